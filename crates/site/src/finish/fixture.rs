//! A release in a folder, read back, for tests of the files made from it.

use std::fs;
use std::path::Path;

use pprnet_address::names::ARCHIVE;
use pprnet_archive::{Block, Document, Post, Release, Site, Taxonomy, Term};

use super::address::Address;
use super::input::Input;
use super::page::Page;
use super::pages;

/// The address of the test site.
pub(super) const BASE: &str = "https://example.org/pprnet/blog/";

/// A release and its posts.
pub(super) struct Fixture {
    pub(super) input: Input,
    pub(super) posts: Vec<Post>,
}

impl Fixture {
    /// A site with these posts; topics: alliance, unused; types: survey.
    pub(super) fn new(posts: Vec<Post>) -> Self {
        Self::of_site(site(), posts)
    }

    pub(super) fn of_site(site: Site, posts: Vec<Post>) -> Self {
        let term = |slug: &str, name: &str| Term {
            slug: slug.parse().unwrap(),
            name: name.into(),
            aliases: vec![],
            was: vec![],
        };
        let taxonomy = Taxonomy {
            topics: vec![term("alliance", "Alliance & [Rupture]"), term("unused", "Unused")],
            types: vec![term("survey", "Survey")],
        };
        let document = Document::new(site, taxonomy, posts);
        let dist = tempfile::tempdir().unwrap();
        fs::create_dir(dist.path().join(ARCHIVE)).unwrap();
        for (name, content) in Release::new(&document).unwrap().files {
            fs::write(dist.path().join(ARCHIVE).join(name.as_str()), content).unwrap();
        }
        let input = Input::read(dist.path(), Path::new("content")).unwrap();
        let posts: Vec<Post> = input.posts().cloned().collect();
        assert_eq!(posts, document.posts);
        Self { input, posts }
    }

    pub(super) fn address(&self) -> Address {
        Address::of(&self.input.manifest.site).unwrap().unwrap()
    }

    /// The page at a path within the site.
    pub(super) fn page(&self, path: &str) -> Page<'_> {
        let is_it = |page: &Page<'_>| page.path == format!("/{path}");
        self.pages().into_iter().find(is_it).unwrap()
    }

    /// All pages.
    pub(super) fn pages(&self) -> Vec<Page<'_>> {
        pages::all(&self.input)
    }
}

pub(crate) fn site() -> Site {
    Site {
        title: "T & Co".into(),
        tagline: Some("Lines \"quoted\"".into()),
        language: "en-CA".into(),
        base_url: Some(BASE.parse().unwrap()),
        ..Site::default()
    }
}

/// A post on the topic alliance.
pub(crate) fn post(slug: &str, month: &str) -> Post {
    Post {
        topics: vec!["alliance".parse().unwrap()],
        summary: vec![Block::plain(format!("Opening of {slug}."))],
        implications: vec![Block::plain("More.")],
        ..Post::new(slug.parse().unwrap(), format!("Title of {slug}"), month.parse().unwrap())
    }
}

/// This many posts, one per month, going back from December 2022; `post-0` is the newest.
pub(super) fn monthly(number: usize) -> Vec<Post> {
    let one = |i: usize| post(&format!("post-{i}"), &format!("{}-{:02}", 2022 - i / 12, 12 - i % 12));
    (0..number).map(one).collect()
}

/// A notice with this date.
pub(super) fn notice(date: &str) -> pprnet_archive::Notice {
    let kind = pprnet_archive::NoticeKind::Correction;
    pprnet_archive::Notice { date: date.parse().unwrap(), kind, text: "Corrected.".into(), blocks: vec![] }
}

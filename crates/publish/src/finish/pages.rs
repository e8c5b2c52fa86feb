//! Every address the site has, with what the head of its page says.
//!
//! The addresses are those of design §5; the reader's `Route` is where they are defined, and the two must
//! agree. Preloads: each page names the manifest; a page that shows full posts also names the first shard it
//! will ask for, which saves a round trip. A page that must first look posts up (a topic, a type) names the
//! index as well. A preload that goes unused is a warning in the console, so pages that show lists name none.

use std::path::PathBuf;

use pprnet_archive::{IndexEntry, Site, TermCount};

use super::input::{Input, in_archive};

/// A page to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Page {
    /// Its file within `dist`.
    pub(super) file: PathBuf,
    /// Its title, with the site's.
    pub(super) title: String,
    /// Its description; none where the site has no tagline.
    pub(super) description: Option<String>,
    /// Its full address, if the site knows its own and the page has one.
    pub(super) canonical: Option<String>,
    /// The manifest's path within the site.
    pub(super) manifest: String,
    /// For a post's page, the number of its shard.
    pub(super) shard: Option<usize>,
    /// Further files to preload, as paths within the site.
    pub(super) preload: Vec<String>,
    /// Whether search engines should pass it by.
    pub(super) hidden: bool,
}

/// All pages, in the order of the addresses' kinds.
pub(super) fn all(input: &Input, page_size: usize) -> Vec<Page> {
    let manifest = &input.manifest;
    let maker = Maker { input };
    let mut pages = blog(&maker, page_size);
    pages.extend(input.index.posts.iter().enumerate().map(|(position, post)| maker.post(position, post)));
    pages.extend(terms(&maker, "topics", "Topics", &manifest.topics, |post, term| {
        post.topics.iter().any(|topic| topic.slug() == &term.slug)
    }));
    pages.extend(terms(&maker, "types", "Types of Research", &manifest.types, |post, term| {
        post.types.iter().any(|kind| kind.slug() == &term.slug)
    }));
    pages.extend(months(&maker));
    pages.push(maker.page("about/", Some("About")));
    pages.push(Page {
        file: PathBuf::from("404.html"),
        canonical: None,
        hidden: true,
        ..maker.page("404/", Some("Page not found"))
    });
    pages
}

fn blog(maker: &Maker<'_>, page_size: usize) -> Vec<Page> {
    let pages = maker.input.manifest.posts.div_ceil(page_size).max(1);
    let page = |number: usize| {
        let shown = match number {
            1 => maker.page("", None),
            _ => maker.page(&format!("page/{number}/"), Some(&format!("Page {number}"))),
        };
        maker.with_posts_from(shown, Some((number - 1) * page_size))
    };
    (1..=pages).map(page).collect()
}

fn terms(
    maker: &Maker<'_>,
    path: &str,
    heading: &str,
    terms: &[TermCount],
    has: impl Fn(&IndexEntry, &TermCount) -> bool,
) -> Vec<Page> {
    let index = &maker.input.index.posts;
    let page = |term: &TermCount| {
        let mut page = maker.page(&format!("{path}/{}/", term.slug), Some(&term.name));
        if let Some(first) = index.iter().position(|post| has(post, term)) {
            page.preload.push(in_archive(&maker.input.manifest.index.file));
            page = maker.with_posts_from(page, Some(first));
        }
        page
    };
    std::iter::once(maker.page(&format!("{path}/"), Some(heading))).chain(terms.iter().map(page)).collect()
}

fn months(maker: &Maker<'_>) -> Vec<Page> {
    let manifest = &maker.input.manifest;
    let mut years: Vec<u16> = manifest.months.iter().map(|entry| entry.month.year()).collect();
    years.dedup();
    let year = |year: u16| maker.page(&format!("archive/{year}/"), Some(&year.to_string()));
    let mut pages = vec![maker.page("archive/", Some("Archive"))];
    pages.extend(years.into_iter().map(year));
    let mut first = 0;
    for entry in &manifest.months {
        let page = maker.page(&format!("archive/{}/", entry.month), Some(&entry.month.heading()));
        pages.push(maker.with_posts_from(page, Some(first)));
        first += entry.count;
    }
    pages
}

struct Maker<'a> {
    input: &'a Input,
}

impl Maker<'_> {
    fn site(&self) -> &Site {
        &self.input.manifest.site
    }

    /// A page at `path`, which is relative to the site and ends in `/` (or is empty: the first page).
    fn page(&self, path: &str, heading: Option<&str>) -> Page {
        let site = self.site();
        Page {
            file: PathBuf::from(path).join("index.html"),
            title: heading
                .map_or_else(|| site.title.clone(), |heading| format!("{heading} – {}", site.title)),
            description: site.tagline.clone(),
            canonical: site
                .base_url
                .as_ref()
                .map(|base| format!("{}/{path}", base.as_str().trim_end_matches('/'))),
            manifest: in_archive(&self.input.manifest_file),
            shard: None,
            preload: Vec::new(),
            hidden: false,
        }
    }

    /// The same page, preloading the shard of the first post it shows.
    fn with_posts_from(&self, mut page: Page, first: Option<usize>) -> Page {
        let shard = first.and_then(|position| self.input.shard_of(position));
        page.preload.extend(shard.and_then(|number| self.input.shard_path(number)));
        page
    }

    fn post(&self, position: usize, post: &IndexEntry) -> Page {
        let mut page = self.page(&format!("posts/{}/", post.slug), Some(&post.title));
        page.description = Some(post.opening.clone());
        page.shard = self.input.shard_of(position);
        self.with_posts_from(page, Some(position))
    }
}

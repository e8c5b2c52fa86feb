//! The feeds that a page declares in its head, so that a feed reader finds them from the page's address.

use pprnet_archive::Manifest;

use super::channel::{self, Channel};
use super::{atom, json};
use crate::finish::address::Address;
use crate::finish::page::Page;

/// A link to a feed, for the head of a page: `<link rel="alternate" type=… title=… href=…>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::finish) struct Link {
    /// The media type.
    pub(in crate::finish) kind: &'static str,
    /// The feed's title and format.
    pub(in crate::finish) title: String,
    /// Its full address.
    pub(in crate::finish) href: String,
}

/// The feeds that a page declares: those of its topic or type, otherwise those of the blog. None if the page
/// has no address, or if there are no posts.
pub(in crate::finish) fn of_page(address: &Address, manifest: &Manifest, page: &Page<'_>) -> Vec<Link> {
    if page.canonical.is_none() || manifest.posts == 0 {
        return Vec::new();
    }
    let mut channels = channel::all(manifest);
    let list = page.list().trim_start_matches('/');
    let own = channels.iter().position(|channel| channel.folder() == list).unwrap_or(0);
    let channel = channels.drain(..).nth(own);
    let link = |kind, format, ending, channel: &Channel| Link {
        kind,
        title: format!("{} ({format})", channel.title()),
        href: address.of_path(&channel.path(1, ending)),
    };
    let both = |channel: Channel| {
        [
            link(atom::MEDIA_TYPE, "Atom", atom::ENDING, &channel),
            link(json::MEDIA_TYPE, "JSON Feed", json::ENDING, &channel),
        ]
    };
    channel.map(both).into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::finish::feeds::tests::files;
    use crate::finish::fixture::{BASE, Fixture, monthly};

    #[test]
    fn a_page_names_the_feeds_of_what_it_shows() {
        let fixture = Fixture::new(monthly(25));
        let links = |page: &Page<'_>| of_page(&fixture.address(), &fixture.input.manifest, page);
        let hrefs = |path: &str| {
            let links = links(&fixture.page(path));
            links.iter().map(|link| link.href.strip_prefix(BASE).unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(hrefs("topics/unused/"), ["topics/unused/feed.xml", "topics/unused/feed.json"]);
        assert_eq!(hrefs("types/survey/"), ["types/survey/feed.xml", "types/survey/feed.json"]);
        let later = hrefs("topics/alliance/page/2/");
        assert_eq!(later, ["topics/alliance/feed.xml", "topics/alliance/feed.json"]);
        for path in ["", "page/2/", "posts/post-3/", "topics/", "archive/2022/", "about/"] {
            assert_eq!(hrefs(path), ["feed.xml", "feed.json"], "{path}");
        }
        // The reader's page about feeds uses only that name.
        assert_eq!(hrefs("")[0], pprnet_address::names::FEED);
        let topic = links(&fixture.page("topics/alliance/"));
        assert_eq!((topic[0].kind, topic[1].kind), ("application/atom+xml", "application/feed+json"));
        assert_eq!(topic[0].title, "Alliance & [Rupture] – T & Co (Atom)");
        let missing = fixture.pages().into_iter().find(Page::is_hidden).unwrap();
        assert_eq!(links(&missing), []);
        let written = files(&fixture);
        for page in fixture.pages() {
            for link in links(&page) {
                let path = link.href.strip_prefix(BASE).unwrap();
                assert!(written.contains_key(&PathBuf::from(path)), "{path} is linked to and not written");
            }
        }
    }
}

//! A page of a feed in Atom (RFC 4287), with the links of a paged feed (RFC 5005, section 3).

use super::channel::FeedPage;
use super::item::Item;
use crate::finish::xml::Xml;

pub(super) const MEDIA_TYPE: &str = "application/atom+xml";
pub(super) const ENDING: &str = "xml";

/// The style sheet with which a browser shows a feed that somebody opened; it stands in `public/`.
const STYLE: &str = "feed.css";

/// The page's bytes.
pub(super) fn page(page: &FeedPage<'_>) -> anyhow::Result<Vec<u8>> {
    let mut xml = Xml::new()?;
    // Relative, so that a copy of the site looks the same wherever it stands.
    xml.style(&format!("{}{STYLE}", page.root()))?;
    let language = ("xml:lang", page.site.language.as_str());
    xml.parent("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), language], |xml| {
        head(xml, page)?;
        links(xml, page)?;
        page.items.iter().try_for_each(|item| entry(xml, item))
    })?;
    Ok(xml.finish())
}

fn head(xml: &mut Xml, page: &FeedPage<'_>) -> anyhow::Result<()> {
    // The address of the first page names the feed, on all its pages. Posts have tags instead: a feed that
    // moves is subscribed to anew anyhow, but its posts should not come as new ones.
    xml.text("id", &[], &page.feed(1, ENDING))?;
    xml.text("title", &[], page.title())?;
    if let Some(tagline) = &page.site.tagline {
        xml.text("subtitle", &[], tagline)?;
    }
    xml.text("updated", &[], &page.updated())?;
    xml.parent("author", &[], |xml| {
        xml.text("name", &[], page.author())?;
        page.site.home.as_ref().map_or(Ok(()), |home| xml.text("uri", &[], home.as_str()))
    })?;
    page.site.licence.as_ref().map_or(Ok(()), |licence| xml.text("rights", &[], &licence.name))
}

fn links(xml: &mut Xml, page: &FeedPage<'_>) -> anyhow::Result<()> {
    let mut link = |rel: &str, kind: &str, href: &str| {
        xml.empty("link", &[("rel", rel), ("type", kind), ("href", href)])
    };
    link("alternate", "text/html", &page.home())?;
    if let Some(url) = page.site.licence.as_ref().and_then(|licence| licence.url.as_ref()) {
        // RFC 4946.
        link("license", "text/html", url.as_str())?;
    }
    let mut to = |rel: &str, number: usize| link(rel, MEDIA_TYPE, &page.feed(number, ENDING));
    to("self", page.number)?;
    if page.pages > 1 {
        to("first", 1)?;
        if page.number > 1 {
            to("previous", page.number - 1)?;
        }
        if page.number < page.pages {
            to("next", page.number + 1)?;
        }
        to("last", page.pages)?;
    }
    Ok(())
}

fn entry(xml: &mut Xml, item: &Item) -> anyhow::Result<()> {
    xml.parent("entry", &[], |xml| {
        xml.text("id", &[], &item.id)?;
        xml.text("title", &[], &item.title)?;
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &item.url)])?;
        xml.text("published", &[], &item.published)?;
        xml.text("updated", &[], &item.updated)?;
        for category in &item.categories {
            let attributes =
                [("term", &category.term), ("scheme", &category.scheme), ("label", &category.name)];
            xml.empty("category", &attributes.map(|(name, value)| (name, value.as_str())))?;
        }
        xml.text("summary", &[], &item.opening)?;
        xml.text("content", &[("type", "html")], &item.html)
    })
}

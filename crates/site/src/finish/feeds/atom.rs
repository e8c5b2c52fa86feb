//! A page of a feed in Atom (RFC 4287), with the links of a paged feed (RFC 5005, section 3).

use pprnet_archive::Language;

use super::channel::FeedPage;
use super::item::Item;
use super::xhtml;
use crate::finish::folder::FEED_STYLE;
use crate::finish::xml::Xml;
use crate::wording;

pub(super) const MEDIA_TYPE: &str = "application/atom+xml";
pub(super) const ENDING: &str = "xml";

/// The page's bytes.
pub(super) fn page(page: &FeedPage<'_>) -> anyhow::Result<Vec<u8>> {
    let mut xml = Xml::new()?;
    // Relative, so that a copy of the site looks the same wherever it is mounted.
    xml.style(&format!("{}{FEED_STYLE}", page.root()))?;
    let language = ("xml:lang", page.site.language.as_str());
    let names = [("xmlns", "http://www.w3.org/2005/Atom"), ("xmlns:h", xhtml::NAMESPACE), language];
    xml.parent("feed", &names, |xml| {
        head(xml, page)?;
        links(xml, page)?;
        links_to_click(xml, page)?;
        page.items.iter().try_for_each(|item| entry(xml, &page.root(), item))
    })?;
    Ok(xml.finish())
}

fn head(xml: &mut Xml, page: &FeedPage<'_>) -> anyhow::Result<()> {
    // All pages of the feed use the address of the first page as feed id. Posts use tags instead: a moved
    // feed needs a new subscription anyway, but its posts should not appear as new.
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

/// Links to click for someone who opens the feed in a browser. Feed readers ignore them as foreign markup (RFC
/// 4287, section 6.3). They are relative, like the style sheet's address.
fn links_to_click(xml: &mut Xml, page: &FeedPage<'_>) -> anyhow::Result<()> {
    let mut link =
        |href: &str, name: &str| xml.parent("h:p", &[], |xml| xml.text("h:a", &[("href", href)], name));
    // The page with the same posts is the one of the feed's folder.
    let language = Language::of(&page.site.language);
    link("./", language.spoken(wording::feed_as_page))?;
    if page.number == page.pages {
        return Ok(());
    }
    let next = page.path(page.number + 1, ENDING);
    link(next.rsplit('/').next().unwrap_or_default(), language.spoken(wording::feed_older))
}

fn entry(xml: &mut Xml, root: &str, item: &Item) -> anyhow::Result<()> {
    xml.parent("entry", &[], |xml| {
        xml.text("id", &[], &item.id)?;
        xml.text("title", &[], &item.title)?;
        let page = format!("{root}{}", item.path);
        xml.parent("h:h2", &[], |xml| xml.text("h:a", &[("href", &page)], &item.title))?;
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &item.url)])?;
        xml.text("published", &[], &item.published)?;
        xml.text("updated", &[], &item.updated)?;
        for category in &item.categories {
            let attributes =
                [("term", &category.term), ("scheme", &category.scheme), ("label", &category.name)];
            xml.empty("category", &attributes.map(|(name, value)| (name, value.as_str())))?;
        }
        xml.text("summary", &[], &item.opening)?;
        // The single child that RFC 4287, section 4.1.3.3 requires.
        xml.parent("content", &[("type", "xhtml")], |xml| {
            xml.around("div", &[("xmlns", xhtml::NAMESPACE)], &item.xhtml)
        })
    })
}

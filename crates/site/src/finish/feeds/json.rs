//! A page of a feed in JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>), with its field names.

use pprnet_archive::Href;
use serde::Serialize;

use super::channel::FeedPage;
use super::item::Item;

pub(super) const MEDIA_TYPE: &str = "application/feed+json";
pub(super) const ENDING: &str = "json";

#[derive(Serialize)]
struct Feed<'a> {
    version: &'static str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    home_page_url: String,
    feed_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_url: Option<String>,
    language: &'a str,
    authors: [Author<'a>; 1],
    items: Vec<FeedItem<'a>>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct FeedItem<'a> {
    id: &'a str,
    url: &'a str,
    title: &'a str,
    summary: &'a str,
    content_html: &'a str,
    date_published: &'a str,
    date_modified: &'a str,
    tags: Vec<&'a str>,
}

/// The page's bytes.
pub(super) fn page(page: &FeedPage<'_>) -> anyhow::Result<Vec<u8>> {
    let feed = Feed {
        version: "https://jsonfeed.org/version/1.1",
        title: page.title(),
        description: page.site.tagline.as_deref(),
        home_page_url: page.home(),
        feed_url: page.feed(page.number, ENDING),
        next_url: (page.number < page.pages).then(|| page.feed(page.number + 1, ENDING)),
        language: &page.site.language,
        authors: [Author { name: page.author(), url: page.site.home.as_ref().map(Href::as_str) }],
        items: page.items.iter().map(|item| feed_item(item)).collect(),
    };
    let mut bytes = serde_json::to_vec(&feed)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn feed_item(item: &Item) -> FeedItem<'_> {
    FeedItem {
        id: &item.id,
        url: &item.url,
        title: &item.title,
        summary: &item.opening,
        content_html: &item.html,
        date_published: &item.published,
        date_modified: &item.updated,
        tags: item.categories.iter().map(|category| category.name.as_str()).collect(),
    }
}

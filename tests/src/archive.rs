//! The expected content of the site, read from its published files in the simplest way. The tests must not use the reader's own
//! code to check the reader.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

/// The number of posts on a page of the blog.
pub const PAGE: usize = 8;

/// All posts, newest first.
#[derive(Debug)]
pub struct Archive {
    /// The site's title.
    pub title: String,
    /// The posts.
    pub posts: Vec<Post>,
    /// Topics, by slug: name.
    pub topics: BTreeMap<String, String>,
    /// Types, by slug: name.
    pub types: BTreeMap<String, String>,
}

/// A post.
#[derive(Debug, Clone, Deserialize)]
pub struct Post {
    /// Its identifier in URLs.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Its month, `2022-12`.
    pub month: String,
    /// Its topics.
    pub topics: Vec<String>,
    /// Its types.
    pub types: Vec<String>,
    /// The citation.
    pub citation: Option<String>,
    /// The article that it summarises.
    pub article: Option<Article>,
}

/// The article that a post summarises.
#[derive(Debug, Clone, Deserialize)]
pub struct Article {
    /// Its DOI.
    #[serde(rename = "DOI")]
    pub doi: Option<String>,
}

/// A selection of posts by filters.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    /// Posts of any of these topics.
    pub topics: BTreeSet<String>,
    /// Posts of any of these types.
    pub types: BTreeSet<String>,
    /// Posts of this year.
    pub year: Option<String>,
    /// Posts with all the topics rather than any.
    pub all: bool,
}

impl Choice {
    /// Adds a topic, or removes it if it is there.
    #[must_use]
    pub fn topic(mut self, slug: &str) -> Self {
        if !self.topics.remove(slug) {
            self.topics.insert(slug.to_owned());
        }
        self
    }

    /// Adds a type, or removes it if it is there.
    #[must_use]
    pub fn kind(mut self, slug: &str) -> Self {
        if !self.types.remove(slug) {
            self.types.insert(slug.to_owned());
        }
        self
    }

    /// Sets a year, or removes it if it is set.
    #[must_use]
    pub fn year(mut self, year: &str) -> Self {
        self.year = (self.year.as_deref() != Some(year)).then(|| year.to_owned());
        self
    }

    /// Requires all topics at once.
    #[must_use]
    pub fn all(mut self) -> Self {
        self.all = true;
        self
    }

    fn matches(&self, post: &Post) -> bool {
        let has = |topic: &String| post.topics.contains(topic);
        let topics = match self.all {
            true => self.topics.iter().all(has),
            false => self.topics.is_empty() || self.topics.iter().any(has),
        };
        let types = self.types.is_empty() || self.types.iter().any(|kind| post.types.contains(kind));
        let year = self.year.as_ref().is_none_or(|year| post.month.starts_with(year.as_str()));
        topics && types && year
    }
}

impl Archive {
    /// Reads the archive of a built site.
    #[must_use]
    pub fn read(site: &Path) -> Self {
        let folder = site.join("archive");
        let (_, manifest) = json_file(&folder, "manifest.");
        let shards = manifest["shards"].as_array().unwrap();
        let posts = shards.iter().flat_map(|shard| {
            let text = fs::read_to_string(folder.join(shard["file"].as_str().unwrap())).unwrap();
            let shard: Value = serde_json::from_str(&text).unwrap();
            serde_json::from_value::<Vec<Post>>(shard["posts"].clone()).unwrap()
        });
        let terms = |field: &str| {
            let terms = manifest[field].as_array().unwrap().iter();
            let text = |term: &Value, field: &str| term[field].as_str().unwrap().to_owned();
            terms.map(|term| (text(term, "slug"), text(term, "name"))).collect()
        };
        Self {
            title: manifest["site"]["title"].as_str().unwrap().to_owned(),
            posts: posts.collect(),
            topics: terms("topics"),
            types: terms("types"),
        }
    }

    /// The slugs of the selected posts, newest first.
    #[must_use]
    pub fn select(&self, choice: &Choice) -> Vec<String> {
        self.posts.iter().filter(|post| choice.matches(post)).map(|post| post.slug.clone()).collect()
    }

    /// The slug of the topic or type with this name.
    #[must_use]
    pub fn slug_of(&self, name: &str) -> &str {
        let mut terms = self.topics.iter().chain(&self.types);
        terms.find(|(_, other)| *other == name).map_or_else(|| panic!("no {name}"), |(slug, _)| slug.as_str())
    }

    /// The years that have posts, newest first.
    #[must_use]
    pub fn years(&self) -> Vec<String> {
        let years: BTreeSet<String> = self.posts.iter().map(|post| post.month[..4].to_owned()).collect();
        years.into_iter().rev().collect()
    }
}

/// The name and content of the only JSON file in a folder whose name starts with `start`.
#[must_use]
pub fn json_file(folder: &Path, start: &str) -> (String, Value) {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut found: Vec<String> =
        names.filter(|name| name.starts_with(start) && name.ends_with(".json")).collect();
    assert_eq!(found.len(), 1, "one file {start}*.json in {}: {found:?}", folder.display());
    let name = found.remove(0);
    let text = fs::read_to_string(folder.join(&name)).unwrap();
    (name, serde_json::from_str(&text).unwrap())
}

/// `December 2022` for `2022-12`.
#[must_use]
pub fn month_name(month: &str) -> String {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let (year, number) = month.split_once('-').unwrap();
    format!("{} {year}", NAMES[number.parse::<usize>().unwrap() - 1])
}

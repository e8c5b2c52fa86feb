//! Reads each type from published JSON, with little code.
//!
//! The compiler generates serde's derived deserializers again for every type and every reader. For the files that the
//! browser reads, they took about 13 KB (brotli) more than this file and `json.rs`. Here the JSON becomes a [`Value`]
//! first, and each type picks its fields from it. Serde still does the writing, and reads the single
//! [`Document`](crate::Document), which needs line numbers rather than small code. Tests check that both readers
//! agree.

mod fault;

use serde_json::Value;

use crate::json::{Fault, FromJson, Object};
use crate::{
    Article, Block, CitationHead, CitationShard, Citations, CslDate, CslText, Date, Document, Doi, FileEntry,
    FileName, Finding, FindingSource, Findings, FindingsOf, Glance, Href, Index, IndexEntry, Inline, Licence,
    Manifest, MonthCount, Notice, NoticeKind, Order, Person, Post, PostCitations, Shard, ShardEntry, Site,
    Slug, Term, TermCount, TopicId, TypeId, YearMonth,
};

/// Types parsed from text, with their own rules and messages.
macro_rules! texts {
    ($($type:ty),*) => { $(
        impl FromJson for $type {
            fn from_json(value: Value) -> Result<Self, Fault> {
                String::from_json(value)?.parse().map_err(|error| format!("{error}"))
            }
        }
    )* };
}

texts!(Slug, TopicId, TypeId, Doi, Href, FileName, YearMonth, Date);

/// Objects: each field with its JSON name.
macro_rules! objects {
    ($($type:ident { $($(#[$attribute:meta])* $field:ident: $key:literal),* $(,)? })*) => { $(
        impl FromJson for $type {
            fn from_json(value: Value) -> Result<Self, Fault> {
                let mut object = Object::new(value)?;
                Ok(Self { $($(#[$attribute])* $field: object.take($key)?),* })
            }
        }
    )* };
}

objects! {
    Manifest {
        format: "format", site: "site", posts: "posts", topics: "topics", types: "types", months: "months",
        shards: "shards", index: "index", search: "search", findings: "findings",
    }
    TermCount { slug: "slug", name: "name", aliases: "aliases", count: "count" }
    MonthCount { month: "month", count: "count" }
    FileEntry { file: "file", bytes: "bytes" }
    ShardEntry { file: "file", bytes: "bytes", posts: "posts" }
    Shard { format: "format", posts: "posts" }
    Index { format: "format", posts: "posts" }
    IndexEntry { slug: "slug", title: "title", month: "month", topics: "topics", types: "types", opening: "opening" }
    Post {
        slug: "slug", title: "title", month: "month", topics: "topics", types: "types", citation: "citation",
        article: "article", summary: "summary", implications: "implications", findings: "findings",
        notices: "notices", added: "added", order: "order", #[cfg(not(target_arch = "wasm32"))] was: "was",
        without_findings: "without_findings", glance: "glance",
    }
    Glance { text: "text", path: "path" }
    Findings { format: "format", posts: "posts" }
    FindingsOf { post: "post", is_retracted: "is_retracted", findings: "findings" }
    Notice { date: "date", kind: "kind", text: "text", blocks: "blocks" }
    CitationHead { format: "format", files: "files" }
    CitationShard { format: "format", posts: "posts" }
    PostCitations { article: "article", summary: "summary" }
    Citations { styles: "styles", formats: "formats", printed: "printed", note: "note" }
}

objects! {
    Document { format: "format", site: "site", topics: "topics", types: "types", posts: "posts" }
    Term { slug: "slug", name: "name", aliases: "aliases", was: "was" }
}

/// Objects whose fields all have a default: the reader fills in an empty object field by field. An early return then
/// drops one value instead of every combination of fields, which for a dozen fields is a third of the code.
macro_rules! filled_objects {
    ($($type:ident { $($field:ident: $key:literal),* $(,)? })*) => { $(
        impl FromJson for $type {
            fn from_json(value: Value) -> Result<Self, Fault> {
                let mut object = Object::new(value)?;
                let mut filled = Self::default();
                $( object.fill($key, &mut filled.$field)?; )*
                Ok(filled)
            }
        }
    )* };
}

filled_objects! {
    Site {
        title: "title", tagline: "tagline", introduction: "introduction", about: "about", language: "language",
        since: "since", author: "author", home: "home", base_url: "base_url", this_month: "this_month",
        notice: "notice", licence: "licence", order: "order", section: "section",
    }
    Licence { name: "name", url: "url" }
    Article {
        kind: "type", title: "title", container_title: "container-title", author: "author", editor: "editor",
        issued: "issued", volume: "volume", issue: "issue", page: "page", edition: "edition",
        chapter_number: "chapter-number", publisher: "publisher", publisher_place: "publisher-place",
        doi: "DOI", pmid: "PMID", isbn: "ISBN", url: "URL",
    }
    Person {
        family: "family", given: "given", suffix: "suffix", non_dropping_particle: "non-dropping-particle",
        literal: "literal",
    }
    CslDate { date_parts: "date-parts" }
    Finding {
        metric: "metric", estimate: "estimate", range: "range", ci: "ci", level: "level", p: "p", k: "k", n: "n",
        i2: "i2", label: "label", sentence: "sentence", source: "source", start: "start", end: "end", mark: "mark",
        warn: "warn",
    }
}

impl FromJson for [f64; 2] {
    fn from_json(value: Value) -> Result<Self, Fault> {
        let list = Vec::<f64>::from_json(value)?;
        list.try_into().map_err(|list: Vec<f64>| format!("two numbers were expected, not {}", list.len()))
    }
}

impl FromJson for CslText {
    fn from_json(value: Value) -> Result<Self, Fault> {
        if let Some(number) = value.as_i64() {
            Ok(Self(number.to_string()))
        } else {
            String::from_json(value).map(Self)
        }
    }
}

impl FromJson for Order {
    fn from_json(value: Value) -> Result<Self, Fault> {
        if value.is_null() { Ok(Self::default()) } else { String::from_json(value)?.parse() }
    }
}

impl FromJson for FindingSource {
    fn from_json(value: Value) -> Result<Self, Fault> {
        match value.as_str() {
            Some("text") => Ok(Self::Text),
            Some("editor") => Ok(Self::Editor),
            None if value.is_null() => Ok(Self::default()),
            _ => Err("expected “text” or “editor”".into()),
        }
    }
}

impl FromJson for NoticeKind {
    fn from_json(value: Value) -> Result<Self, Fault> {
        match value.as_str() {
            Some("correction") => Ok(Self::Correction),
            Some("retraction") => Ok(Self::Retraction),
            _ => Err("expected “correction” or “retraction”".into()),
        }
    }
}

/// The single field of an object that names its variant, such as `em` in `{"em": […]}`.
fn tagged(value: Value) -> Result<(String, Value), Fault> {
    let mut fields = Object::new(value)?.into_fields();
    match (fields.next(), fields.next()) {
        (Some(field), None) => Ok(field),
        _ => Err("expected an object with one field".into()),
    }
}

impl FromJson for Block {
    fn from_json(value: Value) -> Result<Self, Fault> {
        if let Value::String(text) = value {
            return Ok(Self::plain(text));
        }
        let (tag, content) = tagged(value)?;
        match tag.as_str() {
            "p" => FromJson::from_json(content).map(Self::Paragraph),
            "quote" => FromJson::from_json(content).map(Self::Quote),
            "bullets" => FromJson::from_json(content).map(Self::Bullets),
            "numbers" => FromJson::from_json(content).map(Self::Numbers),
            other => Err(format!("“{other}” is not a kind of paragraph")),
        }
    }
}

impl FromJson for Inline {
    fn from_json(value: Value) -> Result<Self, Fault> {
        if let Value::String(text) = value {
            return Ok(Self::Text(text));
        }
        let (tag, content) = tagged(value)?;
        match tag.as_str() {
            "em" => FromJson::from_json(content).map(Self::Emphasis),
            "strong" => FromJson::from_json(content).map(Self::Strong),
            "link" => {
                let mut link = Object::new(content)?;
                Ok(Self::Link { href: link.take("href")?, text: link.take("text")? })
            }
            "mark" => {
                let mut mark = Object::new(content)?;
                Ok(Self::Marked { id: mark.take("id")?, text: mark.take("text")? })
            }
            other => Err(format!("“{other}” is not a kind of text")),
        }
    }
}

#[cfg(test)]
mod tests;

//! Which addresses the site itself has, as far as a redirect can name them.

use std::collections::BTreeSet;

use pprnet_archive::{Slug, Taxonomy, Term, YearMonth};
use pprnet_reader::PAGE_SIZE;

use crate::content::problem::did_you_mean;

/// The names that the reader's own queries have.
const PARAMETERS: [&str; 6] = ["topic", "type", "year", "match", "view", "page"];

/// What a look at an address brings.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// There is such a page.
    There,
    /// There is none, and why.
    Missing(String),
    /// What would tell could not be read, which is a problem of its own.
    Unknown,
}

/// The posts there are, by the names of their files: a post with a fault is there all the same.
#[derive(Debug, Default)]
pub(in crate::content) struct Named {
    pub(in crate::content) slugs: BTreeSet<Slug>,
    pub(in crate::content) months: BTreeSet<YearMonth>,
}

/// What decides which pages there are.
#[derive(Debug, Clone, Copy)]
pub(in crate::content) struct Pages<'a> {
    /// The topics and types, if they could be read.
    pub(in crate::content) taxonomy: Option<&'a Taxonomy>,
    /// The posts, if their folder could be read.
    pub(in crate::content) posts: Option<&'a Named>,
}

impl Pages<'_> {
    /// Looks a path up; it begins with `/` and has none at its end.
    pub(super) fn look(&self, path: &str) -> Look {
        match *segments(path) {
            [] | ["topics" | "types" | "archive" | "about"] => Look::There,
            ["page", number] => self.page(number),
            ["topics", slug] => self.term("topic", slug, |taxonomy| &taxonomy.topics),
            ["types", slug] => self.term("type", slug, |taxonomy| &taxonomy.types),
            ["posts", slug] => self.post(slug),
            ["archive", when] => self.time(when),
            _ => Look::Missing("no page of the site has this path".into()),
        }
    }

    /// What is wrong with a parameter of a new address, if anything is.
    pub(super) fn fault(&self, path: &str, name: &str, value: &str) -> Option<String> {
        let known = parameters(path);
        if !known.contains(&name) {
            return Some(match known {
                [] => format!("the page {path} has no ? with parts, and “{name}” was found"),
                _ => format!("the parts after ? are {} there, and “{name}” was found", known.join(", ")),
            });
        }
        let look = match name {
            "topic" => self.term("topic", value, |taxonomy| &taxonomy.topics),
            "type" => self.term("type", value, |taxonomy| &taxonomy.types),
            "year" => self.year(value),
            "match" => one_of(name, value, &["all"]),
            "view" => one_of(name, value, &["full", "implications", "titles"]),
            _ if positive(value).is_some() => Look::There,
            _ => Look::Missing(format!("page is a number from 1 on, and “{value}” was found")),
        };
        match look {
            Look::Missing(message) => Some(message),
            Look::There | Look::Unknown => None,
        }
    }

    fn page(&self, number: &str) -> Look {
        let Some(posts) = self.posts else { return Look::Unknown };
        let pages = posts.slugs.len().div_ceil(PAGE_SIZE).max(1);
        match positive(number) {
            // The first page is the site's own first page.
            Some(number) if (2..=pages).contains(&number) => Look::There,
            Some(1) => Look::Missing("the first page is /, and /page/1/ was found".into()),
            _ => Look::Missing(format!("the blog has pages up to {pages}, and “{number}” was found")),
        }
    }

    fn term(&self, kind: &str, slug: &str, terms: impl Fn(&Taxonomy) -> &[Term]) -> Look {
        let Some(taxonomy) = self.taxonomy else { return Look::Unknown };
        known(
            &format!("{kind} of taxonomy.toml"),
            slug,
            terms(taxonomy).iter().map(|term| term.slug.as_str()),
        )
    }

    fn post(&self, slug: &str) -> Look {
        let Some(posts) = self.posts else { return Look::Unknown };
        known("post", slug, posts.slugs.iter().map(Slug::as_str))
    }

    fn time(&self, when: &str) -> Look {
        match (self.posts, when.parse::<YearMonth>()) {
            (None, _) => Look::Unknown,
            (Some(posts), Ok(month)) if posts.months.contains(&month) => Look::There,
            (_, Ok(month)) => Look::Missing(format!("no post is of the month {month}")),
            (_, Err(_)) => self.year(when),
        }
    }

    fn year(&self, year: &str) -> Look {
        let Some(posts) = self.posts else { return Look::Unknown };
        match posts.months.iter().any(|month| month.year().to_string() == year) {
            true => Look::There,
            false => Look::Missing(format!("no post is of the year or month “{year}”")),
        }
    }
}

/// Whether all parts of a query are the reader's own.
pub(super) fn is_readers(query: &[(String, String)]) -> bool {
    query.iter().all(|(name, _)| PARAMETERS.contains(&name.as_str()))
}

fn segments(path: &str) -> Vec<&str> {
    path.split('/').filter(|part| !part.is_empty()).collect()
}

/// The parameters that the page at a path knows; see the reader's `Route`.
fn parameters(path: &str) -> &'static [&'static str] {
    match *segments(path) {
        [] | ["page" | "topics" | "types", _] => &PARAMETERS,
        ["posts", _] => &["topic", "type", "year", "match"],
        ["archive", when] if when.parse::<YearMonth>().is_ok() => &["view"],
        _ => &[],
    }
}

fn known<'a>(kind: &str, slug: &str, all: impl Iterator<Item = &'a str> + Clone) -> Look {
    match all.clone().any(|known| known == slug) {
        true => Look::There,
        false => Look::Missing(format!("no {kind} has the slug “{slug}”{}", did_you_mean(slug, all))),
    }
}

fn one_of(name: &str, value: &str, known: &[&str]) -> Look {
    match known.contains(&value) {
        true => Look::There,
        false => Look::Missing(format!("{name} is {}, and “{value}” was found", known.join(", "))),
    }
}

/// A number from one on, written in the one way the reader writes it.
fn positive(text: &str) -> Option<usize> {
    text.parse().ok().filter(|number: &usize| *number >= 1 && number.to_string() == text)
}

//! The addresses that the site itself has, as far as a redirect can name them. The reader's code parses an
//! address; the content decides whether such a post, topic, month or page exists.

use std::collections::BTreeSet;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use pprnet_address::{Blog, PAGE_SIZE, Parsed, Route, Selection, UnknownValue, parse, years_named};
use pprnet_archive::{Slug, Taxonomy, Term, YearMonth};

use super::address::written;
use crate::problem::did_you_mean;

/// The result of looking up an address.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// The page exists.
    There,
    /// The page does not exist, and why.
    Missing(String),
    /// Unknown: a file needed for the answer could not be read, which is reported separately.
    Unknown,
}

/// The existing posts, by file name. A post with a fault also exists.
#[derive(Debug, Default)]
pub(crate) struct Named {
    pub(crate) slugs: BTreeSet<Slug>,
    pub(crate) months: BTreeSet<YearMonth>,
    /// Drafts, and posts of a later day.
    pub(crate) hidden: BTreeSet<Slug>,
    /// Whether all files have names that say which post they are.
    pub(crate) is_complete: bool,
}

impl Named {
    pub(crate) fn insert(&mut self, (month, slug): (YearMonth, Slug)) {
        self.months.insert(month);
        self.slugs.insert(slug);
    }
}

/// The content that determines which pages exist.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pages<'a> {
    /// The topics and types, if they could be read.
    pub(crate) taxonomy: Option<&'a Taxonomy>,
    /// The posts, if their folder could be read.
    pub(crate) posts: Option<&'a Named>,
}

impl Pages<'_> {
    /// Looks up an address: its path, without a trailing slash, and its query, both decoded.
    pub(super) fn look(&self, path: &str, query: &[(String, String)]) -> Look {
        match self.look_exactly(path, query) {
            Look::Missing(why) => {
                let others = other_paths(path).into_iter();
                let near = others
                    .filter(|other| other != path)
                    .find(|other| self.look_exactly(other, query) == Look::There);
                let hint = near.map(|near| format!("; did you mean {}?", written(&near, &[])));
                Look::Missing(format!("{why}{}", hint.unwrap_or_default()))
            }
            look => look,
        }
    }

    fn look_exactly(&self, path: &str, query: &[(String, String)]) -> Look {
        let Parsed { route, unknown_values, unused } = read(path, query);
        // Ignore the query, because hosts look for a file at the path.
        let own = read(path, &[]).route;
        let address = written(path, &[]);
        if matches!(own, Route::NotFound { .. }) {
            return Look::Missing("no page of the site has this path".into());
        }
        if own.href() != address {
            return Look::Missing(format!("that page is {}", own.href()));
        }
        if let Some(UnknownValue { name, value }) = unknown_values.first() {
            return Look::Missing(format!("the part {name} after ? is never “{value}”"));
        }
        match unused.first() {
            Some(name) => Look::Missing(format!("the page {address} has no part “{name}” after ?")),
            None => self.page(&route),
        }
    }

    fn page(&self, route: &Route) -> Look {
        match route {
            Route::Blog(blog) => self.blog(blog),
            Route::Post { slug, from } => worst([self.post(slug), self.selection(from)]),
            Route::Evidence(selection) => self.selection(selection),
            Route::Year(year) => self.year(*year),
            Route::Month { month, .. } => self.month(*month),
            Route::Topics => self.terms("topics", |all| &all.topics),
            Route::Types => self.terms("types", |all| &all.types),
            Route::Archive | Route::About | Route::Follow | Route::Saved { .. } | Route::Offline => {
                Look::There
            }
            Route::NotFound { .. } => Look::Missing("no page of the site has this path".into()),
        }
    }

    fn blog(&self, blog: &Blog) -> Look {
        let selection = self.selection(&blog.selection);
        // The number of posts in a selection is unknown here; past the end the reader shows its last page.
        if !blog.selection.is_empty() || selection != Look::There {
            return selection;
        }
        let Some(posts) = self.posts else { return Look::Unknown };
        let pages = posts.slugs.len().div_ceil(PAGE_SIZE).max(1);
        match blog.page <= pages {
            true => Look::There,
            false if !posts.is_complete => Look::Unknown,
            false => Look::Missing(format!("the blog has pages up to {pages}")),
        }
    }

    fn selection(&self, selection: &Selection) -> Look {
        let topics = selection.topics().iter().map(|id| self.term("topic", id.slug(), |all| &all.topics));
        let types = selection.types().iter().map(|id| self.term("type", id.slug(), |all| &all.types));
        let years = selection.years();
        let years = (!years.is_open()).then(|| {
            self.time(&format!("year {}", years_named(years)), |month| years.contains(month.year()))
        });
        worst(topics.chain(types).chain(years))
    }

    /// The page of all topics or types, which a site without them does not have.
    fn terms(&self, name: &str, terms: impl Fn(&Taxonomy) -> &[Term]) -> Look {
        match self.taxonomy {
            None => Look::Unknown,
            Some(taxonomy) if terms(taxonomy).is_empty() => Look::Missing(format!("the site has no {name}")),
            Some(_) => Look::There,
        }
    }

    fn term(&self, kind: &str, slug: &Slug, terms: impl Fn(&Taxonomy) -> &[Term]) -> Look {
        let Some(taxonomy) = self.taxonomy else { return Look::Unknown };
        known(&format!("{kind} of taxonomy.toml"), slug, terms(taxonomy).iter().map(|term| &term.slug))
    }

    fn post(&self, slug: &Slug) -> Look {
        let Some(posts) = self.posts else { return Look::Unknown };
        if posts.hidden.contains(slug) {
            return Look::Missing(format!(
                "the post “{slug}” is not shown: it is a draft, or of a later day"
            ));
        }
        if !posts.is_complete && !posts.slugs.contains(slug) {
            return Look::Unknown;
        }
        known("post", slug, posts.slugs.iter())
    }

    fn year(&self, year: u16) -> Look {
        self.time(&format!("year {year}"), |month| month.year() == year)
    }

    fn month(&self, month: YearMonth) -> Look {
        self.time(&format!("month {month}"), |other| other == month)
    }

    fn time(&self, name: &str, fits: impl Fn(YearMonth) -> bool) -> Look {
        let Some(posts) = self.posts else { return Look::Unknown };
        match posts.months.iter().any(|month| fits(*month)) {
            true => Look::There,
            false if !posts.is_complete => Look::Unknown,
            false => Look::Missing(format!("no post is of the {name}")),
        }
    }
}

/// Paths that may be meant by a path: in small letters, and with the names of other programs for parts of a site.
fn other_paths(path: &str) -> Vec<String> {
    let lower = path.to_lowercase();
    let (first, rest) =
        lower.trim_start_matches('/').split_once('/').unwrap_or((lower.trim_start_matches('/'), ""));
    let names: &[&str] = match first {
        "post" | "blog" | "article" | "articles" => &["posts"],
        "topic" | "tag" | "tags" | "category" | "categories" => &["topics", "types"],
        "type" => &["types"],
        "archives" => &["archive"],
        _ => &[],
    };
    let renamed =
        names.iter().map(|name| if rest.is_empty() { format!("/{name}") } else { format!("/{name}/{rest}") });
    std::iter::once(lower.clone()).chain(renamed).collect()
}

/// Whether the page at a path understands every part of a query.
pub(super) fn is_readers(path: &str, query: &[(String, String)]) -> bool {
    read(path, query).unused.is_empty()
}

/// Parses an address as the reader does.
fn read(path: &str, query: &[(String, String)]) -> Parsed {
    let encoded = |text| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let pairs = query.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
    parse(path, &pairs.collect::<Vec<_>>().join("&"))
}

/// The first missing result; otherwise unknown if any is unknown.
fn worst(looks: impl IntoIterator<Item = Look>) -> Look {
    looks.into_iter().fold(Look::There, |worst, look| match (&worst, &look) {
        (Look::Missing(_), _) | (_, Look::There) => worst,
        _ => look,
    })
}

fn known<'a>(kind: &str, slug: &Slug, all: impl Iterator<Item = &'a Slug> + Clone) -> Look {
    match all.clone().any(|known| known == slug) {
        true => Look::There,
        false => {
            let nearest = did_you_mean(slug.as_str(), all.map(Slug::as_str));
            Look::Missing(format!("no {kind} has the slug “{slug}”{nearest}"))
        }
    }
}

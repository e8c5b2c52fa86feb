//! Parses and writes every address of the reader.
//!
//! The address is the state: it contains filters, view and page, so that going back, reloading and sharing need nothing else.
//! [`Route::href`] writes an address in its normal form (without default values, parameters in a fixed order). [`parse`] reads
//! that form and any equivalent one, and reports what it dropped. Addresses here are relative to the site's base;
//! [`Base`](crate::Base) adds it.

use pprnet_archive::{Slug, YearMonth};

use crate::parameters::{DATE, PAGE, SORT, VIEW};
use crate::query::{QueryString, UnknownValue, year};
use crate::selection::Selection;
use crate::view::View;

/// A list of the blog: which posts, how much of each, and which page of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blog {
    /// Which posts.
    pub selection: Selection,
    /// How much of each.
    pub view: View,
    /// Which page of the list, counted from one.
    pub page: usize,
    /// Whether search results come newest first instead of best first. Only with search words.
    pub newest_first: bool,
}

impl Default for Blog {
    fn default() -> Self {
        Self { selection: Selection::default(), view: View::default(), page: 1, newest_first: false }
    }
}

impl Blog {
    /// The first page of the blog with another selection. Search results keep their order.
    #[must_use]
    pub fn with_selection(&self, selection: Selection) -> Route {
        let newest_first = self.newest_first && !selection.words().is_empty();
        Route::Blog(Self { selection, view: self.view, page: 1, newest_first })
    }
}

/// A page of the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The blog, with or without filters.
    Blog(Blog),
    /// One post.
    Post {
        /// Which one.
        slug: Slug,
        /// The selection it was opened from. The links to the previous and next post stay within it.
        from: Selection,
    },
    /// The list of topics.
    Topics,
    /// The list of types.
    Types,
    /// The month archive.
    Archive,
    /// The posts of a year.
    Year(u16),
    /// The posts of a month.
    Month {
        /// Which month.
        month: YearMonth,
        /// How much of each post.
        view: View,
    },
    /// The findings of all posts, or of a selection.
    Evidence(Selection),
    /// About the site.
    About,
    /// How to follow the site.
    Follow,
    /// The posts that are saved on this device.
    Saved {
        /// How much of each post.
        view: View,
    },
    /// The offline copy in this browser.
    Offline,
    /// An unknown address.
    NotFound {
        /// The path, decoded.
        path: String,
    },
}

/// Whether an address may belong to an older site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    /// This site understands all of it.
    Current,
    /// This site has the page but ignores a part of the query: `/?p=4` of an older site, or a parameter that a network added.
    Unsure,
    /// This site has no such page.
    Unknown,
}

/// A parsed address: the page, and the parts that were not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// The page.
    pub route: Route,
    /// Values that were dropped. The page shows a note about each.
    pub unknown_values: Vec<UnknownValue>,
    /// Names of parameters that the page ignores. The page does not mention them, since networks and mail programs add theirs to
    /// every link.
    pub unused: Vec<String>,
}

impl Parsed {
    /// Whether this address asks for the page that was made for the path `made_for`.
    pub fn is_page_of(&self, made_for: &str) -> bool {
        self.unknown_values.is_empty() && self.route == parse(made_for, "").route
    }

    /// Whether the address may belong to an older site.
    pub fn age(&self) -> Age {
        if matches!(self.route, Route::NotFound { .. }) {
            Age::Unknown
        } else if self.unknown_values.is_empty() && self.unused.is_empty() {
            Age::Current
        } else {
            Age::Unsure
        }
    }
}

/// Parses a decoded path relative to the base, such as `/topics/alliance/`, and its query string without `?`.
#[must_use]
pub fn parse(path: &str, search: &str) -> Parsed {
    let mut query = QueryString::parse(search);
    let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    let Some(route) = page_at(&segments, &mut query) else {
        let route = Route::NotFound { path: path.to_owned() };
        return Parsed { route, unknown_values: Vec::new(), unused: Vec::new() };
    };
    let (unknown_values, unused) = query.finish();
    Parsed { route, unknown_values, unused }
}

fn page_at(segments: &[&str], query: &mut QueryString) -> Option<Route> {
    Some(match *segments {
        // Some hosts and old links include the file name.
        [ref page @ .., "index.html"] => page_at(page, query)?,
        ["topics"] => Route::Topics,
        ["types"] => Route::Types,
        ["topics", slug, ref page @ ..] => {
            let page = page_of(page, query)?;
            blog(query.selection().with_topic(slug.parse().ok()?), page, query)
        }
        ["types", slug, ref page @ ..] => {
            let page = page_of(page, query)?;
            blog(query.selection().with_type(slug.parse().ok()?), page, query)
        }
        [] | ["page", ..] => {
            let page = page_of(segments, query)?;
            blog(query.selection(), page, query)
        }
        ["posts", slug] => Route::Post { slug: slug.parse().ok()?, from: query.selection() },
        ["archive"] => Route::Archive,
        ["archive", when] => match when.parse::<YearMonth>() {
            Ok(month) => Route::Month { month, view: query.view() },
            Err(_) => Route::Year(year(when)?),
        },
        ["evidence"] => Route::Evidence(query.selection()),
        ["about"] => Route::About,
        ["follow"] => Route::Follow,
        ["saved"] => Route::Saved { view: query.view() },
        ["offline"] => Route::Offline,
        _ => return None,
    })
}

/// The page number of a list: from `segments`, which follow the list's own path, or else from the query.
fn page_of(segments: &[&str], query: &mut QueryString) -> Option<usize> {
    match segments {
        [] => Some(query.page()),
        ["page", number] => number.parse().ok().filter(|&number| number >= 1),
        _ => None,
    }
}

fn blog(selection: Selection, page: usize, query: &mut QueryString) -> Route {
    let newest_first = query.newest_first() && !selection.words().is_empty();
    Route::Blog(Blog { selection, view: query.view(), page, newest_first })
}

impl Route {
    /// The blog without filters.
    #[must_use]
    pub fn home() -> Self {
        Self::Blog(Blog::default())
    }

    /// The first page of a selection.
    #[must_use]
    pub fn selected(selection: Selection, view: View) -> Self {
        Self::Blog(Blog { selection, view, ..Blog::default() })
    }

    /// How much of each post the page shows, if it is a list with a choice of views.
    #[must_use]
    pub fn view(&self) -> Option<View> {
        match self {
            Self::Blog(Blog { view, .. }) | Self::Month { view, .. } | Self::Saved { view } => Some(*view),
            _ => None,
        }
    }

    /// The same page in another view. A page without a choice of views stays as it is.
    #[must_use]
    pub fn in_view(self, view: View) -> Self {
        match self {
            Self::Blog(blog) => Self::Blog(Blog { view, ..blog }),
            Self::Month { month, .. } => Self::Month { month, view },
            Self::Saved { .. } => Self::Saved { view },
            other => other,
        }
    }

    /// The address, relative to the base, starting with `/`.
    #[must_use]
    pub fn href(&self) -> String {
        match self {
            Self::Blog(blog) => blog_href(blog),
            Self::Post { slug, from } => with_query(format!("/posts/{slug}/"), from.pairs()),
            Self::Topics => "/topics/".into(),
            Self::Types => "/types/".into(),
            Self::Archive => "/archive/".into(),
            Self::Year(year) => format!("/archive/{year}/"),
            Self::Month { month, view } => in_a_view(format!("/archive/{month}/"), *view),
            Self::Evidence(selection) => with_query("/evidence/".into(), selection.pairs()),
            Self::About => "/about/".into(),
            Self::Follow => "/follow/".into(),
            Self::Saved { view } => in_a_view("/saved/".into(), *view),
            Self::Offline => "/offline/".into(),
            Self::NotFound { path } => path.clone(),
        }
    }
}

fn blog_href(blog: &Blog) -> String {
    let own = || ("/".to_owned(), blog.selection.pairs());
    let (mut path, mut pairs) = blog.selection.path_form().unwrap_or_else(own);
    // If the selection needs no parameters, each page of the list has its own path, which static hosts can serve.
    let is_path = pairs.is_empty();
    if blog.newest_first {
        pairs.push((SORT, DATE.to_owned()));
    }
    pairs.extend(view_pair(blog.view));
    if blog.page > 1 {
        let page = blog.page.to_string();
        if is_path {
            path = format!("{path}page/{page}/");
        } else {
            pairs.push((PAGE, page));
        }
    }
    with_query(path, pairs)
}

fn in_a_view(path: String, view: View) -> String {
    with_query(path, view_pair(view).into_iter().collect())
}

fn view_pair(view: View) -> Option<(&'static str, String)> {
    (view != View::default()).then(|| (VIEW, view.value().to_owned()))
}

fn with_query(path: String, pairs: Vec<(&'static str, String)>) -> String {
    let mut href = path;
    for (i, (name, value)) in pairs.into_iter().enumerate() {
        href.push(if i == 0 { '?' } else { '&' });
        href.push_str(name);
        href.push('=');
        href.push_str(&value);
    }
    href
}

#[cfg(test)]
mod tests;

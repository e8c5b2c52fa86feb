//! Addresses that the old site has and the new one lacks: links to them in mails and on other pages would break.

mod origins;
mod site;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::Path;

use self::site::{Addresses, Redirected};

pub use self::origins::Origins;

/// The lists with pages that may be renamed with a line `was`.
const RENAMED: [&str; 3] = ["posts", "topics", "types"];

/// A dead address, and the line that restores it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dead {
    /// The address within the site, such as `/posts/old-slug/`.
    pub address: String,
    /// What to write, and where.
    pub remedy: String,
}

/// How a dead address can be restored.
#[derive(Debug)]
enum Remedy {
    /// A former slug of the page at a path; whether that is certain.
    Was { page: String, slug: String, is_certain: bool },
    /// A redirect to an address.
    Redirect { to: String },
    /// Other words.
    Words(String),
}

/// Compares the site in `old` with the one in `built`: pages, feeds, and addresses that redirect. `origins` says where the
/// content of the new site defines its pages. An old address that a redirect of the new site covers is not dead.
///
/// # Errors
/// If a folder cannot be read.
pub fn dead_addresses(old: &Path, built: &Path, origins: &Origins) -> anyhow::Result<Vec<Dead>> {
    // `place` reports a folder that is not a site.
    if ![old, built].iter().all(|site| site.join("index.html").is_file()) {
        return Ok(Vec::new());
    }
    let (before, now) = (Addresses::read(old)?, Addresses::read(built)?);
    let sites = Sites { before: &before, now: &now };
    let mut found: Vec<(String, Remedy)> = sites.dead_pages();
    found.extend(sites.dead_redirects());
    found.extend(sites.dead_filters());
    found.extend(sites.dead_feeds());
    Ok(worded(found, origins))
}

/// The old site and the new one.
#[derive(Clone, Copy)]
struct Sites<'a> {
    before: &'a Addresses,
    now: &'a Addresses,
}

impl<'a> Sites<'a> {
    /// The pages that are gone, by path.
    fn gone(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let pages = self.before.pages.iter().map(|(path, title)| (path.as_str(), title.as_str()));
        pages.filter(move |(path, _)| !self.now.pages.contains_key(*path))
    }

    fn dead_pages(self) -> Vec<(String, Remedy)> {
        let dead = self.gone().filter(|(path, _)| self.now.redirect(path, &[]).is_none());
        dead.map(|(path, title)| (format!("/{path}/"), self.remedy(path, title))).collect()
    }

    fn remedy(self, path: &str, title: &str) -> Remedy {
        match (self.successor(path, title), path.split_once('/')) {
            (Some(page), Some((_, slug))) => {
                Remedy::Was { page: page.to_owned(), slug: slug.to_owned(), is_certain: false }
            }
            (None, Some(("archive", month))) => {
                let year = format!("archive/{}", month.get(..4).unwrap_or_default());
                let to =
                    if self.now.pages.contains_key(&year) { format!("/{year}/") } else { "/archive/".into() };
                Remedy::Redirect { to }
            }
            (None, Some((list @ ("topics" | "types"), slug))) => {
                let all = if self.now.pages.contains_key(list) { format!("/{list}/") } else { "/".into() };
                Remedy::Words(format!(
                    "if its posts have another slug there now, write into {}: was = [\"{slug}\"]. Otherwise write into \
                     redirects.toml:\n[[redirect]]\nfrom = \"/{path}/\"\nto = \"{all}\"",
                    origins::BELOW_ITS_SLUG
                ))
            }
            _ => Remedy::Redirect { to: "/".into() },
        }
    }

    /// The new page that probably has the content of a page that is gone: the one with its title, or else the only new page of its
    /// kind.
    fn successor(self, path: &str, title: &str) -> Option<&'a str> {
        let (list, _) = path.split_once('/').filter(|(list, _)| RENAMED.contains(list))?;
        let is_new = |(path, _): &(&String, &String)| {
            !self.before.pages.contains_key(*path)
                && path.split_once('/').is_some_and(|(other, _)| other == list)
        };
        let mut of_kind = self.now.pages.iter().filter(is_new);
        // A notice that was added since comes before the title.
        let is_same = |other: &str| other == title || other.ends_with(&format!(" {title}"));
        let same = of_kind.clone().find(|(_, other)| is_same(other));
        let only = of_kind.next().filter(|_| of_kind.next().is_none());
        same.or(only).map(|(page, _)| page.as_str())
    }

    /// Addresses that redirected in the old site and lead nowhere, or to the first page only, in the new one.
    fn dead_redirects(self) -> Vec<(String, Remedy)> {
        let is_dead = |entry: &&Redirected| {
            let is_page = entry.query.is_empty() && self.now.pages.contains_key(entry.path());
            // If the path of a former slug is dead, its line also restores the filter.
            !is_page
                && self.now.redirect(entry.path(), &entry.query).is_none()
                && filtered(&entry.query).is_none()
        };
        let dead = self.before.redirects.iter().filter(is_dead);
        dead.map(|entry| (entry.address(), self.remedy_of_redirect(entry))).collect()
    }

    fn remedy_of_redirect(self, entry: &Redirected) -> Remedy {
        let to = entry.to().split('?').next().unwrap_or_default().trim_matches('/');
        let title = self.before.pages.get(to).map_or("", String::as_str);
        let now = self.now.page_at(entry.to()).or_else(|| self.successor(to, title));
        match (now, entry.path().split_once('/')) {
            (Some(page), Some((list, slug)))
                if entry.query.is_empty() && page.split_once('/').is_some_and(|(other, _)| other == list) =>
            {
                Remedy::Was { page: page.to_owned(), slug: slug.to_owned(), is_certain: true }
            }
            (Some(page), _) if page == to => Remedy::Redirect { to: entry.to().to_owned() },
            (Some(page), _) if !page.is_empty() => Remedy::Redirect { to: format!("/{page}/") },
            _ => Remedy::Redirect { to: "/".into() },
        }
    }

    /// Filters by topics and types that are gone, if `redirects.toml` redirects only their pages.
    fn dead_filters(self) -> Vec<(String, Remedy)> {
        let mut dead = Vec::new();
        for (path, _) in self.gone() {
            let Some((list @ ("topics" | "types"), slug)) = path.split_once('/') else { continue };
            let name = if list == "topics" { "topic" } else { "type" };
            let filter = [(name.to_owned(), slug.to_owned())];
            let page = self.now.redirect(path, &[]).and_then(|to| self.now.page_at(to));
            let page = page.filter(|page| page.split_once('/').is_some_and(|(other, _)| other == list));
            if let (Some(page), None) = (page, self.now.redirect("", &filter)) {
                let remedy = Remedy::Was { page: page.to_owned(), slug: slug.to_owned(), is_certain: true };
                dead.push((format!("/?{name}={slug}"), remedy));
            }
        }
        dead
    }

    /// Feeds that are gone although their page is not, or is redirected.
    fn dead_feeds(self) -> Vec<(String, Remedy)> {
        if self.before.feeds.contains("") && !self.now.feeds.contains("") {
            let words = "and so are all feeds. A site has feeds if it has posts and knows its address: write base_url into \
                         site.toml, or give the build a BASE_URL";
            return vec![("/feed.xml".into(), Remedy::Words(words.into()))];
        }
        let gone = self.before.feeds.difference(&self.now.feeds);
        let has_page = |path: &&String| {
            self.now.pages.contains_key(path.as_str()) || self.now.redirect(path, &[]).is_some()
        };
        let dead = gone.filter(has_page).map(|path| {
            let slug = path.rsplit('/').next().unwrap_or_default();
            let words = format!(
                "its subscribers get no more posts. If these have another slug there now, remove the redirect from /{path}/ and \
                 write into {}: was = [\"{slug}\"]",
                origins::BELOW_ITS_SLUG
            );
            (format!("/{path}/feed.xml"), Remedy::Words(words))
        });
        dead.collect()
    }
}

/// The topic or type of a filter address.
fn filtered(query: &[(String, String)]) -> Option<&str> {
    match query {
        [(name, slug)] if name == "topic" || name == "type" => Some(slug),
        _ => None,
    }
}

/// The remedies in words. All former slugs of a page are in one line, because a file has one line `was`.
fn worded(found: Vec<(String, Remedy)>, origins: &Origins) -> Vec<Dead> {
    let mut slugs: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (_, remedy) in &found {
        if let Remedy::Was { page, slug, .. } = remedy {
            let all = slugs.entry(page.as_str()).or_default();
            if !all.contains(&slug.as_str()) {
                all.push(slug.as_str());
            }
        }
    }
    let words = |(address, remedy): &(String, Remedy)| {
        let remedy = match remedy {
            Remedy::Was { page, is_certain, .. } => {
                let line =
                    origins.line(page, slugs.get(page.as_str()).map(Vec::as_slice).unwrap_or_default());
                if *is_certain { line } else { format!("if it is now /{page}/, {line}") }
            }
            Remedy::Redirect { to } => {
                let start = if to == "/" {
                    "if it has moved, write into redirects.toml, with the new address"
                } else {
                    "write into redirects.toml"
                };
                format!("{start}:\n[[redirect]]\nfrom = \"{address}\"\nto = \"{to}\"")
            }
            Remedy::Words(words) => words.clone(),
        };
        Dead { address: address.clone(), remedy }
    };
    found.iter().map(words).collect()
}

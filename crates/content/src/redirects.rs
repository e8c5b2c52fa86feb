//! `redirects.toml`, checked: redirects from old addresses to current ones.
//!
//! Addresses are relative to the site: `/` is its first page, wherever the site is mounted. An old address
//! matches a request with its path if the request's query contains every part of the old query, in any order.
//! Other query parts do not matter. If several match, the one with the most parts wins.

mod address;
mod pages;

use std::collections::BTreeMap;

use super::problem::Problem;
use super::source::Source;
use super::syntax::quoted;
use super::table::{Table, Text};
use super::value;

pub use address::Address;
pub(super) use pages::{Named, Pages};

use address::{encoded, written};
use pages::Look;

/// An old address and its target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    /// The old address.
    pub from: Address,
    /// The new address: a page of the site, with its path between slashes and the reader's own query,
    /// percent-encoded. The build refuses characters that the settings of a host could read as a pattern.
    pub to: String,
}

/// A redirect as written, and its two addresses; `None` for a malformed one.
struct Entry<'a> {
    table: Table<'a>,
    from_text: Option<Text>,
    to_text: Option<Text>,
    from: Option<Address>,
    to: Option<(String, Vec<(String, String)>)>,
}

impl Entry<'_> {
    /// The new address, if it could be an old one.
    fn target(&self) -> Option<Address> {
        self.to.as_ref().and_then(|(path, query)| written(path, query).parse().ok())
    }

    /// Whether the new address is a former one.
    fn is_to_former(&self, former: &Former) -> bool {
        self.target().is_some_and(|target| former.contains_key(&target))
    }

    /// The page of the new address.
    fn page(&self, former: &Former) -> Option<String> {
        let (path, query) = self.to.as_ref()?;
        let now = self.target().and_then(|target| former.get(&target));
        Some(now.cloned().unwrap_or_else(|| encoded(path, query)))
    }

    fn wrong(&self, key: &str, message: impl Into<String>) -> Option<Problem> {
        let value = if key == "from" { &self.from_text } else { &self.to_text };
        value.as_ref().map(|value| self.table.wrong(key, value, message))
    }
}

/// Former addresses of posts, topics and types (`was`), each with the page that it redirects to.
pub(super) type Former = BTreeMap<Address, String>;

/// The redirects. Each goes directly to its final page, even if the file chains several steps, or names a page by a former
/// address.
pub(super) fn check_redirects(
    source: &Source,
    pages: Pages<'_>,
    former: &Former,
    problems: &mut Vec<Problem>,
) -> Vec<Redirect> {
    let Some(mut table) = Table::parse(source, &source.text, 0, problems) else { return Vec::new() };
    table.knows_as(&TABLES);
    let tables = table.take_tables("redirect", problems);
    table.refuse_unknown_with(
        |key, value| {
            let to = value::text(value).filter(|_| key.starts_with('/'))?;
            Some(format!("Write three lines: [[redirect]], from = {}, to = {}", quoted(key), quoted(&to)))
        },
        problems,
    );
    let entries: Vec<Entry<'_>> = tables.into_iter().map(|table| read(table, problems)).collect();
    let mut froms: BTreeMap<&Address, usize> = BTreeMap::new();
    for (number, entry) in entries.iter().enumerate() {
        let Some(from) = &entry.from else { continue };
        if froms.contains_key(from) {
            let message = format!(
                "“{from}” has a redirect already (a / at the end and the order after ? do not count)"
            );
            problems.extend(entry.wrong("from", message));
            continue;
        }
        froms.insert(from, number);
        if pages.look(from.path(), &[]) == Look::There && pages::is_readers(from.path(), from.query()) {
            let message = format!("“{from}” is a page of this site, so it cannot lead elsewhere");
            problems.extend(entry.wrong("from", message));
        }
    }
    let mut redirects = Vec::new();
    let ends = ends(&entries, &froms);
    for (number, (entry, end)) in entries.iter().zip(ends).enumerate() {
        match end {
            None => {
                let message = "it ends at a page of the site, and it leads round in a circle";
                problems.extend(entry.wrong("to", message));
            }
            Some(last) if last == number && !entry.is_to_former(former) => {
                problems.extend(entry.fault(pages));
            }
            // The last step's own entry reports the fault.
            Some(_) => {}
        }
        let last = end.and_then(|last| entries.get(last));
        if let (Some(from), Some(to)) = (&entry.from, last.and_then(|last| last.page(former))) {
            redirects.push(Redirect { from: from.clone(), to });
        }
    }
    redirects
}

impl Entry<'_> {
    /// The fault of the new address, if any.
    fn fault(&self, pages: Pages<'_>) -> Option<Problem> {
        let (path, query) = self.to.as_ref()?;
        match pages.look(path, query) {
            Look::Missing(why) => {
                let found = address::address_text(path, query);
                self.wrong("to", format!("Expected a page of the site, found “{found}”: {why}"))
            }
            Look::There | Look::Unknown => None,
        }
    }
}

/// Other names for the tables.
const TABLES: [(&str, &str); 4] =
    [("redirects", "redirect"), ("rewrite", "redirect"), ("redirection", "redirect"), ("rule", "redirect")];

/// Other names for the keys of a redirect.
const OTHER_NAMES: [(&str, &str); 9] = [
    ("old", "from"),
    ("source", "from"),
    ("path", "from"),
    ("url", "from"),
    ("form", "from"),
    ("new", "to"),
    ("target", "to"),
    ("destination", "to"),
    ("location", "to"),
];

fn read<'a>(mut table: Table<'a>, problems: &mut Vec<Problem>) -> Entry<'a> {
    table.knows_as(&OTHER_NAMES);
    let [from_text, to_text] = ["from", "to"].map(|key| table.text(key, problems));
    table.refuse_unknown(problems);
    let from = checked(&table, "from", from_text.as_ref(), str::parse, problems);
    let to = checked(&table, "to", to_text.as_ref(), address::parts, problems);
    Entry { table, from_text, to_text, from, to }
}

fn checked<T>(
    table: &Table<'_>,
    key: &str,
    value: Option<&Text>,
    read: impl Fn(&str) -> Result<T, String>,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    let text = table.needed(key, value, problems)?;
    match read(&text) {
        Ok(read) => Some(read),
        Err(message) => {
            let write = address::intended(&text).filter(|meant| read(meant).is_ok()).map(|meant| {
                let of_site =
                    if key == "to" && text.contains("://") { ", if that is a page of this site" } else { "" };
                format!(". Write {key} = {}{of_site}", quoted(&meant))
            });
            let message = format!("{message}{}", write.unwrap_or_default());
            problems.extend(value.map(|value| table.wrong(key, value, message)));
            None
        }
    }
}

/// The state of following a redirect.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Followed {
    NotYet,
    /// It is on the path being followed.
    Now,
    /// The last redirect of its chain; `None` in a cycle.
    To(Option<usize>),
}

/// Follows each redirect to the end of its chain, once; `None` if it leads into a cycle.
fn ends(entries: &[Entry<'_>], froms: &BTreeMap<&Address, usize>) -> Vec<Option<usize>> {
    let next = |entry: &Entry<'_>| entry.target().and_then(|to| froms.get(&to).copied());
    let next: Vec<Option<usize>> = entries.iter().map(next).collect();
    let mut followed = vec![Followed::NotYet; entries.len()];
    for first in 0..entries.len() {
        let (mut visited, mut at) = (Vec::new(), first);
        let end = loop {
            match (followed[at], next[at]) {
                (Followed::To(end), _) => break end,
                (Followed::Now, _) => break None,
                (Followed::NotYet, None) => break Some(at),
                (Followed::NotYet, Some(to)) => {
                    followed[at] = Followed::Now;
                    visited.push(at);
                    at = to;
                }
            }
        };
        for at in visited {
            followed[at] = Followed::To(end);
        }
    }
    let end = |(number, followed): (usize, Followed)| match followed {
        Followed::To(end) => end,
        Followed::NotYet | Followed::Now => Some(number),
    };
    followed.into_iter().enumerate().map(end).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(toml: &str) -> (Vec<Redirect>, Vec<Problem>) {
        check_with(toml, &Former::new())
    }

    fn check_with(toml: &str, former: &Former) -> (Vec<Redirect>, Vec<Problem>) {
        let source = Source::new("r", toml.as_bytes().to_vec()).unwrap();
        let mut problems = Vec::new();
        let posts = Named {
            slugs: ["a".parse().unwrap()].into(),
            months: ["2020-01".parse().unwrap()].into(),
            is_complete: true,
            ..Named::default()
        };
        let pages = Pages { taxonomy: None, posts: Some(&posts) };
        let redirects = check_redirects(&source, pages, former, &mut problems);
        (redirects, problems)
    }

    fn entry(from: &str, to: &str) -> String {
        format!("[[redirect]]\nfrom = '{from}'\nto = '{to}'\n")
    }

    #[test]
    fn a_redirect_in_steps_leads_to_its_end_at_once() {
        let toml = [
            entry("/x", "/y"),
            entry("/y/", "/z?b=2&a=1"),
            entry("/z?a=1&b=2", "/posts/a"),
            entry("/?p=4", "/archive/2020-01/?view=titles"),
        ];
        let (redirects, problems) = check(&toml.concat());
        assert_eq!(problems, []);
        let targets: Vec<&str> = redirects.iter().map(|redirect| redirect.to.as_str()).collect();
        assert_eq!(targets, ["/posts/a/", "/posts/a/", "/posts/a/", "/archive/2020-01/?view=titles"]);
    }

    /// An editor who renames a post or topic again need not look for redirects to its old addresses.
    #[test]
    fn a_redirect_to_a_former_address_goes_on_to_the_page() {
        let former: Former = [("/posts/b", "/posts/a/"), ("/?topic=old", "/topics/new/")]
            .map(|(from, to)| (from.parse().unwrap(), to.to_owned()))
            .into();
        let toml = [
            entry("/x", "/posts/b/"),
            entry("/y", "/x"),
            entry("/z", "/?topic=old"),
            entry("/w", "/posts/c/"),
        ];
        let (redirects, problems) = check_with(&toml.concat(), &former);
        let targets: Vec<&str> = redirects.iter().map(|redirect| redirect.to.as_str()).collect();
        assert_eq!(targets, ["/posts/a/", "/posts/a/", "/topics/new/", "/posts/c/"]);
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].message.contains("“/posts/c”"), "{problems:?}");
    }

    /// The search words of an address may be any text, and each host reads it as a browser would.
    #[test]
    fn a_new_address_is_written_as_browsers_send_it() {
        for (to, written) in [
            ("/?q=Trust+me", "/?q=Trust+me"),
            ("/?q=Trust%20me", "/?q=Trust+me"),
            ("/?q=caf%C3%A9+(a%26b)+1%2B1+10:30", "/?q=caf%C3%A9+%28a%26b%29+1%2B1+10%3A30"),
            ("/?q=café,it's~a/b&view=titles", "/?q=caf%C3%A9%2Cit%27s~a/b&view=titles"),
        ] {
            let (redirects, problems) = check(&format!("[[redirect]]\nfrom = \"/x\"\nto = \"{to}\"\n"));
            assert_eq!(problems, [], "{to}");
            assert_eq!(redirects[0].to, written);
            let (again, problems) = check(&entry("/x", written));
            assert_eq!((again, problems), (redirects, vec![]), "an export reads back the same");
        }
    }

    /// A cycle must not loop the checker forever, and each of its lines is reported.
    #[test]
    fn a_circle_is_told_wherever_it_is_entered() {
        let (_, problems) =
            check(&[entry("/in", "/a"), entry("/a", "/b"), entry("/b", "/a"), entry("/s", "/s")].concat());
        let lines: Vec<usize> = problems.iter().map(|problem| problem.line).collect();
        assert_eq!(lines, [3, 6, 9, 12], "{problems:?}");
    }
}

//! The path at which a site is mounted.

use std::cell::RefCell;
use std::fmt;
use std::str::FromStr;

use lol_html::{RewriteStrSettings, element, rewrite_str};
use pprnet_address::normal_escapes;

/// The path at which a site is mounted: begins and ends with `/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicPath(String);

impl FromStr for PublicPath {
    type Err = anyhow::Error;

    /// Parses `pprnet/blog`, `/pprnet/blog` and `/pprnet/blog/`. The leading slash is optional because the
    /// shell of some systems turns it into a path of its own.
    fn from_str(text: &str) -> anyhow::Result<Self> {
        let normal = normal_escapes(text.trim());
        let inner = normal.trim_matches('/');
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'~');
        let fits = inner
            .split('/')
            .all(|part| !part.is_empty() && part.bytes().all(plain) && !matches!(part, "." | ".."));
        match inner {
            "" => Ok(Self("/".to_owned())),
            _ if fits && !is_host(&normal) => Ok(Self(format!("/{inner}/"))),
            _ => anyhow::bail!(
                "{text}: a site is published under a path such as / or /pprnet/blog/{}",
                hint(text)
            ),
        }
    }
}

/// Whether a path begins like a host name. With a slash before it, it means a folder.
fn is_host(text: &str) -> bool {
    let first = text.split('/').next().unwrap_or_default();
    let ending =
        first.rsplit_once('.').map_or("", |(start, ending)| if start.is_empty() { "" } else { ending });
    ending.len() >= 2 && ending.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// The suggestion for someone who wrote a full address.
fn hint(text: &str) -> String {
    let address = text.split_once("://").map_or(text, |(_, rest)| rest);
    let is_whole = address.len() < text.len() || is_host(text.trim());
    let path = is_whole.then(|| address.split_once('/').map_or("/", |(host, _)| &address[host.len()..]));
    match path.map(str::parse::<PublicPath>) {
        Some(Ok(path)) => {
            let folder = if is_host(text.trim()) {
                format!("; for a folder of that name, /{}", text.trim())
            } else {
                String::new()
            };
            format!("; for this address, write {path} (and the address itself as BASE_URL){folder}")
        }
        _ => String::new(),
    }
}

impl fmt::Display for PublicPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl PublicPath {
    /// The path that a page was built for, from its `<base>`; `None` without one.
    #[must_use]
    pub fn of_page(html: &str) -> Option<Self> {
        let href = RefCell::new(None);
        let note = element!("base[href]", |base| {
            *href.borrow_mut() = base.get_attribute("href");
            Ok(())
        });
        rewrite_str(html, RewriteStrSettings::new().append_element_content_handler(note)).ok()?;
        href.into_inner()?.parse().ok()
    }

    /// The path.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0
    }

    /// The base without its trailing slash: the prefix of a path.
    #[must_use]
    pub fn prefix(&self) -> &str {
        self.0.trim_end_matches('/')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_what_it_was_built_for() {
        let of = |html: &str| PublicPath::of_page(html).map(|base| base.to_string());
        assert_eq!(of("<head><base href=\"/pprnet/blog/\"><p>x").unwrap(), "/pprnet/blog/");
        assert_eq!(of("<base href=/%7Ejdoe/>").unwrap(), "/~jdoe/");
        assert_eq!((of("<p>Home"), of("<base href='https://example.org/'>"), of("")), (None, None, None));
    }

    #[test]
    fn a_base_begins_and_ends_with_a_slash_however_it_was_written() {
        for (text, base) in [
            ("/", "/"),
            ("", "/"),
            ("a", "/a/"),
            ("/a/b", "/a/b/"),
            ("/a/b/", "/a/b/"),
            (" /a/ ", "/a/"),
            ("/%7Ejdoe/%61%2db", "/~jdoe/a-b/"),
        ] {
            assert_eq!(text.parse::<PublicPath>().unwrap().to_string(), base);
        }
        for bad in ["/a//b/", "/../", "/%2e%2E/", "http://x/", "/a b/", "/a?b/", "/%20/", "/%"] {
            assert!(bad.parse::<PublicPath>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_whole_address_is_refused_with_the_path_to_write() {
        let message = |text: &str| text.parse::<PublicPath>().unwrap_err().to_string();
        for (address, path) in [
            ("https://example.org/a/b", "/a/b/"),
            ("http://example.org", "/"),
            ("example.org/blog", "/blog/"),
            ("example.org", "/"),
            ("www.example.co.uk/a.b/", "/a.b/"),
        ] {
            assert!(message(address).contains(&format!("write {path} ")), "{}", message(address));
        }
        assert!(!message("/a b/").contains("write"));
        // A folder may have a name like a host.
        for folder in ["/example.org/", "v1.2/blog", ".well-known", "a/example.org"] {
            assert!(folder.parse::<PublicPath>().is_ok(), "{folder}");
        }
    }
}

//! The address of a saved page, and the addresses of its links.

use html5ever::parse_document;
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use pprnet_archive::Href;

/// The address to which the links of a page are relative, if the page says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct PageAddress(Option<String>);

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// Another page.
    Page(Href),
    /// A position in the same page, which the new site does not have.
    Within,
    /// Nowhere: another scheme, or a relative address on a page that does not say its own.
    Nowhere,
}

impl PageAddress {
    /// A known address.
    pub(crate) fn new(address: &str) -> Self {
        Self(is_web(address.trim()).then(|| address.trim().to_owned()))
    }

    /// Whether the page says its address.
    pub(crate) fn is_known(&self) -> bool {
        self.0.is_some()
    }

    /// The address that a page gives in `<base>`, in the comment of the browser that saved it, or as its canonical one.
    pub(crate) fn of(html: &str) -> Self {
        /// These are in the head, which scripts can make long.
        const CHARS: usize = 200_000;
        let end = html.char_indices().nth(CHARS).map_or(html.len(), |(end, _)| end);
        let head = html.get(..end).unwrap_or_default();
        let dom: RcDom = parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(head);
        let mut given = Given::default();
        let mut stack = vec![dom.document.clone()];
        while let Some(node) = stack.pop() {
            given.add(&node);
            stack.extend(node.children.borrow().iter().rev().cloned());
        }
        let own = Self([given.saved, given.canonical, given.shared].into_iter().flatten().next());
        match given.base.map(|base| own.resolve(&base)) {
            Some(Target::Page(base)) => Self::new(base.as_str()),
            _ => own,
        }
    }

    /// The target of a link, as a browser finds it.
    pub(super) fn resolve(&self, href: &str) -> Target {
        let href = one_word(href);
        if href.starts_with('#') {
            return Target::Within;
        }
        let whole = match href.as_str() {
            "" => return Target::Within,
            href if scheme(href).is_some() => Some(href.to_owned()),
            // The author meant another site, and browsers look for a page of this one.
            href if href.starts_with("www.") => Some(format!("https://{href}")),
            href => self.0.as_deref().map_or_else(
                || href.starts_with("//").then(|| format!("https:{href}")),
                |base| joined(base, href),
            ),
        };
        whole.and_then(|whole| whole.parse().ok()).map_or(Target::Nowhere, Target::Page)
    }
}

/// The addresses that a page gives.
#[derive(Default)]
struct Given {
    base: Option<String>,
    saved: Option<String>,
    canonical: Option<String>,
    shared: Option<String>,
}

impl Given {
    fn add(&mut self, node: &Handle) {
        match &node.data {
            NodeData::Comment { contents } => {
                // `saved from url=(0025)https://example.org/blog/`
                let address =
                    contents.split_once("saved from url=(").and_then(|(_, rest)| rest.split_once(')'));
                let address = address.map(|(_, address)| address.trim());
                set(&mut self.saved, address.filter(|address| is_web(address)));
            }
            NodeData::Element { name, attrs, .. } => {
                let attributes = attrs.borrow();
                let value = |key: &str| {
                    let mut all = attributes.iter();
                    all.find(|attribute| &*attribute.name.local == key).map(|attribute| &*attribute.value)
                };
                let is = |key: &str, expected: &str| {
                    value(key).is_some_and(|value| value.trim().eq_ignore_ascii_case(expected))
                };
                match &*name.local {
                    "base" => set(&mut self.base, value("href")),
                    "link" if is("rel", "canonical") => {
                        set(&mut self.canonical, value("href").filter(|href| is_web(href)));
                    }
                    "meta" if is("property", "og:url") => {
                        set(&mut self.shared, value("content").filter(|address| is_web(address)));
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
}

/// The first one counts.
fn set(field: &mut Option<String>, address: Option<&str>) {
    if field.is_none() {
        *field = address.map(|address| address.trim().to_owned());
    }
}

fn is_web(address: &str) -> bool {
    scheme(address).is_some_and(|scheme| ["http", "https"].contains(&scheme.to_ascii_lowercase().as_str()))
}

/// The scheme of an address.
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    is_scheme.then_some(scheme)
}

/// An address without line ends and tabs, which browsers ignore, and with its blanks encoded, as browsers do.
fn one_word(href: &str) -> String {
    let mut out = String::new();
    for c in href.trim().chars().filter(|c| !matches!(c, '\n' | '\r' | '\t')) {
        if c.is_whitespace() || c.is_control() {
            let mut buffer = [0; 4];
            out.extend(c.encode_utf8(&mut buffer).bytes().map(|byte| format!("%{byte:02X}")));
        } else {
            out.push(c);
        }
    }
    out
}

/// A relative address as a whole one, by RFC 3986, section 5.2.
fn joined(base: &str, href: &str) -> Option<String> {
    let scheme_end = base.find("://")?;
    let scheme = base.get(..scheme_end)?;
    if href.starts_with("//") {
        return Some(format!("{scheme}:{href}"));
    }
    let base = base.split('#').next().unwrap_or_default();
    let host_start = scheme_end + "://".len();
    let host_end = base.get(host_start..)?.find(['/', '?']).map_or(base.len(), |end| host_start + end);
    let (site, below) = base.split_at_checked(host_end)?;
    let path = below.split('?').next().unwrap_or_default();
    if href.starts_with('?') {
        let path = if path.is_empty() { "/" } else { path };
        return Some(format!("{site}{path}{href}"));
    }
    let (own, query) = href.find(['?', '#']).map_or((href, ""), |at| href.split_at(at));
    let folder = if own.starts_with('/') {
        ""
    } else {
        path.rfind('/').and_then(|end| path.get(..end)).unwrap_or_default()
    };
    let own = own.strip_prefix('/').unwrap_or(own);
    Some(format!("{site}{}{query}", without_dots(&format!("{folder}/{own}"))))
}

/// A path without its parts `.` and `..`.
fn without_dots(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    let mut all = path.split('/').skip(1).peekable();
    while let Some(part) = all.next() {
        let is_last = all.peek().is_none();
        match part {
            "." | ".." => {
                if part == ".." {
                    parts.pop();
                }
                if is_last {
                    parts.push("");
                }
            }
            part => parts.push(part),
        }
    }
    format!("/{}", parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(href: &str) -> Target {
        Target::Page(href.parse().unwrap())
    }

    #[test]
    fn links_lead_where_a_browser_finds_them() {
        let base = PageAddress::new("https://old.example/blog/2020/?page=2#top");
        for (href, expected) in [
            ("https://a.example/x?utm_source=y&z=1#b", "https://a.example/x?utm_source=y&z=1#b"),
            ("mailto:a@example.org", "mailto:a@example.org"),
            ("//a.example/x", "https://a.example/x"),
            ("/about", "https://old.example/about"),
            ("pens", "https://old.example/blog/2020/pens"),
            ("../2019/pens/#ink", "https://old.example/blog/2019/pens/#ink"),
            ("./", "https://old.example/blog/2020/"),
            ("..", "https://old.example/blog/"),
            ("../../../../x", "https://old.example/x"),
            ("?p=4&utm_medium=a", "https://old.example/blog/2020/?p=4&utm_medium=a"),
            (" a b.pdf\n ", "https://old.example/blog/2020/a%20b.pdf"),
            ("www.example.org/x", "https://www.example.org/x"),
        ] {
            assert_eq!(base.resolve(href), page(expected), "{href}");
        }
        let bare = PageAddress::new("http://old.example");
        assert_eq!(bare.resolve("x"), page("http://old.example/x"));
        assert_eq!(bare.resolve("?p=4"), page("http://old.example/?p=4"));
    }

    #[test]
    fn what_leads_to_no_page_is_no_link() {
        let [known, unknown] = ["https://old.example/", ""].map(PageAddress::new);
        for href in [
            "javascript:x()",
            " JavaScript:x()",
            "java\nscript:x()",
            "tel:+15555",
            "file:///etc/x",
            "data:text/html,x",
        ] {
            assert_eq!(
                (known.resolve(href), unknown.resolve(href)),
                (Target::Nowhere, Target::Nowhere),
                "{href}"
            );
        }
        for href in ["#note", "", " "] {
            assert_eq!(
                (known.resolve(href), unknown.resolve(href)),
                (Target::Within, Target::Within),
                "{href}"
            );
        }
        for href in ["/about", "x", "?p=4", "../x"] {
            assert_eq!(unknown.resolve(href), Target::Nowhere, "{href}");
        }
        assert_eq!(unknown.resolve("//a.example/x"), page("https://a.example/x"));
    }

    #[test]
    fn a_page_says_its_address() {
        for (html, expected) in [
            (
                "<base href='https://a.example/x/'><link rel=canonical href='https://b.example/'>",
                "https://a.example/x/",
            ),
            (
                "<!-- saved from url=(0025)https://c.example/blog/ --><html><link rel=canonical href='https://b.example/'>",
                "https://c.example/blog/",
            ),
            (
                "<!-- saved from url=(0014)about:internet --><html><link rel='Canonical' href='https://b.example/'>",
                "https://b.example/",
            ),
            ("<meta property='og:url' content='https://d.example/y'>", "https://d.example/y"),
            (
                "<base href='/z/'><meta property='og:url' content='https://d.example/y'>",
                "https://d.example/z/",
            ),
            ("<base target=_blank><link rel=canonical href='https://b.example/'>", "https://b.example/"),
        ] {
            assert_eq!(PageAddress::of(html), PageAddress::new(expected), "{html}");
        }
        for html in ["<base href='/z/'>", "<link rel=canonical href='/x'>", "<p>a"] {
            assert!(!PageAddress::of(html).is_known(), "{html}");
        }
    }
}

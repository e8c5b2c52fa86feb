//! An address as editors write it: its decoded path and query, in comparable form.

use std::fmt;
use std::str::FromStr;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// The longest address, in characters. All hosts allow more.
const LONGEST: usize = 400;

/// An old address. Addresses with the same meaning are equal: percent signs are decoded, a trailing slash of
/// the path is removed, and query parameters are sorted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address {
    path: String,
    query: Vec<(String, String)>,
}

impl Address {
    /// The decoded path: `/`, or a path without a trailing slash, such as `/blog`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The decoded names and values of the query, sorted; names are unique.
    #[must_use]
    pub fn query(&self) -> &[(String, String)] {
        &self.query
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&address_text(&self.path, &self.query))
    }
}

impl FromStr for Address {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (path, mut query) = parts(text)?;
        query.sort();
        if let Some(pair) = query.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            return Err(format!("“{}” is there twice after the ?. Keep one", pair[0].0));
        }
        Ok(Self { path, query })
    }
}

/// A decoded path and query as one text that parses back to them.
pub(super) fn address_text(path: &str, query: &[(String, String)]) -> String {
    let part = |text: &str| text.replace('&', "%26").replace('+', "%2B");
    let mut text = path.to_owned();
    for (i, (name, value)) in query.iter().enumerate() {
        text.push_str(&format!("{}{}={}", if i == 0 { '?' } else { '&' }, part(name), part(value)));
    }
    text
}

/// The same with a trailing slash on the path, as in the site's own addresses.
pub(super) fn written(path: &str, query: &[(String, String)]) -> String {
    let path = if path == "/" { path.to_owned() } else { format!("{path}/") };
    address_text(&path, query)
}

/// The characters of a query that a browser sends as they are and that no host reads as a pattern.
const PLAIN: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b'/').remove(b' ');

/// The address of a page as a browser sends it: the query is percent-encoded.
pub(super) fn encoded(path: &str, query: &[(String, String)]) -> String {
    let part = |text: &str| utf8_percent_encode(text, PLAIN).to_string().replace(' ', "+");
    let query: Vec<String> =
        query.iter().map(|(name, value)| format!("{}={}", part(name), part(value))).collect();
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{}{mark}{}", written(path, &[]), query.join("&"))
}

/// The decoded path (without a trailing slash) and query of an address, in written order.
pub(super) fn parts(text: &str) -> Result<(String, Vec<(String, String)>), String> {
    if text.chars().count() > LONGEST {
        return Err(format!("At most {LONGEST} characters are allowed (found {})", text.chars().count()));
    }
    if !text.starts_with('/') || text.starts_with("//") {
        return Err(format!(
            "Expected an address within the site that begins with one /, such as /blog?p=4, found “{text}”"
        ));
    }
    if text.contains('#') {
        return Err(format!("Remove the # and what follows it, which browsers do not send (found “{text}”)"));
    }
    let (path, query) = text.split_once('?').unwrap_or((text, ""));
    let path = decode(path)?;
    if path.contains(':') {
        return Err(format!(
            "A : before the ? is not allowed, because some hosts read it as a pattern (found “{text}”)"
        ));
    }
    let path = match path.trim_end_matches('/') {
        "" => "/",
        path => path,
    };
    if path.len() > 1 && path.split('/').skip(1).any(|part| matches!(part, "" | "." | "..")) {
        return Err(format!("Empty parts, . and .. are not allowed between the slashes (found “{text}”)"));
    }
    let pairs = query.split('&').filter(|pair| !pair.is_empty()).map(pair).collect::<Result<_, _>>()?;
    Ok((path.to_owned(), pairs))
}

/// The address within the site that a text means: without its host, and with the / at its beginning.
pub(super) fn intended(text: &str) -> Option<String> {
    let text = text.trim().split('#').next().unwrap_or_default();
    let path = match text.split_once("://") {
        Some((_, rest)) => rest.find(['/', '?']).map_or("/", |at| rest.get(at..).unwrap_or_default()),
        None => text,
    };
    let path = path.trim_start_matches('/');
    (!text.is_empty()).then(|| format!("/{path}"))
}

fn pair(written: &str) -> Result<(String, String), String> {
    match written.split_once('=') {
        Some((name, value)) if !name.is_empty() && !value.is_empty() => {
            Ok((decode(&name.replace('+', " "))?, decode(&value.replace('+', " "))?))
        }
        // Netlify's settings cannot express this, nor a repeated name.
        _ => Err(format!("Expected parts such as p=4 after the ?, with & between them, found “{written}”")),
    }
}

/// Decodes percent signs. The result can be escaped in every host's settings; characters that could be
/// special there are refused.
fn decode(text: &str) -> Result<String, String> {
    let decoded = percent_decode_str(text).decode_utf8();
    let decoded = decoded.map_err(|_| {
        format!("Expected percent signs that spell UTF-8, such as %C3%A9 for é, found “{text}”")
    })?;
    let fits = |c: char| c.is_alphanumeric() || "-._~/, '()&+:".contains(c);
    match decoded.chars().find(|c| !fits(*c)) {
        None => Ok(decoded.into_owned()),
        Some(bad) => Err(format!(
            "Expected letters, digits and - . _ ~ / , ' ( ) & + : (and ? = & before and between the parts of a query), found “{}”",
            bad.escape_debug()
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> Address {
        text.parse().unwrap()
    }

    #[test]
    fn what_means_the_same_is_the_same() {
        assert_eq!(address("/blog?p=4&cat_1=26"), address("/blog/?cat_1=26&p=4"));
        assert_eq!(address("/a%20b?c=%C3%A9+x"), address("/a b?c=é x"));
        assert_eq!(address("/?"), address("/"));
        assert_ne!(address("/blog"), address("/Blog"));
        assert_eq!(address("/blog/?p=4&cat_1=26").to_string(), "/blog?cat_1=26&p=4");
        let odd = address("/q&a+(it's)?t=10:30+%2B+(a%26b)");
        assert_eq!((odd.path(), odd.query()[0].1.as_str()), ("/q&a+(it's)", "10:30 + (a&b)"));
        assert_eq!(address(&odd.to_string()), odd);
    }

    #[test]
    fn what_could_mean_something_in_a_hosts_settings_is_refused() {
        for bad in [
            "",
            "blog",
            "//evil.example/",
            "https://old.example/blog",
            "/a#b",
            "/a/../b",
            "/a//b",
            "/./a",
            "/a\"b",
            "/a\\b",
            "/a$b",
            "/a{b",
            "/a}b",
            "/a;b",
            "/a%b",
            "/a%0Ab",
            "/a%00",
            "/a%3Bb",
            "/%ff",
            "/a*",
            "/:a",
            "/a:b",
            "/a%3Ab",
            "/a?b",
            "/a?=b",
            "/a?b=",
            "/a?b=1&b=2",
            "/a?b=$1",
            "/a?b=%22",
            "/a\nb",
            "/<a>",
            "/a|b",
            "/a^",
            "/[a]",
        ] {
            assert!(bad.parse::<Address>().is_err(), "{bad}");
        }
    }
}

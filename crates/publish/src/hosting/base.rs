//! The path that a site stands under.

use std::fmt;
use std::str::FromStr;

/// The path a site stands under: begins and ends with `/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Base(String);

impl FromStr for Base {
    type Err = anyhow::Error;

    /// Understands `pprnet/blog`, `/pprnet/blog` and `/pprnet/blog/`; the shell of some systems turns a
    /// leading slash into a path of its own, so that leaving it out must be possible.
    fn from_str(text: &str) -> anyhow::Result<Self> {
        let inner = text.trim_matches('/');
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'~');
        let fits = inner
            .split('/')
            .all(|part| !part.is_empty() && part.bytes().all(plain) && !matches!(part, "." | ".."));
        match inner {
            "" => Ok(Self("/".to_owned())),
            _ if fits => Ok(Self(format!("/{inner}/"))),
            _ => anyhow::bail!("{text}: a site stands under a path such as / or /pprnet/blog/"),
        }
    }
}

impl fmt::Display for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Base {
    /// The path.
    pub(crate) fn path(&self) -> &str {
        &self.0
    }

    /// The base without its last slash: what comes before a path.
    pub(crate) fn prefix(&self) -> &str {
        self.0.trim_end_matches('/')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_begins_and_ends_with_a_slash_however_it_was_written() {
        for (text, base) in [("/", "/"), ("", "/"), ("a", "/a/"), ("/a/b", "/a/b/"), ("/a/b/", "/a/b/")] {
            assert_eq!(text.parse::<Base>().unwrap().to_string(), base);
        }
        for bad in ["/a//b/", "/../", "http://x/", "/a b/", "/a?b/"] {
            assert!(bad.parse::<Base>().is_err(), "{bad}");
        }
    }
}

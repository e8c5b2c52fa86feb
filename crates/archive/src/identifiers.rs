//! Identifiers and URLs that are checked when they are read: slugs, topic and type ids, DOIs, links.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Implements the traits of every checked string: `Display`, `AsRef<str>`, and serde through `FromStr`.
macro_rules! checked_string {
    ($name:ident, $error:ty, $schema:literal) => {
        impl $name {
            /// The text as written in files and URLs.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = $error;
            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.0
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": $schema })
            }
        }
    };
}

/// The identifier of a post, topic or type in URLs and file names: groups of lower-case ASCII letters and digits joined
/// by single hyphens, at most [`Slug::MAX`] characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

checked_string!(Slug, SlugError, "^[a-z0-9]+(-[a-z0-9]+)*$");

impl Slug {
    /// The longest accepted slug: file systems allow 255 bytes for a name, which must also hold the month and the
    /// extension.
    pub const MAX: usize = 120;
}

/// Why a text is not a [`Slug`].
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SlugError {
    /// The text is empty.
    #[error("a slug may not be empty")]
    Empty,
    /// The text has more than [`Slug::MAX`] characters.
    #[error("a slug has at most {max} characters, this one has {0}", max = Slug::MAX)]
    TooLong(usize),
    /// The text has a character other than `a`–`z`, `0`–`9` and single hyphens in between.
    #[error("Expected a slug of a–z, 0–9 and single hyphens, found “{0}”")]
    Form(String),
}

impl FromStr for Slug {
    type Err = SlugError;

    fn from_str(text: &str) -> Result<Self, SlugError> {
        if text.is_empty() {
            return Err(SlugError::Empty);
        }
        let fits = text.split('-').all(|group| {
            !group.is_empty() && group.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        });
        if !fits {
            return Err(SlugError::Form(text.to_owned()));
        }
        if text.len() > Self::MAX {
            return Err(SlugError::TooLong(text.len()));
        }
        Ok(Self(text.to_owned()))
    }
}

/// A topic: the slug of a topic of the taxonomy.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct TopicId(Slug);

/// A Type of Research: the slug of a type of the taxonomy.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct TypeId(Slug);

macro_rules! term_id {
    ($name:ident) => {
        impl $name {
            /// The slug itself.
            #[must_use]
            pub fn slug(&self) -> &Slug {
                &self.0
            }
            /// The slug as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }
        impl From<Slug> for $name {
            fn from(slug: Slug) -> Self {
                Self(slug)
            }
        }
        impl FromStr for $name {
            type Err = SlugError;
            fn from_str(text: &str) -> Result<Self, SlugError> {
                text.parse().map(Self)
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

term_id!(TopicId);
term_id!(TypeId);

/// A Digital Object Identifier, without the resolver: `10.` registrant `/` suffix (DOI Handbook, section 2.2).
///
/// Parsing also accepts `https://doi.org/10.…` and `doi:10.…` and removes the prefix.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Doi(String);

checked_string!(Doi, DoiError, r"^10\.[0-9]{4,9}(\.[0-9]+)*/\S+$");

impl Doi {
    /// The URL at which the DOI system resolves it, with special characters escaped.
    #[must_use]
    pub fn url(&self) -> String {
        let mut url = String::from("https://doi.org/");
        for byte in self.0.bytes() {
            match byte {
                b'A'..=b'Z'
                | b'a'..=b'z'
                | b'0'..=b'9'
                | b'-'
                | b'.'
                | b'_'
                | b'~'
                | b'/'
                | b'('
                | b')'
                | b':'
                | b';' => url.push(char::from(byte)),
                _ => url.push_str(&format!("%{byte:02X}")),
            }
        }
        url
    }
}

/// Why a text is not a [`Doi`].
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("Expected a DOI such as 10.1037/pst0000172, found “{0}”")]
pub struct DoiError(String);

impl FromStr for Doi {
    type Err = DoiError;

    fn from_str(text: &str) -> Result<Self, DoiError> {
        let fail = || DoiError(text.to_owned());
        let mut bare = text.trim();
        for prefix in ["https://", "http://", "dx.", "doi.org/", "doi:", "DOI:"] {
            bare = bare.strip_prefix(prefix).unwrap_or(bare).trim_start();
        }
        let (registrant, suffix) =
            bare.strip_prefix("10.").and_then(|rest| rest.split_once('/')).ok_or_else(fail)?;
        let mut groups = registrant.split('.');
        let code = groups.next().unwrap_or_default();
        let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        let registrant_fits = (4..=9).contains(&code.len()) && digits(code) && groups.all(digits);
        let suffix_fits = !suffix.is_empty() && !suffix.chars().any(|c| c.is_whitespace() || c.is_control());
        if registrant_fits && suffix_fits { Ok(Self(bare.to_owned())) } else { Err(fail()) }
    }
}

/// The URL of a link. Only `http:`, `https:` and `mailto:` are allowed, so that no link can run a script.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Href(String);

checked_string!(Href, HrefError, "^([Hh][Tt][Tt][Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:)\\S+$");

/// Why a text is not an [`Href`].
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum HrefError {
    /// The URL has another scheme, or none.
    #[error("Expected https://, http:// or mailto: at its start, found “{0}”")]
    Scheme(String),
    /// The URL has white space or control characters, or nothing after the scheme.
    #[error("Expected an address without blanks, found “{0}”")]
    Form(String),
}

impl FromStr for Href {
    type Err = HrefError;

    fn from_str(text: &str) -> Result<Self, HrefError> {
        let lower = text.to_ascii_lowercase();
        let Some(rest) =
            ["https://", "http://", "mailto:"].iter().find_map(|scheme| lower.strip_prefix(scheme))
        else {
            return Err(HrefError::Scheme(text.to_owned()));
        };
        if rest.is_empty() || rest.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Err(HrefError::Form(text.to_owned()));
        }
        Ok(Self(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn slugs_are_lower_case_words_joined_by_hyphens() {
        for good in ["alliance", "a", "2022", "ten-years-of-cbt"] {
            assert_eq!(good.parse::<Slug>().map(String::from), Ok(good.to_owned()));
        }
        assert_eq!("".parse::<Slug>(), Err(SlugError::Empty));
        for bad in ["-a", "a-", "a--b", "A", "é", "a b", "a/b", "..", "a_b"] {
            assert_eq!(bad.parse::<Slug>(), Err(SlugError::Form(bad.to_owned())));
        }
        assert_eq!("a".repeat(121).parse::<Slug>(), Err(SlugError::TooLong(121)));
    }

    #[test]
    fn a_doi_may_come_with_its_resolver() {
        for text in [
            "10.1037/pst0000172",
            "https://doi.org/10.1037/pst0000172",
            "http://dx.doi.org/10.1037/pst0000172",
            "doi: 10.1037/pst0000172",
        ] {
            assert_eq!(text.parse::<Doi>().unwrap().as_str(), "10.1037/pst0000172");
        }
        for bad in ["", "10.1037", "10.1/x", "11.1037/x", "10.1037/", "10.1037/a b", "10.10a7/x"] {
            assert!(bad.parse::<Doi>().is_err(), "{bad}");
        }
    }

    #[test]
    fn an_old_doi_with_angle_brackets_gives_an_address_that_html_and_browsers_accept() {
        let doi: Doi = "10.1002/(SICI)1097-4679(199607)52:4<385::AID-JCLP3>3.0.CO;2-R".parse().unwrap();
        assert_eq!(
            doi.url(),
            "https://doi.org/10.1002/(SICI)1097-4679(199607)52:4%3C385::AID-JCLP3%3E3.0.CO;2-R"
        );
    }

    #[test]
    fn scripts_cannot_be_linked_to() {
        for bad in ["javascript:alert(1)", "JavaScript:x", " https://a.org", "data:text/html,x", "//a.org"] {
            assert!(matches!(bad.parse::<Href>(), Err(HrefError::Scheme(_))), "{bad}");
        }
        assert!("https://".parse::<Href>().is_err());
        assert!("https://a b".parse::<Href>().is_err());
        assert!("HTTPS://example.org/x".parse::<Href>().is_ok());
        assert!("mailto:someone@example.org".parse::<Href>().is_ok());
    }

    proptest! {
        #[test]
        fn no_text_makes_a_parser_panic_and_what_parses_reads_back(text in ".*") {
            if let Ok(slug) = text.parse::<Slug>() {
                prop_assert_eq!(slug.as_str().parse::<Slug>().unwrap(), slug.clone());
            }
            if let Ok(doi) = text.parse::<Doi>() {
                prop_assert_eq!(doi.as_str().parse::<Doi>().unwrap(), doi.clone());
            }
            let _ = text.parse::<Href>();
        }
    }
}

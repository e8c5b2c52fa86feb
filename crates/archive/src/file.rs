//! Published files: each name has a hash of the content, which is checked on reading.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::json::FromJson;
use crate::{FORMAT, Slug};

/// The first eight bytes of the SHA-256 of a file's content, written as 16 hexadecimal digits. It detects damaged files
/// and distinguishes releases; it does not protect against forgery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ContentHash([u8; 8]);

impl ContentHash {
    /// The syntax of a hash, as a regular expression.
    pub const PATTERN: &str = "[0-9a-f]{16}";

    /// The hash of `bytes`.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let mut first = [0; 8];
        for (to, from) in first.iter_mut().zip(Sha256::digest(bytes)) {
            *to = from;
        }
        Self(first)
    }

    /// Parses a hash.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 16 || text.bytes().any(|b| !matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
            return None;
        }
        u64::from_str_radix(text, 16).ok().map(|number| Self(number.to_be_bytes()))
    }
}

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", u64::from_be_bytes(self.0))
    }
}

/// The name of a file of the archive, such as `2022.0123456789abcdef.json`: stem, hash, extension.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FileName {
    text: String,
    hash: ContentHash,
}

/// Why a text is not a [`FileName`].
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("Expected a file name such as 2022.0123456789abcdef.json, found “{0}”")]
pub struct FileNameError(String);

impl FileName {
    /// The name for a file with this content.
    #[must_use]
    pub fn for_content(stem: &Slug, content: &[u8], ending: &str) -> Self {
        let hash = ContentHash::of(content);
        Self { text: format!("{stem}.{hash}.{ending}"), hash }
    }

    /// The hash in the name.
    #[must_use]
    pub fn hash(&self) -> ContentHash {
        self.hash
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl FromStr for FileName {
    type Err = FileNameError;

    fn from_str(text: &str) -> Result<Self, FileNameError> {
        let fail = || FileNameError(text.to_owned());
        let mut parts = text.split('.');
        let (Some(stem), Some(hash), Some(ending), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(fail());
        };
        let hash = ContentHash::parse(hash).ok_or_else(fail)?;
        if stem.parse::<Slug>().is_err() || ending.parse::<Slug>().is_err() {
            return Err(fail());
        }
        Ok(Self { text: text.to_owned(), hash })
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl TryFrom<String> for FileName {
    type Error = FileNameError;
    fn try_from(text: String) -> Result<Self, FileNameError> {
        text.parse()
    }
}

impl From<FileName> for String {
    fn from(name: FileName) -> Self {
        name.text
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for FileName {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "FileName".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let pattern = format!("^[a-z0-9-]+\\.{}\\.[a-z0-9]+$", ContentHash::PATTERN);
        schemars::json_schema!({ "type": "string", "pattern": pattern })
    }
}

/// Why a file of the archive cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReadError {
    /// The response is not JSON: an error page, the login page of a network, or something else.
    #[error("{file} is not an archive file (not JSON)")]
    NotJson {
        /// The name of the file.
        file: String,
    },
    /// The JSON is incomplete.
    #[error("{file} is cut off after {bytes} bytes")]
    CutOff {
        /// The name of the file.
        file: String,
        /// How many bytes arrived.
        bytes: usize,
    },
    /// This program does not know the format yet.
    #[error("{file} has format {found}, and this program reads formats up to {FORMAT}")]
    Newer {
        /// The name of the file.
        file: String,
        /// The format of the file.
        found: u64,
    },
    /// The content does not match the hash in the name.
    #[error("{file} is not the file its name says (its content has hash {found})")]
    Changed {
        /// The name of the file.
        file: String,
        /// The hash of the content.
        found: String,
    },
    /// The content is as published, but does not have the required structure.
    #[error("{file} cannot be read: {reason}")]
    Form {
        /// The name of the file.
        file: String,
        /// The message of the JSON reader.
        reason: String,
    },
    /// The file is intact, but it is not the one that the manifest describes.
    #[error("{file} does not fit the manifest: {reason}")]
    Mismatch {
        /// The name of the file.
        file: String,
        /// The difference.
        reason: String,
    },
}

/// Reads a published file and checks its content against the hash in its name.
pub(crate) fn read_json<T: FromJson>(name: &FileName, bytes: &[u8]) -> Result<T, ReadError> {
    let file = || name.to_string();
    let found = ContentHash::of(bytes);
    if found != name.hash() {
        return Err(match diagnose(bytes) {
            Diagnosis::CutOff => ReadError::CutOff { file: file(), bytes: bytes.len() },
            Diagnosis::NotJson => ReadError::NotJson { file: file() },
            Diagnosis::Newer(found) => ReadError::Newer { file: file(), found },
            Diagnosis::Json => ReadError::Changed { file: file(), found: found.to_string() },
        });
    }
    let whole = serde_json::from_slice(bytes).map_err(|_| ReadError::NotJson { file: file() })?;
    T::from_json(whole).map_err(|reason| match diagnose(bytes) {
        Diagnosis::Newer(found) => ReadError::Newer { file: file(), found },
        _ => ReadError::Form { file: file(), reason },
    })
}

enum Diagnosis {
    NotJson,
    CutOff,
    Newer(u64),
    Json,
}

/// What unusable bytes most likely are.
fn diagnose(bytes: &[u8]) -> Diagnosis {
    match serde_json::from_slice::<Value>(bytes) {
        Ok(whole) => match whole.get("format").and_then(Value::as_u64) {
            Some(format) if format > u64::from(FORMAT) => Diagnosis::Newer(format),
            _ => Diagnosis::Json,
        },
        // An empty response is as likely to be an empty error page as a truncated file.
        Err(error) if error.is_eof() && bytes.first() == Some(&b'{') => Diagnosis::CutOff,
        Err(_) => Diagnosis::NotJson,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq)]
    struct Sample(String);

    impl FromJson for Sample {
        fn from_json(value: Value) -> Result<Self, String> {
            value.get("word").and_then(Value::as_str).map(|word| Self(word.into())).ok_or("no word".into())
        }
    }

    fn read(content: &str, arrived: &str) -> Result<Sample, ReadError> {
        let name = FileName::for_content(&"sample".parse().unwrap(), content.as_bytes(), "json");
        read_json(&name, arrived.as_bytes())
    }

    #[test]
    fn a_whole_file_is_read() {
        let content = r#"{"format":1,"word":"x"}"#;
        assert_eq!(read(content, content), Ok(Sample("x".into())));
    }

    #[test]
    fn an_error_names_the_fault_of_a_file() {
        let content = r#"{"format":1,"word":"x"}"#;
        let kind = |arrived: &str| read(content, arrived).unwrap_err();
        assert!(matches!(kind(r#"{"format":1,"wo"#), ReadError::CutOff { bytes: 15, .. }));
        assert!(matches!(kind("<!doctype html><p>Please log in"), ReadError::NotJson { .. }));
        assert!(matches!(kind(""), ReadError::NotJson { .. }));
        assert!(matches!(kind(r#"{"format":1,"word":"y"}"#), ReadError::Changed { .. }));
        assert!(matches!(kind(r#"{"format":2,"new":0}"#), ReadError::Newer { found: 2, .. }));
    }

    #[test]
    fn a_newer_format_is_told_from_a_broken_one() {
        let newer = r#"{"format":9,"other":true}"#;
        assert!(matches!(read(newer, newer), Err(ReadError::Newer { found: 9, .. })));
        let broken = r#"{"format":1,"wrod":"x"}"#;
        assert!(matches!(read(broken, broken), Err(ReadError::Form { .. })));
    }

    #[test]
    fn file_names_round_trip_and_nothing_else_passes() {
        let name = FileName::for_content(&"2022".parse().unwrap(), b"{}", "json");
        assert_eq!(name.as_str().parse(), Ok(name.clone()));
        assert_eq!(name.as_str(), "2022.44136fa355b3678a.json");
        for bad in [
            "",
            "a.json",
            "../a.44136fa355b3678a.json",
            "a.44136FA355B3678A.json",
            "a.b.44136fa355b3678a.json",
        ] {
            assert!(bad.parse::<FileName>().is_err(), "{bad}");
        }
    }
}

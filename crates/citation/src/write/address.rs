//! The URL of a work.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::record::Record;

/// Characters of DOIs that a URL must escape (RFC 3986).
const ESCAPED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The URL at which the DOI system resolves a DOI.
fn doi_address(doi: &str) -> String {
    format!("https://doi.org/{}", encoded_doi(doi))
}

/// A DOI escaped for a URL.
pub(crate) fn encoded_doi(doi: &str) -> String {
    utf8_percent_encode(doi, ESCAPED).to_string()
}

/// The record's own URL, or that of its DOI.
pub(super) fn address(record: &Record) -> Option<String> {
    record.url.clone().or_else(|| record.doi.as_deref().map(doi_address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn angle_brackets_are_encoded_in_addresses() {
        let old = "10.1002/(SICI)1097-4679(199607)52:4<385::AID-JCLP3>3.0.CO;2-R";
        let address = "https://doi.org/10.1002/(SICI)1097-4679(199607)52:4%3C385::AID-JCLP3%3E3.0.CO;2-R";
        assert_eq!(doi_address(old), address);
    }
}

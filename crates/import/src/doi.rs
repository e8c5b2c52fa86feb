//! Finds the DOI in a printed citation.

use pprnet_archive::{Doi, without_sentence_end};

/// The DOI in `citation`, if it has exactly one.
pub(super) fn printed(citation: &str) -> Option<Doi> {
    let mut found: Vec<Doi> = Vec::new();
    for (at, _) in citation.match_indices("10.") {
        let before = citation.get(..at).and_then(|before| before.chars().next_back());
        if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '–')) {
            continue;
        }
        let word =
            citation.get(at..).unwrap_or_default().split(char::is_whitespace).next().unwrap_or_default();
        let bare = without_sentence_end(word);
        // The suffix of a DOI may itself look like a DOI.
        let inside =
            found.last().is_some_and(|doi: &Doi| doi.as_str().ends_with(bare) && before == Some('/'));
        if let Ok(doi) = bare.parse::<Doi>()
            && !inside
            && !found.contains(&doi)
        {
            found.push(doi);
        }
    }
    if found.len() == 1 { found.pop() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doi(citation: &str) -> Option<String> {
        printed(citation).map(String::from)
    }

    #[test]
    fn a_doi_is_found_in_each_of_its_printed_forms() {
        for citation in [
            "A. (2018). T. J, 55, 1–2. https://doi.org/10.1037/pst0000172",
            "A. (2018). T. J, 55, 1–2. doi: 10.1037/pst0000172.",
            "A. (2018). T. J (http://dx.doi.org/10.1037/pst0000172).",
            "A. (2018). T. J «doi:10.1037/pst0000172».",
            "A. (2018). T. J, DOI:10.1037/pst0000172, see also 10.1037/pst0000172",
        ] {
            assert_eq!(doi(citation).as_deref(), Some("10.1037/pst0000172"), "{citation}");
        }
        let old = "10.1002/(SICI)1097-4679(199607)52:4<385::AID-JCLP3>3.0.CO;2-R";
        assert_eq!(doi(&format!("A. {old}")).as_deref(), Some(old));
    }

    #[test]
    fn numbers_and_several_dois_give_none() {
        for citation in ["", "J, 10.5, 3–9", "pp. 210.1037/x", "10.1037/a and 10.1037/b", "https://a.org/10"]
        {
            assert_eq!(doi(citation), None, "{citation}");
        }
    }
}

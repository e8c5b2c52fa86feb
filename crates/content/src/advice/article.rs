//! Articles, DOIs and metrics that are probably mistakes.

use pprnet_archive::{Doi, Post, without_sentence_end};

use crate::problem::nearest;

/// Publication types of CSL 1.0.2, <https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types>.
const KINDS: [&str; 45] = [
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
];

pub(super) fn kind(kind: &str) -> Option<String> {
    if KINDS.contains(&kind) {
        return None;
    }
    let near = match kind.to_lowercase().as_str() {
        "journal" | "journal article" | "journal-article" | "article journal" | "paper" => {
            vec!["article-journal"]
        }
        "book chapter" | "book-chapter" | "inbook" => vec!["chapter"],
        "dissertation" | "phdthesis" => vec!["thesis"],
        other => nearest(other, KINDS.into_iter()),
    };
    let near = if near.is_empty() {
        "article-journal, chapter, book, report, thesis".to_owned()
    } else {
        near.join(", ")
    };
    Some(format!("“{kind}” is not a type of CSL, which other programs read. Write one of: {near}"))
}

/// A warning about a well-formed DOI that looks wrong.
pub(super) fn doi(doi: &str) -> Option<String> {
    let bare = doi.trim_end_matches(['.', ',', ';', '…']);
    let bare = if bare.ends_with(')') && !bare.contains('(') { bare.trim_end_matches(')') } else { bare };
    (bare.len() < doi.len())
        .then(|| format!("The DOI ends in “{}”, which is none of it. Write {bare}", &doi[bare.len()..]))
}

/// Warnings about the DOIs in a printed citation.
pub(super) fn printed_dois(citation: &str) -> Vec<String> {
    let mut messages = Vec::new();
    let lower = citation.to_ascii_lowercase();
    for mark in ["doi.org/", "doi:"] {
        for (at, _) in lower.match_indices(mark) {
            let after = citation.get(at + mark.len()..).unwrap_or_default();
            // `doi:` after the resolver's address is reported once, with the resolver.
            if mark == "doi:" && lower.get(..at).is_some_and(|before| before.ends_with("doi.org/")) {
                continue;
            }
            let is_spaced = mark == "doi.org/" && after.starts_with(' ');
            let is_torn = mark == "doi.org/" && is_rest_of_doi(after);
            let word = after.split_whitespace().next().unwrap_or_default();
            let rest = after.trim_start().get(word.len()..).unwrap_or_default();
            let bare = word.trim_end_matches(['.', ',', ';', ')', ']']);
            if is_spaced || is_torn {
                messages.push(
                    "There is a blank in the DOI, so the link ends before it. Remove the blank".to_owned(),
                );
            } else if bare.parse::<Doi>().is_err() || bare.to_ascii_lowercase().contains("doi:") {
                let broken = bare.ends_with('/') && !rest.trim().is_empty();
                messages.push(if broken {
                    "There is a blank in the DOI, so the link ends before it. Remove the blank".to_owned()
                } else {
                    format!("“{bare}” is not a DOI: one looks like https://doi.org/10.1037/pst0000172")
                });
            } else if word.ends_with('.') && rest.trim().is_empty() && mark == "doi.org/" {
                messages.push(format!(
                    "A full stop follows the DOI and may be taken for a part of it. End with {bare}"
                ));
            }
        }
    }
    if let Some((_, after)) = lower.split_once("doi.org").filter(|(_, after)| after.starts_with("10.")) {
        let doi = after.split_whitespace().next().unwrap_or_default();
        messages.push(format!("A / is missing in the DOI. Write https://doi.org/{doi}"));
    }
    messages
}

/// Whether a DOI is followed by nothing but more digits, as if a blank had come into it.
fn is_rest_of_doi(after: &str) -> bool {
    let mut words = after.split_whitespace().skip(1);
    let rest = words.next().unwrap_or_default();
    words.next().is_none() && rest.len() >= 4 && rest.bytes().all(|byte| byte.is_ascii_digit())
}

/// The first DOI in a printed citation, in small letters.
fn doi_in(citation: &str) -> Option<String> {
    let begins = citation.match_indices("10.").map(|(at, _)| at);
    let mut dois = begins.filter_map(|at| {
        let word = citation.get(at..)?.split_whitespace().next()?;
        without_sentence_end(word)
            .trim_end_matches('…')
            .parse::<Doi>()
            .ok()
            .map(|doi| doi.as_str().to_lowercase())
    });
    dois.next()
}

/// The key that two posts about one article share.
pub(super) fn identity(post: &Post) -> Option<String> {
    if let Some(doi) = post.article.as_ref().and_then(|article| article.doi.as_ref()) {
        return Some(doi.as_str().trim_end_matches('.').to_lowercase());
    }
    let citation = post.citation.as_ref()?;
    if let Some(doi) = doi_in(citation) {
        return Some(doi);
    }
    let letters: String =
        citation.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    Some(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dois_that_do_not_lead_anywhere_are_told() {
        for (citation, expected) in [
            ("A. (2020). T. https://doi.org/10.1037/pst0000172", None),
            ("A. (2020). T. doi:10.1037/pst0000172.", None),
            ("A. (2020). T. https://doi.org/10.1037/pst0000172 (open access).", None),
            ("A. (2020). T. https://doi.org/10.1037/pst0000172.", Some("A full stop follows the DOI")),
            ("A. (2020). T. https://doi.org/pst0000172", Some("“pst0000172” is not a DOI")),
            (
                "A. (2020). T. https://doi.org/doi:10.1037/pst0000172",
                Some("“doi:10.1037/pst0000172” is not a DOI"),
            ),
            ("A. (2020). T. https://doi.org/ 10.1037/pst0000172", Some("There is a blank in the DOI")),
            ("A. (2020). T. https://doi.org/10.1037/ pst0000172", Some("There is a blank in the DOI")),
            ("A. (2020). T. https://doi.org/10.1037/pst 0000172", Some("There is a blank in the DOI")),
            ("A. (2020). T. https://doi.org10.1037/pst0000172", Some("A / is missing in the DOI")),
            ("A. (2020). T. https://doi.org/10.1037/x https://doi.org/10.1037/y", None),
        ] {
            let found = printed_dois(citation);
            assert_eq!(found.len(), usize::from(expected.is_some()), "{citation}: {found:?}");
            assert!(expected.is_none_or(|expected| found[0].starts_with(expected)), "{citation}: {found:?}");
        }
        assert_eq!(
            doi("10.1037/x."),
            Some("The DOI ends in “.”, which is none of it. Write 10.1037/x".into())
        );
        assert_eq!(doi("10.1002/(SICI)1097(199607)"), None);
    }

    #[test]
    fn a_doi_is_found_in_any_form_of_a_citation() {
        for citation in [
            "A. (2020). T. https://doi.org/10.1037/PST0000172.",
            "A. (2020). T. doi: 10.1037/pst0000172",
            "A. (2020). T (pp. 10.1–10.9). (http://dx.doi.org/10.1037/pst0000172)",
        ] {
            assert_eq!(doi_in(citation).as_deref(), Some("10.1037/pst0000172"), "{citation}");
        }
        assert_eq!(doi_in("A. (2020). T. J, 10.5, 3."), None);
    }

    #[test]
    fn kinds_are_those_that_others_know() {
        assert!(KINDS.is_sorted() && kind("article-journal").is_none());
        assert!(kind("journal").unwrap().ends_with("article-journal"));
        assert!(kind("artcle-journal").unwrap().contains("article-journal"));
    }
}

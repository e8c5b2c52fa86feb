//! Every sentence of the search: results, recent searches, form and help. This file lists them; `en`, `fr`, … have their words
//! in each language.

mod en;
mod fr;

use pprnet_search::{Field, NoteKind, Reason, Remark};

pprnet_archive::in_each_language! {
    texts:
    nothing nothing_help filtered_out no_complete_match without_filters
    no_index retracted why did_you_mean question_mark colon
    in_all order best_first newest_first first
    pages better_results more_results recent forget
    help slash form search all_these
    side_by_side any_of_these none_of_these author in_the_title
    from_the_year to_the_year previous_result next_result
    example_words example_other example_author means_words means_phrase
    means_either means_without means_author means_title means_topic_and_type
    means_topic means_type means_year means_metric means_finding
}

pprnet_archive::in_each_language! {
    /// The link that removes a part of the query.
    pub(crate) fn without_typed(typed: &str) -> String;
    /// The link that removes a filter.
    pub(crate) fn without(filter: &str) -> String;
    /// A number of posts.
    pub(crate) fn posts(count: usize) -> String;
    /// The part of a post that an excerpt is from. `section` is the site’s heading for the implications.
    pub(crate) fn part(field: Field, section: &str) -> Option<String>;
    /// The beginning of the remark that syntax was read as plain words.
    pub(crate) fn taken(typed: &str) -> String;
    /// The text of a remark on the query.
    pub(crate) fn reason_of(kind: &NoteKind) -> String;
    /// How the results differ from the query.
    pub(crate) fn remark(remark: &Remark) -> String;
    /// A decimal number as the language writes it.
    pub(crate) fn number(number: &str) -> String;
    /// A part of a score: its points and its reason.
    pub(crate) fn score(score: &str, reason: &Reason, query: &str) -> String;
    /// The reason for a part of a score.
    pub(crate) fn why_of(reason: &Reason, query: &str) -> String;
    /// How many posts were found.
    pub(crate) fn found(total: usize) -> String;
    /// How many posts were found, and which of them a page shows.
    pub(crate) fn found_from(first: usize, last: usize, total: usize) -> String;
    /// The meaning of an example with several years; `one` is the newest.
    pub(crate) fn means_years(one: u16) -> String;
}

/// A remark on the query: that syntax was read as plain words, or what else was read or searched differently.
pub(crate) fn note(typed: &str, kind: &NoteKind) -> String {
    let mut reason = reason_of(kind);
    if kind.is_about_syntax() {
        return taken(typed.trim()) + &reason + ".";
    }
    if let Some(first) = reason.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    reason + "."
}

/// How many posts were found, and which of them a page shows.
pub(crate) fn showing(total: usize, page: usize, page_size: usize) -> String {
    let first = page.saturating_sub(1).saturating_mul(page_size);
    if total <= page_size || first >= total {
        return found(total);
    }
    found_from(first + 1, total.min(first + page_size), total)
}

#[cfg(test)]
mod tests {
    use super::*;
    use pprnet_archive::Language;

    #[test]
    fn french_says_what_was_found_and_what_was_read_otherwise() {
        Language::French.spoken(|| {
            assert_eq!(
                [0, 1, 2].map(|count| showing(count, 1, 10)),
                ["0 billet trouvé", "1 billet trouvé", "2 billets trouvés"]
            );
            assert_eq!(showing(44, 2, 10), "Billets 11–20 sur 44 trouvés");
            let note_text = |kind: NoteKind| note("x", &kind).replace(['\u{a0}', '\u{202f}'], "~");
            assert_eq!(
                note_text(NoteKind::LoneOr),
                "«~x~» a été lu comme de simples mots~: OR se place entre deux mots."
            );
            assert_eq!(
                note_text(NoteKind::Month(2022, 8)),
                "Les billets d’août 2022 sont dans les archives, à l’adresse archive/2022-08/."
            );
            assert_eq!(note_text(NoteKind::TooLong), "La recherche est trop longue~; sa fin a été ignorée.");
            assert_eq!(
                note_text(NoteKind::Wildcard("wom".into())),
                "Un joker ne fonctionne qu’à la fin d’un mot~; wom* a été cherché."
            );
            assert_eq!(
                note_text(NoteKind::LeftOut(vec!["the".into(), "of".into()])),
                "Trop de billets contiennent «~the~», «~of~», qui n’ont pas été cherchés."
            );
            let section = Language::French.section();
            assert_eq!(
                part(Field::Implications, section).unwrap().replace('\u{a0}', "~"),
                "dans «~Implications pour la pratique~»"
            );
            let reason = Reason::Closeness { ranges: [0..1, 2..3] };
            assert_eq!(
                score(&number("1.50"), &reason, "a b").replace('\u{a0}', "~"),
                "1,50~: «~a~» près de «~b~»"
            );
        });
        let reason = Reason::Closeness { ranges: [0..1, 2..3] };
        assert_eq!(score("1.50", &reason, "a b"), "1.50 for “a” close to “b”");
    }
}

//! Every sentence of the search: results, recent searches, form and help. This file lists them; `en`, `fr`, … have their words
//! in each language.

mod en;
mod fr;

use pprnet_search::{Field, QueryNoteKind, Reason, Remark};

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
    /// How a part of the query was read, in the current language.
    pub fn describe_note(kind: &QueryNoteKind) -> String;
    /// Says that no post has these words, and that posts with the corrected words follow, whose names come next.
    pub(crate) fn corrected(typed: &[String]) -> String;
    /// How the results differ from the query, in the current language.
    pub fn describe_remark(remark: &Remark) -> String;
    /// A decimal number as the language writes it.
    pub(crate) fn number(number: &str) -> String;
    /// A part of a score: its points and its reason.
    pub(crate) fn score(score: &str, reason: &Reason, query: &str) -> String;
    /// The reason for a part of a score, in the current language. Its ranges refer to `query`.
    pub fn describe_reason(reason: &Reason, query: &str) -> String;
    /// How many posts were found.
    pub(crate) fn found(total: usize) -> String;
    /// How many posts were found, and which of them a page shows.
    pub(crate) fn found_from(first: usize, last: usize, total: usize) -> String;
    /// The meaning of an example with several years; `one` is the newest.
    pub(crate) fn means_years(one: u16) -> String;
}

/// A remark on the query: that syntax was read as plain words, or what else was read or searched differently.
pub(crate) fn note(typed: &str, kind: &QueryNoteKind) -> String {
    let mut reason = describe_note(kind);
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
    use pprnet_search::{MatchKind, Then};

    #[test]
    fn a_note_says_how_a_part_of_the_query_was_read() {
        let left_out =
            |words: &[&str]| QueryNoteKind::LeftOut(words.iter().map(|word| (*word).to_owned()).collect());
        for (kind, text) in [
            (QueryNoteKind::LoneOr, "OR goes between two words"),
            (QueryNoteKind::LoneNot, "NOT goes before a word"),
            (
                QueryNoteKind::Wildcard("wom".into()),
                "a wildcard works only at the end of a word; wom* was searched",
            ),
            (
                QueryNoteKind::Brackets,
                "brackets have no meaning here; OR and minus apply to one word or phrase",
            ),
            (left_out(&["the"]), "“the” is in too many posts, so it was not searched"),
            (left_out(&["the", "of"]), "“the”, “of” are in too many posts, so they were not searched"),
            (
                QueryNoteKind::Years(2020, u16::MAX),
                "only posts since 2020 are shown; use quotation marks to search the texts for it",
            ),
            (
                QueryNoteKind::Years(0, 2020),
                "only posts until 2020 are shown; use quotation marks to search the texts for it",
            ),
            (
                QueryNoteKind::Years(2020, 2020),
                "only posts of 2020 are shown; use quotation marks to search the texts for it",
            ),
            (QueryNoteKind::Negation("emdr".into()), "write -emdr to leave out posts with it"),
            (QueryNoteKind::NoMetric, "only findings are compared; write for example n > 100 or r > .2"),
            (
                QueryNoteKind::Tag("tiab".into()),
                "[tiab] was ignored; a field goes before its word, for example title:alliance",
            ),
            (
                QueryNoteKind::Years(2020, 2022),
                "only posts from 2020 to 2022 are shown; use quotation marks to search the texts for them",
            ),
            (
                QueryNoteKind::Month(2022, 12),
                "the posts of December 2022 are in the archive, at archive/2022-12/",
            ),
            (
                QueryNoteKind::Compared("r > .2".into()),
                "the findings of posts were searched for “r > .2”; use quotation marks to search the texts for it",
            ),
        ] {
            assert_eq!(describe_note(&kind), text);
        }
        let unknown = describe_note(&QueryNoteKind::UnknownMetric("zzz".into()));
        assert!(unknown.starts_with("no metric is called “zzz”; use one of r, g, d, SMD"), "{unknown}");
    }

    #[test]
    fn a_remark_says_how_the_results_differ_from_the_query() {
        let words = |word: &str| vec![word.to_owned()];
        let without_burnout = |then| Remark::Missing { missing: words("burnout"), then };
        for (remark, text) in [
            (Remark::Apart, "No post has these words side by side. These posts have them apart."),
            (without_burnout(Then::Nothing), "No post mentions “burnout”."),
            (without_burnout(Then::Related), "No post mentions “burnout”. Perhaps related:"),
            (without_burnout(Then::Closest), "No post mentions “burnout”. Closest first:"),
            (without_burnout(Then::On(words("video"))), "No post mentions “burnout”. Posts on “video”:"),
            (Remark::Closest, "No post has all of this; closest first."),
            (
                Remark::Corrected { typed: words("trianing"), instead: words("training") },
                "No post has “trianing”. Showing “training”.",
            ),
        ] {
            assert_eq!(describe_remark(&remark), text);
        }
    }

    #[test]
    fn a_reason_says_which_word_was_searched() {
        let word = |instead: Option<&str>| Reason::Word {
            range: 0..5,
            kind: MatchKind::Related,
            instead: instead.map(str::to_owned),
            fields: vec![(Field::Title, 1), (Field::Labels, 2)],
        };
        let fields = "title ×1, topics and types ×2";
        assert_eq!(
            describe_reason(&word(Some("medication")), "pills"),
            format!("“pills”, searched as “medication”: {fields}")
        );
        assert_eq!(describe_reason(&word(None), "pills"), format!("“pills” (by another name): {fields}"));
    }

    #[test]
    fn french_says_what_was_found_and_what_was_read_differently() {
        Language::French.spoken(|| {
            assert_eq!(
                [0, 1, 2].map(|count| showing(count, 1, 10)),
                ["0 billet trouvé", "1 billet trouvé", "2 billets trouvés"]
            );
            assert_eq!(showing(44, 2, 10), "Billets 11–20 sur 44 trouvés");
            let note_text = |kind: QueryNoteKind| note("x", &kind).replace(['\u{a0}', '\u{202f}'], "~");
            assert_eq!(
                note_text(QueryNoteKind::LoneOr),
                "«~x~» a été lu comme de simples mots~: OR se place entre deux mots."
            );
            assert_eq!(
                note_text(QueryNoteKind::Month(2022, 8)),
                "Les billets d’août 2022 sont dans les archives, à l’adresse archive/2022-08/."
            );
            assert_eq!(
                note_text(QueryNoteKind::TooLong),
                "La recherche est trop longue~; sa fin a été ignorée."
            );
            assert_eq!(
                note_text(QueryNoteKind::Wildcard("wom".into())),
                "Un joker ne fonctionne qu’à la fin d’un mot~; wom* a été cherché."
            );
            assert_eq!(
                note_text(QueryNoteKind::LeftOut(vec!["the".into(), "of".into()])),
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

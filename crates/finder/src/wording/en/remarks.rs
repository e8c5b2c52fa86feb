//! Descriptions of a query, its results and their scores, in English.

use std::ops::Range;

use pprnet_archive::{Language, Metric, month_names};
use pprnet_search::{Field, MatchKind, QueryNoteKind, Reason, Remark, Then};

/// How a part of the query was read.
pub(in crate::wording) fn describe_note(kind: &QueryNoteKind) -> String {
    match kind {
        QueryNoteKind::UnclosedQuote => "a phrase ends with a second quotation mark".into(),
        QueryNoteKind::EmptyPhrase => "there is no word between the quotation marks".into(),
        QueryNoteKind::UnknownField(name) => {
            format!("“{name}” is not a field; use author, title, topic, type, year or metric")
        }
        QueryNoteKind::EmptyField(name) => format!("nothing follows “{name}:”"),
        QueryNoteKind::Year(text) => {
            format!("“{text}” is not a year; write year:2020 or year:2020..2022")
        }
        QueryNoteKind::UnknownTopic(text) => format!("no topic is called “{text}”"),
        QueryNoteKind::UnknownType(text) => format!("no type of research is called “{text}”"),
        QueryNoteKind::UnknownMetric(text) => {
            let names = Metric::ALL.map(Metric::name).join(", ");
            format!("no metric is called “{text}”; use one of {names}")
        }
        QueryNoteKind::LoneMinus => "nothing follows the minus sign".into(),
        QueryNoteKind::LoneOr => "OR goes between two words".into(),
        QueryNoteKind::LoneNot => "NOT goes before a word".into(),
        QueryNoteKind::Wildcard(beginning) => {
            format!("a wildcard works only at the end of a word; {beginning}* was searched")
        }
        QueryNoteKind::Negation(word) => format!("write -{word} to leave out posts with it"),
        QueryNoteKind::NoMetric => "only findings are compared; write for example n > 100 or r > .2".into(),
        QueryNoteKind::Tag(name) => {
            format!("[{name}] was ignored; a field goes before its word, for example title:alliance")
        }
        QueryNoteKind::Years(0, last) => {
            format!("only posts until {last} are shown; use quotation marks to search the texts for it")
        }
        QueryNoteKind::Years(first, u16::MAX) => {
            format!("only posts since {first} are shown; use quotation marks to search the texts for it")
        }
        QueryNoteKind::Years(first, last) if first == last => {
            format!("only posts of {first} are shown; use quotation marks to search the texts for it")
        }
        QueryNoteKind::Years(first, last) => format!(
            "only posts from {first} to {last} are shown; use quotation marks to search the texts for them"
        ),
        QueryNoteKind::Compared(typed) => format!(
            "the findings of posts were searched for “{typed}”; use quotation marks to search the texts for it"
        ),
        QueryNoteKind::Month(year, month) => {
            let at = usize::from(*month).saturating_sub(1);
            let name = month_names(Language::English).get(at).copied().unwrap_or_default();
            format!("the posts of {name} {year} are in the archive, at archive/{year}-{month:02}/")
        }
        QueryNoteKind::Brackets => {
            "brackets have no meaning here; OR and minus apply to one word or phrase".into()
        }
        QueryNoteKind::TooLong => "the query is too long; its end was ignored".into(),
        QueryNoteKind::LeftOut(words) => {
            let (are, were) = if words.len() == 1 { ("is", "it was") } else { ("are", "they were") };
            format!("{} {are} in too many posts, so {were} not searched", quoted(words))
        }
        QueryNoteKind::Beginning(typed) => {
            format!("so many words begin with “{typed}” that only the most frequent were searched")
        }
    }
}

/// How the results differ from the query.
pub(in crate::wording) fn describe_remark(remark: &Remark) -> String {
    match remark {
        Remark::Apart => "No post has these words side by side. These posts have them apart.".into(),
        Remark::Missing { missing, then } => {
            let then = match then {
                Then::Nothing => String::new(),
                Then::Related => " Perhaps related:".into(),
                Then::Closest => " Closest first:".into(),
                Then::On(rest) => [" Posts on ", &quoted(rest), ":"].concat(),
            };
            ["No post mentions ", &quoted(missing), ".", &then].concat()
        }
        Remark::Closest => "No post has all of this; closest first.".into(),
        Remark::Corrected { typed, instead } => [&corrected(typed), " ", &quoted(instead), "."].concat(),
    }
}

/// The beginning of the remark that words were corrected.
pub(in crate::wording) fn corrected(typed: &[String]) -> String {
    ["No post has ", &quoted(typed), ". Showing"].concat()
}

/// The reason for a part of a score.
pub(in crate::wording) fn describe_reason(reason: &Reason, query: &str) -> String {
    let typed = |range: &Range<usize>| query.get(range.clone()).unwrap_or_default();
    match reason {
        Reason::Word { range, kind, instead, fields } => {
            let how = match (instead, kind) {
                (Some(instead), _) => format!(", searched as “{instead}”"),
                (None, MatchKind::Exact) => String::new(),
                (None, MatchKind::Beginning) => " (as a beginning)".into(),
                (None, MatchKind::Synonym | MatchKind::Related) => " (by another name)".into(),
                (None, MatchKind::Typo(1)) => " (one letter corrected)".into(),
                (None, MatchKind::Typo(_)) => " (two letters corrected)".into(),
            };
            let fields: Vec<String> =
                fields.iter().map(|(of, times)| format!("{} ×{times}", field(*of))).collect();
            format!("“{}”{how}: {}", typed(range), fields.join(", "))
        }
        Reason::Closeness { ranges: [first, second] } => {
            format!("“{}” close to “{}”", typed(first), typed(second))
        }
        Reason::Title => "all words in the title".into(),
        Reason::ExactTitle => "the title is the query: it comes before all others".into(),
        Reason::Misspelt(1) => "one word is there only misspelt: posts that have it come before".into(),
        Reason::Misspelt(words) => {
            format!("{words} words are there only misspelt: posts with fewer such words come before")
        }
    }
}

fn field(field: Field) -> &'static str {
    match field {
        Field::Title => "title",
        Field::Authors => "authors",
        Field::Citation => "citation",
        Field::Summary => "summary",
        Field::Implications => "implications",
        Field::Labels => "topics and types",
    }
}

/// Words in quotation marks, separated by commas.
fn quoted(words: &[String]) -> String {
    words.iter().map(|word| ["“", word, "”"].concat()).collect::<Vec<_>>().join(", ")
}

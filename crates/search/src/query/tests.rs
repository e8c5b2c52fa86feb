use super::*;
use proptest::prelude::*;

/// Knows one topic and one type.
struct Known;

impl Names for Known {
    fn topics(&self, words: &str) -> Vec<u16> {
        if words == "alliance" { vec![3] } else { vec![] }
    }
    fn types(&self, words: &str) -> Vec<u16> {
        if words == "meta-analysis" { vec![1] } else { vec![] }
    }
}

fn show_node(node: &Node) -> String {
    match &node.what {
        What::Words(words) => {
            let text: Vec<&str> = words.words.iter().map(|word| word.text.as_str()).collect();
            let text = text.join(" ");
            let text = if words.quoted { format!("“{text}”") } else { text };
            let joined = words.joined.as_ref().map(|joined| format!("/{joined}")).unwrap_or_default();
            let scope = words.scope.map(|scope| format!("{scope:?}:")).unwrap_or_default();
            format!("{scope}{text}{joined}{}", if words.open { "*" } else { "" })
        }
        other => format!("{other:?}"),
    }
}

fn show(text: &str) -> String {
    let query = Query::read(text, &Known, true);
    let groups = query.groups.iter().map(|group| group.iter().map(show_node).collect::<Vec<_>>().join(" | "));
    let excluded = query.excluded.iter().map(|node| format!("-{}", show_node(node)));
    let notes = query.notes.iter().map(|note| format!("!{:?}", note.kind));
    groups.chain(excluded).chain(notes).collect::<Vec<_>>().join(", ")
}

#[test]
fn the_language_is_read() {
    assert_eq!(show("therapist effects"), "therapist, effects*");
    assert_eq!(show("therapist effects "), "therapist, effects");
    assert_eq!(show("a \"quality of life\" b"), "a, “quality of life”, b*");
    assert_eq!(show("drop-out -\"waiting list\" -cbt"), "drop out/dropout, -“waiting list”, -cbt");
    assert_eq!(show("alliance OR rupture outcome"), "alliance | rupture, outcome*");
    assert_eq!(show("author:cuijpers title:“in session”"), "Authors:cuijpers, Title:“in session”");
    assert_eq!(
        show("topic:alliance type:meta-analysis year:2020..2022"),
        "Topics([3]), Types([1]), Years(2020, 2022)"
    );
    assert_eq!(show("year:2022-2020 -year:2021"), "Years(2020, 2022), -Years(2021, 2021)");
    assert_eq!(show("year:..2019"), "Years(0, 2019)");
    assert_eq!(show("cbt year:2018 -placebo"), "cbt, Years(2018, 2018), -placebo");
    assert_eq!(show("a author:\"van dis\" b"), "a, Authors:“van dis”, b*");
}

#[test]
fn statistics_are_not_syntax() {
    assert_eq!(show("r = .17"), "r 0.17*");
    assert_eq!(show("OR = 2.97 in adults"), "or 2.97, in, adults*");
    assert_eq!(show("d = -0.45 95%"), "d 0.45, 95%");
    assert_eq!(show("-0.45"), "0.45*");
    assert_eq!(show("p < .001"), "p <0.001*");
}

#[test]
fn what_cannot_be_read_is_taken_as_words_and_said() {
    assert_eq!(show("\"therapist effect"), "therapist, effect*, !UnclosedQuote");
    assert_eq!(show("mood:low"), "mood, low*, !UnknownField(\"mood\")");
    assert_eq!(show("author: x"), "author, x*, !EmptyField(\"author\")");
    assert_eq!(show("year:soon x"), "soon, x*, !Year(\"soon\")");
    assert_eq!(show("topic:nothing"), "nothing*, !UnknownTopic(\"nothing\")");
    assert_eq!(show("OR x"), "x*, !LoneOr");
    assert_eq!(show("x OR"), "x, or*, !LoneOr");
    assert_eq!(show("x - y"), "x, y*, !LoneMinus");
    assert_eq!(show("\"\" x"), "x*, !EmptyPhrase");
    assert_eq!(show("Psychotherapy: does it work?"), "psychotherapy, does, it, work");
}

/// The words of a value in quotation marks were once placed one character too early, in the middle of the mark.
#[test]
fn a_quoted_value_that_is_none_keeps_its_place() {
    let query = Query::read("topic:“-OR“", &Known, false);
    assert_eq!(query.groups[0][0].range, 10..12);
}

proptest! {
    #[test]
    fn any_text_is_read(
        text in "\\PC{0,60}|([a-c\"“”:.=<-]| |OR|author:|year:20|topic:|-){0,24}", open: bool
    ) {
        let query = Query::read(&text, &Known, open);
        for node in query.groups.iter().flatten().chain(&query.excluded) {
            prop_assert!(text.get(node.range.clone()).is_some(), "{:?}", node);
        }
        for note in &query.notes {
            prop_assert!(text.get(note.range.clone()).is_some(), "{:?}", note);
        }
        Query::question(&text);
    }

    /// No word is lost but those that are syntax.
    #[test]
    fn plain_words_are_all_looked_for(words in prop::collection::vec("[a-z]{2,8}", 0..8)) {
        let query = Query::read(&words.join(" "), &Known, false);
        let found: Vec<String> = query.groups.iter().flatten().map(show_node).collect();
        prop_assert_eq!(found, words);
    }
}

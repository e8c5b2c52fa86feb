use super::read::MOST_NODES;
use super::*;
use crate::findings::{Quantity, Relation, Test};
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

fn show_test(test: &Test) -> String {
    let subject = match test.subject {
        Quantity::Estimate(metric) => metric.name(),
        Quantity::Studies => "k",
        Quantity::Participants => "n",
    };
    let bound = test.bound.map(|(relation, value)| {
        let sign = match relation {
            Relation::Less => "<",
            Relation::AtMost => "≤",
            Relation::AtLeast => "≥",
            Relation::More => ">",
        };
        format!(" {sign} {}e-{}", value.digits(), value.scale())
    });
    format!("{subject}{}", bound.unwrap_or_default())
}

fn show_node(node: &Node) -> String {
    match &node.what {
        What::Findings(tests) => {
            let tests: Vec<String> = tests.iter().map(show_test).collect();
            format!("[{}]", tests.join(", "))
        }
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
fn the_query_language_is_parsed() {
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
fn with_and_without_can_be_abbreviated() {
    assert_eq!(show("conflict w/ client "), "conflict, with, client");
    assert_eq!(show("depression w/o meds "), "depression, without, meds");
}

#[test]
fn statistics_are_not_syntax() {
    assert_eq!(show("r = .17"), "r 0.17*");
    assert_eq!(show("OR = 2.97 in adults"), "or 2.97, in, adults*");
    assert_eq!(show("d = -0.45 95%"), "d 0.45, 95%");
    assert_eq!(show("-0.45"), "0.45*");
    assert_eq!(show("p < .001"), "p <0.001*");
    assert_eq!(show(">12 sessions "), ">12, sessions, !NoMetric");
    assert_eq!(show("r = -.17"), "r 0.17*");
    assert_eq!(show("slope > -2 in r=-3"), "slope, >2, in, r 3*, !NoMetric");
    assert_eq!(show("-.49 or -0.49%"), "0.49, or, 0.49%");
}

/// Another test checks the content of the notes.
fn without_notes(text: &str) -> String {
    show(text).split(", !").next().unwrap_or_default().to_owned()
}

#[test]
fn findings_are_queried_by_metric_and_number() {
    for (query, read) in [
        ("metric:g", "[g]"),
        ("metric:OR cbt ", "[OR], cbt"),
        ("metric:R² -metric:eta2", "[R2], -[eta2]"),
        ("metric:\"Hedges’ g\" cbt ", "[g], cbt"),
        ("metric:η² OR metric:d", "[eta2] | [d]"),
        ("r > .2", "[r > 2e-1]"),
        ("alliance r>.2 \"quality of life\"", "alliance, [r > 2e-1], “quality of life”"),
        ("OR < 1 OR HR < 1 adults ", "[OR < 1e-0] | [HR < 1e-0], adults"),
        ("cbt OR r > .2", "cbt | [r > 2e-1]"),
        ("OR <= 0.5", "[OR ≤ 5e-1]"),
        ("g < −.5 cbt ", "[g < -5e-1], cbt"),
        ("cbt -r>.2", "cbt, -[r > 2e-1]"),
        ("cbt NOT g ≥ 0.5", "cbt, -[g ≥ 5e-1]"),
        ("(r > .2) cbt ", "[r > 2e-1], cbt"),
        ("metric:g>.5", "[g > 5e-1]"),
        ("metric:g > .5", "[g > 5e-1]"),
        ("topic:alliance r > .2 year:2020", "Topics([3]), [r > 2e-1], Years(2020, 2020)"),
        // The tests apply to one finding, if one can pass them all.
        ("r > .2 r < .5", "[r > 2e-1, r < 5e-1]"),
        ("metric:g k > 100 AND n>1000", "[g, k > 100e-0, n > 1000e-0]"),
        ("r > .2 g > .5", "[r > 2e-1], [g > 5e-1]"),
        ("r > .2 cbt k > 9", "[r > 2e-1], cbt, [k > 9e-0]"),
        ("r > .2 -cbt k > 9", "[r > 2e-1], [k > 9e-0], -cbt"),
        ("r > .2 OR d > .5 k > 9", "[r > 2e-1] | [d > 5e-1], [k > 9e-0]"),
    ] {
        assert_eq!(without_notes(query), read, "{query}");
    }
    // In quotation marks, or with an equals sign, it is text.
    assert_eq!(show("\"r > .2\""), "“r >0.2”");
    assert_eq!(show("r = .28"), "r 0.28*");
    assert_eq!(show("title:<b> <script> a > b "), "Title:b, script, a, b");
}

#[test]
fn a_note_says_that_findings_are_searched() {
    assert_eq!(show("r > .2 "), "[r > 2e-1], !Compared(\"r > .2\")");
    assert_eq!(show("metric:zzz "), "zzz, !UnknownMetric(\"zzz\")");
    assert_eq!(show("metric: "), "metric, !EmptyField(\"metric\")");
    assert!(!QueryNoteKind::Compared("r > .2".into()).is_about_syntax());
}

#[test]
fn a_condition_on_findings_can_be_removed() {
    let less = |text: &str| -> Vec<String> {
        Query::read(text, &Known, false).less().into_iter().map(|less| less.query).collect()
    };
    assert_eq!(less("cbt r > .2 k > 100"), ["cbt", "r > .2 k > 100"]);
    assert_eq!(less("cbt -metric:g r>.2"), ["cbt -metric:g", "cbt r>.2", "cbt", "-metric:g r>.2"]);
}

/// People use the operators of other catalogues.
#[test]
fn operators_of_other_catalogues_are_understood_or_noted() {
    assert_eq!(show("depression NOT anxiety"), "depression, -anxiety");
    assert_eq!(show("NOT \"waiting list\" cbt"), "cbt*, -“waiting list”");
    assert_eq!(show("cbt NOT"), "cbt, not*, !LoneNot");
    assert_eq!(show("!anxiety cbt "), "cbt, -anxiety");
    assert_eq!(show("hello! anxiety "), "hello, anxiety");
    assert_eq!(show("cbt | emdr"), "cbt | emdr*");
    assert_eq!(show("cbt|emdr anxiety "), "cbt | emdr, anxiety");
    assert_eq!(show("cbt |"), "cbt, !LoneOr");
    assert_eq!(
        show("cbt[tiab] \"waiting list\"[ti] [1]"),
        "cbt, “waiting list”, 1, !Tag(\"tiab\"), !Tag(\"ti\")"
    );
    assert_eq!(show("cbt not emdr "), "cbt, not, emdr, !Negation(\"emdr\")");
    assert_eq!(
        show("Without \"waiting list\" cbt "),
        "without, “waiting list”, cbt, !Negation(\"\\\"waiting list\\\"\")"
    );
    assert_eq!(show("clients not improving "), "clients, not, improving");
    assert_eq!(show("not good enough "), "not, good, enough");
    assert_eq!(show("is cbt not enough for my client"), "is, cbt, not, enough, for, my, client*");
    assert_eq!(show("whether or not it works"), "whether, or, not, it, works*");
    assert_eq!(show("cbt AND depression"), "cbt, depression*");
    assert_eq!(show("AND"), "and*");
    assert_eq!(show("psycho* cbt "), "psycho*, cbt");
    assert_eq!(show("wom?n cbt "), "wom*, cbt, !Wildcard(\"wom\")");
    assert_eq!(show("does it work? yes"), "does, it, work, yes*");
    assert_eq!(show("cbt 2020..2022"), "cbt, Years(2020, 2022)");
    assert_eq!(show("December 2022 "), "december, 2022, !Month(2022, 12)");
    assert_eq!(show("in December 2022 "), "in, december, 2022, !Month(2022, 12)");
    assert_eq!(show("Dec. 2022 "), "dec, 2022, !Month(2022, 12)");
    assert_eq!(show("2022 sept "), "2022, sept, !Month(2022, 9)");
    for query in ["2022-12 ", "12-2022 ", "2022/12 ", "12/2022 "] {
        assert!(show(query).ends_with("!Month(2022, 12)"), "{query}");
    }
    // “May” is also a function word.
    assert_eq!(show("May 2022 "), "may, 2022, !Month(2022, 5)");
    assert_eq!(show("in may 2022 "), "in, may, 2022, !Month(2022, 5)");
    assert_eq!(show("2022 May "), "2022, may, !Month(2022, 5)");
    assert_eq!(show("may help "), "may, help");
    assert_eq!(show("Août 2022 "), "aout, 2022, !Month(2022, 8)");
    assert_eq!(show("juil. 2022 "), "juil, 2022, !Month(2022, 7)");
    assert_eq!(show("jui 2022 "), "jui, 2022", "juin or juillet");
    assert_eq!(show("2022-13 "), "2022 13");
    assert_eq!(show("cbt December 2022 "), "cbt, december, 2022");
}

/// A note says that years were read, since the user may have meant the words.
#[test]
fn years_are_read_in_plain_words() {
    let range = "cbt, Years(2020, 2022), !Years(2020, 2022)";
    for query in [
        "cbt 2020-2022",
        "cbt 2020–2022",
        "cbt from 2020 to 2022",
        "cbt between 2020 and 2022",
        "cbt 2020 to 2022",
    ] {
        assert_eq!(show(query), range, "{query}");
    }
    assert_eq!(show("since 2020 cbt "), "Years(2020, 65535), cbt, !Years(2020, 65535)");
    assert_eq!(show("2020..2022"), "Years(2020, 2022)", "that is syntax");
    for (query, first, last) in [
        ("year > 2020", 2021, u16::MAX),
        ("year>=2020", 2020, u16::MAX),
        ("Years < 2020", 0, 2019),
        ("year = 2020", 2020, 2020),
        ("before 2020", 0, 2019),
        ("after 2020", 2021, u16::MAX),
        ("until 2020", 0, 2020),
    ] {
        assert_eq!(show(query), format!("Years({first}, {last}), !Years({first}, {last})"), "{query}");
    }
    assert_eq!(show("year:>2020 -year:<=2019"), "Years(2021, 65535), -Years(0, 2019)");
    for (query, read) in [
        ("year > 20201 ", "year >20201"),
        ("before them ", "before, them"),
        ("1200-1400 ", "1200 1400"),
        ("from 2020 ", "from, 2020"),
        ("\"from 2020 to 2022\"", "“from 2020 to 2022”"),
        ("2020 and 2022 ", "2020, and, 2022"),
    ] {
        assert_eq!(show(query), read);
    }
}

/// A minus before a digit excludes, too: otherwise no year could be excluded.
#[test]
fn a_number_is_excluded_like_a_word() {
    assert_eq!(show("depression -2020"), "depression, -2020");
    assert_eq!(show("depression -95% -\"0.49\""), "depression, -95%, -“0.49”");
    assert_eq!(show("cbt --x"), "cbt, x*");
}

/// `a OR -b c` is not `a OR c`, and a note says so.
#[test]
fn an_exclusion_is_not_an_operand_of_or() {
    assert_eq!(show("a OR -b c"), "a, or, c*, -b, !LoneOr");
    assert_eq!(show("a OR -author:b c"), "a, or, c*, -Authors:b, !LoneOr");
}

#[test]
fn a_note_says_that_the_end_of_a_long_query_is_ignored() {
    let words = "word ".repeat(MOST_NODES) + "more of it";
    let notes = Query::read(&words, &Known, true).notes;
    assert_eq!(notes, [QueryNote { kind: QueryNoteKind::TooLong, range: MOST_NODES * 5..words.len() }]);
    let excluded = "-no ".repeat(MOST_NODES + 1);
    assert_eq!(Query::read(&excluded, &Known, true).notes[0].range, MOST_NODES * 4..excluded.len());
    let letters = "é".repeat(LONGEST_QUERY);
    let notes = Query::read(&letters, &Known, true).notes;
    assert_eq!(notes, [QueryNote { kind: QueryNoteKind::TooLong, range: LONGEST_QUERY..LONGEST_QUERY }]);
}

#[test]
fn each_part_of_a_query_can_be_removed() {
    let less = |text: &str| -> Vec<String> {
        let less = Query::read(text, &Known, true).less();
        less.into_iter().map(|less| format!("{} → {}", less.dropped, less.query)).collect()
    };
    assert_eq!(less("cbt"), [""; 0], "nothing would be left");
    assert_eq!(less("cbt  ipt "), ["cbt → ipt", "ipt → cbt"]);
    assert_eq!(less("cbt year:1990"), ["year:1990 → cbt", "cbt → year:1990"]);
    assert_eq!(
        less("cbt -\"a b\" -author:\"van dis\" -x,y"),
        [
            "-\"a b\" → cbt -author:\"van dis\" -x,y",
            "-author:\"van dis\" → cbt -\"a b\" -x,y",
            "-x,y → cbt -\"a b\" -author:\"van dis\"",
            "-\"a b\" -author:\"van dis\" -x,y → cbt",
            "cbt → -\"a b\" -author:\"van dis\" -x,y",
        ]
    );
    assert_eq!(less("a OR b title:c"), ["title: → a OR b c", "a OR b → title:c", "title:c → a OR b"]);
    assert_eq!(less("author:\"van dis\""), ["author: → \"van dis\""]);
    assert_eq!(less("\"a b\" topic:alliance"), ["topic:alliance → \"a b\"", "\"a b\" → topic:alliance"]);
    let apart = Query::read("\"a b\" c", &Known, true).with_split_phrases().unwrap();
    assert_eq!(apart.less().len(), 2, "a phrase is one thing, also where its words were looked for apart");
}

#[test]
fn invalid_syntax_is_read_as_words_with_a_note() {
    assert_eq!(show("\"therapist effect"), "therapist, effect*, !UnclosedQuote");
    assert_eq!(show("psychodynamics:low"), "psychodynamics, low*, !UnknownField(\"psychodynamics\")");
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

/// A bracket before a field, a phrase or a minus sign must not turn them into plain words; `-(a b)` must not exclude
/// `a` and search for `b`.
#[test]
fn brackets_are_ignored_and_noted_if_they_would_change_the_meaning() {
    assert_eq!(show("(author:x OR author:y) z"), "Authors:x | Authors:y, z*");
    assert_eq!(show("(\"a b\" OR c) (year:2020)"), "“a b” | c, Years(2020, 2020)");
    assert_eq!(show("x (-group)"), "x, -group");
    assert_eq!(show("cognitive (behavioural) therapy (cbt)"), "cognitive, behavioural, therapy, cbt");
    assert_eq!(show("(a OR b) c"), "a | b, c*");
    assert_eq!(show("(a b OR c) d"), "a, b | c, d*, !Brackets");
    assert_eq!(show("x OR (a b)"), "x | a, b, !Brackets");
    assert_eq!(show("x -(a b)"), "x, b, -a, !Brackets");
    assert_eq!(show("-(group)"), "-group");
    assert_eq!(show("adults (with OR = 2.97)"), "adults, with, or 2.97", "an odds ratio");
    assert_eq!(show("a (b) OR (c) (see: d)"), "a, b | c, see, d");
    let typed = "x -(a é b) y";
    let note = &Query::read(typed, &Known, true).notes[0];
    assert_eq!(&typed[note.range.clone()], "(a é b)");
}

/// The words of a quoted value begin after the quotation mark, not in the middle of its bytes.
#[test]
fn an_invalid_quoted_value_keeps_its_position() {
    let query = Query::read("topic:“-OR“", &Known, false);
    assert_eq!(query.groups[0][0].range, 10..12);
}

proptest! {
    #[test]
    fn any_text_is_read(
        text in "\\PC{0,60}|([a-c\"“”:.=<()-]| |OR|author:|year:20|topic:|-){0,24}", open: bool
    ) {
        let query = Query::read(&text, &Known, open);
        for node in query.groups.iter().flatten().chain(&query.excluded) {
            prop_assert!(text.get(node.range.clone()).is_some(), "{:?}", node);
            let typed = &node.typed;
            prop_assert!(text.get(typed.clone()).is_some(), "{:?}", node);
            prop_assert!(typed.start <= node.range.start && node.range.end <= typed.end, "{:?}", node);
        }
        for less in query.less() {
            prop_assert!(!less.query.is_empty() && !less.dropped.is_empty());
        }
        for note in &query.notes {
            prop_assert!(text.get(note.range.clone()).is_some(), "{:?}", note);
        }
        Query::question(&text);
    }

    /// Only syntax is dropped, never a word.
    #[test]
    fn all_plain_words_are_searched(words in prop::collection::vec("[a-z]{2,8}", 0..8)) {
        let query = Query::read(&words.join(" "), &Known, false);
        let found: Vec<String> = query.groups.iter().flatten().map(show_node).collect();
        prop_assert_eq!(found, words);
    }
}

proptest! {
    /// A part of a query reads the same when typed alone.
    #[test]
    fn a_condition_is_read_again_from_its_own_text(
        text in "(metric:g|metric:R²|r|OR|k|n|g| |<|>|≥|=|\\.2|1,000|−|-|\\(|\\)|cbt|AND|\"){0,10}"
    ) {
        let query = Query::read(&text, &Known, false);
        for node in query.groups.iter().flatten().chain(&query.excluded) {
            if let What::Findings(_) = &node.what {
                let alone = text.get(node.range.clone()).unwrap();
                let again = Query::read(alone, &Known, false);
                let [group] = again.groups.as_slice() else { panic!("{alone} of {text}: {again:?}") };
                prop_assert_eq!(&group[0].what, &node.what, "{} of {}", alone, text);
            }
        }
    }
}

//! Whether a page ends where a post ends.

use super::*;

const HEAD: &str = "May 2020\nHow Therapists Listen\nSixty therapists were asked about it in a study.\n\
    Practice Implications\nListen to each client.\n";

fn cut_off(end: &str) -> bool {
    let problems = parse_page(format!("{HEAD}{end}").as_bytes()).err().unwrap_or_default();
    let is_cut = |problem: &PageProblem| matches!(problem.kind, ProblemKind::CutOff { .. });
    assert!(problems.iter().all(is_cut), "{end}: {problems:?}");
    !problems.is_empty()
}

/// Such a page is not truncated.
#[test]
fn a_short_last_line_stays_with_its_post() {
    for end in [
        "Ask about pens\n",
        "Listen more\n",
        "Ask clients one thing:\nwhat they hope for\n",
        "Ask clients about their hopes for therapy\nAsk them about the end of therapy as well\n",
        "Ask each client what would help most now\n",
        "Ask them.\nThen wait…\n",
        "Ask them (and wait)\n",
        "- Ask clients about hope\n- Ask clients about fear\n",
        "1. Ask clients about hope\n2. Ask clients about fear\n",
        "Ask them what would help\n(Some will not know.)\n",
    ] {
        assert!(!cut_off(end), "{end}");
        let page = parse_page(format!("{HEAD}{end}").as_bytes()).unwrap();
        let implications = &page.months[0].posts[0].implications;
        assert_eq!(implications.len(), 1 + end.lines().count(), "{end}");
    }
}

#[test]
fn a_last_line_that_breaks_off_is_told() {
    for end in [
        "It may be worth asking clients at the start whether th\n",
        "Ask them early. It may be worth\n",
        "Ask clients about pens, ink and\n",
        "Ask clients about their pens,\n",
        "Trust Takes Time\n",
        "Does Paper Help?\n",
        "Trust Takes Time\nSixty therapists were asked about trust in a study that took a year, and they said that it takes its time.\n",
    ] {
        assert!(cut_off(end), "{end}");
    }
}

#[test]
fn a_last_line_without_an_end_is_told() {
    for (end, expected) in [
        ("Ask about pens\n", true),
        ("Ask each client what would help most now\n", true),
        ("Ask about pens.\n", false),
        ("- Ask about pens\n- Ask about ink\n", false),
        ("Ask about pens\n© 2020 Us\n", false),
    ] {
        let page = parse_page(format!("{HEAD}{end}").as_bytes()).unwrap();
        let is_reported =
            page.notes.iter().any(|note| note.line == 6 && note.to_string().contains("copy it to its end"));
        assert_eq!(is_reported, expected, "{end}: {:?}", page.notes);
    }
}

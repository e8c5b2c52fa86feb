//! Any bytes may be in a file.

use proptest::prelude::*;

use crate::post::{self, Outcome};
use crate::source::Source;
use pprnet_archive::Site;

use super::*;

fn terms() -> Taxonomy {
    let term = pprnet_archive::Term {
        slug: "a".parse().unwrap(),
        name: "A".into(),
        aliases: Vec::new(),
        was: Vec::new(),
    };
    Taxonomy { topics: vec![term], types: Vec::new() }
}

/// Checks a file as each of the kinds it could be.
fn check_bytes(bytes: &[u8]) -> Option<Post> {
    let source = Source::new("file", bytes.to_vec()).ok()?;
    let mut remarks = Remarks::default();
    site::check_site(&source, &mut remarks.problems);
    taxonomy::check_taxonomy(&source, &mut remarks.problems);
    let lines = source.text.lines().count().max(1);
    let mut remarks = Remarks { problems: source.control_characters(), advice: Vec::new() };
    let named = names::read_name(Path::new("x"), "2020-01-x.md", Some(&source), &mut remarks.problems);
    let (taxonomy, heading) = (terms(), Heading::of(&Site::default()));
    let context = Context { taxonomy: Some(&taxonomy), heading: &heading, today: None };
    let post = match post::check_post(&source, named, context, &mut remarks) {
        Outcome::Whole(written) => Some(written.post),
        Outcome::Faulty => None,
        Outcome::FaultyDraft => {
            assert!(!remarks.advice.is_empty() || !remarks.problems.is_empty());
            return None;
        }
    };
    assert_eq!(post.is_some(), remarks.problems.is_empty(), "{remarks:?}");
    for problem in remarks.problems.iter().chain(&remarks.advice) {
        assert!((1..=lines + 1).contains(&problem.line), "{problem} of {lines}");
    }
    post
}

#[test]
fn a_post_without_line_break_at_its_end_is_a_post() {
    let post =
        check_bytes(b"+++\ntitle = 'T'\nmonth = '2020-01'\n+++\na\n## Practice Implications\nb").unwrap();
    assert_eq!((post.title.as_str(), post.implications.len()), ("T", 1));
}

proptest! {
    #[test]
    fn no_bytes_make_the_checker_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        check_bytes(&bytes);
    }

    #[test]
    fn nothing_like_a_post_makes_the_checker_panic(
        lines in prop::collection::vec(
            prop_oneof![
                Just("+++"), Just("title = \"x\""), Just("month = \"2020-01\""), Just("month = 2020-01-01"),
                Just("topics = [\"a\", \"b\"]"), Just("topics = 1"), Just("[article]"), Just("type = \"book\""),
                Just("[[finding]]"), Just("metric = \"r\""), Just("estimate = nan"), Just("ci = [2, 1]"),
                Just("[[notice]]"), Just("date = \"2020-01-01\""), Just("kind = \"correction\""), Just("text = \"é\""),
                Just("finding = [1, {}]"), Just("é"), Just("## Practice Implications"), Just("- a"), Just("> b"),
                Just("<b>"), Just("```"), Just("\"\"\""), Just(""), Just("[x]: y"), Just("x = { y = 1 }"),
            ],
            0..16,
        ),
        end in prop_oneof![Just("\n"), Just("\r\n"), Just("\r")],
    ) {
        check_bytes(lines.join(end).as_bytes());
        check_bytes(format!("+++{end}{}", lines.join(end)).as_bytes());
    }
}

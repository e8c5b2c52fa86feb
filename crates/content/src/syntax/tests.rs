//! Tests the advice for lines that are not valid TOML.

use super::*;

/// Line numbers and messages for a front matter whose first line is line 2 of the file.
fn messages(toml: &str) -> Vec<String> {
    let (_, errors) = DeTable::parse_recoverable(toml);
    let spans: Vec<_> = errors.iter().map(toml::de::Error::span).collect();
    assert!(!spans.is_empty(), "this is TOML: {toml}");
    let line = |at: usize| toml[..at].matches('\n').count() + 2;
    slips(toml, &spans, 2).into_iter().map(|(at, slip)| format!("{}: {}", line(at), slip.message)).collect()
}

/// The only message for a line between two valid ones; it is the third line of its file.
fn one(line: &str) -> String {
    let messages = messages(&format!("first = \"x\"\n{line}\nlast = \"y\"\n"));
    assert_eq!(messages.len(), 1, "{line}: {messages:?}");
    messages[0].strip_prefix("3: ").unwrap_or_else(|| panic!("{line}: {messages:?}")).to_owned()
}

#[track_caller]
fn assert_all(cases: &[(&str, &str)]) {
    for (line, expected) in cases {
        assert_eq!(one(line), *expected, "{line}");
    }
}

#[test]
fn a_long_text_without_an_end_is_told_where_it_begins_and_nothing_else_is() {
    let toml = "a = 1\nintroduction = \"\"\"\nSome words.\n\nMore = words\nabout = \"\"\"\nAll of it.\n\"\"\"\nauthor = 'Me'\n";
    let messages = messages(toml);
    assert_eq!(messages, ["3: The text that begins here has no end. Put \"\"\" alone on a line below it"]);
}

#[test]
fn curly_quotes_around_a_text() {
    let straight = |found: &str, line: &str| {
        format!("Line 3 has curly quotes {found}. Use straight ones: {line} (turn off smart quotes)")
    };
    for (line, found, expected) in [
        ("title = “A New Post”", "“ ”", "title = \"A New Post\""),
        ("title = „A New Post“", "„ “", "title = \"A New Post\""),
        ("title = «A New Post»", "« »", "title = \"A New Post\""),
        ("title = ‘A New Post’", "‘ ’", "title = \"A New Post\""),
        ("title = ”A New Post”", "”", "title = \"A New Post\""),
        ("title = \"A New Post”", "”", "title = \"A New Post\""),
        ("title = “A New Post\"", "“", "title = \"A New Post\""),
        ("title = “Clients’ “Own” Words”", "“ ’ ”", "title = \"Clients’ “Own” Words\""),
        ("topics = [“alliance”, “anxiety”]", "“ ”", "topics = [\"alliance\", \"anxiety\"]"),
        ("topics = [\"alliance\", “anxiety”]", "“ ”", "topics = [\"alliance\", \"anxiety\"]"),
        ("topics = “alliance”", "“ ”", "topics = [\"alliance\"]"),
    ] {
        assert_eq!(one(line), straight(found, expected), "{line}");
    }
}

#[test]
fn quotes_inside_a_text() {
    let inside = "The text contains \". Use “ ” inside it, or write \\\": ";
    for (line, expected) in [
        ("title = \"The \"Good\" Therapist\"", "title = \"The “Good” Therapist\""),
        ("title = \"\"Good\" Therapists\"", "title = \"“Good” Therapists\""),
        ("title = \"What Is \"Good\"?\"", "title = \"What Is “Good”?\""),
        (
            "citation = \"A, B. (2020). \"T\" and \"U\". J, 1.\"",
            "citation = \"A, B. (2020). “T” and “U”. J, 1.\"",
        ),
    ] {
        assert_eq!(one(line), format!("{inside}{expected}"), "{line}");
    }
    assert_eq!(
        one("title = 'The therapist's chair'"),
        "The text contains '. Put straight double quotes around it: title = \"The therapist's chair\""
    );
}

#[test]
fn values_without_quotes() {
    assert_all(&[
        ("month = 2022-12", "Put quotes around it: month = \"2022-12\""),
        ("title = A New Post", "Put quotes around it: title = \"A New Post\""),
        ("p = <.001", "Put quotes around it: p = \"<.001\""),
        ("topics = [alliance, anxiety]", "Put quotes around each item: topics = [\"alliance\", \"anxiety\"]"),
        ("topics = alliance, anxiety", "Put quotes around it: topics = [\"alliance\", \"anxiety\"]"),
        (
            "topics = [\"alliance\" \"anxiety\"]",
            "Each item needs its own quotes, and a comma before the next: topics = [\"alliance\", \"anxiety\"]",
        ),
        ("page = 3–9", "Put quotes around it: page = \"3–9\""),
        ("draft = yes", "Write draft = true"),
        ("month = January 2023", "Write month = \"2023-01\""),
        ("month = 01/2023", "Write month = \"2023-01\""),
        ("month = soon", "Write it in numbers and in quotes: month = \"2022-12\""),
        ("added = 15.1.2023", "Write added = \"2023-01-15\""),
        ("publish = 2023-1-5", "Write publish = \"2023-01-05\""),
        ("publish = 3/2/2023", "Write it in numbers and in quotes: publish = \"2022-12-20\""),
        (
            "tags = [“alliance”]",
            "Topics do this here. Write topics = [\"alliance\"], with slugs from taxonomy.toml",
        ),
        (
            "date = 20 Dec 2022",
            "A post has a month, not a date. Write month = \"2022-12\" (and publish = \"2022-12-20\", if it is not to be shown before)",
        ),
    ]);
}

#[test]
fn no_equals_sign_and_no_ordinary_space() {
    assert_all(&[
        ("title: \"A New Post\"", "Write title = \"A New Post\" with = and an ordinary space"),
        ("title: A New Post", "Write title = \"A New Post\" with = and an ordinary space"),
        ("title : “A New Post”", "Write title = \"A New Post\" with = and an ordinary space"),
        ("title：A = B", "Write title = \"A = B\" with = and an ordinary space"),
        (
            "topics: [alliance, anxiety]",
            "Write topics = [\"alliance\", \"anxiety\"] with = and an ordinary space",
        ),
        ("title \"A New Post\"", "The = is missing. Write title = \"A New Post\""),
        ("title =", "Nothing follows the =. Write title = \"…\", or remove the line"),
        ("topics =", "Nothing follows the =. Write topics = [\"…\"], or remove the line"),
        ("k =", "Nothing follows the =. Write k = 12, or remove the line"),
        ("title == \"A New Post\"", "One = is enough: title = \"A New Post\""),
        ("title => A New Post", "One = is enough: title = \"A New Post\""),
        ("title := \"A New Post\"", "Write title = \"A New Post\" with = and an ordinary space"),
        ("title", "Nothing follows title. Write title = \"…\", or remove the line"),
    ]);
    for line in [
        "title\u{a0}= \"A\"",
        "title =\u{a0}\"A\"",
        "title\u{2003}=\u{a0}\"A\"",
        "\u{a0}title = \"A\"",
        "title = \"A\"\u{a0}",
    ] {
        let message = one(line);
        assert!(message.ends_with("Write title = \"A\" with = and an ordinary space"), "{line:?}: {message}");
        assert!(message.starts_with("A blank beside the ="), "{line:?}: {message}");
    }
    for line in [
        "title \u{200b}= \"A\"",
        "\u{200b}title = \"A\"",
        "title = \u{200b}\"A\"",
        "title = \"A\" \u{200b}",
        "title\u{a0}=\u{200b} \"A\"",
    ] {
        let expected = "This line has an invisible character in it (U+200B). Remove the line and type it anew: title = \"A\"";
        assert_eq!(one(line), expected, "{line:?}");
    }
    let within = "This line has an invisible character in it (U+00AD). Remove the line and type it anew";
    assert_eq!(one("ti\u{ad}tle = \"A\""), within);
}

#[test]
fn a_backslash() {
    assert_all(&[
        ("title = \"A \\ B\"", "Write \\\\ for a backslash: title = \"A \\\\ B\""),
        ("title = \"C:\\dir\"", "Write \\\\ for a backslash: title = \"C:\\\\dir\""),
        ("title = \"\\unit\"", "Write \\\\ for a backslash: title = \"\\\\unit\""),
        ("title = \"ends in \\\"", "Write \\\\ for a backslash: title = \"ends in \\\\\""),
    ]);
}

#[test]
fn numbers_as_people_write_them() {
    assert_all(&[
        ("estimate = .28", "Write 0.28: estimate = 0.28"),
        ("estimate = -.28", "Write -0.28: estimate = -0.28"),
        ("estimate = −0.28", "Write -0.28: estimate = -0.28"),
        ("estimate = 0,28", "Write 0.28: estimate = 0.28"),
        ("estimate = 5.", "Write 5.0: estimate = 5.0"),
        ("n = 1,234", "Write 1234: n = 1234"),
        ("n = 1 234", "Write 1234: n = 1234"),
        ("k = 07", "Write 7: k = 7"),
        ("level = 95%", "Write 95: level = 95"),
        ("ci = [.26, .30]", "Write 0.26: ci = [0.26, 0.30]"),
        ("ci = [0.26, .30]", "Write 0.30: ci = [0.26, 0.30]"),
        ("ci = .26, .30", "Write ci = [0.26, 0.30]"),
        ("estimate = many", "estimate is a number, such as estimate = 0.28"),
        ("p = .04", "Put quotes around it: p = \".04\""),
    ]);
}

#[test]
fn quotation_marks_that_are_missing() {
    assert_all(&[
        ("title = \"A New Post", "The closing \" is missing on this line: title = \"A New Post\""),
        ("title = A New Post\"", "The opening \" is missing on this line: title = \"A New Post\""),
        ("title = 'A New Post", "The closing ' is missing on this line: title = \"A New Post\""),
        ("title = \"A New Post\",", "Remove the , at the end of the line: title = \"A New Post\""),
        (
            "title = \"A New\" Post",
            "“Post” is after the closing \". Put it before the \": title = \"A New Post\"",
        ),
        ("title = \"A New Post\".", "Remove the . at the end of the line: title = \"A New Post\""),
        ("title = \"A New Post\" // mine", "A note begins with #: title = \"A New Post\" # mine"),
        ("title = \"A New Post\" <!-- mine -->", "A note begins with #: title = \"A New Post\" # mine"),
    ]);
}

#[test]
fn a_text_that_goes_on_below_is_told_once() {
    assert_eq!(lines_of_messages("title = \"A New\nPost for You\nmonth = \"2022-12\"\n"), [2]);
    assert_eq!(lines_of_messages("title = \"A\nmonth = 2022-12\n"), [2, 3]);
    assert_eq!(lines_of_messages("citation = \"\"\"\nA text\nmonth = 2022-12\n"), [2]);
    assert_eq!(lines_of_messages("topics = [\"a\",\nmonth = \"2022-12\"\n[article]\ntype = \"x\"\n"), [2]);
}

#[test]
fn lines_below_a_missing_quote_are_not_blamed() {
    for first in ["topics = [\"a\", \"b]", "topics = [\"a, \"b\"]", "topics = [a\", \"b\"]"] {
        let toml = format!("{first}\ntypes = [\"c\"]\ncitation = \"D\"\nmonth = 2022-1\n");
        assert_eq!(lines_of_messages(&toml), [2, 5], "{first}");
    }
}

fn lines_of_messages(toml: &str) -> Vec<usize> {
    messages(toml).iter().map(|message| message.split(':').next().unwrap().parse().unwrap()).collect()
}

#[test]
fn what_is_there_twice() {
    for (toml, expected) in [
        (
            "citation = \"A\"\nmonth = \"2022-12\"\ncitation = \"B\"\n",
            "4: citation is there twice (first in line 2); keep one, put the other in the text",
        ),
        ("title = \"A\"\ntitle = \"B\"\n", "3: title is there twice (first in line 2); keep one"),
        (
            "[article]\ntype = \"x\"\n[article]\ntype = \"y\"\n",
            "4: [article] is there twice (first in line 2); keep one",
        ),
        (
            "[[finding]]\nk = 1\n[[finding]]\nk = 1\nk = 2\n",
            "6: k is there twice (first in line 5); keep one",
        ),
    ] {
        assert_eq!(messages(toml), [expected], "{toml}");
    }
}

#[test]
fn headings_of_tables() {
    assert_all(&[
        ("[article", "Write [article], alone on the line"),
        ("[[finding]", "Write [[finding]], alone on the line"),
        ("[article] type", "Write [article], alone on the line"),
    ]);
}

/// A note after `;` must not change the suggested value: `draft = false` would publish a draft.
/// A statement after `;` must not be dropped as a note.
#[test]
fn what_stands_behind_a_semicolon_is_not_lost() {
    for line in ["draft = true ; not yet", "draft = true, # not yet", "draft = Yes // soon"] {
        assert!(one(line).ends_with("draft = true"), "{line}: {}", one(line));
    }
    assert_all(&[
        (
            "month = \"2020-05\"; draft = true",
            "Each key has a line of its own. Write month = \"2020-05\" here, and this on the next line: draft = true",
        ),
        (
            "volume = \"12\"; issue = \"3\"",
            "Each key has a line of its own. Write volume = \"12\" here, and this on the next line: issue = \"3\"",
        ),
    ]);
    assert!(one("topics = [\"depression\"] ; first").ends_with("topics = [\"depression\"]"));
}

/// Each suggestion is valid TOML and keeps all words.
#[test]
fn what_is_suggested_for_a_broken_text_can_be_read_and_keeps_its_words() {
    for (toml, expected) in [
        ("title = \"He said \\\"yes\\\"\nand left.\"\n", "title = \"He said “yes” and left.\""),
        ("title = \"He said\n\\\"yes\\\"\nand left.\"\n", "title = \"He said “yes” and left.\""),
        ("title = \"A \\\\ and\nB\"\n", "title = \"A \\\\ and B\""),
        ("title = \"A New\nPost\" for You\n", "title = \"A New Post for You\""),
        ("title = \"A New\nPost\" # mine\n", "title = \"A New Post\" # mine"),
        ("title = \"A \"New\"\nPost\"\n", "title = \"A “New” Post\""),
        ("topics = [\"a\",\n\"b\"\n", "topics = [\"a\", \"b\"]"),
        ("topics = [\"a\"\n\"b\"]\n", "topics = [\"a\", \"b\"]"),
        ("topics = [a,\nb,\nc]\n", "topics = [\"a\", \"b\", \"c\"]"),
        ("ci = [.2,\n.3\n", "ci = [0.2, 0.3]"),
        ("title: \"He said \\\"yes\\\"\"\n", "title = \"He said “yes”\""),
        ("title = \"He said \\\"yes\\\"\n", "title = \"He said “yes”\""),
        ("title = \"A \\\"b\\\" \\ c\"\n", "title = \"A “b” \\\\ c\""),
        ("title = \"A \\\"New\\\"\" Post\n", "title = \"A “New” Post\""),
    ] {
        let messages = messages(&format!("{toml}month = \"2022-12\"\n"));
        assert_eq!(messages.len(), 1, "{toml}: {messages:?}");
        assert!(messages[0].contains(expected), "{toml}: {messages:?}");
        assert!(DeTable::parse(expected).is_ok(), "{expected}");
    }
}

mod proptests {
    use super::*;
    use proptest::prelude::*;

    /// The parts that broken lines are built from.
    const PARTS: [&str; 14] =
        ["\"", "\\\"", "\\\\", "\\", "'", "“", "”", " a", "b ", " # c", ",", "\n", "n", "]"];

    proptest! {
        /// Whatever is wrong with a string or list, the suggested line parses.
        #[test]
        fn every_line_that_is_suggested_can_be_read(
            parts in prop::collection::vec(prop::sample::select(PARTS.to_vec()), 0..9),
            begin in prop::sample::select(vec!["title = \"", "title = ", "title = '", "topics = [\"", "topics = ", "title: \""]),
        ) {
            let toml = format!("{begin}{}\nmonth = \"2022-12\"\n", parts.concat());
            let (_, errors) = DeTable::parse_recoverable(&toml);
            let spans: Vec<_> = errors.iter().map(toml::de::Error::span).collect();
            for (_, slip) in slips(&toml, &spans, 2) {
                for key in ["title = ", "topics = "] {
                    let Some((_, line)) = slip.message.rsplit_once(key) else { continue };
                    let line = line.split(" (turn off").next().unwrap_or_default();
                    let line = line.split(" with = and an").next().unwrap_or_default();
                    let line = line.split(" here, and this").next().unwrap_or_default();
                    let line = line.split(", or remove").next().unwrap_or_default();
                    let line = line.split(", with slugs").next().unwrap_or_default();
                    prop_assert!(DeTable::parse(&format!("{key}{line}")).is_ok(), "{toml:?}: {}", slip.message);
                }
            }
        }
    }
}

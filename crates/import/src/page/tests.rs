//! Whole pages: generated, hand-written and hostile.

use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;

mod cited_below;
mod cookies;
mod ends;
mod separators;
mod wrapped;
mod yearless;

use super::generate::{self, Dice, Made};
use super::*;

fn texts(part: &[Text]) -> Vec<String> {
    part.iter().map(|text| text.text.clone()).collect()
}

fn posts(page: &Page) -> Vec<Made> {
    let of_month = |month: &PageMonth| {
        let when = (month.month.year(), month.month.month());
        let made = |post: &PagePost| Made {
            month: when,
            title: post.title.text.clone(),
            repeated: post.repeated_title.is_some(),
            citation: post.citation_line(),
            summary: texts(&post.summary),
            implications: texts(&post.implications),
        };
        post_list(month).iter().map(made).collect::<Vec<_>>()
    };
    page.months.iter().flat_map(of_month).collect()
}

/// The first part of a post that differs from the generated one.
fn first_difference(back: &Made, made: &Made) -> String {
    let parts = |post: &Made| {
        let [summary, implications] = [&post.summary, &post.implications].map(|part| part.join("\n"));
        [post.title.clone(), post.citation.clone().unwrap_or_default(), summary, implications]
    };
    let (back, made) = (parts(back), parts(made));
    let pairs = back.iter().zip(&made).flat_map(|(back, made)| {
        let lines = back.lines().count().max(made.lines().count()).max(1);
        let line = |text: &str, at: usize| text.lines().nth(at).unwrap_or_default().to_owned();
        (0..lines).map(|at| (line(back, at), line(made, at))).collect::<Vec<_>>()
    });
    let first = pairs.into_iter().find(|(back, made)| back != made);
    first.map_or_else(String::new, |(back, made)| {
        format!("“{}” instead of “{}”", problem::opening(&back), problem::opening(&made))
    })
}

fn post_list(month: &PageMonth) -> &[PagePost] {
    &month.posts
}

/// Reads a hand-written page.
fn fixture(name: &str) -> Vec<u8> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/page"));
    fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn of_generated_pages_nearly_all_posts_come_back() {
    const PAGES: u64 = 380;
    let (mut all, mut right, mut doubted, mut rejected) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut printed = 0;
    for seed in 0..PAGES {
        let (text, made) = generate::page(seed);
        all += made.len();
        let page = match parse_page(text.as_bytes()) {
            Ok(page) => page,
            Err(problems) => {
                rejected += made.len();
                eprintln!("page {seed} rejected: {}", problems[0]);
                continue;
            }
        };
        let back = posts(&page);
        assert_eq!(back.len(), made.len(), "page {seed}");
        doubted += page
            .notes
            .iter()
            .filter(|note| {
                matches!(note.kind, NoteKind::UncertainTitle { .. } | NoteKind::LooksLikeTitle { .. })
            })
            .count();
        for (back, made) in back.iter().zip(&made) {
            right += usize::from(back == made);
            if back != made && printed < 40 && back.title != made.title {
                printed += 1;
                eprintln!("page {seed}: “{}”\n  instead of “{}”", problem::opening(&back.title), made.title);
            } else if back != made && printed < 40 && back.citation != made.citation {
                printed += 1;
                eprintln!("page {seed}: citation {:?}\n  instead of {:?}", back.citation, made.citation);
            }
        }
    }
    eprintln!(
        "{right} of {all} posts of {PAGES} pages exactly back; {rejected} on rejected pages; {doubted} notes of doubt"
    );
    assert!(all >= 5000, "{all} posts");
    assert!(right * 1000 >= all * 995, "{right} of {all}");
}

#[test]
fn a_page_cut_off_inside_a_post_is_reported() {
    let (mut cuts, mut missed, mut printed) = (0_usize, 0_usize, 0);
    for seed in 1000..1030 {
        let (text, made) = generate::page(seed);
        let lines: Vec<&str> =
            text.split(['\n', '\r']).map(trim::trim).filter(|line| !line.is_empty()).collect();
        let mut dice = Dice::new(seed);
        let body = lines.iter().rposition(|line| line.contains("Cognitive Therapy (CT)")).unwrap() + 1;
        for _ in 0..12 {
            let at = dice.range(body + 3, lines.len() - 4);
            let beginning = &lines[..at];
            let whole = beginning.join("\n");
            let heading = beginning
                .iter()
                .rposition(|line| month::heading(line, "Practice Implications").is_some())
                .unwrap_or(body);
            let has_next_post =
                beginning[heading + 1..].iter().any(|line| made.iter().any(|post| post.title == *line));
            if has_next_post || heading + 1 == at {
                cuts += 1;
                if parse_page(whole.as_bytes()).is_ok() {
                    missed += 1;
                    if printed < 20 {
                        printed += 1;
                        eprintln!(
                            "cut not noticed after: {}",
                            beginning[at - 2..]
                                .iter()
                                .map(|line| problem::opening(line))
                                .collect::<Vec<_>>()
                                .join(" / ")
                        );
                    }
                }
            }
            let words: Vec<&str> = beginning[at - 1].split_whitespace().collect();
            if words.len() > 30 && !words[19].ends_with(['.', '?', ')', '”', '!']) {
                let cut = [&beginning[..at - 1].join("\n"), "\n", &words[..20].join(" ")].concat();
                assert!(parse_page(cut.as_bytes()).is_err(), "{cut}");
            }
        }
    }
    eprintln!("{missed} of {cuts} cuts between the lines of a post were not noticed");
    assert!(missed * 20 <= cuts, "{missed} of {cuts}");
}

#[test]
fn a_typical_page_is_read_whole() {
    let page = parse_page(&fixture("typical.txt")).unwrap();
    assert_eq!(page.notes, []);
    assert_eq!(texts(&page.intro), ["Short accounts of invented research for people who like paper."]);
    assert_eq!(
        texts(&page.teaser),
        ["…does the colour of the chair matter? And what do clients make of silence?"]
    );
    assert_eq!(
        texts(&page.topics),
        ["Alliance and Therapeutic Relationship", "Attendance, Attrition, and Drop-Out", "Chairs"]
    );
    let posts = posts(&page);
    let shape: Vec<_> = posts
        .iter()
        .map(|p| (p.month, p.title.as_str(), p.citation.is_some(), p.summary.len(), p.implications.len()))
        .collect();
    assert_eq!(
        shape,
        [
            ((2022, 12), "The Colour of Chairs in Individual Therapy", true, 2, 1),
            ((2022, 12), "Therapists Pause. Does It Matter?", true, 1, 2),
            ((2022, 10), "Is Paper as Good as a Screen for Homework?", false, 1, 1),
        ]
    );
    let utf16 = parse_page(&fixture("utf16.txt")).unwrap();
    assert_eq!(utf16, page);
}

#[test]
fn posts_without_citations_are_told_apart() {
    let page = parse_page(&fixture("no-citation.txt")).unwrap();
    let posts = posts(&page);
    let shape: Vec<_> =
        posts.iter().map(|p| (p.title.as_str(), p.repeated, p.summary.len(), p.implications.len())).collect();
    assert_eq!(
        shape,
        [
            ("Is Paper as Good as a Screen for Homework?", false, 1, 2),
            ("Therapists Pause. Does It Matter?", true, 1, 1),
            ("Chairs: a second look at a small effect", false, 2, 2),
            ("What clients want is to be asked.", false, 1, 1),
        ]
    );
    assert!(posts.iter().all(|post| post.citation.is_none()));
}

#[test]
fn a_messy_page_gives_the_same_posts_and_says_what_was_odd() {
    let clean = posts(&parse_page(&fixture("typical.txt")).unwrap());
    let page = parse_page(&fixture("messy.txt")).unwrap();
    let mut expected = clean;
    expected[0].repeated = true;
    expected[1].implications[1].insert_str(0, "- ");
    assert_eq!(posts(&page), expected);
    assert_eq!(page.unplaced.len(), 8);
    let odd = page.notes.iter().filter(|note| matches!(note.kind, NoteKind::OddHeading { .. })).count();
    assert_eq!((odd, page.notes.len()), (2, 10), "{:#?}", page.notes);
}

#[test]
fn each_thing_that_can_be_wrong_is_named_with_its_line() {
    for (file, expected) in [
        ("empty.txt", "1 Empty"),
        ("only-blanks.txt", "1 Empty"),
        ("binary.txt", "3 Binary"),
        ("not-utf8.txt", "15 NotUtf8"),
        ("damaged-utf16.txt", "15 BadUtf16"),
        ("not-a-page.txt", "3 NoMonth, 3 NoImplicationsAtAll"),
        ("months-without-posts.txt", "13 NoImplicationsAtAll"),
        ("post-before-month.txt", "13 PostBeforeMonth"),
        ("months-out-of-order.txt", "16 MonthOrder"),
        ("month-twice.txt", "22 MonthTwice"),
        ("cut-off-in-summary.txt", "19 CutOff"),
        ("cut-off-in-sentence.txt", "16 CutOff"),
        ("cut-off-after-heading.txt", "20 CutOff"),
        ("cut-off-after-title.txt", "17 CutOff"),
        ("cut-off-after-month.txt", "17 CutOff"),
        ("no-title.txt", "12 MissingTitle, 21 MissingTitle"),
        ("no-summary.txt", "12 MissingSummary"),
        ("no-implications-in-a-post.txt", "17 MissingImplications"),
        ("empty-implications.txt", "15 EmptyImplications"),
        ("too-few-lines.txt", "15 TooFewLines"),
    ] {
        let problems = parse_page(&fixture(file)).expect_err(file);
        let name = |problem: &PageProblem| {
            format!("{:?}", problem.kind).split([' ', '{']).next().unwrap_or_default().to_owned()
        };
        let found: Vec<String> =
            problems.iter().map(|problem| format!("{} {}", problem.line, name(problem))).collect();
        assert_eq!(found.join(", "), expected, "{file}: {problems:#?}");
        // A message with a problem and its remedy is long.
        assert!(problems.iter().all(|problem| problem.to_string().len() > 60), "{problems:?}");
    }
}

/// Lines for hostile pages.
fn any_line() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => Just("Practice Implications".to_owned()),
        1 => (1_usize..=12, 2018_u16..2023).prop_map(|(m, y)| format!("{} {y}", ["May", "June", "July"][m % 3])),
        2 => "[A-Z][a-z]{2,8}( [A-Z][a-z]{2,9}){1,6}[?]?",
        2 => "[A-Z][a-z]{2,8}( [a-z]{2,9}){5,40}\\.",
        1 => Just("Paper, A., & Pencil, B. (2020). On ink. Journal of Ink, 3, 1–9.".to_owned()),
        1 => prop_oneof!["Blog", "This month...", "Topics", "Type of Research", "- ALL Topics \\(clear\\)", "…teaser", "© 2020"],
        1 => "\\PC{0,40}",
        1 => "[\\s\u{200b}\u{a0}]{0,4}",
    ]
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = parse_page(&bytes);
    }

    #[test]
    fn no_text_makes_it_panic(text in "(?s).{0,400}") {
        let _ = parse_page(text.as_bytes());
    }

    #[test]
    fn nothing_is_lost_of_any_page(lines in proptest::collection::vec(any_line(), 0..40), end in prop_oneof!["\n", "\r\n", "\r"]) {
        let text = lines.join(&end);
        match parse_page(text.as_bytes()) {
            Ok(page) => {
                prop_assert_eq!(check_nothing_lost(&page, text.as_bytes()), Ok(()));
                // Without the checker’s help: the pieces together have the same words as the file.
                let mut pieces: Vec<&Text> = page.unplaced.iter().chain(&page.marks).chain(&page.intro).chain(&page.teaser).chain(&page.types).chain(&page.topics).collect();
                for month in &page.months {
                    pieces.extend(&month.heading);
                    for post in &month.posts {
                        pieces.push(&post.title);
                        pieces.extend(&post.repeated_title);
                        pieces.extend(post.citation.iter().chain(&post.summary).chain([&post.heading]).chain(&post.implications));
                    }
                }
                pieces.sort_by_key(|piece| piece.line);
                let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
                prop_assert_eq!(pieces.iter().map(|piece| letters(&piece.text)).collect::<String>(), letters(&text));
            }
            Err(problems) => {
                prop_assert!(!problems.is_empty());
                let last = lines::split(&text).count() + 1;
                prop_assert!(problems.iter().all(|p| (1..=last).contains(&p.line) && !matches!(p.kind, ProblemKind::NotCarriedOver { .. })), "{problems:?}");
            }
        }
    }
}

//! From page to files to archive, without losing a word.

use proptest::prelude::*;

use super::*;

mod again;
mod drafts;
use crate::page::{self, Page, parse_page};
use pprnet_archive::{Block, Post};

fn import_text(text: &[u8]) -> Result<(Imported, Document), ImportError> {
    let dir = tempfile::tempdir().unwrap();
    let page = dir.path().join("page.txt");
    fs::write(&page, text).unwrap();
    let into = dir.path().join("content");
    let imported = import(&[page], &into, &ImportOptions::default())?;
    let loaded = pprnet_content::load(&into).unwrap();
    assert_eq!(imported.document, loaded);
    Ok((imported, loaded))
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The letters of each paragraph and list item, with the displayed numbers of numbered lists.
fn lines(blocks: &[Block]) -> Vec<String> {
    blocks
        .iter()
        .flat_map(|block| match block {
            Block::Bullets(items) => items.iter().flat_map(|item| lines(item)).collect(),
            Block::Numbers(items) => {
                items.iter().zip(1..).map(|(item, n)| format!("{n}{}", lines(item).join(""))).collect()
            }
            other => vec![letters(&pprnet_archive::plain_text(std::slice::from_ref(other)))],
        })
        .collect()
}

/// Compares the loaded posts with those of the page, word for word.
fn assert_same(page: &Page, loaded: &Document) {
    let mut posts = 0;
    for month in &page.months {
        let heading = (month.month.year(), month.month.month());
        for post in &month.posts {
            let of_month =
                |p: &&Post| (p.month.year(), p.month.month()) == heading && p.title == post.title.text;
            // Ignores list markers, and the spaces around them.
            let texts = |part: &[page::Text]| -> Vec<String> {
                part.iter().map(|text| letters(&text.text)).collect()
            };
            let same = |p: &&Post| {
                p.citation == post.citation_line()
                    && lines(&p.summary).join("") == texts(&post.summary).join("")
                    && lines(&p.implications).join("") == texts(&post.implications).join("")
            };
            assert!(loaded.posts.iter().filter(of_month).any(|p| same(&p)), "{}", post.title.text);
            posts += 1;
        }
    }
    assert_eq!(loaded.posts.len(), posts);
    assert_eq!(loaded.site.introduction.len(), page.intro.len());
    assert_eq!(loaded.topics.len(), page.topics.len());
}

#[test]
fn hand_written_pages_come_through_word_for_word_or_not_at_all() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/page");
    let mut imported = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        match parse_page(&bytes) {
            Ok(page) => {
                let (_, loaded) = import_text(&bytes).unwrap_or_else(|e| panic!("{}: {e:?}", path.display()));
                assert_same(&page, &loaded);
                imported += 1;
            }
            Err(problems) => {
                let Err(ImportError::Input(reported)) = import_text(&bytes) else {
                    panic!("{}", path.display())
                };
                assert_eq!(reported.len(), problems.len());
            }
        }
    }
    assert!(imported >= 3);
}

#[test]
fn generated_pages_come_through_word_for_word() {
    for seed in 0..25 {
        let text = page::generated(seed);
        if let Ok(page) = parse_page(text.as_bytes()) {
            let (_, loaded) = import_text(text.as_bytes()).unwrap_or_else(|e| panic!("{seed}: {e:?}"));
            assert_same(&page, &loaded);
        }
    }
}

/// A page with one post, with the given title and paragraph.
fn page_of(title: &str, paragraph: &str) -> String {
    format!(
        "Blog\nIntro.\nThis month...\n…teaser\nType of Research\nTopics\n- ALL Topics (clear)\n- One\nMay 2020\n\
         {title}\n{paragraph}\nPractice Implications\n{paragraph}\n"
    )
}

#[test]
fn a_title_twice_in_a_month_gives_numbered_slugs() {
    let post = "The Same Title Here\nA summary that says a few words about what was found in the study, at length.\n\
                Practice Implications\nTherapists may think about what the study found when they meet clients.\n";
    let head =
        "Blog\nIntro.\nThis month...\n…teaser\nType of Research\nTopics\n- ALL Topics (clear)\n- One\n";
    let other = post.replace("at length", "at more length");
    let (_, loaded) = import_text(format!("{head}May 2020\n{post}{other}").as_bytes()).unwrap();
    let slugs: Vec<&str> = loaded.posts.iter().map(|post| post.slug.as_str()).collect();
    assert_eq!(slugs, ["the-same-title-here", "the-same-title-here-2"]);
}

/// Without an order, posts are sorted by address.
#[test]
fn posts_keep_the_order_of_the_page() {
    let post = |title: &str| {
        format!(
            "{title}\nA summary that says what was found in the study.\nPractice Implications\nThink about it.\n"
        )
    };
    let page =
        |titles: &[&str]| format!("May 2020\n{}", titles.iter().map(|title| post(title)).collect::<String>());
    for (titles, orders) in [
        (["Zebras in Therapy", "Apples in Therapy", "Mice in Therapy"], [Some(1), Some(2), Some(3)]),
        (["Apples in Therapy", "Mice in Therapy", "Zebras in Therapy"], [None, None, None]),
    ] {
        let (_, loaded) = import_text(page(&titles).as_bytes()).unwrap();
        let found: Vec<(&str, Option<u32>)> =
            loaded.posts.iter().map(|post| (post.title.as_str(), post.order)).collect();
        assert_eq!(found, titles.into_iter().zip(orders).collect::<Vec<_>>());
    }
}

#[test]
fn the_same_post_twice_in_a_file_is_one() {
    let post =
        "Brief\nA summary that says what was found in the study.\nPractice Implications\nThink about it.\n";
    let (imported, loaded) = import_text(format!("May 2020\n{post}{post}").as_bytes()).unwrap();
    assert_eq!((loaded.posts.len(), imported.counts.new), (1, 1));
    assert!(imported.notes.iter().any(|note| note.line == 6 && note.message.contains("is here twice")));
}

/// A document in which every text is `text`.
fn document_of(text: &str, number: f64) -> String {
    let json = serde_json::json!({
        "format": 1,
        "site": {
            "title": text, "tagline": text, "introduction": [text], "about": [{"quote": [text]}], "language": "en",
            "since": 2018, "author": text, "home": "https://example.org/\"\\", "base_url": null, "this_month": text,
            "notice": text, "licence": {"name": text, "url": null}
        },
        "topics": [{"slug": "a", "name": text, "aliases": [text]}],
        "types": [],
        "posts": [{
            "slug": "b", "title": text, "month": "2020-02", "topics": ["a"], "types": [], "citation": text,
            "article": {
                "type": text, "title": text, "author": [{"family": text}, {"literal": text}],
                "issued": {"date-parts": [[2020, 1], [2021]]}, "volume": 5, "DOI": "10.1000/\"'\\"
            },
            "summary": [text, {"bullets": [[text], [text]]}], "implications": [{"p": [{"em": [text]}, text]}],
            "findings": [{"metric": "MD", "estimate": number, "ci": [-1.5, 2], "label": text, "k": 3}],
            "notices": [
                {"date": "2021-02-03", "kind": "retraction", "text": text},
                {"date": "2020-02-03", "kind": "correction", "text": format!("{text}\n+++\n{text}")}
            ]
        }]
    });
    json.to_string()
}

#[test]
fn a_document_comes_through_whole() {
    let json = document_of("“A” \"quoted\" \\ text, +++ *and* <b>more</b>", 0.5);
    let (imported, loaded) = import_text(json.as_bytes()).unwrap();
    let original: Document = serde_json::from_str(&json).unwrap();
    assert_eq!(loaded.posts[0].article, original.posts[0].article);
    assert_eq!(loaded.posts[0].findings, original.posts[0].findings);
    assert_eq!(loaded.posts[0].summary, original.posts[0].summary);
    assert_eq!(loaded.posts[0].notices.len(), 2);
    assert_eq!((loaded.site, imported.files.len()), (original.site, 3));
}

#[test]
fn what_is_wrong_with_a_document_is_told_with_its_line() {
    let messages = |json: &str| match import_text(json.as_bytes()) {
        Err(ImportError::Input(problems)) => {
            problems.iter().map(|p| format!("{}: {}", p.line, p.message)).collect()
        }
        other => panic!("{other:?}"),
    };
    let cases: [(&str, &str); 8] = [
        ("{", "1: it is not an archive document: it ends before"),
        (
            "{\n  \"format\": 1,\n  \"sites\": {}}",
            "3: it is not an archive document: site: expected an object, found nothing",
        ),
        (
            &document_of("x", 1.0).replace("\"types\":[]", "\"types\":[],\"kinds\":1"),
            "1: it is not an archive document: kinds: there is no such field",
        ),
        (
            &document_of("x", 1.0).replace("\"slug\":\"b\"", "\"slug\":\"b\",\"colour\":1"),
            "1: it is not an archive document: posts: 0: colour: there is no such field",
        ),
        (
            &document_of("x", 1.0).replace(",\"types\":[]", ""),
            "1: it is not an archive document: types: expected a list, found nothing",
        ),
        (
            &document_of("x", 1.0).replace("2020-02\"", "February\""),
            "1: it is not an archive document: posts: 0: month: ",
        ),
        ("{\"format\": 2, \"new\": 0}", "1: it has format 2"),
        (&document_of("x", 1.0).replace("[\"a\"]", "[\"c\"]"), "1: post b: c is not in the taxonomy"),
    ];
    for (json, expected) in cases {
        let messages: Vec<String> = messages(json);
        assert!(messages.len() == 1 && messages[0].starts_with(expected), "{messages:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn whatever_a_page_says_survives(title in "\\PC{1,60}", paragraph in "[\\PC\t]{1,80}") {
        let text = page_of(&title, &paragraph);
        if let Ok(page) = parse_page(text.as_bytes()) {
            let (_, loaded) = import_text(text.as_bytes()).unwrap();
            assert_same(&page, &loaded);
        }
    }

    #[test]
    fn whatever_a_document_says_survives_or_is_refused(
        text in "[\\PC\t\n\"'\\\\+]{0,12}", number in -1e9..1e9f64
    ) {
        match import_text(document_of(&text, number).as_bytes()) {
            Ok((imported, _)) => prop_assert!(!text.trim().is_empty(), "{:?}", imported),
            Err(ImportError::Input(_) | ImportError::Content(_)) => {
                prop_assert!(text.trim().is_empty() || text.contains(['\n', '\r']), "{:?}", text);
            }
            Err(error) => return Err(TestCaseError::fail(error.to_string())),
        }
    }
}

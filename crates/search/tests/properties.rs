//! Properties of every search, whatever the posts and the query.

#![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::collections::BTreeSet;

use pprnet_search::{
    Coverage, Field, Filters, IndexBuilder, IndexedPost, Label, Mode, Results, SearchOptions, SearchOutcome,
    Searcher, Sort, YearRange,
};
use proptest::prelude::*;

/// A synthetic post: title, citation, summary, implications, topics, year.
type Post = (String, String, String, String, Vec<u16>, u16);

const WORDS: [&str; 24] = [
    "alliance",
    "therapist",
    "therapists",
    "effect",
    "effects",
    "of",
    "the",
    "outcome",
    "outcomes",
    "drop-out",
    "depression",
    "depressed",
    "quality",
    "life",
    "client",
    "clients",
    "therapy",
    "therapies",
    "feedback",
    "r = .17",
    "95%",
    "empathy",
    "psychotherapy",
    "anxiety",
];

/// How many of them, from the first, are plain words.
const PLAIN: usize = 18;

prop_compose! {
    fn texts(most: usize)(words in prop::collection::vec(prop::sample::select(&WORDS[..]), 0..most)) -> String {
        words.join(" ")
    }
}

/// A text that mixes searched words with others and with multi-byte characters.
fn mixed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(&WORDS[..]).prop_map(str::to_owned),
        prop::sample::select(&WORDS[..]).prop_map(|word| format!("“{}”é", word.to_uppercase())),
        "\\PC{0,6}",
    ];
    let between = prop::sample::select(&[" ", " ", "—", "\u{a0}", "ﬁ ", " 😀", ", "][..]);
    prop::collection::vec((piece, between), 0..12)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, between)| piece + between).collect())
}

/// Whether a highlight relates to a word of the query: they begin alike (forms), or one is the other's name or at most
/// a typing error away.
fn is_meant(query: &str, marked: &str) -> bool {
    let marked = marked.to_lowercase();
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let alike = |a: &str, b: &str| {
        let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
        same >= 4 || same == a.chars().count() || same == b.chars().count()
    };
    let query_words = words(&query.to_lowercase());
    words(&marked).iter().all(|word| {
        query_words.iter().any(|typed| alike(typed, word) || word.contains(typed.as_str()))
            || word.starts_with("clinician")
    })
}

fn posts() -> impl Strategy<Value = Vec<Post>> {
    let topics = prop::collection::btree_set(0_u16..3, 0..3);
    let post = (texts(6), texts(4), texts(30), texts(12), topics, 2019_u16..2022);
    let post = post.prop_map(|(title, cited, summary, implications, topics, year)| {
        let topics: Vec<u16> = topics.into_iter().collect();
        (title, format!("{cited} (2018). {cited}"), summary, implications, topics, year)
    });
    prop::collection::vec(post, 1..25).prop_map(|mut posts: Vec<Post>| {
        posts.sort_by_key(|post| std::cmp::Reverse(post.5));
        posts
    })
}

fn searcher(posts: &[Post]) -> Searcher {
    let label = |slug: &str| Label { slug: slug.into(), name: slug.into(), aliases: vec![] };
    let synonyms = vec![vec!["therapist".into(), "clinician".into()]];
    let mut builder = IndexBuilder::new(["alliance", "cbt", "empathy"].map(label).to_vec(), vec![], synonyms);
    for (title, citation, summary, implications, topics, year) in posts {
        let (year, month) = (*year, 1);
        builder.add(&IndexedPost {
            title,
            citation,
            authors: "",
            summary,
            implications,
            year,
            month,
            topics,
            types: &[],
            findings: &[],
        });
    }
    Searcher::open(&builder.finish().head(&[])).unwrap()
}

fn find(searcher: &Searcher, query: &str, options: &SearchOptions) -> Results {
    match searcher.search(&searcher.prepare(query, Mode::Typing), options) {
        SearchOutcome::Ready(results) => *results,
        SearchOutcome::NeedsParts(parts) => panic!("{parts:?} of a small index"),
    }
}

fn set(results: &Results) -> BTreeSet<usize> {
    results.hits.iter().map(|hit| hit.post).collect()
}

/// All posts that match everything; empty if only the closest were found.
fn all(searcher: &Searcher, query: &str) -> BTreeSet<usize> {
    let results = find(searcher, query, &SearchOptions::default());
    if results.coverage == Coverage::All { set(&results) } else { BTreeSet::new() }
}

fn filtered(topics: &BTreeSet<u16>, match_all: bool, year: Option<u16>) -> SearchOptions {
    let years = YearRange::one(year);
    let filters = Filters { topics: topics.iter().copied().collect(), match_all, years, types: vec![] };
    SearchOptions { filters, sort: Sort::Relevance }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn a_phrase_is_found_only_where_all_its_words_are(
        posts in posts(), words in prop::collection::vec(prop::sample::select(&WORDS[..PLAIN]), 1..4)
    ) {
        let searcher = searcher(&posts);
        let words = words.join(" ");
        let phrase = all(&searcher, &format!("\"{words}\" "));
        prop_assert!(phrase.is_subset(&all(&searcher, &format!("{words} "))), "{}", words);
    }

    #[test]
    fn filters_only_narrow(posts in posts(), query in texts(3), topic in 0_u16..3, year in 2019_u16..2022) {
        let searcher = searcher(&posts);
        let wide = find(&searcher, &query, &SearchOptions::default());
        let (none, one) = (BTreeSet::new(), BTreeSet::from([topic]));
        for options in [filtered(&one, false, None), filtered(&none, false, Some(year)), filtered(&one, true, Some(year))] {
            let narrow = find(&searcher, &query, &options);
            prop_assert!(set(&narrow).is_subset(&set(&wide)));
            prop_assert_eq!(narrow.unfiltered, wide.hits.len());
        }
        let narrow = all(&searcher, &format!("{query} year:2020 "));
        let plain = all(&searcher, &format!("{query} "));
        prop_assert!(wide.coverage != Coverage::All || narrow.is_subset(&plain));
    }

    /// The number beside a filter must equal the results with that filter and the filters of the other groups.
    #[test]
    fn a_filter_counts_the_posts_it_has_under_the_other_groups(
        posts in posts(), query in texts(2), chosen in prop::collection::btree_set(0_u16..3, 0..3), match_all: bool,
        year in prop::option::of(2019_u16..2022)
    ) {
        let searcher = searcher(&posts);
        let hits = |options: &SearchOptions| find(&searcher, &query, options).hits.len();
        let facets = find(&searcher, &query, &filtered(&chosen, match_all, year)).facets;
        for topic in 0..3 {
            let alone = BTreeSet::from([topic]);
            prop_assert_eq!(facets.topics[usize::from(topic)], hits(&filtered(&alone, match_all, year)));
        }
        // Only years with posts, newest first.
        let years: BTreeSet<u16> = posts.iter().map(|post| post.5).collect();
        prop_assert_eq!(facets.years.len(), years.len());
        for (other, count) in years.into_iter().rev().zip(facets.years) {
            prop_assert_eq!(count, hits(&filtered(&chosen, match_all, Some(other))));
        }
        prop_assert_eq!(facets.posts, hits(&filtered(&chosen, match_all, year)));
    }

    #[test]
    fn a_beginning_finds_what_the_whole_word_does(
        posts in posts(), word in prop::sample::select(&WORDS[..PLAIN]), cut in 1_usize..8
    ) {
        prop_assume!(!word.contains('-'));
        let searcher = searcher(&posts);
        let beginning = word.get(..cut.min(word.len())).unwrap();
        let (whole, prefixed) = (all(&searcher, &format!("{word} ")), all(&searcher, beginning));
        prop_assert!(whole.is_subset(&prefixed), "{} {:?} {} {:?}", word, whole, beginning, prefixed);
    }

    #[test]
    fn marks_stand_on_character_boundaries_and_cover_a_word_that_was_found(
        posts in posts(), query in texts(3), text in mixed()
    ) {
        let searcher = searcher(&posts);
        let results = find(&searcher, &format!("{query} "), &SearchOptions::default());
        let mut before = 0;
        for range in searcher.mark(&results, Field::Summary, &text) {
            prop_assert!(before <= range.start && range.start < range.end, "{:?}", range);
            before = range.end;
            let marked = text.get(range);
            prop_assert!(marked.is_some(), "not on boundaries");
            // A highlight is itself a match: searched alone, it is highlighted from end to end.
            let marked = marked.unwrap();
            let alone = searcher.mark(&results, Field::Summary, marked);
            prop_assert_eq!(alone.first().map(|first| first.start), Some(0), "{} of {}", marked, query);
            prop_assert_eq!(alone.last().map(|last| last.end), Some(marked.len()), "{} of {}", marked, query);
            prop_assert!(is_meant(&query, marked), "{} of {}", marked, query);
        }
        if query.trim().is_empty() {
            return Ok(());
        }
        for hit in &results.hits {
            let (title, citation, summary, implications, topics, _) = &posts[hit.post];
            let texts: [(Field, &str); 4] = [
                (Field::Title, title), (Field::Citation, citation), (Field::Summary, summary),
                (Field::Implications, implications),
            ];
            let marks = texts.iter().map(|(field, text)| searcher.mark(&results, *field, text).len()).sum::<usize>();
            prop_assert!(marks > 0 || !topics.is_empty());
            if let Some(excerpt) = Searcher::excerpt(&results, &searcher.read(&texts), 60) {
                let text = texts.iter().find(|(field, _)| *field == excerpt.field).unwrap().1;
                prop_assert!(!excerpt.marks.is_empty() && text.get(excerpt.range).is_some());
            }
        }
    }

    #[test]
    fn the_parts_of_a_score_add_up_to_it_and_the_order_is_always_the_same(posts in posts(), query in texts(4)) {
        let searcher = searcher(&posts);
        let results = find(&searcher, &query, &SearchOptions::default());
        prop_assert_eq!(&results.hits, &find(&searcher, &query, &SearchOptions::default()).hits);
        for hit in &results.hits {
            let sum: f32 = searcher.explain(&results, hit.post).iter().map(|part| part.score).sum();
            prop_assert!((sum - hit.score).abs() < 0.01, "{} {}", sum, hit.score);
        }
    }

    /// Any query, in every mode.
    #[test]
    fn no_query_makes_a_search_panic(
        posts in posts(), query in "\\PC{0,40}|([a-e\"“”:.=<-]| |OR|author:|year:20|topic:|metric:|r>\\.|therap|-){0,16}"
    ) {
        let searcher = searcher(&posts);
        for mode in [Mode::Typing, Mode::Complete, Mode::Question] {
            let outcome = searcher.search(&searcher.prepare(&query, mode), &SearchOptions::default());
            prop_assert!(matches!(outcome, SearchOutcome::Ready(_)));
        }
    }
}

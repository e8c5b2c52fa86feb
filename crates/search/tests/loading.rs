//! Bytes that are not an index, or not this one; and how much of a large index a query loads.

#![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::collections::BTreeSet;

use pprnet_compression::{BrotliMode, brotli};
use pprnet_search::{
    Built, Hit, IndexBuilder, IndexedPost, LoadError, Mode, QueryNoteKind, Results, SearchOptions,
    SearchOutcome, Searcher,
};
use proptest::prelude::*;

/// An index of this many posts; each post has words that all posts have and some that few others have.
fn index(posts: usize) -> Built {
    let mut builder = IndexBuilder::default();
    for post in 0..posts {
        let title = format!("Post {post} on matter{}", post % 97);
        let own = |n: usize| {
            format!("word{} term{} of the outcome", (post * 31 + n * 7) % 5000, (post + n * 13) % 900)
        };
        let summary: Vec<String> = (0..60).map(own).collect();
        builder.add(&IndexedPost {
            title: &title,
            summary: &summary.join(" "),
            year: 2020,
            month: 1,
            ..IndexedPost::default()
        });
    }
    builder.finish()
}

fn head(built: &Built) -> Vec<u8> {
    built.head(&(0..built.parts.len()).map(|number| format!("part-{number}")).collect::<Vec<_>>())
}

fn hits(searcher: &Searcher, query: &str) -> Result<Vec<Hit>, Vec<usize>> {
    match searcher.search(&searcher.prepare(query, Mode::Typing), &SearchOptions::default()) {
        SearchOutcome::Ready(results) => Ok(results.hits),
        SearchOutcome::NeedsParts(parts) => Err(parts),
    }
}

#[test]
fn a_large_index_comes_in_parts_and_a_query_needs_few() {
    let built = index(1500);
    let mut searcher = Searcher::open(&head(&built)).unwrap();
    assert!(built.parts.len() > 5 && searcher.parts().len() == built.parts.len());
    let query = "matter13 word77 ";
    let needed = hits(&searcher, query).unwrap_err();
    assert!((1..=2).contains(&needed.len()), "{needed:?}");
    // A wrong part is refused, and changes nothing.
    let other = (needed[0] + 1) % built.parts.len();
    assert_eq!(searcher.add_part(needed[0], &built.parts[other]), Err(LoadError::OtherIndex));
    for number in needed {
        searcher.add_part(number, &built.parts[number]).unwrap();
    }
    let few = hits(&searcher, query).unwrap();
    // The results do not depend on which parts are loaded.
    for (number, part) in built.parts.iter().enumerate() {
        searcher.add_part(number, part).unwrap();
    }
    assert_eq!(hits(&searcher, query).unwrap(), few);
}

#[test]
fn a_part_of_another_index_is_refused() {
    let (one, two) = (index(1500), index(1501));
    let mut searcher = Searcher::open(&head(&one)).unwrap();
    assert_eq!(searcher.add_part(0, &two.parts[0]), Err(LoadError::OtherIndex));
    assert_eq!(searcher.add_part(9999, &one.parts[0]), Err(LoadError::OtherIndex));
    assert_eq!(searcher.add_part(0, b"<!doctype html>"), Err(LoadError::Foreign));
    assert_eq!(searcher.add_part(0, &head(&one)), Err(LoadError::Foreign));
}

#[test]
fn another_version_is_reported() {
    let mut file = head(&index(1));
    file[4] += 1;
    assert_eq!(Searcher::open(&file).unwrap_err(), LoadError::Version(5));
}

#[test]
fn the_same_posts_give_the_same_bytes() {
    let (a, b) = (index(1500), index(1500));
    assert_eq!(a.parts, b.parts);
    assert_eq!(head(&a), head(&b));
}

#[test]
fn an_index_may_have_no_posts() {
    let searcher = Searcher::open(&head(&IndexBuilder::default().finish())).unwrap();
    for query in ["", "word", "\"a b\" -c", "year:2020", "metric:g", "r > .2"] {
        assert_eq!(hits(&searcher, query), Ok(vec![]));
    }
}

/// A word by its number. Most neighbours differ only in their first syllable.
fn word(mut number: usize) -> String {
    const SYLLABLES: [&str; 16] =
        ["ba", "do", "ki", "re", "lu", "mi", "va", "ku", "so", "le", "ma", "ri", "ne", "vo", "tu", "ga"];
    let mut word = String::new();
    for _ in 0..4 {
        word.push_str(SYLLABLES[number % 16]);
        number /= 16;
    }
    word
}

/// A large index of posts of 300 words each. All posts have `word(0)` and `word(1)`; higher numbers become rarer.
fn steep() -> Built {
    let mut builder = IndexBuilder::default();
    let mut random = 1_u64;
    let mut next = || {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(random >> 33).unwrap()
    };
    for _ in 0..1000 {
        let words: Vec<String> = (0..300).map(|_| next() % (1 << (1 + next() % 13))).map(word).collect();
        builder.add(&IndexedPost {
            summary: &words.join(" "),
            year: 2020,
            month: 1,
            ..IndexedPost::default()
        });
    }
    let built = builder.finish();
    let whole: usize = built.parts.iter().map(Vec::len).sum();
    assert!(whole > 600 * 1024, "{whole}");
    built
}

/// The results of a query, and the parts that it loads.
fn load(built: &Built, query: &str) -> (Results, Vec<u8>) {
    let mut searcher = Searcher::open(&head(built)).unwrap();
    let mut loaded = Vec::new();
    loop {
        match searcher.search(&searcher.prepare(query, Mode::Typing), &SearchOptions::default()) {
            SearchOutcome::Ready(results) => return (*results, loaded),
            SearchOutcome::NeedsParts(parts) => {
                for number in parts {
                    searcher.add_part(number, &built.parts[number]).unwrap();
                    loaded.extend(&built.parts[number]);
                }
            }
        }
    }
}

/// Each misspelt word of a long query may have up to 24 corrections. The budget must cover their parts and those of the
/// query's own words; otherwise the query loads most of the index.
#[test]
fn a_query_loads_at_most_300_kb_however_misspelt() {
    let built = steep();
    let misspelt: Vec<String> =
        (0..12).map(|n| word(n * 331)).map(|word| word.replacen('o', "q", 1) + "x").collect();
    let frequent: Vec<String> = (0..24).map(word).collect();
    let phrase = format!("\"{}\" \"{}\"", frequent.join(" "), misspelt.join(" "));
    let all =
        [misspelt.join(" "), frequent.join(" "), phrase, format!("{} -{}", word(3000), frequent.join(" -"))];
    for query in all.iter().map(String::as_str).chain(["ba", "do ki re lu mi", &word(3)]) {
        let (_, loaded) = load(&built, query);
        let packed = brotli(&loaded, 5, BrotliMode::Generic).unwrap();
        assert!(packed.len() <= 300_000, "{query}: {} of {}", packed.len(), loaded.len());
        assert!(loaded.len() <= 240 * 1024, "{query}: {}", loaded.len());
    }
}

/// The words reported as left out.
fn left_out(results: &Results) -> Vec<String> {
    let words = results.notes().iter().find_map(|note| match &note.kind {
        QueryNoteKind::LeftOut(words) => Some(words.clone()),
        _ => None,
    });
    words.unwrap_or_default()
}

#[test]
fn words_beyond_the_budget_are_dropped_most_frequent_first_and_reported() {
    let built = steep();
    let frequent: Vec<String> = (0..24).map(word).collect();
    let rare = word(3000);
    let (few, _) = load(&built, &rare);
    assert_eq!(left_out(&few), [""; 0]);
    // A dropped common word matters little beside a rare one, and is not searched.
    let (found, _) = load(&built, &format!("{} {rare}", frequent.join(" ")));
    let words = left_out(&found);
    assert!((1..24).contains(&words.len()) && words.iter().all(|word| frequent.contains(word)), "{words:?}");
    let posts = |results: &Results| results.hits.iter().map(|hit| hit.post).collect::<BTreeSet<_>>();
    assert!(!found.hits.is_empty() && posts(&found).is_subset(&posts(&few)));
    // In a phrase the positions of dropped words stay open.
    let (found, _) = load(&built, &format!("\"{} {rare}\"", frequent.join(" ")));
    assert!(!left_out(&found).is_empty() && !left_out(&found).contains(&rare));
    // An exclusion is dropped as a whole: a part of it would exclude too many posts.
    let (found, _) = load(&built, &format!("{rare} -\"{}\"", frequent.join(" ")));
    assert_eq!(posts(&found), posts(&few));
    assert!(!left_out(&found).is_empty());
}

/// A phrase whose first word was left out must match only where the whole phrase may be.
#[test]
fn a_phrase_without_its_first_word_matches_at_the_same_positions() {
    let heavy = "heavy ".repeat(260);
    let summaries =
        ["A heavy rareone raretwo", "A rareone filler raretwo", "rareone raretwo", "heavy rareone"];
    let mut builder = IndexBuilder::default();
    for summary in summaries.into_iter().chain(std::iter::repeat_n(heavy.as_str(), 1000)) {
        builder.add(&IndexedPost { title: "Post", summary, year: 2020, month: 1, ..IndexedPost::default() });
    }
    let built = builder.finish();
    let posts = |query: &str| {
        let (found, _) = load(&built, query);
        assert_eq!(left_out(&found), ["heavy"], "{query}");
        found.hits.iter().map(|hit| hit.post).collect::<BTreeSet<_>>()
    };
    assert_eq!(posts("\"heavy rareone raretwo\""), BTreeSet::from([0]));
    // The third post has no word before it in the same field.
    assert_eq!(posts("\"heavy rareone\""), BTreeSet::from([0, 1, 3]));
}

/// The dictionary stores the length of a word as one byte.
#[test]
fn words_of_any_length_can_be_indexed_and_found() {
    let (letters, digits, vowels) = ("a".repeat(300), "7".repeat(300), "\u{e34}".repeat(300));
    for text in [
        letters.clone(),
        digits.clone(),
        format!("0.{digits}"),
        format!("{digits}%"),
        format!("p < {digits}"),
        format!("l’{letters}"),
        format!("ก{vowels}"),
    ] {
        let mut builder = IndexBuilder::default();
        builder.add(&IndexedPost { title: &text, year: 2020, month: 1, ..IndexedPost::default() });
        let searcher = Searcher::open(&head(&builder.finish())).expect(&text);
        assert_eq!(hits(&searcher, &text).map(|hits| hits.len()), Ok(1), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_bytes_are_an_error(at in 0_usize..100_000, by in 1_u8.., cut in 0_usize..100_000) {
        let file = head(&index(3));
        let mut changed = file.clone();
        let at = at % file.len();
        changed[at] = changed[at].wrapping_add(by);
        prop_assert!(Searcher::open(&changed).is_err());
        prop_assert!(Searcher::open(&file[..cut % file.len()]).is_err());
    }

    #[test]
    fn any_bytes_are_an_error(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(Searcher::open(&bytes).is_err());
    }
}

/// A short, deterministic fuzzer: it changes bytes and corrects the checksum, so that the readers behind it get the
/// bytes. Whatever loads is searched.
#[test]
fn changed_bytes_with_a_valid_checksum_never_panic() {
    let built = index(1500);
    let whole = head(&built);
    let seeds = [head(&index(4)), whole.clone(), built.parts[0].clone()];
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = move |below: usize| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        usize::try_from(random % below as u64).unwrap()
    };
    let fnv = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    for round in 0..400 {
        let mut file = seeds[round % 3].clone();
        // A part must also have the mark of its head.
        let sealed = if round % 3 == 2 { 13 + 8 } else { 13 };
        for _ in 0..=next(4) {
            let at = sealed + next(file.len() - sealed);
            match next(3) {
                0 => file[at] = [0, 1, 0x7f, 0x80, 0xff][next(5)],
                1 => file[at] ^= 1 << next(8),
                _ => drop(file.drain(at..(at + 1 + next(16)).min(file.len()))),
            }
        }
        let sum = file[13..].iter().fold(0xcbf2_9ce4_8422_2325, fnv);
        file[5..13].copy_from_slice(&sum.to_le_bytes());
        let is_part = round % 3 == 2;
        let Ok(mut searcher) = Searcher::open(if is_part { &whole } else { &file }) else { continue };
        if is_part && searcher.add_part(0, &file).is_err() {
            continue;
        }
        for (number, part) in built.parts.iter().enumerate().skip(usize::from(is_part)).take(3) {
            let _ = searcher.add_part(number, part);
        }
        for query in ["outcome wrod77 \"of the\" -term3", "t"] {
            for mode in [Mode::Typing, Mode::Question] {
                let _ = searcher.search(&searcher.prepare(query, mode), &SearchOptions::default());
            }
        }
    }
}

//! Which files the finder requests and when; files that are damaged, foreign or missing.

use std::sync::LazyLock;

use pprnet_archive::{Block, Release, archive_order, plain_text};
use pprnet_finder::{Answer, Need};

use super::{Files, Page, addresses, files, html, page, sample};

#[test]
fn missing_files_are_requested_in_order_of_urgency() {
    let (found, given) = page().search("q=alliance");
    assert!(matches!(&given[..2], [Need::Search(_), Need::Index]), "{given:?}");
    assert!(given[2..].iter().all(|need| matches!(need, Need::Shard(_))), "then shards: {given:?}");
    assert!(found.total > 3, "{found:?}");
}

#[test]
fn without_words_it_requests_the_files_that_every_search_needs() {
    let mut page = page();
    let Answer { needs, found } = page.find_all("q=+");
    assert!(matches!(&needs[..], [Need::Search(_), Need::Index]), "{needs:?}");
    assert_eq!(found, None);
    needs.iter().for_each(|need| page.load(need));
    assert_eq!(page.find_all("q=+"), Answer::default());
}

#[test]
fn results_do_not_wait_for_their_shards() {
    let mut page = page();
    let answer = page.first_found("q=alliance");
    assert!(!answer.needs.is_empty(), "excerpts need texts");
    let early = answer.found.unwrap();
    let (late, _) = page.search("q=alliance");
    assert_eq!(addresses(&html(&early)), addresses(&html(&late)), "the same results, in the same order");
    assert!(html(&late).matches("<mark>").count() > html(&early).matches("<mark>").count());
}

/// An archive with a large index: the sample's posts, repeated.
fn large() -> &'static Files {
    static LARGE: LazyLock<Files> = LazyLock::new(|| {
        let mut document = sample();
        let posts = document.posts.clone();
        for round in 1..30 {
            document.posts.extend(posts.iter().cloned().map(|mut post| {
                post.slug = format!("{}-{round}", post.slug).parse().unwrap();
                post.summary.truncate(1);
                post
            }));
        }
        document.posts.sort_by(|a, b| archive_order((&a.month, &a.slug), (&b.month, &b.slug)));
        Files::of(&document)
    });
    &LARGE
}

#[test]
fn in_a_large_archive_results_wait_for_their_shards_alone() {
    let mut page = Page::of(large(), 8);
    let (found, given) = page.search("q=alliance+rupture");
    assert!(!given.contains(&Need::Index), "{given:?}");
    assert_eq!(addresses(&html(&found)).len(), 8, "{}", html(&found));
    assert!(!html(&found).contains("result-coming"));
    // Only the links beside an open post need the index.
    assert_eq!(page.neighbours("q=alliance+rupture", "any"), None);
    page.load(&Need::Index);
    assert!(page.neighbours("q=alliance+rupture", "any").is_some());
    assert_eq!(page.find_all("q=alliance+rupture").found.unwrap(), found, "as from the shards");
}

#[test]
fn in_a_large_archive_a_result_without_its_shard_has_a_placeholder() {
    let early = Page::of(large(), 8).first_found("q=alliance+rupture").found.unwrap();
    assert_eq!(html(&early).matches("<li class=\"result result-coming\"").count(), 8, "{}", html(&early));
    assert!(early.total > 8, "counts do not wait");
}

#[test]
fn a_shard_that_was_dropped_from_memory_is_requested_again() {
    let mut page = page();
    let (found, _) = page.search("q=alliance");
    let shards = std::mem::take(&mut page.shards);
    let Answer { needs, .. } = page.find_all("q=alliance");
    assert_eq!(needs.len(), shards.len(), "{needs:?}");
    assert_eq!(page.search("q=alliance").0, found);
}

/// An archive whose search index has many parts: each word is in a few of its posts.
fn wordy() -> Files {
    let mut document = sample();
    let model = document.posts[0].clone();
    let mut number = 1_u32;
    let mut word = || {
        number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let letter = |at: u32| char::from(b'a' + u8::try_from(number.rotate_right(at * 5) % 26).unwrap());
        (1..6).map(letter).collect::<String>()
    };
    let posts = (0..600).map(|at| {
        let mut post = model.clone();
        post.slug = format!("post-{at:03}").parse().unwrap();
        let words: Vec<String> = (0..600).map(|_| word()).collect();
        post.summary = vec![Block::plain(words.join(" "))];
        post
    });
    document.posts = posts.collect();
    Files::of(&document)
}

/// Regression: parts must not stay in memory for as long as the page is open.
#[test]
fn the_least_recently_used_parts_are_dropped_and_requested_again() {
    let files = wordy();
    let mut page = Page::of(&files, 10);
    let text = plain_text(&page.files.shards[0].posts[0].summary);
    let mut words = text.split(' ').map(|word| format!("q={word}+"));
    let (first, second) = (words.next().unwrap(), words.next().unwrap());
    let (found, given) = page.search(&first);
    let mut others = 0;
    for (name, bytes) in &files.search {
        let need = Need::Search(name.clone());
        if !name.starts_with("search.")
            && !given.contains(&need)
            && page.finder.add(&files.catalog, name, bytes).is_ok()
        {
            others += 1;
        }
    }
    assert!(others > 60, "{others} parts");
    page.search(&second);
    let (again, needed) = page.search(&first);
    assert!(needed.iter().any(|need| matches!(need, Need::Search(_))), "{needed:?}");
    assert_eq!(again, found);
}

#[test]
fn damaged_and_foreign_files_are_refused_and_requested_again() {
    let mut page = page();
    loop {
        let needs = page.find_all("q=alliance").needs;
        let Some(need) = needs.first() else { break };
        if let Need::Search(name) = need {
            let (bytes, catalog) = (&files().search[name], &files().catalog);
            assert!(page.finder.add(catalog, name, &bytes[..bytes.len() / 2]).is_err(), "{name}, cut off");
            let mut other = bytes.clone();
            let middle = other.len() / 2;
            other[middle] ^= 1;
            assert!(page.finder.add(catalog, name, &other).is_err(), "{name}, one bit changed");
            assert_eq!(page.find_all("q=alliance").needs, needs, "still needed");
        }
        page.load(need);
    }
    assert!(page.finder.add(&files().catalog, "nothing.0123456789abcdef.bin", b"").is_err());
}

/// The head of another release is undamaged, but its numbers mean other posts.
#[test]
fn the_head_of_another_release_is_refused() {
    let mut page = page();
    let head =
        |files: &'static Files| files.search.iter().find(|(name, _)| name.starts_with("search.")).unwrap();
    let ((name, own), (_, other)) = (head(files()), head(large()));
    let refused = page.finder.add(&files().catalog, name, other).unwrap_err().to_string();
    assert!(refused.contains(name.as_str()), "{refused}");
    page.finder.add(&files().catalog, name, own).unwrap();
}

#[test]
fn an_archive_without_an_index_says_so() {
    let files = Files::of_release(Release::new(&sample()).unwrap());
    assert!(files.found("q=alliance").remarks.contains("without a search index"));
}

//! What the finder asks for and when; files that are damaged, foreign or missing.

use std::sync::LazyLock;

use pprnet_archive::{Release, archive_order};
use pprnet_finder::{Answer, Finder};

use super::{ALL, Files, addresses, files, html, sample};

#[test]
fn it_asks_for_what_it_needs_in_the_order_of_need() {
    let (found, given) = files().ask(&mut files().finder(), "q=alliance");
    let kinds: Vec<&str> = given.iter().map(|name| name.split(['.', '-']).next().unwrap()).collect();
    assert_eq!(kinds[..3], ["manifest", "search", "index"], "{given:?}");
    assert!(kinds[3..].iter().all(|kind| kind.parse::<u16>().is_ok()), "then shards: {given:?}");
    assert!(found.total > 3, "{found:?}");
}

#[test]
fn before_anything_is_looked_for_it_asks_for_what_every_search_needs() {
    let mut finder = files().finder();
    for wanted in [vec!["manifest"], vec!["search", "index"], vec![]] {
        let Answer { needs, found, .. } = finder.find("q=+", ALL);
        assert_eq!(needs.iter().map(|name| name.split('.').next().unwrap()).collect::<Vec<_>>(), wanted);
        assert_eq!(found, None);
        for name in needs {
            finder.add(&name, &files().0[&name]).unwrap();
        }
    }
}

#[test]
fn results_are_there_before_their_shards() {
    let mut finder = files().finder();
    let answer = loop {
        let answer = finder.find("q=alliance", ALL);
        if answer.found.is_some() {
            break answer;
        }
        for name in &answer.needs {
            finder.add(name, &files().0[name]).unwrap();
        }
    };
    assert!(!answer.needs.is_empty(), "excerpts need texts");
    let early = answer.found.unwrap();
    let (late, _) = files().ask(&mut finder, "q=alliance");
    assert_eq!(addresses(&html(&early)), addresses(&html(&late)), "the same results, in the same order");
    assert!(html(&late).matches("<mark>").count() > html(&early).matches("<mark>").count());
}

/// An archive whose index is large: the sample's posts over and over.
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
    let mut finder = large().finder();
    let (found, given) = large().ask(&mut finder, "q=alliance+rupture&size=8");
    assert!(!given.iter().any(|name| name.starts_with("index.")), "{given:?}");
    assert_eq!(addresses(&html(&found)).len(), 8, "{}", html(&found));
    assert!(!html(&found).contains("result-coming"));
    // Only the results beside a post that is read need it.
    let index = finder.needed_by_neighbours().unwrap();
    assert!(index.starts_with("index."), "{index}");
    finder.add(&index, &large().0[&index]).unwrap();
    assert_eq!(finder.find("q=alliance+rupture&size=8", ALL).found.unwrap(), found, "as from the shards");
    assert_eq!(finder.needed_by_neighbours(), None);
}

#[test]
fn in_a_large_archive_a_result_whose_shard_is_on_its_way_keeps_its_place() {
    let mut finder = large().finder();
    let early = loop {
        let Answer { needs, found, .. } = finder.find("q=alliance+rupture&size=8", ALL);
        if let Some(found) = found {
            break found;
        }
        for name in needs {
            finder.add(&name, &large().0[&name]).unwrap();
        }
    };
    assert_eq!(html(&early).matches("<li class=\"result result-coming\"").count(), 8, "{}", html(&early));
    assert!(early.total > 8, "counts do not wait");
}

#[test]
fn damaged_and_foreign_files_are_refused_and_asked_for_again() {
    for spoilt in ["manifest", "search", "index", "2"] {
        let mut finder = files().finder();
        loop {
            let needs = finder.find("q=alliance", ALL).needs;
            let Some(name) = needs.first() else { break };
            let bytes = &files().0[name];
            if name.starts_with(spoilt) {
                assert!(finder.add(name, &bytes[..bytes.len() / 2]).is_err(), "{name}, cut off");
                let mut other = bytes.clone();
                let middle = other.len() / 2;
                other[middle] ^= 1;
                assert!(finder.add(name, &other).is_err(), "{name}, one bit changed");
                assert_eq!(finder.find("q=alliance", ALL).needs, needs, "still needed");
            }
            finder.add(name, bytes).unwrap();
        }
        assert!(finder.add("nothing.0123456789abcdef.json", b"").is_err());
    }
}

/// The head of another release is whole, and its numbers are those of other posts.
#[test]
fn the_head_of_another_release_is_refused() {
    let mut finder = files().finder();
    finder.add(&files().1, &files().0[&files().1]).unwrap();
    let head = |files: &'static Files| files.0.iter().find(|(name, _)| name.starts_with("search.")).unwrap();
    let ((name, own), (_, other)) = (head(files()), head(large()));
    let refused = finder.add(name, other).unwrap_err().to_string();
    assert!(refused.contains(name.as_str()), "{refused}");
    finder.add(name, own).unwrap();
}

#[test]
fn an_archive_without_an_index_says_so() {
    let release = Release::new(&sample()).unwrap();
    let manifest = release.manifest.to_string();
    let (name, bytes) = release.files.last().unwrap();
    let mut finder = Finder::new("/", &manifest);
    finder.add(name.as_str(), bytes).unwrap();
    assert!(finder.find("q=alliance", ALL).found.unwrap().remarks.contains("without a search index"));
}

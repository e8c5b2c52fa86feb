//! Finds posts by the numbers they report.

#![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

use pprnet_archive::Finding;
use pprnet_search::{
    IndexBuilder, IndexedPost, LoadError, Mode, Results, SearchOptions, SearchOutcome, Searcher,
};

fn finding(metric: &str, estimate: f64) -> Finding {
    Finding { metric: metric.into(), estimate: Some(estimate), ..Finding::default() }
}

fn searcher() -> Searcher {
    let range = Finding { estimate: None, range: Some([0.17, 0.24]), ..finding("r", 0.0) };
    let posts = [
        (
            "Alliance",
            "The link was r = .28.",
            vec![Finding { k: Some(295), n: Some(30_081), ..finding("r", 0.28) }],
        ),
        ("Dropout", "Nothing in numbers; r > .2 is a benchmark.", vec![]),
        (
            "Medication",
            "It did harm.",
            vec![finding("g", -0.45), Finding { k: Some(12), ..finding("OR", 0.9) }],
        ),
        ("Empathy", "A range.", vec![range, finding("R2", 0.09)]),
        ("Recovery <b> & > .2", "Half recovered.", vec![finding("percent", 50.0), finding("zzz", 3.0)]),
    ];
    let mut builder = IndexBuilder::default();
    for (title, summary, findings) in &posts {
        builder.add(&IndexedPost {
            title,
            summary,
            findings,
            year: 2020,
            month: 1,
            ..IndexedPost::default()
        });
    }
    let built = builder.finish();
    let mut searcher = Searcher::open(&built.head(&["findings".into()])).unwrap();
    // The numbers are loaded only when a query asks for them.
    for (query, missing) in [("alliance", vec![]), ("metric:r", vec![0]), ("alliance -r>.2", vec![0])] {
        assert_eq!(searcher.missing(&searcher.prepare(query, Mode::Typing)), missing, "{query}");
    }
    assert_eq!(searcher.parts().map(|part| part.name.as_str()).collect::<Vec<_>>(), ["findings"]);
    let [file] = built.parts.as_slice() else { panic!("{} parts", built.parts.len()) };
    let mut damaged = file.clone();
    *damaged.last_mut().unwrap() ^= 1;
    assert_eq!(searcher.add_part(0, &damaged), Err(LoadError::Damaged));
    assert_eq!(searcher.add_part(0, &built.head(&["findings".into()])), Err(LoadError::Foreign));
    searcher.add_part(0, file).unwrap();
    searcher
}

fn find(searcher: &Searcher, query: &str) -> Results {
    match searcher.search(&searcher.prepare(query, Mode::Typing), &SearchOptions::default()) {
        SearchOutcome::Ready(results) => *results,
        SearchOutcome::NeedsParts(parts) => panic!("{parts:?} of a small index"),
    }
}

fn found(query: &str) -> Vec<usize> {
    let mut found: Vec<usize> = find(&searcher(), query).hits.iter().map(|hit| hit.post).collect();
    found.sort_unstable();
    found
}

#[test]
fn posts_are_found_by_metric_and_by_number() {
    for (query, posts) in [
        ("metric:r", vec![0, 3]),
        ("metric:g", vec![2]),
        ("metric:R²", vec![3]),
        ("metric:OR OR metric:percent", vec![2, 4]),
        ("r >= .28", vec![0]),
        ("r > .28", vec![]),
        ("r > .2", vec![0, 3]),
        ("r < .2", vec![3]),
        ("r > .2 r < .26", vec![3]),
        ("g < 0", vec![2]),
        ("g < −.45", vec![]),
        ("g ≥ -0.45", vec![2]),
        ("OR < 1", vec![2]),
        ("percent >= 50%", vec![4]),
        ("percent > 50", vec![]),
        ("k > 100", vec![0]),
        ("n > 30,000", vec![0]),
        ("g < 0 k > 10", vec![]),
        ("OR < 1 k > 10", vec![2]),
        ("metric:r -k>100", vec![3]),
        ("metric:r r > .2", vec![0, 3]),
        ("-r>.2", vec![1, 2, 4]),
        ("alliance r > .2", vec![0]),
        ("dropout r > .2", vec![]),
        ("alliance OR metric:g", vec![0, 2]),
    ] {
        assert_eq!(found(query), posts, "{query}");
    }
}

#[test]
fn texts_are_searched_as_before() {
    assert_eq!(found("r = .28"), [0]);
    assert_eq!(found("\"r > .2\""), [1]);
    assert_eq!(found("recovery <b>"), [4]);
    assert!(found("metric:zzz ").is_empty());
}

#[test]
fn matching_findings_are_reported_by_position() {
    let searcher = searcher();
    let positions = |query: &str, post: usize| searcher.findings(&find(&searcher, query), post);
    assert_eq!(positions("metric:R2 OR r > .9", 3), [1]);
    assert_eq!(positions("OR < 1", 2), [1]);
    assert_eq!(positions("metric:g OR < 1", 2), [0, 1]);
    assert_eq!(positions("alliance", 0), [0; 0]);
    assert_eq!(positions("metric:r", 99), [0; 0]);
    assert_eq!(positions("metric:r", usize::MAX), [0; 0]);
}

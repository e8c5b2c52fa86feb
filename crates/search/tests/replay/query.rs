//! Any text is a query.

use std::sync::LazyLock;

use pprnet_search::{Field, IndexBuilder, IndexedPost, Label, Mode, SearchOptions, SearchOutcome, Searcher};

static SEARCHER: LazyLock<Searcher> = LazyLock::new(|| {
    let label = |slug: &str| Label { slug: slug.into(), name: slug.into(), aliases: vec!["CBT".into()] };
    let synonyms = vec![vec!["ROM".into(), "routine outcome monitoring".into()]];
    let mut builder = IndexBuilder::new(vec![label("alliance")], vec![label("survey")], synonyms);
    for (title, summary) in [
        ("Therapist effects", "The therapist’s effect on outcome, r = .17, p < .001."),
        ("Drop-out and quality of life", "95% of those who dropped out; routine outcome monitoring."),
    ] {
        let citation = "Cuijpers, P. (2020). A title. A journal.";
        builder.add(&IndexedPost {
            title,
            citation,
            summary,
            year: 2020,
            month: 1,
            topics: &[0],
            ..IndexedPost::default()
        });
    }
    Searcher::open(&builder.finish().head(&[])).expect("it was just built")
});

pub(crate) fn run(text: &str) {
    for mode in [Mode::Typing, Mode::Complete, Mode::Question] {
        let plan = SEARCHER.prepare(text, mode);
        let SearchOutcome::Ready(results) = SEARCHER.search(&plan, &SearchOptions::default()) else {
            panic!("it has no parts")
        };
        for range in SEARCHER.mark(&results, Field::Summary, text) {
            assert!(text.get(range).is_some());
        }
    }
}

//! Searches for what people type, in their own words, in the words of the posts.

#![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

use pprnet_search::{
    Coverage, IndexBuilder, IndexedPost, Label, Mode, Reason, RelatedWords, Remark, Results, SearchOptions,
    SearchOutcome, Searcher, Then, Thesaurus,
};

/// Posts as title, authors and summary.
type Posts<'a> = &'a [(&'a str, &'a str, &'a str)];

fn thesaurus() -> Thesaurus {
    let group = |words: &[&str], find: &[&str]| RelatedWords {
        words: words.iter().map(ToString::to_string).collect(),
        find: find.iter().map(ToString::to_string).collect(),
    };
    let words = |text: &str| text.split(' ').map(str::to_owned).collect();
    Thesaurus {
        groups: vec![
            group(&["pill", "medication"], &["medication", "antidepressant"]),
            group(&["prozac", "expecting"], &["antidepressant", "medication"]),
            group(&["self-harm", "self-injury"], &[]),
            group(&["hearing voices", "psychosis"], &[]),
            group(&["burnout", "burn out"], &[]),
            group(&["zoom"], &["video"]),
            group(&["worry"], &["anxiety"]),
            group(&["UK", "Britain"], &[]),
            group(&["bad therapist", "room"], &["alliance"]),
        ],
        empty: words("one get work actually help people"),
        common: words("kids last list kinds everything"),
        known: words("stalking Jung therapies understand excepting"),
    }
}

fn searcher(posts: Posts<'_>) -> Searcher {
    let mut builder = IndexBuilder::new(Vec::new(), Vec::new(), Vec::new()).with_thesaurus(thesaurus());
    for (title, authors, summary) in posts {
        let citation = format!("{authors} (2020). A study.");
        builder.add(&IndexedPost {
            title,
            citation: &citation,
            summary,
            year: 2020,
            month: 1,
            ..IndexedPost::default()
        });
    }
    let built = builder.finish();
    let names: Vec<String> = (0..built.parts.len()).map(|number| number.to_string()).collect();
    let mut searcher = Searcher::open(&built.head(&names)).unwrap();
    for (number, part) in built.parts.iter().enumerate() {
        searcher.add_part(number, part).unwrap();
    }
    searcher
}

fn find(searcher: &Searcher, query: &str) -> Results {
    match searcher.search(&searcher.prepare(query, Mode::Complete), &SearchOptions::default()) {
        SearchOutcome::Ready(results) => *results,
        SearchOutcome::NeedsParts(parts) => panic!("{parts:?} are here"),
    }
}

fn found(searcher: &Searcher, query: &str) -> Vec<usize> {
    find(searcher, query).hits.iter().map(|hit| hit.post).collect()
}

const POSTS: Posts<'_> = &[
    (
        "Medication for depression",
        "Young, A.",
        "An antidepressant helps most people with depression to work.",
    ),
    (
        "Self-injury in therapy",
        "Pilling, S.",
        "Therapists met clients in a room. The kinds of harm were listed.",
    ),
    (
        "Counselling by video",
        "Edwards, E.",
        "Online therapy and the alliance. Countertransference was examined.",
    ),
    ("Suicidal clients", "Li, B.", "What therapists do with suicidal clients in therapy."),
    ("An approach to training", "Ng, C.", "The approach was one approach of several to training in therapy."),
    ("Explained variance", "Ho, D.", "An approach: variance was explained by therapists and by medication."),
];

/// A rare word must outweigh common ones: posts that lack “suicidal” but have most other words come later.
#[test]
fn a_question_is_ordered_by_what_its_words_weigh() {
    let searcher = searcher(POSTS);
    let results = find(&searcher, "what one approach to work can actually help a suicidal student?");
    assert_eq!(results.coverage, Coverage::Closest);
    assert_eq!(results.hits.first().map(|hit| hit.post), Some(3), "{:?}", results.hits);
}

#[test]
fn words_without_meaning_have_no_weight_in_a_question() {
    let searcher = searcher(POSTS);
    let results = find(&searcher, "does it actually work to get video?");
    assert_eq!(results.hits.first().map(|hit| hit.post), Some(2));
    assert_eq!(found(&searcher, "work"), [0], "alone it is a word like any other");
}

#[test]
fn everyday_words_search_the_words_of_the_archive() {
    let searcher = searcher(POSTS);
    let results = find(&searcher, "pills");
    assert_eq!(results.hits.iter().map(|hit| hit.post).collect::<Vec<_>>(), [0, 5]);
    let reasons = searcher.explain(&results, 0);
    let Some(Reason::Word { range, instead, .. }) = reasons.first().map(|part| &part.reason) else {
        panic!("{reasons:?}")
    };
    assert_eq!((range.clone(), instead.as_deref()), (0..5, Some("medication")));
    assert_eq!(found(&searcher, "prozac").first(), Some(&0));
    assert_eq!(found(&searcher, "self harm").first(), Some(&1));
    assert_eq!(found(&searcher, "selfharm").first(), Some(&1));
}

/// A word that posts have in passing is also searched by the archive's name for it, even if fewer posts have that name.
#[test]
fn a_word_that_posts_have_in_passing_also_searches_its_meaning() {
    assert_eq!(found(&searcher(POSTS), "room"), [1, 2]);
    assert_eq!(found(&searcher(POSTS), "medication"), [0, 5], "a name means what it says");
}

#[test]
fn words_for_the_same_person_are_interchangeable_in_a_phrase() {
    for query in ["bad therapist", "bad clinicians", "a bad psychologist"] {
        assert_eq!(found(&searcher(POSTS), query), [2], "{query}");
    }
}

/// A post that answers a question comes before one that has each of its words somewhere.
#[test]
fn no_word_of_a_question_is_required() {
    let searcher = searcher(&[
        ("Waiting", "", "Weekly meetings of clients. Scales are mentioned. Money is no object."),
        ("Money and scales", "", "Scales and money: scales, money."),
        ("Clients", "", "Clients."),
        ("More clients", "", "Clients wait."),
    ]);
    assert_eq!(found(&searcher, "are scales money for clients?").first(), Some(&1));
    assert_eq!(found(&searcher, "scales money clients"), [0], "words by themselves are all wanted");
}

/// “compatence” must not find “compatible”, although they share a stem.
#[test]
fn a_misspelling_is_not_a_form_of_another_word() {
    let searcher = searcher(&[
        ("Compatible systems", "", "Compatible."),
        ("Competence", "", "Competence of therapists, and antidepressants."),
    ]);
    let results = find(&searcher, "compatence");
    assert_eq!(results.hits.iter().map(|hit| hit.post).collect::<Vec<_>>(), [1]);
    assert_eq!(results.suggestion.as_deref(), Some("competence"));
    assert_eq!(found(&searcher, "compatibility"), [0], "a form is one");
    assert_eq!(found(&searcher, "anti-depresants"), [1], "a hyphen hides no error");
}

#[test]
fn initials_are_not_searched_one_by_one() {
    let searcher = searcher(&[("Services", "Kay, U.", "The u and the k of it.")]);
    let missing = vec!["U.K".to_owned()];
    assert_eq!(find(&searcher, "U.K.").remark(), Some(Remark::Missing { missing, then: Then::Nothing }));
}

#[test]
fn quoting_a_word_switches_its_bridge_off() {
    assert!(found(&searcher(POSTS), "\"pills\"").is_empty());
}

#[test]
fn a_phrase_whose_meaning_no_post_has_is_not_split() {
    let searcher = searcher(&[
        ("Voices of clients", "Ng, C.", "A hearing of voices from practice was held."),
        ("Clients", "Ho, D.", "Clients."),
    ]);
    let results = find(&searcher, "hearing voices");
    assert!(results.hits.is_empty(), "{:?}", results.hits);
    let results = find(&searcher, "burn out clients");
    assert_eq!(
        (results.coverage, results.missing()),
        (Coverage::Closest, ["burn out".to_owned()].as_slice())
    );
    let missing = vec!["burn out".to_owned()];
    assert_eq!(results.remark(), Some(Remark::Missing { missing, then: Then::Related }));
}

#[test]
fn the_bridge_is_requested_only_if_a_query_may_need_it() {
    let mut builder = IndexBuilder::new(Vec::new(), Vec::new(), Vec::new()).with_thesaurus(thesaurus());
    builder.add(&IndexedPost { title: "Medication", summary: "harm to the self", ..IndexedPost::default() });
    builder.add(&IndexedPost { title: "Anxiety", summary: "less to worry about", ..IndexedPost::default() });
    let built = builder.finish();
    let names: Vec<String> = (0..built.parts.len()).map(|number| number.to_string()).collect();
    let mut searcher = Searcher::open(&built.head(&names)).unwrap();
    let bridge = searcher.parts().len() - 2;
    let needs = |searcher: &Searcher, query: &str| {
        let plan = searcher.prepare(query, Mode::Typing);
        matches!(searcher.search(&plan, &SearchOptions::default()), SearchOutcome::NeedsParts(parts) if parts == [bridge])
    };
    assert!(!needs(&searcher, "medication") && !needs(&searcher, "medic"));
    assert!(needs(&searcher, "pills") && needs(&searcher, "harm pills medication"));
    assert!(!needs(&searcher, "\"pills\""));
    // Its stem has other letters.
    assert!(needs(&searcher, "worry"));
    assert!(searcher.add_part(bridge, b"<!doctype html>").is_err());
    searcher.add_part(bridge, &built.parts[bridge]).unwrap();
    assert!(!needs(&searcher, "pills"));
    // The known words are needed only for a word that the bridge does not know either.
    let known = bridge + 1;
    let needs_known = |searcher: &Searcher, query: &str| {
        let plan = searcher.prepare(query, Mode::Typing);
        matches!(searcher.search(&plan, &SearchOptions::default()), SearchOutcome::NeedsParts(parts) if parts == [known])
    };
    assert!(needs_known(&searcher, "prozzac") && !needs_known(&searcher, "prozac"));
    searcher.add_part(known, &built.parts[known]).unwrap();
    assert!(!needs_known(&searcher, "prozzac"));
}

/// A query that does not need the bridge must not consult it: another query may have loaded it.
#[test]
fn the_results_of_a_query_do_not_depend_on_whether_the_bridge_is_loaded() {
    let mut builder = IndexBuilder::new(Vec::new(), Vec::new(), Vec::new()).with_thesaurus(thesaurus());
    for (title, authors) in [("Kinds of medication", "Kidder, A."), ("Every thing", "Ng, B.")] {
        builder.add(&IndexedPost { title, authors, year: 2020, month: 1, ..IndexedPost::default() });
    }
    let built = builder.finish();
    let names: Vec<String> = (0..built.parts.len()).map(|number| number.to_string()).collect();
    let open = || Searcher::open(&built.head(&names)).unwrap();
    let mut with_all = open();
    for (number, part) in built.parts.iter().enumerate() {
        with_all.add_part(number, part).unwrap();
    }
    // A common word that begins a name, a common word like another one, and a common word made of two others.
    for query in ["kid", "\"kids\"", "-kids medication", "everything "] {
        let mut searcher = open();
        let hits = loop {
            match searcher.search(&searcher.prepare(query, Mode::Typing), &SearchOptions::default()) {
                SearchOutcome::Ready(results) => break results.hits,
                SearchOutcome::NeedsParts(parts) => {
                    parts.iter().for_each(|part| searcher.add_part(*part, &built.parts[*part]).unwrap());
                }
            }
        };
        match with_all.search(&with_all.prepare(query, Mode::Typing), &SearchOptions::default()) {
            SearchOutcome::Ready(results) => assert_eq!(results.hits, hits, "{query}"),
            SearchOutcome::NeedsParts(parts) => panic!("{parts:?} are here"),
        }
    }
}

#[test]
fn a_typing_error_never_turns_a_word_into_another() {
    let searcher = searcher(POSTS);
    assert_eq!(found(&searcher, "zoom"), [2], "never a room");
    assert!(found(&searcher, "kids").is_empty(), "never kinds");
    assert!(found(&searcher, "unexplained").is_empty(), "never explained");
    assert!(found(&searcher, "ketamine").is_empty(), "never examined");
    assert!(found(&searcher, "loom").is_empty(), "people do not miss the first letter of a short word");
    assert_eq!(find(&searcher, "trianing").suggestion.as_deref(), Some("training"));
}

/// Not only the words of the thesaurus.
#[test]
fn no_word_of_the_language_is_a_misspelling() {
    let searcher = searcher(&[
        ("Talking cures", "Long, R.", "Talking, and starting to talk."),
        ("Junk", "Tung, X.", "A theravist under stress, standing."),
    ]);
    // The thesaurus has “expecting”.
    for query in ["stalking", "stalked", "jung", "Jung", "understanding", "excepting"] {
        let results = find(&searcher, query);
        assert!(results.hits.is_empty() && results.suggestion.is_none(), "{query}: {:?}", results.hits);
    }
    assert_eq!(find(&searcher, "talkign").suggestion.as_deref(), Some("talking"));
    assert!(found(&searcher, "therapist").contains(&1), "no word of the thesaurus, and the archive lacks it");
}

/// *medcation* is spelt right first, then searched by the archive's names for it.
#[test]
fn a_misspelt_word_of_the_thesaurus_is_spelt_right() {
    let searcher = searcher(&[
        ("Antidepressants", "Ho, D.", "Antidepressants prevent a relapse."),
        ("Mediation", "Ng, C.", "Mediators."),
    ]);
    let results = find(&searcher, "prozzac");
    assert_eq!(results.hits.iter().map(|hit| hit.post).collect::<Vec<_>>(), [0]);
    assert_eq!(results.suggestion.as_deref(), Some("prozac"));
    let words = |word: &str| vec![word.to_owned()];
    let corrected = Remark::Corrected { typed: words("prozzac"), instead: words("prozac") };
    assert_eq!(results.remark(), Some(corrected));
    assert_eq!(found(&searcher, "selfharn"), [0; 0], "no post is about it");
    // The archive's own word comes first if it is as similar.
    assert_eq!(find(&searcher, "mediaton").suggestion.as_deref(), Some("mediation"));
    assert!(found(&searcher, "\"prozzac\"").is_empty());
}

/// Even if no post has all of these words.
#[test]
fn a_suggestion_corrects_every_unknown_word() {
    let searcher = searcher(&[
        ("Training of therapists", "Hill, C.", "Supervision and training."),
        ("Dropout from treatment", "Swift, J.", "Many clients leave early."),
    ]);
    let suggestion = |query: &str| find(&searcher, query).suggestion;
    assert_eq!(suggestion("trianing dropuot").as_deref(), Some("training dropout"));
    assert_eq!(suggestion("trianing supervision dropuot").as_deref(), Some("training supervision dropout"));
    assert_eq!(suggestion("trianing xylophone"), None, "nothing is like a xylophone");
    assert_eq!(suggestion("supervision dropout"), None, "both are known");
}

#[test]
fn a_remark_names_the_words_that_no_post_has() {
    let searcher = searcher(POSTS);
    let remark = |query: &str| find(&searcher, query).remark();
    let words = |word: &str| vec![word.to_owned()];
    let without_burnout = |then| Some(Remark::Missing { missing: words("burnout"), then });
    assert_eq!(remark("burnout video"), without_burnout(Then::On(words("video"))));
    assert_eq!(remark("is there burnout in video?"), without_burnout(Then::Closest));
    assert_eq!(remark("variance video"), Some(Remark::Closest));
    let corrected = Remark::Corrected { typed: words("trianing"), instead: words("training") };
    assert_eq!(remark("trianing"), Some(corrected));
    assert_eq!(remark("video"), None);
}

#[test]
fn names_of_authors_have_no_forms() {
    let searcher = searcher(POSTS);
    assert_eq!(found(&searcher, "pilling"), [1]);
    assert!(!found(&searcher, "pills").contains(&1) && !found(&searcher, "pill").contains(&1));
    assert!(!found(&searcher, "edward").is_empty(), "what begins a name finds it");
}

#[test]
fn words_are_joined_and_split() {
    let searcher = searcher(POSTS);
    assert_eq!(found(&searcher, "onlinetherapy").first(), Some(&2));
    assert_eq!(found(&searcher, "counter transference").first(), Some(&2));
    assert_eq!(found(&searcher, "trainingapproch").first(), Some(&4), "also where one of them is misspelt");
    assert_eq!(found(&searcher, "onlineinatherapy"), [0; 0]);
    assert_eq!(found(&searcher, "trainingtheapproach").first(), Some(&4), "also with a small word between");
}

#[test]
fn a_sequence_of_characters_is_found_as_written() {
    let searcher = searcher(&[
        ("疗效与联系的盟约", "", "治好之后，疗程联合同盟。治疗者说：联想，盟友。"),
        ("心理治疗中的治疗联盟", "", "治疗联盟与疗效有关。"),
        ("심리치료에서의 치료동맹", "", "우울증을 치료하는 치료자의 공감은 중요하다."),
        ("พันธมิตรในการรักษา", "", "การบำบัดทางจิตวิทยามีประสิทธิผล"),
    ]);
    assert_eq!(found(&searcher, "治疗联盟"), [1]);
    assert_eq!(found(&searcher, "치료자"), [2]);
    assert_eq!(found(&searcher, "공감을"), [2]);
    assert_eq!(found(&searcher, "การรักษา"), [3]);
}

/// The archive may call a topic by a word that the query excludes.
#[test]
fn an_exclusion_does_not_apply_to_aliases_of_topics() {
    let topic = Label {
        slug: "alliance".into(),
        name: "Therapeutic alliance".into(),
        aliases: vec!["rupture".into(), "working alliance".into()],
    };
    let mut builder = IndexBuilder::new(vec![topic], Vec::new(), Vec::new());
    for summary in ["The alliance grows.", "The alliance has a rupture."] {
        builder.add(&IndexedPost { title: "A study", summary, topics: &[0], ..IndexedPost::default() });
    }
    builder.add(&IndexedPost { title: "A study", summary: "Of something else.", ..IndexedPost::default() });
    let searcher = Searcher::open(&builder.finish().head(&[])).unwrap();
    assert_eq!(found(&searcher, "alliance NOT rupture"), [0]);
    assert_eq!(found(&searcher, "study -alliance"), [2], "its name counts");
    assert_eq!(found(&searcher, "rupture").len(), 2, "a word that is wanted finds all of them");
}

#[test]
fn numbers_are_found_in_any_notation() {
    let searcher = searcher(&[
        ("Rates", "Ho, D.", "Of 36,702 clients 27.5% dropped out (OR = 2.97)."),
        ("Others", "Ng, C.", "After 12 sessions, in 3 of 4 groups."),
    ]);
    for query in ["36.702", "36 702", "36'702", "27,5", "27,5 %", "OR = 2,97", "2,97"] {
        assert_eq!(found(&searcher, query), [0], "{query}");
    }
    for query in [">12 sessions", "> 12 sessions", "sessions > 12"] {
        let results = find(&searcher, query);
        assert_eq!(results.hits.first().map(|hit| hit.post), Some(1), "{query}");
        assert!(
            results.missing().is_empty() && !results.notes().is_empty(),
            "{query}: {:?}",
            results.missing()
        );
    }
}

#[test]
fn initials_may_be_written_as_one_word() {
    let searcher = searcher(&[
        ("Outcome", "Lambert, M. J., & Ogles, B. M.", "A review."),
        ("Networks", "van Dis, E. A. M.", "A review of MDMA."),
        ("Schemas", "Young, J. E.", "For young people."),
    ]);
    for (query, post) in [
        ("Lambert MJ", 0),
        ("Young JE", 2),
        ("MJ Lambert outcome", 0),
        ("author:\"Lambert MJ\"", 0),
        ("author:\"van Dis EAM\"", 1),
        ("van Dis EAM networks", 1),
    ] {
        let results = find(&searcher, query);
        assert_eq!(results.hits.iter().map(|hit| hit.post).collect::<Vec<_>>(), [post], "{query}");
        assert_eq!((results.coverage, results.remark()), (Coverage::All, None), "{query}");
    }
    assert_eq!(find(&searcher, "author:\"Lambert AB\"").coverage, Coverage::Closest, "others are not his");
}

#[test]
fn a_misspelt_word_without_meaning_is_ignored_too() {
    let searcher = searcher(&[
        ("Clients", "Ho, D.", "Those that wait get better."),
        ("Anxiety", "Ng, C.", "Therapy helps clients with anxiety."),
    ]);
    for query in
        ["waht helps with anxiety", "teh anxiety", "anxiety adn therapy", "shoud anxiety get therapy"]
    {
        let results = find(&searcher, query);
        assert_eq!(results.hits.first().map(|hit| hit.post), Some(1), "{query}");
        assert_eq!(results.suggestion, None, "{query}");
    }
    let suggestion = find(&searcher, "waht helps with anxeity").suggestion;
    assert_eq!(suggestion.as_deref(), Some("what helps with anxiety"));
}

#[test]
fn et_al_is_ignored() {
    assert_eq!(found(&searcher(POSTS), "young et al."), [0]);
}

/// *mindfulness* must not find “keep in mind”, nor *IFS* “if”.
#[test]
fn a_word_is_not_a_form_of_a_much_shorter_one_and_an_abbreviation_has_no_forms() {
    let searcher = searcher(&[
        ("Minds", "", "Keep it in mind, if you had an aid, an effective one."),
        ("Random", "", "Randomized trials of goals."),
    ]);
    for query in ["mindfulness", "IFS", "HADS", "AIDS"] {
        let results = find(&searcher, query);
        assert!(results.hits.is_empty(), "{query}");
        assert_eq!(results.missing(), [query.to_owned()], "{query}");
    }
    for (query, post) in [("minds", 0), ("effectiveness", 0), ("aids", 0), ("randomisation", 1), ("goal", 1)]
    {
        assert_eq!(found(&searcher, query), [post], "{query}");
    }
}

#[test]
fn initials_reach_the_thesaurus() {
    let searcher = searcher(&[("Services", "Kay, U.", "Services of Britain."), ("Others", "", "Elsewhere.")]);
    for query in ["UK", "U.K.", "u.k. services"] {
        assert_eq!(found(&searcher, query), [0], "{query}");
    }
}

#[test]
fn a_month_has_no_remark() {
    let searcher = searcher(&[("Services", "", "In 2020.")]);
    for query in ["05/2020", "May 2020", "2020-05"] {
        let results = find(&searcher, query);
        assert_eq!((results.remark(), results.notes().len()), (None, 1), "{query}");
    }
}

#[test]
fn words_of_different_meanings_have_different_terms() {
    let searcher =
        searcher(&[("Personal practice", "", "Mental and personal."), ("Personality", "", "Mentalisation.")]);
    assert_eq!(found(&searcher, "personality"), [1]);
    assert_eq!(found(&searcher, "mentalization"), [1]);
}

#[test]
fn authors_are_found_by_their_given_names() {
    let mut builder = IndexBuilder::new(Vec::new(), Vec::new(), Vec::new());
    let citation = "Sockol LE. A review. J Affect Disord. 2018;232:316.";
    builder.add(&IndexedPost {
        title: "Perinatal",
        citation,
        authors: "Laura Sockol",
        ..IndexedPost::default()
    });
    let built = builder.finish();
    let searcher = Searcher::open(&built.head(&[])).unwrap();
    for query in ["author:sockol", "author:\"laura sockol\"", "laura sockol", "author:laura"] {
        assert_eq!(found(&searcher, query), [0], "{query}");
    }
    assert!(found(&searcher, "author:review").is_empty());
}

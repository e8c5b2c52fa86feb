use super::*;
use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::{Map, json};

fn read<T: FromJson>(value: &Value) -> Result<T, Fault> {
    T::from_json(value.clone())
}

/// Both readers give the same value.
fn agree<T: FromJson + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &Value) {
    assert_eq!(read::<T>(value).unwrap(), serde_json::from_value::<T>(value.clone()).unwrap());
}

fn post() -> Value {
    json!({
        "slug": "a", "title": "A", "month": "2022-12", "topics": ["x"], "types": [], "citation": null,
        "article": {
            "type": "article-journal", "title": "T", "container-title": "J", "volume": 5, "page": "1-2",
            "author": [{"family": "Dis", "given": "E.", "non-dropping-particle": "van"}, {"literal": "G"}],
            "issued": {"date-parts": [[2022, 1]]}, "DOI": "10.1037/x", "URL": "https://example.org/"
        },
        "summary": ["One.", {"p": ["a", {"em": [{"strong": ["b"]}]}, {"link": {"href": "https://a.org", "text": ["c"]}}]},
            {"quote": [{"bullets": [["d"], ["e"]]}]}, {"numbers": [[{"p": [{"mark": {"id": "a-1", "text": ["f"]}}]}]]}],
        "implications": ["Two."],
        "findings": [{"metric": "r", "estimate": 0.17, "ci": [-0.1, 0.2], "level": 95, "p": "< .001", "k": 99,
            "n": 8496, "label": "l", "sentence": null, "source": "text", "start": 3, "end": 9, "mark": 1, "i2": 40.5,
            "warn": ["ci-reversed"]}, {"metric": "percent", "estimate": null, "range": [5, 10]}],
        "notices": [{"date": "2023-01-02", "kind": "retraction", "text": "x"},
            {"date": "2023-01-03", "kind": "correction", "text": "y", "blocks": [{"p": [{"em": ["y"]}]}]}],
        "was": ["b", "c"], "without_findings": true, "glance": {"text": [{"em": ["r"]}, " = .17"], "path": "M0 6h9"}
    })
}

#[test]
fn every_part_of_a_post_reads_as_serde_reads_it() {
    agree::<Post>(&post());
    agree::<IndexEntry>(
        &json!({"slug": "a", "title": "A", "month": "2022-12", "topics": [], "types": ["t"], "opening": "o"}),
    );
    agree::<Site>(&json!({
        "title": "T", "tagline": "t", "introduction": ["i"], "about": [], "language": "en", "since": 2018,
        "author": null, "home": "https://example.org/", "base_url": null, "this_month": "…x", "notice": null,
        "licence": {"name": "CC BY 4.0", "url": null}, "order": "summary-first", "section": "Clinical takeaways"
    }));
    agree::<Term>(&json!({"slug": "a", "name": "A", "aliases": [], "was": ["b"]}));
    agree::<TermCount>(&json!({"slug": "a", "name": "A", "aliases": ["b"], "count": 3}));
    let cited = json!({"styles": [["a", "b"], []], "formats": ["x"], "printed": null, "note": "n"});
    agree::<PostCitations>(&json!({"article": null, "summary": cited}));
    agree::<CitationHead>(&json!({"format": 1, "files": ["a.44136fa355b3678a.json"]}));
}

#[test]
fn a_field_that_does_not_fit_is_named_with_the_way_to_it() {
    let mut bad = json!({"format": 1, "posts": [post(), post()]});
    bad["posts"][1]["month"] = json!("2022-13");
    let fault = read::<Shard>(&bad).unwrap_err();
    assert!(fault.starts_with("posts: 1: month: Expected a month"), "{fault}");
    assert_eq!(
        read::<u16>(&json!(-1)).unwrap_err(),
        "it is not a whole number, or is too large or too small"
    );
    assert!(read::<Inline>(&json!({"link": {"href": "javascript:x", "text": []}})).is_err());
    assert!(read::<Block>(&json!({"script": ["x"]})).is_err());
    assert!(read::<Block>(&json!({"p": [], "quote": []})).is_err());
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        let key =
            prop::sample::select(vec!["p", "em", "link", "href", "text", "quote", "slug", "format", "posts"]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((key, inner), 0..4).prop_map(|fields| fields
                .into_iter()
                .map(|(k, v)| (k.to_owned(), v))
                .collect::<Map<_, _>>()
                .into()),
        ]
    })
}

proptest! {
    #[test]
    fn no_json_makes_the_reader_panic_and_text_reads_as_serde_reads_it(value in json()) {
        let _ = read::<Post>(&value);
        let _ = read::<Manifest>(&value);
        let _ = read::<Shard>(&value);
        if let Ok(block) = serde_json::from_value::<Block>(value.clone()) {
            prop_assert_eq!(read::<Block>(&value).unwrap(), block);
        }
    }
}

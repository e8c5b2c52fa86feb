//! No results, or not all: the messages and the suggestions.

use pprnet_address::Route;

use super::{addresses, files, html, query_of, route, sample};

#[test]
fn if_filters_exclude_everything_each_suggestion_has_its_count() {
    let document = sample();
    let all = files().found("q=alliance");
    let empty = all.facets.topics.iter().position(|count| *count == 0).unwrap();
    let slug = &document.topics[empty].slug;
    let found = files().found(&format!("q=alliance&topic={slug}&year=2022"));
    assert_eq!(found.total, 0);
    assert!(html(&found).contains("role=\"status\""), "{}", html(&found));
    let suggestions = addresses(&html(&found));
    assert!(suggestions.contains(&"/blog/?q=alliance".to_owned()), "{suggestions:?}");
    for suggestion in &suggestions {
        let total = files().found(&query_of(suggestion)).total;
        assert!(total > 0);
        assert!(html(&found).contains(&format!("{total} post")), "{suggestion}: {}", html(&found));
    }
}

#[test]
fn a_query_without_known_words_says_so() {
    let found = files().found("q=xylophonequux");
    assert_eq!(found.total, 0);
    assert!(html(&found).contains("No post has any of these words."), "{}", html(&found));
}

/// Regression: “No post has any of these words” is wrong if a condition or an exclusion has ruled out the posts that have them.
#[test]
fn a_part_of_a_query_that_excludes_everything_can_be_removed() {
    for (query, expected) in [
        ("q=alliance+year%3A1990", "alliance"),
        ("q=alliance+topic%3Asuicide+year%3A1990", "alliance"),
        ("q=alliance+-alliance", "alliance"),
        ("q=alliance+-alliance", "-alliance"),
        ("q=alliance+xylophonequux+year%3A1990", "alliance xylophonequux"),
        ("q=author%3Aalliance+", "alliance"),
        ("q=year%3A1990+topic%3Asuicide", "topic:suicide"),
        ("q=alliance+-alliance&topic=suicide", "-alliance"),
    ] {
        let found = files().found(query);
        let html = html(&found);
        assert_eq!(found.total, 0, "{query}");
        assert!(html.contains("No post matches everything in this search."), "{query}: {html}");
        let suggestions = addresses(&html);
        let words = |suggestion: &String| match route(suggestion) {
            Route::Blog(blog) => blog.selection.words().to_owned(),
            other => panic!("{other:?}"),
        };
        assert!(suggestions.iter().any(|other| words(other) == expected), "{query}: {suggestions:?}");
        for suggestion in &suggestions {
            let total = files().found(&query_of(suggestion)).total;
            assert!(total > 0 && html.contains(&format!("</a>: {total} post")), "{suggestion}: {html}");
        }
    }
}

#[test]
fn if_a_word_and_a_filter_both_exclude_everything_both_can_be_removed() {
    let empty = sample().topics.into_iter().zip(files().found("q=alliance").facets.topics);
    let (topic, _) = empty.into_iter().find(|(_, count)| *count == 0).unwrap();
    let found = files().found(&format!("q=%22alliance%22+year%3A1990&topic={}", topic.slug));
    let suggestions = addresses(&html(&found));
    assert!(suggestions.contains(&"/blog/?q=%22alliance%22".to_owned()), "{suggestions:?}");
}

#[test]
fn a_missing_word_is_named_above_the_closest_results() {
    let found = files().found("q=alliance+xylophonequux+");
    assert!(found.total > 3, "{}", found.total);
    let text = html(&found);
    assert!(text.starts_with("<p class=\"remark\">No post mentions “xylophonequux”. "), "{text}");
}

#[test]
fn an_unreadable_part_of_a_query_gets_a_remark_and_the_rest_is_searched() {
    let found = files().found("q=%22alliance");
    assert!(found.total > 0);
    assert!(html(&found).contains("taken as plain words"), "{}", html(&found));
    let long = files().found(&format!("q={}", "alliance+".repeat(60)));
    assert!(long.remarks.contains("The query is too long; its end was ignored."), "{}", long.remarks);
    assert!(!long.remarks.contains("plain words"), "{}", long.remarks);
}

//! Suggestions for an address without a page.

use leptos::prelude::*;
use pprnet_address::{Catalog, Route, Selection, View, best, nearest};
use pprnet_archive::TermCount;
use pprnet_browser::{document, spawn};

use crate::context::{use_catalog, use_current_address};
use crate::live::live;
use crate::redirects;
use crate::store::{Load, use_store};
use crate::wording;

/// The maximum number of suggestions.
const MOST: usize = 4;

/// Links to the topics, types and posts whose addresses resemble the current one.
#[component]
pub(super) fn Suggestions() -> impl IntoView {
    let (here, store, catalog) = (use_current_address(), use_store(), use_catalog());
    Effect::new(move |_| {
        // The filter of a renamed topic or type is an address of the blog, for which the app has not looked at its start.
        if matches!(here.route(), Route::Blog(_)) && document::has_redirects() {
            spawn(async {
                if let Some(path) = redirects::look_up(document::base()).await {
                    document::leave_for(&path);
                }
            });
        }
    });
    live(move || {
        let route = here.route();
        let requested = requested_word(&catalog, &route);
        let mut found = terms_like(&catalog, &requested);
        if let Load::Ready(lineup) = store.index() {
            let posts = lineup.entries().iter().map(|entry| (entry.slug.as_str(), entry));
            let posts = nearest(&requested, posts, MOST).into_iter().map(|entry| {
                (entry.title.clone(), Route::Post { slug: entry.slug.clone(), from: Selection::default() })
            });
            found.extend(posts);
        }
        found.truncate(MOST);
        let mut heading = wording::did_you_mean();
        if found.is_empty() && matches!(route, Route::Blog(_)) {
            heading = wording::topics();
            found = most_used_topics(&catalog);
        }
        let links =
            found.into_iter().map(|(name, route)| view! { <li><a href=here.href(&route)>{name}</a></li> });
        let links = links.collect_view();
        let suggestions = (!links.is_empty()).then(|| {
            view! { <h2>{heading}</h2> <ul class="suggestions">{links}</ul> }
        });
        suggestions.into_any()
    })
}

/// The word that the address asks for: its first unknown topic or type, or else the last part of its path.
fn requested_word(catalog: &Catalog, route: &Route) -> String {
    let unknown = match route {
        Route::Blog(blog) => catalog.known(&blog.selection).1.into_iter().next(),
        _ => None,
    };
    unknown.unwrap_or_else(|| last_segment(&route.href()))
}

/// The topics with the most posts, and a link to all topics: the fallback for an unknown topic or type that resembles nothing. A
/// digest may have no topics.
fn most_used_topics(catalog: &Catalog) -> Vec<(String, Route)> {
    let topics = &catalog.manifest.topics;
    if topics.is_empty() {
        return Vec::new();
    }
    let counts: Vec<f64> = topics.iter().map(|topic| topic.count as f64).collect();
    let used = best(&counts, 1.0, MOST).into_iter().filter_map(|index| topics.get(index));
    let link = |topic: &TermCount| {
        let selection = Selection::default().with_topic(topic.slug.clone().into());
        (topic.name.clone(), Route::selected(selection, View::default()))
    };
    used.map(link).chain([(wording::all_the_topics().to_owned(), Route::Topics)]).collect()
}

/// The last non-empty segment of a path.
fn last_segment(path: &str) -> String {
    let path = path.split('?').next().unwrap_or_default();
    path.rsplit('/').find(|segment| !segment.is_empty()).unwrap_or_default().to_ascii_lowercase()
}

/// Topics and types whose slug or alias resembles `requested`.
fn terms_like(catalog: &Catalog, requested: &str) -> Vec<(String, Route)> {
    let mut words: Vec<(String, &TermCount, bool)> = Vec::new();
    for (terms, is_topic) in [(&catalog.manifest.topics, true), (&catalog.manifest.types, false)] {
        for term in terms {
            words.push((term.slug.to_string(), term, is_topic));
            for alias in &term.aliases {
                words.push((alias.to_ascii_lowercase().replace(' ', "-"), term, is_topic));
            }
        }
    }
    let found = nearest(requested, words.iter().enumerate().map(|(i, (word, ..))| (word.as_str(), i)), MOST);
    let mut unique: Vec<(String, Route)> = Vec::new();
    for (_, term, is_topic) in found.into_iter().filter_map(|index| words.get(index)) {
        let slug = term.slug.clone();
        let all = Selection::default();
        let selection = if *is_topic { all.with_topic(slug.into()) } else { all.with_type(slug.into()) };
        if unique.iter().all(|(name, _)| *name != term.name) {
            unique.push((term.name.clone(), Route::selected(selection, View::default())));
        }
    }
    unique
}

#[cfg(test)]
mod tests {
    use super::*;
    use pprnet_address::{fixture, parse};

    #[test]
    fn an_unknown_topic_suggests_similar_topics_or_else_the_most_used() {
        let catalog = fixture::catalog(&[("2022-12", "a")]);
        let requested_in = |search: &str| requested_word(&catalog, &parse("/", search).route);
        assert_eq!(requested_in("topic=nope"), "nope");
        assert_eq!(requested_in("topic=alliance&topic=alience"), "alience");
        assert_eq!(requested_word(&catalog, &parse("/posts/some-post/", "").route), "some-post");
        let names = |found: Vec<(String, Route)>| -> Vec<String> {
            found.into_iter().map(|(name, _)| name).collect()
        };
        assert_eq!(names(terms_like(&catalog, "alience")), ["Name of alliance"]);
        assert!(names(terms_like(&catalog, "nope")).is_empty());
        let offered = names(most_used_topics(&catalog));
        assert!(offered.contains(&"Name of alliance".to_owned()), "{offered:?}");
        assert_eq!(offered.last().unwrap(), "All topics");
        let (mut bare, _) = fixture::lineup(&[]);
        bare.manifest.topics.clear();
        assert!(most_used_topics(&bare).is_empty(), "there is no page of topics");
    }
}

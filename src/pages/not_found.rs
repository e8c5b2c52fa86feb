use leptos::prelude::*;
use pprnet_address::{Catalog, Route, Selection, View, nearest};
use pprnet_archive::TermCount;

use crate::components::Heading;
use crate::context::{use_catalog, use_here};
use crate::live::{live, text};
use crate::store::{Load, use_store};
use crate::wording;

/// How many suggestions are made.
const MOST: usize = 4;

/// A page for addresses that have none, with what may have been meant.
#[component]
pub(crate) fn NotFoundPage() -> impl IntoView {
    let (here, store, catalog) = (use_here(), use_store(), use_catalog());
    let path = move || here.route().href();
    let suggestions = live(move || {
        let mut found = terms_like(&catalog, &path());
        if let Load::Ready(lineup) = store.index() {
            let wanted = last_segment(&path());
            let posts = lineup.entries().iter().map(|entry| (entry.slug.as_str(), entry));
            let posts = nearest(&wanted, posts, MOST).into_iter().map(|entry| {
                (entry.title.clone(), Route::Post { slug: entry.slug.clone(), from: Selection::default() })
            });
            found.extend(posts);
        }
        found.truncate(MOST);
        let links =
            found.into_iter().map(|(name, route)| view! { <li><a href=here.href(&route)>{name}</a></li> });
        let links = links.collect_view();
        let suggestions = (!links.is_empty()).then(|| {
            view! { <h2>{wording::DID_YOU_MEAN}</h2> <ul class="suggestions">{links}</ul> }
        });
        suggestions.into_any()
    });
    view! {
        <div class="column">
            <Heading text=wording::NOT_FOUND/>
            <p>{text(move || wording::not_found(&path()))}</p>
            <p><a class="button" href=here.href(&Route::home())>{wording::BACK_TO_BLOG}</a></p>
            {suggestions}
        </div>
    }
}

/// The part of a path that names something.
fn last_segment(path: &str) -> String {
    let path = path.split('?').next().unwrap_or_default();
    path.rsplit('/').find(|segment| !segment.is_empty()).unwrap_or_default().to_ascii_lowercase()
}

/// Topics and types whose slug or another word for them is like the path's last part.
fn terms_like(catalog: &Catalog, path: &str) -> Vec<(String, Route)> {
    let wanted = last_segment(path);
    let mut words: Vec<(String, &TermCount, bool)> = Vec::new();
    for (terms, is_topic) in [(&catalog.manifest.topics, true), (&catalog.manifest.types, false)] {
        for term in terms {
            words.push((term.slug.to_string(), term, is_topic));
            for alias in &term.aliases {
                words.push((alias.to_ascii_lowercase().replace(' ', "-"), term, is_topic));
            }
        }
    }
    let found = nearest(&wanted, words.iter().enumerate().map(|(i, (word, ..))| (word.as_str(), i)), MOST);
    let mut unique: Vec<(String, Route)> = Vec::new();
    for (_, term, is_topic) in found.into_iter().filter_map(|place| words.get(place)) {
        let slug = term.slug.clone();
        let all = Selection::default();
        let selection = if *is_topic { all.with_topic(slug.into()) } else { all.with_type(slug.into()) };
        if unique.iter().all(|(name, _)| *name != term.name) {
            unique.push((term.name.clone(), Route::selected(selection, View::default())));
        }
    }
    unique
}

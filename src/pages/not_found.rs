use leptos::prelude::*;

use crate::app::{use_catalog, use_here};
use crate::catalog::Catalog;
use crate::components::Heading;
use crate::nearest::nearest;
use crate::route::{Route, Selection, View};
use crate::store::{Load, use_store};
use crate::wording;

/// How many suggestions are made.
const MOST: usize = 4;

/// A page for addresses that have none, with what may have been meant.
#[component]
pub(crate) fn NotFoundPage() -> impl IntoView {
    let (here, store, catalog) = (use_here(), use_store(), use_catalog());
    let path = Memo::new(move |_| here.route().href());
    let suggestions = move || {
        let mut found = terms_like(&catalog, &path.get());
        if let Load::Ready(lineup) = store.index() {
            let wanted = last_segment(&path.get());
            let posts = lineup.entries().iter().map(|entry| (entry.slug.as_str(), entry));
            let posts = nearest(&wanted, posts, MOST).into_iter().map(|entry| {
                (entry.title.clone(), Route::Post { slug: entry.slug.clone(), from: Selection::default() })
            });
            found.extend(posts);
        }
        found.truncate(MOST);
        let links = found.into_iter().map(|(name, route)| view! { <li><a href=here.href(&route)>{name}</a></li> });
        let links = links.collect_view();
        (!links.is_empty()).then(|| {
            view! { <h2>{wording::DID_YOU_MEAN}</h2> <ul class="suggestions">{links}</ul> }
        })
    };
    view! {
        <div class="column">
            <Heading text=wording::NOT_FOUND/>
            <p>{move || wording::not_found(&path.get())}</p>
            {suggestions}
            <p><a class="button" href=here.href(&Route::home())>{wording::BACK_TO_BLOG}</a></p>
        </div>
    }
}

/// The part of a path that names something.
fn last_segment(path: &str) -> String {
    let path = path.split('?').next().unwrap_or_default();
    path.rsplit('/').find(|segment| !segment.is_empty()).unwrap_or_default().to_lowercase()
}

/// Topics and types whose slug or another word for them is like the path's last part.
fn terms_like(catalog: &Catalog, path: &str) -> Vec<(String, Route)> {
    let wanted = last_segment(path);
    let topics = catalog.manifest.topics.iter().flat_map(|term| {
        let route = Route::selected(Selection::default().with_topic(term.slug.clone().into()), View::default());
        words(term).map(move |word| (word, term, route.clone())).collect::<Vec<_>>()
    });
    let types = catalog.manifest.types.iter().flat_map(|term| {
        let route = Route::selected(Selection::default().with_type(term.slug.clone().into()), View::default());
        words(term).map(move |word| (word, term, route.clone())).collect::<Vec<_>>()
    });
    let candidates: Vec<_> = topics.chain(types).collect();
    let found = nearest(&wanted, candidates.iter().enumerate().map(|(i, (word, ..))| (word.as_str(), i)), MOST);
    let mut unique: Vec<(String, Route)> = Vec::new();
    for (_, term, route) in found.into_iter().filter_map(|place| candidates.get(place)) {
        if unique.iter().all(|(name, _)| *name != term.name) {
            unique.push((term.name.clone(), route.clone()));
        }
    }
    unique
}

fn words(term: &pprnet_archive::TermCount) -> impl Iterator<Item = String> + '_ {
    let aliases = term.aliases.iter().map(|alias| alias.to_lowercase().replace(' ', "-"));
    std::iter::once(term.slug.to_string()).chain(aliases)
}

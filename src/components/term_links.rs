use leptos::prelude::*;
use pprnet_address::{Route, Selection, View};
use pprnet_archive::Post;

use crate::context::{use_catalog, use_current_address};
use crate::wording;

/// A post's types and topics, as links to all posts with that type or topic.
#[component]
pub(crate) fn TermLinks<'a>(
    /// The post.
    post: &'a Post,
) -> impl IntoView {
    let (here, catalog) = (use_current_address(), use_catalog());
    let href = |selection| here.href(&Route::selected(selection, View::default()));
    let types = post.types.iter().filter_map(|id| {
        let name = catalog.kind(id)?.name.clone();
        let href = href(Selection::default().with_type(id.clone()));
        Some(view! { <li><a class="term term-type" href=href>{name}</a></li> })
    });
    let topics = post.topics.iter().filter_map(|id| {
        let name = catalog.topic(id)?.name.clone();
        let href = href(Selection::default().with_topic(id.clone()));
        Some(view! { <li><a class="term" href=href>{name}</a></li> })
    });
    let (types, topics) = (types.collect_view(), topics.collect_view());
    let is_filed = !post.types.is_empty() || !post.topics.is_empty();
    is_filed.then(|| view! { <ul class="terms" aria-label=wording::filed_under()>{types} {topics}</ul> })
}

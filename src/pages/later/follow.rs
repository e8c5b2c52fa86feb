use leptos::prelude::*;
use pprnet_address::{Route, Selection, View, names::FEED};
use pprnet_archive::TermCount;

use crate::components::{Heading, Notes, Share};
use crate::context::{use_catalog, use_current_address};
use crate::wording;

/// How to follow the site: the feed of all posts, in a feed reader or by e-mail, and the feeds of single topics and types.
#[component]
pub(crate) fn FollowPage() -> impl IntoView {
    let catalog = use_catalog();
    let manifest = &catalog.manifest;
    // A feed needs the address of the site, and at least one post.
    let base = manifest.site.base_url.as_ref().filter(|_| manifest.posts > 0);
    let instructions = base.map(|base| {
        let feed = format!("{}/{FEED}", base.as_str().trim_end_matches('/'));
        let address = feed.clone();
        view! {
            <p>{wording::follow_intro()}</p>
            <p class="feed-address"><a href=address rel="external">{feed}</a></p>
            <h2>{wording::in_a_feed_reader()}</h2>
            <p>{wording::how_to_use_a_feed_reader()}</p>
            <h2>{wording::by_e_mail()}</h2>
            <p>{wording::how_to_get_e_mail()}</p>
        }
    });
    // A digest may have no topics, or no types.
    let (has_topics, has_types) = (!manifest.topics.is_empty(), !manifest.types.is_empty());
    let terms = base.filter(|_| has_topics || has_types).map(|_| {
        let heading = if has_topics { wording::one_topic_only() } else { wording::types() };
        view! {
            <div class="post-after">
                <h2>{heading}</h2>
                {(has_topics && has_types).then(|| view! { <p>{wording::feeds_of_terms()}</p> })}
                {has_topics.then(|| view! { <Terms name=wording::topics() terms=manifest.topics.clone() is_topics=true/> })}
                {has_types.then(|| view! { <Terms name=wording::types() terms=manifest.types.clone() is_topics=false/> })}
            </div>
        }
    });
    let none = base.is_none().then(|| view! { <p>{wording::no_feeds()}</p> });
    view! {
        <div class="beside follow">
            <div class="column">
                <Notes/>
                <Heading text=wording::follow()/>
                {instructions}
                {none}
                <div class="actions"><Share/></div>
            </div>
            {terms}
        </div>
    }
}

/// The feeds of the topics, or of the types.
#[component]
fn Terms(name: &'static str, terms: Vec<TermCount>, is_topics: bool) -> impl IntoView {
    let here = use_current_address();
    let item = |term: TermCount| {
        let all = Selection::default();
        let slug = term.slug.clone();
        let selection = if is_topics { all.with_topic(slug.into()) } else { all.with_type(slug.into()) };
        // Each feed is a file in the folder of its page.
        let feed = here.href(&Route::selected(selection, View::default())) + FEED;
        view! { <li><a href=feed rel="external">{term.name}</a></li> }
    };
    view! {
        <details>
            <summary>{name}</summary>
            <ul class="feeds">{terms.into_iter().map(item).collect_view()}</ul>
        </details>
    }
}

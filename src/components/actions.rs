use leptos::prelude::*;
use pprnet_address::names::IMPLICATIONS;
use pprnet_address::{Route, Selection};
use pprnet_archive::{Order, Slug};
use pprnet_browser::document;
use pprnet_browser::share::{Shared, share};

use super::{CiteButton, SaveButton};
use crate::context::use_current_address;
use crate::live::words;
use crate::wording;

/// The actions of a post: read the article, cite it, save, share or print the post, and jump to the implications if they follow the
/// summary.
#[component]
pub(crate) fn Actions(
    /// The address of the article.
    article: Option<String>,
    /// The order of the post's parts.
    order: Order,
    /// The site's own heading of the implications, if it has one.
    section: Option<String>,
    /// The post.
    slug: Slug,
) -> impl IntoView {
    let here = use_current_address();
    let in_practice = (order == Order::SummaryFirst).then(|| {
        // A bare fragment would resolve against <base>, which is not this page.
        let href = here.href(&Route::Post { slug: slug.clone(), from: Selection::default() });
        let href = format!("{href}#{IMPLICATIONS}");
        let name = section.map_or_else(|| wording::in_practice().to_owned(), |own| own + " ↓");
        view! { <a class="button in-practice" href=href rel="external">{name}</a> }
    });
    view! {
        <div class="actions">
            {article.map(|href| view! { <a class="button" href=href rel="external">{wording::article()} " ↗"</a> })}
            {in_practice}
            <CiteButton label=wording::cite()/>
            <SaveButton slug/>
            <Share/>
        </div>
    }
}

/// Shares or prints the page. A shared list keeps its filters and view; a shared post drops the list that it was opened from.
/// Needed because an installed app has no address bar to copy from. Place it in an element with the class `actions`.
#[component]
pub(crate) fn Share() -> impl IntoView {
    let here = use_current_address();
    let result = RwSignal::new(String::new());
    let on_share = move |_| {
        let route = match here.route() {
            Route::Post { slug, .. } => Route::Post { slug, from: Selection::default() },
            route => route,
        };
        let url = document::origin().unwrap_or_default() + &here.href(&route);
        pprnet_browser::spawn(async move {
            result.set(match share(&document::title().unwrap_or_default(), &url).await {
                Shared::Sheet => String::new(),
                Shared::Copied => wording::link_copied().to_owned(),
                Shared::Refused => wording::link_not_copied(&url),
            });
        });
    };
    view! {
        <button type="button" class="button needs-app" on:click=on_share>{wording::share()}</button>
        <button type="button" class="button needs-app" on:click=|_| document::print()>{wording::print()}</button>
        <span class="share-result" role="status">{words(move || result.get())}</span>
    }
}

use leptos::prelude::*;
use pprnet_address::names::{FILTER_BUTTON, FILTERS};
use pprnet_address::{Blog, Selection};

use super::PartFailure;
use crate::context::{use_catalog, use_here};
use crate::filters::Panel;
use crate::live::{live, words};
use crate::search::use_search;
use crate::store::{Chunk, Load, use_store};
use crate::wording;

/// The button that opens the filters. It says how many hold.
#[component]
pub(crate) fn FilterButton(
    /// The blog's address, without unknown topics and types.
    #[prop(into)]
    blog: Signal<Blog>,
    /// How often it was clicked.
    clicks: RwSignal<usize>,
) -> impl IntoView {
    let store = use_store();
    let label = words(move || {
        let count = |s: &Selection| s.topics().len() + s.types().len() + usize::from(!s.years().is_open());
        match blog.with(|blog| count(&blog.selection)) {
            0 => wording::filter().to_owned(),
            chosen => format!("{} ({chosen})", wording::filter()),
        }
    });
    let open = move |_| {
        store.ask_chunk(Chunk::Pages);
        clicks.update(|clicks| *clicks += 1);
    };
    view! {
        <button type="button" id=FILTER_BUTTON class="button filters-toggle" aria-haspopup="dialog" on:click=open>
            {label}
        </button>
    }
}

/// Why the filters cannot be shown, if they cannot.
#[component]
pub(crate) fn FilterFailure(clicks: RwSignal<usize>) -> impl IntoView {
    let store = use_store();
    live(move || match store.peek_chunk(Chunk::Pages) {
        Load::Failed(fault) if clicks.get() > 0 => {
            let retry = Box::new(move || {
                store.ask_chunk(Chunk::Pages);
            });
            view! { <PartFailure part=wording::filters() fault retry/> }.into_any()
        }
        _ => ().into_any(),
    })
}

/// All filters of the blog, in a dialog.
#[component]
pub(crate) fn FilterPanel(
    /// How often its button was clicked.
    clicks: RwSignal<usize>,
) -> impl IntoView {
    let (here, store, catalog, search) = (use_here(), use_store(), use_catalog(), use_search());
    // Leptos knows nothing of the form, so that it need not take it over element by element.
    let dialog = leptos::html::dialog().id(FILTERS).class("filters").aria_labelledby("filters-title");
    #[cfg(not(target_arch = "wasm32"))]
    let dialog = dialog.inner_html(crate::filters::linked_form(here, &catalog));
    Effect::new(move |seen: Option<usize>| {
        let (seen, clicks) = (seen.unwrap_or_default(), clicks.get());
        if clicks == 0 || store.peek_chunk(Chunk::Pages).ready().is_none() {
            return seen;
        }
        Panel { here, store, search, catalog: catalog.clone() }.draw(clicks != seen);
        clicks
    });
    dialog
}

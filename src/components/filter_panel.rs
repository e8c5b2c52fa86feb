use leptos::prelude::*;
use pprnet_address::Blog;
use pprnet_address::names::{DRAWN, FILTER_BUTTON, FILTERS, FILTERS_TITLE};
use pprnet_browser::{elements, time};

use crate::context::{use_catalog, use_current_address, use_is_wide};
use crate::failure::PartFailure;
use crate::filters::{self, Panel};
use crate::live::{live, words};
use crate::search::use_search;
use crate::store::{Chunk, Load, use_store};
use crate::wording;

/// The button that opens the filters. It shows how many are active.
#[component]
pub(crate) fn FilterButton(
    /// The blog's address, without unknown topics and types.
    #[prop(into)]
    blog: Signal<Blog>,
    /// How often the button was clicked.
    clicks: RwSignal<usize>,
) -> impl IntoView {
    let store = use_store();
    let label = words(move || match blog.with(|blog| blog.selection.filters()) {
        0 => wording::filter().to_owned(),
        chosen => format!("{} ({chosen})", wording::filter()),
    });
    let open = move |_| {
        store.request_chunk(Chunk::Pages);
        clicks.update(|clicks| *clicks += 1);
    };
    view! {
        <button type="button" id=FILTER_BUTTON class="button filters-toggle" aria-haspopup="dialog" on:click=open>
            {label}
        </button>
    }
}

/// Reports that the filters failed to load, once someone has clicked the button, or if a wide window lacks its panel.
#[component]
pub(crate) fn FilterFailure(clicks: RwSignal<usize>) -> impl IntoView {
    let (store, is_wide) = (use_store(), use_is_wide());
    live(move || match store.peek_chunk(Chunk::Pages) {
        Load::Failed(fault) if clicks.get() > 0 || (is_wide() && is_undrawn()) => {
            let retry = Box::new(move || {
                store.request_chunk(Chunk::Pages);
            });
            view! { <PartFailure part=wording::filters() fault retry/> }.into_any()
        }
        _ => ().into_any(),
    })
}

/// Whether the panel is missing, or still consists of links.
fn is_undrawn() -> bool {
    elements::by_id(FILTERS).is_none_or(|panel| panel.get(DRAWN).is_none())
}

/// All filters of the blog: a dialog on a narrow window, beside the list on a wide one.
#[component]
pub(crate) fn FilterPanel(
    /// How often the button that opens it was clicked.
    clicks: RwSignal<usize>,
) -> impl IntoView {
    let (here, store, catalog, search) = (use_current_address(), use_store(), use_catalog(), use_search());
    let is_wide = use_is_wide();
    // Leptos sees only the dialog, so it need not hydrate the form element by element.
    let dialog = leptos::html::dialog().id(FILTERS).class("filters").aria_labelledby(FILTERS_TITLE);
    #[cfg(not(target_arch = "wasm32"))]
    let dialog = dialog.inner_html(filters::linked_form(here, &catalog));
    Effect::new(move |handled: Option<usize>| {
        // Read all of them on each run: the window may become wide, and the chunk may arrive, later.
        let (handled, clicks, is_wide) = (handled.unwrap_or_default(), clicks.get(), is_wide());
        let chunk = store.peek_chunk(Chunk::Pages);
        let is_here = chunk.ready().is_some();
        // In the worker's shell, or after a step from another page, the panel has no links. Only a click retries a failed chunk.
        if !is_here && !filters::show_links() && is_wide && matches!(chunk, Load::Loading) {
            time::after_paint(move || {
                store.request_chunk(Chunk::Pages);
            });
        }
        // A wide window shows the panel beside the list without a click.
        if !is_here || (clicks == 0 && !is_wide) {
            return handled;
        }
        Panel { here, store, search, catalog: catalog.clone() }.draw(clicks != handled);
        clicks
    });
    dialog
}

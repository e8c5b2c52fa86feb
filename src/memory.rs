//! Remembers on this device: the chosen view, the last visit and the newest month at that time, and a half-read post. None of
//! it leaves the device.
//!
//! The code is in the chunk `pages`. That is requested a second after the start, or at once if a view has been chosen, which
//! may change the page. Until then the page stays as published, and only a chosen view is stored. CSS rules mark the new posts,
//! so that the cards of the first page need no code for it.

mod device;
mod half_read;
mod visits;

use std::cell::Cell;

use leptos::prelude::*;
use pprnet_address::View;
use pprnet_address::names::CHOSEN_VIEW;
use pprnet_browser::{settings, time};
use wasm_split_helpers::wasm_split;

use crate::context::{CurrentAddress, use_current_address};
use crate::site_texts;
use crate::store::{Chunk, Store, enter, use_store};

thread_local! {
    static HAS_BEGUN: Cell<bool> = const { Cell::new(false) };
}

/// Starts soon. The shell calls it once.
pub(crate) fn start() {
    let (here, store) = (use_current_address(), use_store());
    // Do not retry here; opening such a page shows the failure.
    let request = move || drop(untrack(|| store.chunk(Chunk::Pages)));
    if settings::get(CHOSEN_VIEW, &here.folder()).is_some() {
        request();
    } else {
        time::after_patience(request);
    }
    Effect::new(move |_| {
        if store.peek_chunk(Chunk::Pages).ready().is_some() && !HAS_BEGUN.replace(true) {
            untrack(|| enter(begin(here, store)));
        }
    });
}

/// Stores the chosen view. The default view is not stored.
pub(crate) fn keep_view(here: CurrentAddress, view: View) {
    let value = Some(view.value()).filter(|_| view != View::default());
    // Without storage the choice is lost, which is acceptable.
    let _ = settings::set(CHOSEN_VIEW, &here.folder(), value);
}

/// An entry point of the chunk. Called once.
#[wasm_split(pages)]
fn begin(here: CurrentAddress, store: Store) {
    device::begin(here, store);
    if let Some(catalog) = store.loaded_catalog() {
        site_texts::declare_language(&catalog.manifest.site.language);
    }
}

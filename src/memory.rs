//! What this device remembers of reading: how much of each post someone wants to see, when they were last here and what was
//! the newest month then, and a post that they left half-read. Nothing of it leaves the device.
//!
//! Remembering is in the chunk with the pages that few visits open, and begins when that is here: a while after the
//! page, or at once where a view has been chosen, since that may change what the page shows. Until then nothing is
//! known, and a page shows what it was made with. Only a chosen view is kept before that. Style rules show which posts
//! are new, so that the cards of the first page need not ask.

mod device;
mod half_read;
mod visits;

use std::cell::Cell;

use leptos::prelude::*;
use pprnet_address::View;
use pprnet_address::names::CHOSEN_VIEW;
use pprnet_browser::{settings, time};
use wasm_split_helpers::wasm_split;

use crate::context::{Here, use_here};
use crate::store::{Chunk, Store, enter, use_store};

thread_local! {
    static HAS_BEGUN: Cell<bool> = const { Cell::new(false) };
}

/// Begins to remember, soon. Called once, by the shell.
pub(crate) fn start() {
    let (here, store) = (use_here(), use_store());
    // Do not retry here; opening such a page shows the failure.
    let ask = move || drop(untrack(|| store.chunk(Chunk::Pages)));
    if settings::get(CHOSEN_VIEW, &here.folder()).is_some() {
        ask();
    } else {
        time::after_patience(ask);
    }
    Effect::new(move |_| {
        if store.peek_chunk(Chunk::Pages).ready().is_some() && !HAS_BEGUN.replace(true) {
            untrack(|| enter(begin(here, store)));
        }
    });
}

/// Remembers the view that someone chooses; the usual one needs no remembering.
pub(crate) fn keep_view(here: Here, view: View) {
    let value = Some(view.value()).filter(|_| view != View::default());
    // Where the device keeps nothing, nothing is remembered.
    let _ = settings::set(CHOSEN_VIEW, &here.folder(), value);
}

/// The beginning of the chunk's part. Called once.
#[wasm_split(pages)]
fn begin(here: Here, store: Store) {
    device::begin(here, store);
}

//! Citations to copy and download: of a post’s article and of its summary, or of all posts of a list.
//!
//! The publisher has written them (`crates/site/src/finish/citations.rs`), so no code here knows a citation style. The address
//! determines what to cite ([`subject`]); [`load`] fetches the files with those citations; [`sheet`] turns them into texts with
//! plain functions; [`panel`] shows them.
//!
//! Everything but [`draw`] is in a chunk of the program.

mod load;
mod panel;
mod sheet;
mod subject;

use leptos::prelude::*;
use wasm_split_helpers::wasm_split;

use crate::store::enter;

/// Draws the panel. The panel closes itself.
type Draw = fn(RwSignal<bool>) -> AnyView;

/// Draws the panel, which sets `is_open` to false when it closes. The chunk must be ready.
pub(crate) fn draw(is_open: RwSignal<bool>) -> AnyView {
    match enter(start()) {
        Some(draw) => draw(is_open),
        None => ().into_any(),
    }
}

/// The entry point of the chunk.
#[wasm_split(cite)]
fn start() -> Draw {
    panel::draw
}

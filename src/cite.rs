//! Citations to copy and download: of a post’s article and of the summary itself, or of all posts of a list.
//!
//! The publisher has written them (`crates/site/src/finish/citations.rs`), so that nothing here knows a style. What is cited
//! follows from the address ([`subject`]); [`load`] fetches the files with the citations of those posts; [`sheet`] makes texts
//! of them, which are plain functions; [`panel`] shows them.
//!
//! All but [`draw`] is a chunk of the program.

mod load;
mod panel;
mod sheet;
mod subject;

use leptos::prelude::*;
use wasm_split_helpers::wasm_split;

use crate::store::enter;

/// Draws the panel, which closes itself.
type Draw = fn(RwSignal<bool>) -> AnyView;

/// Draws the panel; `is_open` becomes false when it is closed. The chunk must be ready.
pub(crate) fn draw(is_open: RwSignal<bool>) -> AnyView {
    match enter(start()) {
        Some(draw) => draw(is_open),
        None => ().into_any(),
    }
}

/// The beginning of the chunk.
#[wasm_split(cite)]
fn start() -> Draw {
    panel::draw
}

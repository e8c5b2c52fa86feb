use leptos::prelude::*;

use super::Failure;
use crate::cite;
use crate::live::live;
use crate::store::{Chunk, Load, Piece, use_store};

/// Opens the citations of the page's post, or of all posts of its list. The panel is in a chunk of the program.
#[component]
pub(crate) fn CiteButton(
    /// The text of the button.
    label: &'static str,
) -> impl IntoView {
    let store = use_store();
    let is_open = RwSignal::new(false);
    let panel = live(move || {
        if !is_open.get() {
            return ().into_any();
        }
        match store.chunk(Chunk::Cite) {
            Load::Loading => ().into_any(),
            Load::Failed(fault) => view! { <Failure fault piece=Piece::Chunk(Chunk::Cite)/> }.into_any(),
            Load::Ready(()) => cite::draw(is_open),
        }
    });
    view! {
        <button type="button" class="button needs-app" on:click=move |_| is_open.set(true)>
            {label}
        </button>
        {panel}
    }
}

use leptos::prelude::*;
use pprnet_archive::Slug;

use super::Failure;
use crate::live::live;
use crate::saved;
use crate::store::{Chunk, Load, Piece, use_store};
use crate::wording;

/// Saves a post on this device, or removes it again. The chunk `pages` does it, and marks the button of a saved post.
#[component]
pub(crate) fn SaveButton(
    /// The post.
    slug: Slug,
) -> impl IntoView {
    let store = use_store();
    let clicks = RwSignal::new(0);
    let is_used = Memo::new(move |_| clicks.get() > 0);
    let note = live(move || {
        if !is_used.get() {
            return ().into_any();
        }
        match store.chunk(Chunk::Pages) {
            Load::Loading => ().into_any(),
            Load::Failed(fault) => view! { <Failure fault piece=Piece::Chunk(Chunk::Pages)/> }.into_any(),
            Load::Ready(()) => saved::draw(slug.clone(), clicks),
        }
    });
    view! {
        <button type="button" class="button needs-app save" aria-pressed="false" on:click=move |_| clicks.update(|clicks| *clicks += 1)>
            {wording::save()}
        </button>
        {note}
    }
}

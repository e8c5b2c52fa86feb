use leptos::prelude::*;
use pprnet_address::names::SAVE_BUTTON;
use pprnet_archive::Slug;

use crate::failure::PartFailure;
use crate::live::live;
use crate::store::{Chunk, Load, Piece, use_store};
use crate::wording;
use crate::{cite, saved};

/// Opens the citations of the page's post, or of all posts of its list.
#[component]
pub(crate) fn CiteButton(
    /// The text of the button.
    label: &'static str,
) -> impl IntoView {
    chunk_button(label, None, Chunk::Cite, wording::citations(), Box::new(cite::draw))
}

/// Saves a post on this device, or removes it again. The chunk `pages` marks the button of a saved post.
#[component]
pub(crate) fn SaveButton(
    /// The post.
    slug: Slug,
) -> impl IntoView {
    let act = Box::new(move |_| saved::toggle(slug.clone()));
    chunk_button(wording::save(), Some(SAVE_BUTTON), Chunk::Pages, wording::saved_list(), act)
}

/// A button whose work a chunk of the program does. After each click, `act` does it and draws its result, once the chunk is
/// ready. `part` names the chunk's part of the program, in case it fails to load. Not generic, so that it is compiled once.
fn chunk_button(
    label: &'static str,
    id: Option<&'static str>,
    chunk: Chunk,
    part: &'static str,
    act: Box<dyn Fn(RwSignal<bool>) -> AnyView + Send>,
) -> impl IntoView {
    let store = use_store();
    let is_requested = RwSignal::new(false);
    let result = live(move || {
        if !is_requested.get() {
            return ().into_any();
        }
        match store.chunk(chunk) {
            Load::Loading => ().into_any(),
            Load::Failed(fault) => {
                let retry = Box::new(move || store.retry(Piece::Chunk(chunk)));
                view! { <PartFailure part fault retry/> }.into_any()
            }
            Load::Ready(()) => act(is_requested),
        }
    });
    view! {
        <button type="button" class="button needs-app" id=id on:click=move |_| is_requested.set(true)>
            {label}
        </button>
        {result}
    }
}

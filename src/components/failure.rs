use leptos::prelude::*;
use pprnet_browser::document;

use crate::store::{LoadFault, Piece, use_store};
use crate::wording;

/// Reports that a piece failed to load, with the button that may help.
#[component]
pub(crate) fn Failure(fault: LoadFault, piece: Piece) -> impl IntoView {
    let store = use_store();
    let words = match piece {
        Piece::Chunk(_) => wording::part_failure(wording::this_page(), &fault),
        Piece::Manifest | Piece::Shard(_) | Piece::Index => wording::failure(&fault),
    };
    message(words, Box::new(move || store.retry(piece)))
}

/// Reports that a part of the program failed to load, with the button that may help. `retry` loads it again.
#[component]
pub(crate) fn PartFailure(part: &'static str, fault: LoadFault, retry: Box<dyn Fn()>) -> impl IntoView {
    message(wording::part_failure(part, &fault), retry)
}

fn message(words: wording::Failure, retry: Box<dyn Fn()>) -> impl IntoView {
    let again = words.again;
    let act = move |_| if again { retry() } else { document::reload() };
    view! {
        <div class="failure" role="alert">
            <p class="failure-title">{words.title}</p>
            <p>{words.advice}</p>
            <button type="button" class="button" on:click=act>
                {if again { wording::try_again() } else { wording::reload() }}
            </button>
        </div>
    }
}

use leptos::prelude::*;
use pprnet_browser::document;

use crate::search::use_search;
use crate::store::{LoadFault, Piece, use_store};
use crate::wording;

/// What could not be loaded, in plain words, with the button that may help.
#[component]
pub(crate) fn Failure(
    /// Why.
    fault: LoadFault,
    /// What to ask for again.
    piece: Piece,
) -> impl IntoView {
    let store = use_store();
    let search = (piece == Piece::Search).then(use_search);
    let words = if search.is_some() { wording::search_failure(&fault) } else { wording::failure(&fault) };
    let again = words.again;
    let act = move |_| match search {
        _ if !again => document::reload(),
        Some(search) => search.retry(),
        None => store.retry(piece),
    };
    view! {
        <div class="failure" role="alert">
            <p class="failure-title">{words.title}</p>
            <p>{words.advice}</p>
            <button type="button" class="button" on:click=act>
                {if again { wording::TRY_AGAIN } else { wording::RELOAD }}
            </button>
        </div>
    }
}

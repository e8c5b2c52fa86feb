use leptos::prelude::*;
use pprnet_browser::document;

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
    let words = wording::failure(&fault);
    let again = words.again;
    let act = move |_| if again { store.retry(piece) } else { document::reload() };
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

use leptos::prelude::*;
use pprnet_address::Route;

use super::later;
use crate::components::Heading;
use crate::context::use_current_address;
use crate::failure::PartFailure;
use crate::live::{live, words};
use crate::store::{Chunk, Load, Piece, use_store};
use crate::wording;

/// The page for unknown addresses. Its suggestions are in the chunk `pages`.
#[component]
pub(crate) fn NotFoundPage() -> impl IntoView {
    let (here, store) = (use_current_address(), use_store());
    let path = move || here.route().href();
    let suggestions = live(move || match store.chunk(Chunk::Pages) {
        Load::Ready(()) => later::suggestions(),
        Load::Loading => ().into_any(),
        Load::Failed(fault) => {
            let retry = Box::new(move || store.retry(Piece::Chunk(Chunk::Pages)));
            view! { <PartFailure part=wording::suggestions() fault retry/> }.into_any()
        }
    });
    view! {
        <div class="column">
            <Heading text=wording::page_not_found()/>
            <p>{words(move || wording::not_found(&path()))}</p>
            <p><a class="button" href=here.href(&Route::home())>{wording::back_to_blog()}</a></p>
            {suggestions}
        </div>
    }
}

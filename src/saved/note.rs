//! Saves a post or removes it again, and says so.

use leptos::prelude::*;
use pprnet_address::{Route, View};
use pprnet_archive::Slug;

use super::device::{change, saved};
use super::list::MOST;
use crate::context::{CurrentAddress, use_current_address};
use crate::live::{live, words};
use crate::wording;

/// Saves a post, or removes it again, and draws a note about it.
pub(super) fn toggle(slug: Slug) -> AnyView {
    let here = use_current_address();
    let message = RwSignal::new(String::new());
    // After the drawing: screen readers announce only what changes in a status.
    Effect::new(move |_| message.set(untrack(|| change_to_other(here, &slug))));
    let link = live(move || match saved(here).len() {
        0 => ().into_any(),
        count => {
            let href = here.href(&Route::Saved { view: View::default() });
            view! { <a href=href>{wording::saved_posts()} " (" {count} ")"</a> }.into_any()
        }
    });
    view! { <p class="share-result" role="status">{words(move || message.get())} " " {link}</p> }.into_any()
}

/// Saves a post that is not saved, and removes one that is. Returns what to say.
fn change_to_other(here: CurrentAddress, slug: &Slug) -> String {
    let saved = saved(here);
    let is_saved = saved.has(slug);
    if !is_saved && saved.len() >= MOST {
        return wording::list_is_full(MOST);
    }
    let changed = change(here, |saved| if is_saved { saved.without(slug) } else { saved.with(slug.clone()) });
    match (changed, is_saved) {
        (None, _) => wording::not_changed(),
        (Some(()), false) => wording::saved(),
        (Some(()), true) => wording::removed(),
    }
    .to_owned()
}

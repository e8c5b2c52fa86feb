use leptos::prelude::*;
use pprnet_address::View;

use crate::context::use_current_address;
use crate::live::{mark, text};
use crate::memory;
use crate::wording;

/// Chooses how much of each post a list shows.
#[component]
pub(crate) fn ViewSwitch() -> impl IntoView {
    let here = use_current_address();
    let current = move || here.route().view().unwrap_or_default();
    let options = View::ALL.map(|view| {
        let href = text(move || here.href(&here.route().in_view(view)));
        let chosen = mark(move || (current() == view).then_some("true"));
        // Stored here rather than by the `pages` chunk (memory.rs), which may not be loaded yet.
        let keep = move |_| memory::keep_view(here, view);
        view! { <li><a href=href data-noscroll="" aria-current=chosen on:click=keep>{wording::view_name(view)}</a></li> }
    });
    view! {
        <div class="view-switch" role="group" aria-label=wording::view()>
            <ul class="segments">{options.into_iter().collect_view()}</ul>
        </div>
    }
}

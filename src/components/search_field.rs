use leptos::prelude::*;

use crate::wording::SEARCH_POSTS;

/// The field that searches, on every page. The finder fills `recent` and follows what is typed; before it is there the
/// form is one that any browser can send.
#[component]
pub(crate) fn SearchField() -> impl IntoView {
    view! {
        <form class="search" role="search" action="./">
            <label class="visually-hidden" for="search">{SEARCH_POSTS}</label>
            <input id="search" class="search-field" type="search" name="q" placeholder=SEARCH_POSTS autocomplete="off"
                spellcheck="false" enterkeyhint="search" aria-keyshortcuts="/ Control+K"/>
            <div id="recent" class="recent"></div>
        </form>
    }
}

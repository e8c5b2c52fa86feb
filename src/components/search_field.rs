use leptos::prelude::*;

use crate::wording;

/// The search field, on every page. The search chunk fills `recent` and reacts to typing; until it is loaded, any browser can
/// submit the form. The ids are written out here, since a static element adds only its text to the reader's wasm.
#[component]
pub(crate) fn SearchField() -> impl IntoView {
    view! {
        <form class="search" role="search" action="./">
            <label class="visually-hidden" for="search">{wording::search_posts()}</label>
            <input id="search" class="search-field" type="search" name="q" placeholder=wording::search_posts() autocomplete="off"
                spellcheck="false" enterkeyhint="search" aria-keyshortcuts="/ Control+K"/>
            <div id="recent" class="recent"></div>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pprnet_address::names;

    #[test]
    fn the_field_and_the_element_below_it_have_the_ids_that_search_uses() {
        let html = view! { <SearchField/> }.to_html();
        for id in [names::SEARCH_FIELD, names::RECENT] {
            assert!(html.contains(&format!("id=\"{id}\"")), "{id}: {html}");
        }
    }
}

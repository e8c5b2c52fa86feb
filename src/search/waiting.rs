//! The message under the search field while the chunk loads, or if it has failed: someone may type before the search is ready.
//! A page of results shows that message itself.

use leptos::prelude::*;
use pprnet_address::Route;
use pprnet_address::names::{RECENT, SEARCH_FIELD};
use pprnet_browser::events::on;
use pprnet_browser::{document, elements, time};
use pprnet_html::Html;

use super::focus::focus_field;
use super::handle::Search;
use crate::failure;
use crate::store::{Chunk, Load, LoadFault};
use crate::wording;

/// The attribute that makes the message visible, also used in the style sheet.
const WAITING: &str = "data-waiting";

/// Begins to listen to typing.
pub(super) fn start(search: Search) {
    // The length of the text in the field, once someone has typed.
    let letters = RwSignal::new(0);
    on("input", move |event| {
        if let Some(field) = event.within(SEARCH_FIELD)
            && !search.has_begun()
        {
            // The field may already have had the focus when the app started.
            if untrack(|| search.fault()).is_none() {
                untrack(|| search.request_chunk());
            }
            letters.set(field.value().map_or(0, |text| text.trim().len()));
        }
    });
    on("click", move |event| {
        if event.within(RECENT).is_none() {
            return;
        }
        if event.at(failure::AGAIN).is_some() && search.fault().is_some() {
            search.retry();
            say(&searching());
            focus_field();
        } else if event.at(failure::RELOAD).is_some() {
            document::reload();
        }
    });
    Effect::new(move |_| {
        let chunk = search.store.peek_chunk(Chunk::Search);
        let is_typed = letters.get() > 0;
        if !is_typed || untrack(|| is_page_of_results(search)) {
            return clear();
        }
        match chunk {
            Load::Ready(()) => clear(),
            Load::Failed(fault) => say(&failed(&fault)),
            Load::Loading => time::after_patience(move || {
                let is_loading = matches!(search.store.peek_chunk(Chunk::Search), Load::Loading);
                if is_loading && letters.get_untracked() > 0 {
                    say(&searching());
                }
            }),
        }
    });
}

fn is_page_of_results(search: Search) -> bool {
    matches!(search.here.route(), Route::Blog(_)) && !search.here.selection().words().is_empty()
}

/// Why the chunk or a file of the search index failed to load, as HTML.
pub(super) fn failed(fault: &LoadFault) -> String {
    failure::html(&wording::part_failure(wording::search_index(), fault))
}

fn searching() -> String {
    let mut html = Html::new();
    html.tag("<p role=\"status\">").text(wording::searching()).tag("</p>");
    html.into_string()
}

/// Shows a message. An equal message stays, so that it is announced only once.
fn say(html: &str) {
    let Some(container) = elements::by_id(RECENT) else { return };
    if container.get(WAITING).is_none() || container.html() != html {
        // Safari does not focus a clicked button. Make this element focusable, so that it gets the focus and stays.
        container.set("tabindex", Some("-1"));
        container.set(WAITING, Some(""));
        container.set_html(html);
    }
}

/// Removes the message, which frees the element for recent searches.
pub(super) fn clear() {
    if let Some(container) = elements::by_id(RECENT).filter(|container| container.get(WAITING).is_some()) {
        container.set(WAITING, None);
        container.set_html("");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_style_sheet_shows_it() {
        let style = include_str!("../../style/first/components/search_field.css");
        assert!(style.contains(&format!(".search:focus-within .recent[{WAITING}] {{ display: block; }}")));
        assert_eq!(searching(), "<p role=\"status\">Searching…</p>");
    }
}

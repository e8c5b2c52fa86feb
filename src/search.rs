//! Searching.
//!
//! The main program contains what every visit needs: when someone focuses the search field, or opens an address with search
//! words, it loads the chunk that searches, and reports every address to it from then on. Outside the chunk are [`handle`], the
//! interface between the reader and the chunk; [`focus`]; and [`waiting`], the messages while the chunk loads or has failed.
//! All other modules are in the chunk. Code outside may call only [`start`] and the functions that it returns:
//!
//! * [`session`] is the lowest: the other modules report events to it and read its state;
//! * [`page`] performs the effects that the session (`pprnet-finder`) returns; [`loading`] loads its files;
//! * [`field`] is the search field, [`ways`] the panel below it with recent searches and the form, [`results`] the list;
//! * [`post`] extends the page of a found post: [`marks`] highlights the matches, [`neighbours`] adds links to the previous and
//!   next result.

mod field;
mod focus;
mod handle;
mod loading;
mod marks;
mod neighbours;
mod page;
mod post;
mod results;
mod session;
mod waiting;
mod ways;

use std::rc::Rc;

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use pprnet_address::Base;
use pprnet_address::names::{SEARCH_FIELD, WITHOUT_SLASH};
use pprnet_browser::events::{Key, on};
use pprnet_browser::focus::has_focus;
use pprnet_browser::settings;
use wasm_split_helpers::wasm_split;

use crate::context::CurrentAddress;
use crate::store::{Chunk, Store, enter};

use self::focus::focus_field;
use self::handle::{FoundPosts, Show};

pub(crate) use self::focus::is_in_use;
pub(crate) use self::handle::{Search, use_search};

/// Elements that handle key presses themselves while they have the focus.
const CONTROLS: &str = "a, button, input, textarea, select, summary, [contenteditable]";

impl Search {
    /// Watches the address and the search field.
    pub(crate) fn new(here: CurrentAddress, base: Base, store: Store) -> Self {
        let search = Self::idle(here, base, store);
        if cfg!(target_arch = "wasm32") {
            search.set_navigate(Rc::new(use_navigate()));
        }
        Effect::new(move |_| {
            let is_search = !here.selection().words().is_empty();
            search.show(here.parsed().get().route, is_search);
        });
        Effect::new(move |_| {
            if store.peek_chunk(Chunk::Search).ready().is_some() {
                untrack(|| search.begin());
            }
        });
        on("focusin", move |event| {
            if event.within(SEARCH_FIELD).is_some() {
                search.show(here.route(), true);
            }
        });
        waiting::start(search);
        on("keydown", move |event| {
            if event.key().is_some_and(|key| opens_search(&key, base)) && focus_field().is_some() {
                event.prevent_default();
            }
        });
        search
    }

    /// Starts the search once the chunk is loaded.
    fn begin(self) {
        if self.has_begun() {
            return;
        }
        waiting::clear();
        if let Some((show, found_posts)) = enter(start(self)) {
            self.set_chunk(show, found_posts);
        }
        self.show(self.here.route(), false);
    }
}

/// The entry point of the chunk: starts the search in the page. Called once.
#[wasm_split(search)]
fn start(search: Search) -> (Show, FoundPosts) {
    page::start(search);
    (page::show, session::found_posts)
}

/// Whether a key should focus the search field: K with Ctrl or Cmd, and `/` if no control has the focus and the shortcut is
/// not switched off.
fn opens_search(key: &Key, base: Base) -> bool {
    if key.has_control {
        // With Shift it is another shortcut; with Caps Lock the browser reports a capital.
        matches!(key.name.as_str(), "k" | "K") && !key.has_shift
    } else {
        key.name == "/" && !has_focus(CONTROLS) && settings::get(WITHOUT_SLASH, &base.file("")).is_none()
    }
}

//! Searching.
//!
//! What every visit needs is here: when someone turns to the search field, or opens an address with words in it, the chunk
//! is fetched that does the searching, and is told every address from then on. [`handle`], what the reader and the chunk call
//! of each other, [`focus`], and [`waiting`], which says that the chunk is loading or could not be had, are outside the chunk.
//! All others are the chunk, and only [`start`] and what it returns may be called from outside of it:
//!
//! * [`session`] is below them all: they tell it what happens, and ask it what is shown;
//! * [`page`] performs what the session (`pprnet-finder`) asks for; [`loading`] loads its files;
//! * [`field`] is the search field, [`ways`] the recent searches and the form below it, [`results`] the list;
//! * [`post`] is the page of a post that was found: [`marks`] highlights the matches, [`neighbours`] adds the results before
//!   and after it.

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
use pprnet_browser::{elements, settings};
use wasm_split_helpers::wasm_split;

use crate::context::Here;
use crate::store::{Chunk, Store, enter};

use self::focus::focus_field;
use self::handle::{FoundPosts, Show};

pub(crate) use self::focus::is_in_use;
pub(crate) use self::handle::{Search, use_search};

/// What uses keys itself while it has the focus.
const CONTROLS: &str = "a, button, input, textarea, select, summary, [contenteditable]";

impl Search {
    /// Follows the address and the search field.
    pub(crate) fn new(here: Here, base: Base, store: Store) -> Self {
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
            if event.at(&format!("#{SEARCH_FIELD}")).is_some() {
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

    /// Starts searching, now that the chunk is here.
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

/// The beginning of the chunk: starts searching in the page. Called once.
#[wasm_split(search)]
fn start(search: Search) -> (Show, FoundPosts) {
    page::start(search);
    (page::show, session::found_posts)
}

/// Whether a key asks for the search field: K with Ctrl or Cmd, and `/` where nothing else has the focus, unless that is
/// switched off.
fn opens_search(key: &Key, base: Base) -> bool {
    if key.has_control {
        // With Shift it is another shortcut; a capital by itself comes of Caps Lock.
        matches!(key.name.as_str(), "k" | "K") && !key.has_shift
    } else {
        key.name == "/"
            && !elements::has_focus(CONTROLS)
            && settings::get(WITHOUT_SLASH, &base.file("")).is_none()
    }
}

//! Performs the effects of the session: draws, loads, navigates.

use std::cell::RefCell;

use pprnet_address::{Blog, Route};
use pprnet_archive::Slug;
use pprnet_browser::document::{self, StyleSheet};
use pprnet_browser::time;
use pprnet_finder::session::{Effect, Event, Screen};

use super::handle::Search;
use super::session::{self, Driver};
use super::{field, focus, loading, marks, post, results};
use crate::store::LoadFault;

thread_local! {
    static STYLE: RefCell<Option<StyleSheet>> = const { RefCell::new(None) };
}

/// Starts the search. Called once.
pub(super) fn start(search: Search) {
    let style = document::search_files().and_then(|files| StyleSheet::add(&search.base.file(&files.style)));
    STYLE.set(style);
    session::start(search, Driver { screen, perform });
    loading::start(search);
    field::start();
    results::start();
    marks::start();
}

/// Reports the search in the address, and the open post, to the session.
pub(super) fn show(blog: Blog, post: Option<Slug>) {
    session::dispatch(Event::Addressed { blog, post });
}

/// The state of the screen.
fn screen() -> Screen {
    Screen {
        results: results::content(),
        is_typing: focus::is_in_use(),
        has_style: STYLE.with_borrow(|style| style.as_ref().is_none_or(StyleSheet::is_loaded)),
        now: time::now(),
        longest_press: time::longest_press(),
    }
}

fn perform(effect: Effect<LoadFault>) {
    match effect {
        Effect::Navigate { blog, replace } => {
            if let Some(search) = session::search() {
                search.go(&Route::Blog(blog), replace);
            }
        }
        Effect::SetField(words) => field::show(&words),
        Effect::Load(need) => loading::load(need),
        Effect::AwaitManifest => loading::watch_pieces(),
        Effect::NextFrame => time::next_frame(|| session::dispatch(Event::Frame)),
        Effect::ShowCounts(facets) => {
            if let Some(search) = session::search() {
                search.found(facets);
            }
        }
        Effect::ShowBusy => results::show_busy(),
        Effect::Draw(drawing) => results::draw(&drawing),
        Effect::DrawFailure(fault) => results::draw_failure(&fault),
        Effect::DrawFirst { remarks, results } => drop(results::draw_first(&remarks, &results)),
        Effect::DrawRest { first, results, order, pager, showing } => {
            results::draw_rest(first, &results, &order, &pager, showing.as_deref());
        }
        Effect::WatchPost(is_found) => post::observe(is_found),
        Effect::DecoratePost => post::draw(),
    }
}

//! Performs the effects of the session: draws, loads, navigates.

use std::cell::RefCell;

use pprnet_address::{Blog, Route};
use pprnet_archive::Slug;
use pprnet_browser::document::{self, StyleSheet};
use pprnet_browser::time;
use pprnet_finder::session::{Screen, SessionEffect, SessionEvent};

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
    session::dispatch(SessionEvent::Addressed { blog, post });
}

/// The state of the screen.
fn screen() -> Screen {
    Screen {
        results: results::content(),
        is_typing: focus::is_in_use(),
        has_style: STYLE.with_borrow(|style| style.as_ref().is_none_or(StyleSheet::is_loaded)),
        now: time::now(),
        longest_press: time::longest_press(),
        patience: time::patience(),
    }
}

fn perform(effect: SessionEffect<LoadFault>) {
    match effect {
        SessionEffect::Navigate { blog, replace } => {
            if let Some(search) = session::search() {
                search.go(&Route::Blog(blog), replace);
            }
        }
        SessionEffect::SetField(words) => field::show(&words),
        SessionEffect::Load(need) => loading::load(need),
        SessionEffect::AwaitManifest => loading::watch_pieces(),
        SessionEffect::NextFrame => time::next_frame(|| session::dispatch(SessionEvent::Frame)),
        SessionEffect::ShowCounts(facets) => {
            if let Some(search) = session::search() {
                search.found(facets);
            }
        }
        SessionEffect::ShowBusy => results::show_busy(),
        SessionEffect::Draw(drawing) => results::draw(&drawing),
        SessionEffect::DrawFailure(fault) => results::draw_failure(&fault),
        SessionEffect::DrawFirst { remarks, results } => drop(results::draw_first(&remarks, &results)),
        SessionEffect::DrawRest { first, results, order, pager, showing } => {
            results::draw_rest(first, &results, &order, &pager, showing.as_deref());
        }
        SessionEffect::WatchPost(is_found) => post::observe(is_found),
        SessionEffect::DecoratePost => post::draw(),
    }
}

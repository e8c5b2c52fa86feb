//! After a step to another page: sets the window's title, focuses the heading and announces the page in a live region. After
//! going back it also restores the scroll position, and the focus to the link that was followed (`pprnet_browser::history`).
//!
//! A step within a page (a filter, a view) changes only the title: the focus stays on the chip that was used, and the list
//! announces its own count.

use std::time::Duration;

use leptos::prelude::*;
use pprnet_address::names::{COINS, HEADING};
use pprnet_address::{Route, Selection, View};
use pprnet_browser::focus::Scroll;
use pprnet_browser::{document, elements, history, time};

use crate::context::{use_catalog, use_current_address};
use crate::pages;
use crate::search;
use crate::store::use_store;
use crate::title;
use crate::wording;

/// The heading of the most recently reached page.
#[derive(Clone, Copy)]
pub(crate) struct Arrival {
    announced: RwSignal<String>,
}

/// Identifies a page. While it stays equal, the focus stays where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum PageId {
    Blog { page: usize },
    Other(Route),
}

fn page_id(route: Route) -> PageId {
    match route {
        Route::Blog(blog) => PageId::Blog { page: blog.page },
        Route::Post { slug, .. } => PageId::Other(Route::Post { slug, from: Selection::default() }),
        Route::Evidence(_) => PageId::Other(Route::Evidence(Selection::default())),
        other => PageId::Other(other.in_view(View::default())),
    }
}

impl Arrival {
    /// Watches the address. Called once, by the shell.
    pub(super) fn new() -> Self {
        let (here, store, catalog) = (use_current_address(), use_store(), use_catalog());
        let heading = Memo::new({
            let catalog = catalog.clone();
            move |_| match here.route() {
                Route::Post { slug, .. } => {
                    // The post's position may become known only later, and its shard is requested after that.
                    store.track_arrivals();
                    match store.find_loaded(slug.as_str()) {
                        Some(position) => {
                            let post = store.post(position);
                            post.ready().and_then(|post| Some(post.get()?.title.clone()))
                        }
                        None => store.loaded_index().and_then(|index| {
                            index
                                .position(slug.as_str())
                                .is_none()
                                .then(|| wording::page_not_found().to_owned())
                        }),
                    }
                }
                route if !pages::is_drawn(&route, store) => None,
                route => title::heading(&catalog, &route),
            }
        });
        let announced = RwSignal::new(String::new());
        Effect::new(move |before: Option<Option<PageId>>| {
            let before = before.flatten();
            let route = here.route();
            let Some(heading) = heading.get() else { return before };
            let window_title = title::window_title(&catalog, &heading);
            // The browser announces a page that was made for its address, with its title. For any other address it announced
            // the title of the page that the host served instead.
            let is_unannounced = before.is_none() && document::title().as_ref() != Some(&window_title);
            // Setting the title takes the browser's window a millisecond, so keep it out of this effect.
            time::after(Duration::ZERO, move || document::set_title(&window_title));
            let now = page_id(route);
            // Typing must not move the focus.
            let typing = search::is_in_use();
            let has_arrived = before.is_some_and(|before| before != now);
            if has_arrived && let Some(coins) = elements::by_id(COINS) {
                coins.remove();
            }
            if !typing && (has_arrived || is_unannounced) {
                announced.set(heading);
            }
            if !typing && has_arrived {
                let _ = elements::by_id(HEADING).and_then(|heading| heading.focus(Scroll::Stays));
            }
            history::restore();
            Some(now)
        });
        Self { announced }
    }

    /// The text of the live region.
    pub(super) fn announcement(self) -> String {
        self.announced.get()
    }
}

//! The shell around every page: start-up, header, main and footer. After a step to another page it sets the title, the focus,
//! the announcement and the scroll position.

mod arrival;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::PositionState;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;
use leptos_router::location::{BrowserUrl, LocationProvider};
use pprnet_address::names::{APP, Boot, FILTERS, MAIN};
use pprnet_address::{Age, Base, Catalog, Needs, Route};
use pprnet_browser::focus::Scroll;
use pprnet_browser::{document, elements, history, time};

use self::arrival::Arrival;
use crate::components::{Footer, Header, PageSkeleton};
use crate::context::{CatalogContext, CurrentAddress, provide_width, use_current_address};
use crate::failure::Failure;
use crate::filters;
use crate::live::{live, text, words};
use crate::memory;
use crate::pages::Page;
use crate::redirects;
use crate::search::Search;
use crate::store::{Load, Missing, Piece, Store, provide_store, use_store};
use crate::wording;

/// Starts the reader in the browser, in the element `#app` of the page.
///
/// If the publisher made the page for this address (`pprnet site`), it already shows what the app would show. The app keeps
/// its elements and takes them over once the pieces of the archive behind them are loaded. It replaces any other page at once.
///
/// An address that this site does not understand may belong to an older site, so the app looks it up in the table of
/// redirects. If the site has no such page, the app waits for the answer. If only a part of the query is unknown, the app
/// starts meanwhile: most such addresses are a page’s own address with something added.
pub fn start() {
    let base = document::base();
    let age = document::age(base);
    if age != Age::Unknown {
        begin(base);
    }
    if age == Age::Current {
        return;
    }
    pprnet_browser::spawn(async move {
        match redirects::look_up(base).await {
            Some(path) => document::leave_for(&path),
            None if age == Age::Unknown => begin(base),
            None => {}
        }
    });
}

fn begin(base: Base) {
    // A page whose program failed to load requests it again, and both copies may arrive.
    if !document::claim() {
        return;
    }
    history::start();
    time::watch_presses();
    start_effects();
    // Never dropped: the store lives as long as the page.
    let owner = Box::leak(Box::new(Owner::new()));
    let store = owner.with(|| Store::new(base, document::manifest_name()));
    store.start();
    match document::prerendered(base) {
        Some(needs) => owner.with(|| hydrate_when_loaded(base, store, needs)),
        None => mount(base, store),
    }
}

/// Lets effects run before anything is mounted. Mounting would otherwise start them.
fn start_effects() {
    // An error means that they already run.
    #[cfg(target_arch = "wasm32")]
    let _ = any_spawner::Executor::init_wasm_bindgen();
}

/// Hydrates the page once its pieces are loaded. If one fails to load, shows a message above the page, which stays readable.
fn hydrate_when_loaded(base: Base, store: Store, needs: Needs) {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        Waiting,
        Reported,
        Done,
    }
    Effect::new(move |before: Option<State>| {
        let before = before.unwrap_or(State::Waiting);
        let missing = store.missing(&needs);
        match (before, missing) {
            (State::Done, _) => State::Done,
            // A task mounts the view, so that it survives this effect.
            (_, Missing::Nothing) => {
                pprnet_browser::spawn(async move { hydrate(base, store) });
                State::Done
            }
            (State::Waiting, Missing::Failed(..)) => {
                let needs = needs.clone();
                pprnet_browser::spawn(async move { show_load_failure(store, needs) });
                State::Reported
            }
            (before, _) => before,
        }
    });
}

/// Shows above the page which piece failed to load, with the button that may help.
fn show_load_failure(store: Store, needs: Needs) {
    let Some(element) = document::notice_element() else { return };
    let fault = move || {
        document::keep_scroll_position();
        match store.missing(&needs) {
            Missing::Failed(piece, fault) => view! { <Failure fault piece/> }.into_any(),
            Missing::Waiting | Missing::Nothing => ().into_any(),
        }
    };
    let notice = move || {
        provide_store(store);
        live(fault)
    };
    mount_to(element, notice).forget();
    document::set_boot(Boot::Stalled);
}

/// Draws the reader in `#app` and replaces its content.
fn mount(base: Base, store: Store) {
    let Some(mount_point) = document::mount_point() else { return };
    filters::keep_links();
    mount_point.set_inner_html("");
    mount_to(mount_point, move || view! { <App base store/> }).forget();
    document::set_boot(Boot::Done);
}

/// Hydrates the elements in `#app`. They keep focus and text selection.
fn hydrate(base: Base, store: Store) {
    // If the browser has begun to translate the page, its own elements are where hydration expects texts.
    if elements::by_id(APP).is_some_and(|app| app.find("font").is_some()) {
        return mount(base, store);
    }
    let Some(mount_point) = document::mount_point() else { return };
    let owner = Owner::new();
    let state = owner.with(|| {
        let cursor = Cursor::new(mount_point.into());
        view! { <App base store/> }.into_view().hydrate::<true>(&cursor, &PositionState::default())
    });
    // Both live as long as the page.
    Box::leak(Box::new((owner, state)));
    document::set_boot(Boot::Done);
}

/// The reader as text, for pages that are rendered natively.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn to_html(base: Base, store: Store) -> String {
    view! { <App base store/> }.to_html()
}

/// The reader.
#[component]
fn App(
    /// The folder the site is published in.
    base: Base,
    /// The store of loaded pieces.
    store: Store,
) -> impl IntoView {
    provide_store(store);
    view! {
        <Router base=base.for_router()>
            <Shell base/>
        </Router>
    }
}

#[component]
fn Shell(base: Base) -> impl IntoView {
    let location = use_location();
    let (path, search) = (location.pathname, location.search);
    let parsed = Memo::new(move |_| path.with(|path| search.with(|search| base.parse(path, search))));
    let here = CurrentAddress::new(base, parsed);
    provide_context(here);
    let store = use_store();
    provide_context(Search::new(here, base, store));
    // The router changes the address bar only when the page reports that it is drawn. Our pages are drawn at once.
    if let Some(browser) = use_context::<BrowserUrl>() {
        Effect::new(move |_| {
            path.track();
            browser.ready_to_complete();
        });
    }
    live(move || match store.catalog() {
        Load::Loading => view! { <main class="page"><PageSkeleton/></main> }.into_any(),
        Load::Failed(fault) => {
            let heading = view! { <h1 class="visually-hidden">{wording::not_loaded()}</h1> };
            view! { <main class="page">{heading} <Failure fault piece=Piece::Manifest/></main> }.into_any()
        }
        Load::Ready(catalog) => view! { <Ready catalog/> }.into_any(),
    })
}

/// Everything that needs the manifest.
#[component]
fn Ready(catalog: Arc<Catalog>) -> impl IntoView {
    let _ = document::set_language(&catalog.manifest.site.language);
    provide_context(CatalogContext(catalog));
    let arrival = Arrival::new();
    provide_width();
    memory::start();
    let here = use_current_address();
    let skip = move |fragment: &'static str, words: &'static str| {
        let skip = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            let _ = match fragment {
                FILTERS => filters::focus(Scroll::Follows),
                other => elements::by_id(other).and_then(|element| element.focus(Scroll::Follows)),
            };
        };
        // A bare fragment would resolve against <base>, which is not this page.
        let href = text(move || format!("{}#{fragment}", here.href(&here.route())));
        view! { <a class="skip" href=href on:click=skip rel="external">{words}</a> }
    };
    let is_blog = Memo::new(move |_| here.parsed().with(|parsed| matches!(parsed.route, Route::Blog(_))));
    let to_filters = live(move || match is_blog.get() {
        true => skip(FILTERS, wording::skip_to_filters()).into_any(),
        false => ().into_any(),
    });
    view! {
        {skip(MAIN, wording::skip_to_content())}
        {to_filters}
        <Header/>
        <main id=MAIN class="page" tabindex="-1">
            <Page/>
        </main>
        <Footer/>
        <div class="visually-hidden" role="status" aria-live="polite">{words(move || arrival.announcement())}</div>
    }
}

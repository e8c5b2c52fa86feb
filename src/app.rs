//! The shell around every page: start-up, header, main, footer, and what happens after a step from one
//! page to the next (title, focus, announcement, scroll position).

mod arrival;
mod here;

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;
use leptos_router::location::{BrowserUrl, LocationProvider};

use crate::browser;
use crate::catalog::Catalog;
use crate::components::{Failure, Footer, Header, PageSkeleton};
use crate::live::{live, text};
use crate::pages::Page;
use crate::route::Base;
use crate::store::{Load, Piece, Store, provide_store, use_store};
use crate::wording;

pub(crate) use arrival::{Arrival, HEADING_ID, MAIN_ID};
pub(crate) use here::{Here, use_here};

/// Starts the reader in the browser: replaces the element `#app` of the page.
pub fn start() {
    let base = browser::document::base();
    browser::history::start();
    let Some(place) = browser::document::mount_point() else { return };
    place.set_inner_html("");
    mount_to(place, move || view! { <App base/> }).forget();
}

/// The reader.
#[component]
fn App(
    /// The folder the site is published in.
    base: Base,
) -> impl IntoView {
    let store = Store::new(base, browser::document::manifest_name());
    provide_store(store);
    store.start();
    view! {
        <Router base=base.for_router()>
            <Shell base/>
        </Router>
    }
}

/// The manifest, for everything that is only drawn once it is here.
#[derive(Clone)]
pub(crate) struct CatalogContext(Arc<Catalog>);

/// The manifest. Only for views below [`Ready`].
#[expect(clippy::expect_used, reason = "Ready provides it before it draws anything")]
pub(crate) fn use_catalog() -> Arc<Catalog> {
    use_context::<CatalogContext>().expect("Ready provides the catalog").0
}

#[component]
fn Shell(base: Base) -> impl IntoView {
    let location = use_location();
    let (path, search) = (location.pathname, location.search);
    let parsed = Memo::new(move |_| path.with(|path| search.with(|search| base.parse(path, search))));
    provide_context(Here::new(base, parsed));
    // The router waits with the address bar until the page says it is there; ours are drawn at once.
    if let Some(browser) = use_context::<BrowserUrl>() {
        Effect::new(move |_| {
            path.track();
            browser.ready_to_complete();
        });
    }
    let store = use_store();
    live(move || match store.catalog() {
        Load::Loading => view! { <main class="page"><PageSkeleton/></main> }.into_any(),
        Load::Failed(fault) => {
            let heading = view! { <h1 class="visually-hidden">{wording::NOT_LOADED}</h1> };
            view! { <main class="page">{heading} <Failure fault piece=Piece::Manifest/></main> }.into_any()
        }
        Load::Ready(catalog) => view! { <Ready catalog/> }.into_any(),
    })
}

/// Everything that needs the manifest.
#[component]
fn Ready(catalog: Arc<Catalog>) -> impl IntoView {
    let _ = browser::document::set_language(&catalog.manifest.site.language);
    provide_context(CatalogContext(catalog));
    let arrival = Arrival::new();
    provide_context(arrival);
    let skip = move |event: leptos::ev::MouseEvent| {
        // The fragment would be resolved against <base>, which is not this page.
        event.prevent_default();
        let _ = browser::document::focus(MAIN_ID);
    };
    view! {
        <a class="skip" href=format!("#{MAIN_ID}") on:click=skip rel="external">{wording::SKIP_TO_CONTENT}</a>
        <Header/>
        <main id=MAIN_ID class="page" tabindex="-1">
            <Page/>
        </main>
        <Footer/>
        <div class="visually-hidden" role="status" aria-live="polite">{text(move || arrival.announcement())}</div>
    }
}

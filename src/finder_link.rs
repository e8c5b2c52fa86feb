//! The finder: a program of its own, fetched when it is first wanted (`crates/finder`).

use js_sys::{Function, Promise, Reflect};
use pprnet_address::Base;
use pprnet_address::names::{FOUND, SEARCH_FIELD};
use pprnet_browser::{FetchFault, Kept, fetch};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CustomEvent, Element, KeyboardEvent};

use pprnet_browser::elements::{self, Scroll};
use pprnet_browser::events::on;
use pprnet_browser::{document, window};

/// Where letters are text.
const TYPING: &str = "input, textarea, select, [contenteditable]";

#[wasm_bindgen]
extern "C" {
    /// The class that the module exports.
    #[derive(Debug, Clone)]
    pub(crate) type Finder;

    #[wasm_bindgen(method, catch, js_name = show)]
    fn tell(this: &Finder, query: &str, post: &str) -> Result<(), JsValue>;
}

impl Finder {
    /// Fetches the module and makes a finder for the archive of the page.
    pub(crate) async fn open(base: Base) -> Result<Self, FetchFault> {
        if let Some(finder) = Self::try_open(base).await {
            return Ok(finder);
        }
        // The browser does not tell why an import has failed. A host that does not have the file any more does.
        let name = document::finder_name().unwrap_or_default();
        Err(fetch(&base.file(&name), Kept::Refused).await.err().unwrap_or(FetchFault::Network))
    }

    async fn try_open(base: Base) -> Option<Self> {
        let window = window()?;
        // The page provides it, since import() cannot be bound.
        let open: Function = Reflect::get(&window, &"openFinder".into()).ok()?.dyn_into().ok()?;
        let (name, manifest) = (document::finder_name()?, document::manifest_name()?);
        let finder =
            open.call3(&window, &base.file(&name).into(), &base.file("").into(), &manifest.into()).ok()?;
        Some(JsFuture::from(Promise::resolve(&finder)).await.ok()?.unchecked_into())
    }

    /// Says which page is open: what it looks for, as a query string, and the slug of the post it shows, if any.
    pub(crate) fn show(&self, query: &str, post: &str) {
        let _ = self.tell(query, post);
    }
}

/// Whether the search field has the focus.
pub(crate) fn is_in_use() -> bool {
    elements::has_focus(&format!("#{SEARCH_FIELD}"))
}

/// Calls `then` when someone turns to the search field, by whatever means; `/` and Ctrl or Cmd with K are two.
pub(crate) fn on_wanted(then: impl Fn() + 'static) {
    if window().is_none() {
        return;
    }
    on("focusin", move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if target.is_some_and(|target| target.id() == SEARCH_FIELD) {
            then();
        }
    });
    on("keydown", |event| {
        let Ok(event) = event.dyn_into::<KeyboardEvent>() else { return };
        let command = event.ctrl_key() || event.meta_key();
        let key = event.key();
        let opens = if command {
            // With Shift it is another shortcut; a capital by itself comes of Caps Lock.
            matches!(key.as_bytes(), [b'k' | b'K']) && !event.shift_key()
        } else {
            key == "/" && !elements::has_focus(TYPING)
        };
        if opens
            && elements::by_id(SEARCH_FIELD).and_then(|field| elements::focus(field, Scroll::Stays)).is_some()
        {
            event.prevent_default();
        }
    });
}

/// Calls `then` with the numbers, as JSON, whenever the finder has found something.
pub(crate) fn on_found(then: impl Fn(String) + 'static) {
    if window().is_none() {
        return;
    }
    on(FOUND, move |event| {
        let detail = event.dyn_into::<CustomEvent>().ok().and_then(|event| event.detail().as_string());
        then(detail.unwrap_or_default());
    });
}

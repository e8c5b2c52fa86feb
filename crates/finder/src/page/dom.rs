//! Small things about the document.

use pprnet_address::names::SEARCH_FIELD;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Document, Element, Event, EventTarget, HtmlElement, HtmlInputElement, MutationObserver,
    MutationObserverInit, Window,
};

pub(super) fn window() -> Option<Window> {
    web_sys::window()
}

pub(super) fn document() -> Option<Document> {
    window()?.document()
}

pub(super) fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

pub(super) fn field() -> Option<HtmlInputElement> {
    element(SEARCH_FIELD)?.dyn_into().ok()
}

/// The element that has the focus.
pub(super) fn active() -> Option<Element> {
    document()?.active_element()
}

pub(super) fn focus(element: Element) -> Option<()> {
    element.dyn_into::<HtmlElement>().ok()?.focus().ok()
}

/// The element of an event, or the next around it, that fits a selector.
pub(super) fn target(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// Hears all events of a kind in the window, for as long as the page lives.
pub(super) fn on(kind: &str, heard: impl Fn(Event) + 'static) {
    let closure = Closure::<dyn Fn(Event)>::new(heard);
    if let Some(window) = window() {
        let target: &EventTarget = &window;
        let _ = target.add_event_listener_with_callback(kind, closure.as_ref().unchecked_ref());
    }
    closure.forget();
}

/// Adds a style sheet to the page.
pub(super) fn link_style(href: &str) -> Option<Element> {
    let link = document()?.create_element("link").ok()?;
    link.set_attribute("rel", "stylesheet").ok()?;
    link.set_attribute("href", href).ok()?;
    document()?.query_selector("head").ok()??.append_child(&link).ok()?;
    Some(link)
}

/// Does something before the next picture.
pub(super) fn next_frame(act: impl FnOnce() + 'static) {
    let closure = Closure::once_into_js(act);
    if let Some(window) = window() {
        let _ = window.request_animation_frame(closure.unchecked_ref());
    }
}

/// Does something once what has changed by now was painted: in the picture after the next.
pub(super) fn after_paint(act: impl FnOnce() + 'static) {
    next_frame(|| next_frame(act));
}

/// Goes to another address of this site without leaving the place on the page, as the reader does for a link; in the
/// history in the place of this one where `replace` says so.
pub(super) fn go(href: &str, replace: bool) -> Option<()> {
    let link: HtmlElement = document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_attribute("href", href).ok()?;
    link.set_attribute("data-noscroll", "").ok()?;
    js_sys::Reflect::set(&link, &"replace".into(), &replace.into()).ok()?;
    document()?.body()?.append_child(&link).ok()?;
    link.click();
    link.remove();
    Some(())
}

/// Notices when elements come and go inside of another.
pub(super) struct Watch(MutationObserver);

impl Watch {
    /// Has something done then, while it is on.
    pub(super) fn new(act: fn()) -> Option<Self> {
        let closure = Closure::<dyn Fn()>::new(act).into_js_value();
        MutationObserver::new(closure.unchecked_ref()).ok().map(Self)
    }

    pub(super) fn start(&self, id: &str) -> Option<()> {
        let init = MutationObserverInit::new();
        init.set_child_list(true);
        init.set_subtree(true);
        self.0.observe_with_options(&*element(id)?, &init).ok()
    }

    pub(super) fn stop(&self) {
        self.0.disconnect();
    }
}

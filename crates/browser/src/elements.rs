//! Elements of the page: finding them, giving them the focus, changing them in place where a signal for each of their parts
//! would cost too much, and noticing when others change them.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{FocusOptions, HtmlElement, MutationObserver, MutationObserverInit};

use crate::page::document;

/// The element with an id.
#[must_use]
pub fn by_id(id: &str) -> Option<web_sys::Element> {
    document()?.get_element_by_id(id)
}

/// The element that has the focus.
#[must_use]
pub fn active() -> Option<web_sys::Element> {
    document()?.active_element()
}

/// Whether an element that fits the selector has the focus.
#[must_use]
pub fn has_focus(selector: &str) -> bool {
    active().is_some_and(|active| active.matches(selector) == Ok(true))
}

/// What the page does when an element gets the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scroll {
    /// It scrolls to the element.
    Follows,
    /// It stays where it is.
    Stays,
}

/// Moves the focus to an element.
pub fn focus(element: web_sys::Element, scroll: Scroll) -> Option<()> {
    let options = FocusOptions::new();
    options.set_prevent_scroll(scroll == Scroll::Stays);
    element.dyn_into::<HtmlElement>().ok()?.focus_with_options(&options).ok()
}

/// Puts HTML into the element with an id.
pub fn fill(id: &str, html: &str) {
    if let Some(place) = by_id(id) {
        place.set_inner_html(html);
    }
}

/// An element that is changed in place.
#[derive(Debug)]
pub struct Element(web_sys::Element);

impl Element {
    /// All elements of a class within the element with an id, in the order of the page.
    #[must_use]
    pub fn all(id: &str, class: &str) -> Vec<Self> {
        let Some(found) = by_id(id).map(|place| place.get_elements_by_class_name(class)) else {
            return Vec::new();
        };
        (0..found.length()).filter_map(|place| found.item(place)).map(Self).collect()
    }

    /// Sets an attribute, or takes it away.
    pub fn set(&self, name: &str, value: Option<&str>) {
        let _ = match value {
            Some(value) => self.0.set_attribute(name, value),
            None => self.0.remove_attribute(name),
        };
    }

    /// Sets the texts of its last children, the last one first.
    pub fn set_last_texts(&self, texts: &[&str]) {
        let mut child = self.0.last_element_child();
        for text in texts {
            let Some(element) = child else { return };
            element.set_text_content(Some(text));
            child = element.previous_element_sibling();
        }
    }
}

/// Notices when elements come and go inside of another.
#[derive(Debug)]
pub struct Watch(MutationObserver);

impl Watch {
    /// Has something done then, while it is on.
    #[must_use]
    pub fn new(act: fn()) -> Option<Self> {
        let closure = Closure::<dyn Fn()>::new(act).into_js_value();
        MutationObserver::new(closure.unchecked_ref()).ok().map(Self)
    }

    /// Begins, inside of the element with an id.
    pub fn start(&self, id: &str) -> Option<()> {
        let init = MutationObserverInit::new();
        init.set_child_list(true);
        init.set_subtree(true);
        self.0.observe_with_options(&*by_id(id)?, &init).ok()
    }

    /// Ends.
    pub fn stop(&self) {
        self.0.disconnect();
    }
}

//! The focus: where it is, how it moves, and how it survives a redraw.

use pprnet_address::names;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

use crate::elements::{Element, all, by_id};
use crate::window::document;

/// The element with the focus.
#[must_use]
pub fn focused() -> Option<Element> {
    document()?.active_element().map(Element)
}

/// Whether the element with the focus matches a selector.
#[must_use]
pub fn has_focus(selector: &str) -> bool {
    focused().is_some_and(|focused| focused.fits(selector))
}

/// The element with the focus before a redraw.
#[derive(Debug)]
pub struct Focus(Option<Element>);

impl Focus {
    /// Remembers the focused element.
    #[must_use]
    pub fn note() -> Self {
        Self(focused())
    }

    /// Remembers the focused element if it is in `container`, the only part that is redrawn.
    #[must_use]
    pub fn note_in(container: &Element) -> Self {
        Self(focused().filter(|focused| container.contains(focused)))
    }

    /// If the remembered element has left the page, focuses the one that replaces it: with the same id, or the same link. Otherwise
    /// focuses the page’s heading or content, so that the focus never falls back to the start of the document.
    pub fn keep(self) {
        let Some(before) = self.0.filter(|before| !before.0.is_connected()) else { return };
        let id = before.id();
        let same = by_id(&id).filter(|_| !id.is_empty()).or_else(|| before.same_link());
        let next = same.or_else(|| by_id(names::HEADING)).or_else(|| by_id(names::MAIN));
        let _ = next.and_then(|next| next.focus(Scroll::Stays));
    }
}

/// Whether the page scrolls when an element gets the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scroll {
    /// It scrolls to the element.
    Follows,
    /// It does not scroll.
    Stays,
}

impl Element {
    /// Moves the focus to it, if it can have the focus. `None` if it is not an HTML element.
    pub fn focus(&self, scroll: Scroll) -> Option<()> {
        let options = FocusOptions::new();
        options.set_prevent_scroll(scroll == Scroll::Stays);
        self.0.dyn_ref::<HtmlElement>()?.focus_with_options(&options).ok()
    }

    /// Removes the focus from it.
    pub fn blur(&self) -> Option<()> {
        self.0.dyn_ref::<HtmlElement>()?.blur().ok()
    }

    /// The first link on the page with the same target and class.
    fn same_link(&self) -> Option<Self> {
        let (href, class) = (self.get("href")?, self.class());
        let is_same = |link: &Self| link.get("href").as_ref() == Some(&href) && link.class() == class;
        all("a[href]").into_iter().find(is_same)
    }
}

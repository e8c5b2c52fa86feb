//! Elements of the page: finds, reads and changes them, moves the focus, and watches for changes by others.

use js_sys::{Function, Reflect};
use pprnet_address::names;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    FocusOptions, HtmlDialogElement, HtmlElement, HtmlInputElement, HtmlSelectElement, MutationObserver,
    MutationObserverInit, NodeList,
};

use crate::window::{document, window};

/// An element of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element(pub(crate) web_sys::Element);

/// The element with an id.
#[must_use]
pub fn by_id(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id).map(Element)
}

/// The first element of the page that matches a selector.
#[must_use]
pub fn first(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok()?.map(Element)
}

/// All elements of the page that match a selector, in document order.
#[must_use]
pub fn all(selector: &str) -> Vec<Element> {
    document().map_or_else(Vec::new, |document| list(document.query_selector_all(selector).ok()))
}

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

/// The height of the window, in pixels.
#[must_use]
pub fn window_height() -> f64 {
    window().map(|window| number(&window, "innerHeight")).unwrap_or_default()
}

/// Scrolls the page down by this many pixels.
pub fn scroll_by(pixels: f64) {
    if let Some(window) = window() {
        window.scroll_by_with_x_and_y(0.0, pixels);
    }
}

/// Whether the window has room for something beside the column of text (the same width as in style/first/layout.css).
#[must_use]
pub fn is_wide() -> bool {
    let query = window().and_then(|window| window.match_media("(min-width: 60rem)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// Replaces the content of the element with an id by HTML.
pub fn fill(id: &str, html: &str) {
    if let Some(element) = by_id(id) {
        element.set_html(html);
    }
}

/// Creates an element with HTML in it. It is not on the page yet.
#[must_use]
pub fn make(tag: &str, html: &str) -> Option<Element> {
    let element = Element(document()?.create_element(tag).ok()?);
    element.set_html(html);
    Some(element)
}

/// Adds an element at the end of the page, outside the app.
pub fn append_to_body(element: &Element) -> Option<()> {
    document()?.body()?.append_child(&element.0).ok().map(drop)
}

/// A numeric property of an object. Reading it by name saves the reader's start a binding for each property.
fn number(object: &JsValue, name: &str) -> f64 {
    Reflect::get(object, &name.into()).ok().and_then(|number| number.as_f64()).unwrap_or_default()
}

fn list(nodes: Option<NodeList>) -> Vec<Element> {
    let Some(nodes) = nodes else { return Vec::new() };
    let element = |position| nodes.item(position)?.dyn_into().ok().map(Element);
    (0..nodes.length()).filter_map(element).collect()
}

/// The element that has the focus before a redraw.
#[derive(Debug)]
pub struct Focus(Option<Element>);

impl Focus {
    /// Notes the focused element.
    #[must_use]
    pub fn note() -> Self {
        Self(focused())
    }

    /// Notes the focused element if it is in `container`, the only part that is redrawn.
    #[must_use]
    pub fn note_in(container: &Element) -> Self {
        Self(focused().filter(|focused| container.contains(focused)))
    }

    /// If the noted element has left the page, focuses the one that replaces it: with the same id, or the same link. Otherwise
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

/// Where in an element to add HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Before its children.
    Start,
    /// After its children.
    End,
}

impl Element {
    /// Its id; empty if it has none.
    #[must_use]
    pub fn id(&self) -> String {
        self.0.id()
    }

    /// Its class names.
    #[must_use]
    pub fn class(&self) -> String {
        self.0.class_name()
    }

    /// The name of its tag, in lower case.
    #[must_use]
    pub fn tag(&self) -> String {
        self.0.local_name()
    }

    /// The value of an attribute, if present.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<String> {
        self.0.get_attribute(name)
    }

    /// Sets an attribute, or removes it.
    pub fn set(&self, name: &str, value: Option<&str>) {
        let _ = match value {
            Some(value) => self.0.set_attribute(name, value),
            None => self.0.remove_attribute(name),
        };
    }

    /// Its text.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.text_content().unwrap_or_default()
    }

    /// Replaces its content with text.
    pub fn set_text(&self, text: &str) {
        self.0.set_text_content(Some(text));
    }

    /// Its content as HTML.
    #[must_use]
    pub fn html(&self) -> String {
        self.0.inner_html()
    }

    /// Replaces its content with HTML.
    pub fn set_html(&self, html: &str) {
        self.0.set_inner_html(html);
    }

    /// Adds HTML to its content.
    pub fn add_html(&self, side: Side, html: &str) {
        let position = match side {
            Side::Start => "afterbegin",
            Side::End => "beforeend",
        };
        let _ = self.0.insert_adjacent_html(position, html);
    }

    /// The number of child elements.
    #[must_use]
    pub fn child_count(&self) -> usize {
        usize::try_from(self.0.child_element_count()).unwrap_or_default()
    }

    /// Removes at most `count` children, starting at the position `from`.
    pub fn remove_children(&self, from: usize, count: usize) {
        let Ok(from) = u32::try_from(from) else { return };
        for _ in 0..count {
            let Some(child) = self.0.children().item(from) else { return };
            child.remove();
        }
    }

    /// The first child element.
    #[must_use]
    pub fn first_child(&self) -> Option<Self> {
        self.0.first_element_child().map(Self)
    }

    /// The last child element.
    #[must_use]
    pub fn last_child(&self) -> Option<Self> {
        self.0.last_element_child().map(Self)
    }

    /// The previous sibling.
    #[must_use]
    pub fn previous(&self) -> Option<Self> {
        self.0.previous_element_sibling().map(Self)
    }

    /// The next sibling.
    #[must_use]
    pub fn next(&self) -> Option<Self> {
        self.0.next_element_sibling().map(Self)
    }

    /// The parent element.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        self.0.parent_element().map(Self)
    }

    /// The first element in it that matches a selector.
    #[must_use]
    pub fn find(&self, selector: &str) -> Option<Self> {
        self.0.query_selector(selector).ok()?.map(Self)
    }

    /// All elements in it that match a selector, in document order.
    #[must_use]
    pub fn find_all(&self, selector: &str) -> Vec<Self> {
        list(self.0.query_selector_all(selector).ok())
    }

    /// This element or its nearest ancestor that matches a selector.
    #[must_use]
    pub fn closest(&self, selector: &str) -> Option<Self> {
        self.0.closest(selector).ok()?.map(Self)
    }

    /// Whether it matches a selector.
    #[must_use]
    pub fn fits(&self, selector: &str) -> bool {
        self.0.matches(selector) == Ok(true)
    }

    /// Whether `other` is this element or inside it.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        self.0.contains(Some(&other.0))
    }

    /// Its upper edge relative to that of the window, and its height, in pixels.
    #[must_use]
    pub fn top_and_height(&self) -> (f64, f64) {
        let bounds = self.0.get_bounding_client_rect();
        (number(&bounds, "top"), number(&bounds, "height"))
    }

    /// The first link on the page with the same target and class.
    fn same_link(&self) -> Option<Self> {
        let (href, class) = (self.get("href")?, self.class());
        let is_same = |link: &Self| link.get("href").as_ref() == Some(&href) && link.class() == class;
        all("a[href]").into_iter().find(is_same)
    }

    /// Removes it from the page.
    pub fn remove(&self) {
        self.0.remove();
    }

    /// The text typed into it, if it is a field.
    #[must_use]
    pub fn value(&self) -> Option<String> {
        self.0.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value)
    }

    /// Replaces its text, if it is a field.
    pub fn set_value(&self, value: &str) {
        if let Some(field) = self.0.dyn_ref::<HtmlInputElement>() {
            field.set_value(value);
        }
    }

    /// Sets whether it is checked, if it is a checkbox or radio button.
    pub fn check(&self, is_checked: bool) {
        if let Some(field) = self.0.dyn_ref::<HtmlInputElement>() {
            field.set_checked(is_checked);
        }
    }

    /// Selects the option with a value, if it is a list.
    pub fn select(&self, value: &str) {
        if let Some(list) = self.0.dyn_ref::<HtmlSelectElement>() {
            list.set_value(value);
        }
    }

    /// Opens it as a modal dialog, if it is a dialog.
    pub fn open(&self) {
        if let Some(dialog) = self.0.dyn_ref::<HtmlDialogElement>() {
            let _ = dialog.show_modal();
        }
    }

    /// Closes it, if it is a dialog.
    pub fn close(&self) {
        if let Some(dialog) = self.0.dyn_ref::<HtmlDialogElement>() {
            dialog.close();
        }
    }

    /// Scrolls back to its start, if that is above the visible part.
    pub fn scroll_back_to_start(&self) {
        if self.0.get_bounding_client_rect().top() < 0.0 {
            self.0.scroll_into_view();
        }
    }

    /// Moves the focus to it, if it can have the focus. `None` if it is not an HTML element.
    pub fn focus(&self, scroll: Scroll) -> Option<()> {
        let options = FocusOptions::new();
        options.set_prevent_scroll(scroll == Scroll::Stays);
        self.0.dyn_ref::<HtmlElement>()?.focus_with_options(&options).ok()
    }

    /// Calls one of its methods without arguments: `showModal`, `close`, `click`.
    pub fn call(&self, method: &str) -> Option<()> {
        let method: Function = Reflect::get(&self.0, &method.into()).ok()?.dyn_into().ok()?;
        method.call0(&self.0).ok().map(drop)
    }

    /// Removes the focus from it.
    pub fn blur(&self) -> Option<()> {
        self.0.dyn_ref::<HtmlElement>()?.blur().ok()
    }
}

/// Watches for elements that are added to or removed from another one.
#[derive(Debug)]
pub struct Watch(MutationObserver);

impl Watch {
    /// An observer that calls `act` on each such change, once it is started.
    #[must_use]
    pub fn new(act: fn()) -> Option<Self> {
        let closure = Closure::<dyn Fn()>::new(act).into_js_value();
        MutationObserver::new(closure.unchecked_ref()).ok().map(Self)
    }

    /// Starts to observe the element with an id.
    pub fn start(&self, id: &str) -> Option<()> {
        let init = MutationObserverInit::new();
        init.set_child_list(true);
        init.set_subtree(true);
        self.0.observe_with_options(&by_id(id)?.0, &init).ok()
    }

    /// Stops observing.
    pub fn stop(&self) {
        self.0.disconnect();
    }
}

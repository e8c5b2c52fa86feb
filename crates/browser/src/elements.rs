//! Elements of the page: finds, reads and changes them.

use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;
use web_sys::NodeList;

use crate::window::document;

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

fn list(nodes: Option<NodeList>) -> Vec<Element> {
    let Some(nodes) = nodes else { return Vec::new() };
    let element = |position| nodes.item(position)?.dyn_into().ok().map(Element);
    (0..nodes.length()).filter_map(element).collect()
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

    /// Removes it from the page.
    pub fn remove(&self) {
        self.0.remove();
    }

    /// Calls one of its methods without arguments: `showModal`, `close`, `click`.
    pub fn call(&self, method: &str) -> Option<()> {
        let method: Function = Reflect::get(&self.0, &method.into()).ok()?.dyn_into().ok()?;
        method.call0(&self.0).ok().map(drop)
    }
}

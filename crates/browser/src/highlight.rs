//! Highlights on the text of the page (CSS Custom Highlight API). The browser paints them, so no element changes. A browser
//! without that API shows the text as it is.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Node;

use crate::elements::Element;
use crate::window::{document, window};

/// Makes a tree walker visit text nodes only (DOM, `NodeFilter.SHOW_TEXT`).
const SHOW_TEXT: u32 = 4;

/// [`TextRange::scroll_into_view`] leaves this share of the window's height above the range.
const ABOVE: f64 = 1.0 / 3.0;

/// A range of text that can be highlighted.
#[derive(Debug, Clone)]
pub struct TextRange(web_sys::Range);

/// The text of a paragraph, heading or similar element, including its emphasis and links.
#[derive(Debug, Default)]
pub struct TextBlock {
    element: Option<web_sys::Element>,
    text: String,
    /// Each text node with its offset in `text`, in UTF-16 code units.
    nodes: Vec<(Node, u32)>,
    length: u32,
}

impl TextBlock {
    /// The blocks in an element. A block is the text inside one element that matches the selector.
    #[must_use]
    pub fn all(element: &Element, selector: &str) -> Vec<Self> {
        let walker = document()
            .and_then(|document| document.create_tree_walker_with_what_to_show(&element.0, SHOW_TEXT).ok());
        let mut blocks: Vec<Self> = Vec::new();
        while let Some(node) = walker.as_ref().and_then(|walker| walker.next_node().ok()?) {
            let around = node.parent_element().and_then(|parent| parent.closest(selector).ok()?);
            match blocks.last_mut() {
                Some(block) if block.element == around => block.push(node),
                _ => {
                    let mut block = Self { element: around, ..Self::default() };
                    block.push(node);
                    blocks.push(block);
                }
            }
        }
        blocks
    }

    fn push(&mut self, node: Node) {
        let text = node.text_content().unwrap_or_default();
        self.nodes.push((node, self.length));
        self.length += u32::try_from(text.encode_utf16().count()).unwrap_or_default();
        self.text.push_str(&text);
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The range between two offsets in the text, in UTF-16 code units.
    #[must_use]
    pub fn range(&self, start: u32, end: u32) -> Option<TextRange> {
        let node = |is_before: &dyn Fn(u32) -> bool| self.nodes.iter().rev().find(|(_, at)| is_before(*at));
        let (first, first_at) = node(&|at| at <= start)?;
        let (last, last_at) = node(&|at| at < end)?;
        let range = web_sys::Range::new().ok()?;
        range.set_start(first, start - first_at).ok()?;
        range.set_end(last, end - last_at).ok()?;
        Some(TextRange(range))
    }
}

impl TextRange {
    /// Scrolls to the range, unless it is visible.
    pub fn scroll_into_view(&self) {
        let bounds = self.0.get_bounding_client_rect();
        let Some(window) = window() else { return };
        let height = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
        if bounds.top() < 0.0 || bounds.bottom() > height {
            window.scroll_by_with_x_and_y(0.0, bounds.top() - height * ABOVE);
        }
    }
}

/// Highlights exactly these ranges under a name that the style sheet uses. `None` if the browser does not support it.
pub fn paint(name: &str, ranges: &[TextRange]) -> Option<()> {
    let get = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).ok();
    let window = window()?;
    let highlights = get(&get(&window, "CSS")?, "highlights").filter(JsValue::is_object)?;
    let class: Function = get(&window, "Highlight")?.dyn_into().ok()?;
    let arguments: Array = ranges.iter().map(|range| JsValue::from(&range.0)).collect();
    let highlight = Reflect::construct(&class, &arguments).ok()?;
    let set: Function = get(&highlights, "set")?.dyn_into().ok()?;
    set.call2(&highlights, &name.into(), &highlight).ok().map(drop)
}

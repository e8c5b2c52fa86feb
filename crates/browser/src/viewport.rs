//! The viewport: its size and scrolling, and where elements are in it.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

use crate::elements::Element;
use crate::window::window;

/// Its height, in pixels.
#[must_use]
pub fn height() -> f64 {
    window().map(|window| number(&window, "innerHeight")).unwrap_or_default()
}

/// Scrolls the page down by this many pixels.
pub fn scroll_by(pixels: f64) {
    if let Some(window) = window() {
        window.scroll_by_with_x_and_y(0.0, pixels);
    }
}

/// Whether it has room for something beside the column of text (the same width as in style/first/layout.css).
#[must_use]
pub fn is_wide() -> bool {
    let query = window().and_then(|window| window.match_media("(min-width: 60rem)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

impl Element {
    /// Its upper edge relative to that of the viewport, and its height, in pixels.
    #[must_use]
    pub fn top_and_height(&self) -> (f64, f64) {
        let bounds = self.0.get_bounding_client_rect();
        (number(&bounds, "top"), number(&bounds, "height"))
    }

    /// Scrolls back to its start, if that is above the visible part.
    pub fn scroll_back_to_start(&self) {
        if self.0.get_bounding_client_rect().top() < 0.0 {
            self.0.scroll_into_view();
        }
    }
}

/// A numeric property of an object. Reading it by name saves the reader's start a binding for each property.
fn number(object: &JsValue, name: &str) -> f64 {
    Reflect::get(object, &name.into()).ok().and_then(|number| number.as_f64()).unwrap_or_default()
}

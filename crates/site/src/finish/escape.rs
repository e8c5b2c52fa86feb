//! Escapes text for HTML.

use pprnet_html::Html;

/// Text escaped for HTML elements and quoted attributes.
pub(super) fn escape(text: &str) -> String {
    let mut html = Html::new();
    html.text(text);
    html.into_string()
}

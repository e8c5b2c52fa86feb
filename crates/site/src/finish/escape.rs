//! Text as HTML.

use pprnet_html::Html;

/// Text as it may stand in HTML, in elements and in quoted attributes.
pub(super) fn escape(text: &str) -> String {
    let mut html = Html::new();
    html.text(text);
    html.into_string()
}

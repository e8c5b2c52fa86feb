//! Small things about the document that only the finder does.

use pprnet_address::names::SEARCH_FIELD;
use pprnet_browser::{document, elements};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

pub(super) fn field() -> Option<HtmlInputElement> {
    elements::by_id(SEARCH_FIELD)?.dyn_into().ok()
}

/// Adds a style sheet to the page.
pub(super) fn link_style(href: &str) -> Option<Element> {
    let link = document()?.create_element("link").ok()?;
    link.set_attribute("rel", "stylesheet").ok()?;
    link.set_attribute("href", href).ok()?;
    document()?.query_selector("head").ok()??.append_child(&link).ok()?;
    Some(link)
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

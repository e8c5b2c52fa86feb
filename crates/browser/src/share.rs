//! Shares an address, copies a text, or offers a file.

use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ShareData, Url};

use crate::elements::Element;
use crate::window::{document, window};

/// The outcome of sharing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shared {
    /// The system's share sheet was shown.
    Sheet,
    /// The address is on the clipboard.
    Copied,
    /// The browser allowed neither.
    Refused,
}

/// Opens the system's share sheet on devices with a touch screen, else copies the address.
pub async fn share(title: &str, url: &str) -> Shared {
    let Some(window) = window() else { return Shared::Refused };
    let navigator = window.navigator();
    let has = |name: &str| {
        Reflect::get(&navigator, &JsValue::from_str(name)).is_ok_and(|value| !value.is_undefined())
    };
    // On a desktop people want the address itself, so a share sheet would be a detour.
    let touch = window.match_media("(pointer: coarse)").ok().flatten().is_some_and(|query| query.matches());
    if touch && has("share") {
        let data = ShareData::new();
        data.set_title(title);
        data.set_url(url);
        // The promise also rejects if the sheet was closed without a choice. That is not a failure.
        let _ = JsFuture::from(navigator.share_with_data(&data)).await;
        return Shared::Sheet;
    }
    if copy(url).await { Shared::Copied } else { Shared::Refused }
}

/// Copies a text to the clipboard. Returns whether the browser allowed it.
pub async fn copy(text: &str) -> bool {
    let Some(navigator) = window().map(|window| window.navigator()) else { return false };
    // The clipboard is missing on plain http.
    let clipboard = Reflect::get(&navigator, &"clipboard".into());
    let has_clipboard = clipboard.is_ok_and(|clipboard| clipboard.is_object());
    has_clipboard && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// Offers a text as a file to download. `None` if the browser cannot do so.
pub fn download(name: &str, text: &str) -> Option<()> {
    let blob = Blob::new_with_str_sequence(&Array::of1(&text.into())).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link = Element(document()?.create_element("a").ok()?);
    link.set("href", Some(&address));
    link.set("download", Some(name));
    // Do not revoke the address: the browser may still read the file, and frees it with the page.
    link.call("click")
}

//! Handing something to someone else: an address, a text, a file.

use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ShareData, Url};

use crate::elements::Element;
use crate::window::{document, window};

/// What came of sharing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shared {
    /// The system's share sheet was shown.
    Sheet,
    /// The address is on the clipboard.
    Copied,
    /// Neither was allowed.
    Refused,
}

/// Offers the system's share sheet on devices that have one, else copies the address.
pub async fn share(title: &str, url: &str) -> Shared {
    let Some(window) = window() else { return Shared::Refused };
    let navigator = window.navigator();
    let has = |name: &str| {
        Reflect::get(&navigator, &JsValue::from_str(name)).is_ok_and(|value| !value.is_undefined())
    };
    // A share sheet on a desktop is a detour; there people want the address itself.
    let touch = window.match_media("(pointer: coarse)").ok().flatten().is_some_and(|query| query.matches());
    if touch && has("share") {
        let data = ShareData::new();
        data.set_title(title);
        data.set_url(url);
        // Rejected also when the sheet was closed without a choice, which is no failure.
        let _ = JsFuture::from(navigator.share_with_data(&data)).await;
        return Shared::Sheet;
    }
    if copy(url).await { Shared::Copied } else { Shared::Refused }
}

/// Puts a text on the clipboard. Returns whether the browser allowed that.
pub async fn copy(text: &str) -> bool {
    let Some(navigator) = window().map(|window| window.navigator()) else { return false };
    // Absent on plain http.
    let clipboard = Reflect::get(&navigator, &"clipboard".into());
    let has_clipboard = clipboard.is_ok_and(|clipboard| clipboard.is_object());
    has_clipboard && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// Offers a text as a file of this name to keep. `None` where the browser cannot.
pub fn download(name: &str, text: &str) -> Option<()> {
    let blob = Blob::new_with_str_sequence(&Array::of1(&text.into())).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link = Element(document()?.create_element("a").ok()?);
    link.set("href", Some(&address));
    link.set("download", Some(name));
    // The browser frees the file with the page: it may still be reading it for a while.
    link.call("click")
}

//! Handing an address to someone else.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::ShareData;

use crate::window::window;

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
        js_sys::Reflect::get(&navigator, &JsValue::from_str(name)).is_ok_and(|value| !value.is_undefined())
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
    // Absent on plain http.
    if has("clipboard") && JsFuture::from(navigator.clipboard().write_text(url)).await.is_ok() {
        return Shared::Copied;
    }
    Shared::Refused
}

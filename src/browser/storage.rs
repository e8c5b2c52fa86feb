//! Settings kept on this device. Storage may be missing or refuse (private windows), so all is optional.

use web_sys::Storage;

/// The setting that holds the colour scheme. `index.html` reads it before the first paint.
pub(crate) const THEME: &str = "pprnet.theme";

fn local() -> Option<Storage> {
    super::window()?.local_storage().ok()?
}

/// A setting's value.
pub(crate) fn get(key: &str) -> Option<String> {
    local()?.get_item(key).ok()?
}

/// Keeps a setting, or forgets it. Where that fails the setting holds until the page is closed.
pub(crate) fn set(key: &str, value: Option<&str>) -> Option<()> {
    match value {
        Some(value) => local()?.set_item(key, value).ok(),
        None => local()?.remove_item(key).ok(),
    }
}

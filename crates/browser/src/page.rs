//! The page that the program runs in.

use pprnet_timing::{PACE_ATTRIBUTE, Pace, Wait};
use web_sys::Window;

/// The window; there is none natively.
#[must_use]
pub fn window() -> Option<Window> {
    if cfg!(target_arch = "wasm32") { web_sys::window() } else { None }
}

/// How many milliseconds a wait is on this site, at the pace that it was published with.
#[must_use]
pub fn wait(wait: Wait) -> u32 {
    let root = window().and_then(|window| window.document()?.document_element());
    let pace = root.and_then(|root| root.get_attribute(PACE_ATTRIBUTE)?.parse().ok());
    wait.milliseconds_at(pace.map_or(Pace::REAL, Pace::new))
}

/// The path of the folder that the site is published in, from `<base href>`: `/` or `/pprnet/blog/`.
#[must_use]
pub fn folder() -> String {
    let address = window().and_then(|window| window.document()?.base_uri().ok()?);
    folder_of(&address.unwrap_or_default()).to_owned()
}

fn folder_of(address: &str) -> &str {
    let path = address.split_once("://").and_then(|(_, rest)| Some(&rest[rest.find('/')?..])).unwrap_or("/");
    let path = path.split(['?', '#']).next().unwrap_or_default();
    path.rfind('/').map_or("/", |end| &path[..=end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_is_the_path_of_the_base_address_up_to_its_last_slash() {
        for (address, folder) in [
            ("https://example.org/", "/"),
            ("https://example.org/pprnet/blog/", "/pprnet/blog/"),
            ("https://example.org/pprnet/blog/about?a=/b/#/c/", "/pprnet/blog/"),
            ("https://example.org", "/"),
            ("about:blank", "/"),
        ] {
            assert_eq!(folder_of(address), folder, "{address}");
        }
    }
}

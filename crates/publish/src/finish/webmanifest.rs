//! `site.webmanifest`: what a browser needs to install the site as an app.

use std::path::Path;

use pprnet_archive::Manifest;
use pprnet_reader::Route;
use serde_json::{Value, json};

use super::picture;
use super::put;

/// Its name.
pub(super) const FILE: &str = "site.webmanifest";

/// As in `style/tokens.css`, in the light: `--accent` and `--paper`.
const ACCENT: &str = "#0b5d5f";
const PAPER: &str = "#fdfcf9";

/// Writes it. The site's picture for link previews stands in it as a screenshot, where there is one.
///
/// # Errors
/// When it cannot be written.
pub(super) fn write(dist: &Path, manifest: &Manifest, has_picture: bool) -> anyhow::Result<()> {
    let text = serde_json::to_vec_pretty(&webmanifest(manifest, has_picture))?;
    put(dist, Path::new(FILE), &text)
}

/// Addresses in it are relative to it, so it is the same under every path. An `id` would not be: it is resolved against
/// the host, where all sites would be the same app. Without one, the app is known by its start.
fn webmanifest(manifest: &Manifest, has_picture: bool) -> Value {
    let site = &manifest.site;
    let icon = |size: usize, purpose: &str, name: &str| json!({"src": name, "sizes": format!("{size}x{size}"), "type": "image/png", "purpose": purpose});
    let shortcut = |name: &str, route: &Route| json!({"name": name, "url": format!(".{}", route.href())});
    let mut whole = json!({
        "name": site.title,
        "description": site.tagline,
        "lang": site.language,
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "theme_color": ACCENT,
        "background_color": PAPER,
        "icons": [
            {"src": "icon.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any"},
            icon(192, "any", "icon-192.png"),
            icon(512, "any", "icon-512.png"),
            icon(512, "maskable", "icon-maskable-512.png"),
        ],
        "shortcuts": [
            shortcut("Topics", &Route::Topics),
            shortcut("Archive", &Route::Archive),
        ],
        "share_target": {"action": "./", "method": "GET", "enctype": "application/x-www-form-urlencoded", "params": {"text": "q"}},
    });
    if has_picture {
        whole["screenshots"] = json!([{
            "src": picture::SITE,
            "sizes": format!("{}x{}", picture::WIDTH, picture::HEIGHT),
            "type": "image/png",
            "form_factor": "wide",
            "label": site.title,
        }]);
    }
    whole
}

//! `site.webmanifest`: what a browser needs to install the site as an app.

use std::fmt::Display;
use std::path::Path;

use pprnet_address::Route;
use pprnet_archive::{Language, Manifest};
use pprnet_content::{SCREENSHOTS_FOLDER, Screenshot};
use pprnet_reader::section_name;
use serde_json::{Value, json};

use super::folder::put;
use super::picture;

/// The file name.
pub(super) const FILE: &str = "site.webmanifest";

/// As in `style/first/tokens.css`, light scheme: `--accent` and `--paper`.
const ACCENT: &str = "#0b5d5f";
const PAPER: &str = "#fdfcf9";

/// Writes the manifest and the content's screenshots. If there are none, it uses the site's preview picture
/// instead, if there is one (`has_picture`).
///
/// # Errors
/// If a file cannot be written.
pub(super) fn write(
    dist: &Path,
    manifest: &Manifest,
    screenshots: &[Screenshot],
    has_picture: bool,
) -> anyhow::Result<()> {
    let mut named = Vec::new();
    for (number, screenshot) in screenshots.iter().enumerate() {
        // The content's file name could contain anything; this one is plain and has no hash.
        let path = format!("{SCREENSHOTS_FOLDER}/{}.png", number + 1);
        put(dist, Path::new(&path), &screenshot.png)?;
        let form_factor = if screenshot.is_wide() { "wide" } else { "narrow" };
        named.push(picture(&path, (screenshot.width, screenshot.height), form_factor, &screenshot.label));
    }
    if named.is_empty() && has_picture {
        let size = (picture::WIDTH, picture::HEIGHT);
        named.push(picture(picture::SITE, size, "wide", &manifest.site.title));
    }
    let text = serde_json::to_vec_pretty(&webmanifest(manifest, &named))?;
    put(dist, Path::new(FILE), &text)
}

/// The text without screenshots.
///
/// # Errors
/// If a value cannot be written as JSON, which never happens.
pub(super) fn without_pictures(manifest: &Manifest) -> serde_json::Result<Vec<u8>> {
    serde_json::to_vec_pretty(&webmanifest(manifest, &[]))
}

fn picture<N: Display>(path: &str, (width, height): (N, N), form_factor: &str, label: &str) -> Value {
    let sizes = format!("{width}x{height}");
    json!({"src": path, "sizes": sizes, "type": "image/png", "form_factor": form_factor, "label": label})
}

/// Addresses in it are relative to it, so it is the same for every mount point. An `id` would resolve against the host,
/// where all sites would be the same app. Without an `id`, the start address identifies the app.
fn webmanifest(manifest: &Manifest, screenshots: &[Value]) -> Value {
    let site = &manifest.site;
    let icon = |size: usize, purpose: &str, name: &str| json!({"src": name, "sizes": format!("{size}x{size}"), "type": "image/png", "purpose": purpose});
    let language = Language::of(&site.language);
    let shortcut = |route: &Route| json!({"name": language.spoken(|| section_name(route)), "url": format!(".{}", route.href())});
    let topics = (!manifest.topics.is_empty()).then(|| shortcut(&Route::Topics));
    let shortcuts: Vec<Value> = topics.into_iter().chain([shortcut(&Route::Archive)]).collect();
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
        "shortcuts": shortcuts,
        "share_target": {"action": "./", "method": "GET", "enctype": "application/x-www-form-urlencoded", "params": {"text": "q"}},
    });
    if !screenshots.is_empty() {
        whole["screenshots"] = json!(screenshots);
    }
    whole
}

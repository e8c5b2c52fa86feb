//! The media types of files, by extension.

/// The file types in a site: extension, type, whether it is text. We keep our own table because hosts get
/// exactly these types in this order, and `mime_guess` has other types for `mjs`, `woff` and `xml`.
pub(super) const TYPES: [(&str, &str, bool); 22] = [
    ("html", "text/html", true),
    ("css", "text/css", true),
    ("js", "text/javascript", true),
    ("mjs", "text/javascript", true),
    ("json", "application/json", true),
    ("bin", "application/octet-stream", false),
    ("wasm", "application/wasm", false),
    ("webmanifest", "application/manifest+json", true),
    ("xml", "application/xml", true),
    ("txt", "text/plain", true),
    ("csv", "text/csv", true),
    ("svg", "image/svg+xml", true),
    ("png", "image/png", false),
    ("jpg", "image/jpeg", false),
    ("jpeg", "image/jpeg", false),
    ("gif", "image/gif", false),
    ("webp", "image/webp", false),
    ("avif", "image/avif", false),
    ("ico", "image/x-icon", false),
    ("woff", "font/woff", false),
    ("woff2", "font/woff2", false),
    ("pdf", "application/pdf", false),
];

/// Whether a site contains files with this extension.
pub(super) fn is_known_type(ending: &str) -> bool {
    TYPES.iter().any(|(known, ..)| *known == ending)
}

/// Whether files with this extension are texts.
pub(super) fn is_text(ending: &str) -> bool {
    TYPES.iter().any(|(known, _, is_text)| *known == ending && *is_text)
}

/// The media type for an extension.
pub(super) fn media_type(ending: &str) -> &'static str {
    TYPES.iter().find(|(known, ..)| *known == ending).map_or("application/octet-stream", |(_, kind, _)| kind)
}

//! The content security policy of a page, and the checks for what it forbids.
//!
//! Scripts run only from the site's own files, or if the policy lists the hash of their text: Trunk puts a
//! short start-up script into the page, whose text is known now. The policy blocks inline styles and event
//! attributes, so finding one fails the build instead of breaking the page later.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The policy of a page with these inline scripts (their exact text).
pub(super) fn policy(scripts: &[String]) -> String {
    let mut script_src = String::from("script-src 'self' 'wasm-unsafe-eval'");
    for script in scripts {
        script_src.push_str(&format!(" '{}'", script_hash(script)));
    }
    [
        "default-src 'none'",
        &script_src,
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'self'",
        "form-action 'self'",
    ]
    .join("; ")
}

/// A script's hash in policy form. A browser hashes the text after HTML parsing, which turns every line end
/// into a line feed (HTML, 13.2.3.5), so we do that first.
fn script_hash(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    format!("sha256-{}", base64(&Sha256::digest(text.as_bytes())))
}

/// Base64 with padding (RFC 4648, section 4), as policies require.
fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_as_the_standard_has_it() {
        for (plain, encoded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(plain.as_bytes()), encoded);
        }
    }

    /// The example of the specification (CSP Level 2, section 7.16.3; CSP Level 3 keeps it): `alert('Hello,
    /// world.');`.
    #[test]
    fn a_script_is_named_by_the_hash_of_its_text() {
        let script = "alert('Hello, world.');".to_owned();
        let policy = policy(&[script]);
        assert!(policy.contains("'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"), "{policy}");
        assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-"));
    }

    #[test]
    fn line_ends_do_not_change_the_hash() {
        assert_eq!(script_hash("a\r\nb\rc"), script_hash("a\nb\nc"));
    }
}

//! The normal form of paths (RFC 3986, 6.2.2), for native programs that serve or name them: `/%7Ejdoe/a%2Db/` and `/~jdoe/a-b/`
//! are the same page. The reader does not need it: browsers resolve `.` and `..`, and no path of the reader has a character that
//! needs an escape, so [`Base`](crate::Base) only decodes.

/// Text with escapes only where they are needed, in upper case, and in which every `%` begins an escape. Not the crate
/// `percent-encoding`, since that decodes every escape: `%2F` would become a slash, which has another meaning in a path.
#[must_use]
pub fn normal_escapes(text: &str) -> String {
    let mut parts = text.split('%');
    let mut normal = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let escape = part.get(..2).filter(|hex| hex.bytes().all(|digit| digit.is_ascii_hexdigit()));
        match escape.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) if is_unreserved(byte) => normal.push(char::from(byte)),
            Some(_) => {
                normal.push('%');
                normal.extend(part.chars().take(2).map(|digit| digit.to_ascii_uppercase()));
            }
            // A percent sign outside an escape: escape it, so that it cannot combine with characters decoded after it.
            None => normal.push_str("%25"),
        }
        normal.push_str(part.get(escape.map_or(0, str::len)..).unwrap_or_default());
    }
    normal
}

/// Whether a character means the same with and without an escape (RFC 3986, 2.3).
fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// A path in its normal form: escapes as in [`normal_escapes`], without `.` and `..` segments. Paths that mean the same become
/// equal.
#[must_use]
pub fn normal_path(path: &str) -> String {
    let path = normal_escapes(path);
    let mut segments = Vec::new();
    let mut ends_in_folder = false;
    for segment in path.split('/') {
        ends_in_folder = matches!(segment, "." | "..");
        match segment {
            "." => {}
            // The first segment is the empty text before the first slash. No segment is above the root.
            ".." if segments.len() < 2 => {}
            ".." => drop(segments.pop()),
            _ => segments.push(segment),
        }
    }
    if ends_in_folder {
        segments.push("");
    }
    segments.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn paths_that_mean_the_same_are_equal() {
        for (path, normal) in [
            ("", ""),
            ("/", "/"),
            ("/%7Ejdoe/a%2Db/", "/~jdoe/a-b/"),
            ("/%7ejdoe/%41%5f%2E", "/~jdoe/A_."),
            ("/caf%c3%a9/%2f%20", "/caf%C3%A9/%2F%20"),
            ("/a/./b/../c/", "/a/c/"),
            ("/a/%2e%2E/b", "/b"),
            ("/a/..", "/"),
            ("/../../a/.", "/a/"),
            ("/a//b", "/a//b"),
            // A percent sign that begins no escape stands for itself.
            ("/%", "/%25"),
            ("/%4", "/%254"),
            ("/%+1/%zz/%%341/%é", "/%25+1/%25zz/%2541/%25é"),
        ] {
            assert_eq!(normal_path(path), normal, "{path}");
        }
    }

    proptest! {
        #[test]
        fn a_normal_path_is_its_own_normal_form(path in "(/|[a-z]|\\.|%[0-9a-fA-F]{2}|%25|é|%){0,12}") {
            let normal = normal_path(&path);
            // An escaped percent sign stays escaped, so nothing is decoded twice.
            prop_assert_eq!(normal_path(&normal), normal.clone());
            prop_assert!(!normal.split('/').any(|segment| matches!(segment, "." | "..")));
        }
    }
}

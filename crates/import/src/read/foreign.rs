//! Recognises files of other programs, so that their message can say how to get a file that can be imported.

use std::path::Path;

/// What a file is, and what to do, if it is no file that an import could read.
pub(super) fn foreign(bytes: &[u8]) -> Option<&'static str> {
    /// The names of the first files in an archive, and the fields of a mail, are near the start.
    const START: usize = 4_000;
    let start = bytes.get(..START).unwrap_or(bytes);
    let has =
        |part: &str| start.windows(part.len()).any(|window| window.eq_ignore_ascii_case(part.as_bytes()));
    let starts = |sign: &[u8]| bytes.starts_with(sign);
    let is_office = || ["word/", "[Content_Types].xml", "mimetypeapplication/vnd."].into_iter().any(has);
    let is_document = starts(b"{\\rtf")
        || starts(b"%PDF")
        || starts(b"\xd0\xcf\x11\xe0")
        || starts(b"PK\x03\x04") && is_office();
    if is_document {
        return Some(
            "this is a document of Word, or a PDF. Open it, choose “Save as” and “Web page, filtered” or “Plain text (UTF-8)”, and import that",
        );
    }
    if starts(b"PK\x03\x04") || starts(b"\x1f\x8b") {
        return Some("this is a compressed file. Unpack it, and import the files in it");
    }
    if starts(b"bplist00") {
        return Some(
            "this is a web archive of Safari. Save the page again with the format “Page Source”, and import that",
        );
    }
    if has("mime-version:") && has("multipart/related") {
        return Some(
            "this is a page saved as a single file (MHTML). Save the page again as “web page, HTML only”, and import that",
        );
    }
    (starts(b"{") && has("\"db\"") && has("\"exported_on\""))
        .then_some("this is an export of Ghost, which cannot be imported. Save the pages of the blog as HTML, and import those")
}

/// What to do with a file of a content folder, or a table, which are not imported.
pub(super) fn own(path: &Path, text: &[u8]) -> Option<&'static str> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let is_post = text.trim_ascii_start().starts_with(b"+++");
    match ending.as_str() {
        "md" if is_post => {
            Some("this is the file of a post already. Copy it into the folder posts of the content")
        }
        "toml" => {
            Some("this is a file of settings. Copy it into the folder of the content, and run pprnet check")
        }
        "csv" | "tsv" | "xlsx" | "ods" => Some(
            "this is a table. Topics and types in a table of pprnet topics --csv are read with pprnet topics --from",
        ),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_a_content_folder_are_named_with_what_to_do() {
        for (name, text, expected) in [
            ("2020-01-a.md", "\n+++\ntitle = 'T'\n", Some("the file of a post")),
            ("2020-01-a.md", "May 2020\nTitle\n", None),
            ("site.toml", "title = 'T'\n", Some("a file of settings")),
            ("T.CSV", "post,topics,types\n", Some("a table")),
            ("page.txt", "+++\n", None),
        ] {
            let message = own(Path::new(name), text.as_bytes());
            assert_eq!(message.is_some(), expected.is_some(), "{name}");
            assert!(message.unwrap_or_default().contains(expected.unwrap_or_default()), "{name}");
        }
    }

    #[test]
    fn files_of_other_programs_are_named_with_what_to_do() {
        for (bytes, expected) in [
            (&b"{\\rtf1"[..], "a document of Word"),
            (b"%PDF-1.4", "a document of Word"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", "a document of Word"),
            (b"PK\x03\x04....[Content_Types].xml", "a document of Word"),
            (b"PK\x03\x04....blog.xml<rss>", "a compressed file"),
            (b"\x1f\x8b\x08", "a compressed file"),
            (b"bplist00\xd1", "a web archive of Safari"),
            (
                b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;",
                "a single file",
            ),
            (b"{\"db\":[{\"meta\":{\"exported_on\":1}}]}", "an export of Ghost"),
        ] {
            assert!(foreign(bytes).is_some_and(|message| message.contains(expected)), "{expected}");
        }
        for bytes in [&b""[..], b"PK", b"{\"format\": 1}", b"<!doctype html>", b"May 2020\nMIME-Version: 1"] {
            assert_eq!(foreign(bytes), None);
        }
    }
}

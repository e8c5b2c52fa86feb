//! Properties that must hold for any bytes as a file of some kind. libFuzzer runs them (`make fuzz`), and the test `hostile`
//! replays the fuzzing corpus.

use std::path::Path;

use pprnet_import::count_posts;

/// A kind of file. [`run`] adds its typical start: without it, most inputs would count as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Html,
    Wxr,
}

/// Reads bytes as a file of some kind. Every problem must have a line and a message.
pub(crate) fn run(kind: Kind, bytes: &[u8]) {
    let (name, start, end): (&str, &str, &str) = match kind {
        Kind::Text => ("page.txt", "", ""),
        Kind::Html => ("page.html", "<!DOCTYPE html><html><body>", ""),
        Kind::Wxr => {
            ("blog.xml", "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel>", "</channel></rss>")
        }
    };
    let file = [start.as_bytes(), bytes, end.as_bytes()].concat();
    match count_posts(Path::new(name), &file) {
        Ok(posts) => assert!(posts > 0, "a file without posts was taken"),
        Err(problems) => {
            assert!(!problems.is_empty());
            for problem in problems {
                assert!(problem.line > 0 && problem.message.len() > 10, "{problem}");
            }
        }
    }
}

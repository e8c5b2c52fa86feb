//! Files that are not what they seem: each gets a report, and nothing is written.

#![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod target;

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use pprnet_import::{ImportError, ImportOptions, import};
use target::Kind;

const POST: &str = "May 2020\nOn Pens and Ink in Therapy\nQuill, A. B. (2019). Something. Journal of Made-Up Results, 12(3), 45–67.\n\
    Most desks have pens, but little has been written about the ink that is in them when a session begins.\n\
    Practice Implications\nAsk clients about their pens, and listen to what they say about the ink.\n";

/// Imports one file. If the import fails, it must not have written anything.
fn outcome(name: &str, bytes: &[u8]) -> Result<usize, String> {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join(name);
    fs::write(&file, bytes).unwrap();
    imported(&file, dir.path())
}

fn imported(file: &Path, dir: &Path) -> Result<usize, String> {
    let into = dir.join("content");
    match import(&[file.to_owned()], &into, &ImportOptions::default()) {
        Ok(imported) => Ok(imported.counts.new),
        Err(error) => {
            assert!(!into.exists(), "something was written");
            let ImportError::Input(problems) = error else { panic!("{error}") };
            assert!(!problems.is_empty() && problems.iter().all(|problem| problem.line > 0));
            Err(problems.iter().map(|problem| problem.message.clone()).collect::<Vec<_>>().join("\n"))
        }
    }
}

fn saved(body: &str) -> String {
    let lines: String = body.lines().map(|line| format!("<p>{line}</p>\n")).collect();
    format!("<!DOCTYPE html><html><head><title>x</title></head><body>{lines}</body></html>")
}

fn wxr(item: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" xmlns:content=\"c\"><channel><title>D</title>{item}</channel></rss>"
    )
}

fn item() -> String {
    let text: String = POST.lines().skip(2).map(|line| format!("<p>{line}</p>")).collect();
    format!(
        "<item><title>On Pens and Ink in Therapy</title><pubDate>Fri, 01 May 2020 10:00:00 +0000</pubDate>\
         <content:encoded><![CDATA[{text}]]></content:encoded></item>"
    )
}

#[test]
fn the_files_that_follow_are_right_but_for_one_thing() {
    assert_eq!(outcome("page.txt", POST.as_bytes()), Ok(1));
    assert_eq!(outcome("page.html", saved(POST).as_bytes()), Ok(1));
    assert_eq!(outcome("blog.xml", wxr(&item()).as_bytes()), Ok(1));
}

#[test]
fn what_is_no_file_of_posts_is_refused_whatever_its_name() {
    let png = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), vec![0; 5000]].concat();
    let docx = [b"PK\x03\x04\x14\0\x06\0".to_vec(), (0..=255).cycle().take(5000).collect()].concat();
    for name in ["page.txt", "page.html", "blog.xml", "archive.json", "posts.jsonl"] {
        for (kind, bytes) in
            [("png", &png), ("docx", &docx), ("empty", &Vec::new()), ("zeros", &vec![0; 3000])]
        {
            assert!(outcome(name, bytes).is_err(), "{kind} as {name}");
        }
    }
}

#[test]
fn entities_of_ones_own_and_of_elsewhere_are_refused() {
    let laughs: String =
        (1..10).map(|i| format!("<!ENTITY l{i} \"{}\">", format!("&l{};", i - 1).repeat(10))).collect();
    for declared in [
        format!("<!DOCTYPE rss [<!ENTITY l0 \"ha\">{laughs}]>"),
        "<!DOCTYPE rss [<!ENTITY l9 SYSTEM \"file:///etc/passwd\">]>".to_owned(),
        "<!DOCTYPE rss SYSTEM \"http://127.0.0.1:1/x.dtd\">".to_owned(),
    ] {
        let file = wxr(&item().replace("On Pens", "&l9;")).replacen("?>\n", &format!("?>\n{declared}"), 1);
        let message = outcome("blog.xml", file.as_bytes()).unwrap_err();
        assert!(message.contains("declares entities"), "{message}");
    }
    // In HTML, a browser shows unknown entities verbatim.
    let html = saved(POST).replacen("<!DOCTYPE html>", "<!DOCTYPE html [<!ENTITY a \"aaaa\">]>", 1);
    let _ = outcome("page.html", html.as_bytes());
}

#[test]
fn a_file_that_ends_in_the_middle_is_never_taken_for_a_whole_one() {
    let archive =
        r#"{"format": 1, "site": {"title": "T", "language": "en"}, "topics": [], "types": [], "posts": []}"#;
    for (name, whole) in [("blog.xml", wxr(&item())), ("archive.json", archive.to_owned())] {
        for at in (0..whole.len() - 1).filter(|at| whole.is_char_boundary(*at)) {
            assert!(outcome(name, &whole.as_bytes()[..at]).is_err(), "{name} cut at {at}");
        }
    }
    // A page has no required end, but a post without implications is incomplete.
    let page = saved(POST);
    let heading = page.find("Practice").unwrap();
    for at in (0..heading).filter(|at| page.is_char_boundary(*at)) {
        assert!(outcome("page.html", &page.as_bytes()[..at]).is_err(), "cut at {at}");
    }
}

#[test]
fn a_wrong_encoding_is_told_or_read_right() {
    let latin: Vec<u8> =
        POST.replace('–', "\u{96}").chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let utf16: Vec<u8> =
        std::iter::once(0xfeff).chain(POST.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let message = outcome("page.txt", &latin).unwrap_err();
    assert!(message.contains("UTF-8"), "{message}");
    assert_eq!(outcome("page.txt", &utf16), Ok(1));
    let half = [&utf16[..201], &[0xd8][..]].concat();
    assert!(outcome("page.txt", &half).is_err());
}

#[test]
fn months_that_cannot_be_are_told() {
    for heading in ["May and June 2020", "May/June 2020", "May 2020 – June 2020"] {
        assert!(outcome("page.txt", POST.replacen("May 2020", heading, 1).as_bytes()).is_err(), "{heading}");
    }
    let back = format!("{POST}{}", POST.replacen("May 2020", "June 2020", 1));
    assert!(outcome("page.txt", back.as_bytes()).is_err());
}

#[test]
fn no_nesting_is_too_deep() {
    for tag in ["div", "b", "ul", "table", "blockquote", "a", "svg", "template"] {
        let deep = format!("<{tag}>").repeat(5_000);
        let page = saved(POST).replacen("<body>", &format!("<body>{deep}"), 1);
        let _ = outcome("page.html", page.as_bytes());
    }
    let deep = format!("{}{}", "<a>".repeat(50_000), "</a>".repeat(50_000));
    let _ = outcome("blog.xml", wxr(&deep).as_bytes());
    let _ = outcome("archive.json", "[".repeat(100_000).as_bytes());
    let _ = outcome("archive.json", "{\"a\":".repeat(100_000).as_bytes());
}

/// Creates a sparse file; the import must not read it.
#[test]
fn a_hundred_megabytes_are_refused_by_their_size() {
    let dir = tempfile::tempdir().unwrap();
    for name in ["page.txt", "page.html", "blog.xml", "archive.json"] {
        let file = dir.path().join(name);
        File::create(&file).unwrap().set_len(100_000_000).unwrap();
        let message = imported(&file, dir.path()).unwrap_err();
        assert!(message.contains("at most 64 MB, and this one has 100"), "{message}");
    }
}

/// Such files would take gigabytes of memory.
#[test]
fn small_files_with_more_parts_than_a_blog_has_are_refused() {
    for (name, file, expected) in [
        ("page.txt", format!("{POST}{}", "a\n".repeat(1_000_001)), "more than 1000000 lines"),
        (
            "page.html",
            saved(POST).replacen("<body>", &format!("<body>{}", "<p>".repeat(500_001)), 1),
            "more than 500000 elements",
        ),
        ("blog.xml", wxr(&"<item></item>".repeat(100_001)), "more than 100000 entries"),
    ] {
        let message = outcome(name, file.as_bytes()).unwrap_err();
        assert!(message.contains(expected), "{message}");
    }
}

/// The inputs of the fuzzing corpus, and mutations of them with a fixed seed.
#[test]
fn what_fuzzing_has_kept_brings_nothing_down() {
    for (folder, kind) in
        [("import-text", Kind::Text), ("import-html", Kind::Html), ("import-wxr", Kind::Wxr)]
    {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../search/fuzz/corpus").join(folder);
        let mut corpus: Vec<PathBuf> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        corpus.sort();
        assert!(corpus.len() >= 5, "{kind:?}");
        let all: Vec<Vec<u8>> = corpus.iter().map(|file| fs::read(file).unwrap()).collect();
        let mut seed: u64 = 0x9e37_79b9_7f4a_7c15;
        let mut below = |most: usize| {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            usize::try_from(seed % most.max(1) as u64).unwrap()
        };
        for bytes in &all {
            target::run(kind, bytes);
            for _ in 0..100 {
                let mut made = bytes.clone();
                for _ in 0..=below(4) {
                    let at = below(made.len());
                    match below(4) {
                        0 => made.truncate(at),
                        1 => made.insert(at, b"<>&;\n\0\"'\xff"[below(9)]),
                        2 => {
                            let other = &all[below(all.len())];
                            drop(made.splice(at..at, other[below(other.len())..].iter().copied()));
                        }
                        _ if !made.is_empty() => drop(made.remove(at)),
                        _ => {}
                    }
                }
                made.truncate(4000);
                target::run(kind, &made);
            }
        }
    }
}

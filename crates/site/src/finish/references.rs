//! Checks that the release contains every file that a page or program requests. A file outside it would be missing offline, and a
//! tab that stays open would get that of the next release.
//!
//! Pages are parsed as HTML, style sheets as CSS. In scripts, every string that is only a file name counts ([`inside`]). All
//! these files must exist. Scripts, style sheets and wasm can also compose addresses, so we search them for the name of each file
//! that the release lacks.

mod inside;
mod path;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, anyhow, bail};
use lol_html::html_content::Element;
use lol_html::{RewriteStrSettings, element, rewrite_str, text};

use self::path::{file_name, is_file, within};
use super::folder::{WORKER, files, path_within};

/// Files that may be requested although no release contains them, with one `*` as wildcard, and why.
const EXCEPTIONS: [(&str, &str); 7] = [
    ("*.html", "the worker keeps some pages and has the app draw all others in its shell"),
    ("*feed.xml", "the site does not load feeds: it links to them"),
    (WORKER, "browsers keep the worker themselves"),
    ("icon-*.png", "the system keeps the icons when someone installs the site"),
    ("screenshots/*.png", "browsers show them once, to someone who is installing the site"),
    (
        pprnet_address::names::FINDINGS_TABLE,
        "someone saves it for a spreadsheet; the reader has the same in the archive",
    ),
    ("picture.png", "stands for the screenshots where there are none"),
];

/// Elements whose addresses are links: nothing is loaded.
const LEADING: [&str; 5] = ["a", "area", "base", "form", "meta"];
/// Link relations whose addresses the page does not load.
const LEADING_LINKS: [&str; 2] = ["alternate", "canonical"];

/// Extensions of files that are searched for the names of other files.
const PROGRAMS: [&str; 5] = ["js", "mjs", "css", "wasm", "webmanifest"];

/// The files that pages request.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Requests {
    /// The files in attributes: paths within the site, or full addresses outside it.
    files: BTreeSet<String>,
    /// Words in the pages' scripts that may be file names.
    words: BTreeSet<String>,
}

impl Requests {
    /// The files that a page requests, on a site mounted at `public_url`.
    ///
    /// # Errors
    /// If the page cannot be parsed.
    pub(super) fn of_page(html: &str, public_url: &str) -> anyhow::Result<Self> {
        let requests = RefCell::new(Self::default());
        let settings = RewriteStrSettings::new()
            .append_element_content_handler(element!("*", |element| {
                requests.borrow_mut().files.extend(addresses(element, public_url));
                Ok(())
            }))
            .append_element_content_handler(text!("script:not([type='application/ld+json'])", |text| {
                let words = runs(text.as_str()).map(file_name).filter(|word| is_file(word));
                requests.borrow_mut().words.extend(words.map(str::to_owned));
                Ok(())
            }));
        rewrite_str(html, settings).map_err(|error| anyhow!("a page cannot be parsed: {error}"))?;
        Ok(requests.into_inner())
    }

    /// Every possible file name.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|path| file_name(path)).chain(self.words.iter().map(String::as_str))
    }

    /// The files that this page and another one request.
    pub(super) fn merged_with(mut self, other: Self) -> Self {
        self.files.extend(other.files);
        self.words.extend(other.words);
        self
    }
}

/// The files that an element loads, directly or by a script that reads its attributes.
fn addresses(element: &Element<'_, '_>, public_url: &str) -> Vec<String> {
    let tag = element.tag_name();
    let rel = element.get_attribute("rel").unwrap_or_default();
    if LEADING.contains(&tag.as_str()) || LEADING_LINKS.contains(&rel.as_str()) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for attribute in element.attributes() {
        let (name, value) = (attribute.name(), attribute.value());
        match name.as_str() {
            "src" | "href" | "poster" | "data" => found.push(value),
            "srcset" => {
                found.extend(
                    value.split(',').filter_map(|one| Some(one.split_whitespace().next()?.to_owned())),
                );
            }
            data if data.starts_with("data-") => {
                found.extend(value.split_whitespace().filter(|word| is_file(word)).map(str::to_owned));
            }
            _ => {}
        }
    }
    found.into_iter().filter_map(|address| within(&address, public_url)).collect()
}

/// The parts of a text that may be file paths.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '/');
    text.split(move |c| !is_part(c)).filter(|run| run.contains('.'))
}

fn is_exception(path: &str) -> bool {
    EXCEPTIONS.iter().any(|(pattern, _)| match pattern.split_once('*') {
        Some((start, end)) => path.starts_with(start) && path.ends_with(end),
        None => path == *pattern,
    })
}

/// Checks that the release contains every requested file. `stored` lists the paths of its files, if browsers store any;
/// `former` lists file names from before content hashing.
///
/// # Errors
/// All requested files that do not exist, or that are in no release.
pub(super) fn check(
    dist: &Path,
    requests: &Requests,
    stored: Option<&BTreeSet<String>>,
    former: &[&str],
    public_url: &str,
) -> anyhow::Result<()> {
    let there: BTreeSet<String> = files(dist)?.iter().map(|file| path_within(dist, file)).collect();
    let mut loaded: Vec<(&str, String)> =
        requests.files.iter().map(|path| ("a page", path.clone())).collect();
    for path in &there {
        loaded.extend(loaded_by(dist, path, public_url)?.into_iter().map(|file| (path.as_str(), file)));
    }
    loaded.retain(|(_, path)| !there.contains(path));
    let mut faults: Vec<String> =
        loaded.iter().map(|(by, path)| format!("{by} loads {path}, and the site has no such file")).collect();
    if let Some(stored) = stored {
        let is_loose = |path: &&String| path.contains('.') && !is_exception(path);
        let loose = there.iter().filter(is_loose).map(String::as_str).chain(former.iter().copied());
        let loose: BTreeSet<&str> = loose.filter(|path| !stored.contains(*path)).collect();
        let mut report = |by: &str, path: &str| {
            faults.push(format!("{by} requests {path}, which is not in the release"));
        };
        let is_requested = |path: &&&str| requests.files.contains(**path) || requests.words.contains(**path);
        for path in loose.iter().filter(is_requested) {
            report("a page", path);
        }
        let has_names =
            |path: &&str| path.rsplit_once('.').is_some_and(|(_, ending)| PROGRAMS.contains(&ending));
        for program in stored.iter().map(String::as_str).chain([WORKER]).filter(has_names) {
            let content =
                fs::read(dist.join(program)).with_context(|| format!("{program}: cannot be read"))?;
            for path in named(&content, &loose, program.ends_with(".wasm")) {
                report(program, path);
            }
        }
    }
    if !faults.is_empty() {
        bail!(
            "{}\nname such a file by its content (finish/names.rs), or say in finish/references.rs why it is an exception",
            faults.join("\n")
        );
    }
    Ok(())
}

/// The files that a style sheet or a script loads by itself.
fn loaded_by(dist: &Path, path: &str, public_url: &str) -> anyhow::Result<Vec<String>> {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    if !["css", "js", "mjs"].contains(&ending) {
        return Ok(Vec::new());
    }
    let content = fs::read_to_string(dist.join(path)).with_context(|| format!("{path}: cannot be read"))?;
    Ok(match ending {
        "css" => inside::of_sheet(&content, path, public_url),
        _ => inside::of_script(&content, public_url),
    })
}

/// Those of `files` that a program mentions. In wasm, a program's strings follow each other without a gap.
fn named<'a>(content: &[u8], files: &BTreeSet<&'a str>, is_wasm: bool) -> Vec<&'a str> {
    let text = String::from_utf8_lossy(content);
    let runs: BTreeSet<&str> = runs(&text).collect();
    let is_named = |path: &&&str| {
        runs.iter().any(|run| match run.strip_suffix(**path) {
            _ if is_wasm => run.contains(**path),
            Some(before) => before.is_empty() || before.ends_with('/'),
            None => false,
        })
    };
    files.iter().filter(is_named).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_page(html: &str) -> Vec<String> {
        Requests::of_page(html, "/blog/").unwrap().files.into_iter().collect()
    }

    #[test]
    fn every_file_that_a_page_loads_is_found() {
        let html = "<link rel=stylesheet href='/blog/a.css'><link rel=icon href=icon.svg><script src='./b.js?2'></script>\
            <img src=c.png srcset='d.png 2x, e.png 3x'><video poster=f.jpg></video><object data=g.svg></object>\
            <div data-offline='./h.js' data-finding='i.wasm archive/j.bin' data-page='/posts/k/' data-x='e.g. 1.5'></div>";
        let all =
            ["a.css", "archive/j.bin", "b.js", "c.png", "d.png", "e.png", "f.jpg", "g.svg", "h.js", "i.wasm"];
        let mut expected: Vec<&str> = all.into_iter().chain(["icon.svg"]).collect();
        expected.sort_unstable();
        assert_eq!(of_page(html), expected);
        assert_eq!(of_page("<img src='/elsewhere/a.png'><img src='data:,'>"), ["/elsewhere/a.png"]);
    }

    #[test]
    fn a_link_is_not_a_loaded_file() {
        let html = "<a href='paper.pdf'>x</a><form action='./'></form><meta content='picture.png'>\
            <link rel=alternate href='feed.xml'><link rel=canonical href='https://example.org/'>\
            <script type='application/ld+json'>{\"image\": \"picture.png\"}</script>";
        assert_eq!(Requests::of_page(html, "/blog/").unwrap(), Requests::default());
    }

    struct Site {
        dist: tempfile::TempDir,
        stored: BTreeSet<String>,
    }

    impl Site {
        /// A page with its style sheet, a program and a worker. `loose.css` is in no release.
        fn new(stored: &[(&str, &str)], others: &[&str]) -> Self {
            let dist = tempfile::tempdir().unwrap();
            let others = others.iter().map(|name| (*name, ""));
            for (name, content) in stored.iter().copied().chain(others).chain([("sw.js", "")]) {
                fs::write(dist.path().join(name), content).unwrap();
            }
            Self { dist, stored: stored.iter().map(|(name, _)| (*name).to_owned()).collect() }
        }

        fn check(&self, page: &str) -> String {
            let requests = Requests::of_page(page, "/blog/").unwrap();
            let checked = check(self.dist.path(), &requests, Some(&self.stored), &["former.css"], "/blog/");
            checked.err().map(|error| error.to_string()).unwrap_or_default()
        }
    }

    /// Regression: the wasm program requested the style sheet of search results, which was in no release.
    #[test]
    fn a_file_that_is_asked_for_and_in_no_release_is_refused() {
        for (program, content) in [
            ("a.js", "link(\"loose.css\")"),
            ("a.js", "link(`${base}/loose.css`)"),
            ("a.css", "@import url(loose.css)"),
            ("a.wasm", "\0\u{1}archive/loose.csspprnet.recent\0"),
            ("a.webmanifest", "{\"src\": \"./loose.css\"}"),
        ] {
            let site = Site::new(&[(program, content)], &["loose.css", "README"]);
            let message = site.check("<p>");
            let expected = format!("{program} requests loose.css, which is not in the release");
            assert!(message.starts_with(&expected), "{program}, {content}: {message}");
        }
        let site = Site::new(&[("kept.css", "")], &["loose.css"]);
        for page in [
            "<link rel=stylesheet href=loose.css>",
            "<i data-x='loose.css'>",
            "<script>a('loose.css')</script>",
        ] {
            assert!(site.check(page).starts_with("a page requests loose.css"), "{page}");
        }
        assert_eq!(site.check("<link rel=stylesheet href=kept.css><a href=loose.css>"), "");
    }

    /// These files must exist; it is not enough to notice existing ones outside the release.
    #[test]
    fn files_that_a_style_sheet_or_script_loads_must_exist() {
        for (by, content, missing) in [
            ("a.css", "@import 'gone.css';", "gone.css"),
            ("a.css", "p { background: url(gone.png) }", "gone.png"),
            ("a.js", "add(\"./gone.css\")", "gone.css"),
        ] {
            let site = Site::new(&[(by, content)], &[]);
            let message = site.check("<p>");
            assert!(
                message.starts_with(&format!("{by} loads {missing}, and the site has no such file")),
                "{message}"
            );
            assert_eq!(Site::new(&[(by, content), (missing, "")], &[]).check("<p>"), "");
        }
    }

    #[test]
    fn a_name_that_a_file_no_longer_has_is_refused() {
        let site = Site::new(&[("a.wasm", "link: former.css")], &[]);
        assert!(site.check("<p>").starts_with("a.wasm requests former.css"));
    }

    #[test]
    fn a_file_that_only_ends_like_a_name_is_none() {
        let site =
            Site::new(&[("a.js", "link(`${it}footloose.css`); use(\"loose.css.map\")")], &["loose.css"]);
        assert_eq!(site.check("<p>"), "");
    }

    #[test]
    fn exceptions_may_be_asked_for() {
        let site =
            Site::new(&[("a.js", "open(\"404.html\"); register(\"sw.js\")")], &["404.html", "icon-192.png"]);
        assert_eq!(site.check("<link rel=apple-touch-icon href=icon-192.png>"), "");
    }

    #[test]
    fn a_file_that_is_not_there_is_missed_also_where_nothing_is_kept() {
        let dist = tempfile::tempdir().unwrap();
        let requests = Requests::of_page("<script src='a.js'></script><img src='/b.png'>", "/blog/").unwrap();
        let message = check(dist.path(), &requests, None, &[], "/blog/").unwrap_err().to_string();
        for missing in ["a page loads /b.png, and", "a page loads a.js, and"] {
            assert!(message.contains(missing), "{message}");
        }
    }
}

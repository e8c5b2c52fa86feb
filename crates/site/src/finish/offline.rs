//! Offline reading: the list of a release's files, the service worker that stores them (`public/sw.js`), and the script
//! that registers it on the page (`public/offline.js`). Both scripts are joined with the modules they import
//! ([`scripts`]).
//!
//! The list is a separate file, named by its hash, which is the release's name. So the worker, which a browser fetches
//! again and again, stays small however large the archive is, and changes exactly when the release does.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, anyhow, bail};
use pprnet_address::names::{ARCHIVE, SHELL};
use pprnet_address::{Needs, PAGE_SIZE};
use pprnet_archive::{ContentHash, Language, Notice, NoticeKind, Post, YearMonth};
use pprnet_html::Html;
use pprnet_reader::Rendered;
use pprnet_timing::Pace;
use serde::Serialize;

use super::citations::CitationFiles;
use super::folder::{WORKER, files, path_within, put};
use super::hosting::REDIRECTS_JSON;
use super::input::{Input, in_archive};
use super::options::FinishOptions;
use super::page::{Kind, Page};
use super::program::is_of_chunk;
use super::{scripts, sheets, webmanifest};
use crate::hosting::is_immutable;
use crate::wording;

/// The script that replaces the worker when it is retired.
const RETIRED: &str = "sw-retired.js";
const SCRIPT: &str = "offline.js";
const STYLE: &str = "offline.css";

/// The line of the worker that this step fills in.
const BLANK: &str = "const { RELEASE, SECTIONS, STABLE, PAGE_SIZE } = {};";

/// The most bytes stored without a request, as stored. Of a larger archive, only the latest years are stored.
const MOST: usize = 25 * 1024 * 1024;
const LATEST_YEARS: usize = 2;

/// Files that are stored, if present, although their names contain no hash.
const STABLE: [&str; 3] = ["icon.svg", webmanifest::FILE, REDIRECTS_JSON];

/// A file of a release: path, media subtype, bytes, hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct File(String, &'static str, usize, String);

/// The files to store from a release.
#[derive(Debug, Serialize)]
struct List {
    /// Files that are always stored.
    files: Vec<File>,
    /// Older posts of a large archive, stored on request.
    rest: Vec<File>,
    /// Files without which the app does not start; chunks are not among them.
    start: Vec<String>,
    manifest: String,
    index: String,
    /// The month of the newest post.
    month: Option<YearMonth>,
    /// How many corrections and how many retractions the posts have. A browser announces those that a release adds.
    notices: [usize; 2],
}

/// The content of a shell where the app cannot replace it.
pub(super) fn shell() -> Rendered {
    let mut html = Html::new();
    html.tag("<main class=\"page\"><div class=\"column\"><h1>").text(wording::shell_title()).tag("</h1><p>");
    html.text(wording::shell_text()).tag("<a href=\"offline/\">").text(wording::shell_way()).tag("</a>");
    html.text(wording::shell_end()).tag("</p></div></main>");
    let body = html.into_string();
    Rendered { body, title: None, needs: Needs::default() }
}

/// Whether a file in Trunk's folder is a source of the worker or the script.
pub(super) fn is_source(path: &str) -> bool {
    [WORKER, RETIRED, SCRIPT, STYLE].contains(&path)
}

/// Gives the script and its style sheet hashed names, and returns the script's name; `None` if the worker is
/// retired.
///
/// # Errors
/// If Trunk has not put them into `dist`, or they cannot be moved.
pub(super) fn write_script(
    dist: &Path,
    language: Language,
    options: &FinishOptions,
) -> anyhow::Result<Option<String>> {
    let style = fs::read_to_string(dist.join(STYLE)).with_context(|| missing(dist, STYLE))?;
    let style = sheets::spoken(&style, language);
    let script = scripts::join(dist, SCRIPT, language)?;
    remove(dist, STYLE)?;
    remove(dist, SCRIPT)?;
    if options.retire_worker {
        return Ok(None);
    }
    let style_name = format!("offline-{}.css", ContentHash::of(style.as_bytes()));
    let script = ready(SCRIPT, &script, options.pace)?.replace(STYLE, &style_name);
    let script_name = format!("offline-{}.js", ContentHash::of(script.as_bytes()));
    put(dist, Path::new(&style_name), style.as_bytes())?;
    put(dist, Path::new(&script_name), script.as_bytes())?;
    Ok(Some(script_name))
}

/// Writes the list of the release's files and the worker that stores them. All of them must exist under their final
/// names. Returns their paths; `None` if nothing is stored.
///
/// # Errors
/// If a file cannot be read or written, or the worker lacks the line to fill in.
pub(super) fn write_worker(
    dist: &Path,
    input: &Input,
    citations: &CitationFiles,
    pages: &[Page<'_>],
    options: &FinishOptions,
) -> anyhow::Result<Option<BTreeSet<String>>> {
    let worker = scripts::join(dist, WORKER, Language::English)?;
    let last_worker = fs::read_to_string(dist.join(RETIRED)).with_context(|| missing(dist, RETIRED))?;
    remove(dist, RETIRED)?;
    scripts::remove_modules(dist)?;
    if options.retire_worker {
        put(dist, Path::new(WORKER), last_worker.as_bytes())?;
        return Ok(None);
    }
    let list = list(dist, input, &citations.shards, MOST)?;
    let list_json = serde_json::to_vec(&list).context("the list of files cannot be written as JSON")?;
    let release = ContentHash::of(&list_json).to_string();
    put(dist, Path::new(&format!("release.{release}.json")), &list_json)?;
    let is_stored = |name: &&str| list.files.iter().any(|File(path, ..)| path == name);
    let stable: Vec<&str> = STABLE.into_iter().filter(is_stored).collect();
    let filled = serde_json::json!({
        "RELEASE": release, "SECTIONS": sections(pages), "STABLE": stable, "PAGE_SIZE": PAGE_SIZE,
    });
    let worker = ready(WORKER, &worker, options.pace)?;
    if worker.matches(BLANK).count() != 1 {
        bail!("{}: there is no line “{BLANK}”; run trunk build again", dist.join(WORKER).display());
    }
    let line = BLANK.replace("{}", &filled.to_string());
    put(dist, Path::new(WORKER), worker.replace(BLANK, &line).as_bytes())?;
    Ok(Some(list.files.into_iter().chain(list.rest).map(|File(path, ..)| path).collect()))
}

/// The first segments of the pages' paths: the worker ignores other paths on the host.
fn sections<'a>(pages: &'a [Page<'_>]) -> BTreeSet<&'a str> {
    let visible = pages.iter().filter(|page| !matches!(page.kind, Kind::Missing | Kind::Shell));
    let first = visible.filter_map(|page| page.path.trim_start_matches('/').split('/').next());
    first.filter(|section| !section.is_empty()).collect()
}

/// The files of a release. If the archive exceeds `most` bytes, only the latest years are stored without a request. If the
/// `citations` are what exceeds it, all posts are stored.
fn list(dist: &Path, input: &Input, citations: &[String], most: usize) -> anyhow::Result<List> {
    let manifest = in_archive(&input.manifest_file);
    let index = in_archive(&input.manifest.index.file);
    let shards: Vec<String> = input.manifest.shards.iter().map(|shard| in_archive(&shard.file)).collect();
    let (program, others): (Vec<String>, Vec<String>) = named_by_hash(dist)?
        .into_iter()
        .partition(|path| !path.contains('/') && !path.starts_with("offline-") && !is_of_chunk(path));
    let start = [program, vec![manifest.clone()]].concat();
    let pages = ["", "offline/", SHELL].map(str::to_owned);
    let stable = STABLE.into_iter().filter(|name| dist.join(name).is_file()).map(str::to_owned);
    let mut paths = start.clone();
    paths.extend(pages.into_iter().chain(stable));
    let by_year = |path: &String| shards.contains(path) || citations.contains(path);
    paths.extend(others.into_iter().filter(|path| *path != manifest && !by_year(path)));
    let entry = |path: &String| file(dist, path);
    let mut files: Vec<File> = paths.iter().map(entry).collect::<anyhow::Result<_>>()?;
    let latest = latest(input);
    let is_latest = |File(path, ..): &File| latest.iter().any(|start| path.starts_with(start));
    let (mut bytes, mut rest) = (sum(&files), Vec::new());
    for paths in [shards.as_slice(), citations] {
        let all: Vec<File> = paths.iter().map(entry).collect::<anyhow::Result<_>>()?;
        bytes += sum(&all);
        let (stored, left): (Vec<File>, Vec<File>) =
            all.into_iter().partition(|file| bytes <= most || is_latest(file));
        files.extend(stored);
        rest.extend(left);
    }
    let month = input.manifest.months.iter().map(|entry| entry.month).max();
    let notices = count_notices(input.shards.iter().flat_map(|shard| &shard.posts));
    Ok(List { files, rest, start, manifest, index, month, notices })
}

/// How many corrections and how many retractions these posts have.
fn count_notices<'a>(posts: impl Iterator<Item = &'a Post>) -> [usize; 2] {
    let notices: Vec<&Notice> = posts.flat_map(|post| &post.notices).collect();
    [NoticeKind::Correction, NoticeKind::Retraction]
        .map(|kind| notices.iter().filter(|notice| notice.kind == kind).count())
}

fn sum(files: &[File]) -> usize {
    files.iter().map(|File(_, _, bytes, _)| bytes).sum()
}

/// The prefixes of the shards of the latest years with posts.
fn latest(input: &Input) -> Vec<String> {
    let mut years: Vec<u16> = input.manifest.months.iter().map(|entry| entry.month.year()).collect();
    years.dedup();
    years.iter().take(LATEST_YEARS).map(|year| format!("{ARCHIVE}/{year}")).collect()
}

/// The paths of all files whose names contain a hash.
fn named_by_hash(dist: &Path) -> anyhow::Result<Vec<String>> {
    let paths = files(dist)?.into_iter().map(|file| path_within(dist, &file));
    Ok(paths.filter(|path| is_immutable(path)).collect())
}

fn file(dist: &Path, path: &str) -> anyhow::Result<File> {
    let on_disk = match path.is_empty() || path.ends_with('/') {
        true => dist.join(path).join("index.html"),
        false => dist.join(path),
    };
    let content = fs::read(&on_disk).with_context(|| format!("{}: cannot be read", on_disk.display()))?;
    let ending = on_disk.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let kind = kind(ending).with_context(|| format!("{}: has no known type", on_disk.display()))?;
    Ok(File(path.to_owned(), kind, content.len(), ContentHash::of(&content).to_string()))
}

/// The end of the media type that a host sends for a file: `text/javascript` and `application/javascript` are both correct.
fn kind(ending: &str) -> Option<&'static str> {
    Some(match ending {
        "html" => "html",
        "css" => "css",
        "js" => "javascript",
        "json" | "webmanifest" => "json",
        "wasm" => "wasm",
        "bin" => "octet-stream",
        "svg" => "svg+xml",
        _ => return None,
    })
}

/// The script with its timeouts filled in.
fn ready(name: &str, script: &str, pace: Pace) -> anyhow::Result<String> {
    pprnet_timing::fill_in(script, pace).map_err(|wait| {
        anyhow!("{name}: there is no waiting time WAIT.{wait}; crates/timing has their names")
    })
}

fn remove(dist: &Path, name: &str) -> anyhow::Result<()> {
    let path = dist.join(name);
    fs::remove_file(&path).with_context(|| format!("{}: cannot be removed", path.display()))
}

fn missing(dist: &Path, name: &str) -> String {
    format!("{}: cannot be read; run trunk build, which copies it from public/", dist.join(name).display())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finish::fixture::{Fixture, post};

    #[test]
    fn the_worker_stores_the_latest_two_years_of_a_large_archive() {
        let fixture = Fixture::new(vec![post("a", "2022-12"), post("b", "2020-01"), post("c", "2019-03")]);
        assert_eq!(latest(&fixture.input), ["archive/2022", "archive/2020"]);
    }

    #[test]
    fn corrections_and_retractions_are_counted_apart() {
        let notice = |kind| Notice { kind, ..crate::finish::fixture::notice("2023-02-14") };
        let notices = vec![
            notice(NoticeKind::Correction),
            notice(NoticeKind::Retraction),
            notice(NoticeKind::Correction),
        ];
        let posts = [post("a", "2022-12"), Post { notices, ..post("b", "2020-01") }];
        assert_eq!(count_notices(posts.iter()), [2, 1]);
    }
}

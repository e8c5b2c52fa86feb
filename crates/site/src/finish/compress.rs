//! Compresses files to `.br` and `.gz` siblings once, so that a host need not compress on each request.
//!
//! Brotli's highest quality makes text 10 % smaller than quality 7 and takes 30 times as long. Files that every
//! visit loads (code, styles, the first page, manifest and newest posts) always get the highest quality. A large
//! archive has many other files, and each visit loads few of them: their quality depends on how much there is to
//! compress. The choice depends only on sizes, never on time, so the same input gives the same bytes.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Context;
use pprnet_compression::{BrotliMode, brotli, gzip};
use rayon::prelude::*;

use super::media_types;

/// Files up to this size fit into one packet with their headers, so compression gains nothing.
const SMALLEST: usize = 400;

/// File types worth compressing, besides all texts; others (fonts, images) are already compressed.
const BINARY: [&str; 2] = ["bin", "wasm"];

/// These files are few, every visit loads them, and their size does not depend on the archive.
const CODE: [&str; 6] = ["css", "js", "mjs", "wasm", "svg", "webmanifest"];

/// Up to this amount (see [`SET_UP`]), files that not every visit loads also get the best quality: a few
/// seconds on one core.
const BEST_UP_TO: usize = 1_500_000;
/// Up to this amount, the larger ones get the middle quality.
const MIDDLE_UP_TO: usize = 100_000_000;
/// Pages are smaller than this, shards larger. For a page the middle quality gains nothing over the low one.
const LARGE: usize = 32_000;

/// Measured on one core of a 2-core virtual machine, in milliseconds for a page of 2 KB and a shard of 220
/// KB: quality 11 takes 4 and 150, 7 takes 0.4 and 5, 5 takes 0.1 and 3.
///
/// Tests of this crate publish small sites by the hundred, and most of their time would be quality 11. Those of the
/// published sizes run the program itself (`tests/e2e/budgets.rs`).
const BEST: i32 = if cfg!(test) { MIDDLE + 1 } else { pprnet_compression::BEST };
const MIDDLE: i32 = 7;
const LOW: i32 = 5;

/// Starting the compressor costs as much as this many bytes; many small pages pay mainly for that.
const SET_UP: usize = 5_000;

/// A file to compress.
#[derive(Debug)]
struct Job {
    path: PathBuf,
    bytes: usize,
    often: bool,
}

/// The size of a file, in bytes.
#[derive(Debug)]
pub(super) struct Size {
    /// The file.
    pub(super) path: PathBuf,
    /// The size as written.
    pub(super) plain: usize,
    /// The size as brotli, or as written if that is not larger.
    pub(super) brotli: usize,
}

/// Writes the siblings of `files`, which are in `dist`, and returns the sizes. `first_visit` lists further
/// files, relative to `dist`, that every visit loads.
pub(super) fn folder(dist: &Path, files: &[PathBuf], first_visit: &[PathBuf]) -> anyhow::Result<Vec<Size>> {
    let mut jobs = jobs(dist, files, first_visit)?;
    let amount = jobs.iter().filter(|job| !job.often).map(|job| job.bytes + SET_UP).sum();
    // Start long jobs first, so that no core finishes last with one. A bridge keeps this order; `par_iter` would
    // start at several positions.
    jobs.sort_by_key(|job| std::cmp::Reverse((job.often, job.bytes)));
    jobs.iter().par_bridge().map(|job| compress(job, quality(job, amount))).collect()
}

/// Whether the file is a sibling from this step (of an earlier run).
pub(super) fn is_sibling(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "br" || ending == "gz")
}

/// The quality for a file, if `amount` is the total size of files that not every visit loads.
fn quality(job: &Job, amount: usize) -> i32 {
    if job.often || amount <= BEST_UP_TO {
        BEST
    } else if job.bytes < LARGE || amount > MIDDLE_UP_TO {
        LOW
    } else {
        MIDDLE
    }
}

/// Whether the file is a later page of a feed or a part of a large sitemap. These are many and large, and few
/// programs request them, once each. The host may compress them on request.
fn is_later_part(path: &Path) -> bool {
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let number = stem.strip_prefix("feed-").or_else(|| stem.strip_prefix("sitemap-"));
    number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

fn jobs(dist: &Path, files: &[PathBuf], first_visit: &[PathBuf]) -> anyhow::Result<Vec<Job>> {
    let mut jobs = Vec::new();
    for path in files {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        let is_worth_it = media_types::is_text(ending) || BINARY.contains(&ending);
        if !is_worth_it || is_later_part(path) {
            continue;
        }
        let at_top = path.parent() == Some(dist);
        let first = first_visit.iter().any(|file| dist.join(file) == *path);
        let often = CODE.contains(&ending) || at_top || first;
        let size = fs::metadata(path).with_context(|| format!("{}: cannot be read", path.display()))?.len();
        let bytes = usize::try_from(size).with_context(|| format!("{}: is too large", path.display()))?;
        jobs.push(Job { path: path.clone(), bytes, often });
    }
    Ok(jobs)
}

fn compress(job: &Job, quality: i32) -> anyhow::Result<Size> {
    let failed = || format!("{}: cannot be compressed", job.path.display());
    let content = fs::read(&job.path).with_context(failed)?;
    let (brotli, gzip) = if content.len() <= SMALLEST {
        (None, None)
    } else {
        (Some(smallest(&content, quality).with_context(failed)?), Some(gzip(&content).with_context(failed)?))
    };
    let smaller = |compressed: &Vec<u8>| compressed.len() < content.len();
    let (brotli, gzip) = (brotli.filter(smaller), gzip.filter(smaller));
    let size = Size {
        path: job.path.clone(),
        plain: content.len(),
        brotli: brotli.as_ref().map_or(content.len(), Vec::len),
    };
    sibling(&job.path, "br", brotli)?;
    sibling(&job.path, "gz", gzip)?;
    Ok(size)
}

/// Writes a sibling, or removes an outdated one of an earlier run.
fn sibling(path: &Path, ending: &str, content: Option<Vec<u8>>) -> anyhow::Result<()> {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    let path = PathBuf::from(name);
    let written = match content {
        Some(content) => fs::write(&path, content),
        None => match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        },
    };
    written.with_context(|| format!("{}: cannot be written", path.display()))
}

/// Compresses with brotli. At the best quality the size of a 50 KB page varies by about 40 bytes with the hashes in it,
/// differently in each encoder mode. So small enough files get the better of two modes.
fn smallest(content: &[u8], quality: i32) -> io::Result<Vec<u8>> {
    let usual = brotli(content, quality, BrotliMode::Generic)?;
    if quality < BEST || content.len() > 100_000 {
        return Ok(usual);
    }
    let other = brotli(content, quality, BrotliMode::Font)?;
    Ok(if other.len() < usual.len() { other } else { usual })
}

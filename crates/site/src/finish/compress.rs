//! `.br` and `.gz` siblings, made once, so that a host need not compress on each request.
//!
//! Brotli's highest quality makes text 10 % smaller than its seventh and takes 30 times as long. Files that every
//! visit loads (code, styles, the first page, manifest and newest posts) always get the highest. A large archive has
//! many others, and each visit loads few of them: their quality depends on how much there is to compress.
//! The choice depends on sizes alone, never on the clock, so that the same input gives the same bytes.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use brotli::enc::BrotliEncoderParams;
use brotli::enc::backward_references::BrotliEncoderMode;
use flate2::write::GzEncoder;
use rayon::prelude::*;

/// Files up to this size travel in one packet with their headers; compressing them gains nothing.
const SMALLEST: usize = 400;

/// What is worth compressing; other types (fonts, images) are compressed already.
const ENDINGS: [&str; 11] =
    ["html", "css", "js", "mjs", "json", "bin", "wasm", "svg", "txt", "xml", "webmanifest"];

/// Few, loaded by every visit, and the same whatever the archive's size.
const CODE: [&str; 6] = ["css", "js", "mjs", "wasm", "svg", "webmanifest"];

/// Up to this amount (see [`SET_UP`]) the files that not every visit loads get the best quality too: a few
/// seconds for one core.
const BEST_UP_TO: usize = 1_500_000;
/// Up to this amount the larger of them get the middle quality.
const MIDDLE_UP_TO: usize = 100_000_000;
/// Pages are smaller than this, shards larger. On a page the middle quality gains nothing over the low one.
const LARGE: usize = 32_000;

/// Measured on one core of a 2-core virtual machine, milliseconds a page of 2 KB and a shard of 220 KB:
/// quality 11 takes 4 and 150, 7 takes 0.4 and 5, 5 takes 0.1 and 3.
const BEST: i32 = 11;
const MIDDLE: i32 = 7;
const LOW: i32 = 5;

/// Setting the compressor up costs as much as this many bytes, which is what many small pages pay for.
const SET_UP: usize = 5_000;

/// A file to compress.
#[derive(Debug)]
struct Job {
    path: PathBuf,
    bytes: usize,
    often: bool,
}

/// How large a file is, in bytes.
#[derive(Debug)]
pub(super) struct Size {
    /// The file.
    pub(super) path: PathBuf,
    /// As written.
    pub(super) plain: usize,
    /// As brotli, or as written where that is no larger.
    pub(super) brotli: usize,
}

/// Writes the siblings of `files`, which are in `dist`, and tells their sizes. `first_visit` are further
/// files, relative to `dist`, that every visit loads.
pub(super) fn folder(dist: &Path, files: &[PathBuf], first_visit: &[PathBuf]) -> anyhow::Result<Vec<Size>> {
    let mut jobs = jobs(dist, files, first_visit)?;
    let amount = jobs.iter().filter(|job| !job.often).map(|job| job.bytes + SET_UP).sum();
    // The long jobs first, so that no core is left alone with one at the end. A bridge hands them out in this order;
    // `par_iter` would begin in several places.
    jobs.sort_by_key(|job| std::cmp::Reverse((job.often, job.bytes)));
    jobs.iter().par_bridge().map(|job| compress(job, quality(job, amount))).collect()
}

/// Whether this is a sibling that was written here (by an earlier run).
pub(super) fn is_sibling(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "br" || ending == "gz")
}

/// The quality for a file, where the files that not every visit loads make up this amount.
fn quality(job: &Job, amount: usize) -> i32 {
    if job.often || amount <= BEST_UP_TO {
        BEST
    } else if job.bytes < LARGE || amount > MIDDLE_UP_TO {
        LOW
    } else {
        MIDDLE
    }
}

/// Whether this is a later page of a feed or a part of a large sitemap: many and large, and asked for by few
/// programs, once. A host may compress them on the way.
fn is_later_part(path: &Path) -> bool {
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let number = stem.strip_prefix("feed-").or_else(|| stem.strip_prefix("sitemap-"));
    number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

fn jobs(dist: &Path, files: &[PathBuf], first_visit: &[PathBuf]) -> anyhow::Result<Vec<Job>> {
    let mut jobs = Vec::new();
    for path in files {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if !ENDINGS.contains(&ending) {
            continue;
        }
        if is_later_part(path) {
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

/// Writes a sibling, or removes one of an earlier run that would now be out of date.
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

/// Compresses with brotli. At the best quality a page of 50 KB comes out some 40 bytes larger or smaller as the hashes in it
/// fall, and not in all of the encoder's modes at once; so for those small enough the better of two is taken.
fn smallest(content: &[u8], quality: i32) -> io::Result<Vec<u8>> {
    let usual = brotli(content, quality, BrotliEncoderMode::BROTLI_MODE_GENERIC)?;
    if quality < BEST || content.len() > 100_000 {
        return Ok(usual);
    }
    let other = brotli(content, quality, BrotliEncoderMode::BROTLI_MODE_FONT)?;
    Ok(if other.len() < usual.len() { other } else { usual })
}

fn brotli(content: &[u8], quality: i32, mode: BrotliEncoderMode) -> io::Result<Vec<u8>> {
    let params =
        BrotliEncoderParams { quality, mode, size_hint: content.len(), ..BrotliEncoderParams::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut io::Cursor::new(content), &mut out, &params)?;
    Ok(out)
}

/// Compresses with gzip; its header holds no time, so that the bytes depend on the content alone.
fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}

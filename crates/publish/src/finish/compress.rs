//! `.br` and `.gz` siblings, made once, so that a host need not compress on each request.
//!
//! Brotli's highest quality makes text 10 % smaller than its seventh and takes 30 times as long. What every
//! visit loads (code, styles, the first page, manifest and newest posts) gets the highest always; the rest,
//! of which a large archive has a lot and each visit loads a little, gets what its amount leaves time for.
//! The choice depends on sizes alone, never on the clock, so that the same input gives the same bytes.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{io, thread};

use anyhow::{Context, anyhow};
use brotli::enc::BrotliEncoderParams;
use flate2::write::GzEncoder;

use super::files;

/// Files up to this size travel in one packet with their headers; compressing them gains nothing.
const SMALLEST: usize = 400;

/// What is worth compressing; other types (fonts, images) are compressed already.
const ENDINGS: [&str; 10] = ["html", "css", "js", "mjs", "json", "wasm", "svg", "txt", "xml", "webmanifest"];

/// Few, loaded by every visit, and the same whatever the archive's size.
const CODE: [&str; 6] = ["css", "js", "mjs", "wasm", "svg", "webmanifest"];

/// Brotli's quality for the files that are not loaded by every visit, by their amount: up to the first
/// number, that quality. Measured on one core of a busy 2-core virtual machine, pages of 2 KB and shards of
/// 220 KB: quality 11 takes 19 and 150 ms a file, 7 takes 1 and 5, 5 takes half a millisecond and 3; for
/// pages, 9 is no smaller than 5.
const QUALITY_BY_AMOUNT: [(usize, i32); 2] = [(1_500_000, BEST), (100_000_000, 7)];
const QUALITY_BEYOND: i32 = 5;
const BEST: i32 = 11;

/// Setting the compressor up costs as much as this many bytes, which is what many small pages pay for.
const SET_UP: usize = 5_000;

/// A file to compress.
#[derive(Debug)]
struct Job {
    path: PathBuf,
    bytes: usize,
    often: bool,
}

/// Writes the siblings of every file in `dist`. `first_visit` are further files, relative to `dist`, that
/// every visit loads.
pub(super) fn folder(dist: &Path, first_visit: &[PathBuf]) -> anyhow::Result<()> {
    let mut jobs = jobs(dist, first_visit)?;
    let amount = jobs.iter().filter(|job| !job.often).map(|job| job.bytes + SET_UP).sum();
    // The long jobs first, so that no core is left alone with one at the end.
    jobs.sort_by_key(|job| std::cmp::Reverse((job.often, job.bytes)));
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some(job) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
            compress(job, if job.often { BEST } else { quality(amount) })?;
        }
        anyhow::Ok(())
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| match worker.join() {
            Ok(result) => result,
            Err(_panic) => Err(anyhow!("a thread that compresses files has panicked")),
        })
    })
}

fn quality(amount: usize) -> i32 {
    let step = QUALITY_BY_AMOUNT.iter().find(|(limit, _)| amount <= *limit);
    step.map_or(QUALITY_BEYOND, |(_, quality)| *quality)
}

fn jobs(dist: &Path, first_visit: &[PathBuf]) -> anyhow::Result<Vec<Job>> {
    let mut jobs = Vec::new();
    for path in files(dist)? {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if !ENDINGS.contains(&ending) {
            continue;
        }
        let at_top = path.parent() == Some(dist);
        let first = first_visit.iter().any(|file| dist.join(file) == path);
        let often = CODE.contains(&ending) || at_top || first;
        let size = fs::metadata(&path).with_context(|| format!("{}: cannot be read", path.display()))?.len();
        let bytes = usize::try_from(size).with_context(|| format!("{}: is too large", path.display()))?;
        jobs.push(Job { path, bytes, often });
    }
    Ok(jobs)
}

fn compress(job: &Job, quality: i32) -> anyhow::Result<()> {
    let failed = || format!("{}: cannot be compressed", job.path.display());
    let content = fs::read(&job.path).with_context(failed)?;
    let (brotli, gzip) = if content.len() <= SMALLEST {
        (None, None)
    } else {
        (Some(brotli(&content, quality).with_context(failed)?), Some(gzip(&content).with_context(failed)?))
    };
    sibling(&job.path, "br", brotli.filter(|compressed| compressed.len() < content.len()))?;
    sibling(&job.path, "gz", gzip.filter(|compressed| compressed.len() < content.len()))
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

/// Compresses with brotli.
pub(super) fn brotli(content: &[u8], quality: i32) -> io::Result<Vec<u8>> {
    let params = BrotliEncoderParams { quality, size_hint: content.len(), ..BrotliEncoderParams::default() };
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

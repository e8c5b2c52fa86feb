//! `pprnet preview`, and its terminal output.

use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

use pprnet_site::count;

use super::args::Content;
use super::output::{End, Streams, missing};
use super::today;
use crate::preview::{Options, Snapshot, run as show};

/// Shows the site of a content folder until stopped.
pub(super) fn run(
    content: &Content,
    program: &Path,
    port: u16,
    drafts: bool,
    streams: &mut Streams<'_>,
) -> anyhow::Result<End> {
    if let Some(end) = missing(&content.dir, streams)? {
        return Ok(end);
    }
    let options = Options {
        content: content.dir.clone(),
        program: program.to_owned(),
        port,
        today: today::resolve(content.today),
        drafts,
    };
    show(&options, report)?;
    Ok(End::Fine)
}

/// Reports a read of the content on standard error, because standard output has only the address. A closed terminal does not stop
/// the preview.
fn report(snapshot: &Snapshot, duration: Duration) {
    let mut err = io::stderr().lock();
    for problem in &snapshot.problems {
        let _ = writeln!(err, "{problem}");
    }
    let seconds = duration.as_secs_f64();
    let _ = match snapshot.problems.len() {
        0 => writeln!(err, "{} read in {seconds:.2} s", count(snapshot.posts(), "post")),
        problems => writeln!(err, "{}; the site stays as it was", count(problems, "problem")),
    };
}

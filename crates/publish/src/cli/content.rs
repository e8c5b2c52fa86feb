//! Reads the content for the commands that need all of it.

use pprnet_content::{Checked, Publishable};
use pprnet_site::count;

use super::args::Content;
use super::output::{End, Streams, missing, report};
use super::today;

/// Reads and checks content once and passes it to a function, or reports its problems.
pub(super) fn with_content(
    content: &Content,
    streams: &mut Streams<'_>,
    work: impl FnOnce(Publishable, &mut Streams<'_>) -> anyhow::Result<()>,
) -> anyhow::Result<End> {
    let dir = &content.dir;
    if let Some(end) = missing(dir, streams)? {
        return Ok(end);
    }
    let Checked { content, problems, .. } =
        pprnet_content::check_on(dir, Some(today::resolve(content.today)));
    report(&problems, "", streams.err)?;
    let Some(content) = content else {
        let found = count(problems.len(), "problem");
        writeln!(streams.err, "{found} found; nothing was written")?;
        return Ok(End::Problems);
    };
    work(content, streams)?;
    Ok(End::Fine)
}

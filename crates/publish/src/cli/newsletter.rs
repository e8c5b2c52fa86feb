//! `pprnet newsletter`: the e-mail of a month.

use std::path::Path;

use pprnet_archive::{Document, Href, YearMonth};
use pprnet_site::{LONGEST_MAIL, newsletter};

use super::args::MailFormat;
use super::output::{Streams, write_to};

/// Writes the e-mail in one format, and reports its subject.
pub(super) fn run(
    mut document: Document,
    month: YearMonth,
    format: MailFormat,
    base_url: Option<&Href>,
    out: &Path,
    streams: &mut Streams<'_>,
) -> anyhow::Result<()> {
    document.site.base_url = base_url.cloned().or(document.site.base_url);
    let mail = newsletter(&document, month)?;
    let text = match format {
        MailFormat::Html => &mail.html,
        MailFormat::Text => &mail.text,
    };
    write_to(out, text, streams.out)?;
    writeln!(streams.err, "Subject: {}", mail.subject)?;
    if format == MailFormat::Html && text.len() > LONGEST_MAIL {
        let kilobytes = text.len() / 1000;
        writeln!(
            streams.err,
            "The message has {kilobytes} KB; Gmail truncates messages over {} KB, and shows the rest on request",
            LONGEST_MAIL / 1000
        )?;
    }
    Ok(())
}

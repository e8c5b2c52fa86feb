//! `pprnet new`: the file of a post to go on with.

use std::fs;
use std::path::Path;

use anyhow::Context as _;
use pprnet_archive::{Taxonomy, YearMonth};
use pprnet_content::{check, site_section, write_file};
use pprnet_import::{NewPost, new_post};

use super::args::Content;
use super::{End, Streams, missing, today};

/// Writes the file of a new post, unless there is one of its name.
pub(super) fn run(
    content: &Content,
    title: Option<&str>,
    month: Option<YearMonth>,
    paste: Option<&Path>,
    streams: &mut Streams<'_>,
) -> anyhow::Result<End> {
    if let Some(end) = missing(&content.dir, streams)? {
        return Ok(end);
    }
    let pasted = match paste {
        Some(file) => Some(fs::read_to_string(file).with_context(|| {
            format!("cannot read {} as text; if it is one, save it with the encoding UTF-8", file.display())
        })?),
        None => None,
    };
    let of_today = || today::or(content.today).to_string().get(..7).and_then(|month| month.parse().ok());
    let Some(month) = month.or_else(of_today) else { anyhow::bail!("name the month with --month") };
    // A fault in another post keeps nobody from writing this one.
    let taxonomy = check(&content.dir).content.map(|content| content.document);
    let taxonomy = taxonomy.map_or_else(Taxonomy::default, |document| Taxonomy {
        topics: document.topics,
        types: document.types,
    });
    let section = site_section(&content.dir);
    let new = NewPost { title: title.map(str::to_owned), month, pasted, section };
    let file = match new_post(&new, &taxonomy) {
        Ok(file) => file,
        Err(problems) => {
            let name = paste.map_or_else(|| "new".into(), |file| file.display().to_string());
            for (line, message) in problems {
                writeln!(streams.err, "{name}:{line}: {message}")?;
            }
            writeln!(streams.err, "pprnet: nothing was written")?;
            return Ok(End::Problems);
        }
    };
    let path = content.dir.join(&file.path);
    if path.symlink_metadata().is_ok() {
        writeln!(streams.err, "pprnet: {} is there already; nothing was written", path.display())?;
        return Ok(End::Problems);
    }
    write_file(&path, &file.text)?;
    writeln!(streams.out, "{}: fill it in, then remove the line draft = true", path.display())?;
    Ok(End::Fine)
}

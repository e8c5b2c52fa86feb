//! `pprnet new`: creates the file of a post to fill in.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context as _, bail};
use pprnet_archive::YearMonth;
use pprnet_content::{POSTS_FOLDER, old_slugs, site_section, taxonomy_in, write_file, wrong_folder};
use pprnet_import::{NewPost, new_post};

use super::args::Content;
use super::output::{End, Streams, missing, report};
use super::today;

/// Writes the file of a new post, unless a file with its name exists.
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
    if let Some(file) = paste.filter(|file| !file.is_file()) {
        writeln!(streams.err, "pprnet: there is no file {}", file.display())?;
        return Ok(End::Misuse);
    }
    let pasted = paste.map(|file| pasted_text(file, streams)).transpose()?;
    let of_today = || today::resolve(content.today).to_string().get(..7).and_then(|month| month.parse().ok());
    let Some(month) = month.or_else(of_today) else { anyhow::bail!("name the month with --month") };
    if let Some(problem) = wrong_folder(&content.dir) {
        report(&[problem], "", streams.err)?;
        writeln!(streams.err, "pprnet: nothing was written")?;
        return Ok(End::Problems);
    }
    // A fault in another post must not prevent writing this one.
    let taxonomy = taxonomy_in(&content.dir);
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
    let path = content.dir.join(distinct(&file.path, &content.dir));
    if path.symlink_metadata().is_ok() {
        writeln!(streams.err, "pprnet: {} is there already; nothing was written", path.display())?;
        return Ok(End::Problems);
    }
    write_file(&path, &file.text)?;
    writeln!(streams.out, "{}: fill it in, then remove the line draft = true", path.display())?;
    Ok(End::Fine)
}

/// The path of a post’s file, relative to the content folder, with a unique address. If a post of another month has the
/// address, the slug gets the month, as in an import.
fn distinct(requested: &str, dir: &Path) -> String {
    let taken = addresses(dir);
    let Some((month, slug)) = requested.rsplit('/').next().and_then(month_and_slug) else {
        return requested.to_owned();
    };
    let is_free = |slug: &str| taken.get(slug).is_none_or(|months| months.contains(month));
    if is_free(slug) {
        return requested.to_owned();
    }
    let numbered = (2_usize..).map(|number| format!("{slug}-{number}"));
    let mut others = std::iter::once(format!("{slug}-{month}")).chain(numbered);
    let other = others.find(|slug| is_free(slug)).unwrap_or_else(|| slug.to_owned());
    format!("{POSTS_FOLDER}/{month}-{other}.md")
}

/// The slugs in the names of post files, each with its months; and former slugs, without a month.
fn addresses(dir: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let mut taken: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (_, slug) in old_slugs(dir) {
        taken.entry(slug.to_string()).or_default();
    }
    for entry in fs::read_dir(dir.join(POSTS_FOLDER)).into_iter().flatten().flatten() {
        let name = entry.file_name();
        if let Some((month, slug)) = name.to_str().and_then(month_and_slug) {
            taken.entry(slug.to_owned()).or_default().insert(month.to_owned());
        }
    }
    taken
}

fn month_and_slug(name: &str) -> Option<(&str, &str)> {
    let (month, rest) = name.strip_suffix(".md")?.split_at_checked(7)?;
    Some((month, rest.strip_prefix('-')?))
}

/// The text of a file from any program: UTF-8, UTF-16 with a byte order mark, or otherwise Windows-1252.
fn pasted_text(file: &Path, streams: &mut Streams<'_>) -> anyhow::Result<String> {
    let path = file.display();
    let bytes = fs::read(file).with_context(|| format!("{path} cannot be read"))?;
    if let Some(text) = utf_16(&bytes) {
        return Ok(text);
    }
    if bytes.contains(&0) || bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"{\\rtf") {
        bail!("{path} is not plain text. Save it as plain text with the encoding UTF-8, and paste that");
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) => {
            writeln!(
                streams.err,
                "{path} was not saved as UTF-8 and was read as Windows-1252: look at letters such as é and at quotation marks"
            )?;
            // Decode byte by byte; reading the text later corrects the characters that Windows-1252 adds to Latin-1.
            Ok(error.into_bytes().into_iter().map(char::from).collect())
        }
    }
}

/// Decodes UTF-16, recognised by its byte order mark.
fn utf_16(bytes: &[u8]) -> Option<String> {
    let (rest, number): (_, fn([u8; 2]) -> u16) = match bytes {
        [0xff, 0xfe, rest @ ..] => (rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => (rest, u16::from_be_bytes),
        _ => return None,
    };
    let (pairs, _) = rest.as_chunks::<2>();
    String::from_utf16(&pairs.iter().copied().map(number).collect::<Vec<_>>()).ok()
}

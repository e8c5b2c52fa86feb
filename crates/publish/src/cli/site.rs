//! The commands that make a site: `build` writes its archive, `site` everything, `finish` and `place` single steps.

use std::path::{Path, PathBuf};

use pprnet_archive::{Document, Href, Language};
use pprnet_content::{Publishable, Vocabulary};
use pprnet_site::{
    ARCHIVE_FOLDER, ArchiveFiles, Dead, FinishOptions, Origins, Program, check_built, dead_addresses, finish,
    keep_copy, place, read_findings,
};
use pprnet_timing::Pace;

use super::args::{Content, Finishing};
use super::content::with_content;
use super::output::{End, Streams};

/// The compiled reader, its style sheets, and the folder for slow intermediate results.
pub(super) struct CompiledReader<'a> {
    pub(super) program: &'a Path,
    pub(super) styles: &'a Path,
    pub(super) cache: Option<&'a Path>,
}

/// Reads and checks the content for the site in `built`, and passes it to a function.
pub(super) fn complete(
    built: &Path,
    finishing: &Finishing,
    streams: &mut Streams<'_>,
    work: impl FnOnce(Publishable, &mut Streams<'_>) -> anyhow::Result<()>,
) -> anyhow::Result<End> {
    check_built(built)?;
    with_content(&finishing.content, streams, work)
}

/// Makes a site from Trunk's output in `built`, and replaces the one in `dist` with it.
pub(super) fn make(
    content: Publishable,
    built: &Path,
    dist: &Path,
    reader: &CompiledReader<'_>,
    keep: &[PathBuf],
    finishing: &Finishing,
    streams: &mut Streams<'_>,
) -> anyhow::Result<()> {
    let language = Language::of(&content.document.site.language);
    let program = Program {
        styles: reader.styles.to_owned(),
        linked: reader.program.to_owned(),
        cache: reader.cache.map(Path::to_owned),
        language,
    };
    let origins = Origins::of(&content.document);
    let Publishable { document, vocabulary, redirects, screenshots, .. } = content;
    // At the same time, because both keep one core busy for long.
    let (bundle, archive) =
        rayon::join(|| program.bundle(), || archive(document, &vocabulary, finishing.base_url.as_ref()));
    program.put_into(built, &bundle?)?;
    keep.iter().try_for_each(|path| keep_copy(built, path))?;
    write(&archive?, built, streams)?;
    finish(&finish_options(built, finishing), &redirects, &screenshots)?;
    replace(built, dist, &origins, streams)
}

/// Adds the archive to a folder that has the reader, and completes the site there.
pub(super) fn finish_only(
    content: Publishable,
    dist: &Path,
    finishing: &Finishing,
    streams: &mut Streams<'_>,
) -> anyhow::Result<()> {
    let Publishable { document, vocabulary, redirects, screenshots, .. } = content;
    write(&archive(document, &vocabulary, finishing.base_url.as_ref())?, dist, streams)?;
    finish(&finish_options(dist, finishing), &redirects, &screenshots)
}

/// Writes only the archive of the content. `base_url`, if given, replaces the address in the content.
pub(super) fn write_archive(
    content: Publishable,
    base_url: Option<&Href>,
    out: &Path,
    streams: &mut Streams<'_>,
) -> anyhow::Result<()> {
    let Publishable { document, vocabulary, .. } = content;
    write(&archive(document, &vocabulary, base_url)?, out, streams)
}

/// The archive of a document, which it frees; `base_url`, if given, replaces the address in the content.
fn archive(
    mut document: Document,
    vocabulary: &Vocabulary,
    base_url: Option<&Href>,
) -> anyhow::Result<ArchiveFiles> {
    document.site.base_url = base_url.cloned().or(document.site.base_url);
    read_findings(&mut document);
    ArchiveFiles::new(&document, vocabulary)
}

fn write(archive: &ArchiveFiles, out: &Path, streams: &mut Streams<'_>) -> anyhow::Result<()> {
    let summary = archive.write(out)?;
    Ok(writeln!(streams.out, "{}: {summary}", out.join(ARCHIVE_FOLDER).display())?)
}

fn finish_options(built: &Path, finishing: &Finishing) -> FinishOptions {
    let Finishing { public_url, content: Content { dir, .. }, retire_worker, pace, .. } = finishing;
    FinishOptions {
        dist: built.to_owned(),
        public_url: public_url.clone(),
        content: dir.clone(),
        retire_worker: *retire_worker,
        pace: Pace::new(*pace),
    }
}

/// How many addresses that disappear are listed. A site of another digest has none of the old addresses.
const MOST_LISTED: usize = 50;

/// Lists the addresses that disappear, and replaces the current site with a finished one.
pub(super) fn replace(
    built: &Path,
    dist: &Path,
    origins: &Origins,
    streams: &mut Streams<'_>,
) -> anyhow::Result<()> {
    let dead = dead_addresses(dist, built, origins)?;
    for Dead { address, remedy } in dead.iter().take(MOST_LISTED) {
        writeln!(streams.err, "{address} is gone from the site: {remedy}")?;
    }
    if dead.len() > MOST_LISTED {
        let (more, dist) = (dead.len() - MOST_LISTED, dist.display());
        writeln!(streams.err, "Other addresses of the site in {dist} are gone, too: {more}")?;
    }
    place(built, dist)
}

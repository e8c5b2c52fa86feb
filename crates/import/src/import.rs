//! Imports files into a content folder and verifies the result before moving any file into place.
//!
//! `merge` combines existing content and imported posts into one [`Document`]. The changed files are written into a copy of the
//! folder, and the copy is read back. The files move into place, all or none, only if the copy passes the checks and yields
//! exactly that document.

use std::fs;
use std::path::{Path, PathBuf};

use pprnet_archive::{Document, Post};
use pprnet_content::{Problem, Publishable, Staging, backup_folder, check};

mod files;

use files::changed_files;

use super::error::ImportError;
use super::existing::existing;
use super::merge::{Counts, Merged, merge};
use super::moves::{self, Piece};
use super::options::ImportOptions;
use super::read::read;

/// Largest input file in bytes: some 10,000 posts of HTML.
const LARGEST: u64 = 64_000_000;

/// The result of an import.
#[derive(Debug)]
pub struct Imported {
    /// The whole archive after the import.
    pub document: Document,
    /// New drafts, which are not part of the archive.
    pub drafts: Vec<Post>,
    /// How many posts were added, changed and left alone.
    pub counts: Counts,
    /// The written files, relative to the folder; in a dry run, the files that would be written.
    pub files: Vec<String>,
    /// Parts of the input that need a look, each with its line.
    pub notes: Vec<Problem>,
    /// Suggestions for the content.
    pub advice: Vec<Problem>,
}

/// Imports files into the content folder `into`, creating it if it does not exist. Existing posts keep their text unless
/// `options.force` is set.
///
/// # Errors
/// See [`ImportError`]. On an error, nothing has been written.
pub fn import(paths: &[PathBuf], into: &Path, options: &ImportOptions) -> Result<Imported, ImportError> {
    let there = existing(into)?;
    let own = there.as_ref().map(|there| there.document.site.section());
    let section = options.section.as_deref().or(own);
    let (mut inputs, mut problems) = (Vec::new(), Vec::new());
    for path in paths {
        let cannot = |error| ImportError::files(format!("{} cannot be read", path.display()), error);
        let size = fs::metadata(path).map_err(cannot)?.len();
        if size > LARGEST {
            let message = format!(
                "a file of posts has at most {} MB, and this one has {}; save it in parts",
                LARGEST / 1_000_000,
                size / 1_000_000
            );
            problems.push(Problem::new(path.display().to_string(), 1, "file", message));
            continue;
        }
        let bytes = fs::read(path).map_err(cannot)?;
        match read(path, &bytes, section) {
            Ok(mut input) => {
                // This sets the heading of a new folder; an existing one keeps its own.
                if input.site.section.is_none() {
                    input.site.section.clone_from(&options.section);
                }
                inputs.push(input);
            }
            Err(wrong) => problems.extend(wrong),
        }
    }
    if !problems.is_empty() {
        return Err(ImportError::Input(problems));
    }
    let is_new = there.is_none();
    let merged = merge(there, inputs, options).map_err(ImportError::Input)?;
    let mut files: Vec<Piece> = changed_files(&merged, is_new, into)?.iter().map(Piece::from).collect();
    let Merged { document, drafts, counts, mut notes, further, .. } = merged;
    for (path, bytes) in further {
        // Files that an editor has written are kept.
        if into.join(&path).exists() {
            let message = format!("{path} exists already; the one of the archive was skipped");
            let file = into.join(&path).display().to_string();
            notes.push(Problem::new(file, 1, "note", message));
        } else {
            files.push(Piece { path, bytes });
        }
    }
    let advice = write(&document, &drafts, &files, into, options.dry_run)?;
    let files = files.into_iter().map(|file| file.path).collect();
    Ok(Imported { document, drafts, counts, files, notes, advice })
}

/// Writes the files next to `into`, verifies them together with the existing content, and moves them into place. `drafts` are the
/// new ones.
pub(crate) fn write(
    document: &Document,
    drafts: &[Post],
    files: &[Piece],
    into: &Path,
    dry_run: bool,
) -> Result<Vec<Problem>, ImportError> {
    let failed =
        |error| ImportError::files(format!("the files for {} cannot be written", into.display()), error);
    let parent = match into.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };
    // A dry run creates no folder next to `into`.
    let staging_parent = if dry_run { std::env::temp_dir() } else { parent.to_owned() };
    fs::create_dir_all(&staging_parent).map_err(|error| failed(error.into()))?;
    let staged = Staging::new(&staging_parent).map_err(failed)?;
    moves::copy_all(into, staged.path()).map_err(failed)?;
    moves::write_files(files, staged.path()).map_err(failed)?;
    let advice = prove(document, drafts, staged.path(), into)?;
    if !dry_run && !files.is_empty() {
        let backup = backup_folder(parent).map_err(failed)?;
        moves::move_files(files, staged.path(), into, backup.path()).map_err(failed)?;
    }
    Ok(advice)
}

/// Verifies that the staged files pass the checks and yield the document and the new drafts.
fn prove(
    document: &Document,
    drafts: &[Post],
    staged: &Path,
    into: &Path,
) -> Result<Vec<Problem>, ImportError> {
    let checked = check(staged);
    let Some(Publishable { document: back, drafts: drafts_back, .. }) = checked.content else {
        return Err(ImportError::Content(renamed(checked.problems, staged, into)));
    };
    if let Some((post, _)) = document.posts.iter().zip(&back.posts).find(|(a, b)| a != b) {
        return Err(ImportError::Changed(format!("the post {}", post.slug)));
    }
    if let Some(draft) = drafts.iter().find(|draft| !drafts_back.contains(draft)) {
        return Err(ImportError::Changed(format!("the draft {}", draft.slug)));
    }
    if back != *document {
        return Err(ImportError::Changed("the archive".into()));
    }
    Ok(renamed(checked.advice, staged, into))
}

/// Replaces the paths of staged files in problems by their final paths.
fn renamed(mut problems: Vec<Problem>, staged: &Path, into: &Path) -> Vec<Problem> {
    for problem in &mut problems {
        if let Ok(relative) = Path::new(&problem.file).strip_prefix(staged) {
            problem.file = into.join(relative).display().to_string();
        }
    }
    problems
}

#[cfg(test)]
mod tests;

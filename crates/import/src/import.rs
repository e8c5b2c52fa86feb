//! A file → a content folder, proved before anything is in its place.
//!
//! Every input becomes a [`Document`], the document becomes files in a new folder, and that folder is read back: only when
//! it passes the checks and gives exactly the document again, so that no word can have been lost on the way, do the files
//! go to their place. All of them do or none.

use std::fs;
use std::path::{Path, PathBuf};

use pprnet_archive::Document;
use pprnet_content::{ContentFile, Problem, Publishable, Staging, backup_folder, check, content_files};
use thiserror::Error;

use super::place;
use super::read::{Input, read};

/// What an import did.
#[derive(Debug)]
pub struct Imported {
    /// What was written.
    pub document: Document,
    /// How many files.
    pub files: usize,
    /// What to look at in the input, each with its line.
    pub notes: Vec<Problem>,
    /// What could be better in the written content.
    pub advice: Vec<Problem>,
}

/// Why nothing was imported.
#[derive(Debug, Error)]
pub enum ImportError {
    /// The input cannot be used: what is wrong with it, each with its line.
    #[error("the file cannot be imported")]
    Input(Vec<Problem>),
    /// Files are there already.
    #[error("{count} of the files exist already in {into}; --force replaces them", count = .files.len())]
    Exists {
        /// The folder.
        into: PathBuf,
        /// The files, relative to it.
        files: Vec<String>,
    },
    /// What was made of the input does not pass the checks, together with what is in the folder already.
    #[error("the imported content would not pass the checks")]
    Content(Vec<Problem>),
    /// What was written would not read back as it was: a fault of this program.
    #[error("{0} would not be read back as it was; please report this as a fault of pprnet")]
    Changed(String),
    /// A file cannot be read or written.
    #[error("{what}")]
    Files {
        /// What was tried, and on which file.
        what: String,
        /// Why it failed.
        source: anyhow::Error,
    },
}

impl ImportError {
    pub(crate) fn files(what: String, source: impl Into<anyhow::Error>) -> Self {
        Self::Files { what, source: source.into() }
    }
}

/// Imports the file `path` into the content folder `into`, which is made if absent.
///
/// # Errors
/// See [`ImportError`]; nothing was written then.
pub fn import(path: &Path, into: &Path, force: bool) -> Result<Imported, ImportError> {
    let bytes = fs::read(path)
        .map_err(|error| ImportError::files(format!("{} cannot be read", path.display()), error))?;
    let Input { document, notes } = read(path, &bytes).map_err(ImportError::Input)?;
    let files = content_files(&document)
        .map_err(|error| ImportError::files("the content cannot be written as TOML".into(), error))?;
    let taken: Vec<String> = files
        .iter()
        .map(|file| file.path.clone())
        .filter(|file| into.join(file).symlink_metadata().is_ok())
        .collect();
    if !taken.is_empty() && !force {
        return Err(ImportError::Exists { into: into.to_owned(), files: taken });
    }
    let advice = write(&document, &files, into)?;
    Ok(Imported { files: files.len(), document, notes, advice })
}

/// Writes the files beside `into`, proves them, and moves them to their place.
fn write(document: &Document, files: &[ContentFile], into: &Path) -> Result<Vec<Problem>, ImportError> {
    let failed =
        |error| ImportError::files(format!("the files for {} cannot be written", into.display()), error);
    let parent = match into.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(parent).map_err(|error| failed(error.into()))?;
    let staged = Staging::new(parent).map_err(failed)?;
    place::write_files(files, staged.path()).map_err(failed)?;
    let advice = prove(document, staged.path(), into)?;
    prove_with_others(files, staged.path(), into)?;
    let backup = backup_folder(parent).map_err(failed)?;
    place::move_files(files, staged.path(), into, backup.path()).map_err(failed)?;
    Ok(advice)
}

/// The staged files pass the checks and are the document.
fn prove(document: &Document, staged: &Path, into: &Path) -> Result<Vec<Problem>, ImportError> {
    let checked = check(staged);
    let Some(Publishable { document: back, .. }) = checked.content else {
        return Err(ImportError::Content(renamed(checked.problems, staged, into)));
    };
    if let Some((post, _)) = document.posts.iter().zip(&back.posts).find(|(a, b)| a != b) {
        return Err(ImportError::Changed(format!("the post {}", post.slug)));
    }
    if back != *document {
        return Err(ImportError::Changed("the archive".into()));
    }
    Ok(renamed(checked.advice, staged, into))
}

/// With `--force`, posts of other names stay where they are: they must fit the new ones.
fn prove_with_others(files: &[ContentFile], staged: &Path, into: &Path) -> Result<(), ImportError> {
    let others = place::copy_others(files, staged, into)
        .map_err(|error| ImportError::files(format!("{} cannot be read", into.display()), error))?;
    let problems = if others.is_empty() { Vec::new() } else { check(staged).problems };
    if problems.is_empty() { Ok(()) } else { Err(ImportError::Content(renamed(problems, staged, into))) }
}

/// Remarks about staged files, as if the files were in their place already.
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

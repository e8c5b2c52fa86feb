//! Files → a content folder, proved before anything is in its place.
//!
//! Existing content and imported posts become one [`Document`] (`merge`). The files that this changes are written into
//! a copy of the folder, and the copy is read back. The files are moved to their place only if the copy passes the
//! checks and gives exactly that document, so that no word is lost. Either all of them are moved or none.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use pprnet_archive::Document;
use pprnet_content::{
    ContentFile, Problem, Publishable, Staging, TAXONOMY_FILE, Terms, append_terms, backup_folder,
    carry_over, check, content_files, edit_terms, post_file,
};

use super::error::ImportError;
use super::existing::existing;
use super::merge::{Counts, Merged, merge};
use super::options::ImportOptions;
use super::place::{self, Piece};
use super::read::read;

/// Largest file that is read, in bytes: some 10,000 posts of HTML. What is larger is no file of posts.
const LARGEST: u64 = 64_000_000;

/// What an import did.
#[derive(Debug)]
pub struct Imported {
    /// The whole archive as it is now.
    pub document: Document,
    /// What came of the posts.
    pub counts: Counts,
    /// The files that were written, relative to the folder.
    pub files: Vec<String>,
    /// What to look at in the input, each with its line.
    pub notes: Vec<Problem>,
    /// What could be better in the content.
    pub advice: Vec<Problem>,
}

/// Imports files into the content folder `into`, which is made if absent. Posts that are there already are recognised and left
/// alone.
///
/// # Errors
/// See [`ImportError`]; nothing was written then.
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
            problems.push(Problem {
                file: path.display().to_string(),
                line: 1,
                field: "file".into(),
                message,
            });
            continue;
        }
        let bytes = fs::read(path).map_err(cannot)?;
        match read(path, &bytes, section) {
            Ok(mut input) => {
                // A folder that is there keeps its own.
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
    let Merged { document, counts, mut notes, further, .. } = merged;
    for (path, bytes) in further {
        // What an editor has written stays.
        if into.join(&path).exists() {
            let message = format!("{path} is there already; that of the archive was left out");
            let file = into.join(&path).display().to_string();
            notes.push(Problem { file, line: 1, field: "note".into(), message });
        } else {
            files.push(Piece { path, bytes });
        }
    }
    let advice = write(&document, &files, into, options.dry_run)?;
    Ok(Imported { files: files.into_iter().map(|file| file.path).collect(), document, counts, notes, advice })
}

/// The files that an import writes, with their new texts.
fn changed_files(merged: &Merged, is_new: bool, into: &Path) -> Result<Vec<ContentFile>, ImportError> {
    let all = content_files(&merged.document)
        .map_err(|error| ImportError::files("the content cannot be written as TOML".into(), error))?;
    if is_new {
        return Ok(all);
    }
    let read = |path: &str| {
        fs::read_to_string(into.join(path)).map_err(|error| {
            ImportError::files(format!("{} cannot be read", into.join(path).display()), error)
        })
    };
    let mut files = Vec::new();
    if !(merged.terms.topics.is_empty() && merged.terms.types.is_empty()) {
        let text = append_terms(&read(TAXONOMY_FILE)?, &merged.terms);
        files.push(ContentFile { path: TAXONOMY_FILE.into(), text });
    }
    let mut texts: HashMap<String, String> = all.into_iter().map(|file| (file.path, file.text)).collect();
    for post in &merged.document.posts {
        let path = post_file(post);
        if merged.written.contains(&post.slug) {
            let Some(text) = texts.remove(&path) else { continue };
            let text = if into.join(&path).exists() { carry_over(&read(&path)?, text) } else { text };
            files.push(ContentFile { path, text });
        } else if merged.filed.contains(&post.slug) {
            let terms = Terms {
                topics: post.topics.iter().map(|topic| topic.slug().clone()).collect(),
                types: post.types.iter().map(|kind| kind.slug().clone()).collect(),
            };
            let text = edit_terms(&read(&path)?, &terms).ok_or_else(|| ImportError::Changed(path.clone()))?;
            files.push(ContentFile { path, text });
        }
    }
    Ok(files)
}

/// Writes the files beside `into`, proves them together with what is there, and moves them to their place.
pub(crate) fn write(
    document: &Document,
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
    // A trial leaves not even a folder behind.
    let place = if dry_run { std::env::temp_dir() } else { parent.to_owned() };
    fs::create_dir_all(&place).map_err(|error| failed(error.into()))?;
    let staged = Staging::new(&place).map_err(failed)?;
    place::copy_all(into, staged.path()).map_err(failed)?;
    place::write_files(files, staged.path()).map_err(failed)?;
    let advice = prove(document, staged.path(), into)?;
    if !dry_run && !files.is_empty() {
        let backup = backup_folder(parent).map_err(failed)?;
        place::move_files(files, staged.path(), into, backup.path()).map_err(failed)?;
    }
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

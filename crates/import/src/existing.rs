//! Reads the content folder before an import.

use std::fs;
use std::path::Path;

use pprnet_archive::{Document, Post, Slug, YearMonth};
use pprnet_content::{POSTS_FOLDER, Publishable, SITE_FILE, TAXONOMY_FILE, check, old_slugs};

use super::error::ImportError;

/// The existing content of a folder.
#[derive(Debug)]
pub(crate) struct There {
    pub(crate) document: Document,
    /// Posts that are not published yet.
    pub(crate) drafts: Vec<Post>,
    /// Current and former addresses of posts, from file names even if the file cannot be read.
    pub(crate) taken: Vec<(Slug, YearMonth)>,
}

/// Reads the content of the folder; `None` if it has none. A folder in which only some files of content are missing is refused:
/// the others must not be replaced.
pub(crate) fn existing(into: &Path) -> Result<Option<There>, ImportError> {
    let mut posts = fs::read_dir(into.join(POSTS_FOLDER)).into_iter().flatten().flatten();
    let is_post = |entry: fs::DirEntry| entry.path().extension().is_some_and(|ending| ending == "md");
    let has = |file: &str| into.join(file).exists();
    if !has(SITE_FILE) && !has(TAXONOMY_FILE) && !posts.any(is_post) {
        return Ok(None);
    }
    let checked = check(into);
    let Some(Publishable { document, mut drafts, later, .. }) = checked.content else {
        return Err(ImportError::There(checked.problems));
    };
    drafts.extend(later.into_iter().map(|(_, post)| post));
    let names = fs::read_dir(into.join(POSTS_FOLDER)).into_iter().flatten().flatten();
    let parts = |name: String| {
        let (month, slug) = name.strip_suffix(".md")?.split_at_checked(7)?;
        Some((slug.strip_prefix('-')?.parse::<Slug>().ok()?, month.parse::<YearMonth>().ok()?))
    };
    let mut taken: Vec<_> = names.filter_map(|entry| parts(entry.file_name().into_string().ok()?)).collect();
    // A former address redirects to its post, so no other post may have it.
    taken.extend(old_slugs(into).into_iter().filter_map(|(name, slug)| Some((slug, parts(name)?.1))));
    Ok(Some(There { document, drafts, taken }))
}

//! What a content folder holds before an import.

use std::fs;
use std::path::Path;

use pprnet_archive::{Document, Post, Slug, YearMonth};
use pprnet_content::{POSTS_FOLDER, Publishable, SITE_FILE, check};

use super::error::ImportError;

/// What a content folder holds already.
#[derive(Debug)]
pub(crate) struct There {
    pub(crate) document: Document,
    /// Posts that are not shown yet.
    pub(crate) drafts: Vec<Post>,
    /// The addresses that files have, whatever is in them.
    pub(crate) taken: Vec<(Slug, YearMonth)>,
}

/// What the folder holds already, if anything.
pub(crate) fn existing(into: &Path) -> Result<Option<There>, ImportError> {
    if !into.join(SITE_FILE).exists() {
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
        Some((slug.strip_prefix('-')?.parse().ok()?, month.parse().ok()?))
    };
    let taken = names.filter_map(|entry| parts(entry.file_name().into_string().ok()?)).collect();
    Ok(Some(There { document, drafts, taken }))
}

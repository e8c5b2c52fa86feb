//! Reads the content folder before an import.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use pprnet_archive::{Date, Document, Post, Slug, Taxonomy, YearMonth};
use pprnet_content::{
    Hold, POSTS_FOLDER, Publishable, SITE_FILE, TAXONOMY_FILE, check, held_post, month_and_slug, old_slugs,
    post_file,
};

use super::error::ImportError;

/// The existing content of a folder.
#[derive(Debug)]
pub(crate) struct There {
    pub(crate) document: Document,
    /// Drafts, which are not part of the document.
    pub(crate) drafts: Vec<Post>,
    /// The posts of the document that have a publish date.
    pub(crate) scheduled: BTreeMap<Slug, Date>,
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
    let Some(Publishable { document, drafts, .. }) = checked.content else {
        return Err(ImportError::There(checked.problems));
    };
    let names = fs::read_dir(into.join(POSTS_FOLDER)).into_iter().flatten().flatten();
    let named = names.filter_map(|entry| month_and_slug(&entry.file_name().into_string().ok()?));
    let mut taken: Vec<(Slug, YearMonth)> = named.map(|(month, slug)| (slug, month)).collect();
    // A former address redirects to its post, so no other post may have it.
    let former = old_slugs(into).into_iter();
    taken.extend(former.filter_map(|(name, slug)| Some((slug, month_and_slug(&name)?.0))));
    let scheduled = scheduled(&document, into);
    Ok(Some(There { document, drafts, scheduled, taken }))
}

/// The posts whose files have a publish date. A document does not contain it.
fn scheduled(document: &Document, into: &Path) -> BTreeMap<Slug, Date> {
    let taxonomy = Taxonomy { topics: document.topics.clone(), types: document.types.clone() };
    // A publish date is also the day on which a post was added.
    let dated = document.posts.iter().filter(|post| post.added.is_some());
    let day = |post: &Post| {
        let path = post_file(post);
        let text = fs::read_to_string(into.join(&path)).ok()?;
        match held_post(&path, &text, &document.site, &taxonomy) {
            Ok((Hold::Until(day), _)) => Some((post.slug.clone(), day)),
            _ => None,
        }
    };
    dated.filter_map(day).collect()
}

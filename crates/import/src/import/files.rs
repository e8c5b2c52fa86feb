//! The texts of the files that an import writes.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use pprnet_archive::{Document, Post, Taxonomy};
use pprnet_content::{
    ContentFile, Hold, TAXONOMY_FILE, Terms, append_terms, carry_over, content_files, edit_order, edit_terms,
    edit_text, file_of_post, held_post, hold_back, post_file,
};

use crate::error::ImportError;
use crate::input::Held;
use crate::merge::Merged;

/// The files to write, with their new text.
pub(super) fn changed_files(
    merged: &Merged,
    is_new: bool,
    into: &Path,
) -> Result<Vec<ContentFile>, ImportError> {
    let unwritable = |error| ImportError::files("the content cannot be written as TOML".into(), error);
    let site = &merged.document.site;
    let mut all = content_files(&merged.document).map_err(unwritable)?;
    for draft in &merged.drafts {
        all.push(file_of_post(draft, site.section()).map_err(unwritable)?);
    }
    let posts: HashMap<String, &Post> = merged.posts().map(|post| (post_file(post), post)).collect();
    for file in &mut all {
        let (Some(held), Some(post)) = (merged.held.get(&file.path), posts.get(&file.path)) else { continue };
        file.text = held_text(held, &file.path, &file.text, post, &merged.document)
            .ok_or_else(|| ImportError::Changed(file.path.clone()))?;
    }
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
        // A digest without topics and types may have no such file.
        let there = into.join(TAXONOMY_FILE).exists().then(|| read(TAXONOMY_FILE)).transpose()?;
        let text = append_terms(&there.unwrap_or_default(), &merged.terms);
        files.push(ContentFile { path: TAXONOMY_FILE.into(), text });
    }
    let mut texts: HashMap<String, String> = all.into_iter().map(|file| (file.path, file.text)).collect();
    for post in merged.posts() {
        let path = post_file(post);
        let edit = |text: &str| {
            let filed = edit_terms(text, &terms_of(post))?;
            match post.order.filter(|_| merged.renumbered.contains(&post.slug)) {
                Some(order) => edit_order(&filed, order),
                None => Some(filed),
            }
        };
        if merged.written.contains(&post.slug) {
            let Some(text) = texts.remove(&path) else { continue };
            let text = if into.join(&path).exists() {
                let old = read(&path)?;
                let edited = edit(&old).and_then(|filed| edit_text(&filed, post, site));
                edited.unwrap_or_else(|| carry_over(&old, text))
            } else {
                text
            };
            files.push(ContentFile { path, text });
        } else if merged.filed.contains(&post.slug) || merged.renumbered.contains(&post.slug) {
            let text = edit(&read(&path)?).ok_or_else(|| ImportError::Changed(path.clone()))?;
            files.push(ContentFile { path, text });
        }
    }
    Ok(files)
}

/// The text of the file of a post that is held back: verbatim, if it is known and still reads as the same post; if possible with
/// other terms and another number only. `text` is the file of the same post if it were shown, in a folder with the settings and
/// terms of `document`.
fn held_text(held: &Held, path: &str, text: &str, post: &Post, document: &Document) -> Option<String> {
    let taxonomy = Taxonomy { topics: document.topics.clone(), types: document.types.clone() };
    let is_same = |file: &String| {
        held_post(path, file, &document.site, &taxonomy)
            .is_ok_and(|(hold, same)| hold == held.hold && same.as_ref() == Some(post))
    };
    let Some(file) = &held.file else { return hold_back(text, held.hold) };
    if is_same(file) {
        return Some(file.clone());
    }
    let filed = edit_terms(file, &terms_of(post));
    let edited = filed.and_then(|filed| match post.order {
        Some(order) => edit_order(&filed, order),
        None => Some(filed),
    });
    if let Some(edited) = edited.filter(is_same) {
        return Some(edited);
    }
    let new = hold_back(text, held.hold)?;
    Some(match held.hold {
        // A draft may have a publish date, too.
        Hold::Draft => carry_over(file, new),
        Hold::Until(_) => new,
    })
}

fn terms_of(post: &Post) -> Terms {
    Terms {
        topics: post.topics.iter().map(|topic| topic.slug().clone()).collect(),
        types: post.types.iter().map(|kind| kind.slug().clone()).collect(),
    }
}

//! Removes repeated posts from an input.

use std::collections::HashMap;

use pprnet_archive::YearMonth;
use pprnet_content::Problem;

use crate::input::{Incoming, Input};

/// Removes posts that occur earlier in the input, word for word.
pub(super) fn drop_repeats(input: &mut Input) {
    let mut seen: HashMap<(YearMonth, String), Vec<Incoming>> = HashMap::new();
    let (file, notes) = (input.file.clone(), &mut input.notes);
    input.posts.retain(|incoming| {
        let post = &incoming.post;
        let same_title = seen.entry((post.month, post.title.clone())).or_default();
        let first = same_title.iter().find(|first| {
            let is_held_alike = first.held == incoming.held;
            let first = &first.post;
            is_held_alike
                && first.citation == post.citation
                && first.summary == post.summary
                && first.implications == post.implications
        });
        if let Some(first) = first {
            let message = format!(
                "“{}” is here twice, word for word, and was imported once; it is first on line {}",
                post.title, first.line
            );
            notes.push(Problem::new(file.as_str(), incoming.line, "note", message));
            return false;
        }
        same_title.push(incoming.clone());
        true
    });
}

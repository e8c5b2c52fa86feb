//! Reads of the content, and the sites made from them.

use std::sync::Arc;

use pprnet_archive::{Document, Taxonomy};
use pprnet_content::{Checked, Problem, Publishable, check_on, explain};
use pprnet_site::{PreviewProgram, PreviewSite};

use super::options::Options;

/// The state after one read of the content.
#[derive(Debug, Clone)]
pub(crate) struct Snapshot {
    /// Unique among all reads, including those of earlier runs.
    pub(crate) version: u64,
    /// The last site made without problems.
    pub(crate) site: Option<Arc<PreviewSite>>,
    pub(crate) problems: Vec<Problem>,
    pub(crate) advice: Vec<Problem>,
    /// How many posts only the preview shows: drafts, and posts with a later publish date.
    pub(crate) early: usize,
}

impl Snapshot {
    /// The number of posts on the site.
    pub(crate) fn posts(&self) -> usize {
        self.site.as_ref().map_or(0, |site| site.posts())
    }
}

/// Makes the site from the current content.
#[derive(Debug)]
pub(super) struct Maker {
    pub(super) options: Options,
    pub(super) program: Arc<PreviewProgram>,
}

impl Maker {
    /// Reads the content. If it has problems, keeps the site of `last`.
    pub(super) fn make(&self, version: u64, last: Option<&Snapshot>) -> Snapshot {
        let dir = &self.options.content;
        let Checked { content, mut problems, advice } = check_on(dir, Some(self.options.today));
        let mut early = 0;
        let site = content.and_then(|mut content| {
            if self.options.drafts {
                early = show_all(&mut content);
            }
            let made = PreviewSite::new(Arc::clone(&self.program), &content, dir);
            made.map_err(|error| problems.push(failure(dir.display().to_string(), &error))).ok()
        });
        let site = site.map(Arc::new).or_else(|| last.and_then(|last| last.site.clone()));
        Snapshot { version, site, problems, advice, early }
    }
}

/// An error as a remark about a file.
pub(super) fn failure(file: String, error: &anyhow::Error) -> Problem {
    Problem::new(file, 1, "site", explain(error))
}

/// Adds the posts that are not public yet, and returns their number.
fn show_all(content: &mut Publishable) -> usize {
    let mut early = std::mem::take(&mut content.drafts);
    early.extend(std::mem::take(&mut content.later).into_iter().map(|(_, post)| post));
    let number = early.len();
    if number > 0 {
        let document = &content.document;
        let posts = [document.posts.clone(), early].concat();
        let taxonomy = Taxonomy { topics: document.topics.clone(), types: document.types.clone() };
        content.document = Document::new(document.site.clone(), taxonomy, posts);
    }
    number
}

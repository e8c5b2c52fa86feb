//! Readings of the content, and the sites that they give.

use std::sync::Arc;

use pprnet_archive::{Document, Taxonomy};
use pprnet_content::{Checked, Problem, Publishable, check_on, explain};
use pprnet_site::{PreviewProgram, PreviewSite};

use super::options::Options;

/// One reading of the content.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    /// Differs from that of every other reading, also of an earlier run.
    pub(crate) version: u64,
    /// The site of the last reading without problems.
    pub(crate) site: Option<Arc<PreviewSite>>,
    pub(crate) problems: Vec<Problem>,
    pub(crate) advice: Vec<Problem>,
    /// How many posts are shown only here: drafts, and posts of later days.
    pub(crate) early: usize,
}

impl Shown {
    /// How many posts the site has.
    pub(crate) fn posts(&self) -> usize {
        self.site.as_ref().map_or(0, |site| site.posts())
    }
}

/// Makes the site of the content as it is.
#[derive(Debug)]
pub(super) struct Maker {
    pub(super) options: Options,
    pub(super) program: Arc<PreviewProgram>,
}

impl Maker {
    /// Reads the content. Where it has problems, the site of `last` is kept.
    pub(super) fn make(&self, version: u64, last: Option<&Shown>) -> Shown {
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
        Shown { version, site, problems, advice, early }
    }
}

/// An error as a remark on a file.
pub(super) fn failure(file: String, error: &anyhow::Error) -> Problem {
    Problem { file, line: 1, field: "site".into(), message: explain(error) }
}

/// Adds the posts that are not shown yet, and counts them.
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

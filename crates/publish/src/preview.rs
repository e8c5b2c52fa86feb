//! `pprnet preview`: shows the site of a content folder while someone writes.
//!
//! A thread looks at the folder ([`watch`]), reads it again when a file has changed, and makes the site anew
//! ([`PreviewSite`]); pages are rendered when a browser asks for them ([`answer`]). Each page has a script
//! (`preview/panel.js`) that waits for the next version, loads the page again, and shows what is wrong with the content.
//! While there are problems, the site stays as it was without them.
//!
//! There is no service worker, and one that another site has left at the same address is told to go
//! (`preview/worker.js`).

mod answer;
mod panel;
mod watch;

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Context;
use axum::Router;
use pprnet_archive::{Date, Document, Taxonomy};
use pprnet_content::{Checked, Problem, Publishable, check_on, explain};
use pprnet_site::{PreviewProgram, PreviewSite};

use crate::serve::{self, Server};

pub(crate) use self::watch::Report;

/// What to show, and where.
#[derive(Debug, Clone)]
pub(crate) struct Options {
    /// The content folder.
    pub(crate) content: PathBuf,
    /// The folder with the compiled reader, which a build leaves in `target/program`.
    pub(crate) program: PathBuf,
    /// The port; 0 takes a free one.
    pub(crate) port: u16,
    /// The day that counts as today.
    pub(crate) today: Date,
    /// Whether drafts, and posts of later days, are shown, too.
    pub(crate) drafts: bool,
}

/// Shows the site until Ctrl-C or SIGTERM. `report` is told of each reading of the content.
///
/// # Errors
/// When the program cannot be read, the port cannot be had, or the server fails.
pub(crate) fn run(options: &Options, report: Report) -> anyhow::Result<()> {
    serve::run_until_stopped(start(options, report))
}

/// Starts the server and the thread that looks at the folder. The thread ends with the server.
pub(crate) async fn start(options: &Options, report: Report) -> anyhow::Result<Server> {
    let program = PreviewProgram::read(&options.program).with_context(|| {
        format!(
            "{}: the compiled reader is not there; build the site once (make build), or name its folder with --program",
            options.program.display()
        )
    })?;
    let base = program.base().clone();
    let maker = Maker { options: options.clone(), program: Arc::new(program) };
    let shown = watch::start(maker, report);
    let app = Router::new().fallback(answer::answer).with_state(answer::State { base: base.clone(), shown });
    Server::open(options.port, base, app).await
}

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
struct Maker {
    options: Options,
    program: Arc<PreviewProgram>,
}

impl Maker {
    /// Reads the content. Where it has problems, the site of `last` is kept.
    fn make(&self, version: u64, last: Option<&Shown>) -> Shown {
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

fn failure(file: String, error: &anyhow::Error) -> Problem {
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

//! `pprnet preview`: shows the site of a content folder during editing.
//!
//! A thread watches the folder ([`watch`]), reads it again when a file changes, and makes the site again
//! ([`PreviewSite`](pprnet_site::PreviewSite)). Pages are rendered when a browser requests them ([`answer`]). Each page has a
//! script (`preview/panel.js`) that waits for the next version, reloads the page, and shows the content's problems. While there
//! are problems, the preview keeps the last site without any.
//!
//! There is no service worker. One that another site has registered at the same address unregisters itself (`preview/worker.js`).

mod answer;
mod options;
mod panel;
mod reading;
mod watch;

use std::sync::Arc;

use anyhow::Context;
use axum::Router;
use pprnet_site::PreviewProgram;

use self::reading::Maker;
use crate::serve::{self, Server};

pub(crate) use self::options::Options;
pub(crate) use self::reading::Snapshot;
pub(crate) use self::watch::Report;

/// Shows the site until Ctrl-C or SIGTERM. Calls `report` after each read of the content.
///
/// # Errors
/// If the program cannot be read, the port cannot be opened, or the server fails.
pub(crate) fn run(options: &Options, report: Report) -> anyhow::Result<()> {
    serve::run_until_stopped(start(options, report))
}

/// Starts the server and the thread that watches the folder. The thread ends with the server.
pub(crate) async fn start(options: &Options, report: Report) -> anyhow::Result<Server> {
    let program = PreviewProgram::read(&options.program).with_context(|| {
        format!(
            "{}: the compiled reader is not there; build the site once (make build), or name its folder with --program",
            options.program.display()
        )
    })?;
    let base = program.base().clone();
    let maker = Maker { options: options.clone(), program: Arc::new(program) };
    let snapshots = watch::start(maker, report);
    let state = answer::State { base: base.clone(), snapshots };
    let app = Router::new().fallback(answer::answer).with_state(state);
    Server::open(options.port, base, app).await
}

//! `pprnet serve`: serves a finished `dist/` as a good static host would.
//!
//! tower-http's `ServeDir` handles files, ranges, dates and precompressed siblings. This module adds the
//! rest: a base path (`site`), a guard against links that leave the folder (`root`), tags that differ between
//! encodings (`validators`) and the headers of a production host (`headers`). Nothing here depends on the
//! content of the files: a page that works here works on any host with the same headers.
//!
//! It listens only on 127.0.0.1: it is for viewing and testing a site, not for publishing it.

pub(crate) mod headers;
mod root;
pub(crate) mod site;
#[cfg(test)]
mod tests;
mod validators;

use std::fs;
use std::io::{ErrorKind, Write};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail};
use axum::Router;
use axum::serve::ListenerExt;
use pprnet_site::hosting::PublicPath;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use self::site::Site;

/// How long open connections may take to finish after the server is stopped.
const GRACE_PERIOD: Duration = Duration::from_secs(2);

/// What to serve, and on which port.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder, usually `dist`.
    pub dir: PathBuf,
    /// The port; 0 selects a free one.
    pub port: u16,
    /// The path at which the site is mounted, such as `/` or `/pprnet/blog/`.
    pub base: String,
    /// Whether browsers with another site stored for this address should show this one at once.
    pub takes_over: bool,
}

/// A running server. It stops when [`Server::stop`] is called, or at once when its runtime ends.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    base: PublicPath,
    stop: oneshot::Sender<()>,
    task: JoinHandle<std::io::Result<()>>,
}

impl Server {
    /// Starts serving and returns once the port is open.
    ///
    /// # Errors
    /// If the folder cannot be served, the base is not a path or differs from the site's own base, or the port cannot be
    /// opened.
    pub async fn start(options: &Options) -> anyhow::Result<Self> {
        let base: PublicPath = options.base.parse().context("--base")?;
        let root = servable(&options.dir)?;
        fits(&options.dir, &base)?;
        let worker = if options.takes_over { newcomer(&root) } else { None };
        let site = Arc::new(Site::new(&root, base.clone()).with_worker(worker));
        Self::open(options.port, base, Router::new().fallback(site::answer).with_state(site)).await
    }

    /// Serves an app under a base.
    ///
    /// # Errors
    /// If the port cannot be opened.
    pub(crate) async fn open(port: u16, base: PublicPath, app: Router) -> anyhow::Result<Self> {
        let listener = listen(port).await?;
        let address = listener.local_addr().context("asking the system for the port's number")?;
        let (stop, stopped) = oneshot::channel::<()>();
        let task = tokio::spawn(async move {
            // A page is a few small writes; Nagle's algorithm would delay each by up to 40 ms.
            let listener = listener.tap_io(|connection| {
                let _ = connection.set_nodelay(true);
            });
            let until = async {
                let _ = stopped.await;
            };
            axum::serve(listener, app).with_graceful_shutdown(until).await
        });
        Ok(Self { address, base, stop, task })
    }

    /// The address on which the server listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address of the site's first page.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.base)
    }

    /// Stops accepting requests, gives those in progress a moment to finish, and returns.
    ///
    /// # Errors
    /// If the server had failed.
    pub async fn stop(self) -> anyhow::Result<()> {
        // If the receiver is gone, the server has ended by itself; joining the task returns the reason.
        let _ = self.stop.send(());
        let abort = self.task.abort_handle();
        match tokio::time::timeout(GRACE_PERIOD, self.task).await {
            Ok(ended) => Ok(ended??),
            Err(_still_open) => {
                abort.abort();
                Ok(())
            }
        }
    }
}

/// Serves until Ctrl-C or SIGTERM.
///
/// # Errors
/// Those of [`Server::start`], and if the server fails while running.
pub fn run(options: &Options) -> anyhow::Result<()> {
    run_until_stopped(Server::start(options))
}

/// Starts a server, prints its address, and serves until Ctrl-C or SIGTERM.
///
/// # Errors
/// Those of `start`, and if the server fails while running.
pub(crate) fn run_until_stopped(start: impl Future<Output = anyhow::Result<Server>>) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .context("starting the server's threads")?;
    runtime.block_on(async {
        let server = start.await?;
        let mut out = std::io::stdout();
        writeln!(out, "{}", server.url())?;
        out.flush()?;
        stop_signal().await?;
        server.stop().await
    })
}

/// The worker of a site that takes over; `None` if the site has no worker.
fn newcomer(root: &Path) -> Option<String> {
    let worker = fs::read_to_string(root.join("sw.js")).ok()?;
    Some(worker + include_str!("serve/newcomer.js"))
}

/// The canonical folder, if it can be served.
fn servable(dir: &Path) -> anyhow::Result<PathBuf> {
    let folder = dir.display();
    if !dir.is_dir() {
        bail!("{folder}: there is no such folder; build the site first (make build), or name its folder");
    }
    if !dir.join("index.html").is_file() {
        bail!("{folder}: the folder has no index.html; name the folder of a built site, usually dist");
    }
    dir.canonicalize().with_context(|| format!("{folder}: cannot be opened"))
}

/// Refuses another base than the site was built for: it would have no styles and would not start.
fn fits(dir: &Path, base: &PublicPath) -> anyhow::Result<()> {
    let index = fs::read_to_string(dir.join("index.html")).unwrap_or_default();
    match PublicPath::of_page(&index) {
        Some(built) if built != *base => bail!(
            "{}: the site was built for {built}, not for {base}; serve it with --base {built}, or build it with PUBLIC_URL={base}",
            dir.display()
        ),
        _ => Ok(()),
    }
}

async fn listen(port: u16) -> anyhow::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(|error| {
        let advice = match error.kind() {
            ErrorKind::AddrInUse => {
                "another program uses it; choose another with --port (with make: PORT=9000), or --port 0 for any"
            }
            ErrorKind::PermissionDenied => "it is reserved; choose one above 1023 with --port",
            _ => "choose another with --port",
        };
        anyhow::Error::new(error).context(format!("port {port} on 127.0.0.1 cannot be opened: {advice}"))
    })
}

#[cfg(unix)]
async fn stop_signal() -> anyhow::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate()).context("listening for SIGTERM")?;
    tokio::select! {
        pressed = tokio::signal::ctrl_c() => pressed.context("listening for Ctrl-C"),
        _ = terminate.recv() => Ok(()),
    }
}

#[cfg(not(unix))]
async fn stop_signal() -> anyhow::Result<()> {
    tokio::signal::ctrl_c().await.context("listening for Ctrl-C")
}

//! A server of the built site that can be told to lie about one file or all, as networks and half-made updates
//! do, to stop, to serve another release, and later to behave. It sends what a good host would send with the file, also with a damaged one:
//! a browser then keeps the damage in its cache, and a second try must get past that.

use std::collections::HashMap;
use std::fs;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};

use crate::browser::console::HOOKS;
use crate::process::free_port;

/// A way not to get a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Not found.
    Missing,
    /// The server's own error.
    Broken,
    /// The connection ends in the middle.
    Interrupted,
    /// Half of the file, as if it were all.
    CutOff,
    /// The login page of a network, with status 200.
    LoginPage,
    /// As many bytes, but some of them others.
    Damaged,
    /// A format of the future.
    Newer,
    /// No answer.
    Stalled,
    /// The file as it is when it is asked for, but only once the server behaves.
    Late,
    /// The connection ends without an answer.
    Refused,
}

/// What the server is told.
#[derive(Debug, Default)]
struct Orders {
    /// Faults, by how the path of the file begins.
    faults: Mutex<HashMap<String, Fault>>,
    /// How long files may be kept by what lies between, by how their path begins; where nothing is said, as a good host does.
    kept: Mutex<HashMap<String, &'static str>>,
    /// A content security policy that pages come with, beside their own.
    policy: Mutex<Option<&'static str>>,
    /// Files that stay as they were, whatever is published.
    stuck: Mutex<HashMap<String, Vec<u8>>>,
    /// Paths asked for, in order; `HEAD ` comes before those of which only the head was.
    asked: Mutex<Vec<String>>,
    /// How many bytes of bodies went out.
    sent: AtomicUsize,
    hooked: bool,
    /// The sites of this host: folder by base path.
    folders: Mutex<HashMap<String, PathBuf>>,
}

/// A site on a bad network.
#[derive(Debug)]
pub struct FaultySite {
    url: String,
    orders: Arc<Orders>,
    /// Changes when the server begins to behave: ends what hangs.
    behaved: watch::Sender<u32>,
    port: u16,
    server: Mutex<Option<JoinHandle<()>>>,
}

impl FaultySite {
    /// Serves a folder, truthfully for now.
    pub async fn start(folder: &Path) -> Self {
        Self::serve(folder, false).await
    }

    /// Serves a folder truthfully, but for a script in each page that keeps what the console is told.
    pub async fn hooked(folder: &Path) -> Self {
        Self::serve(folder, true).await
    }

    async fn serve(folder: &Path, hooked: bool) -> Self {
        let folders = Mutex::new(HashMap::from([("/".to_owned(), folder.to_owned())]));
        let orders = Arc::new(Orders { hooked, folders, ..Orders::default() });
        let port = free_port();
        let site = Self {
            url: format!("http://127.0.0.1:{port}"),
            orders,
            behaved: watch::channel(0).0,
            port,
            server: Mutex::default(),
        };
        site.listen().await;
        site
    }

    async fn listen(&self) {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, self.port)).await.unwrap();
        let (told, until) = (Arc::clone(&self.orders), self.behaved.subscribe());
        let server = tokio::spawn(async move {
            let mut answers = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                answers.spawn(answer(stream, Arc::clone(&told), until.clone()));
            }
        });
        *self.server.lock().unwrap() = Some(server);
    }

    /// Stops the server: nobody listens any more, and what was on its way is cut off.
    pub async fn stop(&self) {
        let server = self.server.lock().unwrap().take();
        if let Some(server) = server {
            server.abort();
            let _ = server.await;
        }
    }

    /// Starts it again, at the same address.
    pub async fn resume(&self) {
        self.listen().await;
    }

    /// From now on serves another folder.
    pub fn publish(&self, folder: &Path) {
        self.publish_at("/", folder);
    }

    /// From now on serves this folder below a base path, such as `/blog/`.
    pub fn publish_at(&self, base: &str, folder: &Path) {
        self.orders.folders.lock().unwrap().insert(base.to_owned(), folder.to_owned());
    }

    /// From now on says of files whose path begins with `start` how long they may be kept (`Cache-Control`); `/` is
    /// the first page alone.
    pub fn keep_for(&self, start: &str, cache_control: &'static str) {
        self.orders.kept.lock().unwrap().insert(start.to_owned(), cache_control);
    }

    /// From now on sends this content security policy with everything. It adds to the one in the page: what either
    /// forbids does not run.
    pub fn forbid(&self, policy: &'static str) {
        *self.orders.policy.lock().unwrap() = Some(policy);
    }

    /// How many bytes of bodies went out so far.
    #[must_use]
    pub fn sent(&self) -> usize {
        self.orders.sent.load(Ordering::Relaxed)
    }

    /// The address of a page.
    #[must_use]
    pub fn url(&self, page: &str) -> String {
        format!("{}{page}", self.url)
    }

    /// From now on lies about files whose path begins with `start`.
    pub fn lie(&self, start: &str, fault: Fault) {
        self.orders.faults.lock().unwrap().insert(start.to_owned(), fault);
    }

    /// From now on tells the truth.
    pub fn behave(&self) {
        self.orders.faults.lock().unwrap().clear();
        self.behaved.send_modify(|times| *times += 1);
    }

    /// From now on serves this file as it is now, whatever is published.
    pub fn stick_to(&self, path: &str) {
        let (_, body) = self.orders.read(path);
        self.orders.stuck.lock().unwrap().insert(path.to_owned(), body);
    }

    /// From now on serves what is published.
    pub fn let_go(&self) {
        self.orders.stuck.lock().unwrap().clear();
    }

    /// The paths asked for so far; `HEAD ` comes before those of which only the head was.
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        self.orders.asked.lock().unwrap().clone()
    }
}

impl Drop for FaultySite {
    fn drop(&mut self) {
        if let Some(server) = self.server.lock().unwrap().take() {
            server.abort();
        }
    }
}

async fn answer(mut stream: TcpStream, orders: Arc<Orders>, mut behaved: watch::Receiver<u32>) {
    let Some((method, path)) = read_request(&mut stream).await else { return };
    let fault = orders.fault_of(&path);
    let asked = if method == "HEAD" { format!("HEAD {path}") } else { path.clone() };
    orders.asked.lock().unwrap().push(asked);
    match fault {
        Some(Fault::Refused) => return,
        Some(Fault::Stalled) => {
            let _ = behaved.changed().await;
            return;
        }
        _ => {}
    }
    let (head, body) = orders.response(&path, fault);
    if fault == Some(Fault::Late) {
        let _ = behaved.changed().await;
    }
    orders.sent.fetch_add(body.len(), Ordering::Relaxed);
    // A client that has gone away is its own affair.
    let _ = stream.write_all(head.as_bytes()).await;
    let _ = stream.write_all(&body).await;
    let _ = stream.shutdown().await;
}

/// The method and path of a request, once its head has come.
async fn read_request(stream: &mut TcpStream) -> Option<(String, String)> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.ok()?);
    }
    let head = String::from_utf8(head).ok()?;
    let mut words = head.split(' ');
    let (method, target) = (words.next()?, words.next()?);
    Some((method.to_owned(), target.split('?').next()?.to_owned()))
}

impl Orders {
    fn fault_of(&self, path: &str) -> Option<Fault> {
        let faults = self.faults.lock().unwrap();
        faults.iter().find(|(start, _)| path.starts_with(start.as_str())).map(|(_, fault)| *fault)
    }

    fn response(&self, path: &str, fault: Option<Fault>) -> (String, Vec<u8>) {
        let (found, mut body) = self.read(path);
        let (mut status, mut kind) = (if found { "200 OK" } else { "404 Not Found" }, content_type(path));
        let whole = body.len();
        let mut length = None;
        match fault {
            None | Some(Fault::Refused | Fault::Stalled | Fault::Late) => {}
            Some(Fault::Missing) => {
                (status, kind, body) = ("404 Not Found", HTML, b"<h1>Not found</h1>".to_vec());
            }
            Some(Fault::Broken) => {
                (status, kind, body) = ("500 Internal Server Error", HTML, b"<h1>Oh</h1>".to_vec());
            }
            Some(Fault::LoginPage) => {
                (kind, body) = (HTML, b"<!doctype html><title>Hotel Wi-Fi</title>".to_vec());
            }
            Some(Fault::Newer) => body = br#"{"format":999,"posts":[]}"#.to_vec(),
            Some(Fault::CutOff) => body.truncate(whole / 2),
            Some(Fault::Interrupted) => {
                body.truncate(whole / 2);
                length = Some(whole);
            }
            Some(Fault::Damaged) => {
                let the = body.windows(3).position(|bytes| bytes == b"the");
                body.swap(the.unwrap_or(whole / 2) + 1, the.unwrap_or(whole / 2) + 2);
            }
        }
        let length = length.unwrap_or(body.len());
        // A name with a hash can only hold a newer format where names are not kept for good.
        let for_good = status == "200 OK"
            && fault != Some(Fault::Newer)
            && path.contains("/archive/")
            && (path.ends_with(".json") || path.ends_with(".bin"));
        let usual = if for_good { "public, max-age=31536000, immutable" } else { "no-cache" };
        let kept = self.kept.lock().unwrap();
        let said = kept
            .iter()
            .find(|(start, _)| path == start.as_str() || (*start != "/" && path.starts_with(start.as_str())));
        let cache = said.map_or(usual, |(_, said)| said);
        let policy = self.policy.lock().unwrap();
        let policy =
            policy.map(|policy| format!("content-security-policy: {policy}\r\n")).unwrap_or_default();
        let head = format!(
            "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\ncache-control: {cache}\r\n\
             {policy}connection: close\r\n\r\n"
        );
        (head, body)
    }

    /// Whether there is such a file, and it or what comes in its place.
    fn read(&self, path: &str) -> (bool, Vec<u8>) {
        if let Some(body) = self.stuck.lock().unwrap().get(path) {
            return (true, body.clone());
        }
        let folders = self.folders.lock().unwrap();
        let within = folders.iter().filter(|(base, _)| path.starts_with(base.as_str()));
        let Some((base, folder)) = within.max_by_key(|(base, _)| base.len()) else {
            return (false, Vec::new());
        };
        let inside = &path[base.len()..];
        let file = if path.ends_with('/') { format!("{inside}index.html") } else { inside.to_owned() };
        let found = fs::read(folder.join(&file));
        let (found, mut body) = match found {
            Ok(body) => (true, body),
            Err(_) => (false, fs::read(folder.join("404.html")).unwrap_or_default()),
        };
        if self.hooked && content_type(path) == HTML {
            // Before the policy, which only holds for what comes after it.
            let html = String::from_utf8(body).unwrap();
            body = html.replacen("<head>", &format!("<head><script>{HOOKS}</script>"), 1).into_bytes();
        }
        (found, body)
    }
}

const HTML: &str = "text/html; charset=utf-8";

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "js" => "text/javascript",
        "css" => "text/css",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "bin" => "application/octet-stream",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" => "text/plain",
        _ => HTML,
    }
}

//! A server of the built site that can send wrong data for one file or all, as networks and incomplete uploads do. It can also
//! stop, serve another release, and later behave again. Even a damaged file has the headers of a good host: a browser then
//! caches the damage, and a retry must get past the cache.

use std::collections::HashMap;
use std::fs;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};

use crate::browser::console::HOOKS;
use crate::process::free_port;

/// A way in which a request fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Status 404.
    Missing,
    /// Status 500.
    Broken,
    /// The connection ends in the middle of the file.
    Interrupted,
    /// Half of the file, as if it were complete.
    CutOff,
    /// The login page of a network, with status 200.
    LoginPage,
    /// The same number of bytes, but some of them changed.
    Damaged,
    /// A format of a later version.
    Newer,
    /// No answer.
    Stalled,
    /// The file as it is at the time of the request, but sent only once the server behaves.
    Late,
    /// The connection ends without an answer.
    Refused,
}

/// The orders to the server.
#[derive(Debug, Default)]
struct Orders {
    /// Faults, by path prefix of the file; the longest that matches decides.
    faults: Mutex<HashMap<String, Fault>>,
    /// The `Cache-Control` of files, by path prefix as for faults; without an entry, that of a good host.
    cache_controls: Mutex<HashMap<String, &'static str>>,
    /// A content security policy sent with everything, in addition to that in the pages.
    policy: Mutex<Option<&'static str>>,
    /// The requested paths, in order; `HEAD ` precedes those requested with the method HEAD.
    requests: Mutex<Vec<String>>,
    hooked: bool,
    /// The sites of this host: folder by base path.
    folders: Mutex<HashMap<String, PathBuf>>,
}

/// A site on an unreliable network.
#[derive(Debug)]
pub struct FaultySite {
    url: String,
    orders: Arc<Orders>,
    /// Changes when the server behaves again, which ends stalled responses.
    behaved: watch::Sender<u32>,
    port: u16,
    server: Mutex<Option<JoinHandle<()>>>,
}

impl FaultySite {
    /// Serves a folder, without faults for now.
    pub async fn start(folder: &Path) -> Self {
        Self::serve(folder, false).await
    }

    /// Serves a folder without faults, but with a script in each page that records console messages.
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
        let port = self.port;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.unwrap_or_else(|error| {
            panic!("port {port} on 127.0.0.1 cannot be opened ({error}); end the program that took it")
        });
        let (orders, until) = (Arc::clone(&self.orders), self.behaved.subscribe());
        let server = tokio::spawn(async move {
            let mut answers = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                answers.spawn(answer(stream, Arc::clone(&orders), until.clone()));
            }
        });
        *self.server.lock().unwrap() = Some(server);
    }

    /// Stops the server: it accepts no connections, and pending responses are cut off.
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

    /// From now on, serves another folder.
    pub fn publish(&self, folder: &Path) {
        self.publish_at("/", folder);
    }

    /// From now on, serves this folder below a base path, such as `/blog/`.
    pub fn publish_at(&self, base: &str, folder: &Path) {
        self.orders.folders.lock().unwrap().insert(base.to_owned(), folder.to_owned());
    }

    /// From now on, sends this `Cache-Control` for files whose path begins with `start`, unless a longer `start` matches; `/` is
    /// only the first page.
    pub fn keep_for(&self, start: &str, cache_control: &'static str) {
        self.orders.cache_controls.lock().unwrap().insert(start.to_owned(), cache_control);
    }

    /// From now on, sends this content security policy with everything. It adds to the one in the page: what either forbids
    /// does not run.
    pub fn forbid(&self, policy: &'static str) {
        *self.orders.policy.lock().unwrap() = Some(policy);
    }

    /// The address of a page.
    #[must_use]
    pub fn url(&self, page: &str) -> String {
        format!("{}{page}", self.url)
    }

    /// From now on, sends faults for files whose path begins with `start`, unless a longer `start` matches.
    pub fn lie(&self, start: &str, fault: Fault) {
        self.orders.faults.lock().unwrap().insert(start.to_owned(), fault);
    }

    /// From now on, sends no faults.
    pub fn behave(&self) {
        self.orders.faults.lock().unwrap().clear();
        self.behaved.send_modify(|times| *times += 1);
    }

    /// The paths requested so far; `HEAD ` precedes those requested with the method HEAD.
    #[must_use]
    pub fn requests(&self) -> Vec<String> {
        self.orders.requests.lock().unwrap().clone()
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
    let request = if method == "HEAD" { format!("HEAD {path}") } else { path.clone() };
    orders.requests.lock().unwrap().push(request);
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
    // A client may disconnect at any time.
    let _ = stream.write_all(head.as_bytes()).await;
    let _ = stream.write_all(&body).await;
    let _ = stream.shutdown().await;
}

/// The method and path of a request, read once its head is complete.
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
        longest(&self.faults.lock().unwrap(), |start| path.starts_with(start)).map(|(_, fault)| *fault)
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
        // A name with a hash can only have a newer format if names are not cached forever.
        let for_good = status == "200 OK"
            && fault != Some(Fault::Newer)
            && path.contains("/archive/")
            && (path.ends_with(".json") || path.ends_with(".bin"));
        let usual = if for_good { "public, max-age=31536000, immutable" } else { "no-cache" };
        let cache_controls = self.cache_controls.lock().unwrap();
        let entry =
            longest(&cache_controls, |start| path == start || (start != "/" && path.starts_with(start)));
        let cache = entry.map_or(usual, |(_, cache_control)| cache_control);
        let policy = self.policy.lock().unwrap();
        let policy =
            policy.map(|policy| format!("content-security-policy: {policy}\r\n")).unwrap_or_default();
        let head = format!(
            "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\ncache-control: {cache}\r\n\
             {policy}connection: close\r\n\r\n"
        );
        (head, body)
    }

    /// Whether the file exists, and its content or that of its replacement.
    fn read(&self, path: &str) -> (bool, Vec<u8>) {
        let folders = self.folders.lock().unwrap();
        let Some((base, folder)) = longest(&folders, |base| path.starts_with(base)) else {
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
            // Put the script before the policy, which applies only to what follows it.
            let html = String::from_utf8(body).unwrap();
            body = html.replacen("<head>", &format!("<head><script>{HOOKS}</script>"), 1).into_bytes();
        }
        (found, body)
    }
}

/// The entry with the longest matching prefix. Two prefixes of a path never have the same length, so the order of the map decides
/// nothing.
fn longest<T>(entries: &HashMap<String, T>, matches: impl Fn(&str) -> bool) -> Option<(&String, &T)> {
    entries.iter().filter(|(start, _)| matches(start)).max_by_key(|(start, _)| start.len())
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

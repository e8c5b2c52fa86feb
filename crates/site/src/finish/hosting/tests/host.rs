//! Real servers on a local port, and a small client.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::{Duration, Instant};

use super::finish_site;

/// Debian's path of the nginx brotli module.
const BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// A server's response.
pub(super) struct Reply {
    pub(super) status: u16,
    headers: BTreeMap<String, Vec<String>>,
    pub(super) body: Vec<u8>,
}

impl Reply {
    /// The header, which must not occur twice.
    pub(super) fn header(&self, name: &str) -> &str {
        let values = self.headers.get(name).map(Vec::as_slice).unwrap_or_default();
        assert!(values.len() <= 1, "{name}: {values:?}");
        values.first().map_or("", String::as_str)
    }

    /// The redirect target, without the host.
    pub(super) fn location(&self) -> &str {
        let location = self.header("location");
        match location.split_once("://") {
            Some((_, rest)) => rest.find('/').map_or("", |at| &rest[at..]),
            None => location,
        }
    }
}

/// A server for a small finished site.
pub(super) struct Host {
    child: Child,
    port: u16,
    pub(super) base: &'static str,
    folder: tempfile::TempDir,
}

impl Drop for Host {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Host {
    /// nginx as packaged by Debian. `None` if `brotli` is required and this machine lacks the module.
    pub(super) fn nginx(base: &'static str, brotli: bool) -> Option<Self> {
        let module = if brotli { format!("load_module {BROTLI};\n") } else { String::new() };
        if brotli && !Path::new(BROTLI).exists() {
            return None;
        }
        let program = program("NGINX", &["nginx"], "nginx-light");
        Some(Self::start(base, |folder, port| {
            let (dir, dist) = (folder.display(), dist(folder, base));
            let snippet = dist.join("nginx.conf");
            if brotli {
                let text = fs::read_to_string(&snippet).unwrap();
                fs::write(&snippet, text.replace("# brotli_static on;", "brotli_static on;")).unwrap();
            }
            let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
                .map(|name| format!("{name}_temp_path {dir}/{name};\n"))
                .concat();
            let conf = format!(
                "{module}daemon off;\nmaster_process off;\npid {dir}/pid;\nerror_log {dir}/error.log;\nevents {{}}\n\
                 http {{\naccess_log off;\n{temporary}server {{\nlisten 127.0.0.1:{port};\nroot {dir}/www;\n\
                 location ~ \\.json$ {{ return 500; }}\ninclude {};\n}}\n}}\n",
                snippet.display()
            );
            fs::write(folder.join("main.conf"), conf).unwrap();
            let mut command = Command::new(&program);
            // nginx reads the variable NGINX as a list of inherited sockets, and logs an emergency about the path in it.
            command.env_remove("NGINX");
            command.arg("-p").arg(folder).arg("-e").arg(folder.join("error.log"));
            command.arg("-c").arg(folder.join("main.conf"));
            command
        }))
    }

    pub(super) fn apache(base: &'static str) -> Self {
        let program = program("APACHE", &["apache2", "httpd"], "apache2-bin");
        let modules = std::env::var("APACHE_MODULES").unwrap_or("/usr/lib/apache2/modules".into());
        Self::start(base, |folder, port| {
            let dir = folder.display();
            let loaded = [
                "mpm_prefork",
                "authz_core",
                "dir",
                "env",
                "headers",
                "mime",
                "rewrite",
                "deflate",
                "filter",
            ]
            .map(|name| format!("LoadModule {name}_module {modules}/mod_{name}.so\n"))
            .concat();
            // Like the usual types table, which calls x.html.gz a gzip file.
            fs::write(folder.join("mime.types"), "application/gzip gz\ntext/html html\n").unwrap();
            let conf = format!(
                "{loaded}ServerRoot {dir}\nPidFile {dir}/pid\nErrorLog {dir}/error.log\nServerName localhost\n\
                 Listen 127.0.0.1:{port}\nUser #65534\nGroup #65534\nTypesConfig {dir}/mime.types\n\
                 DocumentRoot {dir}/www\nAddOutputFilterByType DEFLATE text/html\n\
                 <Directory {dir}/www>\nAllowOverride All\nRequire all granted\n</Directory>\n"
            );
            fs::write(folder.join("main.conf"), conf).unwrap();
            let mut command = Command::new(&program);
            command.arg("-X").arg("-f").arg(folder.join("main.conf"));
            command
        })
    }

    fn start(base: &'static str, command: impl FnOnce(&Path, u16) -> Command) -> Self {
        let folder = tempfile::tempdir().unwrap();
        // Apache, started by root, reads files as another user.
        #[cfg(unix)]
        fs::set_permissions(folder.path(), std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
        fs::create_dir_all(dist(folder.path(), base)).unwrap();
        finish_site(&dist(folder.path(), base), base);
        let port = free_port();
        let mut command = command(folder.path(), port);
        let stderr = fs::File::create(folder.path().join("said")).unwrap();
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(stderr).spawn().unwrap();
        let mut host = Self { child, port, base, folder };
        let started = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let ended = host.child.try_wait().unwrap().is_some();
            assert!(!ended && started.elapsed() < Duration::from_secs(60), "no server: {}", host.log());
            std::thread::sleep(Duration::from_millis(20));
        }
        host
    }

    pub(super) fn log(&self) -> String {
        let read = |name: &str| fs::read_to_string(self.folder.path().join(name)).unwrap_or_default();
        read("said") + &read("error.log")
    }

    pub(super) fn file(&self, name: &str) -> Vec<u8> {
        fs::read(dist(self.folder.path(), self.base).join(name)).unwrap()
    }

    /// Requests a path of the host.
    pub(super) fn ask(&self, path: &str, encodings: &str) -> Reply {
        let mut connection = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        connection.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\nAccept-Encoding: {encodings}\r\n\r\n",
            self.port
        );
        connection.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        connection.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|w| w == b"\r\n\r\n").unwrap();
        let head = std::str::from_utf8(&answer[..end]).unwrap();
        let mut lines = head.split("\r\n");
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let mut headers: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in lines.map(|line| line.split_once(": ").unwrap()) {
            headers.entry(name.to_lowercase()).or_default().push(value.to_owned());
        }
        Reply { status, headers, body: answer[end + 4..].to_vec() }
    }

    /// Requests a path of the site, which begins with `/`.
    pub(super) fn get(&self, path: &str) -> Reply {
        self.ask(&format!("{}{path}", self.base.trim_end_matches('/')), "identity")
    }
}

/// A free port, given out once per run. It is below the system's ephemeral range: the system could assign a port from
/// that range to a client, which would then connect to itself.
fn free_port() -> u16 {
    const FIRST: u16 = 10_000;
    const COUNT: u16 = 9_000;
    static GIVEN: AtomicU16 = AtomicU16::new(0);
    // Another run on this machine starts at another port.
    let start = u16::try_from(std::process::id() * 61 % u32::from(COUNT)).unwrap();
    loop {
        let number = GIVEN.fetch_add(1, Ordering::Relaxed);
        assert!(number < COUNT, "no port is free");
        let port = FIRST + (start + number) % COUNT;
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}

/// The folder of the site: under the server's root, at the path in its address.
fn dist(folder: &Path, base: &str) -> PathBuf {
    folder.join("www").join(base.trim_matches('/'))
}

/// A server's program, which must exist: a test must not pass without running it.
fn program(variable: &str, names: &[&str], package: &str) -> PathBuf {
    if let Some(path) = std::env::var_os(variable) {
        return path.into();
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    // Not every user's PATH contains the last two folders.
    let folders = std::env::split_paths(&path).chain(["/usr/sbin", "/usr/local/sbin"].map(PathBuf::from));
    let found = folders
        .flat_map(|folder| names.iter().map(move |name| folder.join(name)))
        .find(|path| path.is_file());
    found.unwrap_or_else(|| {
        panic!("{} is not on PATH: run make setup-browsers, install {package}, or set {variable}", names[0])
    })
}

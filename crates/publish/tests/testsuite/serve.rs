//! `pprnet serve` against malicious clients. `src/serve/tests.rs` also tests that nothing outside the folder can be
//! read. These tests attack the running program, which must keep serving.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::command::arg;

/// A running server, stopped when the value is dropped.
pub(crate) struct Served {
    child: Child,
    /// `127.0.0.1:12345`
    host: String,
}

impl Served {
    /// Serves the folder `site` below `dir`, with a secret next to it.
    fn start(dir: &Path) -> Self {
        let site = dir.join("site");
        fs::create_dir_all(site.join("about")).unwrap();
        fs::write(site.join("index.html"), "<!doctype html><title>Site</title>the blog").unwrap();
        fs::write(site.join("about/index.html"), "<!doctype html><title>Site</title>about").unwrap();
        fs::write(dir.join("secret.txt"), "the secret").unwrap();
        Self::running(&["serve", arg(&site), "--port", "0"])
    }

    /// The program as a server, which first prints its address.
    pub(crate) fn running(args: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pprnet"));
        command.args(args).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let host = line.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
        Self { child, host }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        stream
    }

    /// Sends bytes unchanged, and returns the whole response.
    fn send(&self, request: &[u8]) -> String {
        let mut stream = self.connect();
        stream.write_all(request).unwrap();
        let mut answer = Vec::new();
        // A connection reset also counts as a response.
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    pub(crate) fn get(&self, target: &str) -> String {
        self.send(
            format!("GET {target} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n", self.host).as_bytes(),
        )
    }

    fn goes_on(&self) {
        let answer = self.get("/about/");
        assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("about"), "{answer}");
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn no_way_of_writing_a_path_leads_out_of_the_folder() {
    let dir = tempfile::tempdir().unwrap();
    let site = Served::start(dir.path());
    let up = ["..", "%2e%2e", "%2E.", ".%2e", "%252e%252e", "%c0%ae%c0%ae", "..%00", "....//", "..;"];
    let slash = ["/", "%2f", "%2F", "\\", "%5c", "//", "/./", "%252f"];
    for up in up {
        for slash in slash {
            for start in ["/", "/about/", "//", "/about/..%2f"] {
                let target = format!("{start}{up}{slash}secret.txt");
                let answer = site.get(&target);
                assert!(!answer.contains("the secret"), "{target}: {answer}");
            }
        }
    }
    for target in ["http://other.example/../secret.txt", "*", "/%", "/%zz", "/%00", "/\u{7f}", "secret.txt"] {
        let answer = site.get(target);
        assert!(!answer.contains("the secret"), "{target}: {answer}");
    }
    site.goes_on();
}

#[test]
fn a_malformed_request_is_refused_and_the_next_one_answered() {
    let dir = tempfile::tempdir().unwrap();
    let site = Served::start(dir.path());
    let long_path = format!("GET /{} HTTP/1.1\r\nhost: x\r\n\r\n", "a".repeat(100_000));
    let many_headers = format!("GET / HTTP/1.1\r\n{}\r\n", "x: y\r\n".repeat(10_000));
    let requests: [&[u8]; 6] = [
        b"\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET / HTTP/9.9\r\n\r\n",
        b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\nconnection: close\r\n\r\nhello",
        long_path.as_bytes(),
        many_headers.as_bytes(),
    ];
    for request in requests {
        let mut stream = site.connect();
        // The server may close the connection before everything is sent.
        let _ = stream.write_all(request);
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        assert!(!answer.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&answer));
        site.goes_on();
    }
}

#[test]
fn a_thousand_clients_that_say_nothing_or_half_a_request_keep_nobody_from_reading() {
    let dir = tempfile::tempdir().unwrap();
    let site = Served::start(dir.path());
    // As many as the system allows for one program; some allow only 1,024 files.
    let mut idle: Vec<TcpStream> = Vec::new();
    for number in 0..1000 {
        let Ok(mut stream) = TcpStream::connect(&site.host) else { break };
        if number % 2 == 0 {
            let _ = stream.write_all(b"GET /about/ HTTP/1.1\r\nhost:");
        }
        idle.push(stream);
        if number % 100 == 99 {
            site.goes_on();
        }
    }
    assert!(idle.len() > 200, "only {} connections", idle.len());
    site.goes_on();
    // A slow client still gets its response when it finishes its request.
    let last = idle.iter_mut().next().unwrap();
    last.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    last.write_all(b" x\r\nconnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    last.read_to_string(&mut answer).unwrap();
    assert!(answer.ends_with("about"), "{answer}");
}

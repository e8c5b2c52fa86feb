//! Makes the pictures of the guide for editors, in Chromium: the program's output in a terminal, and the preview.
//!
//! `cargo run -p pprnet-e2e --example guide-pictures -- docs/pictures` after `make build`, with `. scripts/env.sh` before it.
//! Each picture shows the current output for a small blog that is created here. The text of a terminal is written beside its
//! picture; a test of the publisher fails if the program prints something else by then.

#![expect(clippy::unwrap_used, reason = "a tool for developers; what fails is said by the panic")]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use pprnet_e2e::{Browser, Engine, block_on, publisher};
use serde_json::Value;

/// A page of an old blog, as saved by a browser.
const PAGE: &str = include_str!("../../crates/publish/tests/fixtures/guide/page-1.html");

/// Its topics, as read from the page of all posts.
const TAXONOMY: &str = include_str!("../../crates/publish/tests/fixtures/guide/taxonomy.toml");

fn main() {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: guide-pictures OUTDIR");
        std::process::exit(2);
    };
    fs::create_dir_all(&folder).unwrap();
    let program = std::env::current_dir().unwrap().join("target/program");
    let desk = tempfile::tempdir().unwrap();
    fs::write(desk.path().join("page-1.html"), PAGE).unwrap();
    block_on(async {
        let browser = Browser::start(Engine::Chromium).await;
        let import = run(desk.path(), "import page-1.html --into my-content");
        terminal(&browser, &import, &folder.join("import.png")).await;
        fs::write(folder.join("import.txt"), &import).unwrap();
        fs::write(desk.path().join("my-content/taxonomy.toml"), TAXONOMY).unwrap();
        let posts = desk.path().join("my-content/posts");
        let first = posts.join("2022-12-what-therapists-do-on-mondays.md");
        let second = posts.join("2022-11-is-a-short-session-too-short.md");
        change(&first, "topics = []", "topics = [\"aliance\"]");
        let title = "Is a Short Session Too Short?";
        change(&second, &format!("\"{title}\""), &format!("“{title}”"));
        let check = run(desk.path(), "check --content my-content");
        terminal(&browser, &check, &folder.join("check.png")).await;
        fs::write(folder.join("check.txt"), &check).unwrap();
        change(&first, "aliance", "alliance");
        change(&second, &format!("“{title}”"), &format!("\"{title}\""));
        let mut server = preview(&browser, desk.path(), &program).await;
        change(&first, "\"alliance\"", "\"aliance\"");
        browser.until_present("#preview details[open] li").await;
        save(&browser, &folder.join("preview.png")).await;
        server.kill().unwrap();
        server.wait().unwrap();
        browser.close().await;
    });
}

/// A command and its output.
fn run(desk: &Path, command: &str) -> String {
    let done = Command::new(publisher()).args(command.split(' ')).current_dir(desk).output().unwrap();
    let printed = [done.stdout, done.stderr].concat();
    format!("$ pprnet {command}\n{}", String::from_utf8(printed).unwrap())
}

/// A picture of a terminal.
async fn terminal(browser: &Browser, text: &str, path: &Path) {
    let page = format!(
        "<!DOCTYPE html><meta charset=utf-8><style>html {{ background: #1d2429; }} pre {{ margin: 0; padding: 20px 24px; \
         color: #e8edf0; font: 15px/1.55 'DejaVu Sans Mono', monospace; white-space: pre-wrap; overflow-wrap: anywhere; }}</style><pre>{}</pre>",
        text.replace('&', "&amp;").replace('<', "&lt;")
    );
    let escaped: String = page.bytes().map(|byte| format!("%{byte:02X}")).collect();
    browser.resize(880, 400).await;
    browser.goto(&format!("data:text/html;charset=utf-8,{escaped}")).await;
    let height: f64 =
        browser.eval("return document.querySelector('pre').getBoundingClientRect().height", vec![]).await;
    browser.resize(880, height as u32).await;
    save(browser, path).await;
}

/// Changes a text in a file.
fn change(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(from), "{} lacks {from}", file.display());
    fs::write(file, text.replacen(from, to, 1)).unwrap();
}

/// A running preview, open in the browser.
async fn preview(browser: &Browser, desk: &Path, program: &Path) -> Child {
    let mut child = Command::new(publisher())
        .args(["preview", "--drafts", "--content", "my-content", "--port", "0", "--program"])
        .arg(program)
        .current_dir(desk)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let address = address(&mut child);
    browser.resize(880, 640).await;
    browser.goto(&address).await;
    browser.until_present("h1").await;
    let _: Value = browser.eval("document.documentElement.style.scrollbarWidth = 'none'", vec![]).await;
    child
}

/// The address that the preview prints.
fn address(child: &mut Child) -> String {
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    for line in lines {
        let line = line.unwrap();
        if let Some(at) = line.find("http://") {
            return line[at..].split_whitespace().next().unwrap().to_owned();
        }
    }
    panic!("the preview names no address");
}

async fn save(browser: &Browser, path: &Path) {
    fs::write(path, browser.screenshot().await.unwrap()).unwrap();
    eprintln!("{}", path.display());
}

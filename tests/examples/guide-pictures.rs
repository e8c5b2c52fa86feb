//! Makes the pictures of the guide for editors, in Chromium: the program's output in a terminal, and the preview.
//!
//! `cargo run -p pprnet-e2e --example guide-pictures -- docs/pictures` after `make build`, with `. scripts/env.sh` before it.
//! Each picture shows the current output for a small blog that is created here.

#![expect(clippy::unwrap_used, reason = "a tool for developers; what fails is said by the panic")]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use pprnet_e2e::{Browser, Engine, block_on, publisher};
use serde_json::Value;

/// A page of an old blog, as saved by a browser.
const PAGE: &str = "<!DOCTYPE html><html><head><title>Blog</title></head><body><main>
<h2>December 2022</h2>
<h3>What Therapists Do on Mondays</h3>
<p>Quill, A. B. (2022). Of Mondays. <em>Journal of Made-Up Results, 1</em>(2), 3–4. https://doi.org/10.1000/example</p>
<p>Forty therapists were asked what they do on Mondays, and most of them said that they work. The alliance was a little
better on other days (d = 0.20).</p>
<h4>Practice Implications</h4>
<p>Ask what clients do on Mondays, and listen to what they say about it.</p>
<h2>November 2022</h2>
<h3>Is a Short Session Too Short?</h3>
<p>Brief, C. (2022). Ten minutes. <em>Journal of Made-Up Results, 1</em>(1), 1–2. https://doi.org/10.1000/brief</p>
<p>Sessions of ten minutes were compared with those of fifty. Dropout was rarer in the longer ones (OR = 0.60).</p>
<h4>Practice Implications</h4>
<p>Take the time that is needed.</p>
</main></body></html>";

/// Its topics, as read from the page of all posts.
const TAXONOMY: &str = "[[topic]]\nslug = \"alliance\"\nname = \"Alliance\"\n\n[[topic]]\nslug = \"dropout\"\nname = \"Dropout\"\n";

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
        fs::write(desk.path().join("my-content/taxonomy.toml"), TAXONOMY).unwrap();
        let posts = desk.path().join("my-content/posts");
        let first = posts.join("2022-12-what-therapists-do-on-mondays.md");
        let second = posts.join("2022-11-is-a-short-session-too-short.md");
        change(&first, "topics = []", "topics = [\"aliance\"]");
        let title = "Is a Short Session Too Short?";
        change(&second, &format!("\"{title}\""), &format!("“{title}”"));
        let check = run(desk.path(), "check --content my-content");
        terminal(&browser, &check, &folder.join("check.png")).await;
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
        .args(["preview", "--content", "my-content", "--port", "0", "--program"])
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

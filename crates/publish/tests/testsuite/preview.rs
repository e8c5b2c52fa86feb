//! `pprnet preview` as it runs: its pages come from the content folder and follow its changes.

use std::fs;
use std::path::{Path, PathBuf};

use pprnet_address::names::OFFLINE;
use serde_json::Value;

use crate::command::{arg, pasted, pprnet, trunk_folder};
use crate::serve::Served;

/// A content folder, the program's folder, and a preview of them.
struct Preview {
    content: PathBuf,
    served: Served,
}

impl Preview {
    fn start(dir: &Path, more: &[&str]) -> Self {
        let (content, program) = (dir.join("content"), dir.join("program"));
        trunk_folder(&program);
        let run = pprnet(&["import", arg(&pasted("typical")), "--into", arg(&content)]);
        assert_eq!(run.code, Some(0), "{run}");
        Self { served: Self::of(&content, &program, more), content }
    }

    fn of(content: &Path, program: &Path, more: &[&str]) -> Served {
        let args = ["preview", "--content", arg(content), "--program", arg(program), "--port", "0"];
        Served::running(&[&args, more].concat())
    }

    /// The first post's file.
    fn post(&self) -> PathBuf {
        let mut posts: Vec<PathBuf> =
            fs::read_dir(self.content.join("posts")).unwrap().map(|entry| entry.unwrap().path()).collect();
        posts.sort();
        posts.swap_remove(0)
    }

    /// The state that pages receive, once the version differs.
    fn state(&self, after: u64) -> Value {
        let answer = self.served.get(&format!("/preview/state?after={after}"));
        serde_json::from_str(answer.rsplit("\r\n\r\n").next().unwrap()).unwrap()
    }
}

fn version(state: &Value) -> u64 {
    state["version"].as_u64().unwrap()
}

#[test]
fn a_page_follows_its_post_and_stays_while_the_post_is_wrong() {
    let dir = tempfile::tempdir().unwrap();
    let preview = Preview::start(dir.path(), &[]);
    let file = preview.post();
    let stem = file.file_stem().unwrap().to_str().unwrap().to_owned();
    let path = format!("/posts/{}/", &stem[8..]);
    let page = preview.served.get(&path);
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("cache-control: no-store"), "{page}");
    let script = |state: &Value| format!("{OFFLINE}=\"./preview/{}.js\"", version(state));
    let first = preview.state(0);
    assert!(page.contains(&script(&first)), "{page}");

    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replacen("title = \"", "title = \"Changed: ", 1)).unwrap();
    let second = preview.state(version(&first));
    assert!(version(&second) > version(&first));
    assert!(preview.served.get(&path).contains("Changed: "));

    fs::write(&file, text.replacen("title = ", "title: ", 1)).unwrap();
    let third = preview.state(version(&second));
    let problems = &third["groups"][0];
    assert_eq!(problems["heading"], "1 problem in the content; this page shows the last valid version");
    let line = problems["lines"][0]["where"].as_str().unwrap();
    assert!(line.contains(&format!("{stem}.md:2: ")), "{line}");
    let page = preview.served.get(&path);
    assert!(page.contains("Changed: "), "the page stays as it was");
    assert!(page.contains(&script(&third)), "a script of an earlier reading would load the page for ever");

    fs::write(&file, &text).unwrap();
    let fourth = preview.state(version(&third));
    assert!(!preview.served.get(&path).contains("Changed: "));
    assert!(!fourth.to_string().contains("problem"), "{fourth}");
}

#[test]
fn the_preview_has_every_page_and_file_of_the_site() {
    let dir = tempfile::tempdir().unwrap();
    let preview = Preview::start(dir.path(), &[]);
    fs::write(preview.content.join("redirects.toml"), "[[redirect]]\nfrom = \"/old\"\nto = \"/archive/\"\n")
        .unwrap();
    preview.state(version(&preview.state(0)));
    let get = |path: &str| preview.served.get(path);
    let home = get("/");
    assert!(home.starts_with("HTTP/1.1 200") && home.contains("text/html; charset=utf-8"), "{home}");
    let manifest = home.split("href=\"archive/manifest.").nth(1).unwrap().split('"').next().unwrap();
    assert!(get(&format!("/archive/manifest.{manifest}")).contains("application/json"));
    for (path, status) in [
        ("/archive/", "200"),
        ("/topics/", "200"),
        ("/about/", "200"),
        ("/site.webmanifest", "200"),
        ("/redirects.json", "200"),
        ("/llms.txt", "200"),
        ("/preview/panel.css", "200"),
        ("/preview/1.js", "200"),
        ("/archive", "307"),
        ("/nowhere/", "404"),
        ("/feed.xml", "404"),
        ("/offline.js", "404"),
        ("/src/hashed.js", "404"),
        ("/preview/x.js", "404"),
    ] {
        let answer = get(path);
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{path}: {answer}");
    }
    assert!(get("/archive?x=1").contains("location: /archive/?x=1"));
    let worker = get("/sw.js");
    assert!(worker.contains("registration.unregister()"), "{worker}");
    let site = fs::read_to_string(preview.content.join("site.toml")).unwrap();
    let now = version(&preview.state(0));
    fs::write(preview.content.join("site.toml"), format!("base_url = \"https://d.example/\"\n{site}"))
        .unwrap();
    preview.state(now);
    assert!(get("/feed.xml").contains("application/xml"), "feeds need the address of the site");
}

#[test]
fn a_site_that_begins_with_problems_shows_them_and_then_itself() {
    let dir = tempfile::tempdir().unwrap();
    let before = Preview::start(dir.path(), &[]);
    let site = before.content.join("site.toml");
    let text = fs::read_to_string(&site).unwrap();
    fs::write(&site, text.replace("title", "<titel>")).unwrap();
    let served = Preview::of(&before.content, &dir.path().join("program"), &[]);
    let preview = Preview { content: before.content.clone(), served };
    let page = preview.served.get("/about/");
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("in the content</h1>"), "{page}");
    assert!(page.contains("site.toml:") && !page.contains("<titel>"), "{page}");
    let now = version(&preview.state(0));
    fs::write(&site, text).unwrap();
    preview.state(now);
    assert!(preview.served.get("/about/").contains("id=\"app\""));
}

#[test]
fn drafts_are_shown_where_they_are_asked_for() {
    let dir = tempfile::tempdir().unwrap();
    let preview = Preview::start(dir.path(), &["--drafts"]);
    let file = preview.post();
    let stem = file.file_stem().unwrap().to_str().unwrap().to_owned();
    let now = version(&preview.state(0));
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replacen("title = ", "draft = true\ntitle = ", 1)).unwrap();
    let state = preview.state(now);
    assert!(state.to_string().contains("1 post shown here only"), "{state}");
    let path = format!("/posts/{}/", &stem[8..]);
    assert!(preview.served.get(&path).starts_with("HTTP/1.1 200"));
    let plain = Preview::of(&preview.content, &dir.path().join("program"), &[]);
    assert!(plain.get(&path).starts_with("HTTP/1.1 404"));
}

#[test]
fn without_the_program_a_preview_says_how_to_build_it() {
    let dir = tempfile::tempdir().unwrap();
    let run = pprnet(&["preview", "--content", "valid", "--program", arg(dir.path()), "--port", "0"]);
    assert!(run.code == Some(1) && run.err.contains("build the site once (make build)"), "{run}");
}

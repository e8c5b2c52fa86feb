//! Screenshots of the main kinds of pages, in Chromium: narrow, medium and wide, light and dark.
//!
//! `cargo run -p pprnet-e2e --example screenshots -- OUTDIR` after `make e2e` (with `DIST=dist` after `make build`), with
//! `. scripts/env.sh` before it. `OUTDIR/blog-1440-light.png` and so on show whole pages; `readme.png` is the picture of the
//! README: the top of the blog, small; `blog-wide.png`, `blog-narrow.png` and so on are those that `content/screenshots.toml`
//! names.

#![expect(clippy::unwrap_used, reason = "a tool for developers; what fails is said by the panic")]

use std::fs;
use std::path::{Path, PathBuf};

use pprnet_e2e::pages::settled;
use pprnet_e2e::{Archive, Browser, Engine, Fault, FaultySite, Site, block_on};
use serde_json::{Value, json};

const WIDTHS: [u32; 3] = [320, 768, 1440];
const SCHEMES: [&str; 2] = ["light", "dark"];
/// The sizes of the pictures in `content/screenshots/`.
const INSTALL: [(&str, u32, u32); 2] = [("wide", 1280, 800), ("narrow", 400, 800)];

fn main() {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: screenshots OUTDIR");
        std::process::exit(2);
    };
    fs::create_dir_all(&folder).unwrap();
    block_on(async {
        let browser = Browser::start(Engine::Chromium).await;
        take_all(&browser, &folder).await;
        browser.close().await;
    });
}

async fn take_all(browser: &Browser, folder: &Path) {
    let site = Site::at_the_root();
    let archive = Archive::read(site.folder());
    let post = format!("/posts/{}/", archive.posts[0].slug);
    let failing = FaultySite::start(site.folder()).await;
    failing.lie("/archive/index.", Fault::Broken);
    let pages = [
        ("blog", site.url("/")),
        ("filtered", site.url("/?topic=depression&topic=anxiety&type=meta-analysis")),
        ("results", site.url("/?q=aliance+outcme")),
        ("post", site.url(&post)),
        ("archive", site.url("/archive/")),
        ("year", site.url("/archive/2022/")),
        ("topics", site.url("/topics/")),
        ("about", site.url("/about/")),
        ("not-found", site.url("/topics/depresion/")),
        ("failure", failing.url("/topics/depression/")),
    ];
    for scheme in SCHEMES {
        let set = "localStorage.setItem('pprnet.theme:/', arguments[0])";
        for home in [site.url("/robots.txt"), failing.url("/robots.txt")] {
            browser.goto(&home).await;
            let _: Value = browser.eval(set, vec![json!(scheme)]).await;
        }
        for width in WIDTHS {
            for (name, url) in &pages {
                browser.resize(width, 900).await;
                browser.goto(url).await;
                settled(browser).await;
                if *name == "results" {
                    browser.until_present(".result").await;
                }
                if *name == "post" {
                    browser.until_present(".related li").await;
                }
                let height: u32 = browser.eval("return document.documentElement.scrollHeight", vec![]).await;
                // Nobody looks at a taller picture.
                browser.resize(width, height.clamp(900, 12_000)).await;
                save(browser, &folder.join(format!("{name}-{width}-{scheme}.png"))).await;
            }
        }
    }
    browser.goto(&site.url("/robots.txt")).await;
    let _: Value = browser.eval("localStorage.setItem('pprnet.theme:/', 'light')", vec![]).await;
    for (name, url) in &pages {
        for (shape, width, height) in INSTALL {
            if matches!(*name, "blog" | "results" | "post") {
                browser.resize(width, height).await;
                browser.goto(url).await;
                settled(browser).await;
                if *name == "results" {
                    browser.until_present(".result").await;
                }
                if shape == "wide" && *name != "post" {
                    browser.until_present(".filters[open]").await;
                }
                // Phones have no scroll bar beside the page.
                let without = "document.documentElement.style.scrollbarWidth = 'none'";
                let _: Value = browser.eval(without, vec![]).await;
                save(browser, &folder.join(format!("{name}-{shape}.png"))).await;
            }
        }
    }
    browser.resize(1280, 860).await;
    browser.goto(&site.url("/")).await;
    settled(browser).await;
    browser.until_present(".filters[open]").await;
    save(browser, &folder.join("readme.png")).await;
}

async fn save(browser: &Browser, path: &Path) {
    fs::write(path, browser.screenshot().await.unwrap()).unwrap();
    eprintln!("{}", path.display());
}

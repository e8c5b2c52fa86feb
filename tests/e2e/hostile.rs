//! Posts with text that means harm (`fixtures/hostile`) show it as text.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use pprnet_e2e::{Browser, Page, Site, publisher};

use crate::stories;

stories!(hostile_text_is_shown_as_text_and_runs_nowhere);

/// The built site with the archive of the fixture in place of its own.
fn hostile_site() -> &'static Site {
    static SITE: LazyLock<Site> = LazyLock::new(|| {
        // In a place of its own beside the compiled tests; statics are not dropped, so the next run clears it.
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile");
        let _ = fs::remove_dir_all(&folder);
        copy(Site::at_the_root().folder(), &folder);
        fs::remove_dir_all(folder.join("archive")).unwrap();
        let index = folder.join("index.html");
        let template = unfinished(&fs::read_to_string(&index).unwrap());
        fs::write(&index, template).unwrap();
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/hostile");
        pprnet(&["build".into(), "--content".into(), fixture, "--out".into(), folder.clone()]);
        pprnet(&["finish".into(), folder.clone()]);
        Site::serve(&folder, "/")
    });
    &SITE
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else if !matches!(target.extension().and_then(|e| e.to_str()), Some("br" | "gz")) {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The page as Trunk had written it, before it was finished.
fn unfinished(page: &str) -> String {
    let (before, rest) = page.split_once("<meta http-equiv=\"Content-Security-Policy\"").unwrap();
    let (_, rest) = rest.split_once('>').unwrap();
    let (middle, rest) = rest.split_once("<title>").unwrap();
    let (_, after) = rest.split_once("<link rel=\"icon\"").unwrap();
    let (head, _) = after.split_once("<div id=\"app\"").unwrap();
    format!(
        "{before}{middle}<title>T</title>\n<!-- pprnet:head -->\n<link rel=\"icon\"{head}<div id=\"app\"></div></body></html>"
    )
}

fn pprnet(args: &[PathBuf]) {
    let output = Command::new(publisher()).args(args).output().unwrap();
    assert!(output.status.success(), "pprnet {args:?}: {}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn pages_with_hostile_text_are_valid() {
    crate::validity::is_valid(hostile_site().folder());
}

async fn hostile_text_is_shown_as_text_and_runs_nowhere(browser: &Browser, _: &Site) {
    let site = hostile_site();
    browser.resize(360, 800).await;
    let page = Page::open(browser, site, "/").await;
    let title = "</title><script>window.e2eHarmed = 'title'</script> & “quotes” <b>bold</b>";
    for address in
        ["/", "/topics/hostile/", "/topics/", "/archive/2022-12/", "/posts/hostile/", "/posts/hostil/"]
    {
        page.go(address).await;
        let harmed: Option<String> = browser.eval("return window.e2eHarmed ?? null", vec![]).await;
        assert_eq!(harmed, None, "at {address}");
        let strange =
            "return document.querySelectorAll('body img, body svg, body b, body i, #app script').length";
        assert_eq!(browser.eval::<usize>(strange, vec![]).await, 0, "at {address}");
        let too_wide = "return document.scrollingElement.scrollWidth > innerWidth";
        assert!(!browser.eval::<bool>(too_wide, vec![]).await, "{address} scrolls sideways");
    }
    let seen = page.go("/posts/hostile/").await;
    assert_eq!(seen.heading, title);
    page.is_titled(title, |now| now.starts_with(title)).await;
    let text = browser.text("article").await;
    for words in [
        "<script>window.e2eHarmed = 'summary'</script>",
        "<img src=x onerror=\"window.e2eHarmed = 'image'\">",
        "<script> and &amp; as text",
        "\"><script>window.e2eHarmed = 'citation'</script>",
        "</div></article><h1>this</h1>",
        "שלום עולם",
        "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽",
    ] {
        assert!(text.contains(words), "“{words}” is not in:\n{text}");
    }
    let links = "return [...document.querySelectorAll('article a')].map(link => link.protocol)";
    let links: Vec<String> = browser.eval(links, vec![]).await;
    assert!(links.iter().all(|protocol| protocol == "http:" || protocol == "https:"), "{links:?}");
}

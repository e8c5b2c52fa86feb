//! axe-core finds nothing to complain of on any kind of page, light or dark, narrow or wide.

use std::fs;
use std::sync::LazyLock;

use pprnet_e2e::pages::settled;
use pprnet_e2e::{Browser, Engine, Fault, FaultySite, Page, Site, tool};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::kinds::page_kinds;
use crate::stories;

stories!(axe_finds_nothing_in_light_at_1280, axe_finds_nothing_in_failures);

/// All four ways in one engine suffice: what axe looks at is the same in all.
mod in_chromium {
    use super::look_everywhere;
    use pprnet_e2e::{Engine, Site};

    #[test]
    fn axe_finds_nothing_in_dark_at_1280() {
        crate::tell(Engine::Chromium, module_path!(), async |b| {
            look_everywhere(b, Site::at_the_root(), "dark", 1280).await
        });
    }

    #[test]
    fn axe_finds_nothing_in_light_at_320() {
        crate::tell(Engine::Chromium, module_path!(), async |b| {
            look_everywhere(b, Site::at_the_root(), "light", 320).await
        });
    }

    #[test]
    fn axe_finds_nothing_in_dark_at_320() {
        crate::tell(Engine::Chromium, module_path!(), async |b| {
            look_everywhere(b, Site::at_the_root(), "dark", 320).await
        });
    }
}

const TAGS: [&str; 6] = ["wcag2a", "wcag21a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"];

#[derive(Debug, Deserialize)]
struct Violation {
    id: String,
    help: String,
    nodes: Vec<Node>,
}

#[derive(Debug, Deserialize)]
struct Node {
    html: String,
    #[serde(rename = "failureSummary")]
    summary: String,
}

/// What axe has to say of the page that is open.
pub(crate) async fn violations(browser: &Browser) -> Vec<String> {
    static AXE: LazyLock<String> = LazyLock::new(|| {
        let path = tool("AXE");
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    });
    // Script and call in one, so that nothing of it needs the page's leave.
    let script = format!(
        "{}
        const [tags, done] = arguments;
        axe.run(document, {{ runOnly: {{ type: 'tag', values: tags }}, resultTypes: ['violations'] }})
            .then(found => done(found.violations), error => done([{{ id: String(error), help: '', nodes: [] }}]))",
        *AXE
    );
    let found: Vec<Violation> = browser.eval_async(&script, vec![json!(TAGS)]).await;
    let shorten = |html: &str| html.chars().take(160).collect::<String>();
    let node =
        |node: &Node| format!("\n    {}\n      {}", shorten(&node.html), node.summary.replace('\n', " "));
    let text = |v: &Violation| {
        format!("{}: {}{}", v.id, v.help, v.nodes.iter().take(3).map(node).collect::<String>())
    };
    found.iter().map(text).collect()
}

async fn look_everywhere(browser: &Browser, site: &Site, scheme: &str, width: u32) {
    browser.resize(width, 900).await;
    let page = Page::open(browser, site, "/about/").await;
    let _: Value =
        browser.eval("localStorage.setItem('pprnet.theme', arguments[0])", vec![json!(scheme)]).await;
    let mut found = Vec::new();
    for (kind, address) in page_kinds() {
        page.go(&address).await;
        let now: String = browser.eval("return document.documentElement.dataset.theme", vec![]).await;
        assert_eq!(now, scheme);
        found.extend(
            violations(browser).await.into_iter().map(|words| format!("{kind} ({address}): {words}")),
        );
        if width == 320 && kind == "blog" {
            browser.click(".filters-toggle").await;
            found.extend(
                violations(browser).await.into_iter().map(|words| format!("{kind}, filters open: {words}")),
            );
        }
    }
    assert!(found.is_empty(), "{scheme}, {width} px, {}:\n{}", browser.engine(), found.join("\n"));
}

async fn axe_finds_nothing_in_light_at_1280(browser: &Browser, site: &Site) {
    look_everywhere(browser, site, "light", 1280).await;
}

async fn axe_finds_nothing_in_failures(browser: &Browser, site: &Site) {
    let schemes: &[&str] = if browser.engine() == Engine::Chromium { &["light", "dark"] } else { &["light"] };
    for scheme in schemes {
        for (file, address) in [("manifest", "/"), ("2022", "/"), ("index", "/topics/alliance/")] {
            let faulty = FaultySite::start(site.folder()).await;
            faulty.lie(&format!("/archive/{file}."), Fault::Missing);
            browser.goto(&faulty.url("/robots.txt")).await;
            let _: Value =
                browser.eval("localStorage.setItem('pprnet.theme', arguments[0])", vec![json!(scheme)]).await;
            browser.goto(&faulty.url(address)).await;
            assert_eq!(settled(browser).await.failures.len(), 1);
            let found = violations(browser).await;
            assert!(found.is_empty(), "{file} missing, {scheme}:\n{}", found.join("\n"));
        }
    }
}

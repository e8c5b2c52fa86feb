//! Runs axe-core. The audit runs it on each kind of page; these stories cover states without an address.

use std::fs;
use std::sync::LazyLock;

use pprnet_e2e::pages::settled;
use pprnet_e2e::{Browser, Fault, FaultySite, Page, Site, Suite, tool};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{CHROMIUM, ROOT, stories};

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, CHROMIUM, ROOT; axe_finds_nothing_in_failures, axe_finds_nothing_with_the_filters_open_at_320);
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

/// The rules that depend on the colours. If only the colour scheme has changed, the others find nothing new.
const COLOUR_RULES: [&str; 2] = ["color-contrast", "link-in-text-block"];

/// The violations that axe finds on the open page.
pub(crate) async fn violations(browser: &Browser) -> Vec<String> {
    run(browser, json!({ "type": "tag", "values": TAGS })).await
}

/// The violations of the rules about colours.
pub(crate) async fn colour_violations(browser: &Browser) -> Vec<String> {
    run(browser, json!({ "type": "rule", "values": COLOUR_RULES })).await
}

/// Runs axe with these rules, given as its `runOnly`.
async fn run(browser: &Browser, rules: Value) -> Vec<String> {
    static AXE: LazyLock<String> = LazyLock::new(|| {
        let path = tool("AXE");
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    });
    // Script and call are one, so that the page's policy does not apply.
    let script = format!(
        "{}
        const [rules, done] = arguments;
        axe.run(document, {{ runOnly: rules, resultTypes: ['violations'] }})
            .then(found => done(found.violations), error => done([{{ id: String(error), help: '', nodes: [] }}]))",
        *AXE
    );
    let found: Vec<Violation> = browser.eval_async(&script, vec![rules]).await;
    let shorten = |html: &str| html.chars().take(160).collect::<String>();
    let node =
        |node: &Node| format!("\n    {}\n      {}", shorten(&node.html), node.summary.replace('\n', " "));
    let text = |v: &Violation| {
        format!("{}: {}{}", v.id, v.help, v.nodes.iter().take(3).map(node).collect::<String>())
    };
    found.iter().map(text).collect()
}

async fn axe_finds_nothing_with_the_filters_open_at_320(browser: &Browser, site: &Site) {
    browser.resize(320, 900).await;
    Page::open(browser, site, "/").await;
    browser.click(".filters-toggle").await;
    browser
        .until_true("the filters are open", "return document.querySelector('.filters[open]') !== null")
        .await;
    for scheme in ["light", "dark"] {
        browser.show_in(scheme).await;
        let found = violations(browser).await;
        assert!(found.is_empty(), "{scheme}:\n{}", found.join("\n"));
    }
}

async fn axe_finds_nothing_in_failures(browser: &Browser, site: &Site) {
    for (file, address) in [("manifest", "/"), ("2022", "/"), ("index", "/topics/alliance/")] {
        let faulty = FaultySite::start(site.folder()).await;
        faulty.lie(&format!("/archive/{file}."), Fault::Missing);
        browser.goto(&faulty.url(address)).await;
        assert_eq!(settled(browser).await.failures.len(), 1);
        for scheme in ["light", "dark"] {
            browser.show_in(scheme).await;
            let found = violations(browser).await;
            assert!(found.is_empty(), "{file} missing, {scheme}:\n{}", found.join("\n"));
        }
    }
}

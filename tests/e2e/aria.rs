//! The accessibility tree of the pages: roles, names and states as Chromium computes them, compared with reviewed snapshots
//! (`snapshots/`). After reading the changes, accept them with `INSTA_UPDATE=always`.

use std::collections::HashMap;
use std::fmt::Write;

use pprnet_e2e::{Browser, Page, Site, Suite};
use serde_json::{Value, json};

use crate::{CHROMIUM, ROOT, archive, stories};

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, CHROMIUM, ROOT; the_blog_is_told_as_before, a_post_is_told_as_before, the_archive_is_told_as_before);
}

async fn the_blog_is_told_as_before(browser: &Browser, site: &Site) {
    is_as_before(browser, site, "blog", "/?view=titles").await;
}

async fn a_post_is_told_as_before(browser: &Browser, site: &Site) {
    is_as_before(browser, site, "post", &format!("/posts/{}/", archive().posts[0].slug)).await;
}

async fn the_archive_is_told_as_before(browser: &Browser, site: &Site) {
    is_as_before(browser, site, "archive", "/archive/").await;
}

async fn is_as_before(browser: &Browser, site: &Site, name: &str, address: &str) {
    Page::open(browser, site, address).await;
    match name {
        // Neighbours and related posts appear with the index.
        "post" => browser.until_present(".related li").await,
        // The filter form appears with its chunk.
        "blog" => browser.until_present("#filters[data-drawn]").await,
        _ => {}
    }
    let tree = browser.cdp("Accessibility.getFullAXTree", json!({})).await;
    insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, outline(&tree));
    });
}

/// The tree as indented lines: `link "Archive" [current=page]`. Nodes without meaning are left out.
fn outline(tree: &Value) -> String {
    let nodes = tree["nodes"].as_array().unwrap();
    let by_id: HashMap<&str, &Value> =
        nodes.iter().map(|node| (node["nodeId"].as_str().unwrap(), node)).collect();
    let mut text = String::new();
    write_node(&by_id, nodes.first().unwrap(), 0, &mut text);
    text
}

fn write_node(nodes: &HashMap<&str, &Value>, node: &Value, depth: usize, out: &mut String) {
    const SILENT: [&str; 6] = ["none", "generic", "InlineTextBox", "StaticText", "LayoutTable", "ListMarker"];
    const STATES: [&str; 4] = ["level", "expanded", "pressed", "live"];
    let role = node["role"]["value"].as_str().unwrap_or_default();
    let name = node["name"]["value"].as_str().unwrap_or_default();
    let is_shown = node["ignored"] != json!(true) && !SILENT.contains(&role);
    // Skip text that is already the name of its container.
    let is_text = role == "StaticText" && !name.trim().is_empty();
    if is_shown || is_text {
        let role = if is_text { "text" } else { role };
        let _ = write!(out, "{}{role}", "  ".repeat(depth));
        if !name.is_empty() {
            let short: String = name.chars().take(80).collect();
            let _ = write!(out, " \"{short}{}\"", if name.chars().count() > 80 { "…" } else { "" });
        }
        for property in node["properties"].as_array().into_iter().flatten() {
            let (key, value) = (property["name"].as_str().unwrap_or_default(), &property["value"]["value"]);
            // Lists have levels, too, but screen readers do not announce them.
            if STATES.contains(&key) && (key != "level" || role == "heading") {
                let _ = write!(out, " [{key}={}]", value.to_string().trim_matches('"'));
            }
        }
        out.push('\n');
    }
    // A link or button is represented by its name; its children add nothing.
    if is_shown
        && matches!(role, "link" | "button" | "heading")
        && !name.is_empty()
        && !has_control(nodes, node)
    {
        return;
    }
    let depth = depth + usize::from(is_shown || is_text);
    for child in children(nodes, node) {
        if !is_text {
            write_node(nodes, child, depth, out);
        }
    }
}

fn children<'a>(nodes: &HashMap<&str, &'a Value>, node: &Value) -> Vec<&'a Value> {
    let ids = node["childIds"].as_array().into_iter().flatten().filter_map(Value::as_str);
    ids.filter_map(|id| nodes.get(id).copied()).collect()
}

fn has_control(nodes: &HashMap<&str, &Value>, node: &Value) -> bool {
    children(nodes, node).into_iter().any(|child| {
        matches!(child["role"]["value"].as_str(), Some("link" | "button")) || has_control(nodes, child)
    })
}

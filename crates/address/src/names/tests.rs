//! No compiler reads the page, its scripts and its style sheets, so a name changed only in Rust would leave the app without its
//! elements.

use super::*;

const HTML: &str = include_str!("../../../../index.html");
const OFFLINE_SCRIPT: &str = include_str!("../../../../public/offline.js");
const PANEL_SCRIPT: &str = include_str!("../../../../public/src/page/panel.js");
const CHECKS_SCRIPT: &str = include_str!("../../../../public/src/page/checks.js");
const RELEASE_SCRIPT: &str = include_str!("../../../../public/src/worker/release.js");
const PROGRAM_SCRIPT: &str = include_str!("../../../../public/src/page/program.js");
const BOOT_STYLE: &str = include_str!("../../../../style/first/boot.css");
const TOKENS: &str = include_str!("../../../../style/first/tokens.css");
const HEAD_STYLE: &str = include_str!("../../../../style/first/components/blog_head.css");
const FILTERS_STYLE: &str = include_str!("../../../../style/first/components/filter_panel.css");

const STATES: [Boot; 5] = [Boot::Starting, Boot::Query, Boot::Done, Boot::Stalled, Boot::Failed];

/// The name of an attribute in `dataset`.
fn key(attribute: &str) -> &str {
    attribute.strip_prefix("data-").unwrap()
}

/// Checks that each of the texts occurs.
fn check(source: &str, texts: &[String]) {
    for text in texts {
        assert!(source.contains(text), "{text}");
    }
}

#[test]
fn the_page_has_the_same_names() {
    check(HTML, &[APP, NOTICE].map(|id| format!("<div id=\"{id}\">")));
    check(HTML, &[APP, START].map(|id| format!("getElementById(\"{id}\")")));
    check(HTML, &[THEME, LEFT].map(|setting| format!("localStorage[\"{setting}:{{folder}}\"]")));
    check(HTML, &[SCHEME, ROOM_FOR_LEFT, BOOT].map(|attribute| format!("page.{} =", key(attribute))));
    check(HTML, &[OFFLINE, PAGE].map(|attribute| format!("app?.dataset.{};", key(attribute))));
    check(HTML, &[format!("program.querySelector(\"[{SHARD}]\")")]);
}

#[test]
fn the_scripts_and_the_style_sheet_know_the_same_states_of_the_start() {
    let [starting, query, done, stalled, failed] = STATES.map(|state| format!("\"{}\"", state.as_str()));
    check(
        HTML,
        &[
            format!("? {query} : {starting};"),
            format!("![{done}, {stalled}].includes(page.boot)) page.boot = {failed};"),
            format!("page.boot === {query} && (page.boot = {starting})"),
            format!("page.boot === {failed}"),
        ],
    );
    check(
        OFFLINE_SCRIPT,
        &[
            format!("attributeFilter: [\"{BOOT}\"]"),
            format!("dataset.boot === {done}"),
            format!("dataset.boot = {failed}"),
        ],
    );
    check(PANEL_SCRIPT, &[format!("[{done}, {failed}, {stalled}]"), format!("dataset.{}", key(BOOT))]);
    check(PROGRAM_SCRIPT, &[format!("dataset.boot === {failed}"), format!("dataset.{}", key(CLAIMED))]);
    let values: Vec<&str> = BOOT_STYLE
        .split(&format!("[{BOOT}=\""))
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    assert!(values.len() > 5, "{values:?}");
    for value in values {
        assert!(STATES.iter().any(|state| state.as_str() == value), "{value}");
    }
}

#[test]
fn the_scripts_for_reading_offline_have_the_same_names() {
    check(PANEL_SCRIPT, &[format!("getElementById(\"{OFFLINE_PANEL}\")")]);
    check(OFFLINE_SCRIPT, &[format!("querySelector(\"#{OFFLINE_PANEL}:empty\")")]);
    check(CHECKS_SCRIPT, &[format!("`{CHECKED}:")]);
    check(RELEASE_SCRIPT, &[format!("SHELL = \"{SHELL}\"")]);
}

#[test]
fn the_style_sheets_have_the_same_names() {
    check(TOKENS, &["light", "dark"].map(|scheme| format!(":root[{SCHEME}=\"{scheme}\"]")));
    check(HEAD_STYLE, &[format!("[{ROOM_FOR_LEFT}] #{CONTINUE} {{")]);
    check(BOOT_STYLE, &[format!("[{BOOT}=\"query\"] #{APP} {{"), format!("#{NOTICE}:not(:empty)")]);
    check(FILTERS_STYLE, &[format!(".filters:not([{DRAWN}])")]);
}

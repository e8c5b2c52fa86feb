//! The audit: opens each kind of page once and checks everything that must hold on every page.
//!
//! The console is silent; the page sends no request to another host; nothing moves while the page starts; ids are unique, there
//! is one `h1` and no heading level is skipped; links stay in the site's folder; axe finds nothing in light mode, and in dark mode
//! nothing about colours; at 320 pixels nothing overflows. Chromium visits both sites: the one at the root starts narrow, as on a phone, the one in a
//! folder starts wide.

use pprnet_e2e::pages::settled;
use pprnet_e2e::{Browser, Engine, FaultySite, Setting, Site, Suite, story};
use serde_json::{Value, json};

use crate::axe::{colour_violations, violations};
use crate::console::says_nothing;
use crate::kinds::{KINDS, address_of};
use crate::{CHROMIUM, EVERY_ENGINE, FOLDER, ROOT};

const NARROW: u32 = 320;
const WIDE: u32 = 1280;

pub(crate) fn stories(suite: &mut Suite) {
    for (kind, _) in KINDS {
        let name = format!("audit::{}", kind.replace(' ', "_"));
        suite.story(&name, EVERY_ENGINE, ROOT, story(move |b, s| Box::pin(audit(b, s, kind, Setting::Root))));
        suite.story(&name, CHROMIUM, FOLDER, story(move |b, s| Box::pin(audit(b, s, kind, Setting::Folder))));
    }
}

async fn audit(browser: &Browser, site: &Site, kind: &str, setting: Setting) {
    let address = address_of(kind);
    // Hooks in the page record WebKit's console.
    let hooked = match browser.engine() {
        Engine::WebKit => Some(FaultySite::hooked(site.folder()).await),
        Engine::Chromium | Engine::Firefox => None,
    };
    let url = hooked.as_ref().map_or_else(|| site.url(&address), |hooked| hooked.url(&address));
    let (first, then) = match (browser.engine(), setting) {
        (Engine::Chromium, Setting::Root) => (NARROW, WIDE),
        _ => (WIDE, NARROW),
    };
    browser.resize(first, 900).await;
    browser.console().await;
    browser.goto(&url).await;
    let state = settled(browser).await;
    assert!(state.failures.is_empty() && !state.heading.is_empty(), "{state:?}");
    nothing_has_moved(browser).await;
    says_nothing(browser, kind, &url).await;
    asks_nobody_else(browser, &url).await;
    is_well_built(browser).await;
    stays_in_its_folder(browser, site, hooked.is_some()).await;
    fits(browser, first).await;
    browser.show_in("light").await;
    let found = violations(browser).await;
    assert!(found.is_empty(), "{first} px, light:\n{}", found.join("\n"));
    browser.show_in("dark").await;
    let found = colour_violations(browser).await;
    assert!(found.is_empty(), "{first} px, dark:\n{}", found.join("\n"));
    match hooked {
        Some(hooked) => fits_in_a_frame(browser, &hooked, &address).await,
        None => {
            browser.resize(then, 900).await;
            fits(browser, then).await;
            // Markup that only a wide window has. The site in a folder starts wide, and has been checked like this in light mode.
            if (browser.engine(), setting) == (Engine::Chromium, Setting::Root) {
                let found = violations(browser).await;
                assert!(found.is_empty(), "{then} px, dark:\n{}", found.join("\n"));
            }
        }
    }
}

/// Only Chromium reports layout shifts.
pub(crate) async fn nothing_has_moved(browser: &Browser) {
    if browser.engine() != Engine::Chromium {
        return;
    }
    let shifted = "
        const done = arguments[arguments.length - 1];
        const rect = (r) => `${r.x},${r.y} ${r.width}x${r.height}`;
        const moved = (s) => `${s.node?.outerHTML?.slice(0, 80) ?? s.node?.textContent}: ${rect(s.previousRect)} -> ${rect(s.currentRect)}`;
        const found = [];
        const note = (entries) => found.push(...entries.map((entry) => [entry.value, entry.sources.map(moved)]));
        const observer = new PerformanceObserver((list) => note(list.getEntries()));
        observer.observe({ type: 'layout-shift', buffered: true });
        // What has shifted so far is reported with the next picture.
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => { note(observer.takeRecords()); done(found); })));";
    let shifts: Vec<(f64, Vec<String>)> = browser.eval_async(shifted, vec![json!(null)]).await;
    assert!(shifts.is_empty(), "{shifts:#?}");
}

async fn asks_nobody_else(browser: &Browser, url: &str) {
    let host = url.split('/').take(3).collect::<Vec<_>>().join("/") + "/";
    let script = "return performance.getEntriesByType('resource').map(entry => entry.name)";
    let requests: Vec<String> = browser.eval(script, vec![]).await;
    assert!(requests.iter().all(|url| url.starts_with(&host)), "{requests:?}");
}

/// One `h1`, no skipped heading level, no duplicate id.
async fn is_well_built(browser: &Browser) {
    let script = "
        const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
        const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(e => e.checkVisibility()).map(e => Number(e.localName[1]));
        const faults = ids.filter((id, at) => ids.indexOf(id) !== at).map(id => `two elements have the id ${id}`);
        if (document.querySelectorAll('h1').length !== 1) faults.push('not one h1');
        levels.forEach((level, at) => at > 0 && level > levels[at - 1] + 1 && faults.push(`h${level} after h${levels[at - 1]}`));
        return faults";
    let faults: Vec<String> = browser.eval(script, vec![]).await;
    assert!(faults.is_empty(), "{faults:?}");
}

async fn stays_in_its_folder(browser: &Browser, site: &Site, is_at_the_root: bool) {
    let script = "return [...document.querySelectorAll('a[href]')]
        .filter(link => link.origin === location.origin).map(link => link.pathname)";
    let links: Vec<String> = browser.eval(script, vec![]).await;
    let base = if is_at_the_root { "/".to_owned() } else { site.path("/") };
    assert!(links.len() > 5 && links.iter().all(|path| path.starts_with(&base)), "{links:?}");
}

/// A script that finds elements overflowing the page.
const STICKING_OUT: &str = "
    const wide = document.scrollingElement.scrollWidth;
    if (wide <= innerWidth) return [];
    const out = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > innerWidth);
    return [`${wide} px wide`, ...out.slice(-3).map(e => e.outerHTML.slice(0, 120))]";

async fn fits(browser: &Browser, width: u32) {
    // The window reports its new size at once, the page a little later.
    let inner = "return innerWidth";
    browser.until_eval::<u32>("the width", inner, vec![], |now| *now == width || *now == width - 15).await;
    let found: Vec<String> = browser.eval(STICKING_OUT, vec![]).await;
    assert!(found.is_empty(), "at {width} px: {found:#?}");
}

/// WebKit's window cannot be this narrow; a frame can. The site forbids frames, so another server serves it.
async fn fits_in_a_frame(browser: &Browser, site: &FaultySite, address: &str) {
    browser.goto(&site.url("/robots.txt")).await;
    let script = "const frame = document.createElement('iframe');
        Object.assign(frame.style, { width: '320px', height: '800px', border: '0' });
        frame.src = arguments[0];
        document.body.replaceChildren(frame)";
    let _: Value = browser.eval(script, vec![json!(site.url(address))]).await;
    browser.enter_frame().await;
    settled(browser).await;
    assert_eq!(browser.eval::<u32>("return innerWidth", vec![]).await, NARROW);
    let found: Vec<String> = browser.eval(STICKING_OUT, vec![]).await;
    browser.leave_frame().await;
    assert!(found.is_empty(), "{found:#?}");
}

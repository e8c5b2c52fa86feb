//! Pages before the app runs, and without it: readable, linked, styled.

use std::fs;
use std::path::Path;

use pprnet_e2e::archive::PAGE;
use pprnet_e2e::{Browser, Fault, FaultySite, Site, Suite};
use serde_json::{Value, json};

use crate::kinds::{address_of, page_kinds};
use crate::{CHROMIUM, EVERY_ENGINE, ROOT, archive, quick, stories};

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, EVERY_ENGINE, ROOT; every_page_can_be_read_where_the_app_cannot_start, pages_can_be_read_where_a_policy_forbids_wasm, pages_can_be_read_where_the_program_is_gone_or_another, a_link_from_a_newsletter_shows_its_page_at_once, a_page_with_a_query_does_not_hide_for_ever, a_page_with_a_query_is_shown_where_the_app_cannot_start, a_page_stays_as_it_is_until_the_app_has_what_it_shows, a_page_left_while_it_starts_does_not_fail_the_next, a_program_that_could_not_be_had_is_asked_for_again);
    stories!(suite, CHROMIUM, ROOT; every_page_is_readable_without_javascript, parts_of_a_page_do_not_move_when_the_rest_arrives);
}

/// What a page shows, read without the app.
const VISIBLE_CONTENT: &str = "
    // Without a layout, WebKit’s checkVisibility() may return an outdated answer.
    void document.body.offsetHeight;
    const visible = (e) => e !== null && e.checkVisibility({ visibilityProperty: true });
    const text = (css) => document.querySelector(css)?.textContent.trim() ?? '';
    return {
        heading: visible(document.querySelector('h1')) ? text('h1') : '',
        title: document.title,
        posts: [...document.querySelectorAll('article.post')].filter(visible).length,
        note: visible(document.querySelector('.boot-failed')),
        buttons: [...document.querySelectorAll('button')].filter(visible).length,
        skeletons: document.querySelectorAll('.skeleton').length,
        // Links to the site that only the app would follow: no host looks at a query. One to a post leads to it, one to
        // the titles of a month to the month.
        unfit: [...document.querySelectorAll('a[href]')].filter(visible)
            .filter(a => a.origin === location.origin && a.search !== '')
            .filter(a => a.pathname === location.pathname || !['/posts/', '/archive/'].some(list => a.pathname.startsWith(list)))
            .map(a => a.href),
        missing: document.querySelector('[name=robots]') !== null,
    };";

async fn visible_content(browser: &Browser) -> Value {
    browser.eval(VISIBLE_CONTENT, vec![]).await
}

/// A network on which only the reader's program fails to load.
async fn without_wasm(site: &Site, fault: Fault) -> FaultySite {
    let faulty = FaultySite::start(site.folder()).await;
    faulty.lie(&wasm_of(site.folder()), fault);
    faulty
}

/// The path of the reader's program. The page's load event does not wait for it; it does wait for a late script, if the page was
/// painted first.
pub(crate) fn wasm_of(folder: &Path) -> String {
    let mut names =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    format!("/{}", names.find(|name| name.starts_with("pprnet-reader") && name.ends_with(".wasm")).unwrap())
}

/// Each page is readable, has a discreet note of what is missing, and offers nothing that would not work.
async fn can_be_read(browser: &Browser, faulty: &FaultySite, pages: Vec<(&str, String)>) {
    for (kind, address) in pages {
        browser.goto(&faulty.url(&address)).await;
        // Read the layout: WebKit's checkVisibility() may return an outdated answer.
        let note = "return document.querySelector('html[data-boot=failed] .boot-failed')?.offsetHeight > 0";
        browser.until_true(&format!("{kind}: the note"), note).await;
        let content = visible_content(browser).await;
        assert_ne!(content["heading"], "", "{kind}: {content}");
        assert_eq!(content["note"], true, "{kind}: {content}");
        // A button must not be there if it does nothing.
        assert_eq!((&content["buttons"], &content["skeletons"]), (&json!(0), &json!(0)), "{kind}: {content}");
        assert_eq!(content["unfit"], json!([]), "{kind}: {content}");
    }
    browser.goto(&faulty.url("/")).await;
    browser.until_present("html[data-boot=failed]").await;
    assert_eq!(visible_content(browser).await["posts"], json!(PAGE));
}

async fn every_page_can_be_read_where_the_app_cannot_start(browser: &Browser, site: &Site) {
    can_be_read(browser, &without_wasm(site, Fault::Refused).await, page_kinds()).await;
}

/// Some browsers and proxies of large organisations run scripts but not wasm.
async fn pages_can_be_read_where_a_policy_forbids_wasm(browser: &Browser, site: &Site) {
    let faulty = FaultySite::start(site.folder()).await;
    faulty.forbid("script-src 'self' 'unsafe-inline'");
    can_be_read(browser, &faulty, some_pages()).await;
}

/// An upload omitted the program, or removed it too early; or a network sent its login page in place of the program.
async fn pages_can_be_read_where_the_program_is_gone_or_another(browser: &Browser, site: &Site) {
    for fault in [Fault::Missing, Fault::LoginPage] {
        can_be_read(browser, &without_wasm(site, fault).await, some_pages()).await;
    }
}

/// After a single dropped connection, the reader starts when the network is back, without a reload.
async fn a_program_that_could_not_be_had_is_asked_for_again(browser: &Browser, site: &Site) {
    let faulty = without_wasm(site, Fault::Refused).await;
    browser.goto(&faulty.url("/")).await;
    browser.until_present("html[data-boot=failed]").await;
    assert_eq!(visible_content(browser).await["note"], json!(true));
    let is_glue = |path: &String| path.starts_with("/pprnet-reader-") && path.ends_with(".js");
    let tries = async || Ok(faulty.requests().into_iter().filter(is_glue).count());
    // The first request is that of the page itself.
    browser.until("a second try", tries, |tries| *tries > 1).await;
    faulty.behave();
    browser.eval::<()>("dispatchEvent(new Event('online'))", vec![]).await;
    browser.until_present("html[data-boot=done]").await;
    assert_eq!(visible_content(browser).await["note"], json!(false));
}

/// Pages that are generated differently, and one that the app would draw.
fn some_pages() -> Vec<(&'static str, String)> {
    let some = ["blog", "post", "narrowed", "titles"];
    page_kinds().into_iter().filter(|(kind, _)| some.contains(kind)).collect()
}

/// A parameter for the source of visitors must not hide the page until the app runs.
async fn a_link_from_a_newsletter_shows_its_page_at_once(browser: &Browser, site: &Site) {
    let faulty = without_wasm(site, Fault::Stalled).await;
    let post = &archive().posts[0];
    let address = format!("/posts/{}/", post.slug);
    browser.goto(&faulty.url(&format!("{address}?utm_source=mail&utm_medium=e"))).await;
    browser.until_present("h1").await;
    let boot = "return document.documentElement.dataset.boot";
    assert_eq!(browser.eval::<String>(boot, vec![]).await, "starting", "the page is not kept back");
    let content = visible_content(browser).await;
    assert_eq!((&content["heading"], &content["note"]), (&json!(post.title), &json!(false)), "{content}");
    assert_eq!(browser.url().await, faulty.url(&address), "what is copied from the window is clean");
}

/// The app would draw a different page; if its program hangs, the existing page is better than none.
async fn a_page_with_a_query_does_not_hide_for_ever(browser: &Browser, _: &Site) {
    let faulty = FaultySite::start(&quick().folder()).await;
    faulty.lie(&wasm_of(&quick().folder()), Fault::Stalled);
    browser.goto(&faulty.url("/?view=titles")).await;
    let script = "void document.body?.offsetHeight;
        return document.querySelector('h1')?.checkVisibility({ visibilityProperty: true }) === true
        && ['starting', 'failed'].includes(document.documentElement.dataset.boot)";
    browser.until_true("the page to be shown", script).await;
    assert_eq!(visible_content(browser).await["posts"], json!(PAGE));
}

async fn a_page_with_a_query_is_shown_where_the_app_cannot_start(browser: &Browser, site: &Site) {
    let faulty = without_wasm(site, Fault::Refused).await;
    browser.goto(&faulty.url("/?view=titles")).await;
    browser.until_present("html[data-boot=failed]").await;
    let content = visible_content(browser).await;
    assert_eq!(content["posts"], json!(PAGE), "{content}");
}

async fn a_page_stays_as_it_is_until_the_app_has_what_it_shows(browser: &Browser, site: &Site) {
    let faulty = FaultySite::start(site.folder()).await;
    faulty.lie("/archive/", Fault::Stalled);
    browser.goto(&faulty.url("/")).await;
    browser.until_present("article.post").await;
    // The app runs, and waits for the files it has requested.
    let requests = async || Ok(faulty.requests());
    let has_requested = |requests: &Vec<String>| requests.iter().any(|path| path.starts_with("/archive/"));
    browser.until("the app to ask for the archive", requests, has_requested).await;
    let painted = "requestAnimationFrame(() => requestAnimationFrame(() => arguments[0](true)))";
    assert!(browser.eval_async::<bool>(painted, vec![]).await);
    let content = visible_content(browser).await;
    assert_eq!(content["posts"], json!(PAGE), "{content}");
    assert_eq!((&content["skeletons"], &content["note"]), (&json!(0), &json!(false)), "{content}");
}

/// If a page is left before the app has started, its aborted program must not make the next page report a failed start. Firefox
/// delivers that error to the next page.
async fn a_page_left_while_it_starts_does_not_fail_the_next(browser: &Browser, site: &Site) {
    // Of four such visits to the same page, Firefox got two or three wrong.
    for to in ["/", "/topics/", "/", "/", "/", "/", "/"] {
        browser.goto(&site.url("/about/")).await;
        let script = "location.assign(arguments[0])";
        let _: Value = browser.eval(script, vec![json!(site.url("/"))]).await;
        browser.until_at(&site.url("/")).await;
        browser.goto(&site.url(to)).await;
        let boot = "return document.documentElement.dataset.boot ?? ''";
        let is_over = |boot: &String| ["done", "failed"].contains(&boot.as_str());
        let boot = browser.until_eval("the page to start", boot, vec![], is_over).await;
        assert_eq!(boot, "done", "{to}");
    }
}

/// crawl.rs checks in the files that links work without JavaScript. Only Chromium lets a test disable JavaScript and still
/// query the page.
async fn every_page_is_readable_without_javascript(browser: &Browser, site: &Site) {
    let switch = async |off: bool| {
        browser.cdp("Emulation.setScriptExecutionDisabled", json!({"value": off})).await;
    };
    switch(true).await;
    for (kind, address) in page_kinds() {
        if address.contains('?') || !site.folder().join(&address[1..]).join("index.html").exists() {
            continue;
        }
        browser.goto(&site.url(&address)).await;
        let page = visible_content(browser).await;
        assert_ne!(page["heading"], "", "{kind}: {page}");
        assert_eq!(page["buttons"], 0, "{kind}: {page}");
        assert_eq!(page["unfit"], json!([]), "{kind}: {page}");
        assert_eq!(page["missing"], false, "{kind}: {page}");
        let links = "return [...document.querySelectorAll('main a[href], nav a[href]')].filter(a => a.checkVisibility()).length";
        assert!(browser.eval::<usize>(links, vec![]).await >= 5, "{kind}: links to go on");
    }
    switch(false).await;
}

/// A browser may paint between any two tags. This writes each page into a frame tag by tag, as if from a network, and checks
/// positions after each tag. On narrow screens, for example, the menu button without its icon must not take three lines and
/// push the site's name down. In Chromium, an element is not `:last-child` until its parent is complete.
async fn parts_of_a_page_do_not_move_when_the_rest_arrives(browser: &Browser, site: &Site) {
    let moved = "
        // The page's own style sheet: the others come after it is shown, and cannot be read before they have.
        const { sheet: own } = document.querySelector('link[rel=stylesheet]');
        const css = [...own.cssRules].map((rule) => rule.cssText).join('\\n');
        const html = document.body.innerHTML;
        const frame = document.createElement('iframe');
        Object.assign(frame.style, { position: 'fixed', inset: 0, inlineSize: `${innerWidth}px`, blockSize: `${innerHeight}px`, border: 0 });
        document.body.replaceChildren(frame);
        const page = frame.contentDocument;
        page.open();
        page.write('<!doctype html><html lang=en data-boot=failed><body>');
        const sheet = new frame.contentWindow.CSSStyleSheet();
        sheet.replaceSync(css);
        page.adoptedStyleSheets = [sheet];
        page.documentElement.style.overflowY = 'scroll';
        const view = frame.contentWindow;
        const blocks = (lowest) => [...page.body.querySelectorAll('*')].flatMap((e) => {
            const { x, y, height } = e.getBoundingClientRect();
            const isPainted = height > 0 && y < lowest && e.checkVisibility({ visibilityProperty: true }) && view.getComputedStyle(e).display !== 'inline';
            return isPainted ? [[e, `${Math.round(x)},${Math.round(y)}`]] : [];
        });
        const states = [];
        for (const piece of html.split(/(?=<)/)) {
            page.write(piece);
            // What only ends an element adds nothing; what is far below the window is not seen to move.
            if (/^<\\/[^>]*>\\s*$/.test(piece)) continue;
            const last = [...page.body.querySelectorAll('*')].at(-1);
            if (last && last.getBoundingClientRect().y < innerHeight)
                states.push([piece, blocks(2 * innerHeight).map(([e, position]) => [e, position, !e.firstChild])]);
        }
        page.close();
        const whole = new Map(blocks(Infinity));
        const moved = new Set();
        for (const [piece, state] of states)
            for (const [e, position, isEmpty] of state)
                if (whole.has(e) && whole.get(e) !== position && (!isEmpty || !e.firstChild))
                    moved.add(`${e.outerHTML.slice(0, 60)}: ${position} -> ${whole.get(e)}, at ${piece.slice(0, 60)}`);
        return [states.length, [...moved].slice(0, 9)]";
    for width in [320, 1280] {
        browser.resize(width, 900).await;
        // The other kinds consist of the same parts.
        for kind in ["blog", "post", "archive", "year", "topics", "evidence", "about"] {
            let address = address_of(kind);
            browser.goto(&without_wasm(site, Fault::Refused).await.url(&address)).await;
            browser.until_present("html[data-boot=failed]").await;
            let (states, moved): (usize, Vec<String>) = browser.eval(moved, vec![]).await;
            assert!(states > 40, "{kind}: {states} states");
            assert!(moved.is_empty(), "{kind} at {width} px: {moved:#?}");
        }
    }
}

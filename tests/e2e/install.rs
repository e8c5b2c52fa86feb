//! The site as an installable app: everything in the web app manifest exists.

use pprnet_e2e::pages::settled;
use pprnet_e2e::{Browser, Engine, Site, Suite};
use serde_json::{Value, json};

use crate::{CHROMIUM, ROOT, stories};

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, CHROMIUM, ROOT; every_picture_of_the_manifest_is_there_in_its_size, the_browser_has_nothing_against_installing_it);
}

async fn every_picture_of_the_manifest_is_there_in_its_size(browser: &Browser, site: &Site) {
    browser.goto(&site.url("/")).await;
    let script = "const done = arguments[arguments.length - 1];
        (async () => {
            const manifest = await (await fetch(document.querySelector('link[rel=manifest]').href)).json();
            const sizes = [...manifest.icons, ...manifest.screenshots].map(async ({ src, sizes }) => {
                const picture = new Image();
                picture.src = src;
                await picture.decode();
                const found = `${picture.naturalWidth}x${picture.naturalHeight}`;
                return { src, expected: sizes === 'any' ? found : sizes, found };
            });
            done(await Promise.all(sizes));
        })().catch((error) => done([{ error: String(error) }]));";
    let pictures: Vec<Value> = browser.try_eval_async(script, vec![]).await.unwrap();
    assert!(pictures.len() > 6, "{pictures:?}");
    for picture in pictures {
        assert!(picture["src"].is_string() && picture["expected"] == picture["found"], "{picture}");
    }
}

async fn the_browser_has_nothing_against_installing_it(browser: &Browser, site: &Site) {
    assert_eq!(browser.engine(), Engine::Chromium, "only Chromium reports this");
    browser.goto(&site.url("/")).await;
    settled(browser).await;
    let manifest = browser.cdp("Page.getAppManifest", json!({})).await;
    assert_eq!(manifest["errors"], json!([]), "{manifest}");
    assert!(manifest["url"].as_str().is_some_and(|url| url.ends_with("site.webmanifest")), "{manifest}");
    let against = browser.cdp("Page.getInstallabilityErrors", json!({})).await;
    assert_eq!(against["installabilityErrors"], json!([]), "{against}");
}

//! A site in a folder of its host. Chromium runs the stories with `BOTH` or `FOLDER` there; the other engines run one walk
//! through everything that builds a URL.

use pprnet_e2e::{Browser, Choice, Page, Site, Suite};
use serde_json::json;

use crate::search::type_in;
use crate::{FIREFOX_AND_WEBKIT, FOLDER, archive, stories};

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, FIREFOX_AND_WEBKIT, FOLDER; a_walk_through_a_site_in_a_folder_stays_in_it);
}

async fn a_walk_through_a_site_in_a_folder_stays_in_it(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/").await;
    page.click_chip("Training").await;
    let training = Choice::default().topic("training");
    page.shows(archive(), &training, "/topics/training/").await;
    let post = &archive().select(&training)[0];
    browser.click(&format!("#post-{post} a")).await;
    page.arrives_at(&format!("/posts/{post}/?topic=training")).await;
    browser.back().await;
    page.shows(archive(), &training, "/topics/training/").await;
    for (name, address) in [("Archive", "/archive/"), ("Topics", "/topics/"), ("Blog", "/")] {
        browser.click_text(".main-nav a", name).await;
        assert_eq!(page.arrives_at(address).await.heading, name);
    }
    browser.click_text(".pager a", "Older posts").await;
    page.arrives_at("/page/2/").await;
    browser.press('/').await;
    type_in(browser, "alliance").await;
    let found = page.arrives_at("/?q=alliance").await;
    assert!(found.count.ends_with("found"), "{found:?}");
    browser.reload().await;
    assert!(page.state().await.count.ends_with("found"));
    let links = "return [...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin)
        .filter(a => !a.pathname.startsWith(arguments[0])).map(a => a.href)";
    let strays: Vec<String> = browser.eval(links, vec![json!(site.path("/"))]).await;
    assert_eq!(strays, [""; 0]);
}

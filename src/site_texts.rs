//! Declares the language of the site's texts where the interface has another one: a site in Arabic has an interface in English.
//!
//! The publisher declares it in the published pages (`crates/site/src/finish/language.rs`). Here the elements that the app adds
//! get it, whoever draws them.

use pprnet_address::names::{APP, SITE_TEXTS};
use pprnet_archive::language;
use pprnet_browser::elements;
use pprnet_browser::observer::ChildObserver;

/// Begins to declare the language of new elements, if the site needs that. Called once.
pub(crate) fn declare_language(site: &str) {
    if language().is_of(site) {
        return;
    }
    declare();
    if let Some(observer) = ChildObserver::new(declare) {
        let _ = observer.start(APP);
    }
}

/// Declares the language of the page, which is that of the site, on all texts of the site.
fn declare() {
    let tag = elements::first("html").and_then(|page| page.get("lang"));
    for element in elements::all(&format!(":is({SITE_TEXTS}):not([lang])")) {
        element.set("lang", tag.as_deref());
    }
}

use leptos::prelude::*;
use pprnet_address::Route;
use pprnet_browser::elements;
use pprnet_browser::events::on;
use pprnet_browser::focus::{Scroll, has_focus};

use super::{SearchField, ThemeSwitch};
use crate::context::{use_catalog, use_current_address};
use crate::live::mark;
use crate::title;
use crate::wording;

/// The site's name, the main navigation, the search field and the colour scheme. On narrow screens a button shows the
/// navigation: an empty `<details>`, which works without the app, followed by what it shows (`header.css`).
#[component]
pub(crate) fn Header() -> impl IntoView {
    let (here, catalog) = (use_current_address(), use_catalog());
    let site = &catalog.manifest.site;
    let (has_topics, has_types) = (!catalog.manifest.topics.is_empty(), !catalog.manifest.types.is_empty());
    let item = |name: &'static str, target: Route, within: fn(&Route) -> bool| {
        let href = here.href(&target);
        let current = mark(move || {
            let route = here.route();
            if route == target { Some("page") } else { within(&route).then_some("true") }
        });
        view! { <li><a href=href aria-current=current>{name}</a></li> }
    };
    // Close menus on navigation; they would cover the new page.
    Effect::new(move |_| {
        here.parsed().track();
        close_all();
    });
    on("keydown", |event| {
        if event.key().is_some_and(|key| key.name == "Escape") {
            close_all();
        }
    });
    view! {
        <header class="header">
            <div class="header-inner">
                <p class="site-title"><a href=here.href(&Route::home())>{site.title.clone()}</a></p>
                <details class="menu" name="header"><summary class="icon-button">
                    <span class="icon-menu"></span> <span class="visually-hidden">{wording::menu()}</span>
                </summary></details>
                <nav class="main-nav" aria-label=wording::main_navigation()>
                    <ul>
                        {item(wording::blog(), Route::home(), |route| title::section(route).is_none() && matches!(route, Route::Blog(_) | Route::Post { .. }))}
                        {has_topics.then(|| item(wording::topics(), Route::Topics, |route| title::section(route) == Some(Route::Topics)))}
                        {has_types.then(|| item(wording::types(), Route::Types, |route| title::section(route) == Some(Route::Types)))}
                        {item(wording::archive(), Route::Archive, |route| matches!(route, Route::Year(_) | Route::Month { .. }))}
                        {item(wording::about(), Route::About, |_| false)}
                    </ul>
                </nav>
                <SearchField/>
                <ThemeSwitch/>
            </div>
        </header>
    }
}

/// Closes the menus in the header.
fn close_all() {
    for open in elements::all(".header details[open]") {
        // A closed menu would lose the focus.
        if has_focus(".theme-switch *, .main-nav *") {
            let _ = open.find("summary").and_then(|button| button.focus(Scroll::Stays));
        }
        open.set("open", None);
    }
}

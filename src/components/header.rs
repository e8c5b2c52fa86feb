use leptos::prelude::*;
use pprnet_address::Route;

use super::{SearchField, ThemeSwitch};
use crate::context::{use_catalog, use_here};
use crate::live::mark;
use crate::wording;

/// The site's name and the ways to its pages.
#[component]
pub(crate) fn Header() -> impl IntoView {
    let (here, catalog) = (use_here(), use_catalog());
    let site = &catalog.manifest.site;
    let item = |name: &'static str, target: Route, within: fn(&Route) -> bool| {
        let href = here.href(&target);
        let current = mark(move || {
            let route = here.route();
            if route == target { Some("page") } else { within(&route).then_some("true") }
        });
        view! { <li><a href=href aria-current=current>{name}</a></li> }
    };
    view! {
        <header class="header">
            <div class="header-inner">
                <p class="site-title"><a href=here.href(&Route::home())>{site.title.clone()}</a></p>
                {site.tagline.clone().map(|tagline| view! { <p class="tagline">{tagline}</p> })}
                <nav class="main-nav" aria-label=wording::MAIN_NAVIGATION>
                    <ul>
                        {item(wording::BLOG, Route::home(), |route| matches!(route, Route::Blog(_) | Route::Post { .. }))}
                        {item(wording::TOPICS, Route::Topics, |_| false)}
                        {item(wording::TYPES, Route::Types, |_| false)}
                        {item(wording::ARCHIVE, Route::Archive, |route| matches!(route, Route::Year(_) | Route::Month { .. }))}
                        {item(wording::ABOUT, Route::About, |_| false)}
                    </ul>
                </nav>
                <SearchField/>
                <ThemeSwitch/>
            </div>
        </header>
    }
}

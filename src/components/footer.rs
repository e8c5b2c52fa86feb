use leptos::prelude::*;
use pprnet_address::{Route, Selection, View};

use crate::context::{use_catalog, use_current_address};
use crate::wording;

/// The author of the site, its licence, and links to pages that are not in the main navigation.
#[component]
pub(crate) fn Footer() -> impl IntoView {
    let (here, catalog) = (use_current_address(), use_catalog());
    let site = &catalog.manifest.site;
    let author = site.author.clone().map(|author| match site.since {
        Some(since) => wording::author_since(&author, since),
        None => format!("{author}."),
    });
    let licence = site.licence.clone().map(|licence| match licence.url {
        Some(url) => {
            view! { <p><a href=url.to_string() rel="external license">{licence.name}</a></p> }.into_any()
        }
        None => view! { <p>{licence.name}</p> }.into_any(),
    });
    let home = site.home.clone().map(|home| {
        let text =
            home.as_str().trim_end_matches('/').split_once("://").map_or("", |(_, rest)| rest).to_owned();
        view! { <p><a href=home.to_string() rel="external">{text}</a></p> }
    });
    view! {
        <footer class="footer">
            <div class="footer-inner">
                {site.tagline.clone().map(|tagline| view! { <p>{tagline}</p> })}
                {author.map(|author| view! { <p>{author}</p> })}
                {licence}
                {home}
                {site.notice.clone().map(|notice| view! { <p>{notice}</p> })}
                <p><a href=here.href(&Route::Evidence(Selection::default()))>{wording::evidence()}</a></p>
                <p><a href=here.href(&Route::Follow)>{wording::follow()}</a></p>
                <p><a href=here.href(&Route::Saved { view: View::default() })>{wording::saved_posts()}</a></p>
                <p><a href=here.href(&Route::Offline)>{wording::offline()}</a></p>
            </div>
        </footer>
    }
}

use leptos::prelude::*;
use pprnet_address::names::IMPLICATIONS;
use pprnet_archive::Order;
use pprnet_browser::document;
use pprnet_browser::share::{Shared, share};

use crate::live::words;
use crate::wording;

/// What can be done with a post: read its article, hand it to someone else as address or on paper, go to its implications
/// where they stand below the summary.
#[component]
pub(crate) fn Actions(
    /// The address of the article.
    article: Option<String>,
    /// The order of the post's parts.
    order: Order,
    /// The post's title.
    title: String,
    /// The post's address, base included.
    href: String,
) -> impl IntoView {
    let result = RwSignal::new("");
    // A fragment alone would be resolved against <base>, which is not this page.
    let to_implications = format!("{href}#{IMPLICATIONS}");
    let on_share = move |_| {
        let (title, url) = (title.clone(), format!("{}{href}", document::origin().unwrap_or_default()));
        pprnet_browser::spawn(async move {
            result.set(match share(&title, &url).await {
                Shared::Sheet => "",
                Shared::Copied => wording::LINK_COPIED,
                Shared::Refused => wording::LINK_NOT_COPIED,
            });
        });
    };
    view! {
        <div class="actions">
            {article.map(|href| view! { <a class="button" href=href rel="external">{wording::ARTICLE} " ↗"</a> })}
            {(order == Order::SummaryFirst).then(|| view! {
                <a class="button in-practice" href=to_implications rel="external">{wording::IN_PRACTICE}</a>
            })}
            <button type="button" class="button needs-app" on:click=on_share>{wording::SHARE}</button>
            <button type="button" class="button needs-app" on:click=|_| document::print()>{wording::PRINT}</button>
            <span class="share-result" role="status">{words(move || result.get().to_owned())}</span>
        </div>
    }
}

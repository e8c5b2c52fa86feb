use leptos::prelude::*;
use pprnet_browser::document;
use pprnet_browser::share::{Shared, share};

use crate::live::text;
use crate::wording;

/// Buttons to hand the post to someone else: its address, or paper.
#[component]
pub(crate) fn ShareBar(
    /// The post's title.
    title: String,
    /// The post's address, base included.
    href: String,
) -> impl IntoView {
    let result = RwSignal::new("");
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
        <div class="share-bar">
            <button type="button" class="button" on:click=on_share>{wording::SHARE}</button>
            <button type="button" class="button" on:click=|_| document::print()>{wording::PRINT}</button>
            <span class="share-result" role="status">{text(move || result.get().to_owned())}</span>
        </div>
    }
}

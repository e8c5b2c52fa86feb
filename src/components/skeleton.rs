use leptos::prelude::*;
use pprnet_browser::time;

use crate::live::words;
use crate::wording;

/// A placeholder for a post that is loading.
#[component]
pub(crate) fn PostSkeleton() -> impl IntoView {
    view! {
        <div class="skeleton" aria-hidden="true">
            <span class="bone bone-title"></span>
            <span class="bone"></span>
            <span class="bone"></span>
            <span class="bone"></span>
            <span class="bone bone-short"></span>
        </div>
    }
}

/// A placeholder for a list that is loading.
#[component]
pub(crate) fn ListSkeleton() -> impl IntoView {
    // A load of less than a second needs no announcement.
    let is_long = RwSignal::new(false);
    time::after_patience(move || {
        let _ = is_long.try_set(true);
    });
    let announcement =
        words(move || if is_long.get() { wording::loading().to_owned() } else { String::new() });
    view! {
        <p class="visually-hidden" role="status">{announcement}</p>
        <PostSkeleton/>
        <PostSkeleton/>
        <PostSkeleton/>
    }
}

/// A placeholder for a page that is loading.
#[component]
pub(crate) fn PageSkeleton() -> impl IntoView {
    view! {
        <div class="column page-skeleton">
            <h1 class="visually-hidden">{wording::loading()}</h1>
            <ListSkeleton/>
        </div>
    }
}

use leptos::prelude::*;

use crate::wording;

/// The shape of a post that is on its way.
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

/// The shape of a list that is on its way.
#[component]
pub(crate) fn ListSkeleton() -> impl IntoView {
    view! {
        <p class="visually-hidden" role="status">{wording::LOADING}</p>
        <PostSkeleton/>
        <PostSkeleton/>
        <PostSkeleton/>
    }
}

/// The shape of a page that is on its way.
#[component]
pub(crate) fn PageSkeleton() -> impl IntoView {
    view! {
        <div class="column page-skeleton">
            <h1 class="visually-hidden">{wording::LOADING}</h1>
            <ListSkeleton/>
        </div>
    }
}

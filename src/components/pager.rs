use leptos::prelude::*;
use pprnet_address::{Blog, Route, visible_pages};

use crate::context::use_current_address;
use crate::live::live;
use crate::wording;

/// Links to the other pages of a list.
#[component]
pub(crate) fn Pager(
    /// The current page's address.
    #[prop(into)]
    blog: Signal<Blog>,
    /// How many pages there are.
    #[prop(into)]
    count: Signal<usize>,
) -> impl IntoView {
    let here = use_current_address();
    live(move || {
        let (blog, count) = (blog.get(), count.get());
        if count < 2 {
            return ().into_any();
        }
        let current = blog.page;
        let href = |page: usize| here.href(&Route::Blog(Blog { page, ..blog.clone() }));
        let step = |page: usize, name: &'static str, rel: &'static str| {
            view! { <a class="button pager-step" href=href(page) rel=rel>{name}</a> }
        };
        let number = |page: Option<usize>| match page {
            Some(page) => {
                let now = (page == current).then_some("page");
                view! {
                    <li><a class="pager-number" href=href(page) aria-current=now aria-label=wording::page(page)>{page}</a></li>
                }
                .into_any()
            }
            None => view! { <li class="pager-gap" aria-hidden="true">"…"</li> }.into_any(),
        };
        view! {
            <nav class="pager" aria-label=wording::pages()>
                {(current > 1).then(|| step(current - 1, wording::previous_page(), "prev"))}
                <ol class="pager-numbers">{visible_pages(current, count).into_iter().map(number).collect_view()}</ol>
                {(current < count).then(|| step(current + 1, wording::next_page(), "next"))}
            </nav>
        }
        .into_any()
    })
}

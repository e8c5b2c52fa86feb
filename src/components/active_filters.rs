use leptos::prelude::*;
use pprnet_address::{Blog, Selection, removable};
use pprnet_browser::focus::{Scroll, has_focus};
use pprnet_browser::time::after_paint;

use crate::context::{use_catalog, use_current_address};
use crate::filters;
use crate::live::live;
use crate::wording;

/// The active filters, each with a link that removes it. The search words are in the search field instead.
#[component]
pub(crate) fn ActiveFilters(
    /// The blog's address, without unknown topics and types.
    #[prop(into)]
    blog: Signal<Blog>,
) -> impl IntoView {
    let (here, catalog) = (use_current_address(), use_catalog());
    let was_clicked = RwSignal::new(false);
    Effect::new(move |_| {
        blog.track();
        if was_clicked.get_untracked() {
            was_clicked.set(false);
            after_paint(keep_focus);
        }
    });
    live(move || {
        let blog = blog.get();
        let words = blog.selection.words();
        let selection = blog.selection.clone().with_words("");
        if selection.is_empty() {
            return ().into_any();
        }
        let href = |selection: Selection| here.href(&blog.with_selection(selection.with_words(words)));
        let chips = removable(&catalog, &selection).into_iter().map(|(name, rest)| {
            view! {
                <li><a class="chip chip-remove" href=href(rest) data-noscroll="">
                    <span class="visually-hidden">{wording::remove_filter(&name)}</span>
                    <span aria-hidden="true">{name.clone()} " ×"</span>
                </a></li>
            }
        });
        view! {
            <nav class="active-filters" aria-label=wording::active_filters() on:click=move |_| was_clicked.set(true)>
                <ul class="chips">
                    {chips.collect_view()}
                    <li><a class="quiet-link" href=href(Selection::default()) data-noscroll="">{wording::clear_all()}</a></li>
                </ul>
            </nav>
        }
        .into_any()
    })
}

/// Moves the focus to the filters. The clicked link is gone, and has left the focus on nothing or on the heading (live.rs).
fn keep_focus() {
    if has_focus("body, #heading") {
        let _ = filters::focus(Scroll::Stays);
    }
}

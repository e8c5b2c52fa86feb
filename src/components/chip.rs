use leptos::prelude::*;

use crate::wording;

/// A choice as a pill: a link to the page with the choice made, or taken back where it holds already.
#[component]
pub(crate) fn Chip(
    /// What is chosen.
    #[prop(into)]
    name: String,
    /// Where the choice leads.
    #[prop(into)]
    href: Signal<String>,
    /// Whether it is made.
    #[prop(into)]
    chosen: Signal<bool>,
    /// How many posts the page would have after it; `None` while that is not known.
    #[prop(into)]
    count: Signal<Option<usize>>,
) -> impl IntoView {
    let is_empty = move || count.get() == Some(0);
    let number = move || count.get().map(|count| count.to_string());
    let words = move || count.get().map(|count| format!(", {}", wording::posts(count)));
    view! {
        <a
            class="chip"
            class:chip-empty=is_empty
            href=move || href.get()
            data-noscroll=""
            aria-current=move || chosen.get().then_some("true")
        >
            <span class="chip-name">{name}</span>
            <span class="chip-count" aria-hidden="true">{number}</span>
            <span class="visually-hidden">{words}</span>
        </a>
    }
}

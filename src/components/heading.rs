use leptos::prelude::*;

use pprnet_address::names::HEADING;

use crate::live::words;

/// The page's only `h1`. It gets the focus when the page opens.
#[component]
pub(crate) fn Heading(
    /// Its text.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    view! { <h1 id=HEADING tabindex="-1" dir="auto">{words(move || text.get())}</h1> }
}

use leptos::prelude::*;

use pprnet_address::names::HEADING;

use crate::live::words;

/// The page's one `h1`. It takes the focus when the page is reached.
#[component]
pub(crate) fn Heading(
    /// What it says.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    view! { <h1 id=HEADING tabindex="-1" dir="auto">{words(move || text.get())}</h1> }
}

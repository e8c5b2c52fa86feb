use leptos::prelude::*;

use pprnet_address::names::OFFLINE_PANEL;

use crate::components::{Heading, Notes};
use crate::wording;

/// The page about the offline copy in this browser.
#[component]
pub(crate) fn OfflinePage() -> impl IntoView {
    view! {
        <div class="column">
            <Notes/>
            <Heading text=wording::offline()/>
            <p>{wording::offline_intro()}</p>
            <div id=OFFLINE_PANEL></div>
        </div>
    }
}

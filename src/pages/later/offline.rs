use leptos::prelude::*;

use crate::components::{Heading, Notes};
use crate::wording;

/// The id of the element that `public/offline.js` fills with the state of the offline copy. It is empty here, so that “Reset
/// offline copy” also works when the app does not.
const PLACE: &str = "offline";

/// The page about the offline copy in this browser.
#[component]
pub(crate) fn OfflinePage() -> impl IntoView {
    view! {
        <div class="column">
            <Notes/>
            <Heading text=wording::offline()/>
            <p>{wording::offline_intro()}</p>
            <div id=PLACE></div>
        </div>
    }
}

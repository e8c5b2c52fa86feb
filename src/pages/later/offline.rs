use leptos::prelude::*;

use crate::components::{Heading, Notes};
use crate::wording;

/// The element that `public/offline.js` fills with what this browser keeps of the site. It is empty here, so that
/// the way out works also where the app does not.
const PLACE: &str = "offline";

/// What this browser keeps of the site.
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

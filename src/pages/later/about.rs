use leptos::prelude::*;

use crate::components::{Heading, Notes, RichText};
use crate::context::use_catalog;
use crate::wording;

/// The page about the site.
#[component]
pub(crate) fn AboutPage() -> impl IntoView {
    let site = use_catalog().manifest.site.clone();
    view! {
        <div class="column">
            <Notes/>
            <Heading text=wording::about()/>
            <div class="prose"><RichText blocks=site.introduction/> <RichText blocks=site.about/></div>
        </div>
    }
}

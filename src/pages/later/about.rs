use leptos::prelude::*;

use crate::components::{Heading, Notes, RichText};
use crate::context::use_catalog;
use crate::wording;

/// What the site is.
#[component]
pub(crate) fn AboutPage() -> impl IntoView {
    let site = use_catalog().manifest.site.clone();
    let text = if site.about.is_empty() { site.introduction } else { site.about };
    view! {
        <div class="column">
            <Notes/>
            <Heading text=wording::ABOUT/>
            <div class="prose"><RichText blocks=text/></div>
        </div>
    }
}

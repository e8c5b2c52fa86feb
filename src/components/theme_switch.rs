use leptos::prelude::*;
use pprnet_address::names::THEME;
use pprnet_browser::document;
use pprnet_browser::settings;

use crate::context::use_current_address;
use crate::live::text;
use crate::wording;

/// The system's colour scheme, light, and dark.
fn schemes() -> [(&'static str, Option<&'static str>); 3] {
    [(wording::system_colours(), None), (wording::light(), Some("light")), (wording::dark(), Some("dark"))]
}

/// The switch between colour schemes. The device keeps the choice.
#[component]
pub(crate) fn ThemeSwitch() -> impl IntoView {
    let (here, chosen) = (use_current_address(), RwSignal::new(None));
    let show = move |value: Option<&'static str>| {
        chosen.set(value);
        let _ = document::set_theme(value);
    };
    // Only after hydration: the published page was made without the choice.
    Effect::new(move || {
        let stored = settings::get(THEME, &here.folder());
        let known = schemes().into_iter().find(|(_, value)| *value == stored.as_deref());
        show(known.and_then(|(_, value)| value));
    });
    let choose = move |value: Option<&'static str>| {
        show(value);
        let _ = settings::set(THEME, &here.folder(), value);
    };
    let options = schemes().map(|(name, value)| {
        view! {
            <button type="button" aria-pressed=text(move || (chosen.get() == value).to_string()) on:click=move |_| choose(value)>
                {name}
            </button>
        }
    });
    view! {
        <details class="theme" name="header">
            <summary class="icon-button">
                <span class="icon-theme"></span> <span class="visually-hidden">{wording::colour_scheme()}</span>
            </summary>
            <div class="theme-switch segments" role="group" aria-label=wording::colour_scheme()>
                {options.into_iter().collect_view()}
            </div>
        </details>
    }
}

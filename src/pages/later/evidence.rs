//! The findings of all posts, or of a selection, in comparable tables.
//!
//! The publisher writes the page with the findings of all posts. In the browser it stays unchanged until someone chooses filters
//! or an order, or asks for all findings. Then the app loads the index and the file with all findings ([`file`]), and redraws the
//! tables and the filters: [`content`] writes them as HTML, [`drawing`] puts them into the page step by step.

mod arrows;
mod content;
mod drawing;
mod file;

use leptos::prelude::*;
use pprnet_address::names::{FINDINGS, FINDINGS_TABLE};
use pprnet_address::{Route, Selection};
use pprnet_browser::elements;
use pprnet_plot::{self as plot, Group};

use self::content::{Chosen, Content};
use self::drawing::FILTERS;
use self::file::File;
use crate::components::{Heading, Notes};
use crate::context::{use_catalog, use_current_address};
use crate::failure::PartFailure;
use crate::live::{live, mark, words};
use crate::store::{Load, Piece, use_store};
use crate::wording;

/// The number of findings of a measure that are shown at first.
const SHOWN: usize = 20;

/// The page of findings.
#[component]
pub(crate) fn EvidencePage() -> impl IntoView {
    let (here, store, catalog) = (use_current_address(), use_store(), use_catalog());
    let known = catalog.clone();
    let selection = Memo::new(move |_| match here.route() {
        Route::Evidence(selection) => known.known(&selection).0.with_words(""),
        _ => Selection::default(),
    });
    let group = RwSignal::new(Group::default());
    let all = RwSignal::new(false);
    let is_cut = RwSignal::new(false);
    let file: File = RwSignal::new(Load::Loading);
    let table = leptos::html::div().id(FINDINGS);
    let filters = leptos::html::div().id(FILTERS);
    #[cfg(not(target_arch = "wasm32"))]
    let (table, filters) = {
        let written = store.whole().map(|archive| content::written(here, &archive));
        let (findings, choices) = written.unwrap_or_default();
        (table.inner_html(findings), filters.inner_html(choices))
    };
    let loaded = catalog.clone();
    // Whether the page needs more than the publisher has written.
    let is_needed = RwSignal::new(false);
    // The selection that the filters show.
    let filtered = StoredValue::new(None::<Selection>);
    let drawings = StoredValue::new(0_usize);
    Effect::new(move |before: Option<Chosen>| {
        let chosen = Chosen {
            selection: selection.get(),
            group: group.get(),
            most: if all.get() { usize::MAX } else { SHOWN },
        };
        arrows::follow();
        // A hydrated page already shows this content.
        let is_written =
            before.is_none() && elements::by_id(FINDINGS).is_some_and(|it| it.first_child().is_some());
        if is_written && chosen.selection.is_empty() {
            // Only a table that omits findings has a caption: it says how many.
            is_cut.set(elements::first(&format!("#{FINDINGS} caption")).is_some());
            return chosen;
        }
        if !is_needed.get_untracked() {
            is_needed.set(true);
            file::load(file, here, &loaded);
        }
        if let (Load::Ready(lineup), Load::Ready(posts)) = (store.index(), file.get()) {
            let drawing = drawings.get_value() + 1;
            drawings.set_value(drawing);
            // Another choice may have been made since, or the page left.
            let is_current = move || drawings.try_get_value() == Some(drawing);
            let content = Content::new(here, loaded.clone(), lineup, posts, chosen.clone());
            is_cut.set(drawing::draw(content, filtered, is_current));
        }
        chosen
    });
    let retried = catalog.clone();
    let failure = live(move || {
        let fault = match (is_needed.get().then(|| store.index()), file.get()) {
            (Some(Load::Failed(fault)), _) | (_, Load::Failed(fault)) => fault,
            _ => return ().into_any(),
        };
        let catalog = retried.clone();
        // The tables need the index and the file, and both may have failed.
        let retry = Box::new(move || {
            if store.fault(Piece::Index).is_some() {
                store.retry(Piece::Index);
            }
            if matches!(file.get_untracked(), Load::Failed(_)) {
                file::load(file, here, &catalog);
            }
        });
        view! { <PartFailure part=wording::findings() fault retry/> }.into_any()
    });
    // A digest may have no topics.
    let has_topics = !catalog.manifest.topics.is_empty();
    let order = Group::ALL.into_iter().filter(|one| has_topics || *one != Group::Topic).map(|one| {
        let pressed = mark(move || Some(if group.get() == one { "true" } else { "false" }));
        view! {
            <button type="button" class="chip" aria-pressed=pressed on:click=move |_| group.set(one)>
                {plot::group_name(one)}
            </button>
        }
    });
    let more = live(move || {
        if !is_cut.get() {
            return ().into_any();
        }
        let show = move |_| all.set(true);
        view! { <p><button type="button" class="button needs-app" on:click=show>{wording::show_all()}</button></p> }
            .into_any()
    });
    let has_findings = catalog.manifest.findings.is_some();
    let chosen_words = words(move || {
        let chosen = selection.get();
        if chosen.is_empty() { wording::filter().to_owned() } else { wording::selection(&catalog, &chosen) }
    });
    let csv = has_findings.then(|| {
        let href = format!("{}{FINDINGS_TABLE}", here.folder());
        view! { <p><a rel="external" download="" href=href>{plot::all_as_table()}</a></p> }
    });
    view! {
        <div class="column evidence-page">
            <Notes/>
            <Heading text=wording::evidence()/>
            <p class="forest-note">{plot::introduction()}</p>
            <details class="evidence-filters"><summary>{chosen_words}</summary> {filters}</details>
            <div role="group" class="chips evidence-order needs-app" aria-label=wording::order()>{order.collect_view()}</div>
            {failure}
            {table}
            {more}
            {csv}
        </div>
    }
}

//! The findings of all posts, or of a selection, in comparable tables.
//!
//! The publisher writes the page with the findings of all posts. In the browser it stays unchanged until someone chooses filters
//! or an order, or asks for all findings. Then the app fetches the file with all findings ([`Findings`]) and redraws the tables.

mod content;

use std::collections::VecDeque;
use std::sync::Arc;

use leptos::prelude::*;
use pprnet_address::names::{ARCHIVE, FINDINGS, FINDINGS_TABLE};
use pprnet_address::{Catalog, Lineup, Route, Selection};
use pprnet_archive::{Findings, Metric};
use pprnet_browser::elements::{self, Scroll, Side};
use pprnet_browser::events::on;
use pprnet_browser::{CacheUse, fetch, time};
use pprnet_plot::{self as plot, Group};

use self::content::{Chosen, Content, Reported, nothing};
use crate::components::{Heading, Notes, PartFailure};
use crate::context::{CurrentAddress, use_catalog, use_current_address};
use crate::live::{live, mark, text};
use crate::store::{Load, LoadFault, use_store};
use crate::wording;

/// The attribute of the findings while tables are still to be drawn.
const BUSY: &str = "aria-busy";

/// The id of the element with the filters.
const FILTERS: &str = "findings-filters";

/// The number of findings of a measure that are shown at first.
const SHOWN: usize = 20;

/// The number of rows that are drawn first: with the heading above them they fill most windows.
const AT_ONCE: usize = 6;

/// The number of findings of a measure on the page that the publisher writes.
#[cfg(not(target_arch = "wasm32"))]
const WRITTEN: usize = 100;

/// Everything the page draws once the findings are loaded: the first rows at once, the others after these are painted.
struct Page {
    here: CurrentAddress,
    catalog: Arc<Catalog>,
    lineup: Arc<Lineup>,
    posts: Arc<[Reported]>,
    chosen: Chosen,
}

impl Page {
    fn content(&self) -> Content<'_> {
        Content { here: self.here, catalog: &self.catalog, lineup: &self.lineup, posts: &self.posts }
    }

    /// Draws the first rows alone: to move the tables below them takes longer than to remove them. Returns whether a table omits
    /// findings.
    fn draw_first(&self) -> bool {
        let content = self.content();
        let measures = content.measures(&self.chosen);
        let html = match measures.first() {
            Some((first, _)) => content.section(*first, &self.chosen, |section| section.beginning(AT_ONCE)),
            None => nothing(),
        };
        elements::fill(FINDINGS, &html);
        measures.iter().any(|(_, count)| *count > self.chosen.most)
    }

    /// Draws the other rows of the first table, and the filters with their new numbers. Returns the measures of the other tables.
    fn draw_second(&self, with_filters: bool) -> VecDeque<Metric> {
        let content = self.content();
        if with_filters {
            let focused = elements::focused().map(|element| element.id()).unwrap_or_default();
            elements::fill(FILTERS, &content.filters(&self.chosen.selection));
            if focused.starts_with(FINDINGS) {
                let _ = elements::by_id(&focused).and_then(|chip| chip.focus(Scroll::Stays));
            }
        }
        let mut measures: VecDeque<Metric> =
            content.measures(&self.chosen).into_iter().map(|(metric, _)| metric).collect();
        if let Some(first) = measures.pop_front()
            && let Some(rows) = elements::by_id(FINDINGS).and_then(|tables| tables.find("tbody"))
        {
            let others = content.section(first, &self.chosen, |section| section.remaining_rows(AT_ONCE));
            rows.add_html(Side::End, &others);
        }
        measures
    }
}

/// Draws the tables of these measures one after the other, each once the one before is painted, so that another choice need not
/// wait for all of them. Stops once `is_current` is false. Until the end the page keeps its length (post_list.css), so that
/// nothing jumps.
fn draw_tables(page: Page, mut measures: VecDeque<Metric>, is_current: impl Fn() -> bool + 'static) {
    let Some(tables) = elements::by_id(FINDINGS).filter(|_| is_current()) else { return };
    match measures.pop_front() {
        Some(metric) => {
            let section = page.content().section(metric, &page.chosen, |section| section.whole());
            tables.add_html(Side::End, &section);
            time::after_paint(move || draw_tables(page, measures, is_current));
        }
        None => tables.set(BUSY, None),
    }
}

/// The published page: the findings of all posts, and the filters.
#[cfg(not(target_arch = "wasm32"))]
fn written(here: CurrentAddress, catalog: &Catalog) -> (String, String) {
    let Some(archive) = use_store().whole() else { return Default::default() };
    let posts = archive.shards.iter().flat_map(|shard| &shard.posts).enumerate();
    let posts = posts.filter(|(_, post)| !post.findings.is_empty());
    let posts: Vec<Reported> = posts
        .map(|(position, post)| Reported::new(position, post.is_retracted(), post.findings.clone()))
        .collect();
    let content = Content { here, catalog, lineup: &archive.lineup, posts: &posts };
    let chosen = Chosen { selection: Selection::default(), group: Group::default(), most: WRITTEN };
    let measures = content.measures(&chosen);
    let section = |metric| content.section(metric, &chosen, |section| section.whole());
    let sections = measures.iter().map(|(metric, _)| section(*metric)).collect();
    let findings = if measures.is_empty() { nothing() } else { sections };
    (findings, content.filters(&chosen.selection))
}

/// The file with all findings, or its state of loading.
type File = RwSignal<Load<Arc<[Reported]>>>;

/// Fetches the file with all findings.
fn load(file: File, here: CurrentAddress, catalog: &Catalog, cache: CacheUse) {
    let Some(entry) = catalog.manifest.findings.clone() else {
        file.set(Load::Ready(Arc::new([])));
        return;
    };
    file.set(Load::Loading);
    let url = format!("{}{ARCHIVE}/{}", here.folder(), entry.file);
    pprnet_browser::spawn(async move {
        let read = fetch(&url, cache)
            .await
            .map_err(LoadFault::Fetch)
            .and_then(|bytes| Findings::read(&entry, &bytes).map_err(LoadFault::Read));
        let posts = read.map(|findings| findings.posts.into_iter().map(Reported::of).collect());
        // The signal is disposed of if the page was left meanwhile.
        let _ = file.try_set(match posts {
            Ok(posts) => Load::Ready(posts),
            Err(fault) => Load::Failed(fault),
        });
    });
}

/// Lets the arrow keys Up and Down move between the numbers.
fn follow_arrows() {
    const NUMBERS: &str = ".forest td a";
    on("keydown", |event| {
        let step = match event.key() {
            Some(key) if key.has_command => return,
            Some(key) if key.name == "ArrowDown" => 1,
            Some(key) if key.name == "ArrowUp" => -1,
            _ => return,
        };
        let Some(now) = event.at(NUMBERS) else { return };
        let numbers = elements::all(NUMBERS);
        let next =
            numbers.iter().position(|number| *number == now).and_then(|at| at.checked_add_signed(step));
        if let Some(next) = next.and_then(|at| numbers.get(at)) {
            event.prevent_default();
            let _ = next.focus(Scroll::Follows);
        }
    });
}

thread_local! {
    /// Whether the listener for arrow keys is installed. It stays for later visits of the page.
    static FOLLOWS: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

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
        let (findings, choices) = written(here, &catalog);
        (table.inner_html(findings), filters.inner_html(choices))
    };
    let loaded = catalog.clone();
    let is_requested = StoredValue::new(false);
    // The selection that the filters show.
    let filtered = StoredValue::new(None::<Selection>);
    let drawings = StoredValue::new(0_usize);
    Effect::new(move |before: Option<Chosen>| {
        let chosen = Chosen {
            selection: selection.get(),
            group: group.get(),
            most: if all.get() { usize::MAX } else { SHOWN },
        };
        if !FOLLOWS.replace(true) {
            follow_arrows();
        }
        // A hydrated page already shows this content.
        let is_written =
            before.is_none() && elements::by_id(FINDINGS).is_some_and(|it| it.first_child().is_some());
        if is_written && chosen.selection.is_empty() {
            // Only a table that omits findings has a caption: it says how many.
            is_cut.set(elements::first(&format!("#{FINDINGS} caption")).is_some());
            return chosen;
        }
        if !is_requested.get_value() {
            is_requested.set_value(true);
            load(file, here, &loaded, CacheUse::Allowed);
        }
        if let (Load::Ready(lineup), Load::Ready(posts)) = (store.index(), file.get()) {
            let page = Page { here, catalog: loaded.clone(), lineup, posts, chosen: chosen.clone() };
            if let Some(tables) = elements::by_id(FINDINGS) {
                tables.set(BUSY, Some("true"));
            }
            is_cut.set(page.draw_first());
            let drawing = drawings.get_value() + 1;
            drawings.set_value(drawing);
            // Another choice may have been made since, or the page left.
            let is_current = move || drawings.try_get_value() == Some(drawing);
            time::after_two_frames(move || {
                if is_current() {
                    let selection = Some(page.chosen.selection.clone());
                    let measures = page.draw_second(filtered.get_value() != selection);
                    filtered.set_value(selection);
                    draw_tables(page, measures, is_current);
                }
            });
        }
        chosen
    });
    let retried = catalog.clone();
    let failure = live(move || match file.get() {
        Load::Failed(fault) => {
            let catalog = retried.clone();
            let retry = Box::new(move || load(file, here, &catalog, CacheUse::Bypassed));
            view! { <PartFailure part=wording::file_of_findings() fault retry/> }.into_any()
        }
        _ => ().into_any(),
    });
    let order = Group::ALL.map(|one| {
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
    let chosen_words = text(move || {
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
            <div role="group" class="chips evidence-order needs-app" aria-label=wording::order()>{order.into_iter().collect_view()}</div>
            {failure}
            {table}
            {more}
            {csv}
        </div>
    }
}

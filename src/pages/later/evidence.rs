//! The findings of all posts, or of a selection, side by side.
//!
//! The publisher writes the page with all posts, from the posts themselves. In the browser it stays as it is until someone
//! chooses filters, an order, or all findings: then the file with all findings is fetched ([`Findings`]), and what is chosen is
//! written in the place of what was there.

use std::sync::Arc;

use leptos::prelude::*;
use pprnet_address::names::{ARCHIVE, FINDINGS, FINDINGS_TABLE};
use pprnet_address::{Catalog, Lineup, Route, Selection, YearRange};
use pprnet_archive::{Finding, Findings, TermCount};
use pprnet_browser::elements::{self, Scroll};
use pprnet_browser::events::on;
use pprnet_browser::{Kept, fetch};
use pprnet_html::Html;
use pprnet_plot::{self as plot, Comparison, Group, Row, Source};

use crate::components::{Heading, Notes, PartFailure};
use crate::context::{Here, use_catalog, use_here};
use crate::live::{live, mark, text};
use crate::store::{Load, LoadFault, use_store};
use crate::wording;

/// The id of the element with the filters.
const FILTERS: &str = "findings-filters";

/// At most so many findings of a measure are shown unasked.
const SHOWN: usize = 20;

/// At most so many are on the page that the publisher writes.
#[cfg(not(target_arch = "wasm32"))]
const WRITTEN: usize = 100;

/// A post that reports something.
struct Reported<'a> {
    position: usize,
    is_retracted: bool,
    findings: &'a [Finding],
}

/// What someone has chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Chosen {
    selection: Selection,
    group: Group,
    most: usize,
}

/// What the page shows of what is there: the findings, and the filters.
struct Shown<'a> {
    here: Here,
    catalog: &'a Catalog,
    lineup: &'a Lineup,
    posts: Vec<Reported<'a>>,
}

impl Shown<'_> {
    /// Whether a post of the selection is at a position, for all positions.
    fn kept(&self, selection: &Selection) -> Vec<bool> {
        let mut kept = vec![false; self.lineup.entries().len()];
        for position in self.lineup.select(self.catalog, selection) {
            if let Some(place) = kept.get_mut(position) {
                *place = true;
            }
        }
        kept
    }

    /// The findings as HTML.
    fn findings(&self, chosen: &Chosen) -> (String, bool) {
        let kept = self.kept(&chosen.selection);
        let posts = self.posts.iter().filter(|post| kept.get(post.position) == Some(&true));
        let named: Vec<(&Reported<'_>, Source, String)> = posts
            .filter_map(|post| {
                let entry = self.lineup.get(post.position)?;
                let route = Route::Post { slug: entry.slug.clone(), from: Selection::default() };
                let title = entry.title.clone();
                let topic = || entry.topics.first().and_then(|id| self.catalog.topic(id));
                let group = match chosen.group {
                    Group::Newest | Group::Largest => String::new(),
                    Group::Post => title.clone(),
                    Group::Topic => {
                        topic().map_or_else(|| wording::no_topic().to_owned(), |topic| topic.name.clone())
                    }
                };
                let href = self.here.href(&route);
                Some((post, Source { title, month: entry.month.heading(), href }, group))
            })
            .collect();
        let sentence = |source: &Source, position: usize, finding: &Finding| {
            let slug = &self.lineup.get(position)?.slug;
            finding.mark.map(|mark| format!("{}#{slug}-{mark}", source.href))
        };
        let mut rows = Vec::new();
        for (post, source, group) in &named {
            rows.extend(post.findings.iter().map(|finding| Row {
                finding,
                sentence: sentence(source, post.position, finding),
                source: Some(source),
                is_retracted: post.is_retracted,
                group,
            }));
        }
        if rows.is_empty() {
            let mut html = Html::new();
            html.tag("<p class=\"empty\">").text(plot::nothing()).tag("</p>");
            return (html.into_string(), false);
        }
        plot::comparison(&rows, Comparison { group: chosen.group, most: chosen.most })
    }

    /// The filters as HTML: links, each with how many posts with findings the page would have.
    fn filters(&self, selection: &Selection) -> String {
        let mut html = Html::new();
        let count = |selection: &Selection| {
            let kept = self.kept(selection);
            self.posts.iter().filter(|post| kept.get(post.position) == Some(&true)).count()
        };
        let manifest = &self.catalog.manifest;
        let mut list = |name: &str, chips: Vec<(String, &str, bool, Selection)>| {
            html.tag("<h2 class=\"filters-title\">").text(name).tag("</h2><ul class=\"chips\">");
            for (id, name, holds, toggled) in chips {
                let number = count(&toggled);
                // What would leave nothing is no choice.
                if number == 0 && !holds {
                    continue;
                }
                html.tag("<li><a class=\"chip\" data-noscroll=\"\" id=\"").text(&id).tag("\" href=\"");
                html.text(&self.here.href(&Route::Evidence(toggled)));
                html.tag(if holds { "\" aria-current=\"true\">" } else { "\">" });
                html.tag("<span class=\"chip-name\">").text(name).tag("</span><span class=\"chip-count\">");
                html.number(number).tag("</span></a></li>");
            }
            html.tag("</ul>");
        };
        let term = |kind: &str, term: &TermCount| format!("{FINDINGS}-{kind}-{}", term.slug);
        let kinds = manifest.types.iter().map(|kind| {
            let id = kind.slug.clone().into();
            let holds = selection.types().contains(&id);
            (term("type", kind), kind.name.as_str(), holds, selection.clone().toggle_type(&id))
        });
        list(wording::types(), kinds.collect());
        let topics = manifest.topics.iter().map(|topic| {
            let id = topic.slug.clone().into();
            let holds = selection.topics().contains(&id);
            (term("topic", topic), topic.name.as_str(), holds, selection.clone().toggle_topic(&id))
        });
        list(wording::topics(), topics.collect());
        let years: Vec<(u16, String)> =
            self.catalog.years().into_iter().map(|(year, _)| (year, year.to_string())).collect();
        let years = years.iter().map(|(year, name)| {
            let holds = selection.years() == YearRange::one(Some(*year));
            let toggled = selection.clone().with_year((!holds).then_some(*year));
            (format!("{FINDINGS}-year-{year}"), name.as_str(), holds, toggled)
        });
        list(wording::years(), years.collect());
        html.into_string()
    }
}

/// What the publisher writes: the findings of all posts, and the filters.
#[cfg(not(target_arch = "wasm32"))]
fn written(here: Here, catalog: &Catalog) -> (String, String) {
    let Some(given) = use_store().whole() else { return Default::default() };
    let posts = given.shards.iter().flat_map(|shard| &shard.posts).enumerate();
    let posts = posts.filter(|(_, post)| !post.findings.is_empty()).map(|(position, post)| Reported {
        position,
        is_retracted: post.is_retracted(),
        findings: &post.findings,
    });
    let shown = Shown { here, catalog, lineup: &given.lineup, posts: posts.collect() };
    let chosen = Chosen { selection: Selection::default(), group: Group::default(), most: WRITTEN };
    (shown.findings(&chosen).0, shown.filters(&chosen.selection))
}

/// The file with all findings, as far as it is here.
type File = RwSignal<Load<Arc<Findings>>>;

/// Fetches all findings.
fn load(file: File, here: Here, catalog: &Catalog, kept: Kept) {
    let Some(entry) = catalog.manifest.findings.clone() else {
        file.set(Load::Ready(Arc::new(Findings { format: catalog.manifest.format, posts: Vec::new() })));
        return;
    };
    file.set(Load::Loading);
    let url = format!("{}{ARCHIVE}/{}", here.folder(), entry.file);
    pprnet_browser::spawn(async move {
        let read = fetch(&url, kept)
            .await
            .map_err(LoadFault::Fetch)
            .and_then(|bytes| Findings::read(&entry, &bytes).map_err(LoadFault::Read));
        // Nothing is left of the signal when someone has gone on meanwhile.
        let _ = file.try_set(match read {
            Ok(findings) => Load::Ready(Arc::new(findings)),
            Err(fault) => Load::Failed(fault),
        });
    });
}

/// Up and Down go from number to number.
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
    /// Whether the arrow keys are followed: once for all visits of the page.
    static FOLLOWS: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// The findings of all posts, or of a selection.
#[component]
pub(crate) fn EvidencePage() -> impl IntoView {
    let (here, store, catalog) = (use_here(), use_store(), use_catalog());
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
    let is_asked = StoredValue::new(false);
    let drawn = StoredValue::new(None::<Selection>);
    Effect::new(move |before: Option<Chosen>| {
        let chosen = Chosen {
            selection: selection.get(),
            group: group.get(),
            most: if all.get() { usize::MAX } else { SHOWN },
        };
        if !FOLLOWS.replace(true) {
            follow_arrows();
        }
        // A page that was taken over shows what it should.
        let is_written =
            before.is_none() && elements::by_id(FINDINGS).is_some_and(|it| it.first_child().is_some());
        if is_written && chosen.selection.is_empty() {
            return chosen;
        }
        if !is_asked.get_value() {
            is_asked.set_value(true);
            load(file, here, &loaded, Kept::Welcome);
        }
        if let (Load::Ready(lineup), Load::Ready(findings)) = (store.index(), file.get()) {
            let posts = findings.posts.iter().map(|of| Reported {
                position: of.post,
                is_retracted: of.is_retracted,
                findings: &of.findings,
            });
            let shown = Shown { here, catalog: &loaded, lineup: &lineup, posts: posts.collect() };
            let focused = elements::focused().map(|element| element.id()).unwrap_or_default();
            let (html, cut) = shown.findings(&chosen);
            elements::fill(FINDINGS, &html);
            is_cut.set(cut);
            // The page may have waited for its files since they were chosen.
            if drawn.get_value().as_ref() != Some(&chosen.selection) {
                drawn.set_value(Some(chosen.selection.clone()));
                elements::fill(FILTERS, &shown.filters(&chosen.selection));
                if focused.starts_with(FINDINGS) {
                    let _ = elements::by_id(&focused).and_then(|chip| chip.focus(Scroll::Stays));
                }
            }
        }
        chosen
    });
    let retried = catalog.clone();
    let failure = live(move || match file.get() {
        Load::Failed(fault) => {
            let catalog = retried.clone();
            let retry = Box::new(move || load(file, here, &catalog, Kept::Refused));
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

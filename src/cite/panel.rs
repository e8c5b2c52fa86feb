//! The panel: a dialog with two tabs, the article and this summary, each with the ways to cite it.

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use pprnet_address::Catalog;
use pprnet_browser::focus::Scroll;
use pprnet_browser::share::{copy, download};
use pprnet_browser::{document, elements, spawn};

use super::load::{CitationList, load};
use super::sheet::{CitedWork, Offer, offers, works};
use super::subject::{CitedPosts, subject};
use crate::context::{use_catalog, use_current_address};
use crate::failure::PartFailure;
use crate::live::{live, mark, text, words};
use crate::search::use_search;
use crate::store::{Load, LoadFault, Piece, Store, use_store};
use crate::wording;

/// The id of the dialog.
const DIALOG: &str = "cite";
/// The id of its title.
const TITLE: &str = "cite-title";
/// The id of the tab panel.
const PANEL: &str = "cite-panel";

/// The outcome of loading; `None` while loading.
type LoadOutcome = Option<Result<CitationList, LoadFault>>;

/// The state that the parts of the panel share.
#[derive(Clone, Copy)]
struct Panel {
    catalog: StoredValue<Arc<Catalog>>,
    subject: RwSignal<Option<CitedPosts>>,
    outcome: RwSignal<LoadOutcome>,
    work: RwSignal<CitedWork>,
    store: Store,
    /// The result of the last copy or download, for the status line.
    status: RwSignal<String>,
}

/// Draws the panel, which sets `is_open` to false when it closes.
pub(super) fn draw(is_open: RwSignal<bool>) -> AnyView {
    let (here, store, search, catalog) = (use_current_address(), use_store(), use_search(), use_catalog());
    let panel = Panel {
        catalog: StoredValue::new(Arc::clone(&catalog)),
        subject: RwSignal::new(None),
        outcome: RwSignal::new(None),
        work: RwSignal::new(CitedWork::Article),
        store,
        status: RwSignal::new(String::new()),
    };
    let opened_at = untrack(|| here.route());
    Effect::new(move |_| {
        if here.route() != opened_at {
            close();
        } else if panel.subject.with_untracked(Option::is_none) {
            match subject(here, store, search, &catalog) {
                Load::Loading => {}
                Load::Failed(fault) => panel.outcome.set(Some(Err(fault))),
                Load::Ready(subject) => {
                    panel.subject.set(Some(subject));
                    panel.load();
                }
            }
        }
    });
    let style = document::cite_files().map(|files| document::base().file(&files.style));
    let title = words(move || {
        panel.subject.with(|subject| match subject {
            Some(CitedPosts::List { positions, .. }) => wording::cite_posts(positions.len()),
            Some(CitedPosts::Post { .. }) | None => wording::cite().to_owned(),
        })
    });
    view! {
        <dialog id=DIALOG class="cite" aria-labelledby=TITLE on:close=move |_| is_open.set(false)>
            // The dialog opens once its style sheet is loaded, or has failed to load.
            <link rel="stylesheet" href=style on:load=|_| show() on:error=|_| show()/>
            <div class="cite-head">
                <h2 id=TITLE>{title}</h2>
                <button type="button" class="button" on:click=|_| close()>{wording::close()}</button>
            </div>
            <div class="cite-body">
                {live(move || match panel.outcome.get() {
                    None => view! { <p>{wording::loading()}</p> }.into_any(),
                    Some(Err(fault)) => failure(panel, fault),
                    Some(Ok(found)) => tabs(panel, found),
                })}
                <p class="cite-source">
                    {wording::csl()} " " <a href=wording::CSL_HOME rel="external">{wording::CSL_NAME}</a>
                </p>
            </div>
            <p class="cite-said" role="status">{words(move || panel.status.get())}</p>
        </dialog>
    }
    .into_any()
}

fn show() {
    let _ = elements::by_id(DIALOG).and_then(|dialog| dialog.call("showModal"));
}

/// Closes the dialog. The browser then restores the focus.
fn close() {
    let _ = elements::by_id(DIALOG).and_then(|dialog| dialog.call("close"));
}

impl Panel {
    /// Loads the citations of the subject.
    fn load(self) {
        let positions = self.subject.with_untracked(|subject| match subject {
            Some(subject) => subject.positions().to_vec(),
            None => Vec::new(),
        });
        self.outcome.set(None);
        load(document::base(), self.catalog.get_value(), &positions, move |outcome| {
            let has_none = outcome.as_ref().is_ok_and(|posts| works(posts, CitedWork::Article).is_empty());
            if has_none {
                let _ = self.work.try_set(CitedWork::Summary);
            }
            // The signals are disposed of if the panel was closed meanwhile.
            let _ = self.outcome.try_set(Some(outcome));
        });
    }

    /// Loads again what failed: the index, without which the posts are unknown, or their citations.
    fn retry(self) {
        if self.subject.with_untracked(Option::is_some) {
            return self.load();
        }
        self.outcome.set(None);
        self.store.retry(Piece::Index);
    }

    fn is_list(self) -> bool {
        self.subject.with(|subject| matches!(subject, Some(CitedPosts::List { .. })))
    }

    fn file(self, work: CitedWork, ending: &str) -> String {
        let file =
            |subject: &Option<CitedPosts>| Some(subject.as_ref()?.file(work == CitedWork::Summary, ending));
        self.subject.with_untracked(file).unwrap_or_default()
    }
}

fn failure(panel: Panel, fault: LoadFault) -> AnyView {
    let retry = Box::new(move || panel.retry());
    view! { <PartFailure part=wording::citations() fault retry/> }.into_any()
}

fn tabs(panel: Panel, found: CitationList) -> AnyView {
    let is_list = untrack(|| panel.is_list());
    let missing = found.len() - works(&found, CitedWork::Article).len();
    let tab = |work: CitedWork| {
        let is_chosen = move || panel.work.get() == work;
        let chosen = mark(move || Some(if is_chosen() { "true" } else { "false" }));
        let tab_index = mark(move || Some(if is_chosen() { "0" } else { "-1" }));
        view! {
            <button type="button" class="cite-tab" role="tab" id=tab_id(work) aria-controls=PANEL aria-selected=chosen
                tabindex=tab_index on:click=move |_| panel.work.set(work)>
                {wording::work(work == CitedWork::Summary, is_list)}
            </button>
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let other = match panel.work.get_untracked() {
            CitedWork::Article => CitedWork::Summary,
            CitedWork::Summary => CitedWork::Article,
        };
        if matches!(event.key().as_str(), "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown") {
            event.prevent_default();
            panel.work.set(other);
            let _ = elements::by_id(tab_id(other)).and_then(|tab| tab.focus(Scroll::Follows));
        }
    };
    view! {
        {(missing > 0).then(|| view! { <p class="cite-note">{wording::no_citation(missing, is_list)}</p> })}
        <div class="cite-tabs" role="tablist" aria-label=wording::what_to_cite() on:keydown=on_key>
            {tab(CitedWork::Article)} {tab(CitedWork::Summary)}
        </div>
        <div id=PANEL role="tabpanel" aria-labelledby=text(move || tab_id(panel.work.get()).to_owned())>
            {live(move || {
                let work = panel.work.get();
                let works = works(&found, work);
                let notes = works.iter().filter_map(|work| work.note.clone());
                let notes = notes.map(|note| view! { <p class="cite-note">{note}</p> }).collect_view();
                let offers = offers(&works).into_iter().map(|offer| row(panel, work, is_list, offer));
                view! { {notes} <ul class="cite-offers">{offers.collect_view()}</ul> }.into_any()
            })}
        </div>
    }
    .into_any()
}

fn tab_id(work: CitedWork) -> &'static str {
    match work {
        CitedWork::Article => "cite-article",
        CitedWork::Summary => "cite-summary",
    }
}

/// One way to cite. On the page of a post, a citation that the panel shows in full has no download button.
fn row(panel: Panel, work: CitedWork, is_list: bool, offer: Offer) -> AnyView {
    let Offer { name, ending, text, displayed } = offer;
    let is_displayed = !displayed.is_empty();
    let pieces = displayed.into_iter().enumerate().map(|(at, piece)| match at % 2 {
        0 => piece.into_any(),
        _ => view! { <i>{piece}</i> }.into_any(),
    });
    let text = StoredValue::new(text);
    let on_copy = move |_| {
        let text = text.get_value();
        spawn(async move {
            let message =
                if copy(&text).await { wording::copied(name) } else { wording::not_copied().to_owned() };
            let _ = panel.status.try_set(message);
        });
    };
    let on_download = move |_| {
        let is_done = download(&panel.file(work, ending), &text.get_value()).is_some();
        panel.status.set(if is_done {
            wording::downloaded(name)
        } else {
            wording::not_downloaded().to_owned()
        });
    };
    let to_file = (is_list || !is_displayed).then(|| {
        view! {
            <button type="button" class="button" aria-label=wording::download(name) on:click=on_download>
                {wording::download_button()}
            </button>
        }
    });
    view! {
        <li class="cite-offer">
            <h3>{name}</h3>
            {is_displayed.then(|| view! { <p class="cite-text">{pieces.collect_view()}</p> })}
            <div class="cite-buttons">
                <button type="button" class="button" aria-label=wording::copy(name) on:click=on_copy>{wording::copy_button()}</button>
                {to_file}
            </div>
        </li>
    }
    .into_any()
}

//! Posts saved on this device: the button on a post's page, the list that it changes, and what the page of saved posts and
//! “Cite” read. Nothing of it leaves the device.
//!
//! Everything but [`toggle`] is in chunks of the program.

mod list;
mod note;

use std::cell::OnceCell;

use leptos::prelude::*;
use pprnet_address::Route;
use pprnet_address::names::{SAVE_BUTTON, SAVED};
use pprnet_archive::Slug;
use pprnet_browser::{elements, events, settings, time};
use wasm_split_helpers::wasm_split;

use crate::context::Here;
use crate::store::{Load, Store, enter};

pub(crate) use self::list::Saved;

thread_local! {
    /// The saved posts, as the views show them.
    static LIST: OnceCell<ArcRwSignal<Saved>> = const { OnceCell::new() };
}

/// Saves a post, or removes it again, and draws a note about it. The chunk must be ready.
pub(crate) fn toggle(slug: Slug) -> AnyView {
    match enter(start()) {
        Some(toggle) => toggle(slug),
        None => ().into_any(),
    }
}

/// An entry point of the chunk.
#[wasm_split(pages)]
fn start() -> fn(Slug) -> AnyView {
    note::toggle
}

/// The saved posts. Changes when a post is saved or removed, also in another window.
pub(crate) fn saved(here: Here) -> ArcRwSignal<Saved> {
    LIST.with(|list| {
        let list = list.get_or_init(|| {
            let list = ArcRwSignal::new(stored(here));
            // A page that the browser shows again as it was has missed the events of other windows.
            for event in ["storage", "pageshow"] {
                let list = list.clone();
                events::on(event, move |_| list.set(stored(here)));
            }
            list
        });
        list.clone()
    })
}

/// The stored list, which another window may have changed a moment ago.
fn stored(here: Here) -> Saved {
    Saved::read(&settings::get(SAVED, &here.folder()).unwrap_or_default())
}

/// Changes the stored list. `None` if the browser does not store it: then nothing changes.
pub(crate) fn change(here: Here, change: impl FnOnce(Saved) -> Saved) -> Option<()> {
    let changed = change(stored(here));
    settings::set(SAVED, &here.folder(), changed.kept().as_deref())?;
    saved(here).set(changed);
    Some(())
}

/// The saved posts in this archive.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Listed {
    /// Their positions, in archive order.
    pub(crate) positions: Vec<usize>,
    /// Saved posts that this archive does not have: they were renamed or removed, or this copy is older.
    pub(crate) missing: Vec<Slug>,
}

/// The saved posts in this archive. Requests the index unless nothing is saved.
pub(crate) fn listed(here: Here, store: Store) -> Load<Listed> {
    let saved = saved(here).get();
    if saved.is_empty() {
        return Load::Ready(Listed::default());
    }
    match store.index() {
        Load::Loading => Load::Loading,
        Load::Failed(fault) => Load::Failed(fault),
        Load::Ready(lineup) => {
            let mut listed = Listed::default();
            for slug in saved.slugs() {
                match lineup.position(slug.as_str()) {
                    Some(position) => listed.positions.push(position),
                    None => listed.missing.push(slug.clone()),
                }
            }
            listed.positions.sort_unstable();
            Load::Ready(listed)
        }
    }
}

/// Marks the button of each post that is shown as pressed if the post is saved. Called once.
pub(crate) fn mark_buttons(here: Here, store: Store) {
    Effect::new(move |_| {
        // The button is drawn after the address changes, or once its post has arrived.
        here.parsed().track();
        store.track_arrivals();
        let saved = saved(here).get();
        time::after_two_frames(move || {
            let Route::Post { slug, .. } = untrack(|| here.route()) else { return };
            if let Some(button) = elements::first(&format!(".{SAVE_BUTTON}")) {
                button.set("aria-pressed", Some(if saved.has(&slug) { "true" } else { "false" }));
            }
        });
    });
}

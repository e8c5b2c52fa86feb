//! Posts saved on this device: the button on a post's page, the list that it changes, and what the page of saved posts and
//! “Cite” read. Nothing of it leaves the device.
//!
//! Everything but [`toggle`] is in chunks of the program.

mod device;
mod list;
mod note;

use leptos::prelude::*;
use pprnet_address::Route;
use pprnet_address::names::SAVE_BUTTON;
use pprnet_archive::Slug;
use pprnet_browser::{elements, time};
use wasm_split_helpers::wasm_split;

use crate::context::CurrentAddress;
use crate::store::{Load, Store, enter};

pub(crate) use self::device::{change, saved};
pub(crate) use self::list::Saved;

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

/// The saved posts in this archive.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Listed {
    /// Their positions, in archive order.
    pub(crate) positions: Vec<usize>,
    /// Saved posts that this archive does not have: they were renamed or removed, or this copy is older.
    pub(crate) missing: Vec<Slug>,
}

impl Listed {
    /// Whether nothing is saved.
    pub(crate) fn is_empty(&self) -> bool {
        self.positions.is_empty() && self.missing.is_empty()
    }
}

/// The saved posts in this archive. Requests the index unless nothing is saved.
pub(crate) fn listed(here: CurrentAddress, store: Store) -> Load<Listed> {
    let saved = saved(here);
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
                    Some(position) => {
                        // `sort` would add some KB to the chunks.
                        let index = listed.positions.partition_point(|&other| other < position);
                        listed.positions.insert(index, position);
                    }
                    None => listed.missing.push(slug.clone()),
                }
            }
            Load::Ready(listed)
        }
    }
}

/// Marks the button of each post that is shown as pressed if the post is saved. Called once.
pub(crate) fn mark_buttons(here: CurrentAddress, store: Store) {
    Effect::new(move |_| {
        // The button is drawn after the address changes, or once its post has arrived.
        here.parsed().track();
        store.track_arrivals();
        let saved = saved(here);
        time::after_two_frames(move || {
            let Route::Post { slug, .. } = untrack(|| here.route()) else { return };
            if let Some(button) = elements::by_id(SAVE_BUTTON) {
                button.set("aria-pressed", Some(if saved.has(&slug) { "true" } else { "false" }));
            }
        });
    });
}

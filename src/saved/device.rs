//! The list as stored on the device.

use std::cell::OnceCell;

use leptos::prelude::*;
use pprnet_address::names::SAVED;
use pprnet_browser::{events, settings};

use super::list::Saved;
use crate::context::Here;

thread_local! {
    /// Changes with the list. A number, since a signal of another type would add some KB to the chunks.
    static CHANGES: OnceCell<RwSignal<usize>> = const { OnceCell::new() };
}

/// The saved posts. Views that read them are redrawn when a post is saved or removed, also in another window.
pub(crate) fn saved(here: Here) -> Saved {
    changes().track();
    stored(here)
}

fn changes() -> RwSignal<usize> {
    CHANGES.with(|changes| {
        *changes.get_or_init(|| {
            // Never dropped: other pages show the list, too.
            let owner = Box::leak(Box::new(Owner::new_root(None)));
            let changes = owner.with(|| RwSignal::new(0));
            // A page that the browser shows again as it was has missed the events of other windows.
            for event in ["storage", "pageshow"] {
                events::on(event, move |_| changes.update(|count| *count += 1));
            }
            changes
        })
    })
}

fn stored(here: Here) -> Saved {
    Saved::read(&settings::get(SAVED, &here.folder()).unwrap_or_default())
}

/// Changes the stored list. `None` if the browser does not store it: then nothing changes.
pub(crate) fn change(here: Here, change: impl FnOnce(Saved) -> Saved) -> Option<()> {
    settings::set(SAVED, &here.folder(), change(stored(here)).kept().as_deref())?;
    changes().update(|count| *count += 1);
    Some(())
}

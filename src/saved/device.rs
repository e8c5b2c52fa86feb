//! The list as stored on the device.

use std::cell::{OnceCell, RefCell};

use leptos::prelude::*;
use pprnet_address::names::SAVED;
use pprnet_browser::{events, settings};

use super::list::Saved;
use crate::context::CurrentAddress;

thread_local! {
    /// Changes with the list. A number, since a signal of another type would add some KB to the chunks.
    static CHANGES: OnceCell<RwSignal<usize>> = const { OnceCell::new() };
    /// The stored value that the views show.
    static SHOWN: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The saved posts. Views that read them are redrawn when a post is saved or removed, also in another window.
pub(crate) fn saved(here: CurrentAddress) -> Saved {
    changes(here).track();
    stored(here)
}

fn changes(here: CurrentAddress) -> RwSignal<usize> {
    CHANGES.with(|changes| {
        *changes.get_or_init(|| {
            SHOWN.set(value(here));
            // Never dropped: other pages show the list, too.
            let owner = Box::leak(Box::new(Owner::new_root(None)));
            let changes = owner.with(|| RwSignal::new(0));
            // A page that the browser shows again as it was has missed the events of other windows.
            for event in ["storage", "pageshow"] {
                events::on(event, move |_| report(here, changes));
            }
            changes
        })
    })
}

/// Redraws the views if the stored value has changed. Other settings change while someone reads.
fn report(here: CurrentAddress, changes: RwSignal<usize>) {
    let now = value(here);
    if SHOWN.replace(now.clone()) != now {
        changes.update(|count| *count += 1);
    }
}

fn value(here: CurrentAddress) -> Option<String> {
    settings::get(SAVED, &here.folder())
}

fn stored(here: CurrentAddress) -> Saved {
    Saved::read(&value(here).unwrap_or_default())
}

/// Changes the stored list. `None` if the browser does not store it: then nothing changes.
pub(crate) fn change(here: CurrentAddress, change: impl FnOnce(Saved) -> Saved) -> Option<()> {
    settings::set(SAVED, &here.folder(), change(stored(here)).to_stored().as_deref())?;
    report(here, changes(here));
    Some(())
}

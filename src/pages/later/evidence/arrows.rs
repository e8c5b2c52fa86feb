//! The arrow keys Up and Down, which move between the numbers.

use std::cell::Cell;

use pprnet_browser::elements;
use pprnet_browser::events::{Event, on};
use pprnet_browser::focus::Scroll;

/// A selector for the numbers.
const NUMBERS: &str = ".forest td a";

thread_local! {
    static FOLLOWS: Cell<bool> = const { Cell::new(false) };
}

/// Listens to the keys. The listener stays for later visits of the page.
pub(super) fn follow() {
    if !FOLLOWS.replace(true) {
        on("keydown", |event| {
            let _ = step(&event);
        });
    }
}

fn step(event: &Event) -> Option<()> {
    let key = event.key().filter(|key| !key.has_command)?;
    let step = match key.name.as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return None,
    };
    let now = event.at(NUMBERS)?;
    let numbers = elements::all(NUMBERS);
    let next = numbers.iter().position(|number| *number == now)?.checked_add_signed(step)?;
    let next = numbers.get(next)?;
    event.prevent_default();
    next.focus(Scroll::Follows)
}

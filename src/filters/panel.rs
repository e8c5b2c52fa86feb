//! The panel's behaviour: it opens, shows the selection and the counts, and navigates to the address that the form describes.

mod build;
mod dialog;
mod input;
mod show;
mod state;

use pprnet_browser::elements::Element;
use pprnet_browser::focus::Scroll;
use pprnet_browser::{time, viewport};

use crate::store::Load;

use self::dialog::dialog;

pub(crate) use self::state::Panel;

/// Opens the panel, or updates a visible one. In a wide window it is always visible.
pub(super) fn draw(panel: Panel, is_opening: bool) {
    // Read all signals here, before anything is deferred: only then does the calling effect track them.
    let blog = panel.blog();
    let Some(dialog) = dialog() else { return };
    let is_wide = viewport::is_wide();
    if !is_wide && !is_opening && !dialog.fits(":modal") {
        return;
    }
    let has_words = !blog.selection.words().is_empty();
    // The manifest has the counts for all posts, so a visit without filters does not load the index.
    let index = (!has_words && !blog.selection.is_empty()).then(|| panel.store.index());
    let found = panel.search.facets();
    let is_listening = state::set_current(panel.clone());
    if !is_listening {
        input::listen();
    }
    let show = move |dialog: &Element| {
        build::build(dialog, &panel.catalog);
        let facets = match index {
            _ if has_words => found,
            None => Some(show::all_posts(&panel.catalog)),
            Some(Load::Ready(lineup)) => Some(lineup.facets(&panel.catalog, &blog.selection)),
            Some(Load::Loading | Load::Failed(_)) => None,
        };
        show::show(&panel.catalog, dialog, &blog.selection, facets.as_ref());
    };
    if !is_opening {
        // Draw the list before the panel.
        time::after_paint(move || {
            show(&dialog);
            if is_wide {
                dialog.set("open", Some(""));
            }
        });
        return;
    }
    show(&dialog);
    for more in dialog.find_all("details:has(:checked)") {
        more.set("open", Some(""));
    }
    let title = dialog.find("h2");
    if is_wide {
        dialog.set("open", Some(""));
        let _ = title.and_then(|title| title.focus(Scroll::Follows));
    } else if !dialog.fits(":modal") {
        // It was opened beside the list while the window was wide.
        dialog.set("open", None);
        // Focus the title, so that a phone does not open a keyboard over the sheet.
        if let Some(title) = title {
            title.set("autofocus", Some(""));
        }
        dialog.open();
    }
}

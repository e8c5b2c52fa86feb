//! The list of results: draws the output of the session into the element that the reader provides for it.

use pprnet_address::names::{EXPLANATION, POST, RESULTS, class_of};
use pprnet_browser::elements::{self, Element, Side};
use pprnet_browser::events::on;
use pprnet_browser::focus::Focus;
use pprnet_browser::{document, time};
use pprnet_finder::session::{Drawing, ResultsContent, SessionEvent};
use pprnet_html::Html;

use super::{session, waiting, ways};
use crate::failure;
use crate::store::LoadFault;
use crate::wording;

/// Marks the results as stale, also for assistive technology.
const BUSY: &str = "aria-busy";

/// The list of results.
const LIST: &str = ".results";

pub(super) fn start() {
    on("mousedown", |event| {
        if event.within(RESULTS).is_some() {
            session::dispatch(SessionEvent::Pressed);
        }
    });
    // Dragging a link or opening a menu fires no mouseup.
    for over in ["mouseup", "dragend", "contextmenu"] {
        on(over, |_| session::dispatch(SessionEvent::Released));
    }
    on("click", |event| {
        if let Some(details) = event.at(EXPLANATION) {
            explain(&details);
        } else if event.at(".result").is_some() {
            ways::add(&session::words());
        } else if event.within(RESULTS).is_some() && event.at(failure::AGAIN).is_some() {
            session::dispatch(SessionEvent::Retry);
        } else if event.within(RESULTS).is_some() && event.at(failure::RELOAD).is_some() {
            document::reload();
        }
    });
}

/// Explains why a post is among the results, once someone opens that element.
fn explain(details: &Element) -> Option<()> {
    let post = details.get(POST)?.parse().ok()?;
    let why = session::why(post)?;
    details.last_child()?.set_html(&why);
    Some(())
}

/// The content of the element for results; `None` on a page without it.
pub(super) fn content() -> Option<ResultsContent> {
    let container = elements::by_id(RESULTS)?;
    Some(match container.find(LIST) {
        Some(_) => ResultsContent::List,
        None if container.child_count() == 2 => ResultsContent::Message,
        None => ResultsContent::Nothing,
    })
}

/// Marks the results as stale.
pub(super) fn show_busy() {
    let Some(container) = elements::by_id(RESULTS) else { return };
    container.set(BUSY, Some("true"));
    // Most results arrive before a screen reader would have announced this.
    time::after_patience(|| {
        let busy = elements::by_id(RESULTS).filter(|container| container.get(BUSY).is_some());
        if let Some(line) = busy.and_then(|container| container.first_child()) {
            count(&line, wording::searching());
        }
    });
}

/// Draws a page of results.
pub(super) fn draw(drawing: &Drawing) {
    let mut html = Html::new();
    html.tag("<div>").raw(&drawing.order).tag("</div><div>").raw(&drawing.remarks).tag("</div>");
    if !drawing.results.is_empty() {
        html.tag("<ol class=\"results\">").raw(&drawing.results).tag("</ol>");
    }
    html.tag("<div>").raw(&drawing.pager);
    html.tag("</div><p><button type=\"button\" class=\"button ")
        .tag(const { class_of(ways::OPENER) })
        .tag("\">");
    html.text(wording::other_ways()).tag("</button></p>");
    fill(&drawing.showing, &html.into_string());
}

/// Draws why the search has failed, with the button that may help.
pub(super) fn draw_failure(fault: &LoadFault) {
    fill("", &waiting::failed(fault));
}

/// Replaces the first results. Later results stay until [`draw_rest`]: writing them and their layout takes longer than for the
/// results in the window.
pub(super) fn draw_first(remarks: &str, results: &str) -> Option<()> {
    let container = elements::by_id(RESULTS)?;
    container.set(BUSY, None);
    let list = container.find(LIST)?;
    keep_focus(&list, || {
        let above = list.previous()?;
        if !(remarks.is_empty() && above.child_count() == 0) {
            above.set_html(remarks);
        }
        let before = list.child_count();
        list.add_html(Side::Start, results);
        let added = list.child_count() - before;
        list.remove_children(added, added);
        Some(())
    })
}

/// Draws everything that [`draw_first`] left: the other results, the order above them and the pager below them.
pub(super) fn draw_rest(
    first: usize,
    results: &str,
    order: &str,
    pager: &str,
    showing: Option<&str>,
) -> Option<()> {
    let container = elements::by_id(RESULTS)?;
    let list = container.find(LIST)?;
    keep_focus(&list, || {
        list.remove_children(first, usize::MAX);
        list.add_html(Side::End, results);
    });
    for (part, html) in [(list.parent()?.first_child()?, order), (list.next()?, pager)] {
        keep_focus(&part, || part.set_html(html));
    }
    if let Some(showing) = showing {
        count(&container.first_child()?, showing);
    }
    Some(())
}

/// Changes the content of an element. A focused element in it keeps the focus.
fn keep_focus<T>(element: &Element, change: impl FnOnce() -> T) -> T {
    let focus = Focus::note_in(element);
    let changed = change();
    focus.keep();
    changed
}

/// Writes the line with the count, and the HTML after it. The line stays the same element, so that it is announced.
fn fill(showing: &str, html: &str) {
    let Some(container) = elements::by_id(RESULTS) else { return };
    container.set(BUSY, None);
    keep_focus(&container, || {
        if container.child_count() != 2 {
            container.set_html("<p class=\"count\" role=\"status\"></p><div></div>");
        }
        if let Some(line) = container.first_child() {
            count(&line, showing);
        }
        if let Some(rest) = container.last_child()
            && say_again(&rest, html).is_none()
        {
            rest.set_html(html);
        }
    });
}

/// Keeps a message if only its links have changed, so that screen readers do not announce it again. `None` if there is no such
/// message.
fn say_again(rest: &Element, html: &str) -> Option<()> {
    let alert = |rest: &Element| rest.find(":scope > div > :is([role=alert], [role=status])");
    let old = alert(rest)?;
    let other = elements::make("div", html)?;
    let new = alert(&other)?;
    if old.parent()?.text() != new.parent()?.text() {
        return None;
    }
    for (from, to) in new.find_all("a").iter().zip(old.find_all("a")) {
        to.set("href", from.get("href").as_deref());
    }
    rest.first_child()?.set_html(&other.first_child()?.html());
    Some(())
}

fn count(line: &Element, showing: &str) {
    if line.text() != showing {
        line.set_text(showing);
    }
}

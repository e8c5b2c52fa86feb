//! The list of results: draws what the session says into the element that the router has made for it.

use pprnet_address::names::RESULTS;
use pprnet_browser::elements::Scroll;
use pprnet_browser::{document, elements, events};
use pprnet_finder::session::{self, Drawing, Shown};
use pprnet_html::Html;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{page, ways};
use crate::store::LoadFault;
use crate::wording;

/// Marks the results as stale, also for assistive technology.
const BUSY: &str = "aria-busy";

/// The list of results.
const LIST: &str = ".results";

pub(super) fn start() {
    events::on("mousedown", |event| {
        if events::target(&event, &format!("#{RESULTS}")).is_some() {
            page::tell(session::Event::Pressed);
        }
    });
    events::on("mouseup", |_| page::tell(session::Event::Released));
    events::on("click", |event| {
        if let Some(details) = events::target(&event, ".result-why") {
            explain(&details);
        } else if events::target(&event, ".result").is_some() {
            ways::add(&page::words());
        } else if events::target(&event, ".search-again").is_some() {
            page::tell(session::Event::Retry);
        } else if events::target(&event, ".search-reload").is_some() {
            document::reload();
        }
    });
}

/// Shows why a post is among the results, when someone opens that.
fn explain(details: &Element) -> Option<()> {
    let post = details.get_attribute("data-post")?.parse().ok()?;
    let why = page::with_session(|session| session.why(post))?;
    details.last_element_child()?.set_inner_html(&why);
    Some(())
}

/// The content of the element for results; `None` on a page without it.
pub(super) fn shown() -> Option<Shown> {
    let place = elements::by_id(RESULTS)?;
    Some(match place.query_selector(LIST) {
        Ok(Some(_)) => Shown::List,
        _ if place.child_element_count() == 2 => Shown::Message,
        _ => Shown::Nothing,
    })
}

/// Marks the results as stale.
pub(super) fn show_busy() {
    let Some(place) = elements::by_id(RESULTS) else { return };
    let _ = place.set_attribute(BUSY, "true");
    if let Some(line) = place.first_element_child() {
        count(&line, wording::SEARCHING);
    }
}

/// Draws a page of results.
pub(super) fn draw(drawing: &Drawing) {
    let mut html = Html::new();
    html.tag("<div>").raw(&drawing.order).tag("</div><div>").raw(&drawing.remarks).tag("</div>");
    if !drawing.results.is_empty() {
        html.tag("<ol class=\"results\">").raw(&drawing.results).tag("</ol>");
    }
    html.tag("<div>").raw(&drawing.pager);
    html.tag("</div><p><button type=\"button\" class=\"button search-ways\">").text(wording::OTHER_WAYS);
    html.tag("</button></p>");
    fill(&drawing.showing, &html.into_string());
}

/// Draws why there are no results, with the button that may help.
pub(super) fn draw_failure(fault: &LoadFault) {
    fill("", &failure(fault).into_string());
}

/// Puts the first results in the place of those drawn before. Later results stay: they take longer to write and to lay out
/// than those on the screen.
pub(super) fn draw_first(remarks: &str, results: &str) -> Option<()> {
    let place = elements::by_id(RESULTS)?;
    let _ = place.remove_attribute(BUSY);
    let list = place.query_selector(LIST).ok()??;
    keep_focus(&list, || {
        let above = list.previous_element_sibling()?;
        if !(remarks.is_empty() && above.child_element_count() == 0) {
            above.set_inner_html(remarks);
        }
        let before = list.child_element_count();
        list.insert_adjacent_html("afterbegin", results).ok()?;
        let added = list.child_element_count() - before;
        for _ in 0..added.min(before) {
            list.remove_child(&list.child_nodes().item(added)?).ok()?;
        }
        Some(())
    })
}

/// Draws everything that [`draw_first`] left: the results after the first, the order above and the pager below them.
pub(super) fn draw_rest(
    first: usize,
    results: &str,
    order: &str,
    pager: &str,
    showing: Option<&str>,
) -> Option<()> {
    let place = elements::by_id(RESULTS)?;
    let list = place.query_selector(LIST).ok()??;
    let first = u32::try_from(first).ok()?;
    keep_focus(&list, || {
        while let Some(old) = list.child_nodes().item(first) {
            list.remove_child(&old).ok()?;
        }
        list.insert_adjacent_html("beforeend", results).ok()
    });
    list.parent_element()?.first_element_child()?.set_inner_html(order);
    list.next_element_sibling()?.set_inner_html(pager);
    if let Some(showing) = showing {
        count(&place.first_element_child()?, showing);
    }
    Some(())
}

/// Changes the content of an element. A focused element in it keeps the focus, by its id.
fn keep_focus<T>(place: &Element, change: impl FnOnce() -> T) -> T {
    let focused = elements::active().filter(|active| place.contains(Some(active))).map(|active| active.id());
    let changed = change();
    if let Some(element) = focused.filter(|id| !id.is_empty()).and_then(|id| elements::by_id(&id)) {
        elements::focus(element, Scroll::Follows);
    }
    changed
}

fn failure(fault: &LoadFault) -> Html {
    let words = wording::search_failure(fault);
    let (class, label) =
        if words.again { ("search-again", wording::TRY_AGAIN) } else { ("search-reload", wording::RELOAD) };
    let mut html = Html::new();
    html.tag("<div class=\"failure\" role=\"alert\"><p class=\"failure-title\">").text(words.title);
    html.tag("</p><p>").text(&words.advice).tag("</p><button type=\"button\" class=\"button ").text(class);
    html.tag("\">").text(label).tag("</button></div>");
    html
}

/// Writes the line with the count, which stays one element so that it is announced, and what follows it.
fn fill(showing: &str, html: &str) {
    let Some(place) = elements::by_id(RESULTS) else { return };
    let _ = place.remove_attribute(BUSY);
    keep_focus(&place, || {
        if place.child_element_count() != 2 {
            place.set_inner_html("<p class=\"count\" role=\"status\"></p><div></div>");
        }
        if let Some(line) = place.first_element_child() {
            count(&line, showing);
        }
        if let Some(rest) = place.last_element_child()
            && say_again(&rest, html).is_none()
        {
            rest.set_inner_html(html);
        }
    });
}

/// Keeps an alert that says the same as before, and changes only its links: a new alert would be read aloud again. `None`
/// where there is none.
fn say_again(rest: &Element, html: &str) -> Option<()> {
    let other = document()?.create_element("div").ok()?;
    other.set_inner_html(html);
    let alert = |rest: &Element| rest.query_selector(":scope > div > [role=alert]").ok()?;
    let (old, new) = (alert(rest)?, alert(&other)?);
    let is_same = |old: &Element, new: &Element| old.text_content() == new.text_content();
    if !is_same(&old.parent_element()?, &new.parent_element()?) {
        return None;
    }
    let [from, to] = [&new, &old].map(|alert| alert.query_selector_all("a").ok());
    let (from, to) = (from?, to?);
    for number in 0..to.length() {
        let [from, to] = [&from, &to].map(|links| links.item(number)?.dyn_into::<Element>().ok());
        to?.set_attribute("href", &from?.get_attribute("href")?).ok()?;
    }
    rest.first_element_child()?.set_inner_html(&other.first_element_child()?.inner_html());
    Some(())
}

fn count(line: &Element, showing: &str) {
    if line.text_content().as_deref() != Some(showing) {
        line.set_text_content(Some(showing));
    }
}

#[cfg(test)]
mod tests {
    use pprnet_browser::FetchFault;

    use super::*;

    /// “Reload the page”, said the message, and its button tried again.
    #[test]
    fn the_button_does_what_the_message_says() {
        let fetch = [FetchFault::Network, FetchFault::Stalled, FetchFault::Gone, FetchFault::Status(503)]
            .map(LoadFault::Fetch);
        for fault in fetch.into_iter().chain([LoadFault::Damaged]) {
            let html = failure(&fault).into_string();
            let (advice, button) = html.split_once("<button").unwrap();
            let [again, reload] = [
                ("ry again", "search-again\">Try again"),
                ("Reload the page", "search-reload\">Reload the page"),
            ]
            .map(|(said, done)| (advice.contains(said), button.contains(done)));
            assert_eq!((again.0, reload.0), (again.1, reload.1), "{html}");
            assert_ne!(again.1, reload.1, "{html}");
        }
    }
}

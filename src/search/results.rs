//! The place of the results.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use js_sys::Date;
use pprnet_address::Blog;
use pprnet_address::names::{RESULTS, SEARCH_FIELD};
use pprnet_browser::elements::Scroll;
use pprnet_browser::{document, elements, events, time};
use pprnet_finder::{Answer, Found};
use pprnet_html::Html;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{page, ways};
use crate::store::LoadFault;
use crate::wording;

/// Says that what stands in it is for something else.
const BUSY: &str = "aria-busy";

/// The list in it.
const LIST: &str = ".results";

/// So many results are drawn at once where others stood: more than most windows show.
const AT_ONCE: usize = 4;

/// So many frames the place is waited for: the reader draws it when the address has changed.
const TRIES: u32 = 60;

/// So many milliseconds a button of the mouse is waited for that was pressed on a result and is not let go.
const LONGEST_PRESS: f64 = 1000.0;

thread_local! {
    /// What the first results were drawn for, and how many these are, while the rest is still to be drawn. What is looked
    /// for may be ahead by another letter, whose part of the index is still on its way.
    static RESTS: RefCell<Option<(Blog, u32)>> = const { RefCell::new(None) };

    /// What is drawn was looked for with this: results, or why there are none.
    static DRAWN: RefCell<Option<Blog>> = const { RefCell::new(None) };

    /// Until when what stands in the place must stay: a click that begins on an element and ends on what was drawn in its
    /// place is a click on neither. In milliseconds of the clock.
    static HELD: Cell<f64> = const { Cell::new(0.0) };

    /// Counts what was to be drawn, so that what waits for the place does not come over what is newer.
    static DRAWINGS: Cell<usize> = const { Cell::new(0) };
}

pub(super) fn start() {
    events::on("mousedown", |event| {
        if events::target(&event, &format!("#{RESULTS}")).is_some() {
            HELD.set(Date::now() + LONGEST_PRESS);
        }
    });
    // The click comes at once after it.
    events::on("mouseup", |_| time::next_frame(|| HELD.set(0.0)));
    events::on("click", |event| {
        if let Some(details) = events::target(&event, ".result-why") {
            explain(&details);
        } else if events::target(&event, ".result").is_some() {
            ways::add(page::asked().selection.words());
        } else if events::target(&event, ".search-again").is_some() {
            page::retry();
        } else if events::target(&event, ".search-reload").is_some() {
            document::reload();
        }
    });
}

/// Says why a result is there, when that is asked for.
fn explain(details: &Element) -> Option<()> {
    let post = details.get_attribute("data-post")?.parse().ok()?;
    let why = page::with_finder(|finder| finder.why(post))?;
    details.last_element_child()?.set_inner_html(&why);
    Some(())
}

/// The results of a page, by place, that an answer should bring first. Who types waits for those that the window shows, in
/// the place of others; else all, so that the page has its length at once.
pub(super) fn urgent() -> Range<usize> {
    let is_typing = elements::active().is_some_and(|active| active.id() == SEARCH_FIELD);
    0..if is_typing && list().is_some() { AT_ONCE } else { usize::MAX }
}

/// Whether what is drawn must stay for a moment.
pub(super) fn are_held() -> bool {
    Date::now() < HELD.get()
}

/// Whether there is a place with something in it.
pub(super) fn are_there() -> bool {
    elements::by_id(RESULTS).is_some_and(|place| place.child_element_count() == 2)
}

/// Whether the results of this search are drawn, or why there are none.
pub(super) fn are_of(blog: &Blog) -> bool {
    are_there() && DRAWN.with_borrow(|drawn| drawn.as_ref() == Some(blog))
}

/// Whether the results drawn last are those of this search, in the order of date.
pub(super) fn are_newest_first(blog: &Blog) -> bool {
    DRAWN.with_borrow(|drawn| {
        drawn.as_ref().is_some_and(|drawn| drawn.newest_first && drawn.selection == blog.selection)
    })
}

/// Says that what is drawn is not for this search, until that has an answer.
pub(super) fn wait(blog: &Blog) {
    let Some(place) = elements::by_id(RESULTS).filter(|_| are_there() && !are_of(blog)) else { return };
    let _ = place.set_attribute(BUSY, "true");
    if let Some(line) = place.first_element_child() {
        count(&line, wording::SEARCHING);
    }
}

/// Draws what a search has found, as far as it was asked for as urgent.
pub(super) fn draw(found: &Found, blog: Blog, urgent: Range<usize>) {
    match list().filter(|_| urgent.end != usize::MAX && !found.results.is_empty()) {
        Some(list) => {
            DRAWINGS.set(DRAWINGS.get() + 1);
            DRAWN.set(Some(blog.clone()));
            let first = draw_first(&list, found).unwrap_or_default();
            if RESTS.replace(Some((blog, first))).is_none() {
                time::after_two_frames(draw_rest_when_free);
            }
        }
        None => {
            RESTS.take();
            draw_all(found, blog);
        }
    }
}

/// The list of results, if there is one.
fn list() -> Option<Element> {
    elements::by_id(RESULTS)?.query_selector(LIST).ok()?
}

fn draw_all(found: &Found, blog: Blog) {
    let around = page::with_finder(|finder| {
        let (order, pager) = finder.around(found.total, &blog);
        (order, pager, finder.showing(found.total, &blog))
    });
    let Some((order, pager, showing)) = around else { return };
    let mut html = Html::new();
    html.tag("<div>").raw(&order).tag("</div><div>").raw(&found.remarks).tag("</div>");
    if !found.results.is_empty() {
        html.tag("<ol class=\"results\">").raw(&found.results).tag("</ol>");
    }
    html.tag("<div>").raw(&pager);
    html.tag("</div><p><button type=\"button\" class=\"button search-ways\">").text(wording::OTHER_WAYS);
    html.tag("</button></p>");
    fill(blog, showing, html.into_string(), TRIES);
}

/// Puts the first results in the place of those that stood there. What is below them stays until they were painted: it
/// takes longer to write and to lay out than what is seen. Returns how many they are.
fn draw_first(list: &Element, found: &Found) -> Option<u32> {
    if let Some(place) = elements::by_id(RESULTS) {
        let _ = place.remove_attribute(BUSY);
    }
    keep_focus(list, || {
        let remarks = list.previous_element_sibling()?;
        if !(found.remarks.is_empty() && remarks.child_element_count() == 0) {
            remarks.set_inner_html(&found.remarks);
        }
        let before = list.child_element_count();
        list.insert_adjacent_html("afterbegin", &found.results).ok()?;
        let added = list.child_element_count() - before;
        for _ in 0..added.min(before) {
            list.remove_child(&list.child_nodes().item(added)?).ok()?;
        }
        Some(added)
    })
}

fn draw_rest_when_free() {
    if are_held() {
        time::next_frame(draw_rest_when_free);
    } else {
        draw_rest();
    }
}

/// Draws all the rest: what is below the first results, and what stands around them.
fn draw_rest() -> Option<()> {
    let (blog, first) = RESTS.take()?;
    let list = list()?;
    let Answer { found, .. } = page::find(Some(&blog), AT_ONCE..usize::MAX)?;
    let found = found?;
    keep_focus(&list, || {
        while let Some(old) = list.child_nodes().item(first) {
            list.remove_child(&old).ok()?;
        }
        list.insert_adjacent_html("beforeend", &found.results).ok()
    });
    let (order, pager) = page::with_finder(|finder| finder.around(found.total, &blog))?;
    let place = list.parent_element()?;
    place.first_element_child()?.set_inner_html(&order);
    list.next_element_sibling()?.set_inner_html(&pager);
    let line = place.previous_element_sibling()?;
    // Not where other words were typed since, whose part is on its way.
    if !place.parent_element()?.has_attribute(BUSY) {
        count(&line, &page::with_finder(|finder| finder.showing(found.total, &blog))?);
    }
    Some(())
}

/// Changes what is in an element. What has the focus there keeps it, by its id.
fn keep_focus<T>(place: &Element, change: impl FnOnce() -> T) -> T {
    let focused = elements::active().filter(|active| place.contains(Some(active))).map(|active| active.id());
    let changed = change();
    if let Some(element) = focused.filter(|id| !id.is_empty()).and_then(|id| elements::by_id(&id)) {
        elements::focus(element, Scroll::Follows);
    }
    changed
}

/// Says that what a search needs could not be had, unless what is drawn is for it: then only texts are missing, or it has
/// been said, since several files fail at once.
pub(super) fn fail(fault: &LoadFault, blog: &Blog) {
    if are_of(blog) {
        return;
    }
    RESTS.take();
    fill(blog.clone(), String::new(), failure(fault).into_string(), TRIES);
}

/// Why there are no results, with the button that may help.
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

/// Writes into the place: how many, which stays one element so that it is announced, and what. It is there when the reader
/// has followed the address.
fn fill(blog: Blog, showing: String, html: String, tries: u32) {
    DRAWINGS.set(DRAWINGS.get() + 1);
    fill_when_there(blog, showing, html, tries, DRAWINGS.get());
}

fn fill_when_there(blog: Blog, showing: String, html: String, tries: u32, drawing: usize) {
    if drawing != DRAWINGS.get() {
        return;
    }
    // Without its style everything would move once that has come.
    let Some(place) = elements::by_id(RESULTS).filter(|_| tries == 0 || page::has_style() && !are_held())
    else {
        if tries > 0 {
            time::next_frame(move || fill_when_there(blog, showing, html, tries - 1, drawing));
        }
        return;
    };
    DRAWN.set(Some(blog));
    let _ = place.remove_attribute(BUSY);
    keep_focus(&place, || {
        if place.child_element_count() != 2 {
            place.set_inner_html("<p class=\"count\" role=\"status\"></p><div></div>");
        }
        if let Some(line) = place.first_element_child() {
            count(&line, &showing);
        }
        if let Some(rest) = place.last_element_child()
            && say_again(&rest, &html).is_none()
        {
            rest.set_inner_html(&html);
        }
    });
}

/// Puts other addresses into an alert that says the same as before: whenever it is written it is read aloud. `None` where
/// there is none.
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

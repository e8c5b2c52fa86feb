//! The place of the results.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, CustomEventInit, Element, HtmlElement};

use super::fetch::Fault;
use super::{dom, recent};
use crate::html::Html;
use crate::request::Request;
use crate::{Found, results, wording};

/// The id of the place.
const PLACE: &str = "results";

/// The event that says how many posts each chip would leave.
const FOUND: &str = "pprnet:found";

/// So many frames the place is waited for: the reader draws it when the address has changed.
const TRIES: u32 = 60;

pub(super) fn start() {
    dom::on("click", |event| {
        if let Some(details) = dom::target(&event, ".result-why") {
            explain(&details);
        } else if dom::target(&event, ".result").is_some() {
            recent::add(&super::request().words);
        } else if dom::target(&event, ".search-again").is_some() {
            super::retry();
        }
    });
}

/// Says why a result is there, when that is asked for.
fn explain(details: &Element) -> Option<()> {
    let post = details.get_attribute("data-post")?.parse().ok()?;
    let why = super::page(|page| page.finder.why(post))?;
    details.last_element_child()?.set_inner_html(&why);
    Some(())
}

/// Draws what was found, and says it to the reader.
pub(super) fn draw(found: &Found, request: &Request) {
    let mut html = Html::new();
    results::order(&mut html, request, &super::address);
    html.raw(&found.html);
    results::pager(&mut html, found.total, request, &super::address);
    fill(wording::showing(found.total, request), html.into_string(), TRIES);
    tell(found);
}

/// Says that what is needed could not be had, unless something is shown already: then only texts are missing, or it has
/// been said, since several files fail at once.
pub(super) fn fail(fault: Fault) {
    let is_empty = dom::element(PLACE)
        .is_none_or(|place| place.query_selector(".result-title, .failure").ok().flatten().is_none());
    if !is_empty {
        return;
    }
    let (title, advice) = wording::fault(fault);
    let mut html = Html::new();
    html.tag("<div class=\"failure\" role=\"alert\"><p class=\"failure-title\">").text(title).tag("</p><p>");
    html.text(advice)
        .tag("</p><button type=\"button\" class=\"button search-again\">")
        .text(wording::TRY_AGAIN);
    html.tag("</button></div>");
    fill(String::new(), html.into_string(), TRIES);
}

/// Writes into the place: how many, which stays one element so that it is announced, and what. What has the focus keeps
/// it, by its id.
fn fill(count: String, html: String, tries: u32) {
    // Without its style everything would move once that has come.
    let Some(place) = dom::element(PLACE).filter(|_| tries == 0 || super::has_style()) else {
        if tries > 0 {
            dom::next_frame(move || fill(count, html, tries - 1));
        }
        return;
    };
    let focused = dom::active().filter(|active| place.contains(Some(active))).map(|active| active.id());
    if place.child_element_count() != 2 {
        place.set_inner_html("<p class=\"count\" role=\"status\"></p><div></div>");
    }
    if let Some(line) =
        place.first_element_child().filter(|line| line.text_content().as_ref() != Some(&count))
    {
        line.set_text_content(Some(&count));
    }
    if let Some(list) = place.last_element_child() {
        list.set_inner_html(&html);
    }
    if let Some(element) = focused.filter(|id| !id.is_empty()).and_then(|id| dom::element(&id)) {
        let _ = element.dyn_into::<HtmlElement>().map(|element| element.focus());
    }
}

fn tell(found: &Found) {
    let init = CustomEventInit::new();
    let _ = Reflect::set(&init, &"detail".into(), &found.counts().into());
    if let (Some(window), Ok(event)) = (dom::window(), CustomEvent::new_with_event_init_dict(FOUND, &init)) {
        let _ = window.dispatch_event(&event);
    }
}

//! What was looked for lately, kept on this device. Storage may be missing or refuse; then there is none.

use pprnet_address::names::{RECENT, RECENT_SEARCHES};
use pprnet_browser::elements::Scroll;
use pprnet_browser::{elements, settings};
use pprnet_html::Html;
use web_sys::Element;

use crate::form::Form;
use crate::request::Request;
use crate::wording;

/// So many are kept.
const MOST: usize = 6;

/// The attribute that has it seen, in the style sheet too.
const OPEN: &str = "data-open";

fn all() -> String {
    settings::get(RECENT_SEARCHES, &super::base()).unwrap_or_default()
}

/// Keeps what someone has found something with, the newest first.
pub(super) fn add(words: &str) {
    let words = words.trim();
    if words.is_empty() {
        return;
    }
    let before = all();
    let others = before.lines().filter(|other| *other != words).take(MOST - 1);
    let kept: Vec<&str> = [words].into_iter().chain(others).collect();
    let _ = settings::set(RECENT_SEARCHES, &super::base(), Some(&kept.join("\n")));
}

/// Forgets all.
pub(super) fn forget() {
    let _ = settings::set(RECENT_SEARCHES, &super::base(), None);
    draw();
}

/// Shows them under the field, with the ways to the form and to the help, in which what someone has begun stays. The style
/// sheet hides it all where the field has not the focus, or is not empty.
pub(super) fn draw() -> Option<Element> {
    let place = elements::by_id(RECENT)?;
    let recent = recent(&all(), super::address).into_string();
    if let Some(list) = place.first_element_child() {
        list.set_inner_html(&recent);
        return Some(place);
    }
    // Safari gives a button that is clicked no focus: then that which holds it gets it, and stays.
    for (name, value) in [("tabindex", "-1"), ("role", "group"), ("aria-label", wording::WAYS)] {
        place.set_attribute(name, value).ok()?;
    }
    let mut html = Html::new();
    html.tag("<div>").raw(&recent).tag("</div>");
    Form::html(&mut html);
    help(&mut html);
    place.set_inner_html(&html.into_string());
    Some(place)
}

/// Goes to form and help from somewhere else, whatever stands in the field.
pub(super) fn open() -> Option<()> {
    let place = draw()?;
    // What is not seen cannot have the focus; what has it is seen.
    place.set_attribute(OPEN, "").ok()?;
    elements::focus(place.clone(), Scroll::Follows);
    place.remove_attribute(OPEN).ok()
}

fn recent(recent: &str, address: impl Fn(&Request) -> String) -> Html {
    let mut html = Html::new();
    if recent.is_empty() {
        return html;
    }
    html.tag("<p class=\"recent-title\">").text(wording::RECENT).tag("</p><ul>");
    for words in recent.lines() {
        let request = Request { words: words.to_owned(), ..Request::default() };
        html.tag("<li><a href=\"").text(&address(&request)).tag("\">").text(words).tag("</a></li>");
    }
    html.tag("</ul><button type=\"button\" class=\"quiet-link recent-forget\">");
    html.text(wording::FORGET).tag("</button>");
    html
}

fn help(html: &mut Html) {
    html.tag("<details class=\"search-help\"><summary>").text(wording::HELP).tag("</summary><dl>");
    for (typed, meaning) in wording::LANGUAGE {
        html.tag("<dt>").text(typed).tag("</dt><dd>").text(meaning).tag("</dd>");
    }
    html.tag("</dl></details>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recent_searches_are_links_and_stay_texts() {
        let html = recent("alliance\n<b> & \"x\"", |request| format!("/?{}", request.query())).into_string();
        assert!(html.contains("<a href=\"/?q=alliance\">alliance</a>"), "{html}");
        assert!(html.contains("&lt;b&gt; &amp; &quot;x&quot;</a>"), "{html}");
    }
}

//! On the page of a found post: highlights the matches, and shows a bar that steps through them. Esc clears both.
//!
//! Highlights are ranges that the browser paints (CSS Custom Highlight API), so the reader's elements do not change. A browser
//! without that API shows the post without highlights.

use std::cell::RefCell;

use pprnet_browser::elements::{self, Element};
use pprnet_browser::events::on;
use pprnet_browser::highlight::{TextBlock, TextRange, paint};
use pprnet_html::Html;
use pprnet_search::Field;

use super::session;
use crate::wording;

/// The searched parts of a post.
const TEXTS: &str = ".post-whole > h1, .post-whole .citation, .post-whole .prose";

/// The element in which the citation is folded.
const FOLD: &str = ".full-citation";

/// The blocks of text. A phrase can match across emphasis and links, but not across two blocks.
const BLOCK: &str = "h1, h2, h3, h4, p, li, dt, dd, td, th, blockquote";

/// The title of a post.
const TITLE: &str = ".post-whole > h1";

/// The name of the highlights, as in the style sheet.
const NAME: &str = "found";

/// The name of the current highlight.
const CURRENT: &str = "found-current";

/// The id of the bar.
const BAR: &str = "matches";

#[derive(Default)]
struct Marks {
    ranges: Vec<TextRange>,
    at: Option<usize>,
    /// Their key: the words, the post, its title and the number of its texts. While the reader draws another post into the same
    /// elements, the title is still that of the previous one.
    of: String,
}

thread_local! {
    static MARKS: RefCell<Marks> = RefCell::default();
}

pub(super) fn start() {
    on("click", |event| {
        if let Some(button) = event.within(BAR).and(event.at("button")) {
            match button.get("data-step").as_deref() {
                Some("-1") => step(-1),
                Some("1") => step(1),
                _ => clear(),
            };
        }
    });
    on("keydown", |event| {
        let is_escape = event.key().is_some_and(|key| key.name == "Escape");
        if is_escape && !MARKS.with_borrow(|marks| marks.ranges.is_empty()) {
            clear();
        }
    });
}

/// Highlights the matches in the post, unless that is done. Does nothing until the reader has drawn the post.
pub(super) fn draw() {
    match session::found_post() {
        Some(post) => drop(mark(&session::words(), post.as_str())),
        None => {
            clear();
            MARKS.take();
        }
    }
}

fn mark(words: &str, post: &str) -> Option<()> {
    let title = elements::first(TITLE)?.text();
    let texts = elements::all(TEXTS);
    let of = [words, post, &title, &texts.len().to_string()].join("\n");
    if MARKS.with_borrow(|marks| marks.of == of) {
        return None;
    }
    let mut ranges = Vec::new();
    let mut is_cited = false;
    for text in &texts {
        let field = match text.tag().as_str() {
            "h1" => Field::Title,
            _ if text.class() == "citation" => Field::Citation,
            _ => Field::Summary,
        };
        for block in TextBlock::all(text, BLOCK) {
            for bounds in session::matches(field, block.text()).chunks_exact(2) {
                is_cited |= field == Field::Citation;
                ranges.extend(
                    bounds.first().zip(bounds.last()).and_then(|(start, end)| block.range(*start, *end)),
                );
            }
        }
    }
    paint(NAME, &ranges);
    paint(CURRENT, &[]);
    elements::by_id(BAR).inspect(Element::remove);
    if ranges.is_empty() {
        // Drop the ranges of a previous post, so that it is highlighted again when it comes back.
        MARKS.take();
        return None;
    }
    MARKS.set(Marks { ranges, at: None, of });
    if is_cited {
        elements::first(FOLD)?.set("open", Some(""));
    }
    bar()
}

/// Shows the bar with the number of matches and its buttons. The bar is outside the app’s elements.
fn bar() -> Option<()> {
    let count = MARKS.with_borrow(|marks| marks.ranges.len());
    let mut html = Html::new();
    html.tag("<p role=\"status\">").text(&wording::matches(None, count)).tag("</p>");
    for (step, name) in
        [("-1", wording::previous_match()), ("1", wording::next_match()), ("0", wording::no_marks())]
    {
        html.tag("<button type=\"button\" class=\"button\" data-step=\"").text(step).tag("\">").text(name);
        html.tag("</button>");
    }
    let bar = elements::make("aside", &html.into_string())?;
    for (name, value) in [("id", BAR), ("class", "matches"), ("aria-label", wording::matches_in_post())] {
        bar.set(name, Some(value));
    }
    elements::append_to_body(&bar)
}

/// Goes to the next or previous match, and wraps around at the ends.
fn step(by: i32) -> Option<()> {
    let (range, at, count) = MARKS.with_borrow_mut(|marks| {
        let count = i32::try_from(marks.ranges.len()).ok().filter(|count| *count > 0)?;
        let before = marks.at.and_then(|at| i32::try_from(at).ok());
        let at = before.map_or(if by > 0 { 0 } else { count - 1 }, |at| (at + by).rem_euclid(count));
        let at = usize::try_from(at).ok()?;
        marks.at = Some(at);
        Some((marks.ranges.get(at)?.clone(), at, marks.ranges.len()))
    })?;
    paint(CURRENT, std::slice::from_ref(&range));
    range.scroll_into_view();
    elements::by_id(BAR)?.find("p")?.set_text(&wording::matches(Some(at), count));
    Some(())
}

/// Removes the highlights and the bar.
fn clear() -> Option<()> {
    let of = MARKS.with_borrow(|marks| marks.of.clone());
    // Keep `of`, so that the same words on the same page are not highlighted again.
    MARKS.set(Marks { of, ..Marks::default() });
    paint(NAME, &[]);
    paint(CURRENT, &[]);
    elements::by_id(BAR)?.remove();
    Some(())
}

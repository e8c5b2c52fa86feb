//! On the page of a post that was found: what matched is marked, a bar walks from match to match, Esc clears.
//!
//! Marks are ranges that the browser paints (CSS Custom Highlight API), so the reader's elements stay as they are. A
//! browser without them shows the post without marks.

use std::cell::RefCell;

use js_sys::{Function, Reflect};
use pprnet_browser::{document, elements, events, window};
use pprnet_html::Html;
use pprnet_search::Field;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, KeyboardEvent, Node, Range};

use super::page;
use crate::wording;

/// What of a post is searched.
const TEXTS: &str = ".post-whole > h1, .post-whole > .citation, .post-whole .prose";

/// What words stand side by side in: a phrase goes through emphasis and links, not from a paragraph into the next.
const BLOCK: &str = "h1, h2, h3, h4, p, li, dt, dd, td, th, blockquote";

/// The title of a post.
const TITLE: &str = ".post-whole > h1";

/// The name of the marks, in the style sheet too.
const NAME: &str = "found";

/// The name of the mark one is at.
const CURRENT: &str = "found-current";

/// The id of the bar.
const BAR: &str = "matches";

/// The elements of a text node are asked for by this number (DOM, `NodeFilter.SHOW_TEXT`).
const SHOW_TEXT: u32 = 4;

#[derive(Default)]
struct Marks {
    ranges: Vec<Range>,
    at: Option<usize>,
    /// The words, post and title they are for, and how many texts it had. While the reader shows another post in the same
    /// elements, the title is that of the one before.
    of: String,
}

thread_local! {
    static MARKS: RefCell<Marks> = RefCell::default();
}

pub(super) fn start() {
    events::on("click", |event| {
        if let Some(button) = events::target(&event, "#matches button") {
            match button.get_attribute("data-step").as_deref() {
                Some("-1") => walk(-1),
                Some("1") => walk(1),
                _ => clear(),
            };
        }
    });
    events::on("keydown", |event| {
        let is_escape = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape");
        if is_escape && !MARKS.with_borrow(|marks| marks.ranges.is_empty()) {
            clear();
        }
    });
}

/// Marks the post on the page, unless that is done. Before the reader has drawn it there is nothing to mark.
pub(super) fn draw() {
    match page::found_post() {
        Some(post) => drop(mark(&page::words(), post.as_str())),
        None => {
            clear();
            MARKS.take();
        }
    }
}

fn mark(words: &str, post: &str) -> Option<()> {
    let document = document()?;
    let title = document.query_selector(TITLE).ok()??.text_content()?;
    let texts = document.query_selector_all(TEXTS).ok()?;
    let of = [words, post, &title, &texts.length().to_string()].join("\n");
    if MARKS.with_borrow(|marks| marks.of == of) {
        return None;
    }
    let mut ranges = Vec::new();
    for number in 0..texts.length() {
        let text: Element = texts.item(number)?.dyn_into().ok()?;
        let walker = document.create_tree_walker_with_what_to_show(&text, SHOW_TEXT).ok()?;
        let field = match text.local_name().as_str() {
            "h1" => Field::Title,
            _ if text.class_name() == "citation" => Field::Citation,
            _ => Field::Summary,
        };
        let mut block = Block::default();
        while let Ok(Some(node)) = walker.next_node() {
            let around = node.parent_element().and_then(|parent| parent.closest(BLOCK).ok()?);
            if around != block.element {
                std::mem::take(&mut block).mark(field, &mut ranges);
                block.element = around;
            }
            block.push(node);
        }
        block.mark(field, &mut ranges);
    }
    paint(NAME, &ranges);
    paint(CURRENT, &[]);
    elements::by_id(BAR).inspect(Element::remove);
    if ranges.is_empty() {
        // Not the marks of a post that was here before: when that is back, it is marked again.
        MARKS.take();
        return None;
    }
    MARKS.set(Marks { ranges, at: None, of });
    bar()
}

/// The text of a paragraph, and the nodes that it is made of.
#[derive(Default)]
struct Block {
    element: Option<Element>,
    text: String,
    /// Each with its place in the text, in UTF-16 code units.
    nodes: Vec<(Node, u32)>,
    length: u32,
}

impl Block {
    fn push(&mut self, node: Node) {
        let text = node.text_content().unwrap_or_default();
        self.nodes.push((node, self.length));
        self.length += u32::try_from(text.encode_utf16().count()).unwrap_or_default();
        self.text.push_str(&text);
    }

    fn mark(self, field: Field, ranges: &mut Vec<Range>) {
        if self.text.is_empty() {
            return;
        }
        for place in page::matches(field, &self.text).chunks_exact(2) {
            ranges.extend(place.first().zip(place.last()).and_then(|(start, end)| self.range(*start, *end)));
        }
    }

    fn range(&self, start: u32, end: u32) -> Option<Range> {
        let node = |is_before: &dyn Fn(u32) -> bool| self.nodes.iter().rev().find(|(_, at)| is_before(*at));
        let (first, first_at) = node(&|at| at <= start)?;
        let (last, last_at) = node(&|at| at < end)?;
        let range = Range::new().ok()?;
        range.set_start(first, start - first_at).ok()?;
        range.set_end(last, end - last_at).ok()?;
        Some(range)
    }
}

/// Has the browser paint ranges. Where it cannot, it does nothing.
fn paint(name: &str, ranges: &[Range]) -> Option<()> {
    let get = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).ok();
    let window = window()?;
    let highlights = get(&get(&window, "CSS")?, "highlights").filter(JsValue::is_object)?;
    let class: Function = get(&window, "Highlight")?.dyn_into().ok()?;
    let arguments = ranges.iter().map(JsValue::from).collect::<js_sys::Array>();
    let highlight = Reflect::construct(&class, &arguments).ok()?;
    let set: Function = get(&highlights, "set")?.dyn_into().ok()?;
    set.call2(&highlights, &name.into(), &highlight).ok()?;
    Some(())
}

/// Shows the bar: how many matches, and the ways to them. It stands beside the reader's elements, not among them.
fn bar() -> Option<()> {
    let document = document()?;
    let bar = document.create_element("aside").ok()?;
    bar.set_id(BAR);
    bar.set_class_name("matches");
    bar.set_attribute("aria-label", wording::MATCHES).ok()?;
    document.body()?.append_child(&bar).ok()?;
    let count = MARKS.with_borrow(|marks| marks.ranges.len());
    let mut html = Html::new();
    html.tag("<p role=\"status\">").text(&wording::matches(None, count)).tag("</p>");
    for (step, name) in
        [("-1", wording::PREVIOUS_MATCH), ("1", wording::NEXT_MATCH), ("0", wording::NO_MARKS)]
    {
        html.tag("<button type=\"button\" class=\"button\" data-step=\"").text(step).tag("\">").text(name);
        html.tag("</button>");
    }
    bar.set_inner_html(&html.into_string());
    Some(())
}

/// Goes to the next match, or the one before; behind the last comes the first.
fn walk(by: i32) -> Option<()> {
    let (range, at, count) = MARKS.with_borrow_mut(|marks| {
        let count = i32::try_from(marks.ranges.len()).ok().filter(|count| *count > 0)?;
        let before = marks.at.and_then(|at| i32::try_from(at).ok());
        let at = before.map_or(if by > 0 { 0 } else { count - 1 }, |at| (at + by).rem_euclid(count));
        let at = usize::try_from(at).ok()?;
        marks.at = Some(at);
        Some((marks.ranges.get(at)?.clone(), at, marks.ranges.len()))
    })?;
    paint(CURRENT, std::slice::from_ref(&range));
    let place = range.get_bounding_client_rect();
    let window = window()?;
    let height = window.inner_height().ok()?.as_f64()?;
    if place.top() < 0.0 || place.bottom() > height {
        window.scroll_by_with_x_and_y(0.0, place.top() - height / 3.0);
    }
    document()?
        .query_selector("#matches p")
        .ok()??
        .set_text_content(Some(&wording::matches(Some(at), count)));
    Some(())
}

/// Takes marks and bar away.
fn clear() -> Option<()> {
    let of = MARKS.with_borrow(|marks| marks.of.clone());
    // The same words on the same page are not marked again.
    MARKS.set(Marks { of, ..Marks::default() });
    paint(NAME, &[]);
    paint(CURRENT, &[]);
    elements::by_id(BAR)?.remove();
    Some(())
}

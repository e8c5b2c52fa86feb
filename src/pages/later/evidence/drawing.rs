//! Draws the content in steps: the first rows at once, all others after these are painted.

use std::collections::VecDeque;

use leptos::prelude::*;
use pprnet_address::Selection;
use pprnet_address::names::FINDINGS;
use pprnet_archive::Metric;
use pprnet_browser::elements::{self, Side};
use pprnet_browser::focus::{self, Scroll};
use pprnet_browser::time;

use super::content::{Content, nothing};

/// The id of the element with the filters.
pub(super) const FILTERS: &str = "findings-filters";

/// The attribute of the findings while tables are still to be drawn.
const BUSY: &str = "aria-busy";

/// The number of rows that are drawn first: with the heading above them they fill most windows.
const AT_ONCE: usize = 6;

/// Draws everything. Stops once `is_current` is false. `filtered` is the selection that the filters show. Returns whether a table
/// omits findings.
pub(super) fn draw(
    content: Content,
    filtered: StoredValue<Option<Selection>>,
    is_current: impl Fn() -> bool + 'static,
) -> bool {
    if let Some(tables) = elements::by_id(FINDINGS) {
        tables.set(BUSY, Some("true"));
    }
    let measures = content.measures();
    draw_first(&content, &measures);
    let is_cut = measures.iter().any(|(_, count)| *count > content.chosen.most);
    time::after_two_frames(move || {
        if is_current() {
            let selection = Some(content.chosen.selection.clone());
            if filtered.get_value() != selection {
                draw_filters(&content);
            }
            filtered.set_value(selection);
            let mut measures: VecDeque<Metric> = measures.into_iter().map(|(metric, _)| metric).collect();
            draw_second(&content, measures.pop_front());
            draw_tables(content, measures, is_current);
        }
    });
    is_cut
}

/// Draws the first rows alone: to move the tables below them takes longer than to remove them.
fn draw_first(content: &Content, measures: &[(Metric, usize)]) {
    let html = match measures.first() {
        Some((first, _)) => content.section(*first, |section| section.beginning(AT_ONCE)),
        None => nothing(),
    };
    elements::fill(FINDINGS, &html);
}

/// Draws the filters with their new numbers.
fn draw_filters(content: &Content) {
    let focused = focus::focused().map(|element| element.id()).unwrap_or_default();
    elements::fill(FILTERS, &content.filters());
    if focused.starts_with(FINDINGS) {
        let _ = elements::by_id(&focused).and_then(|chip| chip.focus(Scroll::Stays));
    }
}

/// Draws the other rows of the first table.
fn draw_second(content: &Content, first: Option<Metric>) {
    if let Some(first) = first
        && let Some(rows) = elements::by_id(FINDINGS).and_then(|tables| tables.find("tbody"))
    {
        let others = content.section(first, |section| section.remaining_rows(AT_ONCE));
        rows.add_html(Side::End, &others);
    }
}

/// Draws the tables of these measures one after the other, each once the one before is painted, so that another choice need not
/// wait for all of them. Until the end the page keeps its length (post_list.css), so that nothing jumps.
fn draw_tables(content: Content, mut measures: VecDeque<Metric>, is_current: impl Fn() -> bool + 'static) {
    let Some(tables) = elements::by_id(FINDINGS).filter(|_| is_current()) else { return };
    match measures.pop_front() {
        Some(metric) => {
            let section = content.section(metric, |section| section.whole());
            tables.add_html(Side::End, &section);
            time::after_paint(move || draw_tables(content, measures, is_current));
        }
        None => tables.set(BUSY, None),
    }
}

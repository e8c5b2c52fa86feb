//! Turns the lines of a text into paragraphs and lists.

use std::collections::BTreeSet;

use pprnet_archive::Block;

use super::legible::legible;
use crate::html::{self, ListItem, RichLine};
use crate::page::{Bullet, Listed, Text, listed};

/// Converts lines into paragraphs and lists; `rich` contains the page’s lines with their formats, if it has any. Lists of the page
/// with an index in `around` contain more than this text, so they are not part of it.
pub(super) fn blocks(texts: &[Text], rich: Option<&[RichLine]>, around: &BTreeSet<usize>) -> Vec<Block> {
    let rows: Vec<Row<'_>> = texts.iter().map(|text| Row::of(text, rich, around)).collect();
    let mut blocks = Vec::new();
    for run in rows.chunk_by(|one, next| one.items.is_empty() == next.items.is_empty()) {
        let is_marked_up = run.first().is_some_and(|row| !row.items.is_empty());
        blocks.extend(if is_marked_up { nested(run, 0) } else { marked(run) });
    }
    legible(blocks)
}

/// A line, and the items of lists that the markup puts around it.
struct Row<'a> {
    /// Its words without the marker that a browser displays for an item.
    text: &'a str,
    line: Option<&'a RichLine>,
    items: Vec<ListItem>,
}

impl<'a> Row<'a> {
    fn of(text: &'a Text, rich: Option<&'a [RichLine]>, around: &BTreeSet<usize>) -> Self {
        let line = text.line.checked_sub(1).and_then(|row| rich?.get(row));
        let items: Vec<ListItem> = line
            .into_iter()
            .flat_map(|line| &line.items)
            .filter(|item| !around.contains(&item.list))
            .copied()
            .collect();
        let marker = line.filter(|line| line.marker > 0).and_then(|line| line.text.get(..line.marker));
        let without = marker.and_then(|marker| text.text.strip_prefix(marker.trim()));
        Self { text: without.map_or(text.text.as_str(), str::trim_start), line, items }
    }

    fn paragraph(&self, text: &str) -> Block {
        match self.line {
            Some(line) => Block::Paragraph(html::cut(line, text)),
            None => Block::plain(text),
        }
    }
}

/// The blocks of rows that the markup puts into lists. Lists lie in each other only as deep as the HTML reader allows.
fn nested(rows: &[Row<'_>], depth: usize) -> Vec<Block> {
    // Two lists of bullets without a line between them look like one.
    let are_of_one_list = |one: &Row<'_>, next: &Row<'_>| match (one.items.get(depth), next.items.get(depth))
    {
        (Some(one), Some(next)) => {
            one.is_numbered == next.is_numbered && (one.list == next.list || !one.is_numbered)
        }
        _ => false,
    };
    let are_of_one_item = |one: &Row<'_>, next: &Row<'_>| one.items.get(depth) == next.items.get(depth);
    let mut blocks = Vec::new();
    for run in rows.chunk_by(are_of_one_list) {
        let Some(first) = run.first() else { continue };
        let items = || run.chunk_by(are_of_one_item).map(|item| nested(item, depth + 1)).collect();
        blocks.push(match first.items.get(depth) {
            None => first.paragraph(first.text),
            Some(item) if item.is_numbered => Block::Numbers(items()),
            Some(_) => Block::Bullets(items()),
        });
    }
    blocks
}

/// The blocks of rows in which only signs mark lists.
fn marked(rows: &[Row<'_>]) -> Vec<Block> {
    let lines: Vec<&str> = rows.iter().map(|row| row.text).collect();
    // Each row is one paragraph or one item, in order.
    let mut rows = rows.iter();
    let mut paragraph =
        |text: &str| rows.next().map_or_else(|| Block::plain(text), |row| row.paragraph(text));
    let mut blocks = Vec::new();
    for listed in listed(&lines) {
        blocks.push(match listed {
            Listed::Paragraph(line) => paragraph(line),
            Listed::Bullets(bullets) => {
                let items: Vec<(usize, Block)> =
                    bullets.into_iter().map(|Bullet { level, text }| (level, paragraph(text))).collect();
                leveled(&items, 0)
            }
            Listed::Numbers(items) => {
                Block::Numbers(items.into_iter().map(|item| vec![paragraph(item)]).collect())
            }
        });
    }
    blocks
}

/// A list of items with their levels, of which none is lower than `level`.
fn leveled(items: &[(usize, Block)], level: usize) -> Block {
    let mut list: Vec<Vec<Block>> = Vec::new();
    for item in items.chunk_by(|_, (next, _)| *next > level) {
        let Some(((_, own), inner)) = item.split_first() else { continue };
        let mut blocks = vec![own.clone()];
        if !inner.is_empty() {
            blocks.push(leveled(inner, level + 1));
        }
        list.push(blocks);
    }
    Block::Bullets(list)
}

#[cfg(test)]
mod tests {
    use super::*;
    use pprnet_content::markdown_of;

    /// The Markdown of a page’s lines.
    fn markdown(html: &str) -> String {
        let lines = html::lines(html);
        let texts: Vec<Text> = lines
            .iter()
            .zip(1..)
            .map(|(line, number)| Text { line: number, text: line.text.trim().to_owned() })
            .collect();
        markdown_of(&blocks(&texts, Some(&lines), &BTreeSet::new())).replace("\n\n", "\n")
    }

    #[test]
    fn lists_in_lists_stay_in_them() {
        for (html, expected) in [
            (
                "<p>Ask:<ul><li>pens<ol><li>blue<li>red</ol><li>ink</ul>",
                "Ask:\n- pens\n  1. blue\n  2. red\n- ink\n",
            ),
            ("<ol><li>one<ul><li>a<ul><li>b</ul></ul><li>two</ol>", "1. one\n   - a\n     - b\n2. two\n"),
            ("<ul><li>one</li><ul><li>a</li></ul><li>two</li></ul>", "- one\n  - a\n- two\n"),
            ("<ul><li><p>one</p><p>more</p></li><li>two<br>too</li></ul>", "- one\n  more\n- two\n  too\n"),
            ("<ul><li>one</ul><ul><li>two</ul>", "- one\n- two\n"),
            ("<ol><li>one</ol><ol><li>two</ol>", "1. one\n1) two\n"),
            ("<ol><li>only</ol><p>text", "1. only\ntext\n"),
            ("<ol start=3><li>three<ul><li>a</ul></ol>", "3\\. three\n- a\n"),
            ("<ul><li><ul><li>deep</ul></ul>", "- - deep\n"),
            ("<ol><li><p></p><p>text</p></ol>", "1. text\n"),
        ] {
            assert_eq!(markdown(html), expected, "{html}");
        }
        let deep = format!("{}x{}", "<ul><li>".repeat(20), "</ul>".repeat(20));
        assert_eq!(markdown(&deep), format!("{}x\n", "- ".repeat(8)));
    }

    #[test]
    fn a_list_around_the_whole_post_is_no_part_of_it() {
        let lines = html::lines("<ul><li><p>One.<ul><li>two</ul></ul>");
        let texts: Vec<Text> = lines
            .iter()
            .zip(1..)
            .map(|(line, number)| Text { line: number, text: line.text.trim().into() })
            .collect();
        let around = lines[0].items.iter().map(|item| item.list).collect();
        assert_eq!(markdown_of(&blocks(&texts, Some(&lines), &around)), "One.\n\n- two\n");
    }

    #[test]
    fn signs_of_other_levels_mark_lists_in_lists() {
        for (lines, expected) in [
            (&["• one", "o a", "▪ x", "• two"][..], "- one\n  - a\n    - x\n- two\n"),
            (&["• one", "- a", "- b", "• two"], "- one\n  - a\n  - b\n- two\n"),
            (&["o one", "o two"], "- one\n- two\n"),
            (&["o one", "• two", "o three"], "- one\n- two\n  - three\n"),
            (&["• one", "▪ two", "o three"], "- one\n  - two\n  - three\n"),
        ] {
            let texts: Vec<Text> =
                lines.iter().map(|line| Text { line: 1, text: (*line).to_owned() }).collect();
            let markdown = markdown_of(&blocks(&texts, None, &BTreeSet::new())).replace("\n\n", "\n");
            assert_eq!(markdown, expected, "{lines:?}");
        }
    }
}

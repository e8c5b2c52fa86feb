//! The e-mail as plain text.

use pprnet_archive::{Block, Inline, Order, Post};

use super::issue::{Issue, ending};
use crate::wording;

/// The line length for mail (RFC 3676): after being quoted once or twice, lines still fit a window of 80.
const WIDTH: usize = 76;

/// The whole message.
pub(super) fn mail(issue: &Issue<'_>) -> String {
    let site = issue.site;
    let mut out = Vec::new();
    out.push(site.title.clone());
    out.extend(site.tagline.clone());
    out.push(issue.month.heading());
    out.push(String::new());
    if issue.posts.len() > 1 {
        out.extend(issue.posts.iter().flat_map(|post| wrapped(&post.title, "- ", "  ")));
        out.push(String::new());
    }
    for post in &issue.posts {
        one(issue, post, &mut out);
    }
    out.push("-".repeat(WIDTH));
    out.push(issue.month());
    for (name, href) in ending(issue) {
        out.push(href.map_or_else(|| name.to_owned(), |href| format!("{name}{}{href}", wording::colon())));
    }
    out.push(String::new());
    out.join("\n")
}

fn one(issue: &Issue<'_>, post: &Post, out: &mut Vec<String>) {
    out.push("=".repeat(WIDTH));
    out.extend(wrapped(&post.title, "", ""));
    out.push(issue.post(post));
    out.push(String::new());
    for notice in &post.notices {
        let head = format!("{} ({}){}", wording::notice(notice.kind), notice.date.long(), wording::colon());
        let mut all = notice.to_blocks();
        // A text that begins with a paragraph begins on the date's line.
        let mut first = head;
        if let Some(Block::Paragraph(inlines)) = all.first() {
            plain(inlines, &mut first);
            all.remove(0);
        }
        out.extend(wrapped(first.trim_end(), "! ", "! "));
        if !all.is_empty() {
            out.push("!".into());
            blocks(&all, "! ", out);
            out.pop();
        }
        out.push(String::new());
    }
    if let Some(citation) = &post.citation {
        out.extend(wrapped(citation, "", ""));
        out.push(String::new());
    }
    let part = |heading: &str, out: &mut Vec<String>| {
        out.push(heading.to_uppercase());
        out.push(String::new());
    };
    let implications = |out: &mut Vec<String>| {
        part(issue.site.section(), out);
        blocks(&post.implications, "", out);
    };
    match issue.site.order {
        Order::ImplicationsFirst => {
            implications(out);
            part(wording::summary(), out);
            blocks(&post.summary, "", out);
        }
        Order::SummaryFirst => {
            blocks(&post.summary, "", out);
            implications(out);
        }
    }
}

/// Blocks, each line after `indent`, each block followed by an empty line.
fn blocks(all: &[Block], indent: &str, out: &mut Vec<String>) {
    for block in all {
        match block {
            Block::Paragraph(inlines) => {
                let mut text = String::new();
                plain(inlines, &mut text);
                out.extend(wrapped(&text, indent, indent));
                out.push(indent.trim_end().to_owned());
            }
            Block::Quote(inner) => blocks(inner, &format!("{indent}> "), out),
            Block::Bullets(items) => list(items, indent, |_| "- ".into(), out),
            Block::Numbers(items) => list(items, indent, |number| format!("{number}. "), out),
        }
    }
}

fn list(items: &[Vec<Block>], indent: &str, mark: impl Fn(usize) -> String, out: &mut Vec<String>) {
    for (at, item) in items.iter().enumerate() {
        let mark = mark(at + 1);
        let inner = format!("{indent}{}", " ".repeat(mark.len()));
        let mut lines = Vec::new();
        blocks(item, &inner, &mut lines);
        if let Some(first) = lines.first_mut() {
            *first = format!("{indent}{mark}{}", first.get(inner.len()..).unwrap_or_default());
        }
        // No empty lines between items; the last one ends the list.
        if at + 1 < items.len() {
            lines.pop();
        }
        out.extend(lines);
    }
}

/// Plain text; the address of a link follows its text.
fn plain(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => out.push_str(text),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Marked { text: inner, .. } => {
                plain(inner, out);
            }
            Inline::Link { href, text } => {
                let start = out.len();
                plain(text, out);
                let label = out.get(start..).unwrap_or_default();
                if label != href.as_str() {
                    out.push_str(&format!(" <{}>", href.as_str().trim_start_matches("mailto:")));
                }
            }
        }
    }
}

/// A text in lines: the first begins with `first`, all others with `others`. A word that is too long has its own line.
fn wrapped(text: &str, first: &str, others: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = first.to_owned();
    let mut is_empty = true;
    for word in text.split_whitespace() {
        if !is_empty && line.chars().count() + 1 + word.chars().count() > WIDTH {
            lines.push(std::mem::replace(&mut line, others.to_owned()));
            is_empty = true;
        }
        if !is_empty {
            line.push(' ');
        }
        line.push_str(word);
        is_empty = false;
    }
    lines.push(line);
    lines
}

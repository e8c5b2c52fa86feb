//! Elements and texts of a page → its lines.

use markup5ever_rcdom::{Handle, NodeData};
use pprnet_archive::{Block, Href, Inline, plain_text};

use super::aside::Aside;
use super::line::{Banner, RichLine};
use crate::page::SEPARATORS;

/// Elements whose text is never shown.
const UNSEEN: [&str; 14] = [
    "script", "style", "noscript", "template", "head", "title", "svg", "iframe", "object", "select",
    "textarea", "audio", "video", "canvas",
];
/// Elements that stand within a line. All others begin and end lines: a page may invent names for boxes.
const WITHIN: [&str; 43] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "blink", "cite", "code", "data", "del", "dfn", "em",
    "font", "g", "i", "img", "ins", "kbd", "label", "mark", "meter", "nobr", "output", "q", "rb", "rp", "rt",
    "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
];
/// Elements whose text is one run, so that invented names in them are no boxes.
const RUNS: [&str; 7] = ["p", "h1", "h2", "h3", "h4", "h5", "h6"];
const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// So many boxes within each other are told apart.
const ASIDES: usize = 20;

/// What an element does to the lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// It begins and ends one.
    Block,
    /// The same, and it is one run of text.
    Run,
    /// The same, and it is a heading.
    Heading,
    /// A list; the number of its next item if it has numbers.
    List,
    /// Text before and after it must not run together.
    Cell,
    /// It changes nothing.
    Plain,
    /// Its text looks different.
    Format,
    /// Its text is raised.
    Raised,
    /// It begins and ends a line, and is the head of the page.
    Head,
    /// It begins and ends a line, and its line ends are shown.
    Verbatim,
    /// It names a day; how many pieces the line has before it.
    Day(String, usize),
}

/// A format that is open while text is read.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Format {
    Emphasis,
    Strong,
    Link(Href),
}

/// Writes the lines of a page while its elements open and close.
#[derive(Default)]
pub(super) struct Writer {
    pub(super) lines: Vec<RichLine>,
    /// The text of the line so far, piece by piece, each with the formats that it lies in.
    pieces: Vec<(String, Vec<Format>)>,
    formats: Vec<Format>,
    /// Whether the text is raised: an exponent, or the number of a note.
    is_raised: bool,
    /// The open lists: the number of the next item, where they have numbers.
    lists: Vec<Option<usize>>,
    /// Whether a `<br>` ended the line above.
    is_after_break: bool,
    /// How many elements are open whose text is one run.
    runs: usize,
    /// The open boxes that stand beside the text.
    asides: Vec<Aside>,
    /// The open heading, and how many there have been.
    heading: Option<usize>,
    all_headings: usize,
    /// How many elements are open whose line ends are shown.
    verbatim: usize,
    /// Whether a heading of the first order is open, and how many heads of the page and bodies below them are.
    is_first_order: bool,
    heads: usize,
    /// The day that an element names in the line so far.
    day: Option<(String, String)>,
}

impl Writer {
    /// Begins a node. `None` when nothing of it is shown.
    pub(super) fn open(&mut self, node: &Handle) -> Option<Kind> {
        let (name, attributes) = match &node.data {
            NodeData::Document => return Some(Kind::Plain),
            NodeData::Text { contents } => {
                self.shown_text(&contents.borrow());
                return None;
            }
            NodeData::Element { name, attrs, .. } => (name.local.to_string(), attrs.borrow()),
            _ => return None,
        };
        let attribute = |wanted: &str| {
            attributes
                .iter()
                .find(|attribute| &*attribute.name.local == wanted)
                .map(|attribute| attribute.value.to_string())
        };
        let style = attribute("style").unwrap_or_default().to_lowercase().replace(' ', "");
        if UNSEEN.contains(&name.as_str()) || attribute("hidden").is_some() || style.contains("display:none")
        {
            return None;
        }
        let format = match name.as_str() {
            "em" | "i" | "cite" => Some(Format::Emphasis),
            "strong" | "b" => Some(Format::Strong),
            "a" => attribute("href").and_then(|href| href.trim().parse().ok()).map(Format::Link),
            _ => None,
        };
        // Within itself a format says nothing, and could be nested without end.
        let is_same = |open: &Format| {
            matches!((open, &format), (Format::Link(_), Some(Format::Link(_))))
                || Some(open) == format.as_ref()
        };
        if self.formats.iter().any(is_same) {
            return Some(Kind::Plain);
        }
        if let Some(format) = format {
            self.formats.push(format);
            return Some(Kind::Format);
        }
        match name.as_str() {
            "br" => {
                let has_text = self.pieces.iter().any(|(text, _)| !text.trim().is_empty());
                self.break_line();
                self.is_after_break = has_text;
                None
            }
            "hr" => {
                self.break_line();
                None
            }
            "ul" | "menu" | "ol" => {
                self.break_line();
                let start = attribute("start").and_then(|start| start.trim().parse().ok());
                self.lists.push((name == "ol").then(|| start.unwrap_or(1)));
                Some(Kind::List)
            }
            "li" => {
                self.break_line();
                let mark = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => "• ".to_owned(),
                };
                self.pieces.push((mark, Vec::new()));
                Some(Kind::Block)
            }
            "pre" | "listing" | "xmp" => {
                self.break_line();
                self.verbatim += 1;
                Some(Kind::Verbatim)
            }
            "td" | "th" => Some(Kind::Cell),
            "time" => Some(match attribute("datetime") {
                Some(day) => Kind::Day(day, self.pieces.len()),
                None => Kind::Plain,
            }),
            "sup" => {
                self.is_raised = true;
                Some(Kind::Raised)
            }
            name if WITHIN.contains(&name) || self.is_smart_tag(name) => Some(Kind::Plain),
            name => {
                // A paragraph in an item goes on behind the item's mark; a heading is no item.
                if !self.is_at_mark() {
                    self.break_line();
                } else if HEADINGS.contains(&name) {
                    self.pieces.clear();
                }
                let is_run = RUNS.contains(&name);
                self.runs += usize::from(is_run);
                // Below the first heading, posts may have heads of their own.
                let is_head = name == "header" && self.all_headings == 0;
                self.heads += usize::from(is_head);
                Some(match is_run {
                    false if is_head => Kind::Head,
                    true if self.begin_heading(name) => Kind::Heading,
                    true => Kind::Run,
                    false => Kind::Block,
                })
            }
        }
    }

    pub(super) fn close(&mut self, kind: Kind) {
        match kind {
            Kind::Block => self.break_line(),
            Kind::Run => {
                self.break_line();
                self.runs = self.runs.saturating_sub(1);
            }
            Kind::Heading => {
                self.break_line();
                self.runs = self.runs.saturating_sub(1);
                (self.heading, self.is_first_order) = (None, false);
            }
            Kind::Verbatim => {
                self.break_line();
                self.verbatim -= 1;
            }
            Kind::Head => {
                self.break_line();
                self.heads -= 1;
            }
            Kind::List => {
                self.break_line();
                self.lists.pop();
            }
            Kind::Cell => self.text(" "),
            Kind::Format => drop(self.formats.pop()),
            Kind::Raised => self.is_raised = false,
            Kind::Day(day, begin) => {
                let own = self.pieces.get(begin..).unwrap_or_default();
                let words: String = own.iter().map(|(text, _)| text.as_str()).collect();
                self.day.get_or_insert((day, words.trim().to_owned()));
            }
            Kind::Plain => {}
        }
    }

    /// Begins a box that stands beside the text.
    pub(super) fn begin_aside(&mut self, aside: Aside) {
        self.break_line();
        self.asides.push(aside);
    }

    pub(super) fn end_aside(&mut self) {
        self.break_line();
        self.asides.pop();
    }

    /// Where the line is of those that may name the site.
    fn banner(&self) -> Option<Banner> {
        let heading = self.is_first_order.then_some(Banner::Heading);
        if self.heads > 0 { Some(Banner::Head) } else { heading }
    }

    /// Begins a heading, if the element is one and no other is open.
    fn begin_heading(&mut self, name: &str) -> bool {
        let begins = HEADINGS.contains(&name) && self.heading.is_none();
        if begins {
            self.heading = Some(self.all_headings);
            self.is_first_order = name == "h1";
            self.all_headings += 1;
        }
        begins
    }

    /// Whether an element marks words of a sentence: by a name of Word’s (`st1:place`), or one that somebody has invented, in the
    /// middle of a line. Elsewhere a page may invent names for boxes.
    fn is_smart_tag(&self, name: &str) -> bool {
        let is_within = self.runs > 0
            || self.pieces.last().is_some_and(|(text, _)| text.len() > 1 && text.ends_with([' ', '(', '“']));
        name.contains(':') || name.contains('-') && is_within
    }

    /// Whether the line holds nothing but the mark of an item.
    fn is_at_mark(&self) -> bool {
        !self.lists.is_empty()
            && self.pieces.len() == 1
            && self.pieces.first().is_some_and(|(text, _)| text.ends_with(' ') && text.len() <= 8)
    }

    /// Adds text of the page.
    fn shown_text(&mut self, text: &str) {
        let is_end = |c: char| SEPARATORS.contains(&c) || c == '\n' && self.verbatim > 0;
        let mut lines = text.split(is_end).collect::<Vec<_>>().into_iter();
        self.text(lines.next().unwrap_or_default());
        for line in lines {
            self.break_line();
            self.text(line);
        }
    }

    /// Adds text, with each run of white space as one blank.
    fn text(&mut self, text: &str) {
        let raised = if self.is_raised { raised(text) } else { None };
        let text = raised.as_deref().unwrap_or(text);
        let mut out = String::new();
        let mut is_blank = self.pieces.last().is_none_or(|(text, _)| text.ends_with(' '));
        for c in text.chars() {
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                if !is_blank {
                    out.push(' ');
                }
                is_blank = true;
            } else {
                out.push(c);
                is_blank = false;
            }
        }
        if !out.is_empty() {
            self.pieces.push((out, self.formats.clone()));
        }
    }

    pub(super) fn break_line(&mut self) {
        let mut inlines = Vec::new();
        for (text, formats) in self.pieces.drain(..) {
            let inline = formats.into_iter().rev().fold(Inline::Text(text), |inner, format| match format {
                Format::Emphasis => Inline::Emphasis(vec![inner]),
                Format::Strong => Inline::Strong(vec![inner]),
                Format::Link(href) => Inline::Link { href, text: vec![inner] },
            });
            inlines.push(inline);
        }
        let text = plain_text(&[Block::Paragraph(inlines.clone())]);
        let day = self.day.take();
        let is_only_mark = !self.lists.is_empty() && matches!(text.trim(), "•") || text.trim().is_empty();
        if !is_only_mark {
            self.lines.push(RichLine {
                text,
                inlines,
                asides: self.asides.iter().take(ASIDES).copied().collect(),
                continues: self.is_after_break,
                heading: self.heading,
                banner: self.banner(),
                day,
            });
        }
        self.is_after_break = false;
    }
}

/// Digits and their sign as raised characters, so that 10<sup>3</sup> does not become 103; other texts have none.
fn raised(text: &str) -> Option<String> {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let raise = |c: char| match c {
        '-' | '−' | '–' => Some('⁻'),
        '+' => Some('⁺'),
        c => RAISED.get(usize::try_from(c.to_digit(10)?).ok()?).copied(),
    };
    let text = text.trim();
    (!text.is_empty()).then(|| text.chars().map(raise).collect())?
}

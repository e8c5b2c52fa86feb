//! Turns the elements and texts of a page into lines.

use markup5ever_rcdom::{Handle, NodeData};
use pprnet_archive::{Block, Href, Inline, plain_text};

use super::address::{PageAddress, Target};
use super::aside::Aside;
use super::line::{Banner, LineDay, Lost, RichLine};
use super::lists::Lists;
use crate::page::SEPARATORS;

/// Elements whose text browsers never display.
const UNSEEN: [&str; 14] = [
    "script", "style", "noscript", "template", "head", "title", "svg", "iframe", "object", "select",
    "textarea", "audio", "video", "canvas",
];
/// Inline elements. All others start and end lines, because a page may invent element names for boxes.
const WITHIN: [&str; 43] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "blink", "cite", "code", "data", "del", "dfn", "em",
    "font", "g", "i", "img", "ins", "kbd", "label", "mark", "meter", "nobr", "output", "q", "rb", "rp", "rt",
    "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
];
/// Elements with a single run of text, in which unknown elements are inline.
const RUNS: [&str; 7] = ["p", "h1", "h2", "h3", "h4", "h5", "h6"];
const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
/// Elements that show something besides text.
const PICTURES: [&str; 6] = ["img", "iframe", "object", "embed", "audio", "video"];

/// Nested boxes beyond this depth are ignored.
const ASIDES: usize = 20;

/// How an element affects the lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// It starts and ends a line.
    Block,
    /// A block with a single run of text.
    Run,
    /// A block that is a heading.
    Heading,
    /// A list.
    List,
    /// An item of a list.
    Item,
    /// A link without a target that a post may have: its address, and the number of pieces that precede it in the line.
    Unlinked(String, usize),
    /// The text before and after it must not run together.
    Cell,
    /// It has no effect.
    Plain,
    /// Its text is formatted.
    Format,
    /// Its text is superscript.
    Raised,
    /// A block that is the header of the page.
    Head,
    /// A block whose line ends are displayed.
    Verbatim,
    /// An element with a date: that date, if an attribute gives it, whether it is that of publication, and the number of pieces
    /// that precede it in the line.
    Day(Option<String>, bool, usize),
}

/// A format that is currently open.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Format {
    Emphasis,
    Strong,
    Link(Href),
}

/// Writes the lines of a page as elements open and close.
#[derive(Default)]
pub(super) struct Writer {
    lines: Vec<RichLine>,
    /// The address of the page.
    address: PageAddress,
    /// The current line as pieces, each with the formats around it.
    pieces: Vec<(String, Vec<Format>)>,
    formats: Vec<Format>,
    /// Whether text is superscript: an exponent, or a note number.
    is_raised: bool,
    lists: Lists,
    /// The bytes of the marker at the start of the current line, if it is that of a list.
    marker: usize,
    /// The parts of the current line that a post cannot have.
    lost: Vec<Lost>,
    /// Whether a `<br>` ended the previous line.
    is_after_break: bool,
    /// Number of open elements with a single run of text.
    runs: usize,
    /// The open boxes next to the text.
    asides: Vec<Aside>,
    /// Index of the open heading, and the number of headings so far.
    heading: Option<usize>,
    all_headings: usize,
    /// Number of open elements whose line ends are displayed.
    verbatim: usize,
    /// Whether a first-level heading is open, and the number of open page headers.
    is_first_order: bool,
    heads: usize,
    /// The date that an element gives in the current line.
    day: Option<LineDay>,
    /// The number of such blocks so far, and whether a blank line is above the current line of one.
    all_verbatim: usize,
    is_below_blank: bool,
}

impl Writer {
    pub(super) fn new(address: PageAddress) -> Self {
        Self { address, ..Self::default() }
    }

    /// All lines.
    pub(super) fn finish(mut self) -> Vec<RichLine> {
        self.break_line();
        if let Some(last) = self.lines.last_mut() {
            last.lost.append(&mut self.lost);
        }
        self.lines
    }

    /// Opens a node. Returns `None` if nothing inside it is displayed.
    pub(super) fn open(&mut self, node: &Handle) -> Option<Kind> {
        let (name, attributes) = match &node.data {
            NodeData::Document => return Some(Kind::Plain),
            NodeData::Text { contents } => {
                self.add_page_text(&contents.borrow());
                return None;
            }
            NodeData::Element { name, attrs, .. } => (name.local.to_string(), attrs.borrow()),
            _ => return None,
        };
        let attribute = |key: &str| {
            attributes
                .iter()
                .find(|attribute| &*attribute.name.local == key)
                .map(|attribute| attribute.value.to_string())
        };
        let style = attribute("style").unwrap_or_default().to_lowercase().replace(' ', "");
        if PICTURES.contains(&name.as_str()) {
            let shown = ["alt", "src", "data", "title"].into_iter().filter_map(&attribute);
            let mut shown = shown.map(|text| text.trim().to_owned());
            let shown = shown.find(|text| !text.is_empty() && !text.starts_with("data:"));
            self.lost.push(Lost::Picture(shown.unwrap_or_else(|| name.clone())));
        }
        if UNSEEN.contains(&name.as_str()) || attribute("hidden").is_some() || style.contains("display:none")
        {
            return None;
        }
        let format = match name.as_str() {
            "em" | "i" | "cite" => Some(Format::Emphasis),
            "strong" | "b" => Some(Format::Strong),
            "a" => match attribute("href").map(|href| (self.address.resolve(&href), href)) {
                Some((Target::Page(href), _)) => Some(Format::Link(href)),
                Some((Target::Nowhere, href)) => {
                    return Some(Kind::Unlinked(href.trim().to_owned(), self.pieces.len()));
                }
                Some((Target::Within, _)) | None => None,
            },
            _ => None,
        };
        // A format nested in itself changes nothing, but could be nested without limit.
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
                self.lists.open((name == "ol").then(|| start.unwrap_or(1)));
                Some(Kind::List)
            }
            "li" => {
                self.break_line();
                let (mark, is_of_list) = self.lists.open_item();
                self.marker = if is_of_list { mark.len() } else { 0 };
                self.pieces.push((mark, Vec::new()));
                Some(Kind::Item)
            }
            "pre" | "listing" | "xmp" => {
                self.break_line();
                self.verbatim += 1;
                self.all_verbatim += 1;
                self.is_below_blank = true;
                Some(Kind::Verbatim)
            }
            "td" | "th" => Some(Kind::Cell),
            "time" | "abbr" if name == "time" || attribute("title").is_some() => {
                let is_published = says_published(&attribute);
                if name == "abbr" && !is_published {
                    return Some(Kind::Plain);
                }
                // Styles separate dates from the words beside them.
                self.separate();
                let date = attribute(if name == "time" { "datetime" } else { "title" });
                Some(Kind::Day(date, is_published, self.pieces.len()))
            }
            "sup" => {
                self.is_raised = true;
                Some(Kind::Raised)
            }
            name if WITHIN.contains(&name) || self.is_smart_tag(name) => Some(Kind::Plain),
            name => {
                // A paragraph in a list item continues after the marker; a heading is no item.
                if !self.is_at_mark() {
                    self.break_line();
                } else if HEADINGS.contains(&name) {
                    self.pieces.clear();
                    self.marker = 0;
                }
                let is_run = RUNS.contains(&name);
                self.runs += usize::from(is_run);
                // Below the first heading, a `<header>` may belong to a post.
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
                self.lists.close();
            }
            Kind::Item => {
                self.break_line();
                self.lists.close_item();
            }
            Kind::Unlinked(address, begin) => {
                let own = self.pieces.get(begin..).unwrap_or(&self.pieces);
                let words: String = own.iter().map(|(text, _)| text.as_str()).collect();
                self.lost.push(Lost::Link { words: words.trim().to_owned(), address });
            }
            Kind::Cell => self.text(" "),
            Kind::Format => drop(self.formats.pop()),
            Kind::Raised => self.is_raised = false,
            Kind::Day(date, is_published, begin) => {
                let own = self.pieces.get(begin..).unwrap_or_default();
                let words: String = own.iter().map(|(text, _)| text.as_str()).collect();
                let words = words.trim().to_owned();
                let date = date.unwrap_or_else(|| words.clone());
                self.day.get_or_insert(LineDay { date, words, is_published });
            }
            Kind::Plain => {}
        }
    }

    /// Opens a box next to the text.
    pub(super) fn begin_aside(&mut self, aside: Aside) {
        self.break_line();
        self.asides.push(aside);
    }

    pub(super) fn end_aside(&mut self) {
        self.break_line();
        self.asides.pop();
    }

    /// The position of the current line, if it may show the name of the site.
    fn banner(&self) -> Option<Banner> {
        let heading = self.is_first_order.then_some(Banner::Heading);
        if self.heads > 0 { Some(Banner::Head) } else { heading }
    }

    /// Opens a heading, if the element is one and no other heading is open.
    fn begin_heading(&mut self, name: &str) -> bool {
        let begins = HEADINGS.contains(&name) && self.heading.is_none();
        if begins {
            self.heading = Some(self.all_headings);
            self.is_first_order = name == "h1";
            self.all_headings += 1;
        }
        begins
    }

    /// Whether an element wraps words of a sentence: with a name of Word’s (`st1:place`), or an invented name in the middle of a
    /// line. Elsewhere, invented names may be boxes.
    fn is_smart_tag(&self, name: &str) -> bool {
        let is_within = self.runs > 0
            || self.pieces.last().is_some_and(|(text, _)| text.len() > 1 && text.ends_with([' ', '(', '“']));
        name.contains(':') || name.contains('-') && is_within
    }

    /// Whether the line holds nothing but a list marker.
    fn is_at_mark(&self) -> bool {
        !self.lists.is_empty()
            && self.pieces.len() == 1
            && self.pieces.first().is_some_and(|(text, _)| text.ends_with(' ') && text.len() <= 8)
    }

    /// Adds text of the page.
    fn add_page_text(&mut self, text: &str) {
        let is_end = |c: char| SEPARATORS.contains(&c) || c == '\n' && self.verbatim > 0;
        let mut lines = text.split(is_end).collect::<Vec<_>>().into_iter();
        self.text(lines.next().unwrap_or_default());
        for line in lines {
            let is_blank = self.pieces.iter().all(|(text, _)| text.trim().is_empty());
            self.break_line();
            self.is_below_blank |= is_blank;
            self.text(line);
        }
    }

    /// Adds a space unless the line has one there.
    fn separate(&mut self) {
        if self.pieces.last().is_some_and(|(text, _)| text.ends_with(char::is_alphanumeric)) {
            self.text(" ");
        }
    }

    /// Adds text and collapses white space.
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
        let marker = std::mem::take(&mut self.marker);
        let is_only_mark = marker > 0 && text.len() <= marker || text.trim().is_empty();
        if !is_only_mark {
            let items = self.lists.items();
            self.lines.push(RichLine {
                text,
                inlines,
                asides: self.asides.iter().take(ASIDES).copied().collect(),
                continues: self.is_after_break,
                heading: self.heading,
                banner: self.banner(),
                day,
                verbatim: (self.verbatim > 0).then_some((self.all_verbatim, self.is_below_blank)),
                items,
                marker,
                lost: std::mem::take(&mut self.lost),
            });
            self.is_below_blank = false;
        }
        self.is_after_break = false;
    }
}

/// Whether the attributes of an element call its date that of publication.
fn says_published(attribute: &dyn Fn(&str) -> Option<String>) -> bool {
    const NAMES: [&str; 3] = ["dt-published", "entry-date", "published"];
    let class = attribute("class").unwrap_or_default();
    class.split_ascii_whitespace().any(|name| NAMES.contains(&name))
        || attribute("itemprop").is_some_and(|value| value.contains("datePublished"))
        || attribute("pubdate").is_some()
}

/// Digits and signs as superscript characters, so that 10<sup>3</sup> does not become 103. Returns `None` for other text.
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

//! A page that was saved as HTML → its lines, as a browser shows them, with links and emphasis.
//!
//! The parser accepts all that browsers accept, so no nesting is too broken. Its tree is walked without recursion, so
//! no nesting is too deep. What a browser never shows (scripts, styles, comments) is left out.

use html5ever::parse_document;
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use pprnet_archive::{Block, Href, Inline, plain_text};

mod aside;
mod depth;
mod said;

use aside::is_aside;
pub(crate) use depth::{DEEPEST, too_deep};
pub(crate) use said::Said;

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

/// A line of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RichLine {
    /// Its words; in a list they begin with the mark that the browser shows.
    pub(crate) text: String,
    /// The same with links and emphasis.
    pub(crate) inlines: Vec<Inline>,
    /// Whether the page says that it stands beside its text.
    pub(crate) is_aside: bool,
    /// Whether it goes on in the paragraph of the line above, which a `<br>` ends.
    pub(crate) continues: bool,
}

impl RichLine {
    /// A line without any format.
    pub(crate) fn plain(text: String) -> Self {
        Self { inlines: vec![Inline::Text(text.clone())], text, is_aside: false, continues: false }
    }
}

/// Whether a file is HTML, by its first tag.
pub(crate) fn is_html(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(2_000).collect::<String>().to_lowercase();
    // XHTML is XML, too.
    let start = match start.strip_prefix("<?xml").and_then(|start| start.split_once("?>")) {
        Some((_, below)) if below.contains("<html") => below.trim_start(),
        _ => start.as_str(),
    };
    start.starts_with("<!doctype html")
        || start.starts_with("<html")
        || start.starts_with("<!--") && start.contains("<html")
        || [
            "<body", "<div", "<p>", "<p ", "<h1", "<h2", "<h3", "<article", "<main", "<section", "<ul",
            "<span", "<head", "<meta",
        ]
        .iter()
        .any(|tag| start.starts_with(tag))
}

/// The lines of a page that hold something.
pub(crate) fn lines(html: &str) -> Vec<RichLine> {
    let dom: RcDom = parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(html);
    let mut writer = Writer::default();
    let mut stack = vec![Step::Open(dom.document.clone())];
    while let Some(step) = stack.pop() {
        match step {
            Step::Close(kind) => writer.close(kind),
            Step::EndAside => {
                writer.break_line();
                writer.asides -= 1;
            }
            Step::Open(node) => {
                let is_aside = is_aside(&node);
                if is_aside {
                    writer.break_line();
                    writer.asides += 1;
                    stack.push(Step::EndAside);
                }
                if let Some(kind) = writer.open(&node) {
                    stack.push(Step::Close(kind));
                    stack.extend(node.children.borrow().iter().rev().map(|child| Step::Open(child.clone())));
                }
            }
        }
    }
    writer.break_line();
    writer.lines
}

/// What is left to do of the tree.
enum Step {
    Open(Handle),
    Close(Kind),
    EndAside,
}

/// What an element does to the lines.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    /// It begins and ends one.
    Block,
    /// The same, and it is one run of text.
    Run,
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
}

/// A format that is open while text is read.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Format {
    Emphasis,
    Strong,
    Link(Href),
}

#[derive(Default)]
struct Writer {
    lines: Vec<RichLine>,
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
    /// How many parts that stand beside the text are open.
    asides: usize,
}

impl Writer {
    /// Begins a node. `None` when nothing of it is shown.
    fn open(&mut self, node: &Handle) -> Option<Kind> {
        let (name, attributes) = match &node.data {
            NodeData::Document => return Some(Kind::Plain),
            NodeData::Text { contents } => {
                self.text(&contents.borrow());
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
            "td" | "th" => Some(Kind::Cell),
            "sup" => {
                self.is_raised = true;
                Some(Kind::Raised)
            }
            name if WITHIN.contains(&name) || self.is_smart_tag(name) => Some(Kind::Plain),
            name => {
                // A paragraph in an item goes on behind the item's mark.
                if !self.is_at_mark() {
                    self.break_line();
                }
                let is_run = RUNS.contains(&name);
                self.runs += usize::from(is_run);
                Some(if is_run { Kind::Run } else { Kind::Block })
            }
        }
    }

    fn close(&mut self, kind: Kind) {
        match kind {
            Kind::Block => self.break_line(),
            Kind::Run => {
                self.break_line();
                self.runs = self.runs.saturating_sub(1);
            }
            Kind::List => {
                self.break_line();
                self.lists.pop();
            }
            Kind::Cell => self.text(" "),
            Kind::Format => drop(self.formats.pop()),
            Kind::Raised => self.is_raised = false,
            Kind::Plain => {}
        }
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

    fn break_line(&mut self) {
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
        let is_only_mark = !self.lists.is_empty() && matches!(text.trim(), "•") || text.trim().is_empty();
        if !is_only_mark {
            self.lines.push(RichLine {
                text,
                inlines,
                is_aside: self.asides > 0,
                continues: self.is_after_break,
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

/// The inlines that are left of a line when it is cut to `text`, a part of its words.
pub(crate) fn cut(line: &RichLine, text: &str) -> Vec<Inline> {
    let Some(begin) = line.text.find(text) else { return vec![Inline::Text(text.to_owned())] };
    let mut skip = begin;
    let mut take = text.len();
    let inlines = cut_inlines(&line.inlines, &mut skip, &mut take);
    let is_whole = plain_text(&[Block::Paragraph(inlines.clone())]) == text;
    // The words come first: formats that cannot be told apart go.
    if is_whole { inlines } else { vec![Inline::Text(text.to_owned())] }
}

/// Formats lie at most a few deep: as many as there are kinds, since those within themselves say nothing.
fn cut_inlines(inlines: &[Inline], skip: &mut usize, take: &mut usize) -> Vec<Inline> {
    let mut out = Vec::new();
    for inline in inlines {
        match inline {
            Inline::Text(text) => {
                let begin = (*skip).min(text.len());
                *skip -= begin;
                let end = (begin + *take).min(text.len());
                *take -= end - begin;
                if let Some(part) = text.get(begin..end).filter(|part| !part.is_empty()) {
                    out.push(Inline::Text(part.to_owned()));
                }
            }
            Inline::Emphasis(inner) => out.push(Inline::Emphasis(cut_inlines(inner, skip, take))),
            Inline::Strong(inner) => out.push(Inline::Strong(cut_inlines(inner, skip, take))),
            Inline::Marked { text, .. } => out.extend(cut_inlines(text, skip, take)),
            Inline::Link { href, text } => {
                out.push(Inline::Link { href: href.clone(), text: cut_inlines(text, skip, take) });
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(html: &str) -> Vec<String> {
        lines(html).into_iter().map(|line| line.text.trim().to_owned()).collect()
    }

    #[test]
    fn lines_are_those_that_a_browser_shows() {
        for (html, expected) in [
            ("<h2>May\n 2020</h2><div><div>A <b>b</b>\n\tc</div>d</div>", vec!["May 2020", "A b c", "d"]),
            (
                "<ul><li>one<li><p>two</p></ul><ol><li>first</li><li>second</li></ol>",
                vec!["• one", "• two", "1. first", "2. second"],
            ),
            ("<ol start='3'><li>third</ol>", vec!["3. third"]),
            ("10<sup>3</sup> and 10<sup>-5</sup>, the 2<sup>nd</sup>", vec!["10³ and 10⁻⁵, the 2nd"]),
            (
                "a<br>b<script>no</script><style>no</style><!-- no --><p hidden>no</p><p style='display: none'>no",
                vec!["a", "b"],
            ),
            ("<table><tr><td>1<td>2<tr><td>3</table>", vec!["1 2", "3"]),
            (
                "<p>In <st1:place>Rome</st1:place>, a <g class=x>wrod</g> was <strike>struck</strike> <x-mark>out</x-mark>.<p><o:p></o:p><nobr>So</nobr>",
                vec!["In Rome, a wrod was struck out.", "So"],
            ),
            (
                "<p><x-mark>One</x-mark> two</p>three <x-mark>four</x-mark> five",
                vec!["One two", "three four five"],
            ),
            ("<x-card>one</x-card>two &amp; three&nbsp;four", vec!["one", "two & three four"]),
            ("<p>&#146;s <b>never <p>closed", vec!["’s never", "closed"]),
        ] {
            assert_eq!(texts(html), expected, "{html}");
        }
    }

    #[test]
    fn links_and_emphasis_are_kept_and_scripts_are_no_links() {
        let line = &lines(
            "<p>See <a href='https://example.org/'>the <em>study</em></a>, <a href='javascript:x()'>not</a> this.",
        )[0];
        let text = |text: &str| Inline::Text(text.into());
        let link =
            |inner: Vec<Inline>| Inline::Link { href: "https://example.org/".parse().unwrap(), text: inner };
        assert_eq!(
            pprnet_content::normal_form(vec![Block::Paragraph(cut(line, "study, not"))]),
            [Block::Paragraph(vec![link(vec![Inline::Emphasis(vec![text("study")])]), text(", not")])]
        );
    }

    #[test]
    fn no_nesting_is_too_deep() {
        assert_eq!(texts(&("<div>".repeat(50_000) + "a")), ["a"]);
        assert_eq!(texts(&("<b><i>".repeat(5_000) + "a")), ["a"]);
    }
}

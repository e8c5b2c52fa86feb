//! Markdown → blocks.
//!
//! The parser emits a flat list of start and end events. Open elements are on a stack of [`Frame`]s, so
//! nesting cannot overflow the program's own stack.

use std::collections::BTreeMap;
use std::ops::Range;

use pprnet_archive::{Block, Inline};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use super::depth::{MAX_DEPTH, bottomless};
use super::fault::{Fault, FaultKind, as_paragraph};
use super::frame::{Frame, Holder, Span, flush, holder, inlines};
use super::{Heading, html, normal_form};
use crate::addresses::whole_address;

/// A run of blocks: the first before any heading, then one for each occurrence of the site's heading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Section {
    /// The offset of its heading; `None` for the first section.
    pub(crate) heading: Option<usize>,
    /// Its blocks, in normal form.
    pub(crate) blocks: Vec<Block>,
}

/// Reads Markdown into sections. The first has no heading; all others begin with `heading`. Reports all faults at once and omits
/// from the blocks what is not allowed.
#[must_use]
pub(crate) fn read(markdown: &str, heading: Option<&Heading>) -> (Vec<Section>, Vec<Fault>) {
    if let Some(offset) = bottomless(markdown) {
        let message =
            format!("At most {MAX_DEPTH} quotes and lists are allowed within each other (found more)");
        return (vec![Section::default()], vec![Fault { offset, kind: FaultKind::Other(message) }]);
    }
    let parser = Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES);
    let mut reader = Reader::new(markdown, heading);
    for (name, definition) in parser.reference_definitions().iter() {
        let offset = definition.span.start;
        reader.fault(
            offset,
            format!(
                "Write links as [words](https://…) in the text (found a definition “[{name}]:”; if it is no \
             link, write “\\[{name}]:”)"
            ),
        );
    }
    for (event, range) in parser.into_offset_iter() {
        reader.event(event, &range);
    }
    reader.finish()
}

struct Reader<'a> {
    markdown: &'a str,
    /// The allowed heading.
    allowed: Option<&'a Heading>,
    stack: Vec<Frame>,
    sections: Vec<Section>,
    heading: Option<usize>,
    faults: Vec<Fault>,
    /// The HTML elements found: the index of their fault, and the number of further occurrences.
    html: BTreeMap<String, (usize, usize)>,
}

impl<'a> Reader<'a> {
    fn new(markdown: &'a str, allowed: Option<&'a Heading>) -> Self {
        let stack = vec![holder(Holder::Section)];
        Self {
            markdown,
            allowed,
            stack,
            sections: Vec::new(),
            heading: None,
            faults: Vec::new(),
            html: BTreeMap::new(),
        }
    }

    fn fault(&mut self, offset: usize, message: impl Into<String>) {
        self.faults.push(Fault { offset, kind: FaultKind::Other(message.into()) });
    }

    /// Whether the current event is inside a refused element.
    fn refused(&self) -> bool {
        self.stack.iter().any(|frame| matches!(frame, Frame::Ignored { content: true }))
    }

    fn event(&mut self, event: Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            Event::SoftBreak | Event::HardBreak => self.text(" "),
            Event::Html(_) | Event::InlineHtml(_) if self.refused() => {}
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html, range.start),
            Event::Code(code) => self.fault(
                range.start,
                format!("Code is not allowed (found {}; for a plain “`” write “\\`”)", quoted(&code)),
            ),
            Event::Rule => {
                self.fault(
                    range.start,
                    format!("A line across the page is not allowed (found {}). Remove it", self.line(range)),
                );
            }
            Event::FootnoteReference(name) => {
                self.fault(
                    range.start,
                    format!("Footnotes are not allowed (found “[^{name}]”). Put the note into the text"),
                );
            }
            Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                self.fault(
                    range.start,
                    format!("This is not allowed (found {}). Write it as ordinary text", self.line(range)),
                );
            }
        }
    }

    /// Reports each kind of element once: pasted text has dozens.
    fn html(&mut self, html: &str, offset: usize) {
        for tag in html::tags(html) {
            if let Some((_, more)) = self.html.get_mut(&tag.name) {
                *more += usize::from(!tag.closes);
                continue;
            }
            // Reported with its opening tag.
            if tag.closes && !self.html.is_empty() {
                continue;
            }
            self.html.insert(tag.name.clone(), (self.faults.len(), 0));
            let hint = if tag.is_known() { "" } else { " (for a plain < write \\<)" };
            self.fault(offset + tag.at, format!("HTML is not allowed: remove {}{hint}", tag.label()));
        }
    }

    /// Adds to each element's fault how often the element occurs.
    fn count_html(&mut self) {
        for (fault, more) in self.html.values() {
            if let Some(Fault { kind: FaultKind::Other(message), .. }) = self.faults.get_mut(*fault)
                && *more > 0
            {
                let times = if *more == 1 { "once more".into() } else { format!("{more} times more") };
                message.push_str(&format!(" (it is there {times})"));
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        let offset = range.start;
        let frame = match tag {
            Tag::Paragraph => inlines(Span::Paragraph),
            // Nested emphasis adds nothing, and could nest without limit.
            Tag::Emphasis if self.within(|kind| matches!(kind, Span::Emphasis)) => {
                Frame::Ignored { content: false }
            }
            Tag::Strong if self.within(|kind| matches!(kind, Span::Strong)) => {
                Frame::Ignored { content: false }
            }
            Tag::Emphasis => inlines(Span::Emphasis),
            Tag::Strong => inlines(Span::Strong),
            Tag::Heading { level, .. } => inlines(Span::Heading { offset, level }),
            Tag::Link { link_type, dest_url, title, .. } => self.link(link_type, &dest_url, &title, offset),
            Tag::BlockQuote(_) | Tag::List(_) if self.too_deep(offset) => Frame::Ignored { content: true },
            Tag::BlockQuote(_) => holder(Holder::Quote),
            Tag::Item => holder(Holder::Item),
            Tag::List(first) => self.list(first, offset),
            other => {
                self.refuse(&other, range);
                Frame::Ignored { content: true }
            }
        };
        self.stack.push(frame);
    }

    fn within(&self, is: impl Fn(&Span) -> bool) -> bool {
        self.stack.iter().any(|frame| matches!(frame, Frame::Inlines { kind, .. } if is(kind)))
    }

    fn too_deep(&mut self, offset: usize) -> bool {
        let depth = self
            .stack
            .iter()
            .filter(|frame| matches!(frame, Frame::List { .. } | Frame::Blocks { kind: Holder::Quote, .. }));
        let deep = depth.count() >= MAX_DEPTH && !self.refused();
        if deep {
            self.fault(
                offset,
                format!("lists and quotes lie in each other at most {MAX_DEPTH} deep, and these do more"),
            );
        }
        deep
    }

    fn list(&mut self, first: Option<u64>, offset: usize) -> Frame {
        if let Some(first) = first
            && first != 1
            && !self.refused()
        {
            self.fault(offset, format!(
                "A numbered list must begin with 1 (found {first}; for a sentence that begins with a number \
                 write “{first}\\.”)"
            ));
        }
        Frame::List { numbered: first.is_some(), items: Vec::new() }
    }

    fn link(&mut self, kind: LinkType, address: &str, title: &str, offset: usize) -> Frame {
        if !title.is_empty() {
            self.fault(
                offset,
                format!("Remove the title in the link, which readers do not see (found {})", quoted(title)),
            );
        }
        let address = if kind == LinkType::Email { format!("mailto:{address}") } else { address.to_owned() };
        match address.parse() {
            Ok(href) => inlines(Span::Link(href)),
            Err(error) => {
                let whole = whole_address(&address).map(|whole| format!(". Write {whole}"));
                self.fault(offset, format!("{error}{}", whole.unwrap_or_default()));
                Frame::Ignored { content: false }
            }
        }
    }

    fn refuse(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        if self.refused() {
            return;
        }
        let (element, remedy) = match tag {
            Tag::HtmlBlock => {
                let html = self.markdown.get(range.clone()).unwrap_or_default();
                return self.html(html, range.start);
            }
            Tag::CodeBlock(CodeBlockKind::Indented) => {
                return self.faults.push(Fault { offset: range.start, kind: FaultKind::Indented });
            }
            Tag::Image { .. } => ("Images are", "Remove it, or say in words what it shows"),
            Tag::CodeBlock(_) => ("Code (between lines ```) is", "Write it as ordinary text"),
            Tag::FootnoteDefinition(_) => ("Footnotes are", "Put the note into the text"),
            Tag::Table(_) => ("Tables are", "Write it as sentences or as a list"),
            _ => ("This is", "Write it as ordinary text"),
        };
        let found = self.line(range);
        self.fault(range.start, format!("{element} not allowed (found {found}). {remedy}"));
    }

    /// The first line of the source in `range`.
    fn line(&self, range: &Range<usize>) -> String {
        quoted(self.markdown.get(range.clone()).unwrap_or_default())
    }

    fn text(&mut self, text: &str) {
        self.inline(Inline::Text(text.to_owned()));
    }

    /// Appends to the innermost element that takes inlines; drops inlines inside refused elements.
    fn inline(&mut self, inline: Inline) {
        for frame in self.stack.iter_mut().rev() {
            match frame {
                Frame::Inlines { inlines, .. } => return inlines.push(inline),
                Frame::Blocks { loose, .. } => return loose.push(inline),
                Frame::List { .. } | Frame::Ignored { content: true } => return,
                Frame::Ignored { content: false } => {}
            }
        }
    }

    fn block(&mut self, block: Block) {
        if let Some(Frame::Blocks { blocks, loose, .. }) = self.stack.last_mut() {
            flush(blocks, loose);
            blocks.push(block);
        }
    }

    fn end(&mut self, _: TagEnd) {
        match self.stack.pop() {
            Some(Frame::Inlines { kind, inlines }) => self.end_span(kind, inlines),
            Some(Frame::List { numbered: true, items }) => self.block(Block::Numbers(items)),
            Some(Frame::List { numbered: false, items }) => self.block(Block::Bullets(items)),
            Some(Frame::Blocks { kind, mut blocks, mut loose }) => {
                flush(&mut blocks, &mut loose);
                match (kind, self.stack.last_mut()) {
                    (Holder::Item, Some(Frame::List { items, .. })) => items.push(blocks),
                    (Holder::Quote, _) => self.block(Block::Quote(blocks)),
                    _ => {}
                }
            }
            Some(Frame::Ignored { .. }) | None => {}
        }
    }

    fn end_span(&mut self, kind: Span, inlines: Vec<Inline>) {
        match kind {
            Span::Paragraph => self.block(Block::Paragraph(inlines)),
            Span::Heading { offset, level } => self.end_heading(offset, level, inlines),
            Span::Emphasis => self.inline(Inline::Emphasis(inlines)),
            Span::Strong => self.inline(Inline::Strong(inlines)),
            Span::Link(href) => self.inline(Inline::Link { href, text: inlines }),
        }
    }

    fn end_heading(&mut self, offset: usize, level: HeadingLevel, inlines: Vec<Inline>) {
        let text = pprnet_archive::plain_text(&[Block::Paragraph(inlines)]);
        let marks = "######".get(..level as usize).unwrap_or_default();
        let Some(allowed) = self.allowed else {
            if !self.refused() {
                let paragraph = as_paragraph(&text);
                self.fault(
                    offset,
                    format!("Headings are not allowed here (found “{marks} {text}”); {paragraph}"),
                );
            }
            return;
        };
        let may_be_it = self.stack.len() == 1 && level == HeadingLevel::H2;
        if may_be_it && allowed.is(&text) {
            self.end_section();
            self.heading = Some(offset);
        } else if self.refused() {
        } else if allowed.is_near(&text) {
            self.faults.push(Fault { offset, kind: FaultKind::NearHeading });
        } else {
            let kind = FaultKind::OtherHeading { marks, text, may_be_earlier: may_be_it };
            self.faults.push(Fault { offset, kind });
        }
    }

    fn end_section(&mut self) {
        if let Some(Frame::Blocks { mut blocks, mut loose, .. }) = self.stack.pop() {
            flush(&mut blocks, &mut loose);
            self.sections.push(Section { heading: self.heading, blocks: normal_form(blocks) });
        }
        self.stack.push(holder(Holder::Section));
    }

    fn finish(mut self) -> (Vec<Section>, Vec<Fault>) {
        self.end_section();
        self.count_html();
        self.faults.sort_by_key(|fault| fault.offset);
        (self.sections, self.faults)
    }
}

/// The first line of `text`, shortened, in quotation marks.
fn quoted(text: &str) -> String {
    const LONGEST: usize = 60;
    let line = text.trim().lines().next().unwrap_or_default();
    let mut short: String = line.chars().take(LONGEST).collect();
    if short.len() < line.len() {
        short.push('…');
    }
    format!("“{short}”")
}

//! Reads the entries of a feed or export.
//!
//! The file is read as a stream, never as a tree. A file with a `<!DOCTYPE` is rejected: its declarations can make a small file
//! expand into a large one, or load other files.

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// The most entries of a file: exports also have pictures and comments as entries.
const MOST: usize = 100_000;

/// The fields of an entry.
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub(super) line: usize,
    pub(super) title: String,
    /// Dates, the most reliable one first.
    pub(super) dates: [String; 3],
    pub(super) html: String,
    pub(super) summary: String,
    pub(super) categories: Vec<String>,
    pub(super) name: String,
    /// What it is (`post`, `page`, `comment`), if the file says so.
    pub(super) kind: String,
    pub(super) status: String,
    pub(super) password: String,
    /// The address of its page.
    pub(super) link: String,
    /// Whether WordPress has written it.
    pub(super) is_of_wordpress: bool,
}

impl Entry {
    /// Whether it is a post: other entries of an export are pages, pictures, menus and comments.
    pub(super) fn is_post(&self) -> bool {
        matches!(self.kind.as_str(), "" | "post")
    }
}

/// The title and language of a feed.
#[derive(Debug, Default)]
pub(super) struct About {
    pub(super) title: String,
    pub(super) language: String,
}

/// The fields of a feed, and its entries.
pub(super) fn entries(text: &str) -> Result<(About, Vec<Entry>), (usize, String)> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<String> = Vec::new();
    let mut about = About::default();
    let mut entries = Vec::new();
    let mut entry: Option<Entry> = None;
    let mut words = String::new();
    let mut lines = Lines::default();
    // Whether a category of WordPress is the layout of its post (“Standard”, “Aside”), and no topic.
    let mut is_layout = false;
    // Offset at which XHTML content starts, and the nesting depth there.
    let mut xhtml: Option<(usize, usize)> = None;
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let line = lines.at(text, at);
        let event = reader.read_event().map_err(|_| {
            (line, "the file is damaged here: its tags do not fit together. Export it again".to_owned())
        })?;
        match event {
            Event::DocType(_) => {
                return Err((line, "the file declares entities of its own (<!DOCTYPE), which is refused. Export it again without".into()));
            }
            Event::Start(tag) => {
                let name = name(&tag);
                if matches!(name.as_str(), "item" | "entry") && entry.is_none() {
                    entry = Some(Entry { line, ..Entry::default() });
                }
                let is_text = xhtml.is_none() && entry.is_some();
                if is_text && attribute(&tag, "type").as_deref() == Some("xhtml") {
                    let start = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
                    xhtml = Some((start, open.len()));
                }
                is_layout = attribute(&tag, "domain").as_deref() == Some("post_format");
                if let Some(entry) = entry.as_mut().filter(|_| is_text) {
                    attributes_of_entry(&tag, entry);
                } else if name == "feed" {
                    // Atom has the language in an attribute, RSS in an element.
                    about.language = attribute(&tag, "xml:lang").unwrap_or_default();
                }
                words.clear();
                open.push(name);
            }
            Event::Empty(tag) => {
                if let Some(entry) = entry.as_mut().filter(|_| xhtml.is_none()) {
                    attributes_of_entry(&tag, entry);
                }
            }
            Event::Text(piece) => words.push_str(&piece.xml_content(XmlVersion::Implicit1_0)),
            Event::CData(piece) => words.push_str(&piece.xml_content(XmlVersion::Implicit1_0)),
            Event::GeneralRef(reference) => {
                let named = reference.xml_content(XmlVersion::Implicit1_0);
                let c = match &*named {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    "nbsp" => Some('\u{a0}'),
                    _ => reference.resolve_char_ref().ok().flatten(),
                };
                words.push(c.ok_or_else(|| {
                    (line, format!("“&{named};” is not known, and entities of one’s own are refused"))
                })?);
            }
            Event::End(_) => {
                let name = open.pop().unwrap_or_default();
                if let Some((start, depth)) = xhtml {
                    if open.len() > depth {
                        continue;
                    }
                    words = html_of(text.get(start..at).unwrap_or_default());
                    xhtml = None;
                }
                let is_entry = matches!(name.as_str(), "item" | "entry");
                match &mut entry {
                    Some(_) if is_entry && entries.len() == MOST => {
                        return Err((
                            line,
                            format!("the file has more than {MOST} entries. Export fewer years at once"),
                        ));
                    }
                    Some(done) if is_entry => entries.push(std::mem::take(done)),
                    Some(_) if is_layout && name == "category" => {}
                    Some(entry) => keep(entry, &name, &words),
                    None => {
                        let field = match name.as_str() {
                            "title" => Some(&mut about.title),
                            "language" => Some(&mut about.language),
                            _ => None,
                        };
                        if let Some(field) = field.filter(|field| field.is_empty()) {
                            *field = std::mem::take(&mut words);
                        }
                    }
                }
                if is_entry {
                    entry = None;
                }
                words.clear();
            }
            Event::Eof if open.is_empty() => return Ok((about, entries)),
            Event::Eof => {
                return Err((line, "the file ends in the middle: it was cut off. Export it again".into()));
            }
            _ => {}
        }
    }
}

/// Removes the namespace prefixes of XHTML, so that it can be parsed as HTML.
fn html_of(xhtml: &str) -> String {
    ["xhtml:", "html:", "h:", "x:"].iter().fold(xhtml.to_owned(), |html, prefix| {
        html.replace(&format!("<{prefix}"), "<").replace(&format!("</{prefix}"), "</")
    })
}

/// Stores the text of an element in its field of the entry.
fn keep(entry: &mut Entry, name: &str, words: &str) {
    entry.is_of_wordpress |= name.starts_with("wp:");
    let [first, second, third] = &mut entry.dates;
    let field = match name {
        "title" => &mut entry.title,
        "wp:post_date" | "published" => first,
        "pubDate" | "dc:date" => second,
        "updated" => third,
        "content:encoded" | "content" => &mut entry.html,
        "description" | "summary" => &mut entry.summary,
        "link" => &mut entry.link,
        "wp:post_name" => &mut entry.name,
        "wp:post_type" | "blogger:type" => return set(&mut entry.kind, &words.to_lowercase()),
        "wp:status" | "blogger:status" => &mut entry.status,
        // Atom marks drafts in this way.
        "app:draft" | "draft" if words.trim() == "yes" => return set(&mut entry.status, "draft"),
        "wp:post_password" => &mut entry.password,
        "category" => {
            let name = words.trim();
            if !name.is_empty() && !name.eq_ignore_ascii_case("uncategorized") {
                entry.categories.push(name.to_owned());
            }
            return;
        }
        _ => return,
    };
    set(field, words);
}

/// The first element wins; elements of other vocabularies repeat it.
fn set(field: &mut String, words: &str) {
    if field.is_empty() {
        words.clone_into(field);
    }
}

/// Stores what Atom writes in attributes: categories and the address.
fn attributes_of_entry(tag: &BytesStart<'_>, entry: &mut Entry) {
    /// The categories with which Blogger says what an entry is.
    const KINDS: &str = "http://schemas.google.com/g/2005#kind";
    match name(tag).as_str() {
        "category" if attribute(tag, "scheme").as_deref() == Some(KINDS) => {
            let term = attribute(tag, "term").unwrap_or_default();
            set(&mut entry.kind, term.rsplit('#').next().unwrap_or_default());
        }
        "category" => {
            entry.categories.extend(attribute(tag, "label").or_else(|| attribute(tag, "term")));
        }
        "link" if matches!(attribute(tag, "rel").as_deref(), None | Some("alternate")) => {
            set(&mut entry.link, &attribute(tag, "href").unwrap_or_default());
        }
        _ => {}
    }
}

fn attribute(tag: &BytesStart<'_>, key: &str) -> Option<String> {
    let attribute = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == key)?;
    quick_xml::escape::unescape(&attribute.value).ok().map(std::borrow::Cow::into_owned)
}

fn name(tag: &BytesStart<'_>) -> String {
    tag.name().as_ref().to_owned()
}

/// Line numbers of increasing byte offsets.
#[derive(Default)]
struct Lines {
    at: usize,
    line: usize,
}

impl Lines {
    fn at(&mut self, text: &str, at: usize) -> usize {
        let passed = text.as_bytes().get(self.at..at).unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == b'\n').count();
        self.at = self.at.max(at);
        self.line + 1
    }
}

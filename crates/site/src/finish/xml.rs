//! Writes XML that any parser accepts, whatever the texts contain.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::escape::escape;
use quick_xml::events::{BytesDecl, BytesEnd, BytesPI, BytesStart, BytesText, Event};

/// An XML document in progress.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    /// A document with only its declaration.
    pub(super) fn new() -> anyhow::Result<Self> {
        let mut xml = Self { writer: Writer::new_with_indent(Vec::new(), b' ', 1) };
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
        Ok(xml)
    }

    /// Adds the CSS file with which a browser shows the document. Call it before the first element.
    pub(super) fn style(&mut self, href: &str) -> anyhow::Result<()> {
        let content = format!("xml-stylesheet type=\"text/css\" href=\"{}\"", escape(clean(href)));
        self.write(Event::PI(BytesPI::new(content)))
    }

    /// An element with child elements.
    pub(super) fn parent(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        children: impl FnOnce(&mut Self) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        self.write(Event::Start(start(name, attributes)))?;
        children(self)?;
        self.write(Event::End(BytesEnd::new(name)))
    }

    /// An element with text.
    pub(super) fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> anyhow::Result<()> {
        self.write(Event::Start(start(name, attributes)))?;
        self.write(Event::Text(BytesText::new(&clean(text))))?;
        self.write(Event::End(BytesEnd::new(name)))
    }

    /// An element around existing XML, which must be well-formed.
    pub(super) fn around(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        xml: &str,
    ) -> anyhow::Result<()> {
        self.write(Event::Start(start(name, attributes)))?;
        self.write(Event::Text(BytesText::from_escaped(xml)))?;
        self.write(Event::End(BytesEnd::new(name)))
    }

    /// An empty element.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> anyhow::Result<()> {
        self.write(Event::Empty(start(name, attributes)))
    }

    /// The document's bytes.
    pub(super) fn finish(self) -> Vec<u8> {
        let mut bytes = self.writer.into_inner();
        bytes.push(b'\n');
        bytes
    }

    fn write(&mut self, event: Event<'_>) -> anyhow::Result<()> {
        Ok(self.writer.write_event(event)?)
    }
}

fn start<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut element = BytesStart::new(name);
    for (key, value) in attributes {
        element.push_attribute((*key, clean(value).as_ref()));
    }
    element
}

/// `text` without the characters that XML 1.0 (section 2.2) cannot represent, even escaped; text copied from
/// PDF files contains them. One that separates words becomes a space, the others are removed.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_allowed) {
        return Cow::Borrowed(text);
    }
    let mend = |character: char| match character {
        _ if is_allowed(character) => Some(character),
        _ if character.is_whitespace() => Some(' '),
        _ => None,
    };
    Cow::Owned(text.chars().filter_map(mend).collect())
}

fn is_allowed(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use quick_xml::Reader;

    fn document(text: &str) -> String {
        let mut xml = Xml::new().unwrap();
        xml.style("a&b.css").unwrap();
        xml.parent("p", &[("a", text)], |xml| {
            xml.empty("e", &[])?;
            xml.text("t", &[], text)
        })
        .unwrap();
        String::from_utf8(xml.finish()).unwrap()
    }

    #[test]
    fn a_document_is_indented_and_escaped() {
        assert_eq!(
            document("a]]>\"\u{0}\u{c}\u{fffe}é"),
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
             <?xml-stylesheet type=\"text/css\" href=\"a&amp;b.css\"?>\n\
             <p a=\"a]]&gt;&quot; é\">\n <e/>\n <t>a]]&gt;&quot; é</t>\n</p>\n"
        );
    }

    proptest! {
        #[test]
        fn any_text_comes_back_as_it_was_but_for_what_xml_cannot_say(text in any::<String>()) {
            let document = document(&text);
            prop_assert!(document.chars().all(is_allowed));
            let mut reader = Reader::from_str(&document);
            let mut found = String::new();
            let mut inside = false;
            loop {
                match reader.read_event().unwrap() {
                    Event::Start(element) => inside = element.name().as_ref() == "t",
                    Event::End(_) => inside = false,
                    Event::Text(part) if inside => found.push_str(&part),
                    Event::GeneralRef(name) if inside => found.push_str(&format!("&{};", &*name)),
                    Event::Eof => break,
                    _ => {}
                }
            }
            let found = quick_xml::escape::unescape(&found).unwrap().into_owned();
            prop_assert_eq!(found, clean(&text).into_owned());
        }
    }
}

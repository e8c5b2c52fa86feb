//! A post's HTML as XHTML, so that a browser renders it within a feed; it would show escaped HTML as plain text.
//!
//! The views close elements in the order they open them, so their output is already XML except for characters that XML
//! forbids. This is checked each time: one unclosed element would break the whole feed.

use anyhow::{Context, anyhow, bail};
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use crate::finish::xml;

/// The namespace of XHTML.
pub(super) const NAMESPACE: &str = "http://www.w3.org/1999/xhtml";

/// The HTML in XML form, with the same content.
///
/// # Errors
/// If it is not well-formed.
pub(super) fn of(html: &str) -> anyhow::Result<String> {
    let text = xml::clean(html).into_owned();
    check(&text).context("the HTML of a post is not well-formed, as feeds need it")?;
    Ok(text)
}

fn check(text: &str) -> anyhow::Result<()> {
    let mut reader = Reader::from_str(text);
    let mut open = 0usize;
    loop {
        match reader.read_event()? {
            Event::Start(start) => {
                attributes(&start)?;
                open += 1;
            }
            Event::Empty(empty) => attributes(&empty)?,
            Event::End(_) => {
                open = open.checked_sub(1).ok_or_else(|| anyhow!("an element ends that never began"))?;
            }
            Event::Text(text) if text.contains("]]>") => bail!("it contains “]]>”"),
            Event::GeneralRef(name)
                if resolve_predefined_entity(&name).is_none() && name.resolve_char_ref()?.is_none() =>
            {
                bail!("“&{};” is no entity of XML", &*name);
            }
            Event::Text(_) | Event::GeneralRef(_) => {}
            Event::Eof if open == 0 => return Ok(()),
            Event::Eof => bail!("an element has no end"),
            other => bail!("it contains {other:?}"),
        }
    }
}

fn attributes(element: &BytesStart<'_>) -> anyhow::Result<()> {
    for attribute in element.attributes() {
        let attribute = attribute?;
        if attribute.value.contains('<') {
            bail!("an attribute contains “<”");
        }
        quick_xml::escape::unescape(&attribute.value)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_of_the_views_changes_only_where_xml_forbids_it() {
        let html =
            "<p class=\"a\">One &lt; two &amp; <em>three</em>]]&gt;\u{c}</p>\n<ul><li>é&#x27;</li></ul>";
        assert_eq!(of(html).unwrap(), html.replace('\u{c}', " "));
    }

    #[test]
    fn html_that_is_not_well_formed_xml_is_refused() {
        for bad in [
            "<p>",
            "</p>",
            "<p><em></p></em>",
            "<br>",
            "<p hidden>x</p>",
            "<p a=b>x</p>",
            "<p a=\"1\" a=\"2\">x</p>",
            "a &nbsp; b",
            "a & b",
            "a < b",
            "]]>",
            "<![CDATA[x]]>",
            "<!-- x -->",
            "<?x?>",
            "<a href=\"a&b\">x</a>",
        ] {
            assert!(of(bad).is_err(), "{bad}");
        }
    }
}

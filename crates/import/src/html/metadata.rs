//! Reads the title and language of the site from a page.

use pprnet_content::is_language;

use super::lines;

/// The title and language of the site, where the page has them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct PageMetadata {
    pub(crate) title: Option<String>,
    pub(crate) language: Option<String>,
}

impl PageMetadata {
    /// Reads the head of a page.
    pub(crate) fn of(html: &str) -> Self {
        /// Scripts can make heads long.
        const CHARS: usize = 200_000;
        let html: String = html.chars().take(CHARS).collect();
        // ASCII lowercase keeps byte offsets.
        let small = html.to_ascii_lowercase();
        let between = |start: usize, end: &str| {
            let length = small.get(start..)?.find(end)?;
            html.get(start..start + length)
        };
        let tag = small.find("<html").and_then(|at| between(at + "<html".len(), ">"));
        let language = tag.and_then(language);
        let title = small
            .find("<title")
            .and_then(|at| Some(at + small.get(at..)?.find('>')? + 1))
            .and_then(|at| between(at, "</title"))
            .map(|title| lines(title).iter().map(|line| line.text.trim()).collect::<Vec<_>>().join(" "))
            .filter(|title| !title.is_empty());
        Self { title, language }
    }
}

/// The language in the attributes of a tag.
fn language(attributes: &str) -> Option<String> {
    let value = attributes.split_whitespace().find_map(|attribute| {
        attribute.strip_prefix("lang=").or_else(|| attribute.strip_prefix("xml:lang="))
    })?;
    let tag = value.trim_matches(['"', '\'', '/']);
    is_language(tag).then(|| tag.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_its_title_and_its_language() {
        for (html, title, language) in [
            (
                "<!doctype html><HTML class=x lang=\"fr-CA\"><title>Pens &amp;\n Ink</title>",
                Some("Pens & Ink"),
                Some("fr-CA"),
            ),
            ("<html xmlns='x' xml:lang='fr'><head><title id=a> </title>", None, Some("fr")),
            ("<html lang=\"?\"><p>Été</p>", None, None),
            ("<p>nothing", None, None),
            ("<html", None, None),
            ("<title>é", None, None),
        ] {
            let metadata = PageMetadata::of(html);
            let found = (metadata.title.as_deref(), metadata.language.as_deref());
            assert_eq!(found, (title, language), "{html}");
        }
    }
}

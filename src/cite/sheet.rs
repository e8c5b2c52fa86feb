//! The texts on offer: each style, the citation as printed, each format, and Markdown.

use pprnet_archive::{CITATION_FORMATS, CITATION_STYLES, Citations, PostCitations};

use crate::wording;

/// The work of a post that is cited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CitedWork {
    Article,
    Summary,
}

/// The file extensions of [`CITATION_FORMATS`].
const ENDINGS: [&str; CITATION_FORMATS.len()] = ["bib", "ris", "json", "enw"];

/// One way to cite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Offer {
    /// Its name.
    pub(super) name: &'static str,
    /// The extension of its file.
    pub(super) ending: &'static str,
    /// The text to copy or download.
    pub(super) text: String,
    /// The text to display: a single citation, in pieces of which every second one is italic. Empty for formats, for Markdown and
    /// for several citations.
    pub(super) displayed: Vec<String>,
}

/// The works of these posts that can be cited.
pub(super) fn works(posts: &[PostCitations], work: CitedWork) -> Vec<&Citations> {
    match work {
        CitedWork::Article => posts.iter().filter_map(|post| post.article.as_ref()).collect(),
        CitedWork::Summary => posts.iter().map(|post| &post.summary).collect(),
    }
}

/// All ways to cite these works.
pub(super) fn offers(works: &[&Citations]) -> Vec<Offer> {
    let styles = CITATION_STYLES.into_iter().enumerate().filter_map(|(style, name)| {
        let texts: Vec<&Vec<String>> =
            works.iter().filter_map(|work| work.styles.get(style)).filter(|text| !text.is_empty()).collect();
        let displayed = match texts.as_slice() {
            [] => return None,
            [one] => (*one).clone(),
            _ => Vec::new(),
        };
        let text = listed(texts.into_iter().map(|pieces| pieces.concat()).collect());
        Some(Offer { name, ending: "txt", text, displayed })
    });
    let markdown = works.iter().filter_map(|work| work.styles.first()).map(|pieces| markdown(pieces));
    let markdown = Offer {
        name: "Markdown",
        ending: "md",
        text: listed(markdown.filter(|text| !text.is_empty()).map(|text| item(&text, works.len())).collect()),
        displayed: Vec::new(),
    };
    let formats = CITATION_FORMATS.into_iter().zip(ENDINGS).enumerate().map(|(format, (name, ending))| {
        let texts: Vec<&str> =
            works.iter().filter_map(|work| work.formats.get(format)).map(String::as_str).collect();
        Offer { name, ending, text: joined(ending, &texts), displayed: Vec::new() }
    });
    let printed: Vec<String> = works.iter().filter_map(|work| work.printed.clone()).collect();
    let displayed = if works.len() == 1 { printed.clone() } else { Vec::new() };
    let printed = Offer { name: wording::as_printed(), ending: "txt", text: listed(printed), displayed };
    let all = styles.chain([printed]).chain(formats).chain([markdown]);
    all.filter(|offer| !offer.text.is_empty()).collect()
}

/// Joins records into one file.
fn joined(ending: &str, texts: &[&str]) -> String {
    match ending {
        _ if texts.is_empty() => String::new(),
        "bib" => texts.join("\n"),
        "json" => format!("[\n{}\n]\n", texts.join(",\n")),
        _ => texts.concat(),
    }
}

/// Citations in alphabetical order, one a line.
fn listed(mut texts: Vec<String>) -> String {
    texts.sort_by_cached_key(|text| text.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    texts.iter().flat_map(|text| [text.as_str(), "\n"]).collect()
}

/// A list item, if the list has several.
fn item(text: &str, count: usize) -> String {
    if count > 1 { format!("- {text}") } else { text.to_owned() }
}

/// A citation in Markdown: italics between asterisks, addresses as links.
fn markdown(pieces: &[String]) -> String {
    let mut text = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        let is_italic = at % 2 == 1;
        let marked = if is_italic { escaped(piece) } else { with_links(piece) };
        // Asterisks next to a space do not make italics.
        let core = marked.trim();
        match is_italic && !core.is_empty() {
            true => {
                let start = marked.len() - marked.trim_start().len();
                text.push_str(&format!("{}*{core}*{}", &marked[..start], &marked[start + core.len()..]));
            }
            false => text.push_str(&marked),
        }
    }
    text
}

fn with_links(piece: &str) -> String {
    let words = piece.split_inclusive(' ').map(|word| {
        let address = word.trim_end();
        match address.starts_with("http") && !address.contains(['<', '>']) {
            true => {
                format!("<{}>{}", address.trim_end_matches('.'), &word[address.trim_end_matches('.').len()..])
            }
            false => escaped(word),
        }
    });
    words.collect()
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '*' | '_' | '`' | '[' | ']' | '<' | '>' | '\\') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn citations(author: &str) -> Citations {
        let pieces =
            |journal: &str| vec![format!("{author} (2020). Hope. "), journal.to_owned(), ", 3.".to_owned()];
        Citations {
            styles: vec![pieces("Psychotherapy"), vec![], pieces("Mind")],
            formats: ["@a{}\n", "TY  - JOUR\r\n", "{\"id\":\"a\"}", "%0 Book\r\n"].map(str::to_owned).into(),
            printed: None,
            note: None,
        }
    }

    #[test]
    fn an_unreadable_citation_is_offered_as_printed() {
        let work = Citations { printed: Some("Some, a long time ago".into()), ..Citations::default() };
        assert_eq!(texts(&offers(&[&work])), [("As printed", "Some, a long time ago\n")]);
    }

    fn texts(offers: &[Offer]) -> Vec<(&str, &str)> {
        offers.iter().map(|offer| (offer.name, offer.text.as_str())).collect()
    }

    #[test]
    fn one_work_is_offered_in_each_available_style_and_in_each_format() {
        let work = citations("Ek, L.");
        let offers = offers(&[&work]);
        assert_eq!(
            texts(&offers),
            [
                ("APA 7", "Ek, L. (2020). Hope. Psychotherapy, 3.\n"),
                ("MLA 9", "Ek, L. (2020). Hope. Mind, 3.\n"),
                ("BibTeX", "@a{}\n"),
                ("RIS", "TY  - JOUR\r\n"),
                ("CSL-JSON", "[\n{\"id\":\"a\"}\n]\n"),
                ("EndNote (ENW)", "%0 Book\r\n"),
                ("Markdown", "Ek, L. (2020). Hope. *Psychotherapy*, 3.\n"),
            ]
        );
        assert_eq!(offers[0].displayed.len(), 3);
    }

    #[test]
    fn several_works_are_sorted_and_joined_as_each_format_requires() {
        let (ek, aalto) = (citations("Ek, L."), citations("“Aalto, M.”"));
        let offers = offers(&[&ek, &aalto]);
        let texts = texts(&offers);
        assert!(texts[0].1.starts_with("“Aalto"), "{texts:?}");
        assert_eq!(offers[0].displayed, Vec::<String>::new());
        assert_eq!(texts[2].1, "@a{}\n\n@a{}\n");
        assert_eq!(texts[4].1, "[\n{\"id\":\"a\"},\n{\"id\":\"a\"}\n]\n");
        assert_eq!(texts[6].1.lines().filter(|line| line.starts_with("- ")).count(), 2);
    }

    #[test]
    fn markdown_escapes_its_syntax_and_links_addresses() {
        let pieces = ["A_b [c]. ", "Mind & Body", ". https://doi.org/10.5555/a_b"].map(str::to_owned);
        assert_eq!(markdown(&pieces), "A\\_b \\[c\\]. *Mind & Body*. <https://doi.org/10.5555/a_b>");
        let pieces = ["See ", " spaced ", "https://a.org/."].map(str::to_owned);
        assert_eq!(markdown(&pieces), "See  *spaced* <https://a.org/>.");
    }

    #[test]
    fn a_post_without_a_citation_can_be_cited_only_by_its_summary() {
        let posts = [
            PostCitations::default(),
            PostCitations { article: Some(citations("Ek")), ..Default::default() },
        ];
        assert_eq!(
            (works(&posts, CitedWork::Article).len(), works(&posts, CitedWork::Summary).len()),
            (1, 2)
        );
    }
}

//! `pprnet export`: the archive as one document, for other programs.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pprnet_archive::{Block, Document, Language, Notice, Post, TopicId, TypeId, plain_text};
use pprnet_citation::notes;
use pprnet_content::{content_files, is_picture_file, markdown_of, post_file, spreadsheet};
use serde::Serialize;

use crate::notices::titled;
use crate::wording;

/// `document` as JSON with a final line break, indented unless `compact`.
///
/// # Errors
/// If a value cannot be written as JSON; a checked document has no such value.
pub fn archive_json(document: &Document, compact: bool) -> Result<String, serde_json::Error> {
    let json = if compact { serde_json::to_string(document) } else { serde_json::to_string_pretty(document) };
    json.map(|json| json + "\n")
}

/// `document` as JSON, with the other files of its content under `files`: texts verbatim, pictures in base64.
///
/// # Errors
/// If a text is not UTF-8, or a value cannot be written as JSON; checked content has neither.
pub fn whole_archive_json(
    document: &Document,
    further: &BTreeMap<String, Vec<u8>>,
    compact: bool,
) -> anyhow::Result<String> {
    #[derive(Serialize)]
    struct Whole<'a> {
        #[serde(flatten)]
        document: &'a Document,
        files: BTreeMap<&'a str, String>,
    }
    let mut files = BTreeMap::new();
    for (path, bytes) in further {
        let text = match is_picture_file(path) {
            true => STANDARD.encode(bytes),
            false => String::from_utf8(bytes.clone())?,
        };
        files.insert(path.as_str(), text);
    }
    let whole = Whole { document, files };
    let json = if compact { serde_json::to_string(&whole) } else { serde_json::to_string_pretty(&whole) };
    Ok(json? + "\n")
}

/// The posts as JSON Lines, in the form of the document.
///
/// # Errors
/// If a value cannot be written as JSON; a checked document has no such value.
pub fn post_lines(document: &Document) -> Result<String, serde_json::Error> {
    document.posts.iter().map(|post| Ok(serde_json::to_string(post)? + "\n")).collect()
}

/// The columns of [`posts_table`].
const COLUMNS: [&str; 10] =
    ["post", "title", "month", "topics", "types", "citation", "doi", "summary", "implications", "notices"];

/// The posts as a table for a spreadsheet, one per row. Blanks separate terms, empty lines separate paragraphs.
///
/// # Errors
/// If the table cannot be written.
pub fn posts_table(document: &Document) -> anyhow::Result<String> {
    spreadsheet(&COLUMNS, document.posts.iter().map(row))
}

fn row(post: &Post) -> [String; COLUMNS.len()] {
    let text = |blocks: &[pprnet_archive::Block]| {
        let paragraphs: Vec<String> =
            blocks.iter().map(|block| plain_text(std::slice::from_ref(block))).collect();
        paragraphs.join("\n\n")
    };
    [
        post.slug.to_string(),
        post.title.clone(),
        post.month.to_string(),
        post.topics.iter().map(TopicId::as_str).collect::<Vec<_>>().join(" "),
        post.types.iter().map(TypeId::as_str).collect::<Vec<_>>().join(" "),
        post.citation.clone().unwrap_or_default(),
        post.doi().map(ToString::to_string).unwrap_or_default(),
        text(&post.summary),
        text(&post.implications),
        notes(&post.notices).unwrap_or_default(),
    ]
}

/// The posts as one text for people: each below its title, with month and citation.
///
/// # Errors
/// If a value cannot be written as TOML in a content file; no value of the model is of that kind.
pub fn posts_markdown(document: &Document) -> anyhow::Result<String> {
    let files = content_files(document)?;
    let mut bodies: BTreeMap<&str, &str> = BTreeMap::new();
    for file in &files {
        // Front matter ends at the second `+++`, on a line of its own.
        let body = file.text.strip_prefix("+++\n").and_then(|rest| rest.split_once("\n+++\n"));
        bodies.extend(body.map(|(_, body)| (file.path.as_str(), body)));
    }
    let language = Language::of(&document.site.language);
    let mut out = String::new();
    for post in &titled(document).posts {
        let month = language.spoken(|| post.month.heading());
        out.push_str(&format!("# {}\n\n{month}\n", escaped(&post.title)));
        if let Some(citation) = &post.citation {
            out.push_str(&format!("\n{}\n", escaped(citation)));
        }
        for notice in &post.notices {
            out.push_str(&format!("\n{}", language.spoken(|| notice_markdown(notice))));
        }
        out.push_str(bodies.get(post_file(post).as_str()).copied().unwrap_or_default());
        out.push('\n');
    }
    Ok(out.trim_end().to_owned() + "\n")
}

/// A notice, below its kind and day.
fn notice_markdown(notice: &Notice) -> String {
    let blocks = notice.to_blocks();
    let parting = if matches!(blocks.first(), Some(Block::Paragraph(_))) { " " } else { "\n\n" };
    let (kind, day) = (wording::notice(notice.kind), notice.date.long());
    format!("**{kind} ({day}){}**{parting}{}", wording::colon().trim_end(), markdown_of(&blocks))
}

/// A line of text as Markdown, with a backslash before special characters.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if matches!(c, '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '`' | '#' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finish::fixture::{post, site};
    use pprnet_archive::{NoticeKind, Taxonomy};

    fn document() -> Document {
        let mut one = post("a", "2022-12");
        one.title = "=A & *B*, \"C\"".into();
        one.citation = Some("Author, A. (2022). <T>.".into());
        let date = "2023-02-14".parse().unwrap();
        one.notices =
            vec![Notice { date, kind: NoticeKind::Correction, text: "Wrong_number.".into(), blocks: vec![] }];
        Document::new(site(), Taxonomy::default(), vec![one, post("b", "2022-11")])
    }

    #[test]
    fn a_text_to_be_read_has_each_post_below_its_title() {
        assert_eq!(
            posts_markdown(&document()).unwrap(),
            "# Corrected: =A \\& \\*B\\*, \"C\"\n\nDecember 2022\n\nAuthor, A. (2022). \\<T\\>.\n\n**Corrected (14 February 2023):** Wrong_number.\n\n\
             Opening of a.\n\n## Practice Implications\n\nMore.\n\n\
             # Title of b\n\nNovember 2022\n\nOpening of b.\n\n## Practice Implications\n\nMore.\n"
        );
    }

    #[test]
    fn a_french_text_has_french_months() {
        let mut document = document();
        document.site.language = "fr-CA".into();
        let text = posts_markdown(&document).unwrap();
        assert!(text.contains("\n\ndécembre 2022\n"), "{text}");
    }

    #[test]
    fn a_table_has_a_row_a_post_and_no_formula() {
        let table = posts_table(&document()).unwrap();
        let mut rows = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
        let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), 2);
        let cells: Vec<&str> = rows[0].iter().collect();
        assert_eq!(
            cells,
            [
                "a",
                "'=A & *B*, \"C\"",
                "2022-12",
                "alliance",
                "",
                "Author, A. (2022). <T>.",
                "",
                "Opening of a.",
                "More.",
                "Correction (2023-02-14): Wrong_number."
            ]
        );
    }

    #[test]
    fn a_picture_is_in_base64_however_its_ending_is_written() {
        let further = BTreeMap::from([("screenshots/A.PNG".to_owned(), vec![0x89, 0xff])]);
        let json = whole_archive_json(&document(), &further, true).unwrap();
        assert!(json.contains("\"screenshots/A.PNG\":\"if8=\""), "{json}");
    }

    #[test]
    fn each_line_is_a_post() {
        let lines = post_lines(&document()).unwrap();
        let posts: Vec<Post> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(posts, document().posts);
    }
}

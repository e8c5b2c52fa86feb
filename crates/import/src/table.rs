//! Exports topics and types of all posts as a table for a spreadsheet, one row per post, and reads it back.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use pprnet_archive::{Document, Post, Slug, Term, TopicId, TypeId, plain_text};
use pprnet_content::{ContentFile, Problem, Terms, edit_terms, nearest, post_file, spreadsheet};

use super::error::ImportError;
use super::existing::{There, existing};
use super::import::write;
use super::moves::Piece;
use super::paste::suggested;

/// The columns, in order. Only `post`, `topics` and `types` are read back.
const COLUMNS: [&str; 5] = ["post", "month", "title", "topics", "types"];

/// Columns with suggestions; reading the table back ignores them.
const SUGGESTED: [&str; 2] = ["perhaps topics", "perhaps types"];

/// The table of an archive, for a spreadsheet. Spaces separate the terms of a post. With suggestions, two more columns list terms
/// that a post does not have, each with the words that suggest it.
///
/// # Errors
/// If the table cannot be written.
pub fn terms_table(document: &Document, suggest: bool) -> anyhow::Result<String> {
    let more: &[&str] = if suggest { &SUGGESTED } else { &[] };
    let rows = document.posts.iter().map(|post| {
        let topics: Vec<&str> = post.topics.iter().map(TopicId::as_str).collect();
        let types: Vec<&str> = post.types.iter().map(TypeId::as_str).collect();
        let mut row = vec![
            post.slug.to_string(),
            post.month.to_string(),
            post.title.clone(),
            topics.join(" "),
            types.join(" "),
        ];
        if suggest {
            let [topics, types] = suggestions(post, &document.topics, &document.types);
            row.extend([topics.join("; "), types.join("; ")]);
        }
        row
    });
    spreadsheet(&[COLUMNS.as_slice(), more].concat(), rows)
}

/// Topics and types that the words of a post suggest and that the post does not have: `chairs (“chair”)`.
#[must_use]
pub fn suggestions(post: &Post, topics: &[Term], types: &[Term]) -> [Vec<String>; 2] {
    let words = [
        post.title.as_str(),
        post.citation.as_deref().unwrap_or_default(),
        &plain_text(&post.summary),
        &plain_text(&post.implications),
    ];
    let words = words.join(" ");
    let has = terms_of(post);
    let list = |terms: &[Term], has: &[Slug]| {
        let new = suggested(&words, terms).into_iter().filter(|(term, _)| !has.contains(&term.slug));
        new.map(|(term, reason)| format!("{} (“{reason}”)", term.slug)).collect()
    };
    [list(topics, &has.topics), list(types, &has.types)]
}

/// Sets the topics and types of the posts in the content folder `into` from a table. Returns the written files; in a dry run, the
/// files that would be written.
///
/// # Errors
/// If anything in the table is wrong: all problems, each with its line. Nothing has been written then.
pub fn file_by_table(table: &Path, into: &Path, dry_run: bool) -> Result<Vec<String>, ImportError> {
    let name = table.display().to_string();
    let problem = |line: usize, field: &str, message: String| Problem {
        file: name.clone(),
        line,
        field: field.into(),
        message,
    };
    let bytes =
        std::fs::read(table).map_err(|error| ImportError::files(format!("{name} cannot be read"), error))?;
    let text = String::from_utf8(bytes).map_err(|_| {
        let message = "Not saved as UTF-8. In Excel: Save as → CSV UTF-8 (comma delimited)".to_owned();
        ImportError::Input(vec![problem(1, "file", message)])
    })?;
    let Some(There { mut document, .. }) = existing(into)? else {
        let message = format!("there is no content in {}", into.display());
        return Err(ImportError::Input(vec![problem(1, "folder", message)]));
    };
    // With CRLF, the CSV reader counts lines from 0 after the first.
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let (rows, mut problems) = rows(&text, &problem);
    let known: BTreeSet<String> = document.posts.iter().map(|post| post.slug.to_string()).collect();
    let mut requested: BTreeMap<String, Terms> = BTreeMap::new();
    for Row { line, post, topics, types } in rows {
        let topics = slugs(&topics, &document.topics)
            .map_err(|message| problems.push(problem(line, "topics", message)));
        let types =
            slugs(&types, &document.types).map_err(|message| problems.push(problem(line, "types", message)));
        if !known.contains(&post) {
            let near = nearest(&post, known.iter().map(String::as_str)).join(", ");
            let hint = if near.is_empty() { String::new() } else { format!("; is it {near}?") };
            problems.push(problem(line, "post", format!("No post has the address “{post}”{hint}")));
        } else if let (Ok(topics), Ok(types)) = (topics, types)
            && requested.insert(post.clone(), Terms { topics, types }).is_some()
        {
            problems.push(problem(line, "post", format!("“{post}” is there twice; keep one row")));
        }
    }
    if !problems.is_empty() {
        return Err(ImportError::Input(problems));
    }
    let mut files = Vec::new();
    for post in &mut document.posts {
        let Some(terms) = requested.remove(post.slug.as_str()) else { continue };
        if terms_of(post) == terms {
            continue;
        }
        post.topics = terms.topics.iter().cloned().map(Into::into).collect();
        post.types = terms.types.iter().cloned().map(Into::into).collect();
        let path = post_file(post);
        let text = std::fs::read_to_string(into.join(&path))
            .map_err(|error| ImportError::files(format!("{path} cannot be read"), error))?;
        let text = edit_terms(&text, &terms).ok_or_else(|| ImportError::Changed(path.clone()))?;
        files.push(ContentFile { path, text });
    }
    let pieces: Vec<Piece> = files.iter().map(Piece::from).collect();
    write(&document, &pieces, into, dry_run)?;
    Ok(files.into_iter().map(|file| file.path).collect())
}

fn terms_of(post: &Post) -> Terms {
    Terms {
        topics: post.topics.iter().map(|topic| topic.slug().clone()).collect(),
        types: post.types.iter().map(|kind| kind.slug().clone()).collect(),
    }
}

/// A row for a post.
struct Row {
    line: usize,
    post: String,
    topics: String,
    types: String,
}

/// The rows of a table, and problems with its form.
fn rows(text: &str, problem: &dyn Fn(usize, &str, String) -> Problem) -> (Vec<Row>, Vec<Problem>) {
    let head = text.lines().next().unwrap_or_default();
    // In many countries, spreadsheets separate columns by semicolons; some use tabs.
    let delimiter = [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|mark| head.bytes().filter(|byte| byte == mark).count())
        .unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    let mut columns: Option<[usize; 3]> = None;
    for record in reader.records() {
        let Ok(record) = record else {
            problems.push(problem(1, "file", "It cannot be read as a table. Save it as CSV".into()));
            break;
        };
        let line = record.position().and_then(|position| usize::try_from(position.line()).ok()).unwrap_or(1);
        let cell = |at: usize| record.get(at).unwrap_or_default().trim().to_owned();
        match columns {
            None => {
                let find = |name: &str| record.iter().position(|cell| cell.trim().eq_ignore_ascii_case(name));
                match (find("post"), find("topics"), find("types")) {
                    (Some(post), Some(topics), Some(types)) => columns = Some([post, topics, types]),
                    _ => {
                        problems.push(problem(
                            line,
                            "columns",
                            format!("The first row names the columns: {}", COLUMNS.join(", ")),
                        ));
                        break;
                    }
                }
            }
            Some([post, topics, types]) => {
                let row = Row { line, post: cell(post), topics: cell(topics), types: cell(types) };
                if !(row.post.is_empty() && row.topics.is_empty() && row.types.is_empty()) {
                    rows.push(row);
                }
            }
        }
    }
    if columns.is_none() && problems.is_empty() {
        problems.push(problem(1, "file", "The table is empty".into()));
    }
    (rows, problems)
}

/// The terms of a cell: slugs separated by spaces, commas or semicolons.
fn slugs(cell: &str, known: &[Term]) -> Result<Vec<Slug>, String> {
    let mut found: Vec<Slug> = Vec::new();
    for word in
        cell.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';')).filter(|word| !word.is_empty())
    {
        let Some(term) = known.iter().find(|term| term.slug.as_str() == word) else {
            let near = nearest(word, known.iter().map(|term| term.slug.as_str()));
            let hint = if near.is_empty() { String::new() } else { format!(", or use: {}", near.join(", ")) };
            return Err(format!("“{word}” is not in taxonomy.toml. Add it there{hint}"));
        };
        if !found.contains(&term.slug) {
            found.push(term.slug.clone());
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn suggestions_come_with_their_reasons_and_are_not_read_back() {
        let dir = folder();
        let content = dir.path().join("content");
        let document = pprnet_content::load(&content).unwrap();
        let mut post = document.posts[0].clone();
        post.title = "Does Ink Matter? A Survey of Pen and Paper".into();
        post.topics = vec!["ink".parse().unwrap()];
        assert_eq!(
            suggestions(&post, &document.topics, &document.types),
            [vec!["pens (“Pens”)".to_owned()], vec!["survey (“Survey”)".to_owned()]]
        );
        let table = dir.path().join("table.csv");
        let text = terms_table(&document, true).unwrap();
        assert!(
            text.lines().next().unwrap().ends_with(",topics,types,perhaps topics,perhaps types"),
            "{text}"
        );
        fs::write(&table, text).unwrap();
        assert_eq!(file_by_table(&table, &content, false).unwrap(), Vec::<String>::new());
    }

    /// A content folder with two posts, in a folder for a table.
    fn folder() -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        let content = dir.path().join("content");
        fs::create_dir_all(content.join("posts")).unwrap();
        fs::write(content.join("site.toml"), "title = 'T'\nlanguage = 'en'\n").unwrap();
        fs::write(content.join("taxonomy.toml"), "[[topic]]\nslug = 'pens'\nname = 'Pens'\n[[topic]]\nslug = 'ink'\nname = 'Ink'\n[[type]]\nslug = 'survey'\nname = 'Survey'\n").unwrap();
        for name in ["a", "b"] {
            let text = format!(
                "+++\ntitle = '={name}, “quoted”'\nmonth = '2020-01'\ntopics = ['pens'] # mine\n+++\nx\n\n## Practice Implications\n\ny\n"
            );
            fs::write(content.join(format!("posts/2020-01-{name}.md")), text).unwrap();
        }
        dir
    }

    fn file_by(dir: &tempfile::TempDir, table: &str) -> Result<Vec<String>, Vec<String>> {
        let path = dir.path().join("table.csv");
        fs::write(&path, table).unwrap();
        match file_by_table(&path, &dir.path().join("content"), false) {
            Ok(files) => Ok(files),
            Err(ImportError::Input(problems)) => {
                Err(problems.iter().map(|p| format!("{}: {}: {}", p.line, p.field, p.message)).collect())
            }
            Err(error) => panic!("{error}"),
        }
    }

    #[test]
    fn a_table_goes_out_and_comes_in_and_leaves_the_rest_of_each_file() {
        let dir = folder();
        let load = || pprnet_content::load(&dir.path().join("content")).unwrap();
        let table = terms_table(&load(), false).unwrap();
        assert_eq!(
            table,
            "\u{feff}post,month,title,topics,types\r\na,2020-01,\"'=a, “quoted”\",pens,\r\nb,2020-01,\"'=b, “quoted”\",pens,\r\n"
        );
        assert_eq!(file_by(&dir, &table), Ok(vec![]));
        let changed = table.replacen("pens,\r\n", "pens ink,survey\r\n", 1);
        assert_eq!(file_by(&dir, &changed), Ok(vec!["posts/2020-01-a.md".to_owned()]));
        let text = fs::read_to_string(dir.path().join("content/posts/2020-01-a.md")).unwrap();
        assert!(text.contains("types = [\"survey\"]\ntopics = ['pens', \"ink\"] # mine\n"), "{text}");
        // As a localised spreadsheet writes it, with other columns in another order.
        assert_eq!(
            file_by(&dir, "Topics;note;post;types\r\nink;x;b;\r\n"),
            Ok(vec!["posts/2020-01-b.md".to_owned()])
        );
        assert_eq!(load().posts[1].topics[0].as_str(), "ink");
    }

    #[test]
    fn all_that_is_wrong_in_a_table_is_told_and_nothing_is_written() {
        let dir = folder();
        let wrong = file_by(&dir, "post,topics,types\na,pen,\nc,ink,\nb,ink,\nb,ink,surveys\n").unwrap_err();
        assert_eq!(
            wrong,
            [
                "2: topics: “pen” is not in taxonomy.toml. Add it there, or use: pens",
                "3: post: No post has the address “c”; is it a, b?",
                "5: types: “surveys” is not in taxonomy.toml. Add it there, or use: survey",
            ]
        );
        // Spreadsheets write Windows line ends.
        let wrong = file_by(&dir, "post,topics,types\r\na,ink,\r\nb,pen,\r\n").unwrap_err();
        assert_eq!(wrong, ["3: topics: “pen” is not in taxonomy.toml. Add it there, or use: pens"]);
        assert_eq!(file_by(&dir, "title,topics\na,ink\n").unwrap_err().len(), 1);
        assert_eq!(file_by(&dir, "").unwrap_err(), ["1: file: The table is empty"]);
        assert_eq!(file_by(&dir, "post,topics,types\nb,ink,\nb,pens,\n").unwrap_err().len(), 1);
        let text = fs::read_to_string(dir.path().join("content/posts/2020-01-b.md")).unwrap();
        assert!(text.contains("topics = ['pens'] # mine"));
    }
}

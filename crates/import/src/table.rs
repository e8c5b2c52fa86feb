//! Exports topics and types of all posts as a table for a spreadsheet, one row per post, and reads it back.

mod cells;

use std::collections::BTreeMap;
use std::path::Path;

use pprnet_archive::{Document, Post, Slug, Taxonomy, Term, TopicId, TypeId};
use pprnet_content::{
    ContentFile, Problem, TermKind, Terms, edit_terms, nearest, old_slugs, post_file, spreadsheet,
};

use super::error::ImportError;
use super::existing::{There, existing};
use super::import::write;
use super::moves::Piece;
use super::suggest::suggested;
use cells::{Cell, Row, decode, rows, terms_in};

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
    let has = terms_of(post);
    let list = |terms: &[Term], has: &[Slug]| {
        let new = suggested(post, terms).into_iter().filter(|(term, _)| !has.contains(&term.slug));
        new.map(|(term, reason)| format!("{} (“{reason}”)", term.slug)).collect()
    };
    [list(topics, &has.topics), list(types, &has.types)]
}

/// Sets the topics and types of the posts in the content folder `into` from a table. Returns the written files; in a dry run, the
/// files that would be written.
///
/// # Errors
/// If anything in the table is wrong: all problems, each with its cell. Nothing has been written then.
pub fn file_by_table(table: &Path, into: &Path, dry_run: bool) -> Result<Vec<String>, ImportError> {
    let name = table.display().to_string();
    let one = |message: String| ImportError::Input(vec![Problem::new(&name, 1, "file", message)]);
    let bytes =
        std::fs::read(table).map_err(|error| ImportError::files(format!("{name} cannot be read"), error))?;
    let text = decode(&bytes).map_err(|message| one(message.to_owned()))?;
    let Some(mut there) = existing(into)? else {
        return Err(one(format!("there is no content in {}", into.display())));
    };
    let (rows, mut problems) = rows(&text, &name);
    let mut requested = requested(rows, &there, into, &mut problems);
    if !problems.is_empty() {
        problems.sort();
        return Err(ImportError::Input(problems));
    }
    let mut files = Vec::new();
    for post in &mut there.document.posts {
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
    write(&there.document, &[], &pieces, into, dry_run)?;
    Ok(files.into_iter().map(|file| file.path).collect())
}

/// The terms of the posts in the rows, by slug.
fn requested(
    rows: Vec<Row>,
    there: &There,
    into: &Path,
    problems: &mut Vec<Problem>,
) -> BTreeMap<String, Terms> {
    let Document { posts, topics, types, .. } = &there.document;
    let taxonomy = Taxonomy { topics: topics.clone(), types: types.clone() };
    let known: BTreeMap<&str, &Post> = posts.iter().map(|post| (post.slug.as_str(), post)).collect();
    let mut requested = BTreeMap::new();
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for Row { number, post, title, topics, types } in rows {
        let mut terms = |cell: &Cell, kind| {
            let (slugs, messages) = terms_in(&cell.text, kind, &taxonomy);
            problems.extend(messages.into_iter().map(|message| cell.problem(message)));
            slugs
        };
        let terms = Terms { topics: terms(&topics, TermKind::Topic), types: terms(&types, TermKind::Type) };
        if !known.contains_key(post.text.as_str()) {
            problems.push(post.problem(unknown_post(&post.text, &title, there, into)));
        } else if let Some(first) = first.insert(post.text.clone(), number) {
            problems.push(post.problem(format!("“{}” is in row {first}, too; keep one row", post.text)));
        } else {
            requested.insert(post.text, terms);
        }
    }
    requested
}

/// The message about a row of an unknown post.
fn unknown_post(slug: &str, title: &str, there: &There, into: &Path) -> String {
    let posts = &there.document.posts;
    let named: Vec<&str> =
        posts.iter().filter(|post| post.title == title).map(|post| post.slug.as_str()).collect();
    let of_title = match named.as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    if slug.is_empty() {
        let write = of_title.map(|slug| format!(": write {slug}")).unwrap_or_default();
        return format!("The address of the post is missing{write}");
    }
    if there.drafts.iter().any(|post| post.slug.as_str() == slug) {
        return format!("“{slug}” is a draft, and the table has no drafts. Remove the row");
    }
    let renamed = old_slugs(into).into_iter().find(|(_, old)| old.as_str() == slug);
    let renamed = renamed.and_then(|(file, _)| Some(file.get(8..)?.strip_suffix(".md")?.to_owned()));
    if let Some(new) = renamed {
        return format!("“{slug}” is the old address of “{new}”: write that");
    }
    let near = match of_title {
        Some(slug) => slug.to_owned(),
        None => nearest(slug, posts.iter().map(|post| post.slug.as_str())).join(", "),
    };
    let hint = if near.is_empty() { String::new() } else { format!("; is it {near}?") };
    format!("No post has the address “{slug}”{hint}")
}

fn terms_of(post: &Post) -> Terms {
    Terms {
        topics: post.topics.iter().map(|topic| topic.slug().clone()).collect(),
        types: post.types.iter().map(|kind| kind.slug().clone()).collect(),
    }
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
    fn all_that_is_wrong_in_a_table_is_told_with_its_cell_and_nothing_is_written() {
        let dir = folder();
        let wrong =
            file_by(&dir, "post,topics,types\na,pen pens survey,serveys\nc,ink,\nb,ink,\nb,ink,\n,ink,\n")
                .unwrap_err();
        assert_eq!(
            wrong,
            [
                "2: B2 (topics): No topic “pen”. Add it to taxonomy.toml, or use: pens",
                "2: B2 (topics): “survey” is a type of research. Write \"survey\" in types, not in topics",
                "2: C2 (types): No type of research “serveys”. Add it to taxonomy.toml, or use: survey",
                "3: A3 (post): No post has the address “c”; is it a, b?",
                "5: A5 (post): “b” is in row 4, too; keep one row",
                "6: A6 (post): The address of the post is missing",
            ]
        );
        let wrong = file_by(&dir, "note,post,topics\nx,a,ink\n").unwrap_err();
        assert_eq!(
            wrong,
            [
                "1: columns: The first row must name the columns post, topics, types (missing: “types”). Write the table again with pprnet topics --csv, and change only topics and types"
            ]
        );
        assert_eq!(file_by(&dir, "").unwrap_err(), ["1: file: The table is empty"]);
        let wrong = file_by(&dir, "\"post,topics,types\"\n\"a,ink,\"\n").unwrap_err();
        assert!(wrong[0].starts_with("1: columns: All columns are in one cell."), "{wrong:?}");
        let wrong = file_by(&dir, "post,topics,types\n<<<<<<< HEAD\na,ink,\n=======\na,pens,\n>>>>>>> b\n")
            .unwrap_err();
        assert!(wrong[0].starts_with("2: file: Git could not combine"), "{wrong:?}");
        let wrong = file_by(&dir, "post,topics,types,topics\na,ink,,\n").unwrap_err();
        assert_eq!(wrong, ["1: columns: B1 and D1 are both named “topics”. Keep one of the two columns"]);
        let text = fs::read_to_string(dir.path().join("content/posts/2020-01-b.md")).unwrap();
        assert!(text.contains("topics = ['pens'] # mine"));
    }

    /// A spreadsheet counts rows, a file lines: a cell may have several lines.
    #[test]
    fn rows_are_counted_as_in_the_spreadsheet() {
        let dir = folder();
        for (table, row) in [
            ("post,topics,types\r\na,ink,\r\nb,pen,\r\n", 3),
            ("post,topics,types\ra,ink,\rb,pen,\r", 3),
            ("post,topics,types,note\na,ink,,\"two\nlines\"\nb,pen,,\n", 3),
            ("post,topics,types\n\n\nb,pen,\n", 4),
            ("sep=;\r\npost;topics;types\r\nb;pen;\r\n", 2),
            ("post,topics,types\n,,\nb,pen,\n", 3),
        ] {
            let wrong = file_by(&dir, table).unwrap_err();
            let expected =
                format!("{row}: B{row} (topics): No topic “pen”. Add it to taxonomy.toml, or use: pens");
            assert_eq!(wrong, [expected], "{table:?}");
        }
    }

    #[test]
    fn every_form_in_which_spreadsheets_save_is_read() {
        let dir = folder();
        let path = dir.path().join("table.csv");
        let content = dir.path().join("content");
        let read = |bytes: &[u8]| {
            fs::write(&path, bytes).unwrap();
            file_by_table(&path, &content, true).map_err(|error| match error {
                ImportError::Input(problems) => {
                    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
                }
                error => error.to_string(),
            })
        };
        let changed = Ok(vec!["posts/2020-01-a.md".to_owned()]);
        let utf16 = |text: &str, mark: bool, unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
            let mark = mark.then_some(0xfeff);
            mark.into_iter().chain(text.encode_utf16()).flat_map(unit).collect()
        };
        let tabs = "post\tmonth\ttitle\ttopics\ttypes\r\na\t2020-01\t\"„Übung“\"\tink\tsurvey\r\nb\t2020-01\tx\tpens\t\r\n";
        for bytes in [
            tabs.as_bytes().to_vec(),
            utf16(tabs, true, u16::to_le_bytes),
            utf16(tabs, true, u16::to_be_bytes),
            utf16(tabs, false, u16::to_le_bytes),
            "\u{feff}\"post\";\"topics\";\"types\"\r\n\"a\";\"ink\";\"survey\"\r\n".into(),
            b"post;title;topics;types\r\na;\xdcbung \x96 x;ink;survey\r\n".to_vec(),
            "types,post,topics,note\nsurvey,a,ink,\n".into(),
            "post|topics|types\na|ink|survey\n".into(),
            "b,pens,\na,ink,survey\npost,topics,types\n".into(),
            "Post,Topics,TYPES\na,\"[\"\"ink\"\"]\",“survey”\n".into(),
            "post,topics,types\na,\"ink, ink;\nink\",survey,,,\n".into(),
        ] {
            assert_eq!(read(&bytes), changed, "{}", String::from_utf8_lossy(&bytes));
        }
        let both = "post,topics,types\na,pens; ink,\n".as_bytes();
        assert_eq!(read(both), changed);
        for (bytes, expected) in [
            (
                &b"PK\x03\x04\0\0"[..],
                "It is a workbook, not a table of text. Save it as CSV UTF-8 (comma delimited)",
            ),
            (b"post,topics\0,types\n", "It is not text. Save the table as CSV UTF-8 (comma delimited)"),
            (
                b"post,topics,types\na,pens, ink,survey\n",
                "The row has more cells than the first row. Put quotation marks around a cell that contains “,”",
            ),
        ] {
            assert!(
                read(bytes).is_err_and(|message| message.ends_with(expected)),
                "{expected}: {:?}",
                read(bytes)
            );
        }
    }

    #[test]
    fn names_other_than_slugs_are_told_with_the_slug() {
        let dir = folder();
        let file = dir.path().join("content/posts/2020-01-a.md");
        let text = fs::read_to_string(&file).unwrap();
        fs::write(&file, text.replacen("month", "was = ['older']\nmonth", 1)).unwrap();
        fs::write(
            dir.path().join("content/posts/2020-01-d.md"),
            text.replacen("month", "draft = true\nmonth", 1),
        )
        .unwrap();
        let wrong = file_by(
            &dir,
            "post,title,topics,types\na,,Pens,\nolder,,ink,\nx,\"=b, “quoted”\",ink,\nd,,ink,\nb,,Pens and Paper,\n",
        )
        .unwrap_err();
        assert_eq!(
            wrong,
            [
                "2: C2 (topics): No topic “Pens”. Its slug is “pens”: write that",
                "3: A3 (post): “older” is the old address of “a”: write that",
                "4: A4 (post): No post has the address “x”; is it b?",
                "5: A5 (post): “d” is a draft, and the table has no drafts. Remove the row",
                "6: C6 (topics): No topic “Pens and Paper”. Add it to taxonomy.toml (as slug = \"pens-and-paper\"), or use: pens",
            ]
        );
    }
}

//! Replaces the text of a post in its file. The rest of its front matter stays as it is, with comments and the order of lines.

use pprnet_archive::{Post, Site};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::edit::{add_below_month, splice};
use crate::folder::post_file;
use crate::markdown;
use crate::reading::read_post;
use crate::source::Source;
use crate::write::{article_table, quoted};

/// The text of a post’s file with title, citation and text of `post`, and with its `[article]` if the file has none. `None` if the
/// result would not be this post.
#[must_use]
pub fn edit_text(file: &str, post: &Post, site: &Site) -> Option<String> {
    let path = post_file(post);
    let old = read_post(&path, file, site)?;
    let with_body = if old.summary == post.summary && old.implications == post.implications {
        file.to_owned()
    } else {
        edit_body(file, post, site.section())?
    };
    let with_title = edit_line(&with_body, "title", &post.title)?;
    let with_citation = match &post.citation {
        Some(citation) => edit_line(&with_title, "citation", citation)?,
        None => with_title,
    };
    let edited = match &post.article {
        Some(_) if old.article.is_none() => add_article(&with_citation, post)?,
        _ => with_citation,
    };
    (read_post(&path, &edited, site).as_ref() == Some(post)).then_some(edited)
}

/// The line ends of a file.
fn with_ends(file: &str, text: &str) -> String {
    if file.contains("\r\n") { text.replace('\n', "\r\n") } else { text.to_owned() }
}

fn edit_body(file: &str, post: &Post, section: &str) -> Option<String> {
    let source = Source::new("", file.as_bytes().to_vec()).ok()?;
    let base = file.len() - source.text.len();
    let at = base + source.parts().ok()?.body_at;
    let (summary, implications) = (markdown::write(&post.summary), markdown::write(&post.implications));
    let body = format!("\n{summary}\n## {section}\n\n{implications}");
    splice(file, at..file.len(), &with_ends(file, &body))
}

/// Sets a line of text, or adds it below the month.
fn edit_line(file: &str, key: &str, text: &str) -> Option<String> {
    let source = Source::new("", file.as_bytes().to_vec()).ok()?;
    let parts = source.parts().ok()?;
    let table = DeTable::parse(parts.front).ok()?.into_inner();
    let base = file.len() - source.text.len() + parts.front_at;
    match table.get(key) {
        None => add_below_month(file, base, parts.front, &table, &format!("{key} = {}", quoted(text))),
        Some(there) if matches!(there.get_ref(), DeValue::String(old) if old.trim() == text) => {
            Some(file.to_owned())
        }
        Some(there) => {
            let span = Spanned::span(there);
            splice(file, base + span.start..base + span.end, &quoted(text))
        }
    }
}

/// Adds the table of the article below the other lines.
fn add_article(file: &str, post: &Post) -> Option<String> {
    let source = Source::new("", file.as_bytes().to_vec()).ok()?;
    let parts = source.parts().ok()?;
    let end = file.len() - source.text.len() + parts.front_at + parts.front.len();
    let table = article_table(post.article.as_ref()?).ok()?;
    let parting = if parts.front.ends_with('\n') || parts.front.is_empty() { "" } else { "\n" };
    splice(file, end..end, &with_ends(file, &format!("{parting}{table}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\u{feff}+++\r\n# Mine\r\ntypes = [] # none yet\r\ntitle = 'Old'  # a comment\r\nmonth = '2020-01'\r\n\
        topics = []\r\npublish = \"2020-01-09\"\r\n[[finding]] # checked\r\nmetric = 'r'\r\nestimate = 0.3\r\nlabel = 'x'\r\n+++\r\n\
        Old text.\r\n\r\n## Practice Implications\r\n\r\nOld.\r\n";

    fn read(file: &str) -> Post {
        read_post("posts/2020-01-a.md", file, &site()).unwrap()
    }

    fn site() -> Site {
        Site { title: "T".into(), language: "en".into(), ..Site::default() }
    }

    #[test]
    fn only_the_text_changes_and_comments_stay() {
        let same = edit_text(FILE, &read(FILE), &site()).unwrap();
        assert_eq!(same, FILE);
        let new = FILE.replace("'Old'", "\"New “title”\"").replace("Old text.", "*New* text.");
        let post =
            read(&new.replace("month = '2020-01'\r\n", "month = '2020-01'\r\ncitation = \"Quill, A.\"\r\n"));
        let edited = edit_text(FILE, &post, &site()).unwrap();
        let expected = new
            .replace("month = '2020-01'\r\n", "month = '2020-01'\r\ncitation = \"Quill, A.\"\r\n")
            .replace("+++\r\n*New* text.", "+++\r\n\r\n_New_ text.");
        assert_eq!(edited, expected);
    }

    #[test]
    fn an_article_is_added_below_the_other_tables() {
        let mut post = read(FILE);
        post.article = read(
            &FILE.replace("+++\r\nOld", "[article]\r\ntype = 'book'\r\nDOI = '10.1000/x'\r\n+++\r\nOld"),
        )
        .article;
        assert!(post.article.is_some());
        let edited = edit_text(FILE, &post, &site()).unwrap();
        assert!(
            edited.contains(
                "label = 'x'\r\n\r\n[article]\r\ntype = \"book\"\r\nDOI = \"10.1000/x\"\r\n+++\r\n"
            ),
            "{edited}"
        );
    }

    #[test]
    fn an_edit_that_would_change_more_than_the_text_is_refused() {
        let mut post = read(FILE);
        post.order = Some(3);
        assert_eq!(edit_text(FILE, &post, &site()), None);
        assert_eq!(edit_text("no post", &post, &site()), None);
    }
}

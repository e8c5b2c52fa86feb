//! The two works that readers of a post can cite: the article, and the summary itself.

use pprnet_archive::{Article, Language, Notice, NoticeKind, Post, Site, language};
use serde_json::Value;

use crate::record::{Custom, Date, Kind, Name, Record};

/// CSL’s type for a blog post.
const POST: &str = "post-weblog";

/// The article of a post: its data, completed from its printed citation. `None` if neither is readable. Its note has
/// corrections and retractions, so that nobody unknowingly cites a retracted article.
#[must_use]
pub fn article(post: &Post) -> Option<Record> {
    let printed = post.citation.as_deref().and_then(crate::read);
    let record = match &post.article {
        Some(article) => completed(article, printed),
        None => printed,
    };
    // A type alone is not an article.
    let record = record.filter(|record| record.title.is_some() || record.doi.is_some())?;
    Some(Record { note: notes(&post.notices), ..record })
}

/// The data takes precedence; the citation supplies missing fields. Both are CSL-JSON, so they are merged as such,
/// whatever their fields.
fn completed(article: &Article, printed: Option<Record>) -> Option<Record> {
    let Ok(Value::Object(mut data)) = serde_json::to_value(article) else { return None };
    let mut printed = match printed {
        Some(printed) => {
            // `document` is only the fallback type.
            if article.kind == "document" {
                data.remove("type");
            }
            printed
        }
        None => Record::default(),
    };
    // An article with a volume is no longer ahead of print.
    if article.volume.is_some() {
        printed.status = None;
    }
    // A list of names comes from one source as a whole.
    let Custom { truncated_after, editors_truncated_after } = &mut printed.custom;
    for (names, truncated) in [(&article.author, truncated_after), (&article.editor, editors_truncated_after)]
    {
        if !names.is_empty() {
            *truncated = None;
        }
    }
    let Ok(Value::Object(mut fields)) = serde_json::to_value(&printed) else { return None };
    fields.extend(data);
    serde_json::from_value(Value::Object(fields)).ok()
}

/// The corrections and retractions of a post on one line, in the current language; `None` if there are none.
#[must_use]
pub fn notes(notices: &[Notice]) -> Option<String> {
    let one = |notice: &Notice| {
        let kind = match (notice.kind, language()) {
            (NoticeKind::Correction, Language::English | Language::French) => "Correction",
            (NoticeKind::Retraction, Language::English) => "Retraction",
            (NoticeKind::Retraction, Language::French) => "Rétractation",
        };
        format!("{kind} ({}){}{}", notice.date, colon(), notice.text)
    };
    let all: Vec<String> = notices.iter().map(one).collect();
    (!all.is_empty()).then(|| all.join(" "))
}

/// Between a label and its value.
fn colon() -> &'static str {
    match language() {
        Language::English => ": ",
        Language::French => "\u{a0}: ",
    }
}

/// The summary: a post of the site’s blog. `address` is its full URL, if the site has one. Its note names the article, in the
/// current language.
#[must_use]
pub fn summary(post: &Post, site: &Site, address: Option<String>) -> Record {
    let month = [i32::from(post.month.year()), i32::from(post.month.month())];
    let about = post.citation.clone().or_else(|| post.doi().map(pprnet_archive::Doi::url));
    Record {
        kind: Kind::Other(POST.to_owned()),
        title: Some(post.title.clone()),
        container_title: Some(site.title.clone()),
        author: site.author.as_deref().map(author).into_iter().collect(),
        issued: Some(Date { date_parts: vec![month.to_vec()] }),
        url: address,
        note: about.map(|about| {
            let summary_of = match language() {
                Language::English => "Summary of",
                Language::French => "Résumé de",
            };
            format!("{summary_of}{}{about}", colon())
        }),
        ..Record::default()
    }
}

/// The name in the site’s line of authors: `The editors` in `Written by the editors`.
fn author(line: &str) -> Name {
    let line = line.trim();
    let name = ["written by ", "by "]
        .into_iter()
        .find_map(|start| {
            line.get(..start.len()).filter(|begin| begin.eq_ignore_ascii_case(start)).map(str::len)
        })
        .and_then(|from| line.get(from..))
        .unwrap_or(line)
        .trim_end_matches('.');
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    Name::group(first.chain(letters).collect::<String>())
}

/// Whether a record is a blog post.
pub(crate) fn is_post(kind: &Kind) -> bool {
    matches!(kind, Kind::Other(kind) if kind == POST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_authors_is_cited_by_the_name_in_it() {
        for (line, name) in [
            ("Written by the editors.", "The editors"),
            ("by Ada Byron", "Ada Byron"),
            ("PPRNet", "PPRNet"),
            ("Écrit à trois", "Écrit à trois"),
            ("", ""),
        ] {
            assert_eq!(author(line).literal.as_deref(), Some(name));
        }
    }
}

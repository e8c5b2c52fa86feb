//! `[article]` of a post: the publication it is about, in CSL-JSON terms.

use pprnet_archive::{Article, CslDate, CslText, Person};
use toml::de::DeValue;

use super::instead;
use super::problem::Problem;
use super::table::Table;
use super::value;

/// The article, if all required values are present.
pub(super) fn check_article(mut table: Table<'_>, problems: &mut Vec<Problem>) -> Option<Article> {
    let kind = table.string("type", problems);
    let title = table.string("title", problems);
    let container_title = table.string("container-title", problems);
    let author = people(&mut table, "author", problems);
    let editor = people(&mut table, "editor", problems);
    let issued = table.take_table("issued", problems).and_then(|date| check_date(date, problems));
    let volume = text_or_number(&mut table, "volume", problems);
    let issue = text_or_number(&mut table, "issue", problems);
    let page = text_or_number(&mut table, "page", problems);
    let edition = text_or_number(&mut table, "edition", problems);
    let chapter_number = text_or_number(&mut table, "chapter-number", problems);
    let publisher = table.string("publisher", problems);
    let publisher_place = table.string("publisher-place", problems);
    let doi = table.text("DOI", problems);
    let doi = table.parsed("DOI", doi.as_ref(), problems);
    let pmid = text_or_number(&mut table, "PMID", problems);
    let isbn = text_or_number(&mut table, "ISBN", problems);
    let url = table.text("URL", problems);
    let url = table.href("URL", url.as_ref(), problems);
    table.refuse_unknown_with(instead::in_article, problems);
    let kind = table.required("type", kind, problems);
    Some(Article {
        kind: kind?,
        title,
        container_title,
        author,
        editor,
        issued,
        volume,
        issue,
        page,
        edition,
        chapter_number,
        publisher,
        publisher_place,
        doi,
        pmid,
        isbn,
        url,
    })
}

fn text_or_number(table: &mut Table<'_>, key: &'static str, problems: &mut Vec<Problem>) -> Option<CslText> {
    let kind = "a text in quotation marks or a whole number";
    table.typed(key, kind, value::text_or_integer, problems).map(|text| CslText(text.into_inner()))
}

fn people(table: &mut Table<'_>, key: &'static str, problems: &mut Vec<Problem>) -> Vec<Person> {
    let tables = table.take_tables(key, problems);
    tables.into_iter().map(|person| check_person(person, problems)).collect()
}

fn check_person(mut table: Table<'_>, problems: &mut Vec<Problem>) -> Person {
    let person = Person {
        family: table.string("family", problems),
        given: table.string("given", problems),
        suffix: table.string("suffix", problems),
        non_dropping_particle: table.string("non-dropping-particle", problems),
        literal: table.string("literal", problems),
    };
    table.refuse_unknown(problems);
    person
}

fn check_date(mut table: Table<'_>, problems: &mut Vec<Problem>) -> Option<CslDate> {
    let part = |value: &DeValue<'_>| value::integer(value).and_then(|number| i32::try_from(number).ok());
    let parts = |value: &DeValue<'_>| value::list(value, |date| value::list(date, part));
    let date_parts = table.typed("date-parts", value::DATE_PARTS, parts, problems);
    let date_parts = table.required("date-parts", date_parts, problems);
    table.refuse_unknown(problems);
    Some(CslDate { date_parts: date_parts?.into_inner() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    fn check(toml: &str) -> (Option<Article>, Vec<String>) {
        let source = Source::new("p", toml.as_bytes().to_vec()).unwrap();
        let mut problems = Vec::new();
        let mut file = Table::parse(&source, &source.text, 0, &mut problems).unwrap();
        let article = check_article(file.take_table("article", &mut problems).unwrap(), &mut problems);
        (article, problems.iter().map(ToString::to_string).collect())
    }

    /// The TOML form and the archive's JSON form mean the same.
    #[test]
    fn an_article_in_toml_is_the_same_as_in_json() {
        let (article, problems) = check(
            "[article]\ntype = 'article-journal'\ntitle = 'T'\ncontainer-title = 'J'\nvolume = 55\nissue = '3-4'\n\
             page = '1'\nedition = 2\nchapter-number = 3\npublisher = 'P'\npublisher-place = 'Q'\nDOI = '10.1000/x'\n\
             PMID = 7\nISBN = 'i'\nURL = 'https://example.org/'\nissued = { date-parts = [[2018, 12], [2019]] }\n\
             editor = [{ literal = 'E' }]\n[[article.author]]\nfamily = 'Dis'\ngiven = 'A.'\nsuffix = 'Jr.'\n\
             non-dropping-particle = 'van'\n",
        );
        assert_eq!(problems, [""; 0]);
        let json = r#"{"type":"article-journal","title":"T","container-title":"J","volume":"55","issue":"3-4","page":"1",
            "edition":"2","chapter-number":"3","publisher":"P","publisher-place":"Q","DOI":"10.1000/x","PMID":"7",
            "ISBN":"i","URL":"https://example.org/","issued":{"date-parts":[[2018,12],[2019]]},"editor":[{"literal":"E"}],
            "author":[{"family":"Dis","given":"A.","suffix":"Jr.","non-dropping-particle":"van"}]}"#;
        assert_eq!(article.unwrap(), serde_json::from_str(json).unwrap());
    }

    #[test]
    fn each_key_of_an_article_is_told_by_itself() {
        let (article, problems) = check(
            "[article]\nauthor = 'X'\neditor = [{ family = 1 }]\nissued = { date-parts = [2018] }\n\
             page = 1.5\nURL = 'x'\nissn = ''\n",
        );
        assert_eq!(article, None);
        assert_eq!(
            problems,
            [
                "p:2: article: author 1: Write author = [{ family = \"X\" }], or a table below a line [[article.author]]",
                "p:3: article: editor 1: family: Put quotes around it: family = \"1\"",
                "p:4: article: issued: date-parts: Write date-parts = [[2018]]",
                "p:5: article: page: Expected a text in quotation marks or a whole number, found the number 1.5",
                "p:6: article: URL: Expected https://, http:// or mailto: at its start, found “x”",
                "p:7: article: issn: There is nothing like it here. Remove this line",
                "p:1: article: type: This line is missing: type = \"article-journal\"",
            ]
        );
    }
}

//! The search form, for people who do not use the query syntax, and the query that its fields mean.

use pprnet_address::names::{SEARCH_BY_FORM, class_of};
use pprnet_html::Html;
use pprnet_search::QUOTES;

use crate::wording;

/// The content of the fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    all: String,
    phrase: String,
    any: String,
    none: String,
    author: String,
    title: String,
    from: String,
    to: String,
}

/// A label in the current language.
type Label = fn() -> &'static str;

impl Form {
    /// The ids and labels of the fields.
    const FIELDS: [(&'static str, Label); 8] = [
        ("form-all", wording::all_these),
        ("form-phrase", wording::side_by_side),
        ("form-any", wording::any_of_these),
        ("form-none", wording::none_of_these),
        ("form-author", wording::author),
        ("form-title", wording::in_the_title),
        ("form-from", wording::from_the_year),
        ("form-to", wording::to_the_year),
    ];

    /// Reads the fields. `value` returns the content of the field with an id.
    #[must_use]
    pub fn read(value: impl Fn(&str) -> String) -> Self {
        let [all, phrase, any, none, author, title, from, to] =
            Self::FIELDS.map(|(id, _)| value(id).replace(QUOTES, " ").trim().to_owned());
        Self { all, phrase, any, none, author, title, from, to }
    }

    /// The query for this form; empty if no field has content.
    #[must_use]
    pub fn query(&self) -> String {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        // In the form, a syntax character in front of a word has no special meaning.
        let plain = |text: &str| {
            let plain = words(text).into_iter().map(|word| word.trim_start_matches('-').replace(':', " "));
            plain.filter(|word| word != "OR" && !word.is_empty()).collect::<Vec<_>>()
        };
        let mut parts = plain(&self.all);
        if !self.phrase.is_empty() {
            parts.push(format!("\"{}\"", self.phrase));
        }
        let any = plain(&self.any);
        if !any.is_empty() {
            parts.push(any.join(" OR "));
        }
        // Quote a word that begins like a number: a minus directly before it would be its sign.
        let without = |word: String| match word.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
            true => format!("-\"{word}\""),
            false => format!("-{word}"),
        };
        parts.extend(plain(&self.none).into_iter().map(without));
        parts.extend(plain(&self.author).into_iter().map(|word| format!("author:{word}")));
        parts.extend(plain(&self.title).into_iter().map(|word| format!("title:{word}")));
        let year = |text: &str| text.parse::<u16>().ok().filter(|year| (1000..=9999).contains(year));
        match (year(&self.from), year(&self.to)) {
            (Some(from), Some(to)) if from == to => parts.push(format!("year:{from}")),
            (Some(from), Some(to)) => parts.push(format!("year:{}..{}", from.min(to), from.max(to))),
            (Some(from), None) => parts.push(format!("year:{from}..9999")),
            (None, Some(to)) => parts.push(format!("year:1000..{to}")),
            (None, None) => {}
        }
        parts.join(" ")
    }

    /// The form as HTML. It is inside the form of the search field, so it has no `<form>` of its own.
    pub(crate) fn html(html: &mut Html) {
        html.tag("<details class=\"search-form\"><summary>").text(wording::form()).tag("</summary>");
        for (id, name) in Self::FIELDS {
            html.tag("<p><label for=\"")
                .text(id)
                .tag("\">")
                .text(name())
                .tag("</label><input type=\"text\" id=\"");
            html.text(id).tag("\" autocomplete=\"off\"");
            if id.ends_with("from") || id.ends_with("to") {
                html.tag(" inputmode=\"numeric\" maxlength=\"4\"");
            }
            html.tag("></p>");
        }
        html.tag("<button type=\"button\" class=\"button ")
            .tag(const { class_of(SEARCH_BY_FORM) })
            .tag("\">")
            .text(wording::search())
            .tag("</button>");
        html.tag("</details>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(fields: &[(&str, &str)]) -> String {
        let value =
            |id: &str| fields.iter().find(|(name, _)| id.ends_with(name)).map_or("", |(_, value)| value);
        Form::read(|id| value(id).to_owned()).query()
    }

    #[test]
    fn each_field_becomes_a_part_of_the_query() {
        assert_eq!(form(&[]), "");
        assert_eq!(form(&[("all", " alliance  rupture ")]), "alliance rupture");
        assert_eq!(form(&[("phrase", "working alliance")]), "\"working alliance\"");
        assert_eq!(form(&[("any", "CBT IPT"), ("none", "group")]), "CBT OR IPT -group");
        assert_eq!(form(&[("author", "Del Re"), ("title", "dropout")]), "author:Del author:Re title:dropout");
        assert_eq!(form(&[("from", "2022"), ("to", "2018")]), "year:2018..2022");
        assert_eq!(form(&[("from", "2020"), ("to", "2020")]), "year:2020");
        assert_eq!(form(&[("all", "x"), ("from", "2020")]), "x year:2020..9999");
        assert_eq!(form(&[("to", "soon")]), "", "what is no year is left out");
    }

    #[test]
    fn query_syntax_is_plain_text_in_the_form() {
        assert_eq!(
            form(&[("all", "-alliance \"OR\" topic:x"), ("none", "-group")]),
            "alliance topic x -group"
        );
        assert_eq!(form(&[("phrase", "say \"no\" twice")]), "\"say  no  twice\"");
        assert_eq!(form(&[("phrase", "“quality of life”")]), "\"quality of life\"", "as phones write them");
        assert_eq!(form(&[("all", "cbt"), ("none", "2020 .49")]), "cbt -\"2020\" -\".49\"");
    }
}

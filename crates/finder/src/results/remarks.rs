//! The messages above the results: how the query was read, and suggestions if nothing was found.

use pprnet_address::{Blog, Selection, removable};
use pprnet_html::Html;
use pprnet_search::{Remark, Results};

use super::page::{ResultsPage, with_selection};
use crate::wording;

/// The maximum number of suggestions if nothing was found.
const MOST_SUGGESTIONS: usize = 8;

/// The message for an archive that was published without a search index.
pub(crate) fn no_index() -> Html {
    let mut html = Html::new();
    html.tag("<p class=\"empty\" role=\"status\">").text(wording::no_index()).tag("</p>");
    html
}

impl ResultsPage<'_> {
    /// Remarks on the results: which parts of the query were read differently than written, or why there are no results.
    /// `count` returns how many posts another address would find.
    pub(crate) fn remarks(&self, count: impl Fn(&Blog) -> Option<usize>) -> Html {
        let mut html = Html::new();
        for note in self.results.notes() {
            let typed = self.results.query().get(note.range.clone()).unwrap_or_default();
            html.tag("<p class=\"remark\">").text(&wording::note(typed, &note.kind)).tag("</p>");
        }
        let is_empty = self.results.hits.is_empty();
        self.difference(&mut html, self.results.remark().filter(|_| !is_empty));
        if is_empty {
            self.nothing(&mut html, count);
        }
        html
    }

    /// How the results differ from the query, and the suggested query. One paragraph, so that the first result stays near the
    /// field.
    fn difference(&self, html: &mut Html, remark: Option<Remark>) {
        let suggestion = self.results.suggestion.as_ref();
        if remark.is_none() && suggestion.is_none() {
            return;
        }
        html.tag("<p class=\"remark\">");
        let mut end = wording::question_mark();
        match (&remark, suggestion) {
            (Some(Remark::Corrected { typed, .. }), Some(_)) => {
                html.text(&wording::corrected(typed));
                end = ".";
            }
            (Some(remark), Some(_)) => {
                html.text(&wording::describe_remark(remark)).tag(" ").text(wording::did_you_mean());
            }
            (Some(remark), None) => drop(html.text(&wording::describe_remark(remark))),
            (None, _) => drop(html.text(wording::did_you_mean())),
        }
        if let Some(suggestion) = suggestion {
            let corrected = with_selection(self.blog, self.blog.selection.clone().with_words(suggestion));
            html.tag(" ");
            self.link(html, &corrected, suggestion);
            html.text(end);
        }
        html.tag("</p>");
    }

    /// The message for no results: the reason, and suggestions.
    fn nothing(&self, html: &mut Html, count: impl Fn(&Blog) -> Option<usize>) {
        html.tag("<div class=\"empty\" role=\"status\"><p>");
        html.text(match self.results {
            Results { known: false, .. } => wording::nothing(),
            Results { unfiltered: 0, .. } => wording::no_complete_match(),
            _ => wording::filtered_out(),
        });
        html.tag("</p>");
        let suggestions = self.suggestions(count);
        if suggestions.is_empty() {
            html.tag("<p>").text(wording::nothing_help()).tag("</p></div>");
            return;
        }
        html.tag("<ul>");
        for (text, blog, posts) in suggestions {
            html.tag("<li>");
            self.link(html, &blog, &text);
            if let Some(posts) = posts {
                html.text(wording::colon()).text(&wording::posts(posts));
            }
            html.tag("</li>");
        }
        html.tag("</ul></div>");
    }

    /// Suggestions that lead to posts: without one of the filters, or without a part of the query. Each has its number of
    /// posts, if that is known.
    fn suggestions(&self, count: impl Fn(&Blog) -> Option<usize>) -> Vec<(String, Blog, Option<usize>)> {
        let selection = &self.blog.selection;
        let words = selection.words();
        // The words are not treated as a filter here; `typed` below leaves out parts of them.
        let mut filters: Vec<(String, Blog)> = removable(self.archive.catalog, selection)
            .into_iter()
            .filter(|(_, rest)| rest.words() == words)
            .map(|(name, rest)| (wording::without(&name), with_selection(self.blog, rest)))
            .collect();
        let unfiltered = with_selection(self.blog, Selection::default().with_words(words));
        let some = filters.len();
        if some > 1 {
            filters.push((wording::without_filters().to_owned(), unfiltered.clone()));
        }
        let typed = |from: &Blog| -> Vec<(String, Blog)> {
            let less = self.results.less().into_iter();
            less.map(|less| {
                let blog = with_selection(from, from.selection.clone().with_words(&less.query));
                (wording::without_typed(&less.dropped), blog)
            })
            .collect()
        };
        let with_counts = |suggestions: Vec<(String, Blog)>| -> Vec<(String, Blog, Option<usize>)> {
            let suggestions = suggestions.into_iter().map(|(text, blog)| {
                let posts = count(&blog);
                (text, blog, posts)
            });
            suggestions.filter(|(_, _, posts)| *posts != Some(0)).take(MOST_SUGGESTIONS).collect()
        };
        let suggestions = with_counts([filters, typed(self.blog)].concat());
        // Filters and words together may exclude everything, so try the words without filters.
        if suggestions.is_empty() && some > 0 { with_counts(typed(&unfiltered)) } else { suggestions }
    }
}

//! The filter form as HTML: which rows it has, their order, and which of them match typed text.

use pprnet_address::names::FILTERS_TITLE;
use pprnet_address::parameters::{ALL, ANY, FROM, MATCH, TO, TOPIC, TYPE};
use pprnet_address::{Catalog, Route, Selection, View};
use pprnet_archive::TermCount;
use pprnet_html::Html;

use crate::context::CurrentAddress;
use crate::wording;

/// The id of the field that filters the rows of topics.
pub(super) const FIND: &str = "filters-find";

/// The id of a group's heading, before its parameter.
pub(super) const GROUP: &str = "filters-";

/// The name of the group of years, in place of a parameter.
pub(super) const YEARS: &str = "years";

/// The attribute of a button with the group that it clears.
pub(super) const CLEAR: &str = "data-clear";

/// How many rows of a long list are visible before it is unfolded.
const MOST_USED: usize = 8;

/// The positions of terms in row order. The first list has the most used terms, ties in taxonomy order. The second has all
/// others in taxonomy order and is folded; with at most two terms it would save no room, so they join the first.
fn rows(terms: &[TermCount]) -> (Vec<usize>, Vec<usize>) {
    let mut first: Vec<usize> = Vec::new();
    let mut others: Vec<usize> = (0..terms.len()).collect();
    let count = |position: &usize| terms.get(*position).map_or(0, |term| term.count);
    // Sorting would need more wasm.
    while first.len() < MOST_USED && !others.is_empty() {
        let most = others.iter().map(count).max();
        let Some(at) = others.iter().position(|position| Some(count(position)) == most) else { break };
        first.push(others.remove(at));
    }
    if others.len() <= 2 {
        first.append(&mut others);
    }
    (first, others)
}

/// Whether typed text matches the term: each typed word begins a word of its name or of an alias, or all typed words joined begin
/// some adjacent words of one of these names, also joined, so that “dropout” finds “Drop-Out”.
pub(super) fn is_found(term: &TermCount, typed: &str) -> bool {
    let typed = words(typed);
    let names: Vec<Vec<String>> =
        std::iter::once(&term.name).chain(&term.aliases).map(|name| words(name)).collect();
    let is_begun = |word: &String| names.iter().flatten().any(|other| other.starts_with(word.as_str()));
    let together = typed.concat();
    let is_together = |name: &Vec<String>| {
        (0..name.len()).any(|start| name.get(start..).unwrap_or_default().concat().starts_with(&together))
    };
    typed.iter().all(is_begun) || names.iter().any(is_together)
}

/// The words of a text in lower case, for Latin-1 only: tables for all of Unicode would be larger than the panel.
fn words(text: &str) -> Vec<String> {
    let lower = |c: char| match c {
        'À'..='Ö' | 'Ø'..='Þ' => char::from_u32(u32::from(c) + 32).unwrap_or(c),
        c => c.to_ascii_lowercase(),
    };
    let is_between =
        |c: char| c.is_ascii_whitespace() || c.is_ascii_punctuation() || matches!(c, '’' | '–' | '\u{a0}');
    text.split(is_between)
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().map(lower).collect())
        .collect()
}

/// The form. With `links`, names link to the pages of their terms, and a link to the page of all terms replaces the folded
/// rows: in each published page those rows would take 580 of the 14,336 bytes of the first round trip.
pub(super) fn html(catalog: &Catalog, links: Option<CurrentAddress>) -> String {
    let mut html = Html::new();
    html.tag("<form class=\"filters-form\" method=\"get\" action=\"./\"><div class=\"filters-head\">");
    html.tag("<h2 id=\"").tag(FILTERS_TITLE).tag("\" tabindex=\"-1\">").text(wording::filter_posts());
    html.tag("</h2><button type=\"button\" class=\"icon-button filters-close\" aria-label=\"")
        .text(wording::close());
    html.tag("\"></button></div><div class=\"filters-body\">");
    // A site may have no topics, or no types.
    let (topics, types) = (TermGroup::topics(catalog), TermGroup::types(catalog));
    if !topics.terms.is_empty() {
        find_a_topic(&mut html);
        topics.write(&mut html, links);
        html.tag("<p class=\"filters-none\" role=\"status\"></p>");
    }
    if !types.terms.is_empty() {
        types.write(&mut html, links);
    }
    years(catalog, &mut html);
    html.tag("</div><div class=\"filters-foot\"><button type=\"button\" class=\"button filters-clear-all\" aria-label=\"");
    html.text(wording::clear_all()).tag("\" hidden>").text(wording::clear());
    html.tag("</button><button type=\"submit\" class=\"button filters-show\">")
        .text(&wording::show_posts(None));
    html.tag("</button><p class=\"visually-hidden filters-said\" role=\"status\"></p></div></form>");
    html.into_string()
}

/// The field that filters the rows of topics.
fn find_a_topic(html: &mut Html) {
    html.tag("<label class=\"filters-find\"><span class=\"visually-hidden\">").text(wording::find_a_topic());
    html.tag("</span><input id=\"").tag(FIND).tag("\" class=\"search-field\" type=\"search\" placeholder=\"");
    html.text(wording::find_a_topic()).tag("\" autocomplete=\"off\" spellcheck=\"false\"></label>");
}

/// The group of topics, or of types.
pub(super) struct TermGroup<'a> {
    pub(super) parameter: &'static str,
    heading: &'static str,
    clear: &'static str,
    terms: &'a [TermCount],
    page: Route,
    all: fn(usize) -> String,
}

impl<'a> TermGroup<'a> {
    pub(super) fn topics(catalog: &'a Catalog) -> Self {
        let (heading, clear) = (wording::topics(), wording::all_topics());
        Self {
            parameter: TOPIC,
            heading,
            clear,
            terms: &catalog.manifest.topics,
            page: Route::Topics,
            all: wording::all_of_topics,
        }
    }

    pub(super) fn types(catalog: &'a Catalog) -> Self {
        let (heading, clear) = (wording::types(), wording::all_types());
        Self {
            parameter: TYPE,
            heading,
            clear,
            terms: &catalog.manifest.types,
            page: Route::Types,
            all: wording::all_of_types,
        }
    }

    fn write(&self, html: &mut Html, links: Option<CurrentAddress>) {
        heading(html, self.parameter, self.heading, self.clear);
        if self.parameter == TOPIC {
            combine(html);
        }
        html.tag("</div><ul>");
        let (first, others) = rows(self.terms);
        self.write_rows(html, &first, links);
        html.tag("</ul>");
        if !others.is_empty() {
            html.tag("<div class=\"filters-more\">");
            match links {
                Some(here) => {
                    html.tag("<a href=\"").text(&here.href(&self.page)).tag("\">");
                    html.text(&(self.all)(self.terms.len())).tag("</a>");
                }
                None => self.write_others(html, &others),
            }
            html.tag("</div>");
        }
        html.tag("</div>");
    }

    /// The folded rows, which replace the link to the page of all terms once the chunk is loaded.
    pub(super) fn others(&self) -> String {
        let mut html = Html::new();
        self.write_others(&mut html, &rows(self.terms).1);
        html.into_string()
    }

    fn write_others(&self, html: &mut Html, others: &[usize]) {
        html.tag("<details><summary>").text(&(self.all)(self.terms.len())).tag("</summary><ul>");
        self.write_rows(html, others, None);
        html.tag("</ul></details>");
    }

    fn write_rows(&self, html: &mut Html, positions: &[usize], links: Option<CurrentAddress>) {
        for term in positions.iter().filter_map(|position| self.terms.get(*position)) {
            html.tag("<li><label class=\"pick\"><input type=\"checkbox\" name=\"").tag(self.parameter);
            html.tag("\" value=\"").text(term.slug.as_str()).tag("\">");
            match links {
                Some(here) => {
                    html.tag("<a href=\"")
                        .text(&here.href(&self.page_of(term)))
                        .tag("\">")
                        .text(&term.name)
                        .tag("</a>");
                }
                None => {
                    html.tag("<span>").text(&term.name).tag("</span>");
                }
            }
            html.tag(" <span class=\"pick-count\">").number(term.count);
            html.tag("</span></label></li>");
        }
    }

    fn page_of(&self, term: &TermCount) -> Route {
        let (slug, all) = (term.slug.clone(), Selection::default());
        let one =
            if self.parameter == TOPIC { all.with_topic(slug.into()) } else { all.with_type(slug.into()) };
        Route::selected(one, View::default())
    }
}

/// Opens a group, with its heading and the button that clears it.
fn heading(html: &mut Html, parameter: &'static str, heading: &str, clear: &str) {
    html.tag("<div class=\"filters-group\" role=\"group\" aria-labelledby=\"").tag(GROUP).tag(parameter);
    html.tag("\"><div class=\"filters-line\"><h3 id=\"").tag(GROUP).tag(parameter).tag("\">").text(heading);
    html.tag("</h3><button type=\"button\" class=\"filters-clear\" ").tag(CLEAR).tag("=\"").tag(parameter);
    html.tag("\" hidden><span aria-hidden=\"true\">").text(wording::clear());
    html.tag("</span><span class=\"visually-hidden\">").text(clear).tag("</span></button>");
}

/// The switch between any and all of the chosen topics.
fn combine(html: &mut Html) {
    html.tag("<div class=\"segments filters-match\" role=\"radiogroup\" hidden aria-label=\"");
    html.text(wording::how_topics_combine()).tag("\">");
    for (value, name, rest) in [(ANY, wording::any(), " checked><span>"), (ALL, wording::all(), "><span>")] {
        html.tag("<label><input type=\"radio\" class=\"visually-hidden\" name=\"")
            .tag(MATCH)
            .tag("\" value=\"")
            .tag(value)
            .tag("\"")
            .tag(rest);
        html.text(name).tag("</span></label>");
    }
    html.tag("</div>");
}

fn years(catalog: &Catalog, html: &mut Html) {
    heading(html, YEARS, wording::years(), wording::all_years());
    html.tag("</div><div class=\"filters-years\">");
    for (name, label) in [(FROM, wording::from()), (TO, wording::to())] {
        html.tag("<label>").text(label).tag(" <select name=\"").tag(name).tag("\"><option value=\"\">");
        html.text(wording::any()).tag("</option>");
        for (year, _) in catalog.years() {
            html.tag("<option>").number(usize::from(year)).tag("</option>");
        }
        html.tag("</select></label>");
    }
    html.tag("</div></div>");
}

#[cfg(test)]
mod tests {
    use super::*;
    use pprnet_address::fixture;

    fn term(name: &str, aliases: &[&str], count: usize) -> TermCount {
        let aliases = aliases.iter().map(|alias| (*alias).to_owned()).collect();
        TermCount { slug: "a".parse().unwrap(), name: name.into(), aliases, count }
    }

    #[test]
    fn the_eight_most_used_come_first_and_the_others_in_taxonomy_order() {
        let of =
            |counts: &[usize]| rows(&counts.iter().map(|count| term("", &[], *count)).collect::<Vec<_>>());
        assert_eq!(
            of(&[1, 5, 0, 5, 2, 9, 3, 4, 6, 7, 8, 1]),
            (vec![5, 10, 9, 8, 1, 3, 7, 6], vec![0, 2, 4, 11]),
            "of equals the first"
        );
        assert_eq!(of(&[1, 2, 3]), (vec![2, 1, 0], vec![]));
        assert_eq!(of(&[1; 10]).1, [0; 0], "no button for two rows");
        assert_eq!(of(&[1; 11]), ((0..8).collect(), vec![8, 9, 10]));
        assert_eq!(of(&[]), (vec![], vec![]));
    }

    #[test]
    fn a_topic_is_found_by_the_words_of_its_name_and_of_its_aliases() {
        let attrition = term("Attendance, Attrition, and Drop-Out", &["premature termination", "no-show"], 1);
        for typed in [
            "",
            " ",
            "att",
            "drop",
            "drop out",
            "dropout",
            "Drop-O",
            "OUT attend",
            "premature",
            "noshow",
            "termin",
        ] {
            assert!(is_found(&attrition, typed), "{typed}");
        }
        for typed in ["rop", "attrition therapy", "mature", "outcome"] {
            assert!(!is_found(&attrition, typed), "{typed}");
        }
        assert!(is_found(&term("Évaluation", &[], 1), "éva"));
        assert!(is_found(&term("Cognitive Therapy (CT)", &["CBT"], 1), "cbt"));
    }

    #[test]
    fn the_form_has_only_the_groups_that_the_digest_has() {
        let (mut catalog, _) = fixture::lineup(&[]);
        catalog.manifest.types.clear();
        let form = html(&catalog, None);
        assert!(
            form.contains("filters-topic") && form.contains("filters-find") && !form.contains("filters-type")
        );
        catalog.manifest.topics.clear();
        let form = html(&catalog, None);
        assert!(
            !form.contains("filters-topic")
                && !form.contains("filters-find")
                && form.contains("filters-years")
        );
    }

    #[test]
    fn the_form_has_a_checkbox_for_each_term_and_escapes_names() {
        let (mut catalog, _) = fixture::lineup(&[]);
        catalog.manifest.topics[0].name = "<b>\"A\" & B".into();
        let form = html(&catalog, None);
        let boxes = form.matches("type=\"checkbox\"").count();
        assert_eq!(boxes, catalog.manifest.topics.len() + catalog.manifest.types.len());
        assert!(form.contains("&lt;b&gt;&quot;A&quot; &amp; B") && !form.contains("<b>"), "{form}");
        assert!(
            form.contains("<form class=\"filters-form\" method=\"get\"") && !form.contains("href="),
            "{form}"
        );
    }
}

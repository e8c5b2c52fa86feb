//! The content of the page of findings as HTML: tables and filters.

use pprnet_address::names::FINDINGS;
use pprnet_address::{Catalog, Lineup, Route, Selection, YearRange};
use pprnet_archive::{Finding, FindingsOf, Metric, TermCount};
use pprnet_html::Html;
use pprnet_plot::{self as plot, Entry, Group, Named, Source};

use crate::context::CurrentAddress;
use crate::wording;

/// A post with findings.
pub(super) struct Reported {
    position: usize,
    is_retracted: bool,
    /// Each with its measure, which is looked up once: there may be ten thousand.
    findings: Vec<(Metric, Finding)>,
}

impl Reported {
    /// A post at this position in archive order. Omits findings of an unknown measure.
    pub(super) fn new(position: usize, is_retracted: bool, findings: Vec<Finding>) -> Self {
        let findings = findings.into_iter().filter_map(|finding| Some((finding.measure()?, finding)));
        Self { position, is_retracted, findings: findings.collect() }
    }

    /// A post of the file with all findings.
    pub(super) fn of(post: FindingsOf) -> Self {
        Self::new(post.post, post.is_retracted, post.findings)
    }
}

/// The visitor's choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chosen {
    pub(super) selection: Selection,
    pub(super) group: Group,
    pub(super) most: usize,
}

/// The data from which the tables and filters are written.
pub(super) struct Content<'a> {
    pub(super) here: CurrentAddress,
    pub(super) catalog: &'a Catalog,
    pub(super) lineup: &'a Lineup,
    pub(super) posts: &'a [Reported],
}

impl Content<'_> {
    /// For each position, whether its post is in the selection.
    fn selected(&self, selection: &Selection) -> Vec<bool> {
        let mut selected = vec![false; self.lineup.entries().len()];
        for position in self.lineup.select(self.catalog, selection) {
            if let Some(is_selected) = selected.get_mut(position) {
                *is_selected = true;
            }
        }
        selected
    }

    /// The measures of the selection’s findings, each with the number of its findings.
    pub(super) fn measures(&self, chosen: &Chosen) -> Vec<(Metric, usize)> {
        plot::measures(self.entries(&self.selected(&chosen.selection), chosen.group))
    }

    /// The findings of one measure.
    fn of_measure(&self, metric: Metric, chosen: &Chosen) -> Vec<Entry<'_>> {
        plot::of_measure(self.entries(&self.selected(&chosen.selection), chosen.group), metric, chosen.group)
    }

    fn entries(&self, selected: &[bool], group: Group) -> impl Iterator<Item = Entry<'_>> {
        let posts = self.posts.iter().filter(|post| selected.get(post.position) == Some(&true));
        posts.flat_map(move |post| {
            let group = self.group(post.position, group);
            post.findings.iter().map(move |(metric, finding)| Entry {
                metric: *metric,
                finding,
                post: post.position,
                is_retracted: post.is_retracted,
                group,
            })
        })
    }

    /// The name of the group that a post's findings belong to.
    fn group(&self, position: usize, group: Group) -> &str {
        let Some(entry) = self.lineup.get(position) else { return "" };
        match group {
            Group::Newest | Group::Largest => "",
            Group::Post => &entry.title,
            Group::Topic => {
                let topic = entry.topics.first().and_then(|id| self.catalog.topic(id));
                topic.map_or(wording::no_topic(), |topic| &topic.name)
            }
        }
    }

    /// The name and links that a finding is shown with.
    fn named(&self, entry: &Entry<'_>) -> Named {
        let Some(post) = self.lineup.get(entry.post) else { return Named::default() };
        let href = self.here.href(&Route::Post { slug: post.slug.clone(), from: Selection::default() });
        let sentence = entry.finding.mark.map(|mark| format!("{href}#{}-{mark}", post.slug));
        let source = Source { title: post.title.clone(), month: post.month.heading(), href };
        Named { source: Some(source), sentence }
    }

    /// Passes the section of a measure to `write`, which returns (a part of) its HTML.
    pub(super) fn section(
        &self,
        metric: Metric,
        chosen: &Chosen,
        write: fn(plot::Section<'_>) -> String,
    ) -> String {
        let entries = self.of_measure(metric, chosen);
        write(plot::Section {
            metric,
            entries: &entries,
            most: chosen.most,
            named: &|entry| self.named(entry),
        })
    }

    /// The filters as HTML: links, each with the number of posts that the page would then show.
    pub(super) fn filters(&self, selection: &Selection) -> String {
        let mut html = Html::new();
        let count = |selection: &Selection| {
            let selected = self.selected(selection);
            self.posts.iter().filter(|post| selected.get(post.position) == Some(&true)).count()
        };
        let manifest = &self.catalog.manifest;
        let mut list = |name: &str, chips: Vec<(String, &str, bool, Selection)>| {
            html.tag("<h2 class=\"filters-title\">").text(name).tag("</h2><ul class=\"chips\">");
            for (id, name, is_selected, toggled) in chips {
                let number = count(&toggled);
                // Do not offer a filter that would leave no posts.
                if number == 0 && !is_selected {
                    continue;
                }
                html.tag("<li><a class=\"chip\" data-noscroll=\"\" id=\"").text(&id).tag("\" href=\"");
                html.text(&self.here.href(&Route::Evidence(toggled)));
                html.tag(if is_selected { "\" aria-current=\"true\">" } else { "\">" });
                html.tag("<span class=\"chip-name\">").text(name).tag("</span><span class=\"chip-count\">");
                html.number(number).tag("</span></a></li>");
            }
            html.tag("</ul>");
        };
        let term = |kind: &str, term: &TermCount| format!("{FINDINGS}-{kind}-{}", term.slug);
        let kinds = manifest.types.iter().map(|kind| {
            let id = kind.slug.clone().into();
            let is_selected = selection.types().contains(&id);
            (term("type", kind), kind.name.as_str(), is_selected, selection.clone().toggle_type(&id))
        });
        list(wording::types(), kinds.collect());
        let topics = manifest.topics.iter().map(|topic| {
            let id = topic.slug.clone().into();
            let is_selected = selection.topics().contains(&id);
            (term("topic", topic), topic.name.as_str(), is_selected, selection.clone().toggle_topic(&id))
        });
        list(wording::topics(), topics.collect());
        let years: Vec<(u16, String)> =
            self.catalog.years().into_iter().map(|(year, _)| (year, year.to_string())).collect();
        let years = years.iter().map(|(year, name)| {
            let is_selected = selection.years() == YearRange::one(Some(*year));
            let toggled = selection.clone().with_year((!is_selected).then_some(*year));
            (format!("{FINDINGS}-year-{year}"), name.as_str(), is_selected, toggled)
        });
        list(wording::years(), years.collect());
        html.into_string()
    }
}

/// The message if no finding remains.
pub(super) fn nothing() -> String {
    let mut html = Html::new();
    html.tag("<p class=\"empty\">").text(plot::nothing()).tag("</p>");
    html.into_string()
}

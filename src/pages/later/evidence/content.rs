//! The content of the page of findings as HTML: tables and filters.

use std::sync::Arc;

use pprnet_address::names::FINDINGS;
use pprnet_address::{Catalog, Lineup, Route, Selection, YearRange};
use pprnet_archive::{Finding, FindingsOf, Metric, TermCount};
use pprnet_html::Html;
use pprnet_plot::{self as plot, Entry, Group, Named, Source};

use crate::context::CurrentAddress;
#[cfg(not(target_arch = "wasm32"))]
use crate::store::WholeArchive;
use crate::wording;

/// The number of findings of a measure on the page that the publisher writes.
#[cfg(not(target_arch = "wasm32"))]
const WRITTEN: usize = 100;

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

/// The tables and filters for a choice, and the data from which they are written.
pub(super) struct Content {
    here: CurrentAddress,
    catalog: Arc<Catalog>,
    lineup: Arc<Lineup>,
    posts: Arc<[Reported]>,
    pub(super) chosen: Chosen,
    /// For each position, whether its post is in the selection.
    selected: Vec<bool>,
}

impl Content {
    pub(super) fn new(
        here: CurrentAddress,
        catalog: Arc<Catalog>,
        lineup: Arc<Lineup>,
        posts: Arc<[Reported]>,
        chosen: Chosen,
    ) -> Self {
        let mut selected = vec![false; lineup.entries().len()];
        for position in lineup.select(&catalog, &chosen.selection) {
            if let Some(is_selected) = selected.get_mut(position) {
                *is_selected = true;
            }
        }
        Self { here, catalog, lineup, posts, chosen, selected }
    }

    /// The measures of the selection’s findings, each with the number of its findings.
    pub(super) fn measures(&self) -> Vec<(Metric, usize)> {
        plot::measures(self.entries())
    }

    fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        let posts = self.posts.iter().filter(|post| self.selected.get(post.position) == Some(&true));
        posts.flat_map(|post| {
            let group = self.group(post.position);
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
    fn group(&self, position: usize) -> &str {
        let Some(entry) = self.lineup.get(position) else { return "" };
        match self.chosen.group {
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
    pub(super) fn section(&self, metric: Metric, write: fn(plot::Section<'_>) -> String) -> String {
        let entries = plot::of_measure(self.entries(), metric, self.chosen.group);
        write(plot::Section {
            metric,
            entries: &entries,
            most: self.chosen.most,
            named: &|entry| self.named(entry),
        })
    }

    /// The filters as HTML: links, each with the number of posts that have it. As in the filters of the blog, these are the posts
    /// under the filters of the other groups, but only those with findings.
    pub(super) fn filters(&self) -> String {
        let selection = &self.chosen.selection;
        let mut reported = self.posts.iter().map(|post| post.position);
        let facets = self.lineup.facets_among(&self.catalog, selection, &mut reported);
        let manifest = &self.catalog.manifest;
        let types = manifest.types.iter().map(|kind| {
            let id = kind.slug.clone().into();
            let is_selected = selection.types().contains(&id);
            Chip::of_term("type", kind, is_selected, selection.clone().toggle_type(&id))
        });
        let topics = manifest.topics.iter().map(|topic| {
            let id = topic.slug.clone().into();
            let is_selected = selection.topics().contains(&id);
            Chip::of_term("topic", topic, is_selected, selection.clone().toggle_topic(&id))
        });
        let years = self.catalog.years().into_iter().map(|(year, _)| {
            let is_selected = selection.years() == YearRange::one(Some(year));
            let toggled = selection.clone().with_year((!is_selected).then_some(year));
            Chip { id: format!("{FINDINGS}-year-{year}"), name: year.to_string(), is_selected, toggled }
        });
        let mut html = Html::new();
        self.write_chips(&mut html, wording::types(), types.collect(), &facets.types);
        self.write_chips(&mut html, wording::topics(), topics.collect(), &facets.topics);
        self.write_chips(&mut html, wording::years(), years.collect(), &facets.years);
        html.into_string()
    }

    fn write_chips(&self, html: &mut Html, heading: &str, chips: Vec<Chip>, numbers: &[usize]) {
        // A digest may have no topics, or no types.
        if chips.is_empty() {
            return;
        }
        html.tag("<h2 class=\"filters-title\">").text(heading).tag("</h2><ul class=\"chips\">");
        for (chip, number) in chips.into_iter().zip(numbers) {
            // Do not offer a filter that no post has.
            if *number == 0 && !chip.is_selected {
                continue;
            }
            html.tag("<li><a class=\"chip\" data-noscroll=\"\" id=\"").text(&chip.id).tag("\" href=\"");
            html.text(&self.here.href(&Route::Evidence(chip.toggled)));
            html.tag(if chip.is_selected { "\" aria-current=\"true\">" } else { "\">" });
            html.tag("<span class=\"chip-name\">").text(&chip.name);
            html.tag("</span><span class=\"chip-count\">").number(*number).tag("</span></a></li>");
        }
        html.tag("</ul>");
    }
}

/// A filter, as a link to the selection with it, or without it if it is selected.
struct Chip {
    id: String,
    name: String,
    is_selected: bool,
    toggled: Selection,
}

impl Chip {
    fn of_term(kind: &str, term: &TermCount, is_selected: bool, toggled: Selection) -> Self {
        Self { id: format!("{FINDINGS}-{kind}-{}", term.slug), name: term.name.clone(), is_selected, toggled }
    }
}

/// The published page: the findings of all posts, and the filters.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn written(here: CurrentAddress, archive: &WholeArchive) -> (String, String) {
    let posts = archive.shards.iter().flat_map(|shard| &shard.posts).enumerate();
    let posts = posts.filter(|(_, post)| !post.findings.is_empty());
    let posts = posts
        .map(|(position, post)| Reported::new(position, post.is_retracted(), post.findings.clone()))
        .collect();
    let chosen = Chosen { selection: Selection::default(), group: Group::default(), most: WRITTEN };
    let (catalog, lineup) = (Arc::clone(&archive.catalog), Arc::clone(&archive.lineup));
    let content = Content::new(here, catalog, lineup, posts, chosen);
    let measures = content.measures();
    let sections = measures.iter().map(|(metric, _)| content.section(*metric, |section| section.whole()));
    let findings = if measures.is_empty() { nothing() } else { sections.collect() };
    (findings, content.filters())
}

/// The message if no finding remains.
pub(super) fn nothing() -> String {
    let mut html = Html::new();
    html.tag("<p class=\"empty\">").text(plot::nothing()).tag("</p>");
    html.into_string()
}

#[cfg(test)]
mod tests {
    use leptos::prelude::*;
    use pprnet_address::{Base, fixture};

    use super::*;

    /// The filters that the page shows for a selection: each id with its number.
    fn filters(
        catalog: &Arc<Catalog>,
        lineup: &Arc<Lineup>,
        reported: &[usize],
        selection: &Selection,
    ) -> Vec<(String, usize)> {
        let posts = reported.iter().map(|position| Reported::new(*position, false, Vec::new())).collect();
        let chosen = Chosen { selection: selection.clone(), group: Group::default(), most: 1 };
        let html = Owner::new_root(None).with(|| {
            let base = Base::new("/");
            let here = CurrentAddress::new(base, Memo::new(move |_| base.parse("/evidence/", "")));
            Content::new(here, Arc::clone(catalog), Arc::clone(lineup), posts, chosen).filters()
        });
        let chip = |text: &str| {
            let (id, rest) = text.split_once('"').unwrap();
            let (_, number) = rest.split_once("chip-count\">").unwrap();
            (id.to_owned(), number.split_once('<').unwrap().0.parse().unwrap())
        };
        html.split(" id=\"findings-").skip(1).map(chip).collect()
    }

    /// The numbers that the filters of the blog show for a selection, without those of terms that no post has.
    fn numbers_of_the_blog(
        catalog: &Catalog,
        lineup: &Lineup,
        selection: &Selection,
    ) -> Vec<(String, usize)> {
        let facets = lineup.facets(catalog, selection);
        let types = catalog.manifest.types.iter().map(|kind| format!("type-{}", kind.slug));
        let topics = catalog.manifest.topics.iter().map(|topic| format!("topic-{}", topic.slug));
        let years = catalog.years().into_iter().map(|(year, _)| format!("year-{year}"));
        let numbers = types.zip(facets.types).chain(topics.zip(facets.topics)).chain(years.zip(facets.years));
        numbers.filter(|(_, number)| *number > 0).collect()
    }

    fn archive() -> (Arc<Catalog>, Arc<Lineup>) {
        let post = |topics: &[usize], types: &[usize], year| {
            (topics.iter().copied().collect(), types.iter().copied().collect(), year)
        };
        let posts = [
            post(&[0], &[0], 2022),
            post(&[0, 1], &[1], 2022),
            post(&[1], &[0], 2021),
            post(&[2], &[0, 1], 2021),
            post(&[], &[2], 2020),
        ];
        let (catalog, lineup) = fixture::lineup(&posts);
        (Arc::new(catalog), Arc::new(lineup))
    }

    /// Regression: the number was that of the posts after a click, so a further topic showed the posts of both.
    #[test]
    fn a_filter_has_the_number_that_the_blog_shows() {
        let (catalog, lineup) = archive();
        let everything = Selection::default();
        let topic = everything.clone().with_topic(fixture::topic(0));
        for selection in [
            everything,
            topic.clone(),
            topic.clone().with_topic(fixture::topic(1)),
            topic.clone().with_topic(fixture::topic(1)).with_match_all(true),
            topic.clone().with_type(fixture::kind(1)),
            topic.with_year(Some(2022)),
        ] {
            assert_eq!(
                filters(&catalog, &lineup, &[0, 1, 2, 3, 4], &selection),
                numbers_of_the_blog(&catalog, &lineup, &selection),
                "{selection:?}"
            );
        }
    }

    #[test]
    fn only_posts_with_findings_are_counted() {
        let (catalog, lineup) = archive();
        let selection = Selection::default().with_topic(fixture::topic(0));
        let shown = filters(&catalog, &lineup, &[0, 1, 2], &selection);
        let shown: Vec<(&str, usize)> = shown.iter().map(|(id, number)| (id.as_str(), *number)).collect();
        let right = [
            ("type-type-0", 1),
            ("type-type-1", 1),
            ("topic-topic-0", 2),
            ("topic-topic-1", 2),
            ("year-2022", 2),
        ];
        assert_eq!(shown, right);
    }
}

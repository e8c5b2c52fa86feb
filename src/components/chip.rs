use pprnet_address::{Blog, Facets, Selection};
use pprnet_archive::{TopicId, TypeId};
use pprnet_browser::elements::Element;
use pprnet_html::Html;

use crate::context::Here;
use crate::wording;

/// What a chip chooses. Terms and years come with their place in the facets.
#[derive(Debug, Clone)]
pub(crate) enum Pick {
    /// Any topic.
    AllTopics,
    /// Any type.
    AllTypes,
    /// A topic.
    Topic(TopicId, usize),
    /// A type.
    Type(TypeId, usize),
    /// A year.
    Year(u16, usize),
}

impl Pick {
    /// The selection after the chip was used.
    fn toggled(&self, selection: Selection) -> Selection {
        match self {
            Self::AllTopics => selection.without_topics(),
            Self::AllTypes => selection.without_types(),
            Self::Topic(id, _) => selection.toggle_topic(id),
            Self::Type(id, _) => selection.toggle_type(id),
            Self::Year(year, _) => selection.toggle_year(*year),
        }
    }

    /// Whether the choice holds.
    fn holds(&self, selection: &Selection) -> bool {
        match self {
            Self::AllTopics => selection.topics().is_empty(),
            Self::AllTypes => selection.types().is_empty(),
            Self::Topic(id, _) => selection.topics().contains(id),
            Self::Type(id, _) => selection.types().contains(id),
            Self::Year(year, _) => selection.year() == Some(*year),
        }
    }

    /// How many posts the page would have after the chip was used.
    fn count(&self, facets: &Facets) -> Option<usize> {
        let (list, &place) = match self {
            Self::AllTopics | Self::AllTypes => return None,
            Self::Topic(_, place) => (&facets.topics, place),
            Self::Type(_, place) => (&facets.types, place),
            Self::Year(_, place) => (&facets.years, place),
        };
        list.get(place).copied()
    }

    fn heading(&self) -> &'static str {
        match self {
            Self::AllTypes | Self::Type(..) => wording::TYPES,
            Self::AllTopics | Self::Topic(..) => wording::TOPICS,
            Self::Year(..) => wording::YEARS,
        }
    }

    fn is_counted(&self) -> bool {
        !matches!(self, Self::AllTopics | Self::AllTypes)
    }
}

/// A choice as a pill: a link to the page with the choice made, or taken back where it holds already.
///
/// It remembers what it shows, and is changed in place (`hold`, `lead`). With a signal for everything that
/// changes in a chip, some 60 chips were a quarter of the script that a click runs.
#[derive(Debug)]
pub(crate) struct Chip {
    name: String,
    pick: Pick,
    holds: bool,
    href: String,
    count: Option<usize>,
}

impl Chip {
    /// A chip for an address of the blog, with the counts, as far as they are known.
    pub(crate) fn new(name: String, pick: Pick, here: Here, blog: &Blog, facets: Option<&Facets>) -> Self {
        let holds = pick.holds(&blog.selection);
        let (href, count) = (href(here, blog, &pick), facets.and_then(|facets| pick.count(facets)));
        Self { name, pick, holds, href, count }
    }

    /// What it stands under.
    pub(crate) fn heading(&self) -> &'static str {
        self.pick.heading()
    }

    /// Writes it.
    pub(crate) fn write(&self, html: &mut Html) {
        html.tag("<a class=\"").tag(class(self.count)).tag("\" href=\"").text(&self.href);
        html.tag("\" data-noscroll=\"\"");
        if let Some(current) = current(self.holds) {
            html.tag(" aria-current=\"").tag(current).tag("\"");
        }
        html.tag("><span class=\"chip-name\">").text(&self.name).tag("</span>");
        if self.pick.is_counted() {
            html.tag("<span class=\"chip-count\" aria-hidden=\"true\">").text(&number(self.count));
            html.tag("</span><span class=\"visually-hidden\">").text(&words(self.count)).tag("</span>");
        }
        html.tag("</a>");
    }

    /// Shows, on its element, whether its choice holds.
    pub(crate) fn hold(&mut self, element: &Element, selection: &Selection) {
        let holds = self.pick.holds(selection);
        if holds != self.holds {
            self.holds = holds;
            element.set("aria-current", current(holds));
        }
    }

    /// Shows, on its element, how many posts it would give, and leads to them.
    pub(crate) fn lead(&mut self, element: &Element, here: Here, blog: &Blog, facets: Option<&Facets>) {
        let href = href(here, blog, &self.pick);
        if href != self.href {
            element.set("href", Some(&href));
            self.href = href;
        }
        let count = facets.and_then(|facets| self.pick.count(facets));
        if count != self.count {
            if class(count) != class(self.count) {
                element.set("class", Some(class(count)));
            }
            element.set_last_texts(&[&words(count), &number(count)]);
            self.count = count;
        }
    }
}

fn href(here: Here, blog: &Blog, pick: &Pick) -> String {
    here.href(&blog.with_selection(pick.toggled(blog.selection.clone())))
}

fn class(count: Option<usize>) -> &'static str {
    if count == Some(0) { "chip chip-empty" } else { "chip" }
}

fn current(holds: bool) -> Option<&'static str> {
    holds.then_some("true")
}

fn number(count: Option<usize>) -> String {
    count.map(|count| count.to_string()).unwrap_or_default()
}

fn words(count: Option<usize>) -> String {
    count.map(|count| format!(", {}", wording::posts(count))).unwrap_or_default()
}

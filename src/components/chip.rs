use leptos::prelude::*;
use pprnet_archive::{TopicId, TypeId};

use crate::app::use_here;
use crate::lineup::Facets;
use crate::live::{mark, text};
use crate::route::{Blog, Selection};
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
}

/// A choice as a pill: a link to the page with the choice made, or taken back where it holds already.
#[component]
pub(crate) fn Chip(
    /// Its name.
    name: String,
    /// What it chooses.
    pick: Pick,
    /// The blog's address.
    blog: Memo<Blog>,
    /// The blog's address as it was when the page was last painted: what the chip leads on from.
    painted: RwSignal<Blog>,
    /// The counts, as far as they are known.
    facets: Memo<Option<Facets>>,
) -> impl IntoView {
    let here = use_here();
    let is_counted = !matches!(pick, Pick::AllTopics | Pick::AllTypes);
    let pick = StoredValue::new(pick);
    let href = text(move || {
        let blog = painted.get();
        here.href(&blog.with_selection(pick.with_value(|pick| pick.toggled(blog.selection.clone()))))
    });
    let holds = move || pick.with_value(|pick| blog.with(|blog| pick.holds(&blog.selection)));
    let count = move || pick.with_value(|pick| facets.with(|facets| pick.count(facets.as_ref()?)));
    let class = mark(move || Some(if count() == Some(0) { "chip chip-empty" } else { "chip" }));
    let current = mark(move || holds().then_some("true"));
    let number = text(move || count().map(|count| count.to_string()).unwrap_or_default());
    let words = text(move || count().map(|count| format!(", {}", wording::posts(count))).unwrap_or_default());
    // Rendered to text, an empty text would be a blank, which has a width.
    let shown_count = is_counted.then(|| {
        view! {
            <span class="chip-count" aria-hidden="true">{number}</span>
            <span class="visually-hidden">{words}</span>
        }
    });
    view! {
        <a
            class=class
            href=href
            data-noscroll=""
            aria-current=current
        >
            <span class="chip-name">{name}</span>
            {shown_count}
        </a>
    }
}

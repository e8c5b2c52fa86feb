//! `was`: former slugs of posts, topics and types. Their old addresses still redirect.

use pprnet_address::{Blog, Route, Selection};
use pprnet_archive::{Slug, Term, TopicId, TypeId};
use toml::Spanned;

use super::problem::Problem;
use super::redirects::{Address, Former, Pages, Redirect};
use super::slug::slug_of;
use super::table::Table;

/// A kind of thing whose slug may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Post,
    Topic,
    Type,
}

impl Kind {
    /// The page for this slug.
    fn page(self, slug: &Slug) -> String {
        let list = |selection| Route::Blog(Blog { selection, ..Blog::default() }).href();
        match self {
            Self::Post => Route::Post { slug: slug.clone(), from: Selection::default() }.href(),
            Self::Topic => list(Selection::default().with_topic(TopicId::from(slug.clone()))),
            Self::Type => list(Selection::default().with_type(TypeId::from(slug.clone()))),
        }
    }

    /// All former addresses for this slug. For a topic or type this includes the blog filter.
    fn addresses(self, old: &Slug) -> Vec<String> {
        let filter = match self {
            Self::Post => None,
            Self::Topic => Some(format!("/?topic={old}")),
            Self::Type => Some(format!("/?type={old}")),
        };
        std::iter::once(self.page(old)).chain(filter).collect()
    }

    fn name(self) -> &'static str {
        match self {
            Self::Post => "post",
            Self::Topic => "topic",
            Self::Type => "type",
        }
    }
}

/// An old slug, and a problem at its position in the file.
#[derive(Debug)]
pub(super) struct Moved {
    pub(super) kind: Kind,
    pub(super) slug: Slug,
    pub(super) old: Slug,
    pub(super) problem: Problem,
}

/// The key `was` of a table: old slugs with their offsets.
pub(super) fn check_was(table: &mut Table<'_>, problems: &mut Vec<Problem>) -> Vec<(usize, Slug)> {
    let mut was = Vec::new();
    for text in table.texts("was", problems).map(Spanned::into_inner).unwrap_or_default() {
        // An editor may paste a whole address: its last segment is the slug.
        let slug =
            text.get_ref().trim().trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
        match slug.parse() {
            Ok(slug) => was.push((table.offset(&text), slug)),
            Err(_) => {
                let meant = slug_of(slug.trim_end_matches(".html"));
                let meant = meant.map(|slug| format!(". If it ended in {slug}, write \"{slug}\""));
                let message = format!(
                    "Write the last part of the old address, such as a-new-post (found “{}”){}",
                    text.get_ref(),
                    meant.unwrap_or_default()
                );
                problems.push(table.wrong("was", &text, message));
            }
        }
    }
    was
}

/// Whether a page of this kind has the slug.
fn is_there(pages: Pages<'_>, kind: Kind, slug: &Slug) -> bool {
    let term = |terms: &[Term]| terms.iter().any(|term| term.slug == *slug);
    match kind {
        Kind::Post => pages.posts.is_some_and(|there| there.slugs.contains(slug)),
        Kind::Topic => pages.taxonomy.is_some_and(|all| term(&all.topics)),
        Kind::Type => pages.taxonomy.is_some_and(|all| term(&all.types)),
    }
}

/// The addresses of a slug, as redirects have them.
fn parsed_addresses(kind: Kind, old: &Slug) -> Vec<Address> {
    kind.addresses(old).into_iter().filter_map(|from| from.parse().ok()).collect()
}

/// The former addresses of posts, topics and types, each with the page that now has the content.
pub(super) fn former(moved: &[Moved], pages: Pages<'_>) -> Former {
    let gone = moved.iter().filter(|moved| !is_there(pages, moved.kind, &moved.old));
    gone.flat_map(|Moved { kind, slug, old, .. }| {
        parsed_addresses(*kind, old).into_iter().map(|from| (from, kind.page(slug)))
    })
    .collect()
}

/// Adds redirects from the old addresses of posts, topics and types.
pub(super) fn add_moved(
    moved: &[Moved],
    pages: Pages<'_>,
    redirects: &mut Vec<Redirect>,
    problems: &mut Vec<Problem>,
) {
    for Moved { kind, slug, old, problem } in moved {
        let mut report = |message: String| problems.push(Problem { message, ..problem.clone() });
        if is_there(pages, *kind, old) {
            let kind = kind.name();
            report(format!("“{old}” is the address of another {kind}, or this one’s own. Remove it"));
            continue;
        }
        let to = kind.page(slug);
        let mut froms = parsed_addresses(*kind, old);
        if redirects.iter().any(|redirect| redirect.to != to && froms.contains(&redirect.from)) {
            report(format!("“{old}” leads elsewhere already. Keep one of the two lines"));
            continue;
        }
        // redirects.toml may say the same.
        froms.retain(|from| redirects.iter().all(|redirect| redirect.from != *from));
        redirects.extend(froms.into_iter().map(|from| Redirect { from, to: to.clone() }));
    }
    add_pairs(moved, pages, redirects);
}

/// Adds redirects from filters by a topic and a type of which one or both were renamed: the redirect of one alone would lose the
/// other.
fn add_pairs(moved: &[Moved], pages: Pages<'_>, redirects: &mut Vec<Redirect>) {
    let Some(taxonomy) = pages.taxonomy else { return };
    let names = |kind: Kind, terms: &[Term]| -> Vec<(Slug, Slug)> {
        let renamed = moved.iter().filter(|moved| moved.kind == kind && !is_there(pages, kind, &moved.old));
        let renamed = renamed.map(|moved| (moved.old.clone(), moved.slug.clone()));
        renamed.chain(terms.iter().map(|term| (term.slug.clone(), term.slug.clone()))).collect()
    };
    let types = names(Kind::Type, &taxonomy.types);
    for (old_topic, topic) in names(Kind::Topic, &taxonomy.topics) {
        for (old_type, kind) in &types {
            let is_renamed = old_topic != topic || old_type != kind;
            let from = format!("/?topic={old_topic}&type={old_type}").parse::<Address>();
            let Ok(from) = from else { continue };
            if !is_renamed || redirects.iter().any(|redirect| redirect.from == from) {
                continue;
            }
            let selection =
                Selection::default().with_topic(topic.clone().into()).with_type(kind.clone().into());
            redirects.push(Redirect { from, to: Route::Blog(Blog { selection, ..Blog::default() }).href() });
        }
    }
}

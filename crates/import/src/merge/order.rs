//! Keeps the order in which the pages of a blog show the posts of a month, however many imports bring them.

use std::collections::BTreeSet;

use pprnet_archive::{Post, Slug, YearMonth};

/// The posts of a page in its order: month and index of each.
pub(super) type PageOrder = Vec<(YearMonth, usize)>;

/// Puts the new posts of `pages` into their positions and numbers the posts of their months, if sorting by address would change
/// the order. The posts that were there (those before index `old`) keep their order among each other. Returns those that got
/// another number.
pub(super) fn keep_order(
    posts: &mut [Post],
    old: usize,
    hidden: &BTreeSet<Slug>,
    pages: &[PageOrder],
) -> BTreeSet<Slug> {
    let mut renumbered = BTreeSet::new();
    let all = || pages.iter().flatten().filter(|(_, at)| *at >= old);
    let months: BTreeSet<YearMonth> = all().map(|(month, _)| *month).collect();
    let new: BTreeSet<usize> = all().map(|(_, at)| *at).collect();
    for month in months {
        let is_there = |at: &usize| {
            let post = &posts[*at];
            post.month == month && !new.contains(at) && !hidden.contains(&post.slug)
        };
        let mut order: Vec<usize> = (0..posts.len()).filter(is_there).collect();
        order.sort_by(|a, b| posts[*a].cmp_in_archive(&posts[*b]));
        for page in pages {
            insert(page, month, &mut order, old);
        }
        if !order.is_sorted_by(|a, b| posts[*a].cmp_in_archive(&posts[*b]).is_le()) {
            number(posts, &order, old, &mut renumbered);
        }
    }
    renumbered
}

/// Inserts the new posts that a page shows in a month: next to their neighbours on the page. If all of them are new, they come
/// before the others if the month is the last on the page, so that it continues on the next page; otherwise after them.
fn insert(page: &PageOrder, month: YearMonth, order: &mut Vec<usize>, old: usize) {
    let own: Vec<usize> = page.iter().filter(|(other, _)| *other == month).map(|(_, at)| *at).collect();
    let continues = page.last().is_some_and(|(last, _)| *last == month)
        && page.first().is_some_and(|(first, _)| *first != month);
    let mut above: Option<usize> = None;
    for (number, at) in own.iter().enumerate() {
        let position = |at: &usize| order.iter().position(|other| other == at);
        if let Some(there) = position(at) {
            above = Some(there);
            continue;
        }
        // An existing post that is not in the order is hidden.
        if *at < old {
            continue;
        }
        let below = || own[number..].iter().find_map(position);
        let end = if continues { 0 } else { order.len() };
        let position = above.map_or_else(|| below().unwrap_or(end), |above| above + 1);
        order.insert(position, *at);
        above = Some(position);
    }
}

/// Numbers the posts of a month. Existing numbers stay if they fit.
fn number(posts: &mut [Post], order: &[usize], old: usize, renumbered: &mut BTreeSet<Slug>) {
    let mut last = 0;
    for at in order {
        let post = &mut posts[*at];
        let fitting = post.order.filter(|number| *number > last);
        last = fitting.unwrap_or_else(|| last.saturating_add(1));
        if post.order != Some(last) {
            post.order = Some(last);
            if *at < old {
                renumbered.insert(post.slug.clone());
            }
        }
    }
}

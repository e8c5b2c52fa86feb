//! Keeps the order in which a page shows the posts of a month.

use std::collections::{BTreeMap, BTreeSet};

use pprnet_archive::{Post, YearMonth};

/// Numbers the new posts of pages within their month, if sorting by address would change their order. If an existing post of the
/// month has no number, new ones get none either: they would come before it.
pub(super) fn keep_order(posts: &mut [Post], old: usize, from_pages: &BTreeSet<usize>) {
    let (there, new) = posts.split_at_mut(old.min(posts.len()));
    let mut months: BTreeMap<YearMonth, Vec<&mut Post>> = BTreeMap::new();
    for (_, post) in (old..).zip(new).filter(|(at, _)| from_pages.contains(at)) {
        months.entry(post.month).or_default().push(post);
    }
    for (month, posts) in months {
        let orders: Vec<Option<u32>> =
            there.iter().filter(|post| post.month == month).map(|post| post.order).collect();
        let last = orders.iter().flatten().max().copied().unwrap_or_default();
        let is_by_address = last == 0 && posts.is_sorted_by(|a, b| a.slug <= b.slug);
        if is_by_address || orders.contains(&None) {
            continue;
        }
        for (order, post) in (last.saturating_add(1)..).zip(posts) {
            post.order = Some(order);
        }
    }
}

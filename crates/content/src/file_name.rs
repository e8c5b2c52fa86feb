//! The name of a post’s file: its month and its slug.

use pprnet_archive::{Slug, YearMonth};

use super::folder::POST_ENDING;

/// The month and slug in a post’s file name.
#[must_use]
pub fn month_and_slug(name: &str) -> Option<(YearMonth, Slug)> {
    name.strip_suffix(POST_ENDING).and_then(parts)
}

fn parts(stem: &str) -> Option<(YearMonth, Slug)> {
    let (month, rest) = stem.split_at_checked(7)?;
    Some((month.parse().ok()?, rest.strip_prefix('-')?.parse().ok()?))
}

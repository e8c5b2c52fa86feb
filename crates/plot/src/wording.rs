//! All text shown with findings. This module lists it; `en`, `fr`, … have the text of each language.

mod en;
mod fr;

use pprnet_archive::Metric;

pprnet_archive::in_each_language! {
    texts:
    colon between_thousands
    at_a_glance where_read what in_words others
    retracted retracted_post how_large no_effect
}

pprnet_archive::in_each_language! {
    pub(crate) fn listed_of(listed: usize, count: usize) -> String;
    /// The name of a measure.
    pub(crate) fn metric_name(metric: Metric) -> &'static str;
    /// The labels to the left and right of “no effect”, if the measure defines them. For differences they depend on
    /// what was subtracted from what.
    pub(crate) fn directions(metric: Metric) -> Option<[&'static str; 2]>;
    /// The size of estimates in this field, from a published distribution of such estimates: the text, and its DOI.
    pub(crate) fn field_scale(metric: Metric) -> Option<(&'static str, &'static str)>;
    pub(crate) fn studies(count: u64) -> String;
    pub(crate) fn participants(count: u64) -> String;
    pub(crate) fn variation(percent: f64) -> String;
    /// Says whether an interval includes “no effect”.
    pub(crate) fn significance(includes: bool, null: &str) -> String;
    /// Why printed numbers cannot be right.
    pub(crate) fn warning(code: &str) -> &'static str;
    /// The introduction of the evidence page.
    #[must_use]
    pub fn introduction() -> &'static str;
    /// The message if no finding is left.
    #[must_use]
    pub fn nothing() -> &'static str;
    /// The link to the table of all findings.
    #[must_use]
    pub fn all_as_table() -> &'static str;
    /// The name of an order.
    #[must_use]
    pub fn group_name(group: crate::Group) -> &'static str;
    /// A range of estimates whose ends are already formatted.
    pub(crate) fn range(low: &str, high: &str) -> String;
}

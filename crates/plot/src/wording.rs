//! Every word that is shown with findings: here which there are, and in `en`, `fr`, … how each language says them.

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
    pub(crate) fn shown_of(shown: usize, count: usize) -> String;
    /// What a measure is called.
    pub(crate) fn metric_name(metric: Metric) -> &'static str;
    /// What lies at the left and at the right of no effect, where the measure itself says so. For differences it depends on what
    /// was subtracted from what.
    pub(crate) fn directions(metric: Metric) -> Option<[&'static str; 2]>;
    /// How large an estimate is in this field, as a published distribution of such estimates says: the text, and its DOI.
    pub(crate) fn field_scale(metric: Metric) -> Option<(&'static str, &'static str)>;
    pub(crate) fn studies(count: u64) -> String;
    pub(crate) fn participants(count: u64) -> String;
    pub(crate) fn variation(percent: f64) -> String;
    /// What an interval says of no effect.
    pub(crate) fn significance(includes: bool, null: &str) -> String;
    /// Why printed numbers cannot be right.
    pub(crate) fn warning(code: &str) -> &'static str;
    /// What the evidence page shows.
    #[must_use]
    pub fn introduction() -> &'static str;
    /// Where no finding is left.
    #[must_use]
    pub fn nothing() -> &'static str;
    /// The link to the table of all findings.
    #[must_use]
    pub fn all_as_table() -> &'static str;
    /// How rows are grouped.
    #[must_use]
    pub fn group_name(group: crate::Group) -> &'static str;
    /// A range of estimates, whose bounds are written already.
    pub(crate) fn range(low: &str, high: &str) -> String;
}

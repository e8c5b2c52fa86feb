//! The text shown with findings, in English.

use pprnet_archive::Metric;

pprnet_archive::texts! {
    between_thousands: ",";
    /// The separator after a name.
    colon: ": ";
    at_a_glance: "Evidence at a glance";
    where_read: "The numbers that this post reports. Each leads to its sentence in the text. Different measures are not on one axis.";
    what: "What it refers to";
    in_words: "The same in words";
    others: "What other posts report";
    retracted: "Retracted; not drawn.";
    retracted_post: "The article was retracted, or this post withdrawn. Its numbers are struck out, and not drawn.";
    how_large: "How large is that in this field?";
    no_effect: "The line marks no effect";
    /// The introduction of the evidence page.
    introduction: "All numbers that the posts report, each beside what it refers to. They are shown side by side and \
        are not pooled: they come from different studies with different people, comparisons and outcomes, and some studies are in \
        several of them. For a summary of the evidence read the posts.";
    /// The message if no finding is left.
    nothing: "No post with these filters reports a number.";
    /// The link to the table of all findings.
    all_as_table: "All findings as a table (CSV)";
}

/// The name of an order.
pub(super) fn group_name(group: crate::Group) -> &'static str {
    match group {
        crate::Group::Newest => "Newest first",
        crate::Group::Largest => "Largest first",
        crate::Group::Post => "By post",
        crate::Group::Topic => "By topic",
    }
}

/// `.17 to .24`.
pub(super) fn range(low: &str, high: &str) -> String {
    format!("{low}\u{a0}to\u{a0}{high}")
}

pub(super) fn listed_of(listed: usize, count: usize) -> String {
    format!("{listed} of {count} are shown.")
}

/// The name of a measure.
pub(super) fn metric_name(metric: Metric) -> &'static str {
    match metric {
        Metric::R => "Correlations (r)",
        Metric::G => "Standardised differences (Hedges’ g)",
        Metric::D => "Standardised differences (Cohen’s d)",
        Metric::Smd => "Standardised mean differences (SMD)",
        Metric::Md => "Mean differences (MD)",
        Metric::Or => "Odds ratios (OR)",
        Metric::Rr => "Risk ratios (RR)",
        Metric::Hr => "Hazard ratios (HR)",
        Metric::Beta => "Standardised regression coefficients (β)",
        Metric::B => "Regression coefficients (B)",
        Metric::R2 => "Explained variance (R²)",
        Metric::Eta2 => "Explained variance (η²)",
        Metric::Icc => "Intraclass correlations (ICC)",
        Metric::Kappa => "Agreement (κ)",
        Metric::Nnt => "Numbers needed to treat (NNT)",
        Metric::Percent => "Percentages",
    }
}

/// The labels to the left and right of “no effect”, if the measure defines them. For differences they depend on what
/// was subtracted from what.
pub(super) fn directions(metric: Metric) -> Option<[&'static str; 2]> {
    match metric {
        Metric::R | Metric::Beta => Some(["more goes with less", "more goes with more"]),
        Metric::Or | Metric::Rr | Metric::Hr => Some(["less likely", "more likely"]),
        _ => None,
    }
}

/// The size of estimates in this field, from a published distribution of such estimates: the text, and its DOI.
pub(super) fn field_scale(metric: Metric) -> Option<(&'static str, &'static str)> {
    match metric {
        Metric::R => Some((
            "Among correlations of process with outcome in psychotherapy research, .10 is small, .25 medium and .40 large \
             (quartiles of published correlations).",
            "10.1080/10503307.2025.2494270",
        )),
        Metric::G => Some((
            "Among trials of psychotherapy for depression, g = 0.27 is small, 0.53 medium and 0.86 large (quartiles of published \
             effects).",
            "10.1016/j.jpsychires.2023.11.009",
        )),
        _ => None,
    }
}

pub(super) fn studies(count: u64) -> String {
    if count == 1 { "1\u{a0}study".into() } else { format!("{}\u{a0}studies", crate::number::count(count)) }
}

pub(super) fn participants(count: u64) -> String {
    if count == 1 {
        "1\u{a0}participant".into()
    } else {
        format!("{}\u{a0}participants", crate::number::count(count))
    }
}

pub(super) fn variation(percent: f64) -> String {
    format!("I²\u{a0}=\u{a0}{percent}%")
}

/// Says whether an interval includes “no effect”.
pub(super) fn significance(includes: bool, null: &str) -> String {
    let verb = if includes { "includes" } else { "does not include" };
    format!("The interval {verb} {null} (no effect).")
}

/// Why printed numbers cannot be right.
pub(super) fn warning(code: &str) -> &'static str {
    match code {
        "ci-excludes-estimate" => "As printed: the interval does not contain the estimate.",
        "ci-reversed" => "As printed: the interval is the wrong way round.",
        "out-of-range" => "As printed: this measure cannot have such a value.",
        "not-positive" => "As printed: a ratio is always positive.",
        "p-out-of-range" => "As printed: p lies between 0 and 1.",
        "p-zero" => "As printed: p is never zero.",
        "i2-out-of-range" => "As printed: I² lies between 0 and 100%.",
        "percent-out-of-range" => "As printed: this percentage lies outside 0 to 100.",
        "ci-p-disagree" => "As printed: the interval and p disagree.",
        "implausible-size" => "As printed: unusually large.",
        _ => "As printed: the numbers do not fit each other.",
    }
}

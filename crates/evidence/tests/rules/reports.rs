//! Bugs that users of other readers of statistics reported in public. Each case must be right here.

use pprnet_evidence::{Finding, Metric, Warning, read};

fn only(text: &str) -> Finding {
    let mut findings = read(text).findings;
    assert_eq!(findings.len(), 1, "{text}: {findings:?}");
    findings.remove(0)
}

#[test]
fn a_rank_correlation_is_no_r() {
    for text in [
        "Spearman’s rho was .42 (p = .01).",
        "Ranks agreed (Spearman’s ρ = .42, p = .01).",
        "The Spearman rank correlation was rs = .42, p = .01.",
    ] {
        assert_eq!(read(text).findings, [], "{text}");
    }
}

#[test]
fn a_correlation_above_one_is_warned_of() {
    let finding = only("Warmth went with outcome, r(38) = 4.5, p < .001.");
    assert_eq!((finding.metric, finding.estimate), (Metric::R, Some(4.5)));
    assert_eq!(finding.warnings, [Warning::OutOfRange]);
}

#[test]
fn a_t_with_glued_degrees_of_freedom_is_no_finding() {
    assert_eq!(read("The groups differed, t28 = −2.20, p = .036.").findings, []);
}

#[test]
fn words_glued_to_p_by_a_hyphen_do_not_change_it() {
    let finding = only("The correlation was r = .21, p = .09-we are very sad.");
    assert_eq!(finding.p.as_deref(), Some("= .09"));
    assert_eq!(finding.warnings, []);
}

#[test]
fn a_negative_p_is_warned_of() {
    let finding = only("Hope was related to change, r = .14, p = -.22.");
    assert_eq!(finding.p.as_deref(), Some("= -.22"));
    assert_eq!(finding.warnings, [Warning::POutOfRange]);
}

#[test]
fn p_without_a_blank_is_compared_as_a_number() {
    let finding = only("The odds were raised (OR 1.40, 95% CI 0.90 to 2.18, p <0.05).");
    assert_eq!(finding.p.as_deref(), Some("< .05"));
    assert_eq!(finding.warnings, [Warning::CiPDisagree]);
    let finding = only("The odds were raised (OR 1.40, 95% CI 1.02 to 1.92, p <0.05).");
    assert_eq!(finding.warnings, []);
}

#[test]
fn d_after_the_name_of_hedges_is_d() {
    assert_eq!(only("Therapy helped (Hedges’ d = 0.44).").metric, Metric::D);
}

#[test]
fn a_number_torn_by_a_blank_is_no_finding() {
    let reading = read("The difference was d = 1 1 .25 in all.");
    assert_eq!(reading.findings, []);
    assert_eq!(reading.unsure.len(), 1);
}

#[test]
fn a_sentence_is_not_cut_at_et_al() {
    let finding = only("In the work of Norcross et al. Empathy in 82 studies gave r = .28 (p < .001).");
    assert_eq!((finding.k, finding.p.as_deref()), (Some(82), Some("< .001")));
}

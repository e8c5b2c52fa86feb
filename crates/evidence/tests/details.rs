//! Labels, warnings, positions, and the list for the editor.

use pprnet_evidence::{Finding, Warning, read};

fn only(text: &str) -> Finding {
    let mut findings = read(text).findings;
    assert_eq!(findings.len(), 1, "{text}: {findings:?}");
    findings.remove(0)
}

#[test]
fn labels_tell_neighbours_apart() {
    let cases: [(&str, &[&str]); 13] = [
        (
            "Therapist humour was weakly related to alliance, r = .14.",
            &["Therapist humour was weakly related to alliance"],
        ),
        (
            "The pooled effect was g = 0.34 for psychotherapies and 0.36 for pharmacotherapies.",
            &["pooled effect; for psychotherapies", "pooled effect; for pharmacotherapies"],
        ),
        (
            "Response rates were 41% with therapy, 27% with the pill placebo and 17% on the waiting list.",
            &[
                "Response rates; with therapy",
                "Response rates; with the pill placebo",
                "Response rates; on the waiting list",
            ],
        ),
        (
            "Effects by age were as follows: children, g = 0.35; adolescents, g = 0.55.",
            &["Effects by age were as follows: children", "Effects by age were as follows; adolescents"],
        ),
        (
            "Childhood adversity (β = −.11) and comorbidity (β = −.16) went with slower change.",
            &["Childhood adversity; went with slower change", "comorbidity; went with slower change"],
        ),
        (
            "Empathy was related to outcome (r = .28), which corresponds to d = 0.58.",
            &["Empathy was related to outcome", "Empathy was related to outcome"],
        ),
        (
            "Genuineness judged by clients was related to progress (r = .21), whereas genuineness judged by therapists was not (r = .05).",
            &[
                "Genuineness judged by clients was related to progress",
                "genuineness judged by therapists was not; progress",
            ],
        ),
        (
            "EMDR came first (SMD −2.07), followed by CBT (SMD −1.46).",
            &["EMDR came first", "followed by CBT"],
        ),
        ("ICCs were .79 (affirming) and .91 (skills).", &["affirming", "skills"]),
        (
            "Premature termination fell from 30% before to 21% after the change.",
            &["Premature termination fell; before", "Premature termination fell; after the change"],
        ),
        ("Individual therapy had g = 0.55 and group therapy 0.48.", &["Individual therapy", "group therapy"]),
        (
            "Therapists explained 8.2% and 5.1% of the variance in change and alliance, respectively.",
            &[
                "Therapists explained; of the variance; change",
                "Therapists explained; of the variance; alliance",
            ],
        ),
        ("At discharge, 44% of inpatients had recovered.", &["At discharge; of inpatients had recovered"]),
    ];
    for (text, expected) in cases {
        let found: Vec<String> = read(text).findings.into_iter().map(|finding| finding.label).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn labels_begin_with_what_their_words_stand_for() {
    let cases: [(&str, &[&str]); 39] = [
        (
            "Cohesion went with outcome at r = .27. The link was closer in groups that met for longer (r = .36).",
            &[
                "Cohesion went with outcome",
                "Cohesion went with outcome; link was closer in groups that met for longer",
            ],
        ),
        (
            "The correlation of early and late change was .43, and it was stronger for anxiety (.51).",
            &[
                "correlation of early and late change",
                "correlation of early and late change; was stronger for anxiety",
            ],
        ),
        (
            "New cases of depression came to 6.1%. Put as a number needed to treat, that is 44.",
            &["New cases of depression", "New cases of depression; Put as a number needed to treat"],
        ),
        (
            "Cohesion was related to outcome, r = .26, and more so when the leader fostered it (r = .38).",
            &[
                "Cohesion was related to outcome",
                "Cohesion was related to outcome; more so when the leader fostered",
            ],
        ),
        (
            "The ICC of the therapist level was 0.04 and that of the clinic level 0.02.",
            &["ICC of the therapist level", "ICC; of the clinic level"],
        ),
        (
            "The effect on grief was moderate (g = 0.65) but shrank to g = 0.42 after adjustment for bias.",
            &["effect on grief was moderate", "effect on grief; shrank; after adjustment for bias"],
        ),
        (
            "At post-treatment, effects were g = 1.01 for EMDR (k = 11) and g = 0.88 for exposure (k = 28).",
            &["At post-treatment, effects; for EMDR", "At post-treatment, effects; for exposure"],
        ),
        (
            "Progress feedback had a small effect (SMD = 0.15). Dropout was less likely too (OR = 0.81).",
            &["Progress feedback had a small effect", "Progress feedback; Dropout was less likely too"],
        ),
        (
            "Agreement of clients was fair (κ = .31); between two observers it was substantial (κ = .72).",
            &["Agreement of clients was fair", "Agreement of clients; two observers it was substantial"],
        ),
        (
            "Results: Guided treatment outperformed care as usual (g = 0.36).",
            &["Guided treatment outperformed care as usual"],
        ),
        // The label takes the person or treatment from the sentence before, but not its outcome.
        (
            "CBT reduced pain (d = 0.40). Anxiety improved as well (d = 0.31).",
            &["CBT reduced pain", "CBT; Anxiety improved as well"],
        ),
        (
            "Seventeen trials tested yoga for older adults. Distress decreased (g = 0.42).",
            &["yoga for older adults; Distress decreased"],
        ),
        (
            "Does therapy work for older adults? Against waiting lists the effect was large (g = 0.81).",
            &["therapy work for older adults; Against waiting lists the effect was large"],
        ),
        (
            "Yoga and exposure were compared. The latter reduced avoidance (d = 0.52).",
            &["exposure; latter reduced avoidance"],
        ),
        (
            "Hope predicted outcome (β = .21). The therapist's hope did not (β = .05).",
            &["Hope predicted outcome", "predicted outcome; therapist's hope did not"],
        ),
        (
            "Rigidity lowered the odds of response (OR = 0.72), whereas support raised them (OR = 1.36).",
            &["Rigidity lowered the odds of response", "odds of response; support raised them"],
        ),
        (
            "CBT reduced delusions (g = 0.33), but not negative symptoms (g = 0.09).",
            &["CBT reduced delusions", "CBT reduced; not negative symptoms"],
        ),
        (
            "61% of veterans in exposure and 44% of those in usual care no longer met criteria.",
            &[
                "of veterans in exposure; no longer met criteria",
                "of those in usual care no longer met criteria",
            ],
        ),
        (
            "Analyses showed that the effect on panic was larger with guidance (g = 0.66).",
            &["effect on panic was larger with guidance"],
        ),
        (
            "CBT was tested in ninety women. Outcome assessors were blind. Binge eating decreased (d = 0.80).",
            &["CBT; Binge eating decreased"],
        ),
        // The label takes only words that it shares: no methods, measures or other treatments.
        (
            "Yoga was tested in six clinics. Alliance was assessed with a questionnaire. Shame decreased (d = 0.47).",
            &["Yoga; Shame decreased"],
        ),
        ("The authors examined symptoms at intake. Anxiety decreased (d = 0.66).", &["Anxiety decreased"]),
        (
            "Insight improved (d = 0.48). Functioning was better (d = 0.39).",
            &["Insight improved", "Functioning was better"],
        ),
        (
            "Yoga was compared with CBT. Another group received pills. Worry decreased (d = 0.22).",
            &["Worry decreased"],
        ),
        (
            "Lithium was continued in both groups. Relapse was less frequent (HR = 0.62).",
            &["Relapse was less frequent"],
        ),
        (
            "Self-harm was reduced by DBT (OR = 0.50). The effect on suicide attempts was small (OR = 0.80).",
            &["Self-harm was reduced by DBT", "DBT; effect on suicide attempts was small"],
        ),
        (
            "Effects on depression were moderate (g = 0.50). Effects on anxiety were small (g = 0.20).",
            &["Effects on depression were moderate", "Effects on anxiety were small"],
        ),
        (
            "Antidepressants reduced relapse (HR = 0.60). Mindfulness was no better (HR = 0.98).",
            &["Antidepressants reduced relapse", "Mindfulness was no better"],
        ),
        (
            "Exposure reduced fear in adults (g = 0.60), but relaxation did so in children (g = 0.40).",
            &["Exposure reduced fear in adults", "fear; relaxation did so in children"],
        ),
        (
            "Sixteen trials tested yoga for trauma. In another study, talking reduced nightmares (g = 0.35).",
            &["In another study, talking reduced nightmares"],
        ),
        (
            "The team compared feedback with usual care. Alliance correlated with outcome (r = .28).",
            &["Alliance correlated with outcome"],
        ),
        ("The review assessed risk of bias. Depression decreased (g = 0.40).", &["Depression decreased"]),
        (
            "Waiting lists were the most common control. Depression decreased (g = 0.71).",
            &["Depression decreased"],
        ),
        (
            "Studies of group CBT showed that anxiety improved (g = 0.52).",
            &["Studies of group CBT showed that anxiety improved"],
        ),
        // Here the words refer to nothing.
        (
            "CBT reduced pain (d = 0.40). Both together did better than either alone (d = 0.52).",
            &["CBT reduced pain", "together did better than either alone"],
        ),
        (
            "CBT reduced pain (d = 0.40). Yoga reduced pain, too (d = 0.31).",
            &["CBT reduced pain", "Yoga reduced pain, too"],
        ),
        (
            "Dropout was lower (OR = 0.81). It was found that exposure reduced avoidance (d = 0.52).",
            &["Dropout was lower", "exposure reduced avoidance"],
        ),
        (
            "Empathy mattered (r = .28). These therapists were rated higher (d = 0.30).",
            &["Empathy mattered", "These therapists were rated higher"],
        ),
        ("52.1% moved to recovery and 6.4% deteriorated.", &["moved to recovery", "deteriorated"]),
    ];
    for (text, expected) in cases {
        let found: Vec<String> = read(text).findings.into_iter().map(|finding| finding.label).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn impossible_and_doubtful_numbers_are_warned_of() {
    let cases: [(&str, &[Warning]); 16] = [
        ("d = 0.51, 95% CI −0.17 to 0.25", &[Warning::CiExcludesEstimate]),
        ("d = 0.10, 95% CI 0.25 to −0.17", &[Warning::CiReversed]),
        ("r(38) = 4.5", &[Warning::OutOfRange]),
        ("ICC = 1.2", &[Warning::OutOfRange]),
        ("R² = −.10", &[Warning::OutOfRange]),
        ("kappas ranged from .58 to 1.92", &[Warning::OutOfRange]),
        ("OR = −1.32", &[Warning::NotPositive]),
        ("RR = 0.34, 95% CI [0.49, −0.83]", &[Warning::CiReversed, Warning::NotPositive]),
        ("r = .14, p = -.22", &[Warning::POutOfRange]),
        ("r = .14, p = 1.4", &[Warning::POutOfRange]),
        ("r = .41, p = .000", &[Warning::PZero]),
        ("g = 0.30, I² = 104%", &[Warning::I2OutOfRange]),
        ("Remission was 112%.", &[Warning::PercentOutOfRange]),
        ("OR = 1.40, 95% CI [0.90, 2.18], p = .04", &[Warning::CiPDisagree]),
        ("d = 6.2", &[Warning::ImplausibleSize]),
        ("d = 0.20, 95% CI [0.00, 0.40], p = .04; ICC = .99", &[]),
    ];
    for (text, expected) in cases {
        let finding = &read(text).findings[0];
        assert_eq!(finding.warnings, expected, "{text}");
        for warning in expected {
            assert!(!finding.explain(*warning).is_empty());
        }
    }
    let finding = only("d = 0.51, 95% CI −0.17 to 0.25");
    assert_eq!(
        finding.explain(Warning::CiExcludesEstimate),
        "the interval [-0.17, 0.25] does not contain the estimate 0.51"
    );
}

#[test]
fn a_warning_names_the_printed_numbers() {
    for (text, warning, words) in [
        ("Remission was 112%.", Warning::PercentOutOfRange, "112% is not between 0 and 100"),
        ("OR = −1.32", Warning::NotPositive, "a ratio is greater than 0: -1.32"),
        (
            "RR = 0.34, 95% CI [−0.83, 0.49]",
            Warning::NotPositive,
            "a ratio is greater than 0: 0.34 [-0.83, 0.49]",
        ),
        ("ORs ranged from −0.2 to 1.5.", Warning::NotPositive, "a ratio is greater than 0: -0.2 to 1.5"),
        (
            "ICCs ranged from 0.2 to 1.4.",
            Warning::OutOfRange,
            "0.2 to 1.4 is outside the range of this metric",
        ),
        (
            "ds ranged from 0.2 to 6.4.",
            Warning::ImplausibleSize,
            "0.2 to 6.4 is more than 5 standard deviations",
        ),
    ] {
        let finding = only(text);
        assert_eq!(finding.warnings, [warning], "{text}: {finding:?}");
        assert_eq!(finding.explain(warning), words, "{text}");
    }
    let finding = Finding { range: Some((5.0, 140.0)), ..only("Remission ranged from 5 to 40%.") };
    assert_eq!(finding.explain(Warning::PercentOutOfRange), "5 to 140% is not between 0 and 100");
}

#[test]
fn positions_cover_the_name_and_all_that_belongs_to_it() {
    let cases = [
        ("A é (Cohen’s d = 0.4, 95% CI [0.1, 0.7]).", "Cohen’s d = 0.4, 95% CI [0.1, 0.7]"),
        ("It was d = 0·22 (95% CI 0·08–0·36) here.", "d = 0·22 (95% CI 0·08–0·36)"),
        ("The weighted *r* was .28 (ns).", "weighted *r* was .28 (ns)"),
        ("The effect (SMD) was −0.30 in all.", "−0.30"),
        ("In 9 trials, remission was 14.9%, p = .2.", "14.9%, p = .2"),
        ("ﬁnally, r ϭ Ϫ.16, p Ͻ .05.", "r ϭ Ϫ.16, p Ͻ .05"),
    ];
    for (text, expected) in cases {
        let finding = only(text);
        let words: String = text.chars().take(finding.end).skip(finding.start).collect();
        assert_eq!(words, expected, "{text}");
    }
}

#[test]
fn what_is_left_out_is_listed_with_a_reason() {
    let cases = [
        ("Alliance gave r = 0,28 in all.", "r = 0,28", "decimal comma"),
        ("It was d = 1 1 .25 here.", "d = 1 1 .25", "number torn by a blank"),
        ("It was d = 004.2 here.", "d = 004.2", "a number that begins with two zeros"),
        ("The effect size was 0.34.", "0.34", "no metric named"),
        (
            "Writing helped (g = 0.13 (0.02, 0.24)).",
            "(0.02, 0.24)",
            "interval without a label in round brackets",
        ),
        ("It was rs = .38 in all.", ".38", "rs with one value may be Spearman’s correlation"),
        (
            "Sudden gains were seen in 40%.",
            "40%",
            "a percentage of which it is not clear whether it is an outcome",
        ),
        ("The therapist’s ICC = 5% was small.", "ICC = 5%", "a percentage after the name of another metric"),
    ];
    for (text, words, reason) in cases {
        let unsure = read(text).unsure;
        assert_eq!(unsure.len(), 1, "{text}: {unsure:?}");
        assert!(unsure[0].text.contains(words), "{text}: {unsure:?}");
        assert_eq!(unsure[0].reason, reason, "{text}");
    }
    let unsure = read(&format!("It was d = {}.5 here.", "9".repeat(500))).unsure;
    assert_eq!(unsure[0].reason, "a number that is too large");
    for text in ["By convention, d = 0.2 is small.", "The sample was 68% female.", "t(45) = 2.31, p = .025"] {
        assert_eq!(read(text).unsure, [], "{text}");
    }
}

#[test]
fn the_json_has_the_shape_of_the_interface() {
    let json = serde_json::to_string(&only("gs from 0.3 to 0.45")).unwrap();
    assert_eq!(
        json,
        r#"{"metric":"g","estimate":null,"range":[0.3,0.45],"ci":null,"level":null,"p":null,"k":null,"n":null,"i2":null,"label":"gs from 0.3 to 0.45","start":0,"end":19,"warn":[]}"#
    );
    let back: Finding = serde_json::from_str(&json).unwrap();
    assert_eq!(back, only("gs from 0.3 to 0.45"));
}

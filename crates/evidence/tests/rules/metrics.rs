//! Which numbers have a metric.

use crate::check;

#[test]
fn the_metric_must_be_named() {
    check(&[
        ("An effect size of 0.34 was found for mindfulness.", ""),
        ("The effect was 0.45 (95% CI 0.30 to 0.60).", ""),
        ("ES = 0.41, p < .001, favoured the active arm.", ""),
        ("The pooled effect size (Hedges’ g) was 0.41 (95% CI 0.22 to 0.60).", "g=0.41 ci 0.22,0.6 @95"),
        ("The pooled effect was 0.52 (Hedges’ g; 95% CI 0.31–0.73).", "g=0.52 ci 0.31,0.73 @95"),
        ("The effect size was d = 0.61 at termination.", "d=0.61"),
        (
            "Effect sizes were moderate for anxiety (SMD = −0.50) but not for stress (−0.11).",
            "SMD=-0.5 | SMD=-0.11",
        ),
        ("The correlation with outcome was strong in earlier work. It was .28 here.", ""),
        ("The correlation was .28 here.", "r=0.28"),
        ("The NNT was 6.", "NNT=6"),
        ("The odds ratio came to 1.79.", "OR=1.79"),
        ("Standardized mean difference: −0.62 (95% CI: −0.80 to −0.44).", "SMD=-0.62 ci -0.8,-0.44 @95"),
        ("We found a Cohen’s d effect size of 0.44 for grief.", "d=0.44"),
    ]);
}

#[test]
fn every_metric_is_read_by_symbol_and_in_words() {
    check(&[
        ("Trust predicted change (r=.33, p=.002).", "r=0.33 p = .002"),
        ("There was a correlation of .41 between trust and change.", "r=0.41"),
        ("The Pearson correlation was 0.37 (P = .01).", "r=0.37 p = .01"),
        ("Pearson’s r = −0.22, p = .04.", "r=-0.22 p = .04"),
        ("A partial correlation of −.19 remained (p < .05).", "r=-0.19 p < .05"),
        ("Hope and change were correlated at r(112) = .45, p < .001.", "r=0.45 p < .001"),
        (
            "The model explained much of the outcome, R2 = .34, F(3, 120) = 20.6, p < .001.",
            "R2=0.34 p < .001",
        ),
        ("Adding age did little (R² change = .02, p = .12).", ""),
        ("The increase in R² of .04 was small.", ""),
        ("Glass’s Δ = 0.55 for distress.", ""),
        ("Hedges g was 0.35 in adults.", "g=0.35"),
        ("A small effect was seen (Hedges’ g=0.21).", "g=0.21"),
        ("Hedges’ d = 0.44 at follow-up.", "d=0.44"),
        ("SMD (Hedges’ g) = 0.29, 95% CI 0.11 to 0.47.", "SMD=0.29 ci 0.11,0.47 @95"),
        (
            "The adjusted mean difference was −2.4 points (95% CI −4.1 to −0.7; p=0.006).",
            "MD=-2.4 ci -4.1,-0.7 @95 p = .006",
        ),
        (
            "MD −1.30, 95% CI −2.45 to −0.15; 6 trials, 512 participants.",
            "MD=-1.3 ci -2.45,-0.15 @95 k 6 n 512",
        ),
        ("The weighted mean difference was 3 points (95% CI 1 to 5).", "MD=3 ci 1,5 @95"),
        ("aOR 2.10 [95% CI 1.22–3.61] for women.", "OR=2.1 ci 1.22,3.61 @95"),
        ("The adjusted odds ratio (aOR) was 0.72 (95% CI, 0.55-0.94).", "OR=0.72 ci 0.55,0.94 @95"),
        (
            "Relapse was less likely (relative risk, 0.64; 95% CI, 0.47-0.87; P = .004).",
            "RR=0.64 ci 0.47,0.87 @95 p = .004",
        ),
        ("The risk ratio (RR) for dropout was 1.08 (95% CI 0.90 to 1.29).", "RR=1.08 ci 0.9,1.29 @95"),
        ("The rate ratio was 0.80 (95% CI 0.66 to 0.97).", ""),
        ("Falls were fewer (IRR = 0.71, 95% CI 0.55–0.92).", ""),
        (
            "Time to relapse differed, HR=0·58 (95% CI 0·40–0·84), p=0·004.",
            "HR=0.58 ci 0.4,0.84 @95 p = .004",
        ),
        ("The NNT was 8.3 (95% CI 5.2–20.1).", "NNT=8.3 ci 5.2,20.1 @95"),
        ("The number needed to treat (NNT) was four.", "NNT=4"),
        ("The NNH was 34.", ""),
        (
            "Absolute agreement was excellent, ICC(3, k) = .92, 95% CI [.88, .95].",
            "ICC=0.92 ci 0.88,0.95 @95",
        ),
        ("The intraclass correlation coefficient was 0.06.", "ICC=0.06"),
        ("Alliance mattered (b = 0.44, SE = 0.12, t(88) = 3.67, p < .001).", "B=0.44 p < .001"),
        ("Age predicted slope, B = −0.03, 95% CI [−0.05, −0.01].", "B=-0.03 ci -0.05,-0.01 @95"),
        ("Standardized beta was .31 for warmth.", "beta=0.31"),
        ("Warmth predicted change (beta = .27; p = .01).", "beta=0.27 p = .01"),
        ("Partial eta squared was .12.", "eta2=0.12"),
        (
            "The time by group interaction was significant, F(1, 58) = 4.9, p = .031, partial eta-squared = .08.",
            "eta2=0.08 p = .031",
        ),
        ("Agreement was substantial (Cohen’s kappa = 0.71).", "kappa=0.71"),
        ("Cohen’s κ was .66 for ruptures and .71 for repairs.", "kappa=0.66 | kappa=0.71"),
    ]);
}

#[test]
fn other_statistics_are_never_read() {
    check(&[
        ("The groups differed, t(45) = 2.31, p = .025.", ""),
        ("There was a main effect of time, F(2, 88) = 11.2, p < .001.", ""),
        ("Dropout differed by site, χ²(3, N = 240) = 9.8, p = .02.", ""),
        ("The overall test was significant (z = 3.1, p = .002).", ""),
        ("Between-study variance was modest (τ² = 0.04; Q = 31.5; I² = 42%).", ""),
        ("Internal consistency was high (Cronbach’s α = .91; McDonald’s ω = .92).", ""),
        ("The screener discriminated well (AUC = 0.83, 95% CI 0.78–0.88).", ""),
        ("Cohen’s f was 0.31.", ""),
        ("The association was weak (Spearman’s ρ = .18, p = .03).", ""),
        ("Somers’ d = 0.25 and gamma = .4.", ""),
        ("Sensitivity on recall was d′ = 1.8.", ""),
        ("Scores fell from M = 22.1 (SD = 5.2) to M = 14.3 (SD = 6.0).", ""),
        ("The mean age was 38.2 years (SD = 11.4).", ""),
        ("Item loadings were .55 to .82.", ""),
        ("The factor loadings ranged from .48 to .83.", ""),
        ("Cliff’s delta was 0.22.", ""),
        ("The Mann–Whitney test gave U = 312, p = .04.", ""),
        ("The standard error was 0.12.", ""),
        ("Kendall’s tau was .22.", ""),
        ("The mean score was 3.5 (95% CI 3.1 to 3.9).", ""),
    ]);
}

#[test]
fn one_effect_in_two_metrics_is_two_findings() {
    check(&[
        ("r = .28, 95% CI [.23, .33], which corresponds to d = 0.58.", "r=0.28 ci 0.23,0.33 @95 | d=0.58"),
        ("The effect was g = 0.50 (NNT = 4.3).", "g=0.5 | NNT=4.3"),
        (
            "Therapy helped (SMD = 0.50, 95% CI 0.30 to 0.70, p < .001; OR = 2.5).",
            "SMD=0.5 ci 0.3,0.7 @95 p < .001 | OR=2.5",
        ),
    ]);
}

#[test]
fn letters_have_other_meanings() {
    check(&[
        ("The clinic is in Portland, OR 97201.", ""),
        ("The report was sent to Baltimore, MD 21201.", ""),
        ("The patients had a resting HR of 72 bpm and an RR of 16 breaths a minute.", ""),
        ("EEG power in the β band (β = 13–30 Hz) rose.", ""),
        ("Standard errors came from B = 5,000 bootstrap samples.", ""),
        ("Type II error was fixed at β = .20.", ""),
        ("Vitamin D 25 mg was given daily.", ""),
        ("Severe mental disorder (SMD) was present in 34 cases.", ""),
        ("The diagnosis was F32.1 and the P300 was measured.", ""),
        ("Group B: 45 patients; group A: 44 patients.", ""),
        ("Dr. R. D. Laing, MD, wrote in 1960.", ""),
        ("See Table 2 and page 103, d. 4.", ""),
        ("Participants rated the item r on a 5-point scale.", ""),
    ]);
}

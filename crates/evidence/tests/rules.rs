//! The rules for what counts as a finding, sentence by sentence.
//!
//! A case is a text and what must be read from it: findings in order, separated by ` | `, each as
//! `metric=estimate` or `metric=low..high`, then `ci low,high`, `@level`, `p < .001`, `k 9`, `n 392`, `i2 79.3`.
//! The empty text means that nothing may be read.

mod notation;

use notation::check;

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
fn yardsticks_and_margins_are_no_results() {
    check(&[
        ("By Cohen’s convention, d = 0.20 is small.", ""),
        ("According to the usual benchmarks, an r of .10 is small and one of .30 moderate.", ""),
        ("A d of 0.8 or more counts as large.", ""),
        ("The cut-off for acceptable reliability was ICC = .70.", ""),
        ("A kappa above .60 was required before coding began.", ""),
        ("The minimal clinically important difference was SMD = 0.24.", ""),
        ("The noninferiority margin was d = 0.20.", ""),
        ("Equivalence bounds were set at g = −0.24 and g = 0.24.", ""),
        (
            "The difference (d = 0.05, 95% CI −0.12 to 0.22) lay within the margin of d = 0.30.",
            "d=0.05 ci -0.12,0.22 @95",
        ),
        ("The margin was d = 0.30; the observed difference was d = 0.05.", "d=0.05"),
        ("Raters had to reach an ICC of .80 before they could start.", ""),
        ("The smallest effect size of interest was d = 0.24.", ""),
        ("Values of kappa of .61 to .80 are regarded as substantial.", ""),
        ("Effects of g = 0.24 are thought to be the threshold for clinical relevance.", ""),
        ("An ICC of .70 is considered acceptable.", ""),
        ("All gs < 0.15.", ""),
        ("No correlation exceeded r = .20.", ""),
        ("All correlations were below .10.", ""),
        ("The benefit was at least d = 0.30 in each trial.", ""),
        ("Every ICC was greater than .80.", ""),
        ("The effect, d = 0.81, exceeded the conventional benchmark of 0.80.", "d=0.81"),
        ("Its size was g = 0.51, a moderate effect by convention.", "g=0.51"),
        ("The effect was of moderate size (d = 0.52).", "d=0.52"),
    ]);
}

#[test]
fn plans_assumptions_and_explanations_are_no_results() {
    check(&[
        ("The study had 80% power to detect d = 0.40.", ""),
        ("With 120 patients the trial was powered for an effect of g = 0.50.", ""),
        ("A sample of 64 per group was needed to detect d = 0.50 with α = .05.", ""),
        ("The sample size calculation assumed an SMD of 0.35 and 20% dropout.", ""),
        ("We expected a correlation of .30.", ""),
        ("The authors had anticipated an OR of 2.0.", ""),
        ("The effect was smaller than expected (g = 0.19).", "g=0.19"),
        ("If the ICC were .10, twice as many therapists would be needed.", ""),
        ("With an ICC of .10 one would need twice as many therapists.", ""),
        ("Suppose the correlation is .40; then 16% of the variance is shared.", ""),
        ("Imagine a treatment with an NNT of 4.", ""),
        ("A hypothetical effect of d = 0.5 serves as an example.", ""),
        ("An odds ratio of 2 means that the odds are twice as high.", ""),
        ("A correlation of 1 would be a perfect relation.", ""),
        ("A hazard ratio of 0.50 indicates that the event is half as likely at any time.", ""),
        ("An NNT of 5 means that five patients have to be treated for one more to recover.", ""),
        ("Is d = 0.20 worth the effort?", ""),
        ("Why, then, was the correlation only r = .11?", ""),
        ("A kappa of 1 stands for perfect agreement.", ""),
        ("An ICC of .05 means that 5% of the variance lies between therapists.", ""),
        ("In the simulations the true d was 0.40.", ""),
        ("Had the effect been d = 0.10, nobody would have noticed.", ""),
        ("With 90% power and an alpha of .05, an HR of 0.70 could be detected.", ""),
        ("An OR of 1.0 denotes no difference.", ""),
        ("The prior was centred on d = 0.30.", ""),
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

#[test]
fn outcome_percentages_are_read() {
    check(&[
        ("Remission was reached by 42% of patients.", "percent=42"),
        ("At one year, 38% had recovered.", "percent=38"),
        ("Recovery was seen in 51 percent of clients.", "percent=51"),
        ("The response rate was 57.1% with CBT and 34.2% with placebo.", "percent=57.1 | percent=34.2"),
        ("Response rates were 58% vs. 31% (p < .001).", "percent=58 | percent=31"),
        ("More patients responded to CBT than to waiting (58.4 vs. 31.1%).", "percent=58.4 | percent=31.1"),
        ("Overall, 62% showed reliable improvement and 7% deteriorated reliably.", "percent=62 | percent=7"),
        ("Between 5% and 10% of clients deteriorate in therapy.", "percent=5..10"),
        ("5–10% of clients get worse.", "percent=5..10"),
        ("Dropout was 17.5% (95% CI 14.9–20.4%).", "percent=17.5 ci 14.9,20.4 @95"),
        ("Attrition rates ranged from 12% to 35%.", "percent=12..35"),
        ("Attrition fell from 35% to 12%.", "percent=35 | percent=12"),
        ("The alliance explained about 8% of the variance in outcome.", "percent=8"),
        ("Therapists accounted for 5.7% of outcome variance.", "percent=5.7"),
        ("Symptoms dropped by 45% on average.", "percent=45"),
        ("There was a 30% reduction in self-harm.", "percent=30"),
        ("Only 12% of the studies were of high quality.", "percent=12"),
        ("About 19% of the trials were rated at low risk of bias.", "percent=19"),
        ("Patients had a 60% chance of improving.", "percent=60"),
        ("The average patient fared better than 70% of controls.", "percent=70"),
        ("Some 20% of patients terminated prematurely.", "percent=20"),
        ("Half a year later 66% no longer met criteria for PTSD.", "percent=66"),
        (
            "Relapse occurred in 29% of the therapy group and in 51% of the medication group.",
            "percent=29 | percent=51",
        ),
        ("Of 412 clients, 23% dropped out.", "percent=23 n 412"),
        ("Adverse events were reported by 9% of participants.", "percent=9"),
        ("Non-response was 41 per cent.", "percent=41"),
        ("Significant effects were found in 71% of studies.", "percent=71"),
        (
            "Deterioration rates were 3.2%, 4.8% and 5.1% in the three arms.",
            "percent=3.2 | percent=4.8 | percent=5.1",
        ),
        ("Improvement was reported by 55% of women and 49% of men.", "percent=55 | percent=49"),
        ("Loss of diagnosis was achieved by 48% of the children.", "percent=48"),
        ("Across 14 trials, 22% of patients left treatment early.", "percent=22 k 14"),
        ("Remission rates did not differ (44% vs 41%, p = .55).", "percent=44 | percent=41"),
        ("In the waitlist group 11% recovered, compared with 39% in therapy.", "percent=11 | percent=39"),
    ]);
}

#[test]
fn other_percentages_are_not_read() {
    check(&[
        ("The sample was 68% female.", ""),
        ("Of the participants, 71% were women and 84% were white.", ""),
        ("At baseline, 45% were taking antidepressants.", ""),
        ("The survey had a response rate of 34%.", ""),
        ("Of 900 therapists invited, 31% responded.", ""),
        ("Data were missing for 14% of patients.", ""),
        ("Blinding failed: 80% of patients guessed their allocation.", ""),
        ("Raters were trained to 85% agreement.", ""),
        ("Lifetime prevalence of depression is about 16%.", ""),
        ("Up to 20% of adults suffer from anxiety at some time in their lives.", ""),
        ("Response was defined as a reduction of at least 50% on the HAM-D.", ""),
        ("Remission meant a 70% reduction in symptoms, as defined in the protocol.", ""),
        ("The weights were 40% and 60%.", ""),
        ("A discount rate of 3% was applied.", ""),
        ("Scores were at the 84th percentile.", ""),
        ("Therapists spent 30% of their time on paperwork.", ""),
        ("The solution contained 5% alcohol.", ""),
        ("I am 99% sure that she will come.", ""),
        ("About one third (33%) were unemployed.", ""),
        ("Half of the clients (52%) had a comorbid personality disorder.", ""),
        ("Some 60% of therapists were psychodynamic.", ""),
        ("The trial had 90% power.", ""),
        ("An attrition of 20% was assumed.", ""),
        ("More than 60% of patients improved.", ""),
        ("Fewer than 10% dropped out.", ""),
        ("Of those who responded, 61% were women.", ""),
        ("Of the dropouts, 40% were men.", ""),
        ("Improvement differed by 12 percentage points.", ""),
        ("Heterogeneity was low (I2 = 12%).", ""),
        ("Do 50% of clients really recover?", ""),
        ("If 50% of clients recovered, the service would pay for itself.", ""),
        ("We were 100% committed.", ""),
        ("Sessions were recorded, and 20% of the tapes were double-coded.", ""),
        ("The intervals are at the 95% level.", ""),
        ("Depression accounts for 4.3% of the global burden of disease.", ""),
        ("The clinic’s budget was cut by 8%.", ""),
        ("Humidity was kept at 40%.", ""),
    ]);
}

#[test]
fn ranges_are_one_finding_and_changes_are_two() {
    check(&[
        ("Effects were moderate, g ≈ 0.30–0.45.", "g=0.3..0.45"),
        ("Correlations were small (rs from .17 to .24).", "r=0.17..0.24"),
        ("Correlations ranged between .05 and .31.", "r=0.05..0.31"),
        ("Effect sizes ranged from d = 0.10 to d = 0.62.", "d=0.1..0.62"),
        ("Between-group effects (ds = 0.21–0.48) were small.", "d=0.21..0.48"),
        ("The effect fell from g = 0.60 to g = 0.35.", "g=0.6 | g=0.35"),
        ("The effect fell from g = 0.60 to 0.35 after correction.", "g=0.6 | g=0.35"),
        ("The effect was d = 0.70 after treatment and 0.52 one year later.", "d=0.7 | d=0.52"),
        ("ICCs varied from .02 to .09 across clinics.", "ICC=0.02..0.09"),
        ("Kappas were between .61 and .84.", "kappa=0.61..0.84"),
        ("The odds ratios were 1.4 and 2.2 for the two outcomes.", "OR=1.4 | OR=2.2"),
        ("The NNT rose from 5 to 9.", "NNT=5 | NNT=9"),
    ]);
}

#[test]
fn intervals_are_confidence_or_credible_intervals() {
    check(&[
        ("g = 0.41, 95% CI [0.20, 0.62]", "g=0.41 ci 0.2,0.62 @95"),
        ("g = 0.41 (95% CI: 0.20; 0.62)", "g=0.41 ci 0.2,0.62 @95"),
        ("g = 0.41 (CI95%: 0.20–0.62)", "g=0.41 ci 0.2,0.62 @95"),
        ("g = 0.41, 95 % CI 0.20 to 0.62", "g=0.41 ci 0.2,0.62 @95"),
        ("g = 0.41 (95%CI 0.20, 0.62)", "g=0.41 ci 0.2,0.62 @95"),
        ("g = 0.41 (0.20 to 0.62; 95% CI)", "g=0.41 ci 0.2,0.62 @95"),
        ("g = 0.41 (95% confidence interval [CI], 0.20-0.62)", "g=0.41 ci 0.2,0.62 @95"),
        ("g = 0.41 (95% confidence interval 0.20 to 0.62)", "g=0.41 ci 0.2,0.62 @95"),
        ("g = 0.41 (95% CrI −0.20 to 0.62)", "g=0.41 ci -0.2,0.62 @95"),
        ("g = 0.41, bias-corrected bootstrap 95% CI [0.20, 0.62]", "g=0.41 ci 0.2,0.62 @95"),
        ("g = 0.41 [0.20, 0.62]", "g=0.41 ci 0.2,0.62"),
        ("g = 0.41 (0.20, 0.62)", "g=0.41"),
        ("g = 0.41 ± 0.10", "g=0.41"),
        ("g = 0.41 (SE = 0.10)", "g=0.41"),
        ("g = 0.41 (range 0.10 to 0.90)", "g=0.41"),
        ("g = 0.41 (95% prediction interval −0.20 to 1.02)", "g=0.41"),
        ("g = 0.41 (95% CI 0.20 to 0.62; 95% PI −0.20 to 1.02)", "g=0.41 ci 0.2,0.62 @95"),
        ("g = 0.41 (99% CI 0.10–0.72)", "g=0.41 ci 0.1,0.72 @99"),
        ("g = 0.41, CI = [0.20, 0.62]", "g=0.41 ci 0.2,0.62"),
        ("OR [95% CI]: 0.46 [0.25–0.85] for relapse", "OR=0.46 ci 0.25,0.85 @95"),
        (
            "The SMDs (95% CI) were −0.30 (−0.48 to −0.13) for pain and −0.14 (−0.40 to 0.12) for mood.",
            "SMD=-0.3 ci -0.48,-0.13 @95 | SMD=-0.14 ci -0.4,0.12 @95",
        ),
        ("The SMD was 0.5 in favour of therapy (95% CI 0.2 to 0.8).", "SMD=0.5 ci 0.2,0.8 @95"),
        ("Dropout was 12% (95% CI 8% to 17%).", "percent=12 ci 8,17 @95"),
        ("I² = 60% (95% CI 40% to 75%), g = 0.30", "g=0.3 i2 60"),
        ("d = 0.30 (I² = 60%, 95% CI 40–75)", "d=0.3 i2 60"),
        ("d = 0.45; 95% CI: −0.05 to 0.95", "d=0.45 ci -0.05,0.95 @95"),
        ("d = 0.45, 95% confidence limits 0.10 and 0.80", "d=0.45 ci 0.1,0.8 @95"),
    ]);
}

#[test]
fn p_belongs_to_its_chain() {
    check(&[
        ("r = .21, p = .03", "r=0.21 p = .03"),
        ("r = .21 (p<.001)", "r=0.21 p < .001"),
        ("r = .21, p <= .05", "r=0.21 p <= .05"),
        ("r = .21, p ≤ 0.01", "r=0.21 p <= .01"),
        ("r = .21, P > .05", "r=0.21 p > .05"),
        ("r = .05, n.s.", "r=0.05 p ns"),
        ("r = .05 (ns)", "r=0.05 p ns"),
        ("The correlation of .05 was not significant.", "r=0.05"),
        ("d = 0.31, F(1, 70) = 4.1, p = .046", "d=0.31 p = .046"),
        ("d = 0.31 and d = 0.42, both ps < .05", "d=0.31 p < .05 | d=0.42 p < .05"),
        (
            "Warmth (r = .21), trust (r = .25) and hope (r = .30) mattered, all p < .01.",
            "r=0.21 p < .01 | r=0.25 p < .01 | r=0.3 p < .01",
        ),
        ("The groups did not differ (p = .45), and d = 0.05 was found.", "d=0.05"),
        ("r = .30, p < .0001", "r=0.3 p < .0001"),
        ("(r = .30; 95% CI .10 to .50; z = 2.9; p = .004)", "r=0.3 ci 0.1,0.5 @95 p = .004"),
        ("g = 0.44 in groups and g = 0.41 alone (p = .76)", "g=0.44 | g=0.41"),
    ]);
}

#[test]
fn counts_belong_to_their_bracket_or_to_the_only_finding() {
    check(&[
        ("(g = 0.40; 21 RCTs; 2,806 participants)", "g=0.4 k 21 n 2806"),
        ("(g = 0.40, k = 12, N = 1 204)", "g=0.4 k 12 n 1204"),
        ("(k = 12, n = 900, g = 0.40)", "g=0.4 k 12 n 900"),
        ("In 28 studies, therapy helped (g = 0.40).", "g=0.4 k 28"),
        ("In twelve randomised trials with 1,020 adults, g was 0.40.", "g=0.4 k 12 n 1020"),
        ("In 28 studies, therapy helped mood (g = 0.40) and sleep (g = 0.20).", "g=0.4 | g=0.2"),
        ("More than 36,000 patients took part, and g = 0.40 was found.", "g=0.4"),
        ("Therapy helped (d = 0.40; n = 45 vs. n = 47).", "d=0.4"),
        ("Fifty therapists took part; 30 therapists were trained (d = 0.40).", "d=0.4"),
        ("(d = 0.40, n = 11 studies)", "d=0.4 k 11"),
        (
            "(r = .39, p < .001, 95% CI [.17, .60], d = 0.84, k = 9 studies, N = 392 participants)",
            "r=0.39 ci 0.17,0.6 @95 p < .001 k 9 n 392 | d=0.84 k 9 n 392",
        ),
        ("Mood improved (g = 0.40, k = 12) and so did sleep (g = 0.20, k = 7).", "g=0.4 k 12 | g=0.2 k 7"),
        ("About 500 patients were seen; the correlation was .20.", "r=0.2"),
        ("Among 64 dyads, attunement and outcome correlated, r = .30.", "r=0.3 n 64"),
        ("Heterogeneity was high (g = 0.40; I² = 78%; k = 30).", "g=0.4 k 30 i2 78"),
        (
            "(30 trials, 4,000 patients: RR 0.80, 95% CI 0.70 to 0.91; I²=35%)",
            "RR=0.8 ci 0.7,0.91 @95 k 30 n 4000 i2 35",
        ),
        ("Twenty studies with 3,011 clients and 210 therapists gave r = .24.", "r=0.24 k 20 n 3011"),
    ]);
}

#[test]
fn signs_points_and_spaces_are_understood() {
    check(&[
        ("d = -0.17-0.25 in all", "d=-0.17..0.25"),
        ("d = 0.04 (95% CI -0.17-0.25)", "d=0.04 ci -0.17,0.25 @95"),
        ("d = ‐0.20", "d=-0.2"),
        ("d = ‒0.20", "d=-0.2"),
        ("d = –0.20", "d=-0.2"),
        ("d = —0.20", "d=-0.2"),
        ("d = −0·20 (95% CI −0·41 to 0·01)", "d=-0.2 ci -0.41,0.01 @95"),
        ("r = 0,28", ""),
        ("d = 1 1 .25", ""),
        ("r = 0. 25", ""),
        ("(n = 12\u{202f}722, r = .18)", "r=0.18 n 12722"),
        ("r ϭ .29, p Ͻ .01", "r=0.29 p < .01"),
        ("␤ ϭ Ϫ.21", "beta=-0.21"),
        ("d = 0.31–0.52", "d=0.31..0.52"),
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

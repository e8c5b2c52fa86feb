//! Values that belong to a number: interval, p, k, n and I².

use crate::check;

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
        (
            "Effects were g = 1.01 for EMDR (k = 11), g = 0.88 for exposure (k = 28) and g = 0.61 for others (k = 9).",
            "g=1.01 k 11 | g=0.88 k 28 | g=0.61 k 9",
        ),
        // A test outside their brackets compares the two.
        (
            "Ratings by clients (r = .41) went with outcome more than those by therapists (r = .24), z = 2.01, p = .04.",
            "r=0.41 | r=0.24",
        ),
        ("The correlation was small (r = .24), t(58) = 2.01, p = .04.", "r=0.24 p = .04"),
        (
            "The adjusted mean difference was 1.8 points (95% CI, 0.4 to 3.2) at 3 months and 0.9 points (95% CI, -0.6 to 2.4) at 12 months.",
            "MD=1.8 ci 0.4,3.2 @95 | MD=0.9 ci -0.6,2.4 @95",
        ),
        (
            "Seven patients would have to be treated for one more to respond (number needed to treat 7, 95% CI 5 to 12).",
            "NNT=7 ci 5,12 @95",
        ),
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

//! Which numbers are results.

use crate::check;

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
        ("To be on the safe side, the trial was sized for an OR of 1.8.", ""),
        ("The numbers were calculated on d = 0.40.", ""),
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
        ("The effect was d = 0.45, while d = 0.80 had been assumed.", "d=0.45"),
        ("The effect was g = 0.31, compared with the conventional g = 0.20 for small effects.", "g=0.31"),
        ("Their blood pressure fell (d = 0.12).", "d=0.12"),
        ("In standardised terms this corresponds to an SMD of 0.24, a value still debated.", ""),
        ("Against a benchmark of d = 0.80, services reached d = 0.71 for depression.", "d=0.71"),
        ("Effects were d = 0.83 in the middle third, and d = 0.49 in the last third.", "d=0.83 | d=0.49"),
        (
            "The indirect effect was significant (b = −0.83, bootstrap 95% CI −1.41 to −0.30).",
            "B=-0.83 ci -1.41,-0.3 @95",
        ),
        (
            "It raised remission (risk ratio 1.32 [1.14, 1.53]), and seven patients had to be given both (NNT = 7).",
            "RR=1.32 ci 1.14,1.53 | NNT=7",
        ),
        (
            "An SMD of 0.38 was found, which means that 65% of patients did better than the average control.",
            "SMD=0.38 | percent=65",
        ),
    ]);
}

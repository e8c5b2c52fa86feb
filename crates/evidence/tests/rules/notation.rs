//! How numbers are written.

use crate::check;

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

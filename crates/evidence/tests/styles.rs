//! Sentences in the styles of journals, abstracts and clinical prose, over a third of them traps.
//!
//! Written from the rules, not from published text. The notation is that of `rules.rs`.

mod notation;

use notation::check;

#[test]
fn medical_journals_with_commas_for_equals_signs() {
    check(&[
        (
            "Psychotherapy was associated with lower depression scores (SMD, −0.42; 95% CI, −0.55 to −0.29; P < .001; I2 = 64%; 44 trials).",
            "SMD=-0.42 ci -0.55,-0.29 @95 p < .001 k 44 i2 64",
        ),
        (
            "Remission rates were higher with CBT (48.2% vs 33.9%; risk ratio, 1.42 [95% CI, 1.10-1.84]; P = .007).",
            "percent=48.2 | percent=33.9 | RR=1.42 ci 1.1,1.84 @95 p = .007",
        ),
        (
            "The adjusted mean between-group difference was −3.1 (95% CI, −5.0 to −1.2; P=.002).",
            "MD=-3.1 ci -5,-1.2 @95 p = .002",
        ),
        (
            "A total of 1,204 patients were randomized (mean [SD] age, 41.3 [12.1] years; 812 [67.4%] women).",
            "",
        ),
        ("Of 214 participants (mean age 35.2 years; 61% female), 198 completed the trial.", ""),
        ("At 12 weeks, the difference in the HAM-D score was −2.8 points (95% CI, −4.9 to −0.7).", ""),
        (
            "The hazard ratio for relapse was 0.61 (95% CI, 0.44-0.85; P = .003; NNT = 5).",
            "HR=0.61 ci 0.44,0.85 @95 p = .003 | NNT=5",
        ),
    ]);
}

#[test]
fn journals_with_raised_points() {
    check(&[
        (
            "Mean difference −2·3 (95% CI −3·9 to −0·7; p=0·0045) favoured behavioural activation.",
            "MD=-2.3 ci -3.9,-0.7 @95 p = .0045",
        ),
        (
            "CBT was superior to usual care (odds ratio 1·89, 95% CI 1·33–2·69, p<0·0001).",
            "OR=1.89 ci 1.33,2.69 @95 p < .0001",
        ),
        (
            "The primary outcome did not differ (adjusted OR 1·12 [95% CI 0·76 to 1·64]; p=0·57).",
            "OR=1.12 ci 0.76,1.64 @95 p = .57",
        ),
        (
            "43 (38%) of 113 patients in the therapy group relapsed, compared with 58 (52%) of 112 in the control group (hazard ratio 0·64, 95% CI 0·43–0·95).",
            "percent=38 | percent=52 | HR=0.64 ci 0.43,0.95 @95",
        ),
    ]);
}

#[test]
fn psychology_journals() {
    check(&[
        (
            "Alliance correlated with outcome, r(118) = .27, p = .003, 95% CI [.10, .43].",
            "r=0.27 ci 0.1,0.43 @95 p = .003",
        ),
        (
            "Therapist empathy predicted outcome, β = .23, t(96) = 2.41, p = .018, R² = .11.",
            "beta=0.23 p = .018 | R2=0.11",
        ),
        ("The interaction was not significant, F(1, 102) = 0.84, p = .36, ηp² = .01.", "eta2=0.01 p = .36"),
        (
            "There was a significant indirect effect, b = 0.08, SE = .03, 95% bootstrap CI [0.03, 0.15].",
            "B=0.08 ci 0.03,0.15 @95",
        ),
        ("Interrater agreement was good (ICC[2,2] = .83).", "ICC=0.83"),
        ("Interrater reliability, ICC(1,2), was .81.", "ICC=0.81"),
        (
            "Effect sizes were small for anxiety (d = −0.18) and medium for depression (d = −0.54).",
            "d=-0.18 | d=-0.54",
        ),
        ("Within-group effect sizes were large (Cohen’s ds = 1.10 and 1.24).", "d=1.1 | d=1.24"),
    ]);
}

#[test]
fn systematic_reviews() {
    check(&[
        (
            "Low quality evidence suggests a benefit (SMD -0.35, 95% CI -0.60 to -0.10; participants = 512; studies = 7; I² = 41%).",
            "SMD=-0.35 ci -0.6,-0.1 @95 k 7 n 512 i2 41",
        ),
        (
            "There was no clear difference in dropout (RR 1.05, 95% CI 0.81 to 1.36; 9 studies, 760 participants; moderate-quality evidence).",
            "RR=1.05 ci 0.81,1.36 @95 k 9 n 760",
        ),
        ("We found 27 studies (2,130 participants).", ""),
        ("The mean score in the intervention group was 2.3 lower (95% CI 3.4 lower to 1.2 lower).", ""),
    ]);
}

#[test]
fn clinical_prose() {
    check(&[
        ("About one in three clients drops out; in the trials reviewed, 19.7% did.", ""),
        ("The NNT of 7 found for antidepressants is close to the 6 found for therapy.", "NNT=7"),
        ("An NNT of 9 was found for suicide prevention.", "NNT=9"),
        ("A correlation of .57 between alliance and outcome was reported in one study.", "r=0.57"),
        ("A g of 0.31 was found for quality of life.", "g=0.31"),
        ("An r of .28 emerged across 295 studies.", "r=0.28 k 295"),
        ("An odds ratio of 1.32 (95% CI 1.10 to 1.58) favoured feedback.", "OR=1.32 ci 1.1,1.58 @95"),
        ("With an effect size of g = 0.53, therapy did better than waiting.", "g=0.53"),
        (
            "The size of the effect (Hedges’ g) was 0.53 for adults, 0.35 for children and 0.48 for adolescents.",
            "g=0.53 | g=0.35 | g=0.48",
        ),
        ("Hedges’ g was 0.66, 0.52 and 0.31 at the three follow-ups.", "g=0.66 | g=0.52 | g=0.31"),
        (
            "For anxiety the SMD was −0.50 (95% CI −0.70 to −0.30), for depression −0.20 (−0.35 to −0.05).",
            "SMD=-0.5 ci -0.7,-0.3 @95 | SMD=-0.2 ci -0.35,-0.05 @95",
        ),
        ("Response was 61% in therapy, against 39% with placebo.", "percent=61 | percent=39"),
        ("Relapse rates were 31%, 24% and 57% for the three arms.", "percent=31 | percent=24 | percent=57"),
        ("The effect of therapy on depression is about d = 0.70.", "d=0.7"),
        ("The two kinds of rating correlated only at r = .24.", "r=0.24"),
        ("Client and therapist ratings correlated .36 (p < .001).", "r=0.36 p < .001"),
        ("Outcome was correlated with the alliance (.28).", ""),
        (
            "The correlations with outcome were .22 for bond, .25 for goals and .19 for tasks.",
            "r=0.22 | r=0.25 | r=0.19",
        ),
        ("Kappa was .81 and the ICC .90.", "kappa=0.81 | ICC=0.9"),
        (
            "The effect held for women (OR 1.8, 95% CI 1.2–2.7) but not for men (OR 1.1, 95% CI 0.7–1.6).",
            "OR=1.8 ci 1.2,2.7 @95 | OR=1.1 ci 0.7,1.6 @95",
        ),
        (
            "Compared with waiting, effects were larger (g = 0.88; 95% CI 0.70–1.06; k = 40) than compared with usual care (g = 0.31; 95% CI 0.20–0.42; k = 22).",
            "g=0.88 ci 0.7,1.06 @95 k 40 | g=0.31 ci 0.2,0.42 @95 k 22",
        ),
        ("In 12 trials (n = 1,480), therapy reduced relapse, RR = 0.70.", "RR=0.7 k 12 n 1480"),
        (
            "There was publication bias (Egger’s t = 2.4, p = .02), and the corrected effect was g = 0.41.",
            "g=0.41",
        ),
        ("The corrected effect was g = 0.41, down from g = 0.55.", "g=0.41 | g=0.55"),
        ("After correction for bias the effect dropped to g = 0.41.", "g=0.41"),
        ("Differences between raters were large (range .20 to .75).", ""),
        ("Ratings went from 3.5 to 5.2.", ""),
        ("Scores on the BDI-II fell by 9.4 points.", ""),
        ("Costs were 12% lower with group therapy.", ""),
        ("Sessions were attended by 85% of clients.", ""),
        ("Treatment was completed by 78% of patients.", ""),
        ("In 2019, 45% of the clinics had closed.", ""),
        ("The number of sessions was 8.5 on average.", ""),
        ("Participants were 18 to 65 years old and 54% were in work.", ""),
        ("The therapists (62% female) had 8.2 years of experience.", ""),
        ("Interviews were held with 26 clients.", ""),
        ("The trial ran from 2014-2017 at 9 sites.", ""),
    ]);
}

#[test]
fn benchmarks_thresholds_and_plans() {
    check(&[
        ("Cohen (1988) called d = 0.20 small, d = 0.50 medium and d = 0.80 large.", ""),
        (
            "In psychotherapy research r = .10 is regarded as small, r = .25 as medium and r = .40 as large.",
            "",
        ),
        ("An SMD of 0.2 represents a small effect, 0.5 a moderate and 0.8 a large one.", ""),
        ("A difference of d = 0.24 is the smallest that patients notice.", ""),
        ("The threshold for a clinically relevant effect (g = 0.24) was passed.", ""),
        ("Trials were excluded if the ICC was below .60.", ""),
        ("Studies with κ < .40 were dropped.", ""),
        ("Reliability was acceptable (ICC > .70).", ""),
        ("The SMD had to exceed 0.50 to matter.", ""),
        ("The minimum detectable effect was d = 0.45.", ""),
        ("The sample gave 85% power for d = 0.35 at α = .05.", ""),
        ("Assuming a correlation of .5 between pre and post, effects were computed.", ""),
        ("Pre–post effects were computed with an assumed r = .70.", ""),
        ("To detect an OR of 1.5, 400 patients were needed.", ""),
        ("For illustration, take d = 0.30.", ""),
        ("Take an effect of d = 0.30: the groups then overlap by 88%.", ""),
        ("Consider a trial with g = 0.50 and 30 patients.", ""),
        ("A reader may ask whether g = 0.20 is worth it.", ""),
        ("What does an effect size of d = 0.40 mean for a single client?", ""),
        ("If r were .30, alliance would explain 9% of the variance.", ""),
        ("Even if the effect were d = 0.50, half of the patients would not respond.", ""),
        ("A value of I² = 75% is called high.", ""),
        ("A correlation of −1 means a perfect inverse relation.", ""),
        ("An HR below 1 favours therapy.", ""),
        ("When the ICC is .10, ten percent of the variance lies between therapists.", ""),
        ("Cut-offs of r = .30 and r = .50 were used.", ""),
        ("Therapists needed a score of 80% on the adherence scale.", ""),
        ("A drop of 50% or more counted as response.", ""),
        ("A 50% drop on the HAM-D defined response.", ""),
        ("Improvement of at least 30% was the criterion.", ""),
        ("The chance level was 50%.", ""),
        ("By chance alone 5% of tests would be significant.", ""),
        ("Significance was set at p < .05.", ""),
        ("Two-sided p values below .05 were considered significant.", ""),
        ("Non-inferiority was shown: the upper bound of the 95% CI (0.18) was below the margin of 0.20.", ""),
        ("The equivalence range was ±0.20 for d.", ""),
        ("An expert panel expected 30% of patients to relapse.", ""),
        ("The guideline recommends an NNT of less than 10.", ""),
    ]);
}

#[test]
fn percentages_of_outcomes() {
    check(&[
        ("After therapy, 52% of the women no longer had PTSD.", "percent=52"),
        ("After treatment 64% were in remission and 12% had responded partially.", "percent=64 | percent=12"),
        ("Remission was achieved in 47 of 98 patients (48%).", "percent=48 n 98"),
        ("Recovery rates of 40% and 22% were found in the two arms.", "percent=40 | percent=22"),
        ("By the end, about 35% of clients had relapsed.", "percent=35"),
        ("The relapse rate was nearly 50% lower with booster sessions.", "percent=50"),
        ("Dropout rates were 18.3% for CBT and 14.8% for IPT (p = .21).", "percent=18.3 | percent=14.8"),
        ("Only 4% got worse.", "percent=4"),
        ("Worsening occurred in 6.3% (n = 12) of patients.", "percent=6.3 n 12"),
        ("Symptoms improved by 38% from intake to discharge.", "percent=38"),
        ("Some 75% of those treated did better than the average untreated person.", "percent=75"),
        (
            "The chance that a randomly chosen client from the therapy group is better off than one from the control group is 64%.",
            "percent=64",
        ),
        ("Psychotherapy clients were better off than 80% of those without treatment.", "percent=80"),
        ("The success rate was 67%.", "percent=67"),
        ("Differences between therapists explained 6.6% of the variability in outcomes.", "percent=6.6"),
        ("The alliance accounts for roughly 7.5% of outcome variance.", "percent=7.5"),
        ("Of the variance in outcome, 3% was due to clinics.", "percent=3"),
        ("The proportion of variance due to therapists was 4.2%.", "percent=4.2"),
        ("Half the reviews found benefits, and 43% were rated as being of low quality.", "percent=43"),
        ("Positive effects were reported in 83% of the reviews.", "percent=83"),
        ("In 27% of the trials, allocation was adequately concealed.", "percent=27"),
        ("Reliable deterioration was rare (5.8%).", "percent=5.8"),
        (
            "Remission (31% vs. 19%) and response (54% vs. 38%) favoured the combination.",
            "percent=31 | percent=19 | percent=54 | percent=38",
        ),
        (
            "After six sessions 41.7% had improved reliably, 8.1% had deteriorated.",
            "percent=41.7 | percent=8.1",
        ),
        ("Unilateral termination was reported in 37% of cases.", "percent=37"),
        (
            "In the group with feedback 4% deteriorated; in the group without it 9% did.",
            "percent=4 | percent=9",
        ),
        ("Among patients at risk, 38% with feedback and 21% without improved.", "percent=38 | percent=21"),
        ("Response was 3.7% per session.", "percent=3.7"),
        ("The rate of deterioration lay between 3% and 10%.", "percent=3..10"),
        ("Abstinence was maintained by 33% at one year.", "percent=33"),
        ("Non-completion was 24%.", "percent=24"),
        ("Harm from therapy was reported by 5.2% of 14,587 people.", "percent=5.2 n 14587"),
        ("Of 14,587 people surveyed, 5.2% reported lasting bad effects of therapy.", ""),
        ("The treatment gains were kept by 81%.", "percent=81"),
    ]);
}

#[test]
fn percentages_of_samples_and_methods() {
    check(&[
        ("Fully 83% of therapists said they used feedback.", ""),
        ("The therapists were female in 72% of cases.", ""),
        ("Some 15% of the general population will have a depression.", ""),
        ("At intake, 35% were in remission from an earlier episode.", ""),
        ("Medication was used by 38% of the sample.", ""),
        ("In all, 12% of the questionnaires were not returned.", ""),
        ("Response to the mailing was 22%.", ""),
        ("Patients guessed correctly in 63% of cases whether they had received the drug.", ""),
        ("The raters agreed in 91% of segments.", ""),
        ("The interval covers 95% of the distribution.", ""),
        ("Those in the lowest 10% of scores were excluded.", ""),
        ("A 20% dropout rate was allowed for in the sample size.", ""),
        ("Assuming that 60% respond, 90 patients per arm are needed.", ""),
        ("Response meant a fall of 50% or more in the score.", ""),
        ("Remission was defined as a score below 7; recovery as 50% improvement.", ""),
        ("About 1% of the budget goes to psychotherapy research.", ""),
        ("Sixty percent (60%) of the sessions took place online.", ""),
        ("Therapists had spent 25% of the session talking.", ""),
        ("Of 1,393 records, 2% were eligible.", ""),
        ("The sample had 40% men and 55% students.", ""),
        ("Depression recurs in 50% of people after a first episode.", ""),
        ("Between 30% and 50% of patients in primary care are depressed.", ""),
        ("The authors are 95% confident in the result.", ""),
        ("Children in the top 5% were followed.", ""),
        ("The unemployment rate was 7%.", ""),
        ("If 30% recover without treatment, the benefit is small.", ""),
        ("Suppose 40% respond in one arm and 20% in the other.", ""),
        ("Would you accept a 5% risk of harm?", ""),
        ("Inflation was 2.1% that year.", ""),
        ("The response scale ran from 0% to 100%.", ""),
        ("Screens were dimmed to 40% and the room kept at 50% humidity.", ""),
        ("Interviews were double-coded for 25% of cases.", ""),
    ]);
}

#[test]
fn chains_of_statistics() {
    check(&[
        (
            "(d = 0.51, SE = 0.11, 95% CI [0.29, 0.73], p < .001, k = 18, I² = 61.2%)",
            "d=0.51 ci 0.29,0.73 @95 p < .001 k 18 i2 61.2",
        ),
        (
            "(k = 18; N = 2,310; d = 0.51; 95% CI: 0.29–0.73; I² = 61.2%; p < .001)",
            "d=0.51 ci 0.29,0.73 @95 p < .001 k 18 n 2310 i2 61.2",
        ),
        (
            "r = .25 [.18, .32], k = 30, n = 4,012; r = .12 [.02, .22], k = 11, n = 1,040",
            "r=0.25 ci 0.18,0.32 k 30 n 4012 | r=0.12 ci 0.02,0.22 k 11 n 1040",
        ),
        (
            "Bond (r = .22, 95% CI [.15, .29], p < .001), goals (r = .25, 95% CI [.18, .32], p < .001) and tasks (r = .19, 95% CI [.10, .28], p = .002) all mattered.",
            "r=0.22 ci 0.15,0.29 @95 p < .001 | r=0.25 ci 0.18,0.32 @95 p < .001 | r=0.19 ci 0.1,0.28 @95 p = .002",
        ),
        (
            "Therapy beat waiting (g = 0.88) and usual care (g = 0.31; both p < .001).",
            "g=0.88 p < .001 | g=0.31 p < .001",
        ),
        (
            "Ratings by clients (r = .31) and therapists (r = .22) predicted outcome (ps < .01).",
            "r=0.31 p < .01 | r=0.22 p < .01",
        ),
        (
            "The effect at post-test was g = 0.52 (95% CI 0.40 to 0.64, k = 41); at follow-up it was 0.38 (95% CI 0.22 to 0.54, k = 19).",
            "g=0.52 ci 0.4,0.64 @95 k 41 | g=0.38 ci 0.22,0.54 @95 k 19",
        ),
        (
            "The b for warmth was 0.32 (p = .01) and that for skill 0.10 (p = .30).",
            "B=0.32 p = .01 | B=0.1 p = .30",
        ),
        ("The SMD was 0.31 (0.10 to 0.52).", "SMD=0.31"),
        (
            "The OR was 2.1 (95% CI 1.2 to 3.7), the RR 1.4 (95% CI 1.1 to 1.8).",
            "OR=2.1 ci 1.2,3.7 @95 | RR=1.4 ci 1.1,1.8 @95",
        ),
        ("d = .40, 95% CI .20, .60, p < .01", "d=0.4 ci 0.2,0.6 @95 p < .01"),
        ("d = 0.40 with a 95% CI from 0.20 to 0.60", "d=0.4 ci 0.2,0.6 @95"),
        ("d = 0.40, 95% CI = (0.20, 0.60)", "d=0.4 ci 0.2,0.6 @95"),
        ("d = 0.40 (95% CI = −0.20, 0.60; ns)", "d=0.4 ci -0.2,0.6 @95 p ns"),
        ("d = 0.40 (95% CI: lower 0.20, upper 0.60)", "d=0.4"),
        ("d = 0.40 (CI: 0.20/0.60)", "d=0.4 ci 0.2,0.6"),
        ("d=0.40, CI95% [0.20; 0.60]", "d=0.4 ci 0.2,0.6 @95"),
        ("d=0.40, CI95 [0.20; 0.60]", "d=0.4 ci 0.2,0.6 @95"),
        ("d = 0.40 (90%CI: 0.20–0.60)", "d=0.4 ci 0.2,0.6 @90"),
        ("d = 0.40 [95%CI: 0.20–0.60; p<0.001; I2=34%]", "d=0.4 ci 0.2,0.6 @95 p < .001 i2 34"),
        ("d = 0.40 (0.20–0.60), p < .001", "d=0.4 p < .001"),
        ("HR 0.51, p=0.02, 95% CI 0.29-0.90", "HR=0.51 ci 0.29,0.9 @95 p = .02"),
        (
            "The effect (g = 0.29, 95% CI 0.11–0.47, 95% PI −0.30 to 0.88) was small.",
            "g=0.29 ci 0.11,0.47 @95",
        ),
        (
            "The effect (g = 0.29, 95% PI −0.30 to 0.88, 95% CI 0.11–0.47) was small.",
            "g=0.29 ci 0.11,0.47 @95",
        ),
        ("In seven trials with 812 patients the RR was 0.62.", "RR=0.62 k 7 n 812"),
        ("The RR was 0.62 in 7 trials and 0.70 in 12 cohort studies.", "RR=0.62 | RR=0.7"),
        ("Seven of 12 trials reported dropout (RR = 0.90).", "RR=0.9"),
        (
            "The pooled OR of 11 studies (n = 1,559) was 0.75 (95% CI 0.60–0.94).",
            "OR=0.75 ci 0.6,0.94 @95 k 11 n 1559",
        ),
        ("Therapy by 45 therapists with 310 clients gave d = 0.60.", "d=0.6 n 310"),
        ("With n = 60, r = .30 was found.", "r=0.3 n 60"),
        ("(n = 30 per group, d = 0.44)", "d=0.44"),
        ("A total of 312 couples took part and d = 0.48 resulted.", "d=0.48 n 312"),
    ]);
}

#[test]
fn every_metric_in_several_notations() {
    check(&[
        ("Outcome was better when therapist and client agreed on goals (r = .24; 54 samples).", "r=0.24"),
        (
            "The link was modest but reliable, with a weighted mean correlation of .21 (95% CI .17 to .26; k = 29; N = 3,100).",
            "r=0.21 ci 0.17,0.26 @95 k 29 n 3100",
        ),
        (
            "Psychotherapy’s effect on social functioning (31 trials) was g = 0.46 (95% CI: 0.32~0.60).",
            "g=0.46 k 31",
        ),
        (
            "Clients in the feedback arm improved more, d = 0.28, 95% CI [0.09; 0.47], and stayed longer, HR = 0.79, 95% CI [0.64; 0.97].",
            "d=0.28 ci 0.09,0.47 @95 | HR=0.79 ci 0.64,0.97 @95",
        ),
        (
            "The therapist effect was ICC = .08 before and ICC = .05 after adjustment for severity.",
            "ICC=0.08 | ICC=0.05",
        ),
        ("Therapist effects of 5% to 8% are typical.", ""),
        ("In naturalistic samples the ICC usually lies between .05 and .10.", ""),
        (
            "Recovery was 1.5 times as likely (RR = 1.5, 95% CI 1.2 to 1.9; P<0.001).",
            "RR=1.5 ci 1.2,1.9 @95 p < .001",
        ),
        (
            "Women did better than men (r = .09, p = .04), younger clients no better than older ones (r = –.03, p = .51).",
            "r=0.09 p = .04 | r=-0.03 p = .51",
        ),
        ("A meta-analysis by Smith et al. (2019) gave g = 0.37.", "g=0.37"),
        ("In the trial by Miller, J. R., et al. (2020), g was 0.37 (SE = 0.09).", "g=0.37"),
        ("Compare this with the r = .19 of an older review.", "r=0.19"),
        (
            "The improvement (d = 1.02 in therapy vs. d = 0.35 on the list; p < .001) was large.",
            "d=1.02 | d=0.35",
        ),
        ("The effect was g = 0.35 vs. g = 0.50 (p = .04).", "g=0.35 | g=0.5"),
        (
            "Alliance predicted later symptoms (β = −.15, p < .01), and symptoms predicted later alliance (β = −.08, p = .03).",
            "beta=-0.15 p < .01 | beta=-0.08 p = .03",
        ),
        (
            "Regression gave B = 1.24 (SE 0.40; 95% CI 0.45–2.03) for each extra session.",
            "B=1.24 ci 0.45,2.03 @95",
        ),
        (
            "Each point of alliance went with 0.3 points less depression (B = −0.30, p = .01).",
            "B=-0.3 p = .01",
        ),
        ("B = 12.4, p = .02, for income.", "B=12.4 p = .02"),
        ("Agreement was only fair, with a kappa of 0.38 (95% CI: 0.21–0.55).", "kappa=0.38 ci 0.21,0.55 @95"),
        ("ICCs were .79 (affirming), .84 (warmth) and .91 (skills).", "ICC=0.79 | ICC=0.84 | ICC=0.91"),
        ("Mean ICC across scales was .85 (range .70–.95).", "ICC=0.85"),
        ("The model R² was .41.", "R2=0.41"),
        ("Adjusted R² = .38; ΔR² = .06, p < .01.", "R2=0.38"),
        ("η² = .02–.05 for all interactions", "eta2=0.02..0.05"),
        ("NNT = 7.1 (95% CI 4.9–13)", "NNT=7.1 ci 4.9,13 @95"),
        ("NNTs of 5 and 8 were found for the two doses.", "NNT=5 | NNT=8"),
        ("Number needed to treat: 11.", "NNT=11"),
        ("The number of patients needed to treat was 12.", ""),
        ("The NNT (for one further remission) was 9 (95% CI 6 to 21).", "NNT=9 ci 6,21 @95"),
        (
            "SMDs were 0.55 (95% CI 0.40–0.70) for therapist-rated and 0.31 (95% CI 0.18–0.44) for self-rated outcomes.",
            "SMD=0.55 ci 0.4,0.7 @95 | SMD=0.31 ci 0.18,0.44 @95",
        ),
        ("The standardised mean difference for quality of life was 0.27 (0.12 to 0.42).", "SMD=0.27"),
        (
            "Standardized mean difference (SMD) = 0.27, 95% confidence interval (CI) = 0.12–0.42.",
            "SMD=0.27 ci 0.12,0.42 @95",
        ),
        ("Adjusted mean difference: 2.1; 95% CI: 0.3, 3.9; p = 0.02.", "MD=2.1 ci 0.3,3.9 @95 p = .02"),
        ("Mean difference in change was −4.2 (−6.9 to −1.5).", "MD=-4.2"),
        ("The difference in means was 4.2 points.", ""),
        ("Risk of relapse was halved (risk ratio 0.50, 95% CI 0.35 to 0.71).", "RR=0.5 ci 0.35,0.71 @95"),
        ("Risk ratio = 0.50 (95% confidence intervals 0.35, 0.71)", "RR=0.5 ci 0.35,0.71 @95"),
        ("RR=1·27 (1·14–1·39)", "RR=1.27"),
        ("OR = 2.31, 95% C.I. = 1.20–4.44", "OR=2.31 ci 1.2,4.44 @95"),
        (
            "odds ratios (ORs) of 1.5 (95% CI 1.1–2.0) and 2.4 (95% CI 1.6–3.6)",
            "OR=1.5 ci 1.1,2 @95 | OR=2.4 ci 1.6,3.6 @95",
        ),
        ("The odds of recovery were twice as high (OR=2.0).", "OR=2"),
        ("Hazard of relapse: HR 0·73 [0·55–0·97].", "HR=0.73 ci 0.55,0.97"),
        ("HRs were 0.71 and 0.85, respectively.", "HR=0.71 | HR=0.85"),
        ("d=0.5(95%CI 0.2-0.8)", "d=0.5 ci 0.2,0.8 @95"),
        ("d= .45,p<.05", "d=0.45 p < .05"),
        ("Cohen’s d=−.45", "d=-0.45"),
        ("Cohen d of 0.45", "d=0.45"),
        ("Hedge’s g = 0.45", "g=0.45"),
        ("Hedges’ g (g = 0.45)", "g=0.45"),
        ("The effect size, Hedges’ g, was 0.45.", "g=0.45"),
        ("Hedges’ gs were 0.45 and 0.55.", "g=0.45 | g=0.55"),
        ("effect sizes (Hedges g) between 0.45 and 0.55", "g=0.45..0.55"),
        ("Effects (d) were 0.45 for mood and 0.30 for sleep.", "d=0.45 | d=0.3"),
        (
            "The effects for mood, sleep and pain were d = 0.45, 0.30 and 0.12, respectively.",
            "d=0.45 | d=0.3 | d=0.12",
        ),
        ("Correlations of .31 (clients) and .18 (therapists) were found.", "r=0.31 | r=0.18"),
        ("r = .31, n = 45 (women) and r = .22, n = 60 (men)", "r=0.31 n 45 | r=0.22 n 60"),
        ("r = 0.31 (p = 0.04, n = 45)", "r=0.31 p = .04 n 45"),
        ("r = .31 (95% CI [.02, .55]) p = .04", "r=0.31 ci 0.02,0.55 @95 p = .04"),
        ("r(43) = .31, p < .05, two-tailed", "r=0.31 p < .05"),
        ("rs(43) = .31, p < .05", ""),
        ("rS = .31", ""),
        ("r_s = .31", ""),
        ("r = .31†", "r=0.31"),
        ("r = |.31|", ""),
        ("r² = .10", "R2=0.1"),
        ("R = .45, R² = .20", "R2=0.2"),
        ("r=–0.35; p=0.02; n=44", "r=-0.35 p = .02 n 44"),
        ("g= 0.30 to 0.45 across outcomes", "g=0.3..0.45"),
        ("g’s ranged from 0.30 to 0.45", "g=0.3..0.45"),
        ("effect sizes from d = 0.30 (mood) to d = 0.65 (anxiety)", "d=0.3 | d=0.65"),
    ]);
}

#[test]
fn effects_in_plain_language() {
    check(&[
        (
            "In other words, 62% of clients in therapy were better off than the average person waiting.",
            "percent=62",
        ),
        ("This means that 66% of treated people do better than the average untreated person.", "percent=66"),
        (
            "Put differently, a treated client had a 64% chance of faring better than an untreated one.",
            "percent=64",
        ),
        (
            "The effect (d = 0.40) means that 66% of treated people would score above the mean of the controls.",
            "d=0.4 | percent=66",
        ),
        ("A d of 0.40 means that 66% of treated people would score above the mean of the controls.", ""),
        ("That corresponds to a success rate of 60% in therapy and 40% without.", "percent=60 | percent=40"),
        ("For every 100 clients treated, 14 more recover.", ""),
    ]);
}

#[test]
fn definitions_as_asides() {
    check(&[
        ("Response, defined as a 50% reduction in symptoms, was reached by 45% of patients.", "percent=45"),
        (
            "Remission (defined as a HAM-D score below 8) was more frequent with CBT (OR = 2.1, 95% CI 1.3–3.4).",
            "OR=2.1 ci 1.3,3.4 @95",
        ),
        ("Reliable change was defined as a change of d = 0.50 or more.", ""),
    ]);
}

#[test]
fn one_p_for_several_estimates() {
    check(&[
        (
            "Warmth (β = .21) and skill (β = .25) mattered, both significant at p < .01.",
            "beta=0.21 p < .01 | beta=0.25 p < .01",
        ),
        (
            "Effects on mood (g = 0.40), sleep (g = 0.35) and pain (g = 0.20) were significant (all p values < .05).",
            "g=0.4 p < .05 | g=0.35 p < .05 | g=0.2 p < .05",
        ),
        (
            "Both correlations (r = .21 and r = .30) were significant (p < .01 for both).",
            "r=0.21 p < .01 | r=0.3 p < .01",
        ),
        ("The correlations (.21 and .30) were significant.", "r=0.21 | r=0.3"),
    ]);
}

#[test]
fn lists_of_estimates() {
    check(&[
        (
            "By modality, effects were g = 0.55 (individual), g = 0.48 (group) and g = 0.30 (guided self-help).",
            "g=0.55 | g=0.48 | g=0.3",
        ),
        (
            "Individual therapy had g = 0.55, group therapy 0.48 and guided self-help 0.30.",
            "g=0.55 | g=0.48 | g=0.3",
        ),
        (
            "The alliance–outcome correlation was .28 in adults, .19 in adolescents and .17 in children.",
            "r=0.28 | r=0.19 | r=0.17",
        ),
        (
            "Relative to waiting, CBT (SMD −0.90, 95% CrI −1.10 to −0.70), IPT (−0.75, −1.00 to −0.50) and PDT (−0.60, −0.90 to −0.30) were all superior.",
            "SMD=-0.9 ci -1.1,-0.7 @95 | SMD=-0.75 ci -1,-0.5 @95 | SMD=-0.6 ci -0.9,-0.3 @95",
        ),
        (
            "CBT: g = 0.60 [0.45, 0.75]; IPT: g = 0.50 [0.30, 0.70]; PDT: g = 0.45 [0.20, 0.70].",
            "g=0.6 ci 0.45,0.75 | g=0.5 ci 0.3,0.7 | g=0.45 ci 0.2,0.7",
        ),
        (
            "Odds ratios were 1.8 (95% CI 1.2–2.7) for response, 2.1 (1.3–3.4) for remission and 0.9 (0.6–1.4) for dropout.",
            "OR=1.8 ci 1.2,2.7 @95 | OR=2.1 ci 1.3,3.4 @95 | OR=0.9 ci 0.6,1.4 @95",
        ),
        (
            "Dropout was 12% (95% CI 8–16) in CBT and 19% (13–25) in exposure.",
            "percent=12 ci 8,16 @95 | percent=19 ci 13,25 @95",
        ),
    ]);
}

#[test]
fn results_among_other_numbers() {
    check(&[
        ("The average session lasted 50 minutes; d = 0.44 was found after 12 sessions.", "d=0.44"),
        (
            "Therapists had 8.4 years of experience (SD = 5.1), which did not matter (r = .02, p = .80).",
            "r=0.02 p = .80",
        ),
        ("On a 7-point scale, clients gave 5.9 (d = 0.30 against therapists).", "d=0.3"),
        ("Beck scores fell by 10.3 points (d = 1.2).", "d=1.2"),
        ("Of 12 comparisons, 3 were significant (largest d = 0.61).", "d=0.61"),
        ("The dose was 20 mg; HR fell to 72.", ""),
        ("Funding came from Grant MD 004.2.", ""),
        ("Section 3.2 of Appendix B (p. 45) gives the r-to-z formula.", ""),
        ("Ages were 18–65 years (M = 37.2), and 64% were female.", ""),
        ("The t-test gave t(98) = 2.20, p = .03, d = 0.44.", "d=0.44 p = .03"),
        (
            "At follow-up (n = 84) the effect was maintained (d = 0.58, 95% CI 0.20–0.96).",
            "d=0.58 ci 0.2,0.96 @95 n 84",
        ),
        ("A subsample (n = 40) showed r = .35.", "r=0.35 n 40"),
        (
            "In the therapy group (n = 45) and the control group (n = 47), symptoms differed (d = 0.50).",
            "d=0.5",
        ),
        (
            "Symptoms differed between therapy (n = 45) and control (n = 47), d = 0.50, p = .02.",
            "d=0.5 p = .02",
        ),
        (
            "Trials of high quality gave g = 0.22 (k = 11); all trials together gave g = 0.67 (k = 98).",
            "g=0.22 k 11 | g=0.67 k 98",
        ),
        ("The 17 trials with low risk of bias gave a smaller effect (g = 0.31).", "g=0.31 k 17"),
        ("Excluding two outliers, g was 0.45.", "g=0.45"),
        ("Publication bias was likely: trim-and-fill added 9 studies and lowered g to 0.42.", "g=0.42"),
        (
            "Egger’s test was significant (p = .01), and imputing 12 studies lowered the estimate to g = 0.42 (95% CI 0.30–0.54).",
            "g=0.42 ci 0.3,0.54 @95",
        ),
        ("The fail-safe N was 312.", ""),
        ("The Q statistic was 45.2 (p < .01), I² = 62%.", ""),
        ("With r = .28, alliance is among the best predictors.", "r=0.28"),
        ("At r = .28, the link is modest.", "r=0.28"),
        ("The much-quoted r = .28 comes from a meta-analysis of 295 studies.", "r=0.28 k 295"),
        ("Earlier reviews had reported r = .22 (1991) and r = .275 (2011).", "r=0.22 | r=0.275"),
        ("Two decades ago the estimate was r = .22; today it is r = .28.", "r=0.22 | r=0.28"),
        ("Is it large? At r = .28 it is not.", "r=0.28"),
        ("Not all agree: one team found d = 0.70, another d = 0.15.", "d=0.7 | d=0.15"),
        ("The effect was significant but tiny (d = 0.04, p < .001, N = 50,000).", "d=0.04 p < .001 n 50000"),
        ("No effect was found (d = 0.00).", "d=0"),
        (
            "The effect was not different from zero, d = −0.01, 95% CI [−0.10, 0.08], ns.",
            "d=-0.01 ci -0.1,0.08 @95 p ns",
        ),
        (
            "The reliability of the alliance scale was α = .95 and its correlation with outcome r = .30.",
            "r=0.3",
        ),
        ("Split-half reliability was r = .88.", "r=0.88"),
        ("Test–retest correlation was .81 over two weeks.", "r=0.81"),
        ("Mean age correlated with effect size (b = −0.01, p = .04).", "B=-0.01 p = .04"),
        (
            "Year of publication was a moderator (B = −0.02, 95% CI −0.03 to −0.01, k = 92).",
            "B=-0.02 ci -0.03,-0.01 @95 k 92",
        ),
        ("The slope was b = 0.15 per session.", "B=0.15"),
        ("Session number predicted outcome (b* = .20, p = .02).", "B=0.2 p = .02"),
        ("Path a was significant (a = .30, p < .01) and so was path b (b = .25, p < .01).", "B=0.25 p < .01"),
        (
            "The interaction term was B=0.45, SE=0.20, Wald χ²(1)=5.06, p=.024, OR=1.57.",
            "B=0.45 p = .024 | OR=1.57",
        ),
        ("OR=1.57, Wald χ²(1)=5.06, p=.024", "OR=1.57 p = .024"),
    ]);
}

#[test]
fn citations_and_references() {
    check(&[
        ("The alliance matters (r = .28; Flückiger et al., 2018; k = 295).", "r=0.28 k 295"),
        ("The alliance matters (r = .28, Flückiger, Del Re, Wampold, & Horvath, 2018).", "r=0.28"),
        ("Elliott et al. (2018) found r = .28 (see Table 2).", "r=0.28"),
        ("Psychotherapy, 55(4), 316–340. doi: 10.1037/pst0000172", ""),
        ("Fig. 2 shows g = 0.50 for CBT.", "g=0.5"),
        ("See pp. 269–277 and Table 3 (d. f. = 12).", ""),
        ("In the U.S. trial, g was 0.40 (N = 212).", "g=0.4 n 212"),
        ("The trial (NCT01234567) had 45% power.", ""),
    ]);
}

#[test]
fn several_sentences() {
    check(&[
        ("An r of .10 is small by convention. In this study it was r = .30.", "r=0.3"),
        ("In 28 studies, therapy helped. The effect was g = 0.40.", "g=0.4"),
        ("The effect was g = 0.40. It rested on 28 studies (n = 2,300).", "g=0.4"),
        ("Was it worth it? The NNT was 8.", "NNT=8"),
        ("Response rates differed. They were 54% and 31%.", ""),
        ("Remission was common: 54% with therapy, 31% with placebo.", "percent=54 | percent=31"),
        ("- remission: 54%; - response: 61%", "percent=54 | percent=61"),
        ("The study had 80% power. Dropout was 12%.", "percent=12"),
        (
            "The margin was d = 0.20. The difference was d = 0.05 (95% CI −0.10 to 0.20).",
            "d=0.05 ci -0.1,0.2 @95",
        ),
    ]);
}

#[test]
fn words_of_context_beside_a_result() {
    check(&[
        ("With 80% power to detect d = 0.40, the trial found d = 0.21 (p = .09).", "d=0.21 p = .09"),
        ("The trial, powered to detect d = 0.40, found d = 0.21 (p = .09).", "d=0.21 p = .09"),
        ("The observed d = 0.21 was below the minimal important difference of d = 0.24.", "d=0.21"),
        (
            "The effect (g = 0.19, 95% CI 0.05–0.33) was smaller than the threshold of 0.24 for clinical relevance.",
            "g=0.19 ci 0.05,0.33 @95",
        ),
        ("The effect was g = 0.53, larger than Cohen’s benchmark for a medium effect.", "g=0.53"),
        ("Effects of g = 0.30 were found for adults.", "g=0.3"),
        ("Effects of d = 0.20 are small.", ""),
        ("A large effect of d = 0.90 was found.", "d=0.9"),
        ("A correlation of r = .22 was observed between them.", "r=0.22"),
        ("An effect of g = 0.22 is reported for children.", "g=0.22"),
        ("The authors expected r = .30 and found r = .12.", "r=0.12"),
        ("The authors expected r = .30; they found r = .12.", "r=0.12"),
        ("As expected, empathy was related to outcome (r = .28).", "r=0.28"),
        ("Contrary to what was expected, the relation was negative (r = −.15).", "r=-0.15"),
        ("The hypothesis that empathy predicts outcome was supported (r = .28).", "r=0.28"),
        ("As hypothesized, empathy predicted outcome (β = .24, p = .01).", "beta=0.24 p = .01"),
        ("The planned comparison was significant (d = 0.45, p = .01).", "d=0.45 p = .01"),
        ("In the preplanned analysis the OR was 1.8.", "OR=1.8"),
        ("After controlling for prior treatment, B was 0.20 (p = .03).", "B=0.2 p = .03"),
        ("A prior meta-analysis reported g = 0.35.", "g=0.35"),
        ("Guideline-concordant care did better (OR = 1.6).", "OR=1.6"),
        ("Clients above the cut-off improved more (d = 0.60).", "d=0.6"),
        (
            "Patients who scored above the clinical cut-off at intake had larger gains (d = 0.80) than those below it (d = 0.40).",
            "d=0.8 | d=0.4",
        ),
        ("The benefit was larger in those below the threshold for depression (SMD = 0.45).", "SMD=0.45"),
        ("Adding power to the model, alliance gave R² = .12.", "R2=0.12"),
        ("Social power was related to outcome (r = .20).", "r=0.2"),
        ("If anything, effects were larger later (g = 0.50).", "g=0.5"),
        ("It is not known if this holds (r = .20).", "r=0.2"),
        ("Therapists were asked if they used feedback; use was related to outcome (r = .18).", "r=0.18"),
        ("Even if only good trials were counted, g was 0.31.", "g=0.31"),
        ("When only good trials were counted, g was 0.31.", "g=0.31"),
        ("When therapists were more experienced, effects were no larger (r = .01).", "r=0.01"),
        ("Where data were available, the ICC was .05.", "ICC=0.05"),
        ("Training should be intensive (d = 0.70 vs. d = 0.20 for brief training).", "d=0.7 | d=0.2"),
        ("Clinicians should note that dropout is common (20%).", "percent=20"),
        ("It may be that empathy matters more (r = .28) than technique.", "r=0.28"),
        ("The difference might be due to chance (d = 0.10, p = .30).", "d=0.1 p = .30"),
        ("One could argue that d = 0.20 is too small to matter.", ""),
        ("Such an effect (d = 0.20) could be due to bias.", "d=0.2"),
        ("Detecting ruptures was related to outcome (r = .29).", "r=0.29"),
        ("Early detection of deterioration helped (OR = 0.60).", "OR=0.6"),
        ("The set of predictors explained R² = .20.", "R2=0.2"),
        ("Goals were set at intake, and attainment correlated with outcome (r = .40).", "r=0.4"),
        ("Treatment was planned with the client (d = 0.33).", "d=0.33"),
        ("A simulation-based training improved skills (g = 0.70).", "g=0.7"),
        ("Imagined exposure helped (d = 0.90).", "d=0.9"),
        ("Imagery rescripting helped (d = 0.90).", "d=0.9"),
        ("Assumed similarity of client and therapist was related to alliance (r = .15).", "r=0.15"),
        ("Expected benefit predicted outcome (r = .18).", "r=0.18"),
        ("Patients’ expectations predicted outcome (r = .18).", "r=0.18"),
        ("The larger the dose, the better (up to r = .20).", ""),
        ("The criterion validity was r = .62.", "r=0.62"),
        ("The margin of safety did not differ.", ""),
        ("Marginal effects were d = 0.15.", "d=0.15"),
        ("The convention of weekly sessions was compared with two sessions (d = 0.55).", "d=0.55"),
        ("Conventional treatment did worse (SMD = −0.30).", "SMD=-0.3"),
        ("In conventional CBT the effect was g = 0.60.", "g=0.6"),
    ]);
}

#[test]
fn words_of_outcome_beside_other_percentages() {
    check(&[
        ("Of the 120 patients who recovered, 70% were women.", ""),
        ("Among the relapsed patients 35% had stopped their medication.", ""),
        ("Responders were mostly women (68%).", ""),
        ("Completers (n = 98; 71% female) did not differ from dropouts.", ""),
        ("Those who dropped out were younger, and 45% of them were single.", ""),
        ("The 40% with comorbid anxiety improved as much as the others.", ""),
        ("Some 25% of participants had dropped out of an earlier therapy.", ""),
        ("At baseline 30% met criteria for remission of another disorder.", ""),
        ("The relapse prevention group was 60% male.", ""),
        ("Improvement was measured in the 85% who returned the forms.", ""),
        ("Recovery was assessed by blind raters, whose agreement was 92%.", ""),
        ("Attrition analyses used the 80% with complete data.", ""),
        ("In 40% of the sample, remission had been reached before the trial began.", ""),
        ("Staff turnover was 25% a year.", ""),
        ("The dropout rate from university was 12%.", ""),
        ("Recovery colleges are used by 4% of service users.", ""),
        ("About 20% of people with depression seek help.", ""),
        ("Only 11% of clinics offered the treatment.", ""),
        ("Roughly 70% of trainees had been in therapy themselves.", ""),
        ("In 30% of sessions a rupture occurred.", ""),
        ("Ruptures were followed by repair in 60% of sessions.", ""),
        ("Ten percent of the items were reverse-scored.", ""),
        ("A third (33.3%) of the studies came from Germany.", ""),
        ("Half of the trials (54%) used a waiting list.", ""),
        ("Most studies (82%) were conducted in the United States.", ""),
        ("The network explained 61% of the nodes.", ""),
        ("CBT was the treatment in 46% of the studies.", ""),
        ("The response format was a scale from 0 to 100%.", ""),
        ("Nonresponse to the questionnaire was 24%.", ""),
        ("Survey nonresponse was 24%.", ""),
        ("Of those invited, 62% responded.", ""),
        ("A 95% interval is wide.", ""),
        ("The top 20% of therapists had twice the recovery rate.", ""),
        (
            "The most effective 25% of therapists reached a recovery rate of 66%, the least effective 25% one of 33%.",
            "",
        ),
        ("The best therapists had recovery rates of 76%, the poorest of 33%.", "percent=76 | percent=33"),
        ("Patients took 80% of their tablets.", ""),
        ("Patients had a 10% lower heart rate.", ""),
        ("The group lost 5% of body weight.", ""),
        ("Sleep efficiency rose to 85%.", ""),
        ("Wages fell by 3%.", ""),
        ("Premiums dropped by 10%.", ""),
        ("A reduction of 25% in costs was reached.", ""),
        ("The service cut its waiting times by 40%.", ""),
        ("Sick leave fell by 22%.", ""),
        ("Forty-one percent improved.", ""),
        ("A quarter of the patients (25%) relapsed.", "percent=25"),
        ("One in five patients (20%) dropped out.", "percent=20"),
        ("Two thirds of clients (66%) improved and 5% got worse.", "percent=66 | percent=5"),
        ("Patients who stayed: 83% with CBT, 71% with exposure.", ""),
        ("Sudden gains were seen in 40% of patients.", ""),
    ]);
}

#[test]
fn outcomes_in_various_words() {
    check(&[
        ("The chance of relapse within a year was 33% after therapy.", "percent=33"),
        ("Full remission: 23% (CBT), 21% (IPT), 9% (waiting).", "percent=23 | percent=21 | percent=9"),
        ("Dropout from CBT averaged 26.2% (k = 115).", "percent=26.2 k 115"),
        ("Drop-out varied between 8% and 41%.", "percent=8..41"),
        (
            "The weighted dropout rate was 24.6%, 95% CI [22.0%, 27.2%], I² = 88%.",
            "percent=24.6 ci 22,27.2 @95 i2 88",
        ),
        ("Early dropout (before session three) was 13%.", "percent=13"),
        ("Premature discontinuation ranged from 0% to 32%.", "percent=0..32"),
        (
            "Clinically significant improvement was seen in 38.5% vs. 17.2% of cases.",
            "percent=38.5 | percent=17.2",
        ),
        ("Reliable and clinically significant change was achieved by 43.1% (n = 56).", "percent=43.1 n 56"),
        ("No reliable change was found in 46%.", "percent=46"),
        (
            "Nearly 8% showed reliable deterioration, 37% no change and 55% improvement.",
            "percent=8 | percent=37 | percent=55",
        ),
        (
            "Loss of diagnosis at post-treatment was 59.4% for CBT and 17.5% for controls.",
            "percent=59.4 | percent=17.5",
        ),
        ("By six months, PTSD diagnoses had been lost by 61%.", "percent=61"),
        ("At one year 27% still met criteria for depression.", ""),
        ("Relapse was prevented in 82%.", "percent=82"),
        ("Fifty-two percent (52%) of patients relapsed.", "percent=52"),
        ("Self-harm was repeated by 13% of those in therapy.", "percent=13"),
        ("Adverse effects occurred in 4% and 5%, respectively.", "percent=4 | percent=5"),
        ("The number of patients in remission doubled, from 15% to 30%.", "percent=15 | percent=30"),
        ("Recovery rose from 34% in 2012 to 50% in 2018.", "percent=34 | percent=50"),
        (
            "Depressive symptoms decreased by 54% in therapy and by 30% on the list.",
            "percent=54 | percent=30",
        ),
        ("A mean reduction of 41% in panic attacks was found.", "percent=41"),
        ("The variance explained was 12%.", "percent=12"),
        (
            "The predictors together accounted for 21% of the variance, of which alliance accounted for 8%.",
            "percent=21 | percent=8",
        ),
        (
            "Clinic differences explained 1.9% (95% CI 0.8 to 3.1) of the variance.",
            "percent=1.9 ci 0.8,3.1 @95",
        ),
        ("Therapist effects were 6.8% in the larger sample.", "percent=6.8"),
    ]);
}

#[test]
fn abstracts_in_many_voices() {
    check(&[
        (
            "Results: Pooled effects favoured iCBT over controls (g=0.72; 95% CI, 0.55-0.88; P<.001; NNT=2.56), with high heterogeneity (I2=83%).",
            "g=0.72 ci 0.55,0.88 @95 p < .001 | NNT=2.56",
        ),
        (
            "Main outcome: PHQ-9 at 16 weeks (adjusted mean difference −1.6, 95% CI −2.9 to −0.3, p = 0.017, Cohen’s d = 0.31).",
            "MD=-1.6 ci -2.9,-0.3 @95 p = .017 | d=0.31",
        ),
        (
            "Odds of remission were higher in the intervention arm (aOR 1.94, 1.27 to 2.96; p=0.002).",
            "OR=1.94 p = .002",
        ),
        (
            "Overall, 59 trials (6,821 participants) were included; the pooled SMD was −0.48 (95% CI −0.60 to −0.36).",
            "SMD=-0.48 ci -0.6,-0.36 @95 k 59 n 6821",
        ),
        (
            "Fifteen trials were included (N = 1,502), and the random-effects pooled estimate was g = 0.39, 95% CI = [0.24, 0.54].",
            "g=0.39 ci 0.24,0.54 @95 k 15 n 1502",
        ),
        (
            "The alliance–outcome association held after adjustment (partial r = .21, p < .001).",
            "r=0.21 p < .001",
        ),
        ("The mean effect was d+ = 0.44.", ""),
        (
            "The average weighted effect size was r = .18 (k = 42, N = 5,019, 95% CI [.13, .23], p < .001).",
            "r=0.18 ci 0.13,0.23 @95 p < .001 k 42 n 5019",
        ),
        (
            "Multilevel models showed that within-person alliance predicted next-session symptoms (γ = −0.24, p < .001; d = 0.22).",
            "d=0.22",
        ),
        (
            "Symptoms decreased significantly over time (b = −0.45, SE = 0.07, 95% CI [−0.59, −0.31], p < .001).",
            "B=-0.45 ci -0.59,-0.31 @95 p < .001",
        ),
        (
            "Between-group effects at post were g = 0.47 [0.23; 0.71] and at follow-up g = 0.33 [0.05; 0.61].",
            "g=0.47 ci 0.23,0.71 | g=0.33 ci 0.05,0.61",
        ),
        (
            "Large pre–post effects were found for the BDI-II (d=1.40), the BAI (d=1.12) and the WSAS (d=0.88).",
            "d=1.4 | d=1.12 | d=0.88",
        ),
        ("Effect sizes ranged from small (d = 0.22) to large (d = 0.91).", "d=0.22 | d=0.91"),
        (
            "ITT analyses yielded an effect of d = 0.33 (95%CI 0.05–0.61, p=.02); completer analyses one of d = 0.48 (95%CI 0.16–0.80, p=.003).",
            "d=0.33 ci 0.05,0.61 @95 p = .02 | d=0.48 ci 0.16,0.8 @95 p = .003",
        ),
        (
            "Inter-rater reliability was excellent (ICC = .93 for competence, ICC = .89 for adherence).",
            "ICC=0.93 | ICC=0.89",
        ),
        ("The two coders’ agreement (κ = .74–.91) was good.", "kappa=0.74..0.91"),
        (
            "The odds of dropping out were 1.5 times higher for younger clients (OR = 1.50; 95% CI = 1.10–2.04).",
            "OR=1.5 ci 1.1,2.04 @95",
        ),
        (
            "Being in work halved the hazard of relapse (HR .49, 95% CI .31–.78, p = .003).",
            "HR=0.49 ci 0.31,0.78 @95 p = .003",
        ),
        (
            "Relative risks of dropout were 0.87 (95% CI 0.70–1.08) for blended and 1.24 (95% CI 1.02–1.51) for unguided formats.",
            "RR=0.87 ci 0.7,1.08 @95 | RR=1.24 ci 1.02,1.51 @95",
        ),
        ("Four patients need to be treated for one to recover (NNT = 4, 95% CI 3 to 8).", "NNT=4 ci 3,8 @95"),
        ("That is an NNT of about 6.", "NNT=6"),
        (
            "NNT was 3.9 in trials against waiting lists and 9.1 in trials against usual care.",
            "NNT=3.9 | NNT=9.1",
        ),
        (
            "Change in mentalizing accounted for 14% of change in symptoms (β = −.37, p < .01, R² = .14).",
            "percent=14 | beta=-0.37 p < .01 | R2=0.14",
        ),
        ("The three-level model gave a between-therapist ICC of 0.052 (5.2%).", "ICC=0.052 | percent=5.2"),
        (
            "ηp² was .11 for time, .02 for group and .04 for their interaction.",
            "eta2=0.11 | eta2=0.02 | eta2=0.04",
        ),
        ("A 2 × 2 ANOVA gave F(1,96) = 5.11, MSE = 2.3, p = .026, η2 = .05.", "eta2=0.05 p = .026"),
        ("Correlations between subscales were high (r = .55–.72).", "r=0.55..0.72"),
        ("The correlation matrix (all rs > .40, ps < .001) suggested one factor.", ""),
        (
            "Scores correlated with the BDI (r = .68) and, less so, with the BAI (r = .49), all ps < .001.",
            "r=0.68 p < .001 | r=0.49 p < .001",
        ),
        (
            "Self-criticism predicted worse outcome, r = –.20, 95% CI –.28, –.12, k = 49, n = 3277.",
            "r=-0.2 ci -0.28,-0.12 @95 k 49 n 3277",
        ),
        (
            "Effects did not differ (Q(2) = 1.8, p = .41): g = 0.40 for CBT, g = 0.36 for IPT, g = 0.45 for PDT.",
            "g=0.4 | g=0.36 | g=0.45",
        ),
        (
            "Among children the effect (d = .24) was half as large as among adolescents (d = .49).",
            "d=0.24 | d=0.49",
        ),
        (
            "In both the intention-to-treat (d = 0.31) and the per-protocol sample (d = 0.38), therapy was ahead.",
            "d=0.31 | d=0.38",
        ),
        (
            "Therapy plus medication was superior to therapy (SMD 0.35, 95% CI 0.14–0.56) and to medication alone (SMD 0.43, 95% CI 0.31–0.56; NNT 4.20).",
            "SMD=0.35 ci 0.14,0.56 @95 | SMD=0.43 ci 0.31,0.56 @95 | NNT=4.2",
        ),
        (
            "Effects shrink with time: from g = 0.55 at the end of treatment to g = 0.31 at two years.",
            "g=0.55 | g=0.31",
        ),
        ("The correlation dropped to .12 once severity was controlled.", "r=0.12"),
        ("The correlation rose from .15 at session 1 to .31 at session 8.", "r=0.15 | r=0.31"),
        (
            "Self-report gave larger effects (g = 0.61, k = 34) than clinician ratings did (g = 0.42, k = 21), Q = 4.4, p = .036.",
            "g=0.61 k 34 | g=0.42 k 21",
        ),
        ("The subgroup difference was significant (g = 0.61 vs. g = 0.42, p = .036).", "g=0.61 | g=0.42"),
        (
            "The difference between the two effects (g = 0.61 and g = 0.42) was significant, p = .036.",
            "g=0.61 | g=0.42",
        ),
        (
            "Each year of age lowered the odds of recovery by 2% (OR = 0.98, 95% CI 0.97–0.99).",
            "percent=2 | OR=0.98 ci 0.97,0.99 @95",
        ),
        (
            "On average, clients attended 6.3 of 8 sessions, and attendance correlated with gain, r=.19.",
            "r=0.19",
        ),
        ("Group differences were nonsignificant (all ds ≤ 0.15).", ""),
        ("Differences were negligible (|d| < 0.10).", ""),
        ("All ICCs exceeded .75.", ""),
        ("ICCs ≥ .80 were required.", ""),
        ("ORs below 1 favour treatment.", ""),
        ("We report d (with d = 0.2 as small).", ""),
        ("For orientation: d = 0.2 is small, 0.5 medium, 0.8 large.", ""),
        ("To give a sense of scale, r = .30 corresponds to 9% shared variance.", ""),
        ("A d of 0.5 corresponds to an NNT of 3.6.", ""),
        ("For d = 0.50, 64 patients per arm are needed for 80% power.", ""),
        ("Smaller effects (d < 0.3) went undetected.", ""),
        ("The protocol foresaw an interim analysis at p < .01.", ""),
        ("The alpha level was .05 and the planned N was 300.", ""),
        ("The authors had hoped for d = 0.40.", ""),
        ("The trial had been designed to find a difference of 3 points (d = 0.40).", ""),
        ("In the protocol, an SMD of 0.40 was foreseen.", ""),
        ("A correlation of .10 or less can be ignored.", ""),
        ("Any r above .20 deserves attention.", ""),
        ("What would an OR of 1.5 mean in practice?", ""),
        ("Some would see d = 0.20 as trivial.", ""),
        ("If one takes r = .28 at face value, 8% of variance is explained.", ""),
        ("Say the ICC is .08.", ""),
        ("As a rule, kappas of .60 and above are acceptable.", ""),
        ("A convention has it that β = .20.", ""),
    ]);
}

#[test]
fn more_percentages_of_outcomes() {
    check(&[
        (
            "In the first year 14% of those on maintenance sessions and 32% of those without fell ill again.",
            "",
        ),
        ("A year on, three quarters (75%) were still well.", ""),
        ("Therapy ended early in 28% of cases.", "percent=28"),
        ("Every fourth client (24%) left before the fifth session.", "percent=24"),
        ("The share of clients who deteriorated was 7.9%.", "percent=7.9"),
        ("Cases of recovery made up 47% of the total.", "percent=47"),
        (
            "CBT outperformed placebo on response (49% vs. 27%, OR = 2.6, p < .001).",
            "percent=49 | percent=27 | OR=2.6 p < .001",
        ),
        ("Remission: CBT 42%, IPT 39%, control 21%.", "percent=42 | percent=39 | percent=21"),
        (
            "Recovery was reported for 45% (95% CI 38–52%) of the adults and 52% (95% CI 44–60%) of the adolescents.",
            "percent=45 ci 38,52 @95 | percent=52 ci 44,60 @95",
        ),
        ("The pooled remission rate was 33.0% [28.1, 38.2].", "percent=33 ci 28.1,38.2"),
        ("The rate of non-response stayed at about 40%.", "percent=40"),
        ("Half a percent (0.5%) were harmed.", "percent=0.5"),
        ("About 6 in 10 clients improved.", ""),
        ("Outcome variance due to therapists was put at 5–8%.", "percent=5..8"),
        ("Of the total variance, therapists explained 4.6%, clinics 0.8%.", "percent=4.6 | percent=0.8"),
        ("The therapist explained 4.6% of variance (ICC = .046).", "percent=4.6 | ICC=0.046"),
        ("Dropout was 1.4 times as high (21% vs. 15%).", "percent=21 | percent=15"),
        ("Attrition at post-test was 22% (k = 31; 95% CI: 18–27).", "percent=22 ci 18,27 @95 k 31"),
        ("Drop-outs numbered 34 (19%).", "percent=19"),
        ("Response, remission and relapse were 61%, 44% and 18%.", "percent=61 | percent=44 | percent=18"),
        ("Response was 61%; remission, 44%; relapse, 18%.", "percent=61 | percent=44 | percent=18"),
        ("Therapy reduced the risk of relapse by 35% (HR = 0.65).", "percent=35 | HR=0.65"),
        ("The relative risk reduction was 35%.", "percent=35"),
        ("Sixty-one of 98 reviews (62%) were rated as of critically low quality.", "percent=62"),
        ("Most reviews (74%) found small effects.", "percent=74"),
        ("In 88% of comparisons therapy was superior to waiting.", "percent=88"),
        ("Significant publication bias was present in 41% of meta-analyses.", "percent=41"),
    ]);
}

#[test]
fn more_percentages_of_other_things() {
    check(&[
        ("The intervention group was 54% female and the controls 51%.", ""),
        ("In the treatment arm 12% were lost to the military draft.", ""),
        ("The therapists had used the manual in 90% of sessions.", ""),
        ("Adherence was rated in 20% of sessions.", ""),
        ("Fidelity was 92%.", ""),
        ("Interrater agreement was 87%.", ""),
        ("The sensitivity was 82% and the specificity 77%.", ""),
        ("The base rate of depression in primary care is 10%.", ""),
        ("One-year prevalence is 7%.", ""),
        ("About 25% had a university degree.", ""),
        ("Some 40% had attempted suicide before.", ""),
        ("Of 45 clinics, 60% took part.", ""),
        ("Participation was 73%.", ""),
        ("Recruitment reached 85% of the target.", ""),
        ("The confidence level was 95%.", ""),
        ("A 10% trimmed mean was used.", ""),
        ("The questionnaire’s completion rate was 76%.", ""),
        ("In 15% of the interviews sound was poor.", ""),
        ("Women made up 66% of completers.", ""),
        ("The panel reached 80% consensus.", ""),
        ("The authors weigh it at 20%.", ""),
        ("The room was at 21 °C and 40% humidity.", ""),
        ("Rents went up 12% that year.", ""),
        ("She was only 50% awake in the first session.", ""),
        ("They agreed 100% with the plan.", ""),
        ("The plan leaves 20% of the time for questions.", ""),
        ("By definition, 50% of clients lie below the median.", ""),
        ("A fair coin gives 50% heads.", ""),
        ("In theory 100% of the variance could be explained.", ""),
        ("Let us say 30% relapse.", ""),
        ("Would a 30% response rate be enough?", ""),
        ("The authors allowed for 25% attrition.", ""),
        ("Sample size was raised by 15% to allow for dropout.", ""),
        ("To show a difference of 15% in remission, 340 patients were needed.", ""),
        ("A difference of 10% in response was taken as the margin.", ""),
        ("Treatment was to be stopped if deterioration exceeded 10%.", ""),
        ("Response is usually defined as a 50% reduction.", ""),
        ("Reliable change requires a 30% drop.", ""),
        ("Relapse is said to occur in 50% of cases of depression.", ""),
        ("The textbook figure of 20% for dropout is old.", ""),
    ]);
}

#[test]
fn counts_that_are_not_k_or_n() {
    check(&[
        ("In 12 trials g was 0.40 and in 8 others 0.20.", "g=0.4 | g=0.2"),
        ("Nearly 4,000 patients took part (g = 0.30).", "g=0.3"),
        ("Over 60 trials were pooled (g = 0.30).", "g=0.3"),
        ("Some 30 studies with about 3,000 clients gave r = .25.", "r=0.25"),
        ("The 3 trials (n = 212) with children gave g = 0.20.", "g=0.2 k 3 n 212"),
        ("Of 1,204 records, 32 studies were included (g = 0.50).", "g=0.5 k 32"),
        ("The review included 32 studies, 21 of which were RCTs (g = 0.50).", "g=0.5 k 32"),
        ("Forty-five studies were found; g was 0.50.", "g=0.5"),
        ("Two studies of 60 and 80 patients gave d = 0.60.", "d=0.6 k 2"),
        ("In each of five trials d was above 0.30.", ""),
        ("Each of the 14 therapists saw 6 clients (ICC = .05).", "ICC=0.05"),
        ("With 6 to 8 clients per therapist, the ICC was .05.", "ICC=0.05"),
        ("In 20 sessions, d was 0.50.", "d=0.5"),
    ]);
}

#[test]
fn fresh_a() {
    check(&[
        (
            "Guided self-help was nearly as good as face-to-face therapy, the SMD being −0.05 (95% CI −0.19 to 0.09; 21 trials; 810 patients).",
            "SMD=-0.05 ci -0.19,0.09 @95 k 21 n 810",
        ),
        (
            "We obtained an overall r of .29 (95% CI: .21, .36) between rupture repair and outcome.",
            "r=0.29 ci 0.21,0.36 @95",
        ),
        (
            "Symptom severity at intake (HR per SD = 1.22, 95% CI 1.05-1.42) shortened survival in treatment.",
            "HR=1.22 ci 1.05,1.42 @95",
        ),
        (
            "Patients allocated to therapy recovered sooner (median 14 vs. 22 weeks; HR 1.40; 95% CI 1.12, 1.75).",
            "HR=1.4 ci 1.12,1.75 @95",
        ),
        (
            "At 18 months, the RR of suicide attempt was .60, 95% CI [.43, .85]; NNT = 11.",
            "RR=0.6 ci 0.43,0.85 @95 | NNT=11",
        ),
        (
            "Standardized coefficients: alliance β = .19**, severity β = −.34***, age β = .04 (ns).",
            "beta=0.19 | beta=-0.34 | beta=0.04 p ns",
        ),
        ("Alliance ruptures (B = –0.62 [–1.02, –0.22]) foreshadowed dropout.", "B=-0.62 ci -1.02,-0.22"),
        (
            "The ICC at the level of the therapist was .06, that at the level of the clinic .02.",
            "ICC=0.06 | ICC=0.02",
        ),
        ("Agreement beyond chance was poor (κ = .19; 95% CI = .05–.33).", "kappa=0.19 ci 0.05,0.33 @95"),
        ("The two sources of report agreed (ICC [absolute agreement] = .74).", "ICC=0.74"),
        ("On the primary outcome, groups differed by d = 0.55 at month six.", "d=0.55"),
        ("Groups differed little (Cohen’s d 0.12).", "d=0.12"),
        (
            "The advantage over waiting lists amounted to g = 0.83, over usual care to g = 0.35.",
            "g=0.83 | g=0.35",
        ),
        ("For depression g = 0.71 and for anxiety g = 0.80 were obtained.", "g=0.71 | g=0.8"),
        ("Correlation coefficients ranged from −.12 to .45.", "r=-0.12..0.45"),
        (
            "Outcome correlated significantly with homework compliance (r = 0.26, P = .0003).",
            "r=0.26 p = .0003",
        ),
        (
            "Homework quality (r=.28, k=5) mattered as much as quantity (r=.26, k=18).",
            "r=0.28 k 5 | r=0.26 k 18",
        ),
        ("Its effect (partial η² = .06 [90% CI .01–.13]) was medium.", "eta2=0.06 ci 0.01,0.13 @90"),
        ("Explained variance was R² = .18 for depression and R² = .07 for well-being.", "R2=0.18 | R2=0.07"),
        ("Psychotherapy reduced symptoms by g = 0.50 more than the control condition.", "g=0.5"),
        (
            "The mean difference on the PHQ-9 was −2.75 points (95% CI −3.80 to −1.70) in favour of therapy.",
            "MD=-2.75 ci -3.8,-1.7 @95",
        ),
        (
            "A mean difference of 1.2 (95% CI −0.3 to 2.7; p = .12) was seen on the GAD-7.",
            "MD=1.2 ci -0.3,2.7 @95 p = .12",
        ),
        (
            "Mean differences were −2.1 (95% CI −3.4 to −0.8) at three and −1.4 (95% CI −2.9 to 0.1) at twelve months.",
            "MD=-2.1 ci -3.4,-0.8 @95 | MD=-1.4 ci -2.9,0.1 @95",
        ),
        ("Their odds of relapse were 0.44 times those of controls.", ""),
        ("The effect was large, with Hedges’ g equal to 1.04.", "g=1.04"),
        ("Cohen's d was calculated as 0.66.", "d=0.66"),
        ("d was 0.66; g, 0.64.", "d=0.66 | g=0.64"),
        ("Effect: d = .66 / g = .64.", "d=0.66 | g=0.64"),
        ("The smallest effect was g = 0.12, the largest g = 0.98.", "g=0.12 | g=0.98"),
        ("The median d was 0.45 (IQR 0.20–0.71).", "d=0.45"),
        ("An average d of 0.45 was computed over 31 comparisons.", "d=0.45"),
        ("No trial found more than d = 0.90.", ""),
        ("With one exception (d = 1.90), effects were below 0.80.", "d=1.9"),
        ("Therapists’ effects on dropout (ICC = 12.6%) were sizeable.", ""),
        ("R² = 23%", ""),
        ("The rate of change was b = -.05 (p = .20).", "B=-0.05 p = .20"),
        ("A moderator analysis gave b = 0.02, SE = 0.01, p = .04, R² = .09.", "B=0.02 p = .04 | R2=0.09"),
        ("NNT=∞ was reported.", ""),
        ("HR = 1.00", "HR=1"),
        ("OR = 1 (95% CI 0.5–2)", "OR=1 ci 0.5,2 @95"),
        ("RR 2 (95% CI 1.1 to 3.6)", "RR=2 ci 1.1,3.6 @95"),
    ]);
}

#[test]
fn fresh_traps() {
    check(&[
        ("The critical value was r = .25.", ""),
        ("Any |r| > .25 was significant.", ""),
        ("Correlations of .25 or more were flagged.", ""),
        ("Only effects larger than d = 0.30 were examined further.", ""),
        ("Studies had to report an ICC of at least .60.", ""),
        ("We regarded d = 0.20 as the smallest effect of interest.", ""),
        ("Effects around d = 0.20 are regarded as small.", ""),
        ("In Cohen’s terms, 0.2 is small and 0.8 large.", ""),
        ("Cohen’s guidelines (d = 0.2, 0.5, 0.8) were used.", ""),
        ("The guidelines of Gignac and Szodorai (r = .10, .20, .30) were applied.", ""),
        ("Power was 0.80 for d = 0.35.", ""),
        ("Sensitivity analysis showed that effects of d = 0.28 could be detected.", ""),
        ("The study could detect effects of d = 0.28 or more.", ""),
        ("The trial aimed at a between-group effect of d = 0.35.", ""),
        ("We calculated that 200 patients would give 90% power (d = 0.46).", ""),
        ("To reach r = .30 with p < .05, 85 dyads are needed.", ""),
        ("An a priori analysis (d = 0.50, power = .80) called for 128 patients.", ""),
        ("The attrition we expected was 15%.", ""),
        ("If r = .30, then R² = .09.", ""),
        ("Given r = .50, half the scores lie above the mean.", ""),
        ("For r = .30 the shared variance is 9%.", ""),
        ("An r of .30 explains 9% of the variance.", ""),
        ("r = .30 means that 9% of variance is shared.", ""),
        ("A HR of 2 would double the hazard.", ""),
        ("A hazard ratio greater than 1 means more events.", ""),
        ("Put simply, an NNT of 5 is five patients treated for one more success.", ""),
        ("Is an NNT of 20 acceptable?", ""),
        ("How many clinicians would call r = .28 large?", ""),
        ("Non-inferiority required that the upper bound not exceed d = 0.25.", ""),
        ("The margin (SMD 0.24) was taken from the literature.", ""),
        ("Trials below the median (g = 0.40) were dropped.", "g=0.4"),
        ("The MCID for the PHQ-9 is 5 points.", ""),
        ("The MD finished his training in 1998.", ""),
        ("HR managers (n = 24) were asked.", ""),
        ("The OR was booked for 3 hours.", ""),
        ("In OR 3, a patient waited.", ""),
        ("The RR interval was 0.82 s.", ""),
        ("ICC 2020 was held in Prague.", ""),
        ("Kappa Delta Pi has 100,000 members.", ""),
        ("β-blockers (β = adrenergic) were given to 12%.", ""),
        ("Section d = general remarks.", ""),
        ("Group g = 12 clients.", ""),
    ]);
}

#[test]
fn fresh_b() {
    check(&[
        (
            "Patients with more secure attachment did better, r = .17 (95% CI .13 to .22; k = 32; n = 3,158).",
            "r=0.17 ci 0.13,0.22 @95 k 32 n 3158",
        ),
        (
            "Attachment anxiety was linked with worse outcome (r = −.12, 95% CI −.19 to −.05), avoidance was not (r = −.04, 95% CI −.10 to .03).",
            "r=-0.12 ci -0.19,-0.05 @95 | r=-0.04 ci -0.1,0.03 @95",
        ),
        ("In a sample of 320 outpatients, the alliance explained 6% of variance.", "percent=6 n 320"),
        ("Of the 18 trials, 11 found no difference; the overall RR was 0.98.", "RR=0.98 k 18"),
        ("Therapist self-disclosure: d = 0.22 [0.04, 0.40], k = 9.", "d=0.22 ci 0.04,0.4 k 9"),
        ("Immediacy events were rare, yet their effect was sizeable, with r = .31.", "r=0.31"),
        (
            "Children’s outcomes: g = 0.46 (parent report), g = 0.29 (self-report), g = 0.19 (teacher report).",
            "g=0.46 | g=0.29 | g=0.19",
        ),
        ("Against active controls the effect is no more than g = 0.10.", ""),
        ("Reported effects: 0.45 to 0.70.", ""),
        ("The authors give no effect size.", ""),
        (
            "One meta-analysis (k = 14) put the effect at g = 0.61, another (k = 22) at g = 0.33.",
            "g=0.61 | g=0.33",
        ),
        ("Symptom change was unrelated to number of sessions, r = .00, p = .97.", "r=0 p = .97"),
        ("Each additional year of experience changed outcome by B = 0.01 (SE = 0.02, ns).", "B=0.01 p ns"),
        ("Mediation: a × b = 0.06, 95% CI [0.01, 0.13].", ""),
        (
            "Depression improved with a Hedges g of −0.66 [95% CI −0.81, −0.51], anxiety with one of −0.52 [95% CI −0.70, −0.34].",
            "g=-0.66 ci -0.81,-0.51 @95 | g=-0.52 ci -0.7,-0.34 @95",
        ),
        (
            "The pooled ORs for response and remission were 2.03 (95% CI 1.66–2.48) and 1.89 (95% CI 1.50–2.39).",
            "OR=2.03 ci 1.66,2.48 @95 | OR=1.89 ci 1.5,2.39 @95",
        ),
        (
            "Adults (g = 0.77, 95% CI 0.67 to 0.87) gained more than adolescents (0.55, 0.34 to 0.75) and children (0.35, 0.15 to 0.55).",
            "g=0.77 ci 0.67,0.87 @95 | g=0.55 ci 0.34,0.75 @95 | g=0.35 ci 0.15,0.55 @95",
        ),
        (
            "At the six-month mark 29.4% of the feedback group and 18.1% of the rest were in recovery.",
            "percent=29.4 | percent=18.1",
        ),
        ("Dropout in the two arms was 11 (12.2%) and 19 (21.3%).", "percent=12.2 | percent=21.3"),
        ("11 of 90 patients (12.2%) dropped out.", "percent=12.2 n 90"),
        ("Eleven patients (12.2%) dropped out of therapy.", "percent=12.2"),
        ("In 37 of the 60 cases (62%) the rupture was resolved.", ""),
        ("Treatment response (≥ 50% reduction) occurred in 54% of patients.", "percent=54"),
        ("Response (50% drop or more) was seen in 54%.", "percent=54"),
        ("Those with the worst 10% of scores improved most.", ""),
        ("About 5 to 8% of the variance in outcomes is due to therapists.", "percent=5..8"),
        ("Up to 8% of the variance is due to therapists.", ""),
        ("Roughly one sixth (16%) of the sample terminated early.", "percent=16"),
        ("A 95% confidence interval of 0.10 to 0.30 around r = .20 is wide.", "r=0.2"),
        ("With r = .20 (95% confidence interval of .10 to .30), the link is weak.", "r=0.2 ci 0.1,0.3 @95"),
        (
            "We pooled 25 RCTs. Effects favoured therapy (g = 0.40; NNT = 4.5; I² = 55%).",
            "g=0.4 | NNT=4.5 i2 55",
        ),
        ("g = 0.40 (I² = 55%, 95% CI 30% to 70%; k = 20)", "g=0.4 k 20 i2 55"),
        ("The two forms did not differ (p = .62; d = 0.06).", "d=0.06 p = .62"),
        ("The result was significant at the .05 level (r = .19).", "r=0.19"),
        ("Significance: r = .19, p(one-tailed) = .03.", "r=0.19"),
        ("t(58) = 2.1, p = .04, d = 0.55, 95% CI [0.03, 1.07]", "d=0.55 ci 0.03,1.07 @95 p = .04"),
        (
            "F(1, 58) = 4.4, p = .04, d = 0.55; F(1, 58) = 1.2, p = .28, d = 0.28",
            "d=0.55 p = .04 | d=0.28 p = .28",
        ),
        (
            "A significant effect emerged for mood, F(1, 80) = 6.1, p = .016, η² = .07, and for sleep, F(1, 80) = 4.2, p = .044, η² = .05.",
            "eta2=0.07 p = .016 | eta2=0.05 p = .044",
        ),
        (
            "Trust was related to outcome: r = .30, p < .001 (clients), r = .12, p = .08 (therapists).",
            "r=0.3 p < .001 | r=0.12 p = .08",
        ),
        (
            "Trust (clients: r = .30, p < .001; therapists: r = .12, p = .08) was related to outcome.",
            "r=0.3 p < .001 | r=0.12 p = .08",
        ),
        ("SMD −0·35 (−0·50 to −0·20)", "SMD=-0.35"),
        ("standardised mean difference –0·35, 95% CrI –0·50 to –0·20", "SMD=-0.35 ci -0.5,-0.2 @95"),
        ("HR=0.6 (95% CI=0.4, 0.9; log-rank p=0.01)", "HR=0.6 ci 0.4,0.9 @95 p = .01"),
        ("OR 0.6 (0.4 to 0.9, P=0.01)", "OR=0.6 p = .01"),
        ("Unstandardised b = −1.4 (95% CI: −2.2 – −0.6).", "B=-1.4 ci -2.2,-0.6 @95"),
        ("The unstandardized coefficient was B = 0.9.", "B=0.9"),
        ("Regression weights were β1 = .20 and β2 = .35.", ""),
    ]);
}

#[test]
fn fresh_c() {
    check(&[
        ("Clinicians often ask how large the effect is; it was d = 0.38 here.", "d=0.38"),
        (
            "The therapy had a small effect on grief (g = .15, 95% CI [.02, .28]); its effect on depression was larger (g = .41, 95% CI [.25, .57]).",
            "g=0.15 ci 0.02,0.28 @95 | g=0.41 ci 0.25,0.57 @95",
        ),
        (
            "Effects on core symptoms (SMD: −0.61; 95% CI: −0.83, −0.39; I²: 71%; 19 RCTs; 1,702 patients; GRADE: low).",
            "SMD=-0.61 ci -0.83,-0.39 @95 k 19 n 1702 i2 71",
        ),
        (
            "Psychological therapy was not better than pill placebo (g = 0.10, 95% CI −0.07 to 0.26; p = 0.25; 6 comparisons).",
            "g=0.1 ci -0.07,0.26 @95 p = .25",
        ),
        (
            "Five years on, HR was 0.70 (95% CI, 0.52 to 0.95), and 41.0% v 53.5% had relapsed.",
            "HR=0.7 ci 0.52,0.95 @95 | percent=41 | percent=53.5",
        ),
        ("A one-point rise in working alliance was followed by a drop of 0.8 points (95% CI 0.3–1.3).", ""),
        (
            "Drop-out was 8% in group A, 15% in group B and 22% in group C (p = .04).",
            "percent=8 | percent=15 | percent=22",
        ),
        (
            "The sample’s dropout rate (24%) was close to the 20% of earlier studies.",
            "percent=24 | percent=20",
        ),
        (
            "Treatment effects were similar in men (d = 0.40) and women (d = 0.44; p for interaction = .71).",
            "d=0.4 | d=0.44",
        ),
        ("Sixty percent of dyads agreed on goals; agreement was related to outcome, r = .21.", "r=0.21"),
        (
            "The reliable change index was 7.4 points; 39% of clients changed reliably for the better, 4% for the worse.",
            "percent=39 | percent=4",
        ),
        ("Only 1 in 10 studies (10%) reported harms.", "percent=10"),
        ("Harms were reported in only 21% of the trials.", "percent=21"),
        ("Low risk of bias was found in 8 of 41 trials (20%).", "percent=20 k 41"),
        ("The NNT to prevent one relapse over a year is 5.", "NNT=5"),
        ("The NNT to prevent one relapse over a year was 5 (95% CI 4 to 9).", "NNT=5 ci 4,9 @95"),
        ("Numbers needed to treat were 6 and 9, respectively.", "NNT=6 | NNT=9"),
        (
            "A standardised mean difference of −0.28 (95% CI −0.47 to −0.10) corresponds to an NNT of about 6.",
            "SMD=-0.28 ci -0.47,-0.1 @95 | NNT=6",
        ),
        ("An SMD of −0.28 was found, which corresponds to an NNT of 6.", "SMD=-0.28 | NNT=6"),
        ("The OR of 1.6 corresponds to a d of 0.26.", "OR=1.6 | d=0.26"),
        ("Client motivation had an r of .14 with outcome.", "r=0.14"),
        ("Client motivation had r’s of .14 and .18 with the two outcomes.", "r=0.14 | r=0.18"),
        ("Zero-order correlations were r = .35 for warmth; r = .22 for structure.", "r=0.35 | r=0.22"),
        ("Correlation with age: −.03.", "r=-0.03"),
        ("Correlations: warmth .35, structure .22.", ""),
        ("Effect sizes (d): depression 0.80, anxiety 0.62.", ""),
        ("For pain, MD = −0.9 on a 0–10 scale (95% CI −1.4 to −0.4).", "MD=-0.9 ci -1.4,-0.4 @95"),
        ("MD = −12.5 mm (95% CI −18.0 to −7.0)", "MD=-12.5 ci -18,-7 @95"),
        ("MD 0.9 days/month (0.4 to 1.4)", "MD=0.9"),
        ("The mean difference in BMI was 0.4 kg/m² (95% CI 0.1 to 0.7).", "MD=0.4 ci 0.1,0.7 @95"),
        ("Mean difference = £120 (95% CI −£40 to £280).", ""),
        ("Therapist variance: ICC .04 (95% CrI .02–.07).", "ICC=0.04 ci 0.02,0.07 @95"),
        ("ICC=.04;.06;.09 for three measures", "ICC=0.04 | ICC=0.06 | ICC=0.09"),
        ("Kappa (95% CI) = 0.61 (0.50–0.72)", "kappa=0.61 ci 0.5,0.72 @95"),
        ("Weighted κ=0·71 (95% CI 0·60–0·82), n=88", "kappa=0.71 ci 0.6,0.82 @95 n 88"),
        ("β=0.23 (SE=0.08), p=0.004; β=0.05 (SE=0.08), p=0.54", "beta=0.23 p = .004 | beta=0.05 p = .54"),
        (
            "standardized β = -.33, 95% CI [-.45; -.21], p<.001, R² = .19",
            "beta=-0.33 ci -0.45,-0.21 @95 p < .001 | R2=0.19",
        ),
        ("b=2.1, 95% CI 0.4–3.8, P=.02", "B=2.1 ci 0.4,3.8 @95 p = .02"),
        ("η2=.08, p=.02", "eta2=0.08 p = .02"),
        ("F(2, 200) = 5.2, p = .006, partial η2 = .05 (small)", "eta2=0.05 p = .006"),
        ("eta squared = .14", "eta2=0.14"),
        (
            "The RR for remission was 1.35 (95% CI 1.10 to 1.65), NNT 8 (95% CI 5 to 22).",
            "RR=1.35 ci 1.1,1.65 @95 | NNT=8 ci 5,22 @95",
        ),
    ]);
}

#[test]
fn fresh_d() {
    check(&[
        (
            "The therapist’s contribution to dropout was about 6% (ICC = .06, 95% CI .03 to .10).",
            "percent=6 | ICC=0.06 ci 0.03,0.1 @95",
        ),
        (
            "In the randomized trial of 88 therapists, the workshop group outperformed controls (d = 0.71, p < .001).",
            "d=0.71 p < .001",
        ),
        ("Based on 17 effect sizes from 9 studies, the link was r = .22.", "r=0.22 k 9"),
        (
            "Based on 9 independent samples (N = 1,010), r was .22, 95% CI [.14, .30].",
            "r=0.22 ci 0.14,0.3 @95 k 9 n 1010",
        ),
        ("In 9 of 12 studies the alliance predicted outcome (r = .22).", "r=0.22"),
        ("Data from 4,549 patients of 131 therapists gave an ICC of .011.", "ICC=0.011 n 4549"),
        ("Across 131 therapists and 4,549 patients, ICC = .011.", "ICC=0.011 n 4549"),
        ("Among 1,010 women and 640 men, r = .22.", "r=0.22"),
        (
            "Eighteen studies (2,310 adults): SMD = −0.33, 95% CI −0.51 to −0.15.",
            "SMD=-0.33 ci -0.51,-0.15 @95 k 18 n 2310",
        ),
        ("Three studies with 212 couples gave g = 0.59 [0.22–0.96].", "g=0.59 ci 0.22,0.96 k 3 n 212"),
        ("The four largest trials gave g = 0.21.", "g=0.21 k 4"),
        ("One study (n = 64) found r = .40.", "r=0.4 n 64"),
        ("A single trial with 64 adolescents found g = 0.40.", "g=0.4 n 64"),
        (
            "Studies (k = 11) of children gave g = 0.35 and studies (k = 28) of adolescents g = 0.55.",
            "g=0.35 | g=0.55",
        ),
        ("N = 2,310; k = 18; g = 0.33.", "g=0.33 k 18 n 2310"),
        ("(g = 0.33; N = 2310 in 18 trials)", "g=0.33 k 18 n 2310"),
        ("(18 trials, g = 0.33; 9 trials, g = 0.41)", "g=0.33 k 18 | g=0.41 k 9"),
        ("(g = 0.33, 18 trials; g = 0.41, 9 trials)", "g=0.33 k 18 | g=0.41 k 9"),
        ("(based on 18 trials and 2,310 patients; g = 0.33)", "g=0.33 k 18 n 2310"),
        ("g = 0.33 (18 trials with 2,310 patients)", "g=0.33 k 18 n 2310"),
        (
            "g = 0.33 (95% CI 0.15 to 0.51) in 18 trials with 2,310 patients",
            "g=0.33 ci 0.15,0.51 @95 k 18 n 2310",
        ),
        ("d = 0.40, n = 112, p = .03", "d=0.4 p = .03 n 112"),
        ("d = 0.40 (n1 = 45, n2 = 47)", "d=0.4"),
        ("d = 0.40 (ns = 45 and 47)", "d=0.4"),
        ("d = 0.40 (n = 45 and 47)", "d=0.4"),
        ("d = 0.40 (n = 45/47)", "d=0.4"),
        ("d = 0.40 (n = 92, 45 treated)", "d=0.4 n 92"),
        ("d = 0.40; N=92 clients; 12 therapists", "d=0.4 n 92"),
        ("The 95% CI of the OR of 1.8 ran from 1.1 to 2.9.", "OR=1.8"),
        ("The OR was 1.8, with a 95% CI running from 1.1 to 2.9.", "OR=1.8 ci 1.1,2.9 @95"),
        ("The OR was 1.8, and its 95% confidence interval (1.1 to 2.9) excluded 1.", "OR=1.8 ci 1.1,2.9 @95"),
        ("r = .30, CI95 = .12–.46", "r=0.3 ci 0.12,0.46 @95"),
        ("r = .30 (.12 to .46 with 95% confidence)", "r=0.3"),
        ("r = .30, 95%CI [+.12, +.46]", "r=0.3 ci 0.12,0.46 @95"),
        ("g = +0.30", "g=0.3"),
        ("g=.30 (95% CI=[.12,.48])", "g=0.3 ci 0.12,0.48 @95"),
        ("g=.30 (95% CI=[.12;.48], p=.001)", "g=0.3 ci 0.12,0.48 @95 p = .001"),
        ("g=0.30, 95% CI from 0.12 up to 0.48", "g=0.3"),
        ("g = 0.30 (0.12, 0.48), 95% CI", "g=0.3"),
        ("OR = 1.8 (CI 95%: 1.1–2.9)", "OR=1.8 ci 1.1,2.9 @95"),
        ("OR = 1.8 (95 percent CI 1.1 to 2.9)", "OR=1.8 ci 1.1,2.9 @95"),
        ("OR = 1.8 (95% C.I. 1.1 to 2.9)", "OR=1.8 ci 1.1,2.9 @95"),
        ("OR = 1.8 (95% CI: 1.1 - 2.9)", "OR=1.8 ci 1.1,2.9 @95"),
        ("OR = 1.8 (95% CI: 1.1 — 2.9)", "OR=1.8 ci 1.1,2.9 @95"),
        ("SMD = -0.8 (95% CI: -1.1 - -0.5)", "SMD=-0.8 ci -1.1,-0.5 @95"),
        ("SMD = -0.8 (95% CI: -1.1, -0.5)", "SMD=-0.8 ci -1.1,-0.5 @95"),
        ("SMD = -0.8 (95% CI: -1.1--0.5)", "SMD=-0.8 ci -1.1,-0.5 @95"),
        ("SMD = -0.8 (95% CI: -1.1–-0.5)", "SMD=-0.8 ci -1.1,-0.5 @95"),
        ("SMD = -0.8 (95% CI: −1.1−−0.5)", "SMD=-0.8 ci -1.1,-0.5 @95"),
        ("r ϭ .29, 95% CI [.21, .37], p Ͻ .001, k ϭ 12", "r=0.29 ci 0.21,0.37 @95 p < .001 k 12"),
        ("d ϭ Ϫ0.25, 95% CI [Ϫ0.40, Ϫ0.10]", "d=-0.25 ci -0.4,-0.1 @95"),
        ("␩2 ϭ .08, F(1, 58) ϭ 5.0, p ϭ .03", "eta2=0.08 p = .03"),
        ("␹2(1) ϭ 5.0, p ϭ .03", ""),
    ]);
}

#[test]
fn fresh_e() {
    check(&[
        (
            "Trust in the therapist was moderately related to symptom relief, r = .34, p < .001, n = 188.",
            "r=0.34 p < .001 n 188",
        ),
        (
            "Prolonged exposure and EMDR ended level (SMD 0.02, 95% CI −0.18 to 0.22).",
            "SMD=0.02 ci -0.18,0.22 @95",
        ),
        ("Adding homework raised effects by d = 0.36 (95% CI 0.23–0.48).", "d=0.36 ci 0.23,0.48 @95"),
        ("In older adults the benefit (g = 0.70) matched that of younger ones (g = 0.69).", "g=0.7 | g=0.69"),
        ("The coders’ kappa values lay between .68 and .91.", "kappa=0.68..0.91"),
        ("Half of the variance in supervision ratings lay with supervisors (ICC = .51).", "ICC=0.51"),
        ("Supervisors accounted for 16% of the variance in trainee competence.", "percent=16"),
        ("The odds of remission doubled with sudden gains, OR = 2.02 (1.43–2.86).", "OR=2.02"),
        ("Sudden gains: OR = 2.02 [1.43–2.86], p < .001.", "OR=2.02 ci 1.43,2.86 p < .001"),
        ("Rates of reliable improvement were 54% online and 57% on site.", "percent=54 | percent=57"),
        (
            "Attrition amounted to 11.8% in therapy vs. 19.4% in medication (RR = 0.61).",
            "percent=11.8 | percent=19.4 | RR=0.61",
        ),
        ("Of those in the waiting group, 9% recovered without help.", "percent=9"),
        ("Only one in ten (10%) relapsed.", "percent=10"),
        ("Loss of diagnosis: 58% (therapy) vs. 29% (control).", "percent=58 | percent=29"),
        ("About 40% of the effect was carried by the alliance.", ""),
        (
            "Depressed mood explained 3.4% of the variance in dropout (R² = .034, p = .02).",
            "percent=3.4 | R2=0.034 p = .02",
        ),
        ("Suppose a clinic keeps 80% of its clients.", ""),
        ("Our clinic treats 300 clients a year, of whom 20% are children.", ""),
        ("The scale was translated back by 2 translators with 95% agreement.", ""),
        ("Some 35% of the therapists dropped out of the training.", ""),
        ("Some 35% of the trainees left the training early.", ""),
        ("The response rate among invited therapists was 41%.", ""),
        ("Response rates to the survey were 41% and 38%.", ""),
        ("Missing items (2%) were imputed.", ""),
        ("Allocation was guessed correctly by 58% of patients and 61% of raters.", ""),
        ("Two percent of births are followed by psychosis.", ""),
        ("Raters reached at least 85% agreement in training.", ""),
        ("Medication was taken by 43% at intake and by 20% at discharge.", ""),
        ("Clients scored in the 95th percentile (top 5%).", ""),
        ("He works 50% and rests 50%.", ""),
        ("The tablets contained 0.5% lithium.", ""),
        ("With 95% certainty the effect is above zero.", ""),
        ("Power exceeded 90% for d = 0.50.", ""),
        ("A Bonferroni correction set alpha at 1%.", ""),
        ("Studies got weights of 3% to 11%.", ""),
        ("Future costs were discounted by 3%.", ""),
        ("Is a response rate of 50% good enough?", ""),
        ("If half (50%) of all clients drop out, waiting lists shrink.", ""),
        ("One would expect 30% to recover on their own.", ""),
        ("Equivalence was declared if the 90% CI lay between d = −0.30 and d = 0.30.", ""),
        ("The CI had to lie within ±0.25 SMD.", ""),
        ("The benchmark from efficacy trials was d = 1.12; our services reached d = 0.97.", "d=0.97"),
        ("Cut-offs of .40 and .75 for kappa are due to Fleiss.", ""),
        ("An r of .20 and a d of 0.41 are the same thing.", ""),
        ("Values of I² above 75% and of ICC below .50 are seen as problematic.", ""),
        ("Had we assumed ICC = .10, the design effect would have been 2.9.", ""),
        ("Researchers often plan for d = 0.50.", ""),
        ("Let r be .30.", ""),
        ("We chose an equivalence margin of OR = 1.25.", ""),
        ("Suppose OR = 2.0.", ""),
        ("Rarely was a g of less than 0.10 seen.", ""),
        ("No study reported an OR over 3.0.", ""),
        ("An NNT of 1 would be ideal.", ""),
        ("A programme called MoodGYM reduced depression (g = 0.30).", "g=0.3"),
        ("Patients with at least 8 sessions improved more (d = 0.50).", "d=0.5"),
        ("Outcomes were better when goals were set jointly (d = 0.30).", "d=0.3"),
        ("The prespecified primary outcome favoured therapy (d = 0.40).", "d=0.4"),
        ("In the prior year 35% had relapsed.", "percent=35"),
        ("With simulated patients, skills improved more (d = 0.70).", "d=0.7"),
        ("Therapy won by a wide margin (g = 0.80).", "g=0.8"),
        ("Heart rate variability was related to anxiety (r = −.20).", "r=-0.2"),
        ("Effects were typically small (d = 0.15).", "d=0.15"),
        ("An ICC of at least .75 was demanded.", ""),
        ("The least effective arm had d = 0.10.", "d=0.1"),
    ]);
}

#[test]
fn results_with_words_of_context() {
    check(&[
        ("The manual was called helpful by most, and fidelity went with outcome (r = .17).", "r=0.17"),
        ("Planned breaks did no harm (d = −0.02, 95% CI −0.20 to 0.16).", "d=-0.02 ci -0.2,0.16 @95"),
        ("The expected link with age did not appear (r = .03).", "r=0.03"),
        ("Where the alliance was rated early, r was .25; where it was rated late, .33.", "r=0.25 | r=0.33"),
        ("Dropout, at 35%, was higher than in most trials.", "percent=35"),
        ("With 35% the dropout rate was high.", "percent=35"),
        ("In those aged over 60, response was 48%; in younger ones 57%.", "percent=48 | percent=57"),
        ("In therapy 48% and on the list 12% recovered.", "percent=48 | percent=12"),
        ("Recovery: therapy 48%, list 12%.", "percent=48 | percent=12"),
        (
            "The dropout rates (therapy 18%, medication 29%) differed (OR 0.54, 95% CI 0.35 to 0.83).",
            "percent=18 | percent=29 | OR=0.54 ci 0.35,0.83 @95",
        ),
        ("Reliable worsening was seen in under 5% of clients.", ""),
        ("Worsening ranged from 3 to 10% of clients.", "percent=3..10"),
        ("The remission rate climbed to 52%.", "percent=52"),
        ("The rate of remission was 52% (34 of 65).", "percent=52"),
        ("34 of 65 (52%) remitted.", "percent=52"),
        ("Thirty-four patients (52%) remitted.", "percent=52"),
        ("Fifty-two per cent remitted.", ""),
        ("A remission rate of 52% compares well with the 40% of earlier trials.", "percent=52 | percent=40"),
        ("The average symptom reduction was 43%.", "percent=43"),
        ("Symptoms went down by 43%.", "percent=43"),
        ("Anxiety scores were reduced by 28% (p < .001).", "percent=28 p < .001"),
        ("Scores improved by a mean of 28%.", "percent=28"),
        ("The average client was better off at the end than 75% of controls.", "percent=75"),
        ("A number needed to treat of 5 and a number needed to harm of 40 were computed.", "NNT=5"),
        ("The alliance–outcome correlation, r = .28, has not changed since 2011.", "r=0.28"),
        (
            "Empathy (r = .28), positive regard (r = .28), and congruence (r = .23) all predict outcome.",
            "r=0.28 | r=0.28 | r=0.23",
        ),
        (
            "Effects for the three conditions were g = 0.70, g = 0.63 and g = 0.21; only the last was not significant.",
            "g=0.7 | g=0.63 | g=0.21",
        ),
        (
            "As for mood, g = 0.40 (k = 12; 95% CI 0.25–0.55); as for sleep, g = 0.22 (k = 5; 95% CI −0.02–0.46).",
            "g=0.4 ci 0.25,0.55 @95 k 12 | g=0.22 ci -0.02,0.46 @95 k 5",
        ),
        ("Mindfulness: SMD −0.30 (−0.48 to −0.12)", "SMD=-0.3"),
        ("The odds ratio was 1.5 (1.1 to 2.0, p = .01).", "OR=1.5 p = .01"),
        ("After 12 months HR = 0.7 (0.5;0.9).", "HR=0.7"),
        (
            "The result (OR = 1.6; 95% CI = 1.1, 2.3; p = 0.01) favours feedback.",
            "OR=1.6 ci 1.1,2.3 @95 p = .01",
        ),
        ("The beta coefficient was −.25 (p = .003).", "beta=-0.25 p = .003"),
        ("The regression coefficient was 0.25 (p = .003).", ""),
        ("Standardised regression coefficient β = 0.25.", "beta=0.25"),
        (
            "The intraclass correlation among raters was .88 (95% CI = .82 to .93).",
            "ICC=0.88 ci 0.82,0.93 @95",
        ),
        ("Kappa for the diagnosis was .81.", "kappa=0.81"),
        ("The mean kappa was .81, range .70 to .95.", "kappa=0.81"),
        ("Mean r = .24; median r = .22.", "r=0.24 | r=0.22"),
    ]);
}

#[test]
fn fresh_g() {
    check(&[
        ("Group cohesion and outcome were related at r = .26, a link found in 55 studies.", "r=0.26 k 55"),
        ("Across raters the ICC(1,k) was .90 [.85, .94].", "ICC=0.9 ci 0.85,0.94"),
        (
            "Reducing session length cost little (MD 0.4 points, 95% CI −0.9 to 1.7).",
            "MD=0.4 ci -0.9,1.7 @95",
        ),
        (
            "The standardized mean difference at follow-up, −0.22 (95% CI −0.40 to −0.04), was smaller.",
            "SMD=-0.22 ci -0.4,-0.04 @95",
        ),
        (
            "The odds ratio for dropout, 1.12 (95% CI 0.94–1.33), did not differ from one.",
            "OR=1.12 ci 0.94,1.33 @95",
        ),
        ("A small but significant correlation (r = .12) emerged.", "r=0.12"),
        ("Treatment integrity correlated .08 with outcome.", "r=0.08"),
        (
            "Women (OR = 1.3, p = .04) and students (OR = 1.6, p = .01) stayed longer.",
            "OR=1.3 p = .04 | OR=1.6 p = .01",
        ),
        ("Effect sizes of d = 0.40 to 0.60 were usual in these trials.", "d=0.4..0.6"),
        ("Hedges’ g values of 0.30 to 0.45 were found.", "g=0.3..0.45"),
        ("Standardized effects of 0.30 to 0.45 were found.", ""),
        (
            "Parents’ reports (d=.31) agreed with teachers’ (d=.29), and both differed from self-reports (d=.10).",
            "d=0.31 | d=0.29 | d=0.1",
        ),
        ("Of the variance between sessions, 12% was due to the dyad.", "percent=12"),
        ("Sessions explained 12% and dyads 4% of the variance.", "percent=12 | percent=4"),
        (
            "A Cochrane review of 12 trials gave RR 0.80 (95% CI 0.65 to 0.98; low certainty).",
            "RR=0.8 ci 0.65,0.98 @95 k 12",
        ),
        (
            "Low-certainty evidence from 3 RCTs (212 participants) suggested benefit, SMD −0.40 (95% CI −0.78 to −0.02).",
            "SMD=-0.4 ci -0.78,-0.02 @95 k 3 n 212",
        ),
        ("Less than a third of trials (29%) were at low risk.", ""),
        ("Only 29% of trials concealed allocation.", "percent=29"),
        ("Just 5 of 40 trials (12.5%) were preregistered.", "percent=12.5 k 40"),
        ("In 3% of trials harms were tracked.", ""),
        ("Two of three trials (67%) found a benefit.", "percent=67 k 3"),
        ("Reporting was poor: harms went unreported in 79% of trials.", "percent=79"),
        ("Outcome was unrelated to therapist sex (χ² = 0.4, p = .53; φ = .03).", ""),
        ("Residual heterogeneity, τ = 0.21 (95% CI 0.15–0.29), was moderate; g was 0.38.", "g=0.38"),
        ("There was no evidence of bias (intercept 0.8, 95% CI −0.4 to 2.0, p = .19).", ""),
        ("Scores fell by 0.62 SD (95% CI 0.40 to 0.84).", ""),
        ("A gain of 0.5 SD was seen.", ""),
        ("The difference was 2.1 points, 95% CI 0.8 to 3.4.", ""),
        ("The risk difference was 8% (95% CI 3% to 13%).", ""),
        ("The absolute risk reduction was 8%.", ""),
        ("Survival was 81% at one year.", ""),
        ("The area under the curve was .78 (95% CI .72–.84).", ""),
        ("Cohen’s h = 0.25, Cramér’s V = .12.", ""),
        ("Cohen’s U3 was 69%.", ""),
        ("The Bayes factor was 6.2 in favour of no difference.", ""),
        ("Path coefficients were .21 and .30.", ""),
        ("The indirect effect was 0.12 (95% CI 0.04–0.20).", ""),
        ("The model fit well (CFI = .97, RMSEA = .04, 90% CI .02–.06).", ""),
        ("Somers’ D = .31, p = .02.", ""),
        ("Kendall’s τ = −.22.", ""),
        ("The test statistic K–S D was .11.", ""),
        ("Mean satisfaction was 4.2 out of 5 (d. n.s.).", ""),
        ("The rank correlation was r = .40.", ""),
        ("Lin’s concordance correlation was .91.", ""),
        ("The autocorrelation was .35.", ""),
    ]);
}

#[test]
fn fresh_h() {
    check(&[
        ("Whoever had hoped for large effects will be disappointed: d was 0.12.", "d=0.12"),
        ("The clinic’s recovery rate, 51%, met the national target of 50%.", "percent=51"),
        ("A national target of 50% recovery was set.", ""),
        ("Recovery targets (50%) were met by most clinics.", ""),
        ("The effect (g = 0.31) is thought to be clinically relevant, as it exceeds 0.24.", "g=0.31"),
        ("Improvement amounted to 1.2 SD, that is, d = 1.20.", "d=1.2"),
        ("The ICC (.12) fell to .08 after case-mix adjustment.", "ICC=0.12 | ICC=0.08"),
        (
            "Compared with supportive therapy the effect was d = 0.05; compared with no therapy, d = 0.78.",
            "d=0.05 | d=0.78",
        ),
        ("At 3, 6 and 12 months, g was 0.55, 0.48 and 0.31.", "g=0.55 | g=0.48 | g=0.31"),
        ("Response at 3, 6 and 12 months was 55%, 48% and 31%.", "percent=55 | percent=48 | percent=31"),
        (
            "Two-year relapse: 28% vs 47%; HR 0.53 (95% CI 0.36–0.78); NNT 5.3.",
            "percent=28 | percent=47 | HR=0.53 ci 0.36,0.78 @95 | NNT=5.3",
        ),
        (
            "A strong alliance (top third) was followed by 64% remission, a weak one (bottom third) by 41%.",
            "percent=64 | percent=41",
        ),
        (
            "The odds of suicide attempts were lower (OR = 0.51; 95% CI: 0.37, 0.70), as were those of self-harm (OR = 0.62; 95% CI: 0.50, 0.77).",
            "OR=0.51 ci 0.37,0.7 @95 | OR=0.62 ci 0.5,0.77 @95",
        ),
        (
            "Therapy was more effective than advice (RR of recovery 1.6, 95% CI 1.2–2.1).",
            "RR=1.6 ci 1.2,2.1 @95",
        ),
        ("The effect on grief, d = 0.40, was no larger than that on mood, d = 0.38.", "d=0.4 | d=0.38"),
        ("The effect was d = 0.40 rather than the d = 0.80 reported earlier.", "d=0.4 | d=0.8"),
        ("In place of the d = 0.80 that had been hoped for, d = 0.40 was found.", ""),
        ("The study found what its authors had assumed, d = 0.40.", "d=0.4"),
        ("Half of all trials had fewer than 40 patients (median n = 38).", ""),
        ("Median dropout was 18% (IQR 10–27%).", "percent=18"),
        ("Dropout (M = 18%, SD = 9%) varied widely.", ""),
        ("Mean improvement was 42% (SD 18).", "percent=42"),
        ("The sample (N = 240; 62% women; 24% dropout) was typical.", "percent=24"),
        ("Of 240 clients (62% women), 24% dropped out.", "percent=24 n 240"),
        ("240 clients took part; 58 (24%) dropped out.", "percent=24 n 240"),
        ("Fifty-eight of 240 clients (24%) dropped out.", "percent=24 n 240"),
        ("Only 24% dropped out, against an expected 30%.", "percent=24"),
        ("In line with the 30% expected, 29% dropped out.", "percent=29"),
        ("Clients rated 81% of sessions as helpful.", ""),
        ("In 81% of sessions clients felt better.", ""),
        ("Of 12 outcomes, 75% improved.", "percent=75"),
        ("The therapist spoke 30% of the time in good sessions (r = −.25 with outcome).", "r=-0.25"),
        ("About 70% of the effect remained at follow-up (d = 0.50 vs. d = 0.71).", "d=0.5 | d=0.71"),
        ("With 12% fewer dropouts, the app did better (OR = 0.70).", "percent=12 | OR=0.7"),
        ("Clients improved (d = 1.1), therapists did not notice (κ = .12).", "d=1.1 | kappa=0.12"),
    ]);
}

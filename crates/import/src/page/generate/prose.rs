//! Generates paragraphs: sentences of a summary or of advice, with invented figures in many notations.

use super::Dice;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Summary,
    Advice,
}

/// `@N` is a count, `@E` an estimate with its interval, `@A` authors with a year, `@P` people.
const SUMMARY: &[&str] = &[
    "@A looked at @N studies of how therapists and clients work together.",
    "In this meta-analysis, the authors included @N randomized controlled trials with over 2,000 @P.",
    "The overall effect was small to moderate, @E.",
    "However, the quality of many of the studies was low, which makes the results less certain.",
    "Does it matter who the therapist is?",
    "What is known about this comes mostly from North America and Western Europe.",
    "Clients were asked before each session how they felt, e.g. by way of a short list of questions.",
    "The association remained significant at follow-up, @E, although fewer @P took part.",
    "Therapists in the sample had @N years of experience, on average.",
    "About @N% of @P dropped out of treatment vs. @N% in the comparison group.",
    "Dr. Paper and colleagues argued that the two can hardly be told apart.",
    "There was no difference between treatments (@E).",
    "“I felt heard,” said one of the participants (see p. 12).",
    "@A defined the alliance as agreement on goals, agreement on tasks, and a bond between client and therapist.",
    "Depression is common among @P and is often treated with medication alone.",
    "Some have called this the “dodo bird verdict.”",
    "The study has limitations: it was not randomized; it relied on self-report; and it was done in one clinic.",
    "Effects were larger for @P than for others, but not by much.",
    "It is not clear why.",
    "The data are at https://doi.org/10.9999/made.up and may be used by others.",
    "Researchers coded @N sessions using the Made-Up Rating Scale (MURS; @A).",
    "Since 2008, the number of such studies has grown.",
    "Results were mixed.",
];
const ADVICE: &[&str] = &[
    "Therapists should ask their clients about what they hope for.",
    "Clinicians may want to attend to their own reactions in the session.",
    "It might be helpful to talk about the relationship early on, especially with @P.",
    "These findings suggest that training in listening could be worth the time.",
    "Although the effect is small, it can make a difference to those who need help most.",
    "Progress monitoring, i.e. asking regularly, may help to notice when therapy is off track.",
    "What works for one client may not work for another.",
    "Clinicians can be confident in offering either treatment to @P.",
    "Could a brief questionnaire be of use in your own practice?",
    "The research shows an effect of @E, so that about one in @N clients would benefit.",
    "Supervisors should encourage trainees to record and review their sessions.",
    "If a client is not improving by session 4, therapists might consult a colleague.",
    "Psychotherapists should keep in mind that @P often leave without a word.",
    "One ought to be careful when a client agrees too quickly.",
    "Cultural background, age, and preferences need to be considered in planning treatment.",
    "The alliance is a matter of two people.",
];
const SHORT: &[&str] = &[
    "Ask clients what they prefer.",
    "What would this client say?",
    "Therapists can learn from this.",
    "Listening is a skill that can be learned.",
    "It takes two to repair a rupture.",
    "Clinicians should discuss this with their clients openly.",
    "Small steps may add up over time.",
    "Training and supervision could focus on these skills.",
    "Both treatments are reasonable choices for most clients.",
    "Might a different pace suit this client better?",
    "Monitoring progress is one way to do this.",
    "When in doubt, ask your client.",
    "Therapists who attend to ruptures can expect better outcomes with their clients.",
    "Cognitive therapy and medication can be combined safely in most cases.",
    "Above all, therapists need to remain curious and humble.",
    "Clients know.",
    "More is not always better.",
    "This is especially true for adolescents and their parents.",
    "Progress feedback can help clients who are not on track.",
];
const PEOPLE: &[&str] =
    &["clients", "adolescents", "older adults", "people with PTSD", "veterans", "students"];
const AUTHORS: &[&str] = &[
    "Paper and Pencil (2016)",
    "Inkwell et al. (2020)",
    "In a large study, Blotter, Quill, and Nib (2014)",
    "Foolscap and colleagues (2011, 2018)",
    "Vellum & Codex (in press)",
];
const ESTIMATES: &[&str] = &[
    "r = .17",
    "d = 0.45, 95% CI [0.31, 0.59]",
    "g = .67 (95% CI: 0.55–0.79)",
    "OR = 1.54; p < .001",
    "SMD −0.28 (−0.41 to −0.15)",
    "F(1, 206) = 4.1, p = .04",
    "ES = 0.3",
    "β=−.21, SE=.04",
    "RR = 0·76",
    "χ²(3) = 12.9",
    "62.5% vs 41%",
    "k = 99, N = 8,496, r = .17, z = 10.3, p < .0001",
];

/// Sentences with at least this many words in all.
pub(crate) fn paragraph(dice: &mut Dice, kind: Kind, words: usize) -> String {
    let mut text = String::new();
    loop {
        // Advice occasionally mentions research, and vice versa.
        let list = match (kind, dice.percent(12)) {
            (Kind::Summary, false) | (Kind::Advice, true) => SUMMARY,
            _ => ADVICE,
        };
        let sentence = fill(dice, list);
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&sentence);
        if text.split_whitespace().count() >= words {
            return text;
        }
    }
}

/// One short sentence, as a paragraph of implications.
pub(super) fn short_advice(dice: &mut Dice) -> String {
    dice.pick(SHORT).to_owned()
}

fn fill(dice: &mut Dice, list: &[&str]) -> String {
    let mut text = dice.pick(list).to_owned();
    while let Some(at) = text.find('@') {
        let value = match text.as_bytes().get(at + 1) {
            Some(b'N') => dice.range(3, 99).to_string(),
            Some(b'E') => dice.pick(ESTIMATES).to_owned(),
            Some(b'A') => dice.pick(AUTHORS).to_owned(),
            _ => dice.pick(PEOPLE).to_owned(),
        };
        text.replace_range(at..at + 2, &value);
    }
    text
}

//! Generates titles: questions, with colons, two sentences, whole sentences, two words, twenty words.

use super::{Dice, Habits};

const SUBJECTS: &[&str] = &[
    "the therapeutic alliance",
    "therapist empathy",
    "client preferences",
    "attachment insecurity",
    "group cohesion",
    "progress feedback",
    "countertransference",
    "deliberate practice",
    "early dropout",
    "reflective functioning",
    "homework compliance",
    "therapist burnout",
    "session frequency",
    "emotional arousal",
    "treatment expectations",
    "sudden gains",
    "interpersonal skills",
    "cultural humility",
];
const TREATMENTS: &[&str] = &[
    "psychotherapy",
    "group therapy",
    "CBT",
    "short-term psychodynamic therapy",
    "couple therapy",
    "teletherapy",
    "interpersonal psychotherapy",
    "emotion-focused therapy",
    "internet-delivered treatment",
    "DBT",
    "antidepressants",
    "family-based treatment",
];
const PEOPLE: &[&str] = &[
    "adolescents",
    "older adults",
    "veterans",
    "clients",
    "young people",
    "people with depression",
    "refugees",
    "trainees",
    "parents",
    "couples",
    "children and adolescents",
    "patients with PTSD",
    "university students",
    "adults with social anxiety",
];
/// `S` is a subject, `T` a treatment and `P` people.
const FORMS: &[&str] = &[
    "is T effective for P?",
    "S in T",
    "S and T outcomes",
    "S: what does the research say?",
    "therapists differ. Does it matter?",
    "S and S in T with P",
    "why do P leave T early, and what can therapists do about it?",
    "T for P",
    "T works for P",
    "it is not only what therapists do. It is how they do it",
    "therapists who listen closely keep more of their P",
    "ask P what they prefer",
    "does S predict who benefits from T?",
    "S matters more than we thought",
    "how much T do P need?",
    "what P want from T",
    "the relationship between S, S, and change among P who receive T in routine outpatient care: a replication",
    "T or S? P can choose",
    "comparing T and T for P",
    "can T harm P?",
    "S as a predictor of long-term outcomes",
    "moving beyond S",
    "repairing ruptures",
    "do no harm",
    "therapist effects",
    "the placebo problem",
    "P and S: is T the answer? A new look at old data",
    "S is not enough for P",
    "the more T the better? Dose and response among P",
    "what works for whom",
    "therapists get better with S",
    "help P to help themselves",
    "S during the pandemic",
    "S improves T for P when therapists attend to it from the first session",
    "preventing relapse with T",
];
const SMALL: &[&str] = &[
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "it", "of", "on", "or", "the", "to",
    "with", "their", "do",
];

pub(super) fn title(dice: &mut Dice, habits: &Habits) -> String {
    let form = dice.pick(FORMS);
    let words: Vec<String> = form.split(' ').map(|word| fill(dice, word)).collect();
    let mut title = words.join(" ");
    title = if dice.percent(habits.title_case) { title_case(&title) } else { sentence_case(&title) };
    if dice.percent(habits.full_stop) && title.ends_with(char::is_alphanumeric) {
        title.push('.');
    }
    title
}

fn fill(dice: &mut Dice, word: &str) -> String {
    let core = word.trim_end_matches([',', '.', '?', ':']);
    let filled = match core {
        "S" => dice.pick(SUBJECTS),
        "T" => dice.pick(TREATMENTS),
        "P" => dice.pick(PEOPLE),
        other => other,
    };
    format!("{filled}{}", &word[core.len()..])
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn title_case(title: &str) -> String {
    let mut begins = true;
    let words = title.split(' ').map(|word| {
        let cased = if begins || !SMALL.contains(&word) {
            word.split('-').map(capital).collect::<Vec<_>>().join("-")
        } else {
            word.to_owned()
        };
        begins = word.ends_with(['.', '?', ':']);
        cased
    });
    words.collect::<Vec<_>>().join(" ")
}

fn sentence_case(title: &str) -> String {
    let mut begins = true;
    let words = title.split(' ').map(|word| {
        let cased = if begins { capital(word) } else { word.to_owned() };
        begins = word.ends_with(['.', '?']);
        cased
    });
    words.collect::<Vec<_>>().join(" ")
}

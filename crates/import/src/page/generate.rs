//! Generates pages with known answers for the tests: realistic in form, nonsense in content, deterministic for a seed.
//!
//! They are meant to be hard: implications of one short sentence right above a title that is itself a sentence without a
//! citation, summaries that start with a short paragraph, citations of every form.

mod citations;
mod prose;
mod titles;

use pprnet_archive::{Language, month_names};

use std::fmt::Write as _;

/// SplitMix64: small, and random enough to choose phrases.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from `low` to `high`, inclusive.
    pub(super) fn range(&mut self, low: usize, high: usize) -> usize {
        low + usize::try_from(self.next() % (high - low + 1) as u64).unwrap_or_default()
    }

    pub(super) fn percent(&mut self, chance: usize) -> bool {
        self.range(1, 100) <= chance
    }

    pub(super) fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.range(0, list.len() - 1)]
    }
}

/// A generated post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Made {
    pub(crate) month: (u16, u8),
    pub(crate) title: String,
    pub(crate) repeated: bool,
    pub(crate) citation: Option<String>,
    pub(crate) summary: Vec<String>,
    pub(crate) implications: Vec<String>,
}

/// The editors’ habits on one page.
pub(super) struct Habits {
    /// Percentage of titles in title case, and of titles that end in a full stop.
    pub(super) title_case: usize,
    pub(super) full_stop: usize,
    /// Percentage of posts without a citation, and of repeated titles.
    no_citation: usize,
    repeated: usize,
    /// Percentage of posts whose implications end with one short sentence.
    short_end: usize,
    line_end: &'static str,
    blank_lines: bool,
    outer_blanks: bool,
}

impl Habits {
    fn of(dice: &mut Dice) -> Self {
        let (title_case, full_stop) = match dice.range(0, 19) {
            0..=13 => (98, 2),
            14..=15 => (80, 8),
            16 => (92, 25),
            17..=18 => (6, 3),
            _ => (10, 20),
        };
        Self {
            title_case,
            full_stop,
            no_citation: dice.range(4, 22),
            repeated: dice.range(0, 12),
            short_end: dice.range(5, 25),
            line_end: dice.pick(&["\n", "\n", "\r\n", "\r"]),
            blank_lines: dice.percent(15),
            outer_blanks: dice.percent(15),
        }
    }
}

/// The text of a page and its posts.
pub(super) fn page(seed: u64) -> (String, Vec<Made>) {
    let mut dice = Dice::new(seed);
    let habits = Habits::of(&mut dice);
    let (mut year, mut month) = (u16::try_from(dice.range(2012, 2023)).unwrap_or(2020), 12_u8);
    let mut posts: Vec<Made> = Vec::new();
    let mut lines = head(&mut dice);
    for _ in 0..dice.range(3, 9) {
        for _ in 0..dice.range(1, 3) {
            (year, month) = if month == 1 { (year - 1, 12) } else { (year, month - 1) };
            if dice.percent(80) {
                break;
            }
        }
        lines.push(format!("{} {year}", month_names(Language::English)[usize::from(month - 1)]));
        for _ in 0..dice.range(1, 4) {
            let post = post(&mut dice, &habits, (year, month));
            lines.push(post.title.clone());
            lines.extend(post.repeated.then(|| post.title.clone()));
            let address = post
                .citation
                .as_deref()
                .and_then(|citation| citation.rfind(" http"))
                .filter(|_| dice.percent(5));
            match (&post.citation, address) {
                (Some(citation), Some(at)) => {
                    lines.extend([citation[..at].to_owned(), citation[at + 1..].to_owned()]);
                }
                (citation, _) => lines.extend(citation.clone()),
            }
            lines.extend(post.summary.iter().cloned());
            lines.push(
                if dice.percent(96) { "Practice Implications" } else { "Practice implications:" }.to_owned(),
            );
            lines.extend(post.implications.iter().cloned());
            posts.push(post);
        }
    }
    if dice.percent(20) {
        lines.extend(
            ["Previous 1 2 3 4 Next", "Invented Practice Network", "© 2020 Invented Practice Network"]
                .map(str::to_owned),
        );
    }
    (join(&mut dice, &habits, &lines), posts)
}

fn join(dice: &mut Dice, habits: &Habits, lines: &[String]) -> String {
    let mut text = String::new();
    for line in lines {
        let (before, after) = if habits.outer_blanks {
            (dice.pick(&["", " ", "\t"]), dice.pick(&["", " ", "\u{a0}", "\u{200b}"]))
        } else {
            ("", "")
        };
        let _ = write!(text, "{before}{line}{after}{}", habits.line_end);
        if habits.blank_lines && dice.percent(60) {
            text.push_str(habits.line_end);
        }
    }
    text
}

fn head(dice: &mut Dice) -> Vec<String> {
    let mut lines = Vec::new();
    if dice.percent(30) {
        lines.extend(["Skip to content", "Home", "About", "Blog", "Contact"].map(str::to_owned));
    }
    lines.push("Blog".to_owned());
    lines.push(prose::paragraph(dice, prose::Kind::Summary, 40));
    lines.push("This month...".to_owned());
    lines.push(format!(
        "{}{}",
        dice.pick(&["…", "...", "… "]),
        prose::paragraph(dice, prose::Kind::Advice, 20)
    ));
    let marker = dice.pick(&["- ", "• ", "* ", "\t", ""]);
    lines.push("Type of Research".to_owned());
    if dice.percent(30) {
        lines.extend(["Meta-analysis", "Randomized Controlled Trial"].map(|name| format!("{marker}{name}")));
    }
    lines.push("Topics".to_owned());
    let topics =
        ["ALL Topics (clear)", "Alliance", "Attendance, Attrition, and Drop-Out", "Cognitive Therapy (CT)"];
    lines.extend(topics.map(|name| format!("{marker}{name}")));
    lines
}

fn post(dice: &mut Dice, habits: &Habits, month: (u16, u8)) -> Made {
    let citation = (!dice.percent(habits.no_citation)).then(|| citations::citation(dice));
    let mut summary = Vec::new();
    if dice.percent(12) {
        let words = dice.range(10, 30);
        summary.push(prose::paragraph(dice, prose::Kind::Summary, words));
    }
    for _ in 0..dice.range(1, 3) {
        let words = dice.range(45, 220);
        summary.push(prose::paragraph(dice, prose::Kind::Summary, words));
    }
    let mut implications = Vec::new();
    for _ in 0..1 + usize::from(dice.percent(30)) + usize::from(dice.percent(6)) {
        let words = if dice.percent(12) { dice.range(8, 20) } else { dice.range(25, 140) };
        implications.push(prose::paragraph(dice, prose::Kind::Advice, words));
    }
    if dice.percent(6) {
        implications = (0..dice.range(1, 4)).map(|_| prose::short_advice(dice)).collect();
    }
    if dice.percent(habits.short_end) {
        let mut advice = prose::short_advice(dice);
        if dice.percent(4) {
            advice = advice.trim_end_matches('.').to_owned();
        }
        implications.push(advice);
    }
    Made {
        month,
        title: titles::title(dice, habits),
        repeated: dice.percent(habits.repeated),
        citation,
        summary,
        implications,
    }
}

//! Generates citations in all common forms, with invented authors, journals and DOIs.

use super::Dice;

const NAMES: &[&str] = &[
    "Paper",
    "Pencil",
    "van der Inkwell",
    "Quill-Nib",
    "O’Blotter",
    "Núñez",
    "Đurić",
    "De la Croix",
    "Zu Tinte",
    "McVellum",
    "Del Re",
    "Åström",
    "Codex",
];
const INITIALS: &[&str] = &["A.", "J. J.", "M.J.", "Ä.-M.", "G. H. P.", "Q."];
const TITLES: &[&str] = &[
    "A three-level meta-analysis of made-up outcomes",
    "Was it the alliance? A randomised trial",
    "Talking helps: What 40 years of invention have shown",
    "The effects of paper on ink in routine care",
    "“I was heard”: A qualitative study",
    "Therapist effects in imaginary clinics: They were large",
];
const JOURNALS: &[&str] = &[
    "Journal of Invented Results",
    "Imaginary Psychology",
    "Paper Therapy Research",
    "Archives of Fiction",
    "Psychothérapie Fictive",
];

fn authors(dice: &mut Dice) -> String {
    let count = match dice.range(0, 9) {
        0..=2 => 1,
        3..=7 => dice.range(2, 5),
        _ => dice.range(6, 18),
    };
    let mut names: Vec<String> =
        (0..count).map(|_| format!("{}, {}", dice.pick(NAMES), dice.pick(INITIALS))).collect();
    let last = names.pop().unwrap_or_default();
    if names.is_empty() {
        return last;
    }
    let joint = dice.pick(&[", & ", ", & ", " & ", ", and ", ", "]);
    format!("{}{joint}{last}", names.join(", "))
}

fn end(dice: &mut Dice) -> String {
    let number = dice.range(1000, 9999);
    match dice.range(0, 8) {
        0 | 1 => format!(" https://doi.org/10.9999/inv.{number}"),
        2 => format!(" doi:10.9999/inv.{number}"),
        3 => format!(" http://dx.doi.org/10.9999/inv.{number}"),
        4 => format!(" DOI: 10.9999/inv.{number}."),
        5 => " Advance online publication.".to_owned(),
        _ => String::new(),
    }
}

pub(super) fn citation(dice: &mut Dice) -> String {
    let (authors, title, journal, end) = (authors(dice), dice.pick(TITLES), dice.pick(JOURNALS), end(dice));
    let (year, volume, page) = (dice.range(2005, 2022), dice.range(3, 90), dice.range(10, 900));
    let to = page + 12;
    match dice.range(0, 15) {
        0..=5 => format!("{authors} ({year}). {title}. {journal}, {volume}(2), {page}–{to}.{end}"),
        6 => format!("{authors} (in press). {title}. {journal}"),
        7 => format!("{authors} ({year}, Advance online publication). {title}. {journal}.{end}"),
        8 => format!("{authors} ({year}). {title}. {journal}, {volume}, {page}-{to}"),
        9 => format!("Invented Association of Paper ({year}). {title}. Paper Press."),
        10 => format!(
            "{authors} ({year}). {title}. In A. Editor & B. Binder (Eds.), Handbook of paper (pp. {page}-{to}). Paper Press."
        ),
        11 => format!(
            "{}{authors} ({year}). {title}. {journal}.{end}",
            dice.pick(&["Reference: ", "Citation: ", "Source: "])
        ),
        12 => format!("{authors} ({year}) {title}. {journal}, {volume}: {page}-{to}.{end}"),
        13 => format!("Paper AB, Pencil C, Nib DE. {title}. {journal}. {year};{volume}(3):{page}-{to}."),
        14 => format!("Anna Paper and Bo Pencil ({year}). {title}. {journal}, {volume}, {page}–{to}."),
        _ => format!("{authors} ({year}, March). {title}. {journal}, {volume}, Article {page}.{end}"),
    }
}

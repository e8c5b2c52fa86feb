//! Months and seasons.

use pprnet_archive::{Language, month_names};

/// Month names by language, January first. The names of the site’s languages come from `pprnet-archive`.
const MONTHS: [&[&str; 12]; 5] = [
    month_names(Language::English),
    month_names(Language::French),
    &[
        "januar",
        "februar",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
    ],
    &[
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    &[
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ],
];

/// Abbreviations of four letters.
const LONG_ABBREVIATIONS: [&str; 4] = ["sept", "janv", "févr", "juil"];

/// In French the abbreviation of two months.
const AMBIGUOUS: &str = "jui";

const SEASONS: &[&str] = &["spring", "summer", "autumn", "fall", "winter"];

/// The number of a month, from its name or an abbreviation.
pub(crate) fn month(word: &str) -> Option<u8> {
    let lower = word.trim_end_matches('.').to_lowercase();
    let is_abbreviation =
        lower.chars().count() == 3 && lower != AMBIGUOUS || LONG_ABBREVIATIONS.contains(&lower.as_str());
    let is_month = |name: &&str| {
        let mut letters = name.chars().flat_map(char::to_lowercase);
        let is_beginning = lower.chars().all(|letter| letters.next() == Some(letter));
        is_beginning && (is_abbreviation || letters.next().is_none())
    };
    let number = MONTHS.iter().find_map(|names| names.iter().position(is_month))? + 1;
    u8::try_from(number).ok()
}

/// The English name of a month, as reference formats require it.
pub(crate) fn month_name(number: i32) -> Option<&'static str> {
    let names = month_names(Language::English);
    usize::try_from(number).ok().and_then(|number| names.get(number.checked_sub(1)?)).copied()
}

pub(crate) fn is_season(word: &str) -> bool {
    SEASONS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_abbreviations_of_months_are_read_in_five_languages() {
        for (number, words) in [
            (1, "January Jan. janvier janv. Januar enero ene. janeiro"),
            (2, "February Feb février févr. fév. Februar febrero fevereiro fev."),
            (3, "March MAR mars März mär. marzo março"),
            (4, "April Apr. avril avr. abril abr."),
            (5, "May mai mayo maio"),
            (6, "June Jun juin Juni junio junho"),
            (7, "July Jul. juillet juil. Juli julio julho"),
            (8, "August Aug. août agosto ago."),
            (9, "September Sept. Sep septembre septiembre setembro set."),
            (10, "October Oct. octobre Oktober Okt. octubre outubro out."),
            (11, "November Nov. novembre noviembre novembro"),
            (12, "December Dec. décembre déc. Dezember Dez. diciembre dic. dezembro"),
        ] {
            for word in words.split(' ') {
                assert_eq!(month(word), Some(number), "{word}");
            }
        }
        for word in ["", "ma", "jui", "Janu", "Marches", "März.2", "decade", "5"] {
            assert_eq!(month(word), None, "{word}");
        }
    }
}

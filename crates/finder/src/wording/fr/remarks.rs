//! Descriptions of a query, its results and their scores, in French.

use std::ops::Range;

use pprnet_archive::{Language, Metric, month_names};
use pprnet_search::{Field, MatchKind, QueryNoteKind, Reason, Remark, Then};

/// How a part of the query was read.
pub(in crate::wording) fn describe_note(kind: &QueryNoteKind) -> String {
    match kind {
        QueryNoteKind::UnclosedQuote => "une expression se termine par un second guillemet".into(),
        QueryNoteKind::EmptyPhrase => "il n’y a aucun mot entre les guillemets".into(),
        QueryNoteKind::UnknownField(name) => {
            format!("«\u{a0}{name}\u{a0}» n’est pas un champ\u{202f}; utilisez author, title, topic, type, year ou metric")
        }
        QueryNoteKind::EmptyField(name) => format!("rien ne suit «\u{a0}{name}:\u{a0}»"),
        QueryNoteKind::Year(text) => {
            format!("«\u{a0}{text}\u{a0}» n’est pas une année\u{202f}; écrivez year:2020 ou year:2020..2022")
        }
        QueryNoteKind::UnknownTopic(text) => format!("aucun sujet ne s’appelle «\u{a0}{text}\u{a0}»"),
        QueryNoteKind::UnknownType(text) => format!("aucun type de recherche ne s’appelle «\u{a0}{text}\u{a0}»"),
        QueryNoteKind::UnknownMetric(text) => {
            let names = Metric::ALL.map(Metric::name).join(", ");
            format!("aucune mesure ne s’appelle «\u{a0}{text}\u{a0}»\u{202f}; utilisez l’une de celles-ci\u{a0}: {names}")
        }
        QueryNoteKind::LoneMinus => "rien ne suit le signe moins".into(),
        QueryNoteKind::LoneOr => "OR se place entre deux mots".into(),
        QueryNoteKind::LoneNot => "NOT se place devant un mot".into(),
        QueryNoteKind::Wildcard(beginning) => {
            format!("un joker ne fonctionne qu’à la fin d’un mot\u{202f}; {beginning}* a été cherché")
        }
        QueryNoteKind::Negation(word) => format!("écrivez -{word} pour écarter les billets qui le contiennent"),
        QueryNoteKind::NoMetric => {
            "seuls les résultats chiffrés sont comparés\u{202f}; écrivez par exemple n > 100 ou r > .2".into()
        }
        QueryNoteKind::Tag(name) => {
            format!("[{name}] a été ignoré\u{202f}; un champ se place devant son mot, par exemple title:alliance")
        }
        QueryNoteKind::Years(0, last) => format!(
            "seuls les billets parus jusqu’en {last} sont affichés\u{202f}; mettez ces mots entre guillemets pour les chercher dans les textes"
        ),
        QueryNoteKind::Years(first, u16::MAX) => {
            format!("seuls les billets parus depuis {first} sont affichés\u{202f}; mettez ces mots entre guillemets pour les chercher dans les textes")
        }
        QueryNoteKind::Years(first, last) if first == last => format!(
            "seuls les billets de {first} sont affichés\u{202f}; mettez ces mots entre guillemets pour les chercher dans les textes"
        ),
        QueryNoteKind::Years(first, last) => format!(
            "seuls les billets de {first} à {last} sont affichés\u{202f}; mettez ces mots entre guillemets pour les chercher dans les textes"
        ),
        QueryNoteKind::Compared(typed) => format!(
            "«\u{a0}{typed}\u{a0}» a été cherché parmi les résultats chiffrés des billets\u{202f}; utilisez des guillemets pour le chercher dans les textes"
        ),
        QueryNoteKind::Month(year, month) => {
            let at = usize::from(*month).saturating_sub(1);
            let name = month_names(Language::French).get(at).copied().unwrap_or_default();
            let of = if name.starts_with(['a', 'o']) { "d’" } else { "de " };
            format!("les billets {of}{name} {year} sont dans les archives, à l’adresse archive/{year}-{month:02}/")
        }
        QueryNoteKind::Brackets => {
            "les parenthèses n’ont pas de sens ici\u{202f}; OR et le signe moins portent sur un seul mot ou une seule expression".into()
        }
        QueryNoteKind::TooLong => "la recherche est trop longue\u{202f}; sa fin a été ignorée".into(),
        QueryNoteKind::LeftOut(words) => {
            let not_searched = if words.len() == 1 { "n’a pas été cherché" } else { "n’ont pas été cherchés" };
            format!("trop de billets contiennent {}, qui {not_searched}", quoted(words))
        }
        QueryNoteKind::Beginning(typed) => {
            format!("tant de mots commencent par «\u{a0}{typed}\u{a0}» que seuls les plus fréquents ont été cherchés")
        }
    }
}

/// How the results differ from the query.
pub(in crate::wording) fn describe_remark(remark: &Remark) -> String {
    match remark {
        Remark::Apart => "Aucun billet n’a ces mots côte à côte. Ces billets les ont séparément.".into(),
        Remark::Missing { missing, then } => {
            let then = match then {
                Then::Nothing => String::new(),
                Then::Related => " Peut-être apparentés\u{a0}:".into(),
                Then::Closest => " Les plus proches d’abord\u{a0}:".into(),
                Then::On(rest) => format!(" Billets sur {}\u{a0}:", quoted(rest)),
            };
            format!("Aucun billet ne mentionne {}.{then}", quoted(missing))
        }
        Remark::Closest => "Aucun billet ne réunit tout cela\u{202f}; les plus proches d’abord.".into(),
        Remark::Corrected { typed, instead } => {
            format!("{} {}.", corrected(typed), quoted(instead))
        }
    }
}

/// The beginning of the remark that words were corrected.
pub(in crate::wording) fn corrected(typed: &[String]) -> String {
    format!("Aucun billet ne contient {}. Résultats pour", quoted(typed))
}

/// The reason for a part of a score.
pub(in crate::wording) fn describe_reason(reason: &Reason, query: &str) -> String {
    let typed = |range: &Range<usize>| query.get(range.clone()).unwrap_or_default();
    match reason {
        Reason::Word { range, kind, instead, fields } => {
            let how = match (instead, kind) {
                (Some(instead), _) => format!(", cherché comme «\u{a0}{instead}\u{a0}»"),
                (None, MatchKind::Exact) => String::new(),
                (None, MatchKind::Beginning) => " (comme début de mot)".into(),
                (None, MatchKind::Synonym | MatchKind::Related) => " (sous un autre nom)".into(),
                (None, MatchKind::Typo(1)) => " (une lettre corrigée)".into(),
                (None, MatchKind::Typo(_)) => " (deux lettres corrigées)".into(),
            };
            let fields: Vec<String> =
                fields.iter().map(|(of, times)| format!("{} ×{times}", field(*of))).collect();
            format!("«\u{a0}{}\u{a0}»{how}\u{a0}: {}", typed(range), fields.join(", "))
        }
        Reason::Closeness { ranges: [first, second] } => {
            format!("«\u{a0}{}\u{a0}» près de «\u{a0}{}\u{a0}»", typed(first), typed(second))
        }
        Reason::Title => "tous les mots dans le titre".into(),
        Reason::ExactTitle => {
            "le titre est la recherche même\u{a0}: ce billet vient avant tous les autres".into()
        }
        Reason::Misspelt(1) => {
            "un mot n’y est que mal orthographié\u{a0}: les billets qui l’ont tel quel viennent avant".into()
        }
        Reason::Misspelt(words) => {
            format!(
                "{words} mots n’y sont que mal orthographiés\u{a0}: les billets qui en ont moins viennent avant"
            )
        }
    }
}

fn field(field: Field) -> &'static str {
    match field {
        Field::Title => "titre",
        Field::Authors => "auteurs",
        Field::Citation => "référence",
        Field::Summary => "résumé",
        Field::Implications => "implications",
        Field::Labels => "sujets et types",
    }
}

/// Words in quotation marks, separated by commas.
fn quoted(words: &[String]) -> String {
    words.iter().map(|word| format!("«\u{a0}{word}\u{a0}»")).collect::<Vec<_>>().join(", ")
}

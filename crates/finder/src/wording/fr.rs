//! The sentences of the search in French.

use pprnet_archive::{Language, Metric, month_names};
use pprnet_search::{Field, Kind, NoteKind, Reason, Remark, Then};

pprnet_archive::texts! {
    /// Shown if no word of the query is in any post.
    nothing: "Aucun billet ne contient l’un de ces mots.";
    /// Advice if there is no suggestion that leads to posts.
    nothing_help: "Essayez d’autres mots, moins de mots, ou des mots plus généraux.";
    /// Shown if posts match the query, but none matches the filters.
    filtered_out: "Aucun billet contenant ces mots ne correspond à tous les filtres choisis.";
    /// Shown if the words are known, but the other conditions exclude all posts that have them.
    no_complete_match: "Aucun billet ne correspond à toute cette recherche.";
    /// The link that removes all filters.
    without_filters: "Sans aucun filtre";
    /// Shown if the archive was published without an index.
    no_index: "Ces archives ont été publiées sans index de recherche. Parcourez plutôt les billets.";
    /// After a finding of a retracted article.
    retracted: "(rétracté)";
    /// The label that opens the parts of a score.
    why: "Pourquoi ce résultat";
    /// The words before a corrected query.
    did_you_mean: "Vouliez-vous dire";
    /// The end of the question “Did you mean”.
    question_mark: "\u{202f}?";
    /// Between a label and its value.
    colon: "\u{a0}: ";
    /// After the total score.
    in_all: " au total";
    order: "Ordre";
    best_first: "Meilleurs";
    newest_first: "Récents";
    /// The word after “Best” and “Newest”. Narrow windows omit it.
    first: "d’abord";
    pages: "Pages";
    better_results: "Résultats précédents";
    more_results: "Plus de résultats";
    recent: "Recherches récentes";
    forget: "Effacer les recherches récentes";
    help: "Comment chercher";
    slash: "La touche / mène au champ de recherche";
    form: "Recherche par formulaire";
    search: "Chercher";
    all_these: "Tous ces mots";
    side_by_side: "Ces mots côte à côte";
    any_of_these: "L’un de ces mots";
    none_of_these: "Aucun de ces mots";
    author: "Auteur de l’article";
    in_the_title: "Mots du titre";
    from_the_year: "À partir de l’année";
    to_the_year: "Jusqu’à l’année";
    previous_result: "Résultat précédent";
    next_result: "Résultat suivant";
}

/// The link that removes a part of the query.
pub(super) fn without_typed(typed: &str) -> String {
    format!("Sans «\u{a0}{typed}\u{a0}»")
}

/// The link that removes a filter.
pub(super) fn without(filter: &str) -> String {
    format!("Sans {filter}")
}

/// A number of posts.
pub(super) fn posts(count: usize) -> String {
    format!("{count} {}", if count < 2 { "billet" } else { "billets" })
}

/// How many posts were found.
pub(super) fn found(total: usize) -> String {
    format!("{} {}", posts(total), if total < 2 { "trouvé" } else { "trouvés" })
}

/// How many posts were found, and which of them a page shows.
pub(super) fn found_from(first: usize, last: usize, total: usize) -> String {
    format!("Billets {first}–{last} sur {total} trouvés")
}

/// The part of a post that an excerpt is from.
pub(super) fn part(field: Field, section: &str) -> Option<String> {
    match field {
        Field::Implications => Some(format!("dans «\u{a0}{section}\u{a0}»")),
        Field::Citation | Field::Authors => Some("dans la référence".into()),
        Field::Summary => Some("dans le résumé".into()),
        Field::Title | Field::Labels => None,
    }
}

/// The beginning of the remark that syntax was read as plain words.
pub(super) fn taken(typed: &str) -> String {
    if typed.is_empty() {
        "Lu comme de simples mots\u{a0}: ".into()
    } else {
        format!("«\u{a0}{typed}\u{a0}» a été lu comme de simples mots\u{a0}: ")
    }
}

/// The text of a remark on the query.
pub(super) fn reason_of(kind: &NoteKind) -> String {
    match kind {
        NoteKind::UnclosedQuote => "une expression se termine par un second guillemet".into(),
        NoteKind::EmptyPhrase => "il n’y a aucun mot entre les guillemets".into(),
        NoteKind::UnknownField(name) => {
            format!("le champ «\u{a0}{name}\u{a0}» n’existe pas\u{202f}; il y a author, title, topic, type, year et metric")
        }
        NoteKind::EmptyField(name) => format!("rien ne suit «\u{a0}{name}:\u{a0}»"),
        NoteKind::Year(text) => {
            format!("une année s’écrit year:2020 ou year:2020..2022, et «\u{a0}{text}\u{a0}» n’est ni l’un ni l’autre")
        }
        NoteKind::UnknownTopic(text) => format!("aucun sujet ne s’appelle «\u{a0}{text}\u{a0}»"),
        NoteKind::UnknownType(text) => format!("aucun type de recherche ne s’appelle «\u{a0}{text}\u{a0}»"),
        NoteKind::UnknownMetric(text) => {
            let names = Metric::ALL.map(Metric::name).join(", ");
            format!("aucune mesure ne s’appelle «\u{a0}{text}\u{a0}»\u{202f}; il y a {names}")
        }
        NoteKind::LoneMinus => "rien ne suit le signe moins".into(),
        NoteKind::LoneOr => "OR se place entre deux mots".into(),
        NoteKind::LoneNot => "NOT se place devant un mot".into(),
        NoteKind::Wildcard(beginning) => {
            format!("un joker ne fonctionne qu’à la fin d’un mot\u{202f}; {beginning}* a été cherché")
        }
        NoteKind::Years(first, u16::MAX) => {
            format!("seuls les billets parus depuis {first} sont affichés\u{202f}; mettez ces mots entre guillemets pour les chercher dans les textes")
        }
        NoteKind::Years(first, last) => format!(
            "seuls les billets de {first} à {last} sont affichés\u{202f}; mettez ces mots entre guillemets pour les chercher dans les textes"
        ),
        NoteKind::Compared(typed) => format!(
            "«\u{a0}{typed}\u{a0}» a été cherché parmi les résultats chiffrés des billets\u{202f}; utilisez des guillemets pour le chercher dans les textes"
        ),
        NoteKind::Month(year, month) => {
            let at = usize::from(*month).saturating_sub(1);
            let name = month_names(Language::French).get(at).copied().unwrap_or_default();
            let of = if name.starts_with(['a', 'o']) { "d’" } else { "de " };
            format!("les billets {of}{name} {year} sont dans les archives, à l’adresse archive/{year}-{month:02}/")
        }
        NoteKind::Brackets => {
            "les parenthèses n’ont pas de sens ici\u{202f}; OR et le signe moins portent sur un seul mot ou une seule expression".into()
        }
        NoteKind::TooLong => "la recherche est trop longue\u{202f}; sa fin a été ignorée".into(),
        NoteKind::LeftOut(words) => {
            let not_searched = if words.len() == 1 { "n’a pas été cherché" } else { "n’ont pas été cherchés" };
            format!("trop de billets contiennent {}, qui {not_searched}", quoted(words))
        }
        NoteKind::Beginning(typed) => {
            format!("tant de mots commencent par «\u{a0}{typed}\u{a0}» que seuls les plus fréquents ont été cherchés")
        }
    }
}

/// Words in quotation marks, separated by commas.
fn quoted(words: &[String]) -> String {
    words.iter().map(|word| format!("«\u{a0}{word}\u{a0}»")).collect::<Vec<_>>().join(", ")
}

/// How the results differ from the query.
pub(super) fn remark(remark: &Remark) -> String {
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
            format!("Aucun billet ne contient {}. Résultats pour {}.", quoted(typed), quoted(instead))
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

/// A number with a decimal comma.
pub(super) fn number(number: &str) -> String {
    number.replace('.', ",")
}

/// A part of a score: its points and its reason.
pub(super) fn score(score: &str, reason: &Reason, query: &str) -> String {
    format!("{}\u{a0}: {}", score, why_of(reason, query))
}

/// The reason for a part of a score.
pub(super) fn why_of(reason: &Reason, query: &str) -> String {
    let typed = |range: &std::ops::Range<usize>| query.get(range.clone()).unwrap_or_default();
    match reason {
        Reason::Word { range, kind, instead, fields } => {
            let how = match (instead, kind) {
                (Some(instead), _) => format!(", cherché comme «\u{a0}{instead}\u{a0}»"),
                (None, Kind::Exact) => String::new(),
                (None, Kind::Beginning) => " (comme début de mot)".into(),
                (None, Kind::Synonym | Kind::Related) => " (sous un autre nom)".into(),
                (None, Kind::Typo(1)) => " (une lettre corrigée)".into(),
                (None, Kind::Typo(_)) => " (deux lettres corrigées)".into(),
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

pprnet_archive::texts! {
    /// Words for the examples of the help, while no post is loaded.
    example_words: "quelques mots";
    example_other: "autres";
    example_author: "nom";
    /// The meanings of the examples.
    means_words: "les billets qui ont les deux mots, sous toute forme\u{202f}; de petites fautes de frappe sont permises";
    means_phrase: "ces mots côte à côte";
    means_either: "l’un ou l’autre mot";
    means_without: "sans ce mot";
    means_author: "par l’auteur de l’article";
    means_title: "avec ce mot dans le titre";
    means_topic_and_type: "sur un sujet, d’un type de recherche";
    means_topic: "sur un sujet";
    means_type: "d’un type de recherche";
    means_year: "de cette année";
    means_metric: "avec un résultat dans cette mesure\u{a0}: r, R², d, g, SMD, MD, OR, RR, HR, NNT, ICC, B, β, η², κ ou percent";
    means_finding: "avec un résultat supérieur à 0,2, aussi <, >= et <=\u{202f}; k > 100 pour les études, n > 1000 pour les participants";
}

/// The meaning of an example with several years; `one` is the newest.
pub(super) fn means_years(one: u16) -> String {
    format!("de ces années\u{202f}; year:{one} pour une seule année")
}

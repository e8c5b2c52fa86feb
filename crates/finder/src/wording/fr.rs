//! The sentences of the search in French.

mod remarks;

use pprnet_search::{Field, Reason};

pub(super) use self::remarks::{corrected, describe_note, describe_reason, describe_remark};

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

/// A number with a decimal comma.
pub(super) fn number(number: &str) -> String {
    number.replace('.', ",")
}

/// A part of a score: its points and its reason.
pub(super) fn score(score: &str, reason: &Reason, query: &str) -> String {
    format!("{}\u{a0}: {}", score, describe_reason(reason, query))
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

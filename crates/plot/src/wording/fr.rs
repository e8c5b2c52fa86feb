//! The text shown with findings, in French. Numbers stay in the field's notation, with a decimal point.

use pprnet_archive::Metric;

pprnet_archive::texts! {
    between_thousands: "\u{202f}";
    /// The separator after a name.
    colon: "\u{a0}: ";
    at_a_glance: "Les chiffres en un coup d’œil";
    where_read: "Les nombres que ce billet rapporte. Chacun mène à sa phrase dans le texte. Des mesures différentes ne partagent pas un même axe.";
    what: "Objet";
    in_words: "La même chose en mots";
    others: "Ce que rapportent d’autres billets";
    retracted: "Rétracté\u{202f}; non représenté.";
    retracted_post: "L’article a été rétracté, ou ce billet retiré. Ses nombres sont barrés et ne sont pas représentés.";
    how_large: "Est-ce beaucoup dans ce domaine\u{202f}?";
    no_effect: "La ligne indique l’absence d’effet";
    /// The introduction of the evidence page.
    introduction: "Tous les nombres que rapportent les billets, chacun à côté de ce qu’il décrit. Ils sont juxtaposés \
        et non combinés\u{a0}: ils proviennent d’études différentes, avec d’autres personnes, comparaisons et résultats, et certaines \
        études figurent dans plusieurs d’entre eux. Pour une synthèse des données probantes, lisez les billets.";
    /// The message if no finding is left.
    nothing: "Aucun billet ne rapporte de nombre avec ces filtres.";
    /// The link to the table of all findings.
    all_as_table: "Tous les résultats sous forme de tableau (CSV)";
}

/// The name of an order.
pub(super) fn group_name(group: crate::Group) -> &'static str {
    match group {
        crate::Group::Newest => "Du plus récent au plus ancien",
        crate::Group::Largest => "Du plus grand au plus petit",
        crate::Group::Post => "Par billet",
        crate::Group::Topic => "Par sujet",
    }
}

/// `.17 à .24`.
pub(super) fn range(low: &str, high: &str) -> String {
    format!("{low}\u{a0}à\u{a0}{high}")
}

pub(super) fn listed_of(listed: usize, count: usize) -> String {
    match listed {
        0 | 1 => format!("{listed} résultat affiché sur {count}."),
        listed => format!("{listed} résultats affichés sur {count}."),
    }
}

/// The name of a measure.
pub(super) fn metric_name(metric: Metric) -> &'static str {
    match metric {
        Metric::R => "Corrélations (r)",
        Metric::G => "Différences standardisées (g de Hedges)",
        Metric::D => "Différences standardisées (d de Cohen)",
        Metric::Smd => "Différences de moyennes standardisées (SMD)",
        Metric::Md => "Différences de moyennes (MD)",
        Metric::Or => "Rapports de cotes (OR)",
        Metric::Rr => "Risques relatifs (RR)",
        Metric::Hr => "Rapports de risques instantanés (HR)",
        Metric::Beta => "Coefficients de régression standardisés (β)",
        Metric::B => "Coefficients de régression (B)",
        Metric::R2 => "Variance expliquée (R²)",
        Metric::Eta2 => "Variance expliquée (η²)",
        Metric::Icc => "Corrélations intraclasses (ICC)",
        Metric::Kappa => "Accord (κ)",
        Metric::Nnt => "Nombres de sujets à traiter (NNT)",
        Metric::Percent => "Pourcentages",
    }
}

/// The labels to the left and right of “no effect”, if the measure defines them. For differences they depend on what
/// was subtracted from what.
pub(super) fn directions(metric: Metric) -> Option<[&'static str; 2]> {
    match metric {
        Metric::R | Metric::Beta => Some(["plus va avec moins", "plus va avec plus"]),
        Metric::Or | Metric::Rr | Metric::Hr => Some(["moins probable", "plus probable"]),
        _ => None,
    }
}

/// The size of estimates in this field, from a published distribution of such estimates: the text, and its DOI.
pub(super) fn field_scale(metric: Metric) -> Option<(&'static str, &'static str)> {
    match metric {
        Metric::R => Some((
            "Parmi les corrélations entre processus et résultat dans la recherche en psychothérapie, .10 est petit, .25 moyen et \
             .40 grand (quartiles des corrélations publiées).",
            "10.1080/10503307.2025.2494270",
        )),
        Metric::G => Some((
            "Parmi les essais de psychothérapie de la dépression, g = 0.27 est petit, 0.53 moyen et 0.86 grand (quartiles des \
             effets publiés).",
            "10.1016/j.jpsychires.2023.11.009",
        )),
        _ => None,
    }
}

pub(super) fn studies(count: u64) -> String {
    format!("{}\u{a0}{}", crate::number::count(count), if count < 2 { "étude" } else { "études" })
}

pub(super) fn participants(count: u64) -> String {
    let people = if count < 2 { "participant" } else { "participants" };
    format!("{}\u{a0}{people}", crate::number::count(count))
}

pub(super) fn variation(percent: f64) -> String {
    format!("I²\u{a0}=\u{a0}{percent}%")
}

/// Says whether an interval includes “no effect”.
pub(super) fn significance(includes: bool, null: &str) -> String {
    let verb = if includes { "contient" } else { "ne contient pas" };
    format!("L’intervalle {verb} {null} (aucun effet).")
}

/// Why printed numbers cannot be right.
pub(super) fn warning(code: &str) -> &'static str {
    match code {
        "ci-excludes-estimate" => "Tel qu’imprimé\u{a0}: l’intervalle ne contient pas l’estimation.",
        "ci-reversed" => "Tel qu’imprimé\u{a0}: les bornes de l’intervalle sont inversées.",
        "out-of-range" => "Tel qu’imprimé\u{a0}: cette mesure ne peut avoir une telle valeur.",
        "not-positive" => "Tel qu’imprimé\u{a0}: un rapport est toujours positif.",
        "p-out-of-range" => "Tel qu’imprimé\u{a0}: p est compris entre 0 et 1.",
        "p-zero" => "Tel qu’imprimé\u{a0}: p n’est jamais nul.",
        "i2-out-of-range" => "Tel qu’imprimé\u{a0}: I² est compris entre 0 et 100\u{a0}%.",
        "percent-out-of-range" => "Tel qu’imprimé\u{a0}: ce pourcentage n’est pas compris entre 0 et 100.",
        "ci-p-disagree" => "Tel qu’imprimé\u{a0}: l’intervalle et p se contredisent.",
        "implausible-size" => "Tel qu’imprimé\u{a0}: valeur inhabituellement grande.",
        _ => "Tel qu’imprimé\u{a0}: les nombres ne s’accordent pas entre eux.",
    }
}

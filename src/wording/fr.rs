//! The sentences of the interface in French. A narrow no-break space (`\u{202f}`) precedes `;`, `?` and `!`; a no-break space
//! (`\u{a0}`) precedes `:` and goes inside « ». 0 and 1 are singular. A post of the blog is a *billet*, the paper it is about
//! an *article*.

mod failures;

use pprnet_address::{UnknownValue, View};
use pprnet_archive::Date;

use super::list;

pub(super) use self::failures::{fault_words, server_answered, title_of_part};

pprnet_archive::texts! {
    skip_to_content: "Aller au contenu";
    skip_to_filters: "Aller aux filtres";
    blog: "Blogue";
    topics: "Sujets";
    types: "Types de recherche";
    years: "Années";
    archive: "Archives";
    evidence: "Données probantes";
    no_topic: "Sans sujet";
    order: "Ordre";
    show_all: "Tout afficher";
    about: "À propos";
    follow: "S’abonner";
    follow_intro: "Chaque nouveau billet est annoncé dans un fil RSS, avec son texte intégral. L’adresse du fil\u{a0}:";
    in_a_feed_reader: "Dans un lecteur de fils";
    how_to_use_a_feed_reader: "Copiez l’adresse du fil dans votre lecteur de fils. Outlook et Thunderbird en sont aussi\u{a0}: dans Outlook, choisissez «\u{a0}Ajouter un nouveau flux RSS\u{a0}»\u{202f}; dans Thunderbird, «\u{a0}Compte de flux\u{a0}». Les nouveaux billets arrivent alors à côté de vos courriels.";
    by_e_mail: "Par courriel";
    how_to_get_e_mail: "Ce site n’envoie aucun courriel et ne connaît aucune adresse. Un service qui transforme les fils en courriels peut le faire\u{a0}: donnez-lui l’adresse du fil et la vôtre. Pour en trouver un, cherchez «\u{a0}RSS par courriel\u{a0}» sur le Web. Il connaîtra votre adresse\u{a0}: lisez donc ce qu’il en fait.";
    one_topic_only: "Un seul sujet";
    feeds_of_terms: "Chaque sujet et chaque type de recherche a son propre fil.";
    no_feeds: "Cette copie du site n’a pas de fils\u{a0}: elle n’a aucun billet, ou elle a été produite sans l’adresse où elle se trouve.";
    posts_by_month: "Billets par année et par mois";
    all_months: "Total";
    offline: "Hors ligne";
    offline_intro: "Après votre première visite, vous pouvez lire ce site sans réseau, si votre navigateur le permet. Voici ce qu’il conserve.";
    save: "Enregistrer";
    saved: "Enregistré dans ce navigateur.";
    removed: "Retiré.";
    not_changed: "La liste n’a pas été modifiée\u{a0}: ce navigateur refuse de la conserver.";
    saved_posts: "Billets enregistrés";
    saved_list: "La liste des billets enregistrés";
    saved_intro: "Ils sont conservés dans ce navigateur et n’en sortent pas. Choisissez «\u{a0}En entier\u{a0}» et imprimez pour obtenir un seul document avec une table des matières.";
    nothing_saved: "Les billets que vous enregistrez apparaissent ici. Ouvrez un billet et choisissez «\u{a0}Enregistrer\u{a0}».";
    edit_list: "Modifier la liste";
    remove: "Retirer";
    remove_all: "Tout retirer";
    undo: "Annuler";
    menu: "Menu";
    main_navigation: "Principale";
    all_topics: "TOUS les sujets (effacer)";
    all_types: "TOUS les types (effacer)";
    all_years: "TOUTES les années (effacer)";
    this_month: "Ce mois-ci";
    summary: "Résumé";
    read_the_summary: "Lire le résumé";
    full_citation: "Référence complète";
    article: "Article";
    in_practice: "En pratique ↓";
    about_this_site: "À propos de ce site";
    filter: "Filtrer";
    filter_posts: "Filtrer les billets";
    active_filters: "Filtres actifs";
    clear_all: "Tout effacer";
    clear: "Effacer";
    close: "Fermer";
    find_a_topic: "Trouver un sujet";
    any: "Au moins un";
    all: "Tous";
    from: "De";
    to: "À";
    how_topics_combine: "Comment combiner les sujets";
    view: "Affichage";
    pages: "Pages";
    previous_page: "Billets plus récents";
    next_page: "Billets plus anciens";
    loading: "Chargement…";
    not_loaded: "Le site n’a pas pu être chargé";
    related: "Billets apparentés";
    neighbours: "Billets suivant et précédent";
    newer_post: "Plus récent";
    older_post: "Plus ancien";
    citation: "Article";
    filed_under: "Classé sous";
    cite: "Citer";
    cite_all: "Exporter les références";
    share: "Partager";
    print: "Imprimer";
    link_copied: "Le lien est dans le presse-papiers.";
    colour_scheme: "Couleurs";
    page_not_found: "Page introuvable";
    did_you_mean: "Vouliez-vous dire";
    back_to_blog: "Aller au blogue";
    all_the_topics: "Tous les sujets";
    posts_heading: "Billets";
    missing_too: "Il manque des billets ici aussi.";
    try_again: "Réessayer";
    reload: "Recharger la page";
    no_posts_yet: "Ces archives n’ont pas encore de billets.";
    no_page_here: "Ce site n’a pas de page à cette adresse. Le lien est peut-être ancien ou mal recopié.";
    and: "et";
    or: "ou";
    /// Between a label and its value.
    colon: "\u{a0}: ";
    correction: "Correction";
    retraction: "Rétractation";
    system_colours: "Système";
    light: "Clair";
    dark: "Sombre";
    contents: "Sommaire";
    search_posts: "Chercher dans les billets";
    nothing_selected: "Aucun billet ne correspond à cette combinaison de filtres. Retirez-en un\u{a0}:";
}

/// The first authors of an article, and how many others wrote it: `Driessen, Fokkema, Dekker et 14 autres`.
pub(super) fn and_others(first: &str, more: usize) -> String {
    format!("{first} et {more} {}", if more < 2 { "autre" } else { "autres" })
}

/// The author of the site.
pub(super) fn author_since(author: &str, since: u16) -> String {
    format!("{author}, depuis {since}.")
}

pub(super) fn no_page_at(path: &str) -> String {
    format!("Ce site n’a pas de page à l’adresse {path}. Le lien est peut-être ancien ou mal recopié.")
}

pub(super) fn link_not_copied(url: &str) -> String {
    format!("Ce navigateur ne permet pas à la page de copier le lien. Le voici\u{a0}: {url}")
}

pprnet_archive::texts! {
    /// The label of posts that are new since the previous visit.
    new: "Nouveau";
    /// Before the title of a half-read post.
    go_on: "Reprendre la lecture\u{a0}:";
}

/// `3 nouveaux billets depuis le 12 octobre`, with the year if it is not the current one.
pub(super) fn new_since(count: usize, since: Date, today: Date) -> String {
    let (day, month) = (since.spoken_day(), since.month());
    let year =
        if month.year() == today.month().year() { String::new() } else { format!(" {}", month.year()) };
    let posts = if count < 2 { "nouveau billet" } else { "nouveaux billets" };
    format!("{count} {posts} depuis le {day} {}{year}", month.name())
}

pub(super) fn view_name(view: View) -> &'static str {
    match view {
        View::Full => "En entier",
        View::Implications => "En bref",
        View::Titles => "Titres",
    }
}

/// `1 billet`, `12 billets`.
pub(super) fn posts(count: usize) -> String {
    format!("{count} {}", if count < 2 { "billet" } else { "billets" })
}

/// `2 billets en décembre 2022`.
pub(super) fn posts_in(count: usize, when: &str) -> String {
    format!("{} en {when}", posts(count))
}

/// The button that goes from the filters to the posts: `Afficher 16 billets`. The number may not be known yet.
pub(super) fn show_posts(count: Option<usize>) -> String {
    count.map_or_else(|| "Afficher les billets".into(), |count| format!("Afficher {}", posts(count)))
}

/// The button that unfolds the rest of the topics: `Les 36 sujets`.
pub(super) fn all_of_topics(count: usize) -> String {
    format!("Les {count} sujets")
}

/// The same for the types.
pub(super) fn all_of_types(count: usize) -> String {
    format!("Les {count} types")
}

/// How many topics match the typed text.
pub(super) fn topics_found(count: usize) -> String {
    match count {
        0 => "Aucun sujet ne porte ce nom.".into(),
        1 => "1 sujet".into(),
        count => format!("{count} sujets"),
    }
}

/// The current position in a list: `44 billets`, `Billets 11–20 sur 44`.
pub(super) fn showing(range: &std::ops::Range<usize>, of: usize) -> String {
    if range.len() >= of {
        return posts(of);
    }
    format!("Billets {}–{} sur {of}", range.start + 1, range.end)
}

/// The current position in a list, when some posts of the page could not be loaded: `44 billets, dont 2 non chargés`.
pub(super) fn showing_without(showing: &str, missing: usize) -> String {
    match missing {
        0 => showing.to_owned(),
        1 => format!("{showing}, dont 1 non chargé"),
        missing => format!("{showing}, dont {missing} non chargés"),
    }
}

/// The title of a page of a list.
pub(super) fn page(number: usize) -> String {
    format!("Page {number}")
}

/// A later page of a list: `Blogue, page 2`.
pub(super) fn page_of(list: &str, number: usize) -> String {
    format!("{list}, page {number}")
}

pub(super) fn no_such_page(page: usize, last: usize) -> String {
    format!("Il n’y a pas de page {page}\u{202f}; la dernière est la page {last}.")
}

pub(super) fn go_to_page(page: usize) -> String {
    format!("Aller à la page {page}")
}

pub(super) fn no_posts_in(when: &str) -> String {
    format!("Aucun billet n’a paru en {when}.")
}

pub(super) fn list_is_full(most: usize) -> String {
    format!("La liste est pleine\u{a0}: elle contient {most} billets. Retirez-en d’abord.")
}

pub(super) fn not_here(slug: &str) -> String {
    format!("{slug} (introuvable)")
}

pub(super) fn not_in_this_archive(count: usize) -> String {
    let which = if count == 1 {
        "1 billet enregistré n’est".into()
    } else {
        format!("{count} billets enregistrés ne sont")
    };
    format!(
        "{which} pas dans cette copie du site. «\u{a0}Modifier la liste\u{a0}» donne les liens\u{a0}: un billet renommé s’ouvre à sa nouvelle adresse."
    )
}

pub(super) fn remove_filter(name: &str) -> String {
    format!("Retirer le filtre {name}")
}

pub(super) fn shared_topics(names: &[&str]) -> String {
    format!(
        "{}\u{a0}: {}",
        if names.len() < 2 { "Sujet commun" } else { "Sujets communs" },
        list(names, and())
    )
}

/// A value that the page ignores.
pub(super) fn unknown_value(UnknownValue { name, value }: &UnknownValue) -> String {
    format!(
        "L’adresse contient une valeur inconnue pour «\u{a0}{name}\u{a0}»\u{a0}: «\u{a0}{value}\u{a0}». Cette page n’en tient pas compte."
    )
}

pub(super) fn unknown_term(slug: &str) -> String {
    format!(
        "«\u{a0}{slug}\u{a0}», dans l’adresse, n’est ni un sujet ni un type de ces archives. Cette page n’en tient pas compte."
    )
}

pprnet_archive::texts! {
    /// Shown while the search, or a part of its index, is loading.
    searching: "Recherche en cours…";
    /// The link from the results to the form and the help.
    other_ways: "Chercher par formulaire, ou lire comment chercher";
    /// The label of recent searches, form and help together.
    ways_to_search: "Façons de chercher";
    matches_in_post: "Occurrences";
    previous_match: "Précédente";
    next_match: "Suivante";
    no_marks: "Effacer";
}

/// How many matches a post has, and the current one.
pub(super) fn matches(at: Option<usize>, count: usize) -> String {
    match at {
        Some(at) => format!("Occurrence {} sur {count}", at + 1),
        None if count < 2 => format!("{count} occurrence"),
        None => format!("{count} occurrences"),
    }
}

pprnet_archive::texts! {
    /// Parts of the program as visitors know them, for [`super::part_failure`].
    search_index: "L’index de recherche";
    findings: "La liste des résultats";
    filters: "La liste des filtres";
    this_page: "Cette page";
    /// The files of “Cite”, for [`super::part_failure`].
    citations: "Les références";
    suggestions: "La liste de suggestions";
}

pprnet_archive::texts! {
    copy_button: "Copier";
    download_button: "Télécharger";
    as_printed: "Telle quelle";
    /// The source of the citation styles, which their licence requires.
    csl: "Styles\u{a0}: projet Citation Style Language, CC BY-SA 3.0,";
    what_to_cite: "Que citer";
    not_copied: "Ce navigateur ne permet pas à la page de copier. Sélectionnez le texte, ou téléchargez le fichier.";
    not_downloaded: "Ce navigateur ne permet pas à la page de créer un fichier. Copiez plutôt le texte.";
}

/// The title of the panel for a list of posts.
pub(super) fn cite_posts(count: usize) -> String {
    match count {
        0 | 1 => format!("Référence de {}", posts(count)),
        count => format!("Références de {}", posts(count)),
    }
}

/// The work of a post, or of each post of a list, that is cited.
pub(super) fn work(is_summary: bool, is_list: bool) -> &'static str {
    match (is_summary, is_list) {
        (false, false) => "L’article",
        (true, false) => "Ce résumé",
        (false, true) => "Les articles",
        (true, true) => "Les résumés",
    }
}

/// The note that posts have no citation of an article.
pub(super) fn no_citation(count: usize, is_list: bool) -> String {
    match (is_list, count) {
        (false, _) => {
            "Ce billet ne donne pas la référence de son article. Vous pouvez citer le résumé.".to_owned()
        }
        (true, 0 | 1) => format!("{count} billet ne donne pas la référence de son article."),
        (true, count) => format!("{count} billets ne donnent pas la référence de leur article."),
    }
}

/// The label of the copy button of a style or format, for screen readers.
pub(super) fn copy(name: &str) -> String {
    format!("{}\u{a0}: {name}", copy_button())
}

pub(super) fn download(name: &str) -> String {
    format!("{}\u{a0}: {name}", download_button())
}

pub(super) fn copied(name: &str) -> String {
    format!("{name}\u{a0}: copié dans le presse-papiers.")
}

pub(super) fn downloaded(name: &str) -> String {
    format!("{name}\u{a0}: enregistré dans un fichier.")
}

//! The texts of the files that visitors see, in French.

use pprnet_archive::{NoticeKind, YearMonth};

pprnet_archive::texts! {
    /// In a feed opened in a browser: the link to the page with the same posts.
    feed_as_page: "La même chose en page Web";
    /// The link to the next page of the feed.
    feed_older: "Billets plus anciens";
    /// Above a feed opened in a browser.
    feed_explained: "Ceci est un fil. Copiez l’adresse de cette page dans un lecteur de fils, et les nouveaux billets viendront à vous.";
    /// After links to other sites, while there is no network.
    needs_network: " (demande un réseau)";
    /// In a newsletter: the heading of the summary.
    summary: "Résumé";
    /// The link to the post.
    read_on_site: "Lire ce billet sur le site";
    /// On the page that a browser shows offline if the app cannot draw another.
    shell_title: "Cette page n’a pas pu être affichée";
    shell_text: "Ce navigateur conserve une copie du site, mais la partie qui affiche cette page n’a pas démarré. Rechargez la page\u{202f}; si cela ne suffit pas, ";
    shell_way: "faites réparer ou supprimer la copie";
    shell_end: ".";
    /// Between a label and its value.
    colon: "\u{a0}: ";
    /// In `llms.txt`.
    llms_pages: "Pages";
    llms_blog: "les plus récents d’abord, chacun sur un article de recherche";
    llms_about: "qui l’écrit, et comment";
    llms_types: "Types de recherche";
    llms_months: "Archives par mois";
    llms_all_months: "Tous les mois";
    llms_month_counts: "avec le nombre de billets de chacun";
    llms_feeds: "Fils RSS";
    llms_atom: "le texte intégral de tous les billets, les derniers changements d’abord, en plusieurs pages";
    llms_json_feed: "la même chose";
    llms_data: "Données";
    llms_manifest: "les archives en JSON\u{202f}; ce fichier nomme ceux qui contiennent tous les billets";
}

pub(super) const fn notice(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Correction => "Corrigé",
        NoticeKind::Retraction => "Rétracté",
    }
}

pub(super) fn page(number: usize) -> String {
    format!("Page {number}")
}

pub(super) fn posts(number: usize) -> String {
    format!("{number} {}", if number < 2 { "billet" } else { "billets" })
}

/// `de mars 2021`, `d’avril 2021`.
fn from(month: YearMonth) -> String {
    let name = month.heading();
    if name.starts_with(['a', 'o']) { format!("d’{name}") } else { format!("de {name}") }
}

pub(super) fn between(first: YearMonth, last: YearMonth) -> String {
    format!(", {} à {}", from(first), last.heading())
}

pub(super) fn of_month(month: YearMonth) -> String {
    format!(", {}", month.heading())
}

pub(super) fn described_blog(site: &str, number: usize) -> String {
    format!("{site}\u{a0}: {}.", posts(number))
}

pub(super) fn described_page(site: &str, number: usize, on_page: usize, months: &str) -> String {
    format!("{site}, page {number}\u{a0}: {}{months}.", posts(on_page))
}

pub(super) fn described_topic(name: &str, number: usize, in_all: usize, newest: Option<YearMonth>) -> String {
    described_term(&format!("sur le sujet «\u{a0}{name}\u{a0}»"), number, in_all, newest)
}

pub(super) fn described_type(name: &str, number: usize, in_all: usize, newest: Option<YearMonth>) -> String {
    described_term(&format!("sur des recherches du type «\u{a0}{name}\u{a0}»"), number, in_all, newest)
}

fn described_term(about: &str, number: usize, in_all: usize, newest: Option<YearMonth>) -> String {
    let page = if number == 1 { String::new() } else { format!("Page {number} des ") };
    let newest = newest.map(|month| match in_all {
        1 => format!(", {}", from(month)),
        _ => format!(", dont le plus récent date {}", from(month)),
    });
    format!("{page}{} {about}{}.", posts(in_all), newest.unwrap_or_default())
}

pub(super) fn described_topics(number: usize, names: &str) -> String {
    let topics = if number < 2 { "sujet" } else { "sujets" };
    format!("{number} {topics}, avec le nombre de billets de chacun\u{a0}: {names}")
}

pub(super) fn described_types(number: usize, names: &str) -> String {
    let types = if number < 2 { "type" } else { "types" };
    format!("{number} {types} de recherche, avec le nombre de billets de chacun\u{a0}: {names}")
}

pub(super) fn described_archive(site: &str, in_all: usize, months: &str) -> String {
    format!("{site}\u{a0}: {} par mois{months}.", posts(in_all))
}

pub(super) fn described_year(year: u16, in_all: usize, months: &str) -> String {
    format!("{} de l’année {year}{months}.", posts(in_all))
}

pub(super) fn described_evidence(site: &str) -> String {
    format!("{site}\u{a0}: les tailles d’effet et les pourcentages que rapportent les billets, côte à côte.")
}

pub(super) fn described_about(site: &str, text: &str) -> String {
    if text.is_empty() {
        format!("{site}\u{a0}: à propos de ce site.")
    } else {
        format!("À propos de ce site, {site}\u{a0}: {text}")
    }
}

pub(super) fn described_follow(site: &str) -> String {
    format!("{site}\u{a0}: comment être averti des nouveaux billets, par un fil ou par courriel.")
}

pub(super) fn described_saved(site: &str) -> String {
    format!(
        "{site}\u{a0}: les billets que vous avez enregistrés dans ce navigateur, à lire, à citer ou à imprimer ensemble."
    )
}

pub(super) fn described_offline(site: &str) -> String {
    format!("{site}\u{a0}: ce que ce navigateur conserve de ce site, à lire sans réseau.")
}

pub(super) fn llms_licence(licence: &str) -> String {
    format!("Les billets peuvent être utilisés sous la licence {licence}.")
}

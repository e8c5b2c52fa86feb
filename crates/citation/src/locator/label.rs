//! The words before a number that give its meaning.

/// The meaning of a number, according to the word before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Volume,
    Issue,
    Page,
    Article,
    Chapter,
    Supplement,
}

pub(super) fn label(word: &str) -> Option<Label> {
    match word.trim_end_matches(['.', '°', 'º']).to_lowercase().as_str() {
        "vol" | "volume" | "vols" | "v" | "bd" | "band" | "jg" | "jahrgang" | "jaargang" | "årgang"
        | "tome" | "tomo" => Some(Label::Volume),
        "no" | "nos" | "nr" | "iss" | "issue" | "issues" | "heft" | "num" | "n" | "núm" | "nummer"
        | "fasc" | "afl" | "häfte" => Some(Label::Issue),
        "pp" | "p" | "pages" | "page" | "pg" | "pgs" | "s" | "seiten" | "págs" | "pág" | "blz" => {
            Some(Label::Page)
        }
        "article" | "art" | "article-id" | "e-article" => Some(Label::Article),
        "chapter" | "chap" | "ch" | "kapitel" | "kap" | "cap" | "capítulo" | "chapitre" => {
            Some(Label::Chapter)
        }
        "suppl" | "supp" | "supplement" | "pt" | "part" | "special" | "spec" => Some(Label::Supplement),
        _ => None,
    }
}

/// Whether the text begins with a word such as `Vol.` or `pp.`.
pub(crate) fn starts_with_label(text: &str) -> bool {
    let word = text.split([' ', ':', '.']).next().unwrap_or_default();
    label(word.trim_end_matches(|c: char| !c.is_alphabetic())).is_some()
}

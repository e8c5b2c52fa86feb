//! Finds buttons for sharing a post: `Share this: Twitter Facebook`, or each on a line of its own.

use super::row::Row;
use super::runs::runs;
use super::trim::without_marker;

/// Whole lines above such buttons, in lowercase and without punctuation around them.
const HEADINGS: [&str; 40] = [
    "like this",
    "share on",
    "share this",
    "share this article",
    "share this entry",
    "share this page",
    "share this post",
    "share this story",
    "share via",
    "click to share",
    "compartir en",
    "compartir esta entrada",
    "compartir este artículo",
    "comparte en",
    "comparte esta entrada",
    "comparte este artículo",
    "comparte esto",
    "artikel teilen",
    "beitrag teilen",
    "diesen artikel teilen",
    "diesen beitrag teilen",
    "teilen auf",
    "teilen mit",
    "teile diesen beitrag",
    "deel deze pagina",
    "deel dit",
    "deel dit artikel",
    "deel dit bericht",
    "delen op",
    "delen via",
    "dit delen",
    "partager ceci",
    "partager cet article",
    "partager cette page",
    "partager sur",
    "partagez ceci",
    "partagez cet article",
    "partagez sur",
    "wird geladen",
    "j'aime ceci",
];
const VERBS: [&str; 14] = [
    "share",
    "partager",
    "partagez",
    "teilen",
    "teile",
    "delen",
    "deel",
    "compartir",
    "comparte",
    "compártelo",
    "tweet",
    "twittern",
    "tweeten",
    "tuitear",
];
const NETWORKS: [&str; 16] = [
    "bluesky",
    "facebook",
    "instagram",
    "linkedin",
    "mastodon",
    "messenger",
    "pinterest",
    "reddit",
    "telegram",
    "threads",
    "tumblr",
    "tweet",
    "twitter",
    "whatsapp",
    "xing",
    "x",
];
/// Other words of such lines.
const OTHERS: [&str; 56] = [
    "a", "and", "article", "artikel", "auf", "beitrag", "bericht", "blogthis", "by", "cet", "click", "copy",
    "courriel", "diesen", "dit", "drucken", "e", "email", "en", "esta", "esto", "et", "friend", "imprimer",
    "imprimir", "in", "like", "link", "loading", "mail", "mit", "more", "new", "o", "on", "op", "opens",
    "par", "per", "plus", "pocket", "por", "post", "print", "s'ouvre", "sur", "this", "to", "und", "via",
    "window", "y", "le", "lien", "copier", "kopieren",
];

/// Which rows are buttons for sharing.
pub(super) fn lines(rows: &[Row<'_>]) -> Vec<bool> {
    let texts: Vec<String> = rows.iter().map(|row| lower(row.line.text)).collect();
    // “Like this:” may introduce an example.
    let is_own =
        |at: usize| is_heading(&texts[at]) && bare(&texts[at]) != "like this" || are_buttons(&texts[at]);
    let is_free = |at: usize| rows[at].month.is_none() && !rows[at].is_heading();
    let mut found: Vec<bool> = (0..rows.len()).map(|at| is_free(at) && is_own(at)).collect();
    for run in runs(0..rows.len(), |at| is_free(at) && is_part(&texts[at])) {
        let count = |is_match: &dyn Fn(&String) -> bool| {
            texts[run.clone()].iter().filter(|text| is_match(text)).count()
        };
        let networks =
            count(&|text| NETWORKS.contains(&bare(text)) && bare(text) != "x" || are_buttons(text));
        let heads = count(&|text| is_heading(text) || VERBS.contains(&bare(text)));
        if networks > 1 || networks > 0 && heads > 0 {
            found[run].fill(true);
        }
    }
    found
}

/// Whether a line in a box for sharing confirms its purpose.
pub(crate) fn is_of_sharing(text: &str) -> bool {
    let text = lower(text);
    bare(&text).is_empty() || is_part(&text)
}

/// Whether a line has nothing but names of networks and words that go with them.
pub(super) fn are_buttons(lower: &str) -> bool {
    let words: Vec<&str> = words(lower);
    let count = |list: &[&str]| words.iter().filter(|word| list.contains(word)).count();
    let names = count(&NETWORKS);
    let is_known = |word: &&str| NETWORKS.contains(word) || OTHERS.contains(word) || VERBS.contains(word);
    // Buttons may follow each other without spaces.
    let rest = NETWORKS[..15].iter().fold(words.concat(), |rest, network| rest.replace(network, ""));
    let is_call = count(&VERBS) > 0 || HEADINGS.iter().any(|heading| lower.starts_with(heading));
    // A list with commas or “and” may be part of a sentence: “Facebook, Twitter and Instagram”.
    let is_enumeration = lower.contains(',') || count(&["and", "et", "und", "en", "y"]) > 0;
    words.len() > 1 && names > 0 && (names > 2 && !is_enumeration || is_call) && words.iter().all(is_known)
        || words.len() == 1 && rest.is_empty() && names == 0
}

fn is_heading(lower: &str) -> bool {
    HEADINGS.contains(&bare(lower))
}

/// Whether a line may be one of several buttons.
fn is_part(lower: &str) -> bool {
    let words = words(lower);
    let is_known = |word: &&str| NETWORKS.contains(word) || OTHERS.contains(word) || VERBS.contains(word);
    is_heading(lower) || are_buttons(lower) || (1..=3).contains(&words.len()) && words.iter().all(is_known)
}

fn words(lower: &str) -> Vec<&str> {
    lower.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty()).collect()
}

fn bare(lower: &str) -> &str {
    lower.trim_matches(|c: char| !c.is_alphanumeric())
}

fn lower(text: &str) -> String {
    without_marker(text).to_lowercase().replace('’', "'")
}

#[cfg(test)]
mod tests {
    use super::are_buttons;

    #[test]
    fn networks_that_a_sentence_lists_are_no_buttons() {
        for line in
            ["facebook twitter linkedin", "share: facebook, twitter, linkedin", "facebooktwitterlinkedin"]
        {
            assert!(are_buttons(line), "{line}");
        }
        for line in [
            "facebook, twitter and instagram",
            "facebook, instagram, whatsapp",
            "facebook twitter et linkedin",
        ] {
            assert!(!are_buttons(line), "{line}");
        }
    }
}

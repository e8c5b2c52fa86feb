//! Which terms of the taxonomy a text may mean.

use pprnet_archive::Term;
use strsim::osa_distance;

use super::slug::slug_of;

/// The most suggestions: people can read this many at a glance.
const FEW: usize = 5;

/// Words without meaning in the name of a term.
const EMPTY: [&str; 11] = ["and", "at", "for", "in", "of", "on", "or", "the", "to", "versus", "with"];

/// How well a text fits a term. The first is the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The same letters: other capitals, blanks or hyphens.
    Same,
    /// The initials of its name: CBT.
    Initials,
    /// The same words in other forms: plural, adjective.
    Forms,
    /// All words of one are among those of the other.
    Part,
    /// A misspelling.
    Misspelt,
    /// Some of its words.
    Shared,
}

/// The term that a text names: by its slug (ignoring case and blanks), its name or an alias.
pub(crate) fn named<'a>(terms: &'a [Term], text: &str) -> Option<&'a Term> {
    let same = |name: &String| name.eq_ignore_ascii_case(text);
    let slug = slug_of(text);
    let by_name = |term: &&Term| same(&term.name) || Some(&term.slug) == slug.as_ref();
    let by_alias = |term: &&Term| {
        term.aliases.iter().any(|alias| same(alias) || slug.is_some() && slug_of(alias) == slug)
    };
    terms.iter().find(by_name).or_else(|| terms.iter().find(by_alias))
}

/// The terms that a text may mean, the likeliest first. If there are few terms and none is likely, all of them.
pub(crate) fn meant<'a>(text: &str, terms: &'a [Term]) -> Vec<&'a Term> {
    let mut ranked: Vec<(Fit, usize, usize)> = Vec::new();
    for (index, term) in terms.iter().enumerate() {
        let names = [term.slug.as_str(), term.name.as_str()]
            .into_iter()
            .chain(term.aliases.iter().map(String::as_str));
        ranked.extend(
            names.filter_map(|name| fit(text, name)).min().map(|(fit, distance)| (fit, distance, index)),
        );
    }
    ranked.sort_unstable();
    if ranked.is_empty() && terms.len() <= FEW {
        return terms.iter().collect();
    }
    ranked.into_iter().take(FEW).filter_map(|(_, _, index)| terms.get(index)).collect()
}

/// How well a text fits a name, and how far it is from it.
fn fit(text: &str, name: &str) -> Option<(Fit, usize)> {
    let (own, others) = (words(text), words(name));
    let (joined, other) = (own.concat(), others.concat());
    if joined.is_empty() || other.is_empty() {
        return None;
    }
    let distance = osa_distance(&joined, &other);
    if distance == 0 {
        return Some((Fit::Same, 0));
    }
    let initials: String = others.iter().filter_map(|word| word.chars().next()).collect();
    if own.len() == 1
        && others.len() > 1
        && joined.strip_suffix('s').unwrap_or(&joined) == initials.strip_suffix('s').unwrap_or(&initials)
    {
        return Some((Fit::Initials, 0));
    }
    let shared = own.iter().filter(|word| others.iter().any(|other| is_form(word, other))).count();
    let fit = if shared == own.len() && shared == others.len() {
        Fit::Forms
    } else if shared > 0 && (shared == own.len() || shared == others.len()) {
        Fit::Part
    } else if distance * 3 <= joined.chars().count().max(3) {
        Fit::Misspelt
    } else if shared > 0 {
        Fit::Shared
    } else {
        return None;
    };
    Some((fit, distance))
}

/// The words of a text that mean something, in lower-case Latin letters.
fn words(text: &str) -> Vec<String> {
    let slug = slug_of(text);
    let all: Vec<String> = slug.iter().flat_map(|slug| slug.as_str().split('-')).map(str::to_owned).collect();
    let full: Vec<String> = all.iter().filter(|word| !EMPTY.contains(&word.as_str())).cloned().collect();
    if full.is_empty() { all } else { full }
}

/// Whether two words are forms of one: `depressed` and `depression`, `disorder` and `disorders`.
fn is_form(word: &str, other: &str) -> bool {
    const SHORTEST: usize = 4;
    let common = word.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let longer = word.len().max(other.len());
    common == longer
        || (common >= SHORTEST && common * 2 >= longer)
        || (common + 1 == longer && common + 1 >= SHORTEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms() -> Vec<Term> {
        [
            ("alliance", "Alliance and Therapeutic Relationship", &["working alliance"][..]),
            ("anxiety", "Anxiety", &[]),
            ("cognitive-behavioural-therapy", "Cognitive-Behavioural Therapy", &[]),
            ("depression", "Depression", &[]),
            ("dropout", "Dropout and Premature Termination", &[]),
            ("eating-disorders", "Eating Disorders", &["anorexia", "bulimia"]),
            ("meta-analysis", "Meta-analysis", &[]),
            ("randomized-controlled-trial", "Randomized Controlled Trial", &[]),
            ("suicidality", "Suicidality and Self-Harm", &[]),
            ("trauma", "Trauma", &["PTSD"]),
        ]
        .into_iter()
        .map(|(slug, name, aliases)| Term {
            slug: slug.parse().unwrap(),
            name: name.into(),
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
            was: Vec::new(),
        })
        .collect()
    }

    #[test]
    fn the_term_that_is_meant_comes_first() {
        let terms = terms();
        for (text, expected) in [
            ("eating-disorder", "eating-disorders"),
            ("Eating Disorder", "eating-disorders"),
            ("disordered eating", "eating-disorders"),
            ("anorexic", "eating-disorders"),
            ("bulimia nervosa", "eating-disorders"),
            ("depressed", "depression"),
            ("depressive disorders", "depression"),
            ("CBT", "cognitive-behavioural-therapy"),
            ("Cognitive Behavioral Therapy", "cognitive-behavioural-therapy"),
            ("RCT", "randomized-controlled-trial"),
            ("RCTs", "randomized-controlled-trial"),
            ("PTSD symptoms", "trauma"),
            ("suicide", "suicidality"),
            ("self-harm", "suicidality"),
            ("anxious", "anxiety"),
            ("therapeutic relationships", "alliance"),
            ("relationship", "alliance"),
            ("metaanalysis", "meta-analysis"),
            ("Meta Analyses", "meta-analysis"),
            ("drop-outs", "dropout"),
            ("aliance", "alliance"),
        ] {
            let found = meant(text, &terms);
            assert_eq!(found.first().map(|term| term.slug.as_str()), Some(expected), "{text}: {found:?}");
        }
        assert!(meant("supervision", &terms).is_empty());
        assert_eq!(meant("supervision", &terms[..3]).len(), 3, "few terms are all named");
    }

    #[test]
    fn a_term_is_named_by_any_of_its_names() {
        let terms = terms();
        for text in ["Eating Disorders", "EATING-DISORDERS", "eating_disorders", "Anorexia", "bulimia"] {
            assert_eq!(named(&terms, text).unwrap().slug.as_str(), "eating-disorders", "{text}");
        }
        assert_eq!(named(&terms, "Working-Alliance").unwrap().slug.as_str(), "alliance");
        assert!(named(&terms, "eating").is_none());
    }
}

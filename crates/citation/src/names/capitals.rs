//! Family names in capitals: `D’ÁVILA`.

use crate::lexis;
use crate::record::Name;

/// The names with ordinary capitals, if the family names of all persons are in capitals; groups keep theirs.
pub(crate) fn without_capitals(names: Vec<Name>) -> Vec<Name> {
    let mut families = names.iter().filter_map(|name| name.family.as_deref());
    if !families.all(is_in_capitals) {
        return names;
    }
    let one = |name: Name| Name { family: name.family.as_deref().map(recased), ..name };
    names.into_iter().map(one).collect()
}

/// Whether a name has no lower-case words except for particles.
fn is_in_capitals(family: &str) -> bool {
    let is_capital = |word: &str| !word.contains(char::is_lowercase) && word.chars().count() > 1;
    family.split(' ').all(|word| is_capital(word) || lexis::is_particle(word))
        && family.split(' ').any(is_capital)
}

/// `Sá-Earp`, `D’Ávila`, `de Souza`, `McAllister`.
fn recased(family: &str) -> String {
    let last = family.rsplit(' ').next().unwrap_or_default();
    let word = |word: &str| {
        if lexis::is_particle(word) && word != last { word.to_lowercase() } else { recased_word(word) }
    };
    family.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

fn recased_word(word: &str) -> String {
    let mut recased = String::with_capacity(word.len());
    let is_scottish = word.starts_with("MC") && word.chars().count() > 4;
    let mut begins = true;
    for (at, c) in word.char_indices() {
        if begins || (is_scottish && at == 2) {
            recased.push(c);
        } else {
            recased.extend(c.to_lowercase());
        }
        begins = !c.is_alphabetic();
    }
    recased
}

#[cfg(test)]
mod tests {
    use super::*;

    fn families(names: &[&str]) -> Vec<String> {
        let names = names.iter().map(|name| Name { family: Some((*name).to_owned()), ..Name::default() });
        without_capitals(names.collect()).into_iter().filter_map(|name| name.family).collect()
    }

    #[test]
    fn only_lists_in_capitals_change() {
        assert_eq!(
            families(&["D’ÁVILA", "SÁ-EARP", "DE SOUZA", "de LIMA", "MCALLISTER", "LI"]),
            ["D’Ávila", "Sá-Earp", "de Souza", "de Lima", "McAllister", "Li"]
        );
        assert_eq!(families(&["LI", "Moss"]), ["LI", "Moss"]);
        let group = Name::group("WHO");
        assert_eq!(without_capitals(vec![group.clone()]), [group]);
    }
}

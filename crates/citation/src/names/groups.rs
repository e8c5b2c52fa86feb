//! Organisations and groups in a list of names.

use super::initials::is_initials;
use crate::dates;
use crate::lexis;
use crate::record::Name;

/// `Noor, F. (for the HARBOUR Network)`: the names, the words before the group, and the group.
pub(super) fn in_bracket(text: &str) -> Option<(&str, &str, &str)> {
    ["on behalf of", "for the"].iter().find_map(|lead| {
        let (names, group) = text.split_once(&format!(" ({lead} "))?;
        Some((names, *lead, group))
    })
}

/// `Noor, F. on behalf of the HARBOUR Consortium`, with a missing comma: the names, and the rest including the
/// introduction.
pub(super) fn without_comma(text: &str) -> Option<(&str, &str)> {
    [" on behalf of ", " for the "].iter().find_map(|lead| {
        let at = text.find(lead)?;
        let (names, group) = (&text[..at], text[at..].trim_start());
        // `Institute for the Study of Group Process` is one organisation.
        let is_person = if *lead == " for the " {
            names.rsplit_once([' ', ',']).is_some_and(|(_, last)| is_initials(last))
        } else {
            let is_parted = names.ends_with([',', ';']) || names.ends_with(" and");
            !is_parted && !lexis::has_organisation_word(names)
        };
        (is_person && lexis::has_organisation_word(group)).then_some((names, group))
    })
}

/// The name of one organisation: it has a word such as “Institute”, and nothing of a list of persons.
pub(super) fn whole(text: &str) -> Option<Name> {
    let words: Vec<&str> = text.split(' ').collect();
    let plain =
        |word: &&str| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '&' && c != '.').to_owned();
    let is_name = words.len() <= 20
        && words.iter().all(|word| {
            let bare = plain(word);
            // `GBD 2019 Mental Disorders Collaborators`
            bare.starts_with(char::is_uppercase)
                || lexis::is_small(&bare)
                || bare.is_empty()
                || dates::year(&bare).is_some()
        });
    // A leading acronym such as `NHS` is part of the name, not a person's initials.
    let is_acronym = |word: &str| word.chars().count() > 2 && word.chars().all(char::is_uppercase);
    let has_acronym = !text.contains(',') && words.first().is_some_and(|word| is_acronym(word));
    // `Association, APA Working Group`
    let begins_part =
        |at: usize| at > 0 && words[at - 1].ends_with(',') && at + 1 < words.len() && is_acronym(words[at]);
    let has_person = text.contains([';', ':'])
        || words.iter().enumerate().skip(usize::from(has_acronym)).any(|(at, word)| {
            let word = word.trim_end_matches(',');
            is_initials(word) && word != "U.S." && !begins_part(at)
        });
    let is_sentence = text.trim_end_matches('.').contains(". ");
    let says_so = lexis::has_organisation_word(text)
        || (!text.contains(',') && (text.starts_with("The ") || lexis::names_body(text)));
    let is_nobody = matches!(text, "Anonymous" | "Anon" | "Anon.");
    let is_group = is_name && !has_person && !is_sentence && (says_so || is_nobody);
    let starts_well = words.first().is_some_and(|word| word.starts_with(char::is_uppercase));
    (is_group && starts_well).then(|| Name::group(text.trim_end_matches('.')))
}

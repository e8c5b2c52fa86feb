//! The numbers of trials in registries.

use super::cut::cut_out;

/// `ClinicalTrials.gov identifier: NCT01234567`
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Registration {
    pub(crate) register: Option<String>,
    pub(crate) number: String,
}

/// The prefix of each registry's trial numbers, and the number of digits after it.
const REGISTERS: &[(&str, usize)] = &[("NCT", 8), ("ISRCTN", 8), ("ACTRN", 14), ("DRKS", 8), ("CRD", 11)];

/// Removes the registry number of a trial, `ClinicalTrials.gov identifier: NCT01234567` or `(Identifier NCT01234567)`,
/// and the name of the registry. Without a word such as “identifier”, the number belongs to the title, unless it is a
/// sentence of its own.
pub(super) fn take_registration(body: &mut String) -> Option<Registration> {
    let at = REGISTERS.iter().find_map(|(prefix, digits)| {
        body.match_indices(prefix).map(|(at, _)| at).find_map(|at| {
            let number = &body[at + prefix.len()..];
            let count = number.bytes().take_while(u8::is_ascii_digit).count();
            (count == *digits).then_some((at, at + prefix.len() + count))
        })
    });
    let (at, end) = at?;
    let before = &body[..at];
    let start =
        before.rfind(". ").map(|at| at + 2).max(before.rfind(['(', '[']).map(|at| at + 1)).unwrap_or(0);
    let words = before[start..].trim_end_matches([' ', ':', ',']).trim_start();
    let register = ["identifier", "registration", "number"].iter().find_map(|word| {
        let split = words.len().checked_sub(word.len())?;
        let last = words.get(split..)?;
        last.eq_ignore_ascii_case(word).then(|| words[..split].trim())
    });
    let is_alone = words.is_empty() && start > 0 && body[end..].starts_with('.') && before.ends_with(". ");
    let register = register.or(is_alone.then_some(""))?;
    if register.split(' ').count() > 3 {
        return None;
    }
    let found = Registration {
        register: (!register.is_empty()).then(|| register.trim_end_matches(':').to_owned()),
        number: body[at..end].to_owned(),
    };
    cut_out(body, start, end);
    Some(found)
}

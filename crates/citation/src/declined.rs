//! Lines and works that look like citations but are none, or that a record cannot represent.

use crate::lexis;
use crate::locator;
use crate::media;
use crate::record::Kind;
use crate::work::Work;

/// Whether a line is a copyright notice, or cites a film, or something that nobody can look up.
pub(crate) fn is_line(line: &str) -> bool {
    let lower = line.to_lowercase();
    let is_of_rights = lower.starts_with('©') || lower.starts_with("copyright ");
    // Only in place of the date; `Personal communication in text therapy` is a title.
    is_of_rights || lower.contains("(personal communication") || media::is_in(line)
}

/// Whether a work is another citation, is cut off, or was never published.
pub(crate) fn is_work(work: &Work, has_address: bool) -> bool {
    let container = work.container.as_deref();
    let is_bare = !work.locator.has_location() && !has_address;
    let is_alone = work.kind == Kind::Document && container.is_none() && !has_address;
    is_of_several(&work.title)
        || container.is_some_and(|name| locator::occurs_in(name) || (is_bare && is_cut(name)))
        || (is_alone && (is_cut(&work.title) || is_secondary(&work.title) || is_private(&work.title)))
}

/// Titles that contain another citation.
const COMMENTS: &[&str] =
    &["comment", "commentary", "correction", "corrigendum", "erratum", "reply", "response", "retraction"];

/// Whether a title contains a whole locator, so that the line has two works, or a sentence about one.
fn is_of_several(title: &str) -> bool {
    let first = title.split(' ').next().unwrap_or_default().trim_end_matches(':').to_lowercase();
    locator::occurs_in(title) && !COMMENTS.contains(&first.as_str())
}

/// `Therapist effects in`, `A multi-`, `Journal of`: the line ends in the middle of the title or the journal.
fn is_cut(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default();
    name.ends_with(lexis::is_dash) || name.ends_with('…') || lexis::is_small(last)
}

/// `Beck, A. T. (1996), as cited in Moss (2018, p. 33)`
fn is_secondary(title: &str) -> bool {
    ["as cited in ", "cited in "].iter().any(|lead| title.starts_with(lead))
}

/// `Personal communication, 3 May`, instead of a title.
fn is_private(title: &str) -> bool {
    let lower = title.to_lowercase();
    let kinds = ["personal communication", "personal interview"];
    kinds.iter().any(|kind| {
        lower.strip_prefix(kind).is_some_and(|rest| rest.is_empty() || rest.starts_with([',', '.']))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_alone_may_be_cut_or_private() {
        for title in ["Therapist effects in", "Effects: A multi-", "Personal communication, 3 May"] {
            let work = Work { title: title.to_owned(), ..Work::default() };
            assert!(is_work(&work, false), "{title}");
            assert!(!is_work(&work, true), "{title}");
        }
        let work = Work { title: "Effects of small groups".to_owned(), ..Work::default() };
        assert!(!is_work(&work, false));
    }
}

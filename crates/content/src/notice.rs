//! `[[notice]]` of a post: a later correction or retraction.

use pprnet_archive::{Notice, NoticeKind};

use super::problem::Problem;
use super::table::Table;

/// The kinds of notices.
const NOTICES: [(&str, NoticeKind); 2] =
    [("correction", NoticeKind::Correction), ("retraction", NoticeKind::Retraction)];

/// Beginnings of other words for them.
const OTHER_KINDS: [(&str, &str); 9] = [
    ("correct", "correction"),
    ("corrig", "correction"),
    ("errat", "correction"),
    ("amend", "correction"),
    ("update", "correction"),
    ("rectific", "correction"),
    ("retract", "retraction"),
    ("withdr", "retraction"),
    ("rétract", "retraction"),
];

/// Other names for the keys of a notice.
const NOTICE_KEYS: [(&str, &str); 6] = [
    ("type", "kind"),
    ("day", "date"),
    ("message", "text"),
    ("note", "text"),
    ("notice", "text"),
    ("reason", "text"),
];

/// The notice, if it has no problems.
pub(super) fn check_notice(mut table: Table<'_>, problems: &mut Vec<Problem>) -> Option<Notice> {
    table.knows_as(&NOTICE_KEYS);
    let [date, text] = ["date", "text"].map(|key| table.text(key, problems));
    let kind = table.choice("kind", &NOTICES, &OTHER_KINDS, problems);
    table.refuse_unknown(problems);
    table.needed("date", date.as_ref(), problems);
    let date = table.day("date", date.as_ref(), problems);
    let kind = table.required("kind", kind, problems);
    let text = table.required("text", text, problems);
    if let Some(value) = text.as_ref().filter(|text| text.get_ref().trim().is_empty()) {
        problems.push(table.wrong("text", value, "it may not be empty"));
        return None;
    }
    let blocks = table.markdown("text", text.as_ref(), problems);
    if blocks.is_empty() {
        return None;
    }
    Some(Notice::new(date?, kind?, blocks))
}

//! Words that several messages share, and those of the files that people see: here which there are, and in `en`, `fr`, … how each
//! language says them. What editors are told is English.

mod en;
mod fr;

use pprnet_archive::NoticeKind;

pprnet_archive::in_each_language! {
    texts:
    feed_as_page feed_older
    summary read_on_site
    shell_title shell_text shell_way shell_end colon
}

pprnet_archive::in_each_language! {
    /// What a notice is.
    pub(crate) fn notice(kind: NoticeKind) -> &'static str;
}

/// A number of things: `1 post`, `2 posts`.
#[must_use]
pub fn count(number: usize, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}

/// `1 piece of advice`, `12 pieces of advice`; English alone, for editors.
#[must_use]
pub fn pieces_of_advice(number: usize) -> String {
    format!("{} of advice", count(number, "piece"))
}

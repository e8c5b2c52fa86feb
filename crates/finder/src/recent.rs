//! The panel under the empty search field: recent searches, a form, help.

use pprnet_address::names::{FORGET_SEARCHES, SLASH_SWITCH, class_of};
use pprnet_address::{Base, Route, Selection, View};
use pprnet_html::Html;

use crate::form::Form;
use crate::wording;

/// Recent searches as links. `searches` has one a line.
#[must_use]
pub fn recent(base: Base, searches: &str) -> String {
    let mut html = Html::new();
    if searches.is_empty() {
        return String::new();
    }
    html.tag("<p class=\"recent-title\">").text(wording::recent()).tag("</p><ul>");
    for words in searches.lines() {
        let found = Route::selected(Selection::default().with_words(words), View::default());
        html.tag("<li><a href=\"").text(&base.href(&found)).tag("\">").text(words).tag("</a></li>");
    }
    html.tag("</ul><button type=\"button\" class=\"quiet-link ")
        .tag(const { class_of(FORGET_SEARCHES) })
        .tag("\">");
    html.text(wording::forget()).tag("</button>");
    html.into_string()
}

/// The form and the help, below the recent searches. `slash` says whether `/` focuses the search field. The help has an empty
/// `<dl>` for the [`examples`](crate::examples).
#[must_use]
pub fn form_and_help(slash: bool) -> String {
    let mut html = Html::new();
    Form::html(&mut html);
    html.tag("<details class=\"search-help\"><summary>").text(wording::help()).tag("</summary><dl></dl>");
    html.tag("<p><label><input type=\"checkbox\" class=\"").tag(const { class_of(SLASH_SWITCH) }).tag("\"");
    if slash {
        html.tag(" checked");
    }
    html.tag("> ").text(wording::slash()).tag("</label></p></details>");
    html.into_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_for_the_field_can_be_switched_off_in_the_help() {
        let is_checked = |slash| form_and_help(slash).contains("class=\"search-slash\" checked>");
        assert!(is_checked(true) && !is_checked(false));
    }

    #[test]
    fn recent_searches_are_escaped_links() {
        let html = recent(Base::new("/"), "alliance\n<b> & \"x\"");
        assert!(html.contains("<a href=\"/?q=alliance\">alliance</a>"), "{html}");
        assert!(html.contains("&lt;b&gt; &amp; &quot;x&quot;</a>"), "{html}");
    }
}

//! The words of the files that people see, in English.

use pprnet_archive::NoticeKind;

pprnet_archive::texts! {
    /// In a feed that is open in a browser: the way to the page of the same posts.
    feed_as_page: "The same as a page";
    /// And to the next page of the feed.
    feed_older: "Older posts";
    /// In a newsletter: the heading of what follows for practice, and that of the summary.
    summary: "Summary";
    /// The link to the post.
    read_on_site: "Read this post on the site";
    /// On the page that a browser shows offline where the app cannot draw another.
    shell_title: "This page could not be drawn";
    shell_text: "This browser keeps a copy of the site, but the part of it that draws this page did not start. Reload the page; if that does not help, ";
    shell_way: "have the copy mended or removed";
    shell_end: ".";
    /// Between a name and what it names.
    colon: ": ";
}

pub(super) const fn notice(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Correction => "Corrected",
        NoticeKind::Retraction => "Retracted",
    }
}

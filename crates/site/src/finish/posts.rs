//! When a post appeared, and when it last changed.

use pprnet_archive::Post;

/// The first day of the month in which a post appeared, such as `2022-12-01`: months are all a post knows.
pub(super) fn appeared(post: &Post) -> String {
    format!("{}-01", post.month)
}

/// The day on which a post last changed: the date of its latest notice, or the day it [`appeared`].
pub(super) fn changed(post: &Post) -> String {
    // Dates have four digits for the year, so that text orders as time does.
    let notices = post.notices.iter().map(|notice| notice.date.to_string());
    notices.chain([appeared(post)]).max().unwrap_or_default()
}

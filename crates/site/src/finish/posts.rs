//! When a post was published, and when it last changed.

use pprnet_archive::Post;

/// The day on which a post was published, such as `2022-12-20`: the day it was added, but not before its month. If that is
/// unknown, the first of its month.
pub(super) fn appeared(post: &Post) -> String {
    let first = format!("{}-01", post.month);
    // Dates have four-digit years, so text order is time order.
    post.added.map(|day| day.to_string()).into_iter().chain([first]).max().unwrap_or_default()
}

/// The day on which a post last changed: the date of its latest notice, or the day it [`appeared`].
pub(super) fn changed(post: &Post) -> String {
    let notices = post.notices.iter().map(|notice| notice.date.to_string());
    notices.chain([appeared(post)]).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finish::fixture::{notice, post};

    /// A December post that was added on the 20th must not appear dated the 1st: subscribers would find it below posts they had
    /// read.
    #[test]
    fn a_post_is_of_the_day_on_which_it_was_added_and_of_no_day_before_its_month() {
        let added = |day: &str| Post { added: Some(day.parse().unwrap()), ..post("a", "2022-12") };
        assert_eq!(appeared(&post("a", "2022-12")), "2022-12-01");
        assert_eq!(appeared(&added("2022-12-20")), "2022-12-20");
        assert_eq!(appeared(&added("2023-01-03")), "2023-01-03");
        assert_eq!(appeared(&added("2022-11-28")), "2022-12-01");
        let corrected = Post { notices: vec![notice("2023-02-14")], ..added("2022-12-20") };
        assert_eq!((&*appeared(&corrected), &*changed(&corrected)), ("2022-12-20", "2023-02-14"));
        let late = Post { notices: vec![notice("2022-12-10")], ..added("2022-12-20") };
        assert_eq!(changed(&late), "2022-12-20");
    }
}

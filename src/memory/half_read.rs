//! Reading progress in a post, and the post that was left half-read.

use pprnet_archive::Slug;

/// A post counts as begun once this share of it is above the top of the window.
const BEGUN: f64 = 0.15;

/// A post counts as read once this share of it has been seen: the rest is the links to its types and topics.
const READ: f64 = 0.9;

/// Reading progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Progress {
    /// Only the beginning was seen.
    Opened,
    /// Someone has scrolled into it, but not to its end.
    Begun,
    /// Nearly all of it was seen.
    Read,
}

/// The progress in an article whose upper edge is `top` pixels below that of a window of height `window`.
pub(super) fn progress(top: f64, height: f64, window: f64) -> Progress {
    if window - top >= READ * height {
        Progress::Read
    } else if -top >= BEGUN * height {
        Progress::Begun
    } else {
        Progress::Opened
    }
}

/// The share of an article above the top of the window, in percent.
pub(super) fn percent_above(top: f64, height: f64) -> u8 {
    if height > 0.0 { (-100.0 * top / height).clamp(0.0, 100.0) as u8 } else { 0 }
}

/// The stored percentage follows the reader in steps of this size, so that not every scroll event writes to the storage.
const STEP: u8 = 5;

/// A post that was left half-read. Stored as `slug@percent title`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HalfRead {
    pub(super) slug: Slug,
    pub(super) title: String,
    /// The share of the article above the top of the window, in percent.
    pub(super) percent: u8,
}

impl HalfRead {
    /// Reads the stored value; an invalid one counts as none.
    pub(super) fn read(stored: &str) -> Option<Self> {
        let (address, title) = stored.split_once(' ')?;
        let (slug, percent) = address.split_once('@').unwrap_or((address, "0"));
        let post = Self { slug: slug.parse().ok()?, title: title.to_owned(), percent: percent.parse().ok()? };
        Some(post).filter(|post| !post.title.is_empty())
    }

    /// The value to store.
    pub(super) fn to_stored(&self) -> String {
        format!("{}@{} {}", self.slug, self.percent, self.title)
    }

    /// How the stored post changes after this progress in this post: to another one, or to none; `None` if it does not change.
    pub(super) fn stored_change(&self, progress: Progress, stored: Option<&Self>) -> Option<Option<Self>> {
        let stored = stored.filter(|stored| stored.slug == self.slug);
        let is_near = stored.is_some_and(|stored| stored.percent.abs_diff(self.percent) < STEP);
        match progress {
            Progress::Begun if !is_near => Some(Some(self.clone())),
            Progress::Read if stored.is_some() => Some(None),
            Progress::Opened | Progress::Begun | Progress::Read => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn post(slug: &str) -> HalfRead {
        HalfRead { slug: slug.parse().unwrap(), title: format!("Title of {slug}"), percent: 30 }
    }

    #[test]
    fn the_share_above_the_window_is_a_percentage() {
        for (top, height, percent) in
            [(-600.0, 2000.0, 30), (180.0, 2000.0, 0), (-9000.0, 2000.0, 100), (-1.0, 0.0, 0)]
        {
            assert_eq!(percent_above(top, height), percent, "{top} of {height}");
        }
    }

    #[test]
    fn a_post_is_opened_then_begun_then_read() {
        // On a phone: 2,000 px of article in a window of 667.
        for (top, expected) in [
            (180.0, Progress::Opened),
            (-299.0, Progress::Opened),
            (-300.0, Progress::Begun),
            (-1132.0, Progress::Begun),
            (-1133.0, Progress::Read),
            (-3000.0, Progress::Read),
        ] {
            assert_eq!(progress(top, 2000.0, 667.0), expected, "{top}");
        }
        // A post that fits into the window counts as read at once.
        assert_eq!(progress(100.0, 600.0, 900.0), Progress::Read);
    }

    #[test]
    fn the_last_post_left_in_the_middle_is_kept_until_it_is_read() {
        let (a, b) = (post("a"), post("b"));
        assert_eq!(a.stored_change(Progress::Begun, None), Some(Some(a.clone())));
        assert_eq!(a.stored_change(Progress::Begun, Some(&a)), None);
        let farther = |percent| HalfRead { percent, ..a.clone() };
        assert_eq!(farther(34).stored_change(Progress::Begun, Some(&a)), None);
        assert_eq!(farther(35).stored_change(Progress::Begun, Some(&a)), Some(Some(farther(35))));
        assert_eq!(b.stored_change(Progress::Begun, Some(&a)), Some(Some(b.clone())));
        assert_eq!(a.stored_change(Progress::Read, Some(&a)), Some(None));
        assert_eq!(b.stored_change(Progress::Read, Some(&a)), None, "a is still half-read");
        assert_eq!(a.stored_change(Progress::Opened, Some(&a)), None);
    }

    #[test]
    fn a_half_read_post_is_stored_and_read_back() {
        assert_eq!(HalfRead::read(&post("a-post").to_stored()), Some(post("a-post")));
        // As an earlier version stored it.
        let earlier = HalfRead { percent: 0, ..post("a-post") };
        assert_eq!(HalfRead::read("a-post Title of a-post"), Some(earlier));
        for stored in
            ["", "a-post", "a-post ", " Title", "Not A Slug! Title", "a-post@x Title", "a-post@999 Title"]
        {
            assert_eq!(HalfRead::read(stored), None, "{stored}");
        }
    }
}

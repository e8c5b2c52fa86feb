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

/// A post that was left half-read. Stored as its slug, a space, and its title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HalfRead {
    pub(super) slug: Slug,
    pub(super) title: String,
}

impl HalfRead {
    /// Reads the stored value; an invalid one counts as none.
    pub(super) fn read(stored: &str) -> Option<Self> {
        let (slug, title) = stored.split_once(' ')?;
        Some(Self { slug: slug.parse().ok()?, title: title.to_owned() }).filter(|post| !post.title.is_empty())
    }

    /// The value to store.
    pub(super) fn to_stored(&self) -> String {
        format!("{} {}", self.slug, self.title)
    }

    /// The new stored post (or none) after this progress in this post; `None` if the stored one does not change.
    pub(super) fn at(&self, progress: Progress, stored: Option<&Self>) -> Option<Option<Self>> {
        let is_stored = stored.is_some_and(|stored| stored.slug == self.slug);
        match progress {
            Progress::Begun if !is_stored => Some(Some(self.clone())),
            Progress::Read if is_stored => Some(None),
            Progress::Opened | Progress::Begun | Progress::Read => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn post(slug: &str) -> HalfRead {
        HalfRead { slug: slug.parse().unwrap(), title: format!("Title of {slug}") }
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
        assert_eq!(a.at(Progress::Begun, None), Some(Some(a.clone())));
        assert_eq!(a.at(Progress::Begun, Some(&a)), None);
        assert_eq!(b.at(Progress::Begun, Some(&a)), Some(Some(b.clone())));
        assert_eq!(a.at(Progress::Read, Some(&a)), Some(None));
        assert_eq!(b.at(Progress::Read, Some(&a)), None, "a is still half-read");
        assert_eq!(a.at(Progress::Opened, Some(&a)), None);
    }

    #[test]
    fn what_is_kept_is_read_again() {
        assert_eq!(HalfRead::read(&post("a-post").to_stored()), Some(post("a-post")));
        for stored in ["", "a-post", "a-post ", " Title", "Not A Slug! Title"] {
            assert_eq!(HalfRead::read(stored), None, "{stored}");
        }
    }
}

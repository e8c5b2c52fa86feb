//! The list of saved posts.

use pprnet_archive::Slug;

/// The most posts that the list holds. The store keeps 60 shards (`pprnet_address::Recent`), and each post may be in another one.
pub(super) const MOST: usize = 50;

/// The slugs of the saved posts, in the order in which they were saved.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Saved(Vec<Slug>);

impl Saved {
    /// Reads the stored value. Invalid slugs are dropped.
    pub(crate) fn read(stored: &str) -> Self {
        let slugs = stored.split_whitespace().filter_map(|slug| slug.parse().ok());
        slugs.fold(Self::default(), Self::with)
    }

    /// The value to store; `None` if nothing is saved.
    pub(crate) fn to_stored(&self) -> Option<String> {
        let slugs: Vec<&str> = self.0.iter().map(Slug::as_str).collect();
        (!slugs.is_empty()).then(|| slugs.join(" "))
    }

    /// The saved posts.
    pub(crate) fn slugs(&self) -> &[Slug] {
        &self.0
    }

    /// How many posts are saved.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether no post is saved.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a post is saved.
    pub(crate) fn has(&self, slug: &Slug) -> bool {
        self.0.contains(slug)
    }

    /// The list with another post, if there is room.
    pub(super) fn with(mut self, slug: Slug) -> Self {
        if !self.has(&slug) && self.len() < MOST {
            self.0.push(slug);
        }
        self
    }

    /// The list without a post.
    pub(crate) fn without(mut self, slug: &Slug) -> Self {
        self.0.retain(|saved| saved != slug);
        self
    }

    /// This list followed by the posts of another one.
    pub(crate) fn followed_by(self, other: &Self) -> Self {
        other.0.iter().cloned().fold(self, Self::with)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slug(name: &str) -> Slug {
        name.parse().unwrap()
    }

    #[test]
    fn a_stored_list_is_read_back() {
        let saved = Saved::default().with(slug("on-hope")).with(slug("alliance")).with(slug("on-hope"));
        assert_eq!(saved.to_stored().as_deref(), Some("on-hope alliance"));
        assert_eq!(Saved::read("on-hope alliance"), saved);
        assert!(saved.has(&slug("alliance")) && !saved.has(&slug("hope")));
        assert_eq!((saved.len(), Saved::default().to_stored()), (2, None));
    }

    #[test]
    fn invalid_slugs_are_dropped_and_valid_ones_kept() {
        for (stored, read) in [
            ("", None),
            ("  ", None),
            ("On Hope! alliance", Some("alliance")),
            ("a  b\na", Some("a b")),
            ("../x <b> a", Some("a")),
        ] {
            assert_eq!(Saved::read(stored).to_stored().as_deref(), read, "{stored}");
        }
    }

    #[test]
    fn a_full_list_takes_no_more() {
        let many: Vec<String> = (0..MOST + 3).map(|at| format!("post-{at}")).collect();
        let saved = Saved::read(&many.join(" "));
        assert_eq!(saved.len(), MOST);
        assert!(!saved.clone().with(slug("another")).has(&slug("another")));
        let rest = saved.clone().without(&slug("post-0")).with(slug("another"));
        assert_eq!(rest.followed_by(&saved).len(), MOST);
    }

    #[test]
    fn posts_are_removed_and_brought_back() {
        let saved = Saved::read("a b c");
        let rest = saved.clone().without(&slug("b"));
        assert_eq!(rest.to_stored().as_deref(), Some("a c"));
        assert_eq!(rest.clone().without(&slug("b")), rest);
        // Something may have been saved in another window meanwhile.
        assert_eq!(rest.with(slug("d")).followed_by(&saved).to_stored().as_deref(), Some("a c d b"));
    }
}

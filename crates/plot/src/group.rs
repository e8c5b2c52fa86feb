//! The orders in which findings are compared.

/// In which order findings stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Group {
    /// Those of the newest post first.
    #[default]
    Newest,
    /// The largest estimate first.
    Largest,
    /// Under the titles of posts.
    Post,
    /// Under topics. A finding of a post with several topics stands under the first.
    Topic,
}

impl Group {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Newest, Self::Largest, Self::Post, Self::Topic];
}

//! The orders for comparing findings.

/// The order of the findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Group {
    /// Newest post first.
    #[default]
    Newest,
    /// Largest estimate first.
    Largest,
    /// By post, under its title.
    Post,
    /// By topic. A finding of a post with several topics appears under the first.
    Topic,
}

impl Group {
    /// All orders, as offered.
    pub const ALL: [Self; 4] = [Self::Newest, Self::Largest, Self::Post, Self::Topic];
}

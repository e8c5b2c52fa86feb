//! The views of a list.

/// How much of each post a list shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum View {
    /// The whole post.
    Full,
    /// Cards: title, source, Practice Implications.
    #[default]
    Implications,
    /// Titles only.
    Titles,
}

impl View {
    /// All views, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Implications, Self::Full, Self::Titles];

    /// Its name in addresses.
    #[must_use]
    pub fn value(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Implications => "implications",
            Self::Titles => "titles",
        }
    }

    /// The view of this name.
    #[must_use]
    pub fn from_value(value: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.value() == value)
    }
}

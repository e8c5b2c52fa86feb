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
    /// All views, in the order in which the page offers them.
    pub const ALL: [Self; 3] = [Self::Implications, Self::Full, Self::Titles];

    /// Its value in addresses.
    #[must_use]
    pub fn value(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Implications => "implications",
            Self::Titles => "titles",
        }
    }

    /// The view with this value.
    #[must_use]
    pub fn from_value(value: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.value() == value)
    }
}

//! Why a file of the site failed to load.

use pprnet_archive::ReadError;
use pprnet_browser::FetchFault;

/// Why a piece failed to load.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LoadFault {
    /// The page does not name the archive's files.
    NoManifest,
    /// The file was not received.
    Fetch(FetchFault),
    /// The file's content is wrong.
    Read(ReadError),
    /// The file of the search index is damaged, or belongs to another release.
    Damaged,
    /// The site has sent other content in place of the file twice in a row.
    Replaced,
}

impl LoadFault {
    /// This fault, or [`Self::Replaced`] if the site has now sent wrong content twice in a row: another retry would not help.
    pub(crate) fn after(self, before: Option<&Self>) -> Self {
        if self.is_other_content() && before.is_some_and(Self::is_other_content) {
            Self::Replaced
        } else {
            self
        }
    }

    /// Whether another try may help; otherwise only a reload of the page may.
    pub(crate) fn may_pass(&self) -> bool {
        match self {
            Self::NoManifest | Self::Replaced | Self::Fetch(FetchFault::Gone) => false,
            Self::Fetch(_) | Self::Damaged => true,
            Self::Read(error) => !matches!(
                error,
                ReadError::Newer { .. } | ReadError::Form { .. } | ReadError::Mismatch { .. }
            ),
        }
    }

    fn is_other_content(&self) -> bool {
        match self {
            Self::Damaged | Self::Replaced => true,
            Self::Read(error) => matches!(error, ReadError::NotJson { .. } | ReadError::Changed { .. }),
            Self::NoManifest | Self::Fetch(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Regression: if the site sends a page of its own in place of a missing file, “Try again” must become “Reload the page”.
    #[test]
    fn wrong_content_twice_in_a_row_counts_as_replaced() {
        let changed = || LoadFault::Read(ReadError::Changed { file: "f".into(), found: "g".into() });
        let others =
            || [changed(), LoadFault::Read(ReadError::NotJson { file: "f".into() }), LoadFault::Damaged];
        for fault in others() {
            assert_eq!(fault.clone().after(None), fault);
            for before in others().iter().chain([&LoadFault::Replaced]) {
                assert_eq!(fault.clone().after(Some(before)), LoadFault::Replaced);
            }
        }
        // If the network fails or the host has a fault, the next try may work.
        for fault in [FetchFault::Network, FetchFault::Stalled, FetchFault::Status(503)].map(LoadFault::Fetch)
        {
            assert_eq!(fault.clone().after(Some(&fault)), fault);
            assert_eq!(changed().after(Some(&fault)), changed());
            assert_eq!(fault.clone().after(Some(&changed())), fault);
        }
    }
}

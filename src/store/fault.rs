//! Why a file of the site could not be had.

use pprnet_archive::ReadError;
use pprnet_browser::FetchFault;

/// Why a piece could not be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LoadFault {
    /// The page does not say where the archive is.
    NoManifest,
    /// The file did not come.
    Fetch(FetchFault),
    /// The file is not what it should be.
    Read(ReadError),
    /// The file does not belong to this release's search index.
    Damaged,
    /// Something else came in its place, again.
    Replaced,
}

impl LoadFault {
    /// This fault, or [`Self::Replaced`] if the site has now sent wrong content twice in a row: that will not go away.
    pub(crate) fn after(self, before: Option<&Self>) -> Self {
        if self.is_other_content() && before.is_some_and(Self::is_other_content) {
            Self::Replaced
        } else {
            self
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

    /// Regression: where the site sent a page of its own for a file that was gone, “Try again” stood there for ever.
    #[test]
    fn what_comes_wrong_twice_will_not_come() {
        let changed = || LoadFault::Read(ReadError::Changed { file: "f".into(), found: "g".into() });
        let others =
            || [changed(), LoadFault::Read(ReadError::NotJson { file: "f".into() }), LoadFault::Damaged];
        for fault in others() {
            assert_eq!(fault.clone().after(None), fault);
            for before in others().iter().chain([&LoadFault::Replaced]) {
                assert_eq!(fault.clone().after(Some(before)), LoadFault::Replaced);
            }
        }
        // A network that fails, or a host in trouble, may work at the next try.
        for fault in [FetchFault::Network, FetchFault::Stalled, FetchFault::Status(503)].map(LoadFault::Fetch)
        {
            assert_eq!(fault.clone().after(Some(&fault)), fault);
            assert_eq!(changed().after(Some(&fault)), changed());
            assert_eq!(fault.clone().after(Some(&changed())), fault);
        }
    }
}

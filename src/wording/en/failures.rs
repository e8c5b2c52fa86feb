//! Why something failed to load, and what to do, in English.

use pprnet_archive::ReadError;
use pprnet_browser::FetchFault;

use crate::store::LoadFault;

/// The words for a fault: the title if posts are missing, its end after the name of another part, and the advice.
pub(in crate::wording) fn fault_words(fault: &LoadFault) -> &'static [&'static str; 3] {
    match fault {
        LoadFault::NoManifest => &[
            "This copy of the site is incomplete",
            "cannot be found: this copy of the site is incomplete",
            "The page does not say where its files are. Reload the page; if that does not help, tell the editors.",
        ],
        LoadFault::Fetch(FetchFault::Network) => &[
            "The posts could not be reached",
            "could not be reached",
            "There seems to be no connection to the site. Check the network, then try again.",
        ],
        LoadFault::Fetch(FetchFault::Stalled) => &[
            "The connection has stalled",
            "does not arrive: the connection has stalled",
            "The site has stopped sending. Try again, perhaps where the signal is better.",
        ],
        LoadFault::Fetch(FetchFault::Gone) => &[
            "These posts have moved",
            "has moved",
            "The site has probably been updated since this page was opened. Reload the page to get the new version.",
        ],
        LoadFault::Fetch(FetchFault::Status(_)) => &[
            "The site answered with an error",
            "could not be loaded: the site answered with an error",
            "Try again in a moment.",
        ],
        LoadFault::Damaged | LoadFault::Read(ReadError::Changed { .. }) => &[
            "The posts were damaged on the way",
            "was damaged on the way",
            "The file differs from the published one, so it is not used. Try again.",
        ],
        LoadFault::Replaced => &[
            "The site sends something else",
            "does not arrive: the site sends something else",
            "It has probably been updated since this page was opened, or the network wants you to log in. Reload the page.",
        ],
        LoadFault::Read(ReadError::NotJson { .. }) => &[
            "The network sent something else instead of the posts",
            "does not arrive: the network sent something else",
            "The network may be showing a login page. Log in to it, then try again.",
        ],
        LoadFault::Read(ReadError::CutOff { .. }) => &[
            "Only a part of the posts arrived",
            "arrived only in part",
            "The connection broke off. Try again.",
        ],
        LoadFault::Read(ReadError::Newer { .. }) => &[
            "The archive is newer than this page",
            "is newer than this page",
            "The site has been updated since this page was opened. Reload the page to get the new version.",
        ],
        LoadFault::Read(ReadError::Form { .. } | ReadError::Mismatch { .. }) => &[
            "The files of the archive do not match",
            "does not match the other files of the site",
            "An update of the site may be incomplete. Reload the page; if that does not help, tell the editors.",
        ],
    }
}

/// The answer of the server, as the beginning of an advice.
pub(in crate::wording) fn server_answered(code: u16) -> String {
    format!("Its server answered {code}. ")
}

/// The title for a part of the program, or one of its files.
pub(in crate::wording) fn title_of_part(part: &str, end: &str) -> String {
    format!("{part} {end}")
}

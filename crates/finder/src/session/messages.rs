//! The messages between a session and a page.

use pprnet_address::{Blog, Facets};
use pprnet_archive::Slug;

use crate::finder::Need;

/// Something that happened in the page. `F` is the reason why a file failed to load.
#[derive(Debug, Clone, PartialEq)]
pub enum SessionEvent<F> {
    /// The route changed, or the page reports the same one again because someone focused the search field.
    Addressed {
        /// The search in the address; without words if it has none.
        blog: Blog,
        /// The open post.
        post: Option<Slug>,
    },
    /// The text of the search field changed.
    Typed(String),
    /// Someone is about to follow a link or go to the results, so the address must be correct.
    Settle,
    /// A mouse button was pressed on a result.
    Pressed,
    /// The button was released.
    Released,
    /// The manifest is loaded.
    Ready,
    /// These files were loaded, or have failed.
    Loaded(Vec<(Need, Result<(), F>)>),
    /// Someone pressed “Try again”.
    Retry,
    /// The frame that [`SessionEffect::NextFrame`] requested.
    Frame,
}

/// Something that the page must do.
#[derive(Debug, Clone, PartialEq)]
pub enum SessionEffect<F> {
    /// Go to the address of this search.
    Navigate {
        /// The search.
        blog: Blog,
        /// Whether to replace the current history entry.
        replace: bool,
    },
    /// Show these words in the search field.
    SetField(String),
    /// Load a file, then send [`SessionEvent::Loaded`].
    Load(Need),
    /// Send [`SessionEvent::Ready`] once the manifest is loaded.
    AwaitManifest,
    /// Send [`SessionEvent::Frame`] in the next frame.
    NextFrame,
    /// Show on each filter how many posts it would leave.
    ShowCounts(Facets),
    /// Mark the results on the page as stale.
    ShowBusy,
    /// Replace everything in the element for results.
    Draw(Drawing),
    /// Replace everything there with a message that says why there are no results.
    DrawFailure(F),
    /// Replace the remarks and the first results; later results stay.
    DrawFirst {
        /// The remarks as HTML.
        remarks: String,
        /// The first results as HTML.
        results: String,
    },
    /// Replace everything that [`SessionEffect::DrawFirst`] left.
    DrawRest {
        /// The number of results that stay.
        first: usize,
        /// The results after them as HTML.
        results: String,
        /// The choice of order as HTML.
        order: String,
        /// The links to other pages as HTML.
        pager: String,
        /// The line above the results; `None` if a newer search has already marked it as stale.
        showing: Option<String>,
    },
    /// Start or stop watching the elements of the open post: `true` if it was opened from search results.
    WatchPost(bool),
    /// Highlight the matches in the open post and add links to the results beside it, or remove both.
    DecoratePost,
}

/// A whole page of results.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drawing {
    /// How many posts were found, and which of them are on this page.
    pub showing: String,
    /// The choice of order as HTML.
    pub order: String,
    /// Remarks, or why there are no results, as HTML.
    pub remarks: String,
    /// The results as HTML.
    pub results: String,
    /// The links to other pages as HTML.
    pub pager: String,
}

/// The state of the page when an event happens.
#[derive(Debug, Clone, Copy, Default)]
pub struct Screen {
    /// The content of the element for results; `None` if the page has no such element.
    pub results: Option<ResultsContent>,
    /// Whether the search field has the focus.
    pub is_typing: bool,
    /// Whether the style sheet of results is loaded. Drawn without it, results would move once it is.
    pub has_style: bool,
    /// The time in milliseconds.
    pub now: f64,
    /// How long a pressed mouse button may hold back drawings, in milliseconds.
    pub longest_press: f64,
    /// How long results may wait for their style sheet, in milliseconds.
    pub patience: f64,
}

/// The content of the element for results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResultsContent {
    /// Nothing yet.
    Nothing,
    /// A message, and no results.
    Message,
    /// A list of results.
    List,
}

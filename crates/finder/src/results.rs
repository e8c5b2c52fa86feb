//! Results as HTML.

mod items;
mod navigation;
mod page;
mod reasons;
mod remarks;

pub(crate) use self::navigation::{neighbours, order, pager};
pub(crate) use self::page::ResultsPage;
pub(crate) use self::reasons::reasons;
pub(crate) use self::remarks::no_index;

//! The open lists of a page.

use super::line::ListItem;

/// A post may have no deeper lists; the items of deeper ones are paragraphs.
const LEVELS: usize = 8;

/// The open lists, outermost first.
#[derive(Default)]
pub(super) struct Lists {
    open: Vec<OpenList>,
    /// The number of lists so far.
    all: usize,
}

struct OpenList {
    /// The index of the list on the page; `None` if its numbers do not begin with 1, so that no list of a post can have them.
    index: Option<usize>,
    /// The number of the next item, if items have numbers.
    next: Option<usize>,
    /// How many items it has had.
    items: usize,
    /// Whether the last item is open.
    is_within: bool,
}

impl Lists {
    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// Opens a list: `first` is its first number, if it has numbers.
    pub(super) fn open(&mut self, first: Option<usize>) {
        // Some editors write an inner list below an item, not into it.
        if let Some(outer) = self.open.last_mut() {
            outer.is_within = outer.items > 0;
        }
        let index = first.is_none_or(|first| first == 1).then_some(self.all);
        self.all += 1;
        self.open.push(OpenList { index, next: first, items: 0, is_within: false });
    }

    pub(super) fn close(&mut self) {
        self.open.pop();
    }

    /// Opens an item of the innermost list. Returns the marker that a browser displays, and whether a list of a post can have it.
    pub(super) fn open_item(&mut self) -> (String, bool) {
        const BULLET: &str = "• ";
        let Some(list) = self.open.last_mut() else { return (BULLET.to_owned(), false) };
        list.items += 1;
        list.is_within = true;
        let mark = match &mut list.next {
            Some(number) => {
                let mark = format!("{number}. ");
                *number = number.saturating_add(1);
                mark
            }
            None => BULLET.to_owned(),
        };
        (mark, list.index.is_some())
    }

    pub(super) fn close_item(&mut self) {
        if let Some(list) = self.open.last_mut() {
            list.is_within = false;
        }
    }

    /// The open items, outermost first.
    pub(super) fn items(&self) -> Vec<ListItem> {
        let item = |list: &OpenList| {
            let index = list.index.filter(|_| list.is_within)?;
            Some(ListItem { list: index, number: list.items, is_numbered: list.next.is_some() })
        };
        self.open.iter().filter_map(item).take(LEVELS).collect()
    }
}

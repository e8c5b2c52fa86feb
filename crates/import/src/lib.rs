//! Importing: somebody else's archive → the files that editors write.
//!
//! [`import`] takes two kinds of input, told apart by their content (`read`): the single JSON document that `pprnet export`
//! writes, and the text of a page of the existing blog, which `page` takes apart. A page has no names for addresses and no
//! DOIs apart from its citations; `slug` makes the ones and `doi` finds the others. What came of it is proved (`import`)
//! and goes to its place as a whole (`place`).
//!
//! Any documents, to be searched and nothing else, come as lines ([`import_lines`]) and stay lines ([`load_lines`]).

mod doi;
mod import;
mod lines;
mod page;
mod place;
mod read;
mod slug;

pub use import::{ImportError, Imported, import};
pub use lines::{DOCUMENTS_FILE, Line, import_lines, is_lines, load_lines};

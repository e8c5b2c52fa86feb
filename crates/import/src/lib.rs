//! Importing: somebody else's archive → the files that editors write.
//!
//! [`import`] takes two kinds of input, told apart by their content (`read`): the single JSON document that `pprnet export`
//! writes, and the text of a page of the existing blog, which `page` takes apart. A page gives its posts no names for
//! addresses, so `slug` makes them; `doi` finds the DOI that a citation prints. What came of the input is proved before it
//! goes to its place as a whole (`place`).
//!
//! Any documents, to be searched and nothing else, come as lines ([`import_lines`]) and stay lines ([`load_lines`]).

mod doi;
mod import;
mod json;
mod lines;
mod page;
mod place;
mod read;
mod slug;

pub use import::{ImportError, Imported, import};
pub use lines::{DOCUMENTS_FILE, Line, import_lines, is_lines, load_lines};

//! Importing: somebody else's archive → the files that editors write.
//!
//! [`import`] takes several kinds of input, told apart by their content (`read`): the single JSON document that `pprnet export`
//! writes; the text of a page of the existing blog, which `page` takes apart; such a page as HTML (`html`), read as the text
//! that a browser shows; feeds and WordPress’s export (`feed`), each entry read like a page with one post;
//! `doi` finds the DOI that a citation prints. `merge` puts what comes together with what is there: `compare` recognises
//! posts, `names` makes addresses for new ones. What came of it is proved before it goes to its place as a whole
//! (`place`).
//!
//! [`new_post`] makes a file to go on with of the text of one post. [`terms_table`] and [`file_by_table`] take topics and types
//! of all posts to a spreadsheet and back.
//!
//! Any documents, to be searched and nothing else, come as lines ([`import_lines`]) and stay lines ([`load_lines`]).

mod compare;
mod doi;
mod entities;
mod error;
mod existing;
mod feed;
mod html;
mod import;
mod input;
mod json;
mod lines;
mod merge;
mod names;
mod options;
mod page;
mod paste;
mod place;
mod read;
mod said_title;
mod table;

/// How many posts a file has that could be imported: reads it as an import does, and writes nothing. `path` is its name.
///
/// # Errors
/// Everything that is wrong with it, each with its line.
pub fn count_posts(path: &std::path::Path, bytes: &[u8]) -> Result<usize, Vec<pprnet_content::Problem>> {
    read::read(path, bytes, None).map(|input| input.posts.len())
}

pub use error::ImportError;
pub use import::{Imported, import};
pub use lines::{DOCUMENTS_FILE, Line, import_lines, is_lines, is_post_lines, load_lines};
pub use merge::Counts;
pub use options::ImportOptions;
pub use paste::{NewPost, new_post};
pub use table::{file_by_table, suggestions, terms_table};

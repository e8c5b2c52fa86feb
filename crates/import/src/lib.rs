//! Imports an archive into the files that editors write.
//!
//! [`import`] accepts several kinds of input, which `read` tells apart: the JSON document or lines that `pprnet export` writes;
//! the text of a page of the existing blog, parsed by `page`; such a page as HTML, which `html` turns into the text that
//! a browser displays; and feeds and WordPress’s export (`feed`), in which each entry is parsed like a page with one post. `doi`
//! finds the DOI in a citation. `merge` combines the input with existing content: `compare` recognises posts, `names` makes
//! addresses for new ones. The result is verified, then `moves` puts it into its folder as a whole.
//!
//! [`new_post`] makes a post file from the text of one post. [`terms_table`] exports the topics and types of all posts to a
//! spreadsheet, and [`file_by_table`] reads them back.
//!
//! [`import_lines`] imports arbitrary documents that only need to be searched, and [`load_lines`] reads them.

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
mod moves;
mod names;
mod options;
mod page;
mod page_title;
mod paste;
mod read;
mod suggest;
mod table;

/// Counts the posts that an import would read from a file, without writing anything. `path` is the file’s name.
///
/// # Errors
/// All problems of the file, each with its line.
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

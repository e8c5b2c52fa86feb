//! Detects the kind of an input and calls the function for it: [`read_posts`] and [`read_archive`] for what this program has written,
//! [`feed::read`] for feeds and exports of other systems, [`read_page`] for pages as text or HTML.

use std::collections::BTreeMap;
use std::path::Path;

use pprnet_archive::Language;
use pprnet_content::Problem;

use super::feed;
use super::input::Input;
use super::lines::is_post_lines;
use super::page::{PageProblem, decode};

mod aside;
mod blocks;
mod blog_page;
mod document;
mod foreign;
mod joined;
mod legible;
mod lost;
mod marked;
mod messages;
mod posts;
mod site;
mod unwrapped;

use blog_page::read_page;
use document::{read_archive, read_posts};
use foreign::{foreign, own};
pub(crate) use joined::{join_citations, join_headings};
pub(crate) use lost::lost_of_post;
pub(crate) use messages::{own_heading, too_deep, too_many};
pub(crate) use posts::page_posts;
pub(crate) use site::{assumed, bare_site};
pub(crate) use unwrapped::unwrap_lines;

/// The lines of 100,000 posts. A line takes half a kilobyte of memory.
const MOST_LINES: usize = 1_000_000;

/// Reads an input of any kind. `section` is the heading of the second part of posts, for inputs that mark their parts only by
/// words. `None` means the default heading in the language of the feed or page.
///
/// # Errors
/// All problems of the input, each with its line.
pub(crate) fn read(path: &Path, bytes: &[u8], section: Option<&str>) -> Result<Input, Vec<Problem>> {
    let file = path.display().to_string();
    let remark = |line: usize, field: &str, message: String| Problem::new(&file, line, field, message);
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Some(message) = foreign(text).or_else(|| own(path, text)) {
        return Err(vec![remark(1, "file", message.to_owned())]);
    }
    if is_post_lines(path) {
        let (taxonomy, posts) =
            read_posts(text).map_err(|(line, message)| vec![remark(line, "post", message)])?;
        return Ok(Input::of_archive(file, bare_site(), taxonomy, posts, BTreeMap::new()));
    }
    if text.trim_ascii_start().first() == Some(&b'{') {
        return read_archive(file, text);
    }
    let usual = section.unwrap_or(Language::English.section());
    let unread = |wrong: &PageProblem| remark(wrong.line, "page", own_heading(wrong.kind.to_string(), usual));
    let decoded = decode(bytes).map_err(|wrong| vec![unread(&wrong)])?;
    if decoded.bytes().filter(|byte| matches!(byte, b'\n' | b'\r')).nth(MOST_LINES).is_some() {
        let message = format!("it has more than {MOST_LINES} lines, which no blog needs; save it in parts");
        return Err(vec![remark(1, "file", message)]);
    }
    if feed::is_feed(&decoded) {
        return feed::read(&file, &decoded, section);
    }
    read_page(file, &decoded, section)
}

#[cfg(test)]
mod tests;

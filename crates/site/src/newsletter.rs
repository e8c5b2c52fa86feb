//! `pprnet newsletter`: the posts of a month as an e-mail, as HTML and as plain text.
//!
//! Mail programs know little of HTML: no scripts, no files of styles, and Outlook sets text as a word processor does. So
//! the page is of tables, and each element has its styles with it; a `<style>` only adds what programs with a dark look
//! change, and may be lost. Addresses are whole, since a mail is at none. Nothing is loaded, so nobody is counted.

mod html;
mod issue;
#[cfg(test)]
mod tests;
mod text;

use anyhow::{Context, bail};
use pprnet_archive::{Document, Language, Post, YearMonth};

use self::issue::Issue;
use crate::notices::titled;

/// The forms of a month's e-mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newsletter {
    /// The line that says what it is: site and month.
    pub subject: String,
    /// The whole message as HTML.
    pub html: String,
    /// The same as plain text, in lines of at most 76 characters but for addresses.
    pub text: String,
}

/// A mail of more bytes than this is cut by Gmail, which then shows the rest on request.
pub const LONGEST_MAIL: usize = 100_000;

/// The e-mail of a month.
///
/// # Errors
/// When the site does not say its address, or the month has no posts.
pub fn newsletter(document: &Document, month: YearMonth) -> anyhow::Result<Newsletter> {
    let document = titled(document);
    let site = &document.site;
    let base = site.base_url.as_ref().context(
        "an e-mail needs the address of the site: give site.toml a base_url, or name it with --base-url",
    )?;
    let posts: Vec<&Post> = document.posts.iter().filter(|post| post.month == month).collect();
    if posts.is_empty() {
        let nearest =
            document.posts.iter().map(|post| post.month).min_by_key(|other| distance(*other, month));
        match nearest {
            Some(nearest) => {
                bail!("{month} has no posts that are shown; the nearest month with some is {nearest}")
            }
            None => bail!("there are no posts yet"),
        }
    }
    let issue = Issue { site, month, posts, base: base.as_str() };
    Ok(Language::of(&site.language).spoken(|| Newsletter {
        subject: issue.subject(),
        html: html::mail(&issue),
        text: text::mail(&issue),
    }))
}

fn distance(one: YearMonth, other: YearMonth) -> u32 {
    let months = |month: YearMonth| u32::from(month.year()) * 12 + u32::from(month.month());
    months(one).abs_diff(months(other))
}

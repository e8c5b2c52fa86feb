//! `pprnet newsletter`: the posts of a month as an e-mail, in HTML and in plain text.
//!
//! Mail programs support little HTML: no scripts, no style sheet files, and Outlook lays text out like a word processor.
//! So the page uses tables, and each element has inline styles. A `<style>` only adds changes for dark mode, and may be
//! dropped. Addresses are absolute, because a mail has no base address. It loads nothing, so nobody is tracked.

mod html;
mod issue;
#[cfg(test)]
mod tests;
mod text;

use anyhow::{Context, bail};
use pprnet_archive::{Document, Language, Post, YearMonth};

use self::issue::Issue;
use crate::notices::titled;

/// A month's e-mail in its forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newsletter {
    /// The subject line: site and month.
    pub subject: String,
    /// The whole message as HTML.
    pub html: String,
    /// The same as plain text, in lines of at most 76 characters, except for addresses.
    pub text: String,
}

/// Gmail clips a message larger than this, in bytes, and shows the rest on request.
pub const LONGEST_MAIL: usize = 100_000;

/// The e-mail of a month.
///
/// # Errors
/// If the site has no address, or the month has no posts.
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

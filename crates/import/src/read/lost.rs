//! Reports what the lines of posts have and posts cannot have: links without a known target, and pictures.

use crate::html::{Lost, RichLine};
use crate::page::{Page, Text};

/// The first line of a page that has a link in its introduction or a post without a known target, and what to do, for each reason. `knows_address` says
/// whether the page gives its own address.
pub(super) fn lost_links(page: &Page, rich: &[RichLine], knows_address: bool) -> Vec<(usize, String)> {
    let posts = page.months.iter().flat_map(|month| &month.posts);
    let texts = posts.flat_map(|post| post.citation.iter().chain(&post.summary).chain(&post.implications));
    let texts = page.intro.iter().chain(texts);
    let line = |text: &Text| Some((text.line, rich.get(text.line.checked_sub(1)?)?));
    let lines: Vec<(usize, &RichLine)> = texts.filter_map(line).collect();
    links_of(&lines, knows_address)
}

/// The messages about the lines of one post.
pub(crate) fn lost_of_post(lines: &[RichLine], knows_address: bool) -> Vec<String> {
    let all: Vec<(usize, &RichLine)> = lines.iter().map(|line| (0, line)).collect();
    let mut messages: Vec<String> =
        links_of(&all, knows_address).into_iter().map(|(_, message)| message).collect();
    let picture = |lost: &Lost| match lost {
        Lost::Picture(name) => Some(format!("“{name}”")),
        Lost::Link { .. } => None,
    };
    let pictures: Vec<String> = lines.iter().flat_map(|line| &line.lost).filter_map(picture).collect();
    if !pictures.is_empty() {
        messages.push(format!("a post has no pictures or videos, so not imported: {}", list(&pictures)));
    }
    messages
}

fn links_of(lines: &[(usize, &RichLine)], knows_address: bool) -> Vec<(usize, String)> {
    let mut relative: Vec<(usize, String)> = Vec::new();
    let mut others: Vec<(usize, String)> = Vec::new();
    for (number, line) in lines {
        for lost in &line.lost {
            let Lost::Link { words, address } = lost else { continue };
            let is_relative = !knows_address && !address.contains(':');
            let link = (*number, format!("“{words}” ({address})"));
            if is_relative { relative.push(link) } else { others.push(link) }
        }
    }
    let why_relative = "these links do not name their site, and the page does not give its own address, so only their words were kept. Add the links to the posts";
    let why_others = "these links do not lead to a page, so only their words were kept";
    [(relative, why_relative), (others, why_others)]
        .into_iter()
        .filter_map(|(links, why)| {
            let (line, _) = links.first()?;
            let line = *line;
            let links: Vec<String> = links.into_iter().map(|(_, link)| link).collect();
            Some((line, format!("{why}: {}", list(&links))))
        })
        .collect()
}

/// The first of some items, and how many more there are.
fn list(items: &[String]) -> String {
    /// Enough for the posts of a page.
    const MOST: usize = 20;
    let first = items.iter().take(MOST).cloned().collect::<Vec<_>>().join(", ");
    match items.len().saturating_sub(MOST) {
        0 => first,
        more => format!("{first} and {more} more"),
    }
}

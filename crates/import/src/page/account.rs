//! Verifies that no line was lost, moved or changed.
//!
//! It reads the file again and compares its lines with the page’s pieces, one by one. It shares only the decoding and trimming of
//! lines with the parser, so it also catches the parser’s mistakes.

use super::lines::{self, Line};
use super::model::{Page, PageMonth, PagePost, Text};
use super::problem::{PageProblem, ProblemKind, opening};
use super::trim::{trim, without_hashes, without_marker};

/// Checks that each non-empty line of the file is in exactly one place of the page, in order and word for word (except for
/// surrounding spaces and list markers). A piece may continue on the lines below its first.
///
/// # Errors
///
/// The first line that fails the check, or the reason why the file could not be read.
pub(crate) fn check_nothing_lost(page: &Page, bytes: &[u8]) -> Result<(), PageProblem> {
    let text = lines::repair(&lines::decode(bytes)?);
    let pieces = pieces(page);
    let mut rest = pieces.as_slice();
    let lines = lines::lines(&text);
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let count = rest.iter().take_while(|piece| piece.line == line.number).count();
        let (here, later) = rest.split_at(count);
        let forms = [line.text, without_marker(line.text), without_hashes(line.text)];
        let lines_made_of = |form| lines_made_of(form, line.number, &lines[at + 1..], here);
        let Some(count) = forms.into_iter().find_map(lines_made_of) else {
            return Err(lost(line.number, line.text));
        };
        at += count;
        rest = later;
    }
    rest.first().map_or(Ok(()), |extra| Err(lost(extra.line, &extra.text)))
}

fn lost(line: usize, text: &str) -> PageProblem {
    PageProblem { line, kind: ProblemKind::NotCarriedOver { text: opening(text) } }
}

/// How many lines the pieces cover when joined with spaces. The first line has the given number; the last piece may continue on
/// the lines directly below it.
fn lines_made_of(first: &str, number: usize, below: &[Line<'_>], pieces: &[&Text]) -> Option<usize> {
    let (last, others) = pieces.split_last()?;
    let mut rest = first;
    for piece in others {
        rest = trim(rest).strip_prefix(piece.text.as_str()).filter(|_| !piece.text.is_empty())?;
    }
    let (mut line, mut more) = (trim(rest), last.text.as_str());
    let mut count = 1;
    while !line.is_empty() {
        more = match more.strip_prefix(line) {
            Some("") => return Some(count),
            // A word may continue after its hyphen.
            Some(after) => {
                after.strip_prefix(' ').or_else(|| line.ends_with(['-', '–', '/']).then_some(after))?
            }
            // A printer’s hyphen is not part of the word.
            None => {
                let stem = line.strip_suffix('-').filter(|stem| stem.ends_with(char::is_alphabetic))?;
                more.strip_prefix(stem).filter(|after| after.starts_with(char::is_alphabetic))?
            }
        };
        line = below.get(count - 1).filter(|line| line.number == number + count)?.text;
        count += 1;
    }
    None
}

/// All pieces in file order. The parts of the head and the lines of the site may be in any order, so they are sorted; posts keep
/// their order.
fn pieces(page: &Page) -> Vec<&Text> {
    let first_month = page.months.first().and_then(PageMonth::line).unwrap_or(usize::MAX);
    let (mut before, mut others): (Vec<&Text>, Vec<&Text>) =
        page.unplaced.iter().chain(&page.days).chain(&page.marks).partition(|text| text.line < first_month);
    others.sort_by_key(|text| text.line);
    let mut others = others.into_iter().peekable();
    for part in [&page.intro, &page.teaser, &page.types, &page.topics] {
        before.extend(part);
    }
    before.sort_by_key(|text| text.line);
    for month in &page.months {
        for piece in month.heading.iter().chain(month.posts.iter().flat_map(post_pieces)) {
            before.extend(std::iter::from_fn(|| others.next_if(|other| other.line < piece.line)));
            before.push(piece);
        }
    }
    before.extend(others);
    before
}

/// A citation is below the title or below the implications.
fn post_pieces(post: &PagePost) -> impl Iterator<Item = &Text> {
    let (above, below): (&[Text], &[Text]) =
        if post.is_cited_below() { (&[], &post.citation) } else { (&post.citation, &[]) };
    [&post.title]
        .into_iter()
        .chain(&post.repeated_title)
        .chain(above)
        .chain(&post.summary)
        .chain([&post.heading])
        .chain(&post.implications)
        .chain(below)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::parse_page;

    const PAGE: &str = "May 2020\nTrust\nMany studies were read.\nPractice Implications: Trust takes time, and clients may want to have it.\nAsk.\n";

    #[test]
    fn a_page_accounts_for_its_lines() {
        let page = parse_page(PAGE.as_bytes()).unwrap();
        assert_eq!(check_nothing_lost(&page, PAGE.as_bytes()), Ok(()));
    }

    #[test]
    fn a_piece_may_go_on_in_the_lines_right_below() {
        let text = |line: usize, text: &str| Text { line, text: text.to_owned() };
        let lost = |intro: &[Text], file: &str| {
            let page = Page { intro: intro.to_vec(), ..Page::default() };
            check_nothing_lost(&page, file.as_bytes()).map_err(|problem| problem.line)
        };
        let file = "One two\nthree well-\nknown.\n\nFour";
        let four = text(5, "Four");
        for (first, expected) in [
            ("One two three well-known.", Ok(())),
            ("One two three well- known.", Ok(())),
            ("One two three wellknown.", Ok(())),
            ("One two three well-", Err(3)),
            ("One twothree well-known.", Err(1)),
            ("One two three well-known. Four", Err(1)),
            ("One two three", Err(1)),
            ("One two  three well-known.", Err(1)),
        ] {
            assert_eq!(lost(&[text(1, first), four.clone()], file), expected, "{first}");
        }
        let twice = [text(1, "One two three well-known."), text(3, "known."), four];
        assert_eq!(lost(&twice, file), Err(5));
    }

    #[test]
    fn what_is_lost_moved_altered_or_added_is_found() {
        let page = parse_page(PAGE.as_bytes()).unwrap();
        let line_of = |change: &dyn Fn(&mut PagePost)| {
            let mut page = page.clone();
            change(&mut page.months[0].posts[0]);
            check_nothing_lost(&page, PAGE.as_bytes()).map_err(|problem| problem.line)
        };
        assert_eq!(line_of(&|post| drop(post.summary.pop())), Err(3));
        assert_eq!(line_of(&|post| post.title.text.push('!')), Err(2));
        assert_eq!(line_of(&|post| post.implications.reverse()), Err(4));
        assert_eq!(line_of(&|post| post.summary.push(post.summary[0].clone())), Err(3));
        assert_eq!(
            line_of(&|post| post.implications.push(Text { line: 9, text: "more".to_owned() })),
            Err(9)
        );
        assert_eq!(line_of(&|post| std::mem::swap(&mut post.title, &mut post.summary[0])), Err(2));
    }
}

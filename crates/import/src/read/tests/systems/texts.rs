//! Plain text, as Word saves it and as a viewer of PDF copies it.

use super::Dated;
use super::pages::month_name;

/// Breaks a line where the next word would not fit.
pub(in crate::read::tests) fn wrap(text: &str, width: impl Fn(usize) -> usize) -> String {
    let mut out = String::new();
    let (mut columns, mut line) = (0, 0);
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if columns > 0 && columns + 1 + length > width(line) {
            out.push('\n');
            line += 1;
            columns = 0;
        } else if columns > 0 {
            out.push(' ');
            columns += 1;
        }
        out.push_str(word);
        columns += length;
    }
    out
}

fn document(posts: &[Dated], line: impl Fn(&str) -> String) -> String {
    let mut text = String::from("The Pen Blog\n");
    let mut month = (0, 0);
    for post in posts.iter().map(|post| &post.post) {
        if post.month != month {
            month = post.month;
            text.push_str(&format!("{} {}\n", month_name(month.1), month.0));
        }
        for part in [
            vec![post.title.clone()],
            post.citation.clone().into_iter().collect(),
            post.summary.clone(),
            vec!["Practice Implications".to_owned()],
            post.implications.clone(),
        ] {
            text.extend(part.iter().map(|part| format!("{}\n", line(part))));
        }
    }
    text
}

/// A paragraph a line, with the line ends of Windows.
pub(super) fn word(posts: &[Dated]) -> Vec<String> {
    vec![document(posts, str::to_owned).replace('\n', "\r\n")]
}

/// Lines of a printed page without blank lines: the letters have different widths, so that full lines differ in length.
pub(super) fn pdf(posts: &[Dated]) -> Vec<String> {
    let text = document(posts, |line| {
        let seed = line.len();
        wrap(line, |at| [88, 92, 85, 90, 94, 87, 91][(at + seed) % 7])
    });
    vec![text]
}

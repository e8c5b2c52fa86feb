//! WordPress’s classic editor stores paragraphs as blank lines, even next to elements, and displays them as paragraphs
//! (`wpautop`).

/// Elements that contain a single run of text: only a blank line splits it.
const RUNS: [&str; 12] = ["p", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6"];
/// The marker of the block editor, which writes explicit paragraphs, so its line ends mean nothing.
const OF_BLOCKS: &str = "<!-- wp:";

/// The HTML with the line breaks that WordPress displays.
pub(super) fn with_breaks(html: &str) -> String {
    if html.contains(OF_BLOCKS) {
        return html.to_owned();
    }
    let html = html.replace("\r\n", "\n");
    let mut out = String::with_capacity(html.len());
    let mut rest = html.as_str();
    let mut run: Option<String> = None;
    while let Some(start) = rest.find('<') {
        let (text, after) = rest.split_at(start);
        add_text(text, run.is_some(), &mut out);
        let is_tag =
            after.chars().nth(1).is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        if !is_tag {
            out.push('<');
            rest = after.get(1..).unwrap_or_default();
            continue;
        }
        let end = if after.starts_with("<!--") {
            after.find("-->").map(|at| at + 3)
        } else {
            after.find('>').map(|at| at + 1)
        };
        let (tag, after) = after.split_at(end.unwrap_or(after.len()));
        let name = tag.trim_start_matches(['<', '/']).split(|c: char| !c.is_ascii_alphanumeric()).next();
        let name = name.unwrap_or_default().to_ascii_lowercase();
        if RUNS.contains(&name.as_str()) {
            run = (!tag.starts_with("</")).then_some(name);
        }
        out.push_str(tag);
        rest = after;
    }
    add_text(rest, run.is_some(), &mut out);
    out
}

fn add_text(text: &str, is_run: bool, out: &mut String) {
    let mut lines = text.split('\n');
    out.push_str(lines.next().unwrap_or_default());
    let mut lines = lines.peekable();
    while let Some(line) = lines.next() {
        let is_blank = line.trim().is_empty() && lines.peek().is_some();
        out.push_str(if is_blank || !is_run { "<br>" } else { "\n" });
        out.push_str(line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html;

    /// A single element must not disable the blank lines of the whole post.
    #[test]
    fn blank_lines_part_paragraphs_beside_elements_too() {
        for (text, expected) in [
            ("One.\n\n<p class=\"x\">Two.</p>\n\nThree\n\nFour", vec!["One.", "Two.", "Three", "Four"]),
            ("One.\r\nTwo.\r\n\r\n<pre>a\nb</pre>\r\nThree", vec!["One.", "Two.", "a", "b", "Three"]),
            (
                "<p>One\nand more.</p>\n<ul>\n<li>two\nand more</li>\n</ul>",
                vec!["One and more.", "• two and more"],
            ),
            ("<p>One\n\nTwo <em>three\nfour</em>\n \nFive", vec!["One", "Two three four", "Five"]),
            ("<div>One\n\nTwo</div><!-- a > \n\n b -->Three", vec!["One", "Two", "Three"]),
            ("<!-- wp:paragraph --><p>One</p>\n\nstill\nhere", vec!["One", "still here"]),
            ("a < b\n\nc", vec!["a < b", "c"]),
            ("<h3>One</h3>\nTwo", vec!["One", "Two"]),
        ] {
            let lines: Vec<String> =
                html::lines(&with_breaks(text)).iter().map(|line| line.text.trim().to_owned()).collect();
            assert_eq!(lines, expected, "{text}");
        }
    }
}

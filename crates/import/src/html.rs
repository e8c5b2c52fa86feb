//! Splits saved HTML into the lines that a browser displays, with links and emphasis.
//!
//! The parser accepts whatever browsers accept, however broken. The tree is walked without recursion, so that deep nesting
//! cannot overflow the stack. Content that a browser never displays (scripts, styles, comments) is omitted.

use html5ever::parse_document;
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, RcDom};

mod address;
mod aside;
mod depth;
mod line;
mod lists;
mod metadata;
mod purpose;
mod writer;

pub(crate) use address::PageAddress;
pub(crate) use aside::Aside;
pub(crate) use depth::{DEEPEST, MOST, has_too_many, too_deep};
pub(crate) use line::{Banner, LineDay, ListItem, Lost, RichLine, cut};
pub(crate) use metadata::PageMetadata;
pub(crate) use purpose::Purpose;
use writer::{Kind, Writer};

/// Whether a file is HTML, judged by its first tag.
pub(crate) fn is_html(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(2_000).collect::<String>().to_lowercase();
    // XHTML starts like XML.
    let start = match start.strip_prefix("<?xml").and_then(|start| start.split_once("?>")) {
        Some((_, below)) if below.contains("<html") => below.trim_start(),
        _ => start.as_str(),
    };
    start.starts_with("<!doctype html")
        || start.starts_with("<html")
        || start.starts_with("<!--") && start.contains("<html")
        || [
            "<body", "<div", "<p>", "<p ", "<h1", "<h2", "<h3", "<article", "<main", "<section", "<ul",
            "<span", "<head", "<meta",
        ]
        .iter()
        .any(|tag| start.starts_with(tag))
}

/// Whether the closing tag of a page is present.
pub(crate) fn has_end(html: &str) -> bool {
    ["</html", "</HTML", "</body", "</BODY"].iter().any(|tag| html.contains(tag))
}

/// The non-empty lines of some HTML.
pub(crate) fn lines(html: &str) -> Vec<RichLine> {
    lines_at(html, PageAddress::default())
}

/// The non-empty lines of a page with this address.
pub(crate) fn lines_at(html: &str, address: PageAddress) -> Vec<RichLine> {
    let dom: RcDom = parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(html);
    let mut writer = Writer::new(address);
    let mut asides = 0;
    let mut stack = vec![Step::Open(dom.document.clone())];
    while let Some(step) = stack.pop() {
        match step {
            Step::Close(kind) => writer.close(kind),
            Step::EndAside => writer.end_aside(),
            Step::Open(node) => {
                if let Some(aside) = aside::aside(&node, asides) {
                    asides += 1;
                    writer.begin_aside(aside);
                    stack.push(Step::EndAside);
                }
                if let Some(kind) = writer.open(&node) {
                    stack.push(Step::Close(kind));
                    stack.extend(node.children.borrow().iter().rev().map(|child| Step::Open(child.clone())));
                }
            }
        }
    }
    writer.finish()
}

/// A pending step of the tree walk.
enum Step {
    Open(Handle),
    Close(Kind),
    EndAside,
}

#[cfg(test)]
mod tests {
    use pprnet_archive::{Block, Inline};

    use super::*;

    fn texts(html: &str) -> Vec<String> {
        lines(html).into_iter().map(|line| line.text.trim().to_owned()).collect()
    }

    #[test]
    fn lines_are_those_that_a_browser_shows() {
        for (html, expected) in [
            ("<h2>May\n 2020</h2><div><div>A <b>b</b>\n\tc</div>d</div>", vec!["May 2020", "A b c", "d"]),
            (
                "<ul><li>one<li><p>two</p></ul><ol><li>first</li><li>second</li></ol>",
                vec!["• one", "• two", "1. first", "2. second"],
            ),
            ("<ol start='3'><li>third</ol>", vec!["3. third"]),
            ("10<sup>3</sup> and 10<sup>-5</sup>, the 2<sup>nd</sup>", vec!["10³ and 10⁻⁵, the 2nd"]),
            (
                "a<br>b<script>no</script><style>no</style><!-- no --><p hidden>no</p><p style='display: none'>no",
                vec!["a", "b"],
            ),
            ("<table><tr><td>1<td>2<tr><td>3</table>", vec!["1 2", "3"]),
            (
                "<p>In <st1:place>Rome</st1:place>, a <g class=x>wrod</g> was <strike>struck</strike> <x-mark>out</x-mark>.<p><o:p></o:p><nobr>So</nobr>",
                vec!["In Rome, a wrod was struck out.", "So"],
            ),
            (
                "<p><x-mark>One</x-mark> two</p>three <x-mark>four</x-mark> five",
                vec!["One two", "three four five"],
            ),
            ("<x-card>one</x-card>two &amp; three&nbsp;four", vec!["one", "two & three four"]),
            ("<p>&#146;s <b>never <p>closed", vec!["’s never", "closed"]),
            ("<p>one\u{2028}two <b>three&#8233;four</b>", vec!["one", "two three", "four"]),
        ] {
            assert_eq!(texts(html), expected, "{html}");
        }
    }

    #[test]
    fn links_and_emphasis_are_kept_and_scripts_are_no_links() {
        let line = &lines(
            "<p>See <a href='https://example.org/'>the <em>study</em></a>, <a href='javascript:x()'>not</a> this.",
        )[0];
        let text = |text: &str| Inline::Text(text.into());
        let link =
            |inner: Vec<Inline>| Inline::Link { href: "https://example.org/".parse().unwrap(), text: inner };
        assert_eq!(
            pprnet_content::normal_form(vec![Block::Paragraph(cut(line, "study, not"))]),
            [Block::Paragraph(vec![link(vec![Inline::Emphasis(vec![text("study")])]), text(", not")])]
        );
    }

    #[test]
    fn no_nesting_is_too_deep() {
        assert_eq!(texts(&("<div>".repeat(20_000) + "a")), ["a"]);
        assert_eq!(texts(&("<b><i>".repeat(5_000) + "a")), ["a"]);
    }
}

//! Made-up pages as HTML, in the ways that sites and browsers write them: known posts come back.

use std::path::Path;

use pprnet_archive::plain_text;

use super::read;
use crate::page::generated_posts;

/// How a site writes its pages.
#[derive(Debug, Clone, Copy)]
enum Way {
    /// Paragraphs in nested boxes.
    Boxes,
    /// Lines parted by `<br>` in one paragraph, the headings bold.
    Breaks,
    /// Each line in spans of a page builder, with scripts and styles between.
    Spans,
    /// Blank lines and indents between tags that are never closed.
    Unclosed,
}

const WAYS: [Way; 4] = [Way::Boxes, Way::Breaks, Way::Spans, Way::Unclosed];

fn html(text: &str, way: Way) -> String {
    let escape = |line: &str| line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let lines = text.split(['\n', '\r']).filter(|line| !line.trim().is_empty()).map(escape);
    let body: String = lines
        .enumerate()
        .map(|(number, line)| match way {
            Way::Boxes => format!("<div class=\"row\"><div><p>{line}</p></div></div>\n"),
            Way::Breaks if line == "Practice Implications" => format!("<strong>{line}</strong><br>\n"),
            Way::Breaks => format!("{line}<br />\n"),
            Way::Spans => format!(
                "<p style=\"margin:0\"><span><span style=\"font-size:12pt\">{line}</span></span></p>\
                 <script>var x{number} = \"Practice Implications\";</script><style>.a{{}}</style><!-- {number} -->\n"
            ),
            Way::Unclosed => format!("  <p>\n      {line}\n\n"),
        })
        .collect();
    format!(
        "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>Blog</title></head><body><main>{body}</main></body></html>"
    )
}

/// The words of a text, each list without its marks.
fn words(text: &str) -> String {
    let is_mark = |word: &&str| !matches!(*word, "-" | "•" | "*");
    let words = text.split_whitespace().filter(is_mark).map(|word| word.trim_end_matches(';'));
    words.collect::<Vec<_>>().join(" ")
}

/// The figure that docs/testing.md tells: 99.5 % of the posts come back exactly.
#[test]
fn of_generated_pages_of_html_nearly_all_posts_come_back() {
    let (mut all, mut right) = (0, 0);
    for seed in 0..380 {
        let (text, made) = generated_posts(seed);
        for way in WAYS.into_iter().skip(usize::try_from(seed % 4).unwrap()).take(1) {
            all += made.len();
            let input = match read(Path::new("page.html"), html(&text, way).as_bytes()) {
                Ok(input) => input,
                Err(problems) => {
                    eprintln!("page {seed} as {way:?} refused: {}", problems[0]);
                    continue;
                }
            };
            assert_eq!(input.posts.len(), made.len(), "page {seed} as {way:?}");
            for (back, made) in input.posts.iter().zip(&made) {
                let post = &back.post;
                let citation = post.citation.clone().unwrap_or_default();
                let found =
                    [post.title.clone(), citation, plain_text(&post.summary), plain_text(&post.implications)];
                let is_right = found.iter().zip(made).all(|(found, made)| words(found) == words(made));
                right += usize::from(is_right);
                if !is_right && all - right < 20 {
                    eprintln!("page {seed} as {way:?}:\n  {found:?}\n  instead of\n  {made:?}");
                }
            }
        }
    }
    eprintln!("{right} of {all} posts exactly back");
    assert!(all >= 5000, "{all} posts");
    assert!(right * 1000 >= all * 995, "{right} of {all}");
}

//! The links of saved pages.

use std::path::Path;

use pprnet_content::markdown_of;

use super::read;
use crate::input::Input;

const POST: &str = "<h2>May 2020</h2><h3><a href='/2020/pens/'>Pens &amp; Ink</a></h3>\
    <p>See <a href='/2019/ink?utm_source=a&amp;b=c'>the <em>first</em> post</a>, <a href='tel:+1'>call</a>, \
    <a href='#top'>above</a>, <a href='javascript:x()'>play</a>.</p><h4>Practice Implications</h4><p>Listen.</p>\
    <nav><a href='/about'>About</a></nav>";

fn page(head: &str, body: &str) -> Input {
    let page = format!("<!doctype html><html><head>{head}</head><body>{body}</body></html>");
    read(Path::new("a.html"), page.as_bytes(), None).unwrap()
}

fn summary(input: &Input) -> String {
    markdown_of(&input.posts[0].post.summary)
}

fn notes(input: &Input) -> Vec<(usize, &str)> {
    let links = input.notes.iter().filter(|note| note.message.starts_with("these links"));
    links.map(|note| (note.line, note.message.as_str())).collect()
}

#[test]
fn relative_links_lead_to_the_site_of_the_page_if_it_says_its_address() {
    for head in [
        "<base href='https://old.example/'>",
        "<link rel=canonical href='https://old.example/blog/page/2/'>",
        "<meta property='og:url' content='https://old.example/blog/'>",
    ] {
        let input = page(head, POST);
        let expected =
            "See [the _first_ post](https://old.example/2019/ink?utm_source=a&b=c), call, above, play.\n";
        assert_eq!(summary(&input), expected);
        let note = "these links do not lead to a page, so only their words were kept: “call” (tel:+1), “play” (javascript:x())";
        assert_eq!(notes(&input), [(3, note)]);
    }
}

#[test]
fn relative_links_of_a_page_without_an_address_are_told() {
    let input = page("", POST);
    assert_eq!(summary(&input), "See the _first_ post, call, above, play.\n");
    let note = "these links do not name their site, and the page does not give its own address, so only their words were kept. \
        Add the links to the posts: “the first post” (/2019/ink?utm_source=a&b=c)";
    assert_eq!(notes(&input)[0], (3, note));
    assert_eq!(notes(&input).len(), 2, "the title and the menu are no text of the post");
}

/// The text of the citation cannot have a link.
#[test]
fn the_link_of_a_citation_is_kept_with_the_article() {
    let article = |citation: &str| {
        let input = page("", &POST.replace("<p>See", &format!("<p>{citation}</p><p>See")));
        let post = &input.posts[0].post;
        assert!(post.citation.as_deref().is_some_and(|citation| citation.starts_with("Quill, A.")));
        post.article.clone().map(|article| (article.doi.map(String::from), article.url.map(String::from)))
    };
    let cited = |link: &str| {
        format!("Quill, A. (2019). Of pens. <i><a href='{link}'>Pen Journal</a></i>, 12(3), 45–67.")
    };
    let doi = "10.1037/pst0000172".to_owned();
    assert_eq!(article(&cited("https://doi.org/10.1037/pst0000172")), Some((Some(doi.clone()), None)));
    let other = "https://journal.example/pens".to_owned();
    assert_eq!(article(&cited(&other)), Some((None, Some(other.clone()))));
    assert_eq!(article(&(cited(&other) + " https://doi.org/10.1037/pst0000172")), Some((Some(doi), None)));
    assert_eq!(article(&cited("mailto:a@example.org")), None);
    assert_eq!(article(&(cited(&other) + " <a href='https://b.example/'>PDF</a>")), None);
}

/// A no-break space in a paragraph cost it all formats.
#[test]
fn formats_stay_beside_no_break_spaces() {
    let input =
        page("", &POST.replace("See", "<b>See&nbsp;</b>&nbsp;also &ldquo;<i>pens</i>&rdquo; at 5&nbsp;%:"));
    assert!(
        summary(&input).starts_with("**See** also “_pens_” at 5\u{a0}%: the _first_ post"),
        "{}",
        summary(&input)
    );
}

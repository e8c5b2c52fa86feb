//! Habits of people and of the systems that they write their pages with.

use super::*;

fn page(body: &str) -> crate::input::Input {
    let page = format!("<!doctype html>{body}");
    read(Path::new("a.html"), page.as_bytes(), None).unwrap_or_else(|told| panic!("{body}: {told:?}"))
}

/// All lines of it were one.
#[test]
fn the_lines_of_a_text_that_is_shown_as_it_is_are_lines() {
    let text = "May 2020\nPens &amp; Ink\nSixty therapists\twere asked.\nPractice Implications\n<b>Listen\nmore.</b>\n";
    let input = page(&format!("<pre>{text}</pre>"));
    let post = &input.posts[0].post;
    assert_eq!(
        (post.title.as_str(), plain_text(&post.summary).as_str()),
        ("Pens & Ink", "Sixty therapists were asked.")
    );
    assert_eq!(post.implications.len(), 2);
}

/// The title had the mark of the list, or was taken for an item of it.
#[test]
fn a_heading_in_a_list_is_no_item() {
    for list in ["ul", "ol"] {
        let (month, post) = POST.split_once("</h2>").unwrap();
        let input = page(&format!("{month}</h2><{list}><li>{post}</li><li>{post}</li></{list}>"));
        let titles: Vec<&str> = input.posts.iter().map(|post| post.post.title.as_str()).collect();
        assert_eq!(titles, ["Pens & Ink", "Pens & Ink"], "{list}");
    }
}

/// Nothing said that the heading of a box had become part of a post.
#[test]
fn a_heading_within_a_text_is_told_once() {
    let side = "<div><h4>About the author</h4><p>Jane Doe writes about pens.</p></div>";
    let second = POST.replace("May", "April");
    let input = page(&format!("{POST}{side}{second}{side}"));
    let told = "kept as a paragraph, though it looks like a title: “About the author”. Please check";
    assert_eq!(input.notes.iter().filter(|note| note.message == told).count(), 1, "{:?}", input.notes);
}

/// The page was refused as cut off, although its last tag is there.
#[test]
fn a_page_with_its_last_tag_was_not_cut_off() {
    let page = |end: &str| {
        let post = POST.replace(
            "<p>Listen.</p>",
            "<p>Listen.</p><p>Ask clients early, and in their own words, about pens and ink</p>",
        );
        format!("<!doctype html><html><body>{post}{end}")
    };
    let told = |page: &str| read(Path::new("a.html"), page.as_bytes(), None).map(drop);
    assert_eq!(told(&page("</body></html>")), Ok(()));
    assert_eq!(told(&page("</BODY>\n</HTML>")), Ok(()));
    assert!(told(&page("")).is_err());
}

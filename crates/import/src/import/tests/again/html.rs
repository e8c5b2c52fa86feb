//! Pages as HTML.

use super::*;

/// The page of [`page`] as a browser saves it.
pub(super) fn html(text: &str) -> String {
    let line = |line: &str| match line {
        "Practice Implications" => "<div><p><strong>Practice Implications</strong></p></div>".to_owned(),
        line => match line.strip_prefix("- ") {
            Some(item) => format!("<ul><li><a href=\"/x\">{item}</a></li></ul>"),
            None => format!("<div><p>{}</p></div>", line.replace("found little", "found <em>little</em>")),
        },
    };
    let body: String = text.lines().map(line).collect();
    format!(
        "<!DOCTYPE html><html><head><title>T</title><style>p {{}}</style></head><body><script>x()</script>{body}</body></html>"
    )
}

#[test]
fn a_page_as_html_gives_the_posts_of_its_text_with_emphasis() {
    let text = page(&[
        ("June 2020", &[post("On Pens", "Quill"), post("On Ink", "Inkwell")]),
        ("May 2020", &[post("On Desks", "Desk")]),
    ]);
    let folder = Folder::new();
    folder.import(&[html(&text)]);
    let document = pprnet_content::load(&folder.content()).unwrap();
    assert_eq!((document.posts.len(), document.topics.len()), (3, 2));
    let has_emphasis = |post: &Post| matches!(&post.summary[0], Block::Paragraph(inlines) if inlines.iter().any(|inline| matches!(inline, pprnet_archive::Inline::Emphasis(_))));
    assert!(document.posts.iter().all(has_emphasis));
    let counts = folder.import(&[text]).counts;
    assert_eq!(counts, Counts { there: 3, ..Counts::default() }, "its text is the same");
}

#[test]
fn generated_pages_as_html_come_back_as_their_text_does() {
    for seed in 0..12 {
        let text = page::generated(seed);
        let Ok(plain) = parse_page(text.as_bytes()) else { continue };
        let escaped = text.replace('\r', "\n").replace('&', "&amp;").replace('<', "&lt;");
        let lines: String = escaped.lines().map(|line| format!("<div>{line}</div>\n")).collect();
        let folder = Folder::new();
        folder.import(&[format!("<html><body>{lines}</body></html>")]);
        assert_same(&plain, &pprnet_content::load(&folder.content()).unwrap());
    }
}

/// A page title such as “Alliance | The Pen Blog” is not the title of the site.
#[test]
fn the_site_has_the_name_that_all_its_pages_share() {
    let dir = tempfile::tempdir().unwrap();
    let page = |name: &str, month: &str| {
        let file = dir.path().join(format!("{name}.html"));
        let body =
            "<h3>Pens</h3><p>Sixty therapists were asked.</p><h4>Practice Implications</h4><p>Listen.</p>";
        let head = format!("<!doctype html><title>{name} | The Pen Blog</title><h1>{name}</h1>");
        fs::write(&file, format!("{head}<h2>{month}</h2>{body}")).unwrap();
        file
    };
    let files = [page("Alliance", "May 2020"), page("Page 2", "April 2020")];
    let done = import(&files, &dir.path().join("content"), &ImportOptions::default()).unwrap();
    assert_eq!(done.document.site.title, "The Pen Blog");
    let expected = "site.toml gets the title “The Pen Blog”, a part of “Alliance | The Pen Blog”, and the language “en”.";
    assert!(done.notes.iter().any(|note| note.message.starts_with(expected)), "{:?}", done.notes);
}

//! Generated pages as HTML, in the forms that sites and browsers write: the parser recovers known posts.

use std::path::Path;

use pprnet_archive::plain_text;

use super::read;
use crate::page::generated_posts;

mod habits;
mod links;
mod systems;

/// How a site writes its pages.
#[derive(Debug, Clone, Copy)]
enum Way {
    /// Paragraphs in nested boxes.
    Boxes,
    /// Lines separated by `<br>` in one paragraph, with bold headings.
    Breaks,
    /// Each line in the spans of a page builder, with scripts and styles between.
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

/// The words of a text, without list markers.
fn words(text: &str) -> String {
    let is_mark = |word: &&str| !matches!(*word, "-" | "•" | "*");
    let words = text.split_whitespace().filter(is_mark).map(|word| word.trim_end_matches(';'));
    words.collect::<Vec<_>>().join(" ")
}

/// The figure in docs/testing.md: 99.5 % of the posts come back exactly.
#[test]
fn of_generated_pages_of_html_nearly_all_posts_come_back() {
    let (mut all, mut right) = (0, 0);
    for seed in 0..380 {
        let (text, made) = generated_posts(seed);
        for way in WAYS.into_iter().skip(usize::try_from(seed % 4).unwrap()).take(1) {
            all += made.len();
            let input = match read(Path::new("page.html"), html(&text, way).as_bytes(), None) {
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

#[test]
fn what_a_page_says_stands_beside_its_text_is_left_out_and_told() {
    let page = "<!doctype html><body><nav><a href='/'>Home</a><a href='/blog'>December 2022</a></nav>\
        <main><h2>May 2020</h2><article><h3>How Therapists Listen</h3>\
        <p>Sixty therapists were asked about how they listen to their clients.</p><h4>Practice Implications</h4>\
        <p>Listen to each client with care.</p><footer class='entry-footer'><p>Alliance, Empathy</p><p>Edit</p></footer></article>\
        <article><h3>Trust Takes Time</h3><p>Many studies of trust were read by the authors of this review.</p>\
        <h4>Practice Implications</h4><p>Give it time.</p>\
        <div id='comments'><p>What a fine post this is, and how true.</p></div></article></main>\
        <aside><h3>Recent posts</h3><p>A sentence that is no part of any post.</p></aside></body>";
    let input = read(Path::new("a.html"), page.as_bytes(), None).unwrap();
    let texts: Vec<String> = input.posts.iter().map(|post| plain_text(&post.post.implications)).collect();
    assert_eq!(texts, ["Listen to each client with care.", "Give it time."]);
    let messages: Vec<&str> = input
        .notes
        .iter()
        .map(|note| note.message.as_str())
        .filter(|message| message.starts_with("beside"))
        .collect();
    assert_eq!(
        messages,
        [
            "beside the posts on the page, so not imported: “Alliance, Empathy / Edit”",
            "beside the posts on the page, so not imported: “What a fine post this is, and how true. / Recent posts / A sentence that is no part of any post.”",
        ]
    );
}

/// Such boxes may have the name of a sidebar or footer.
#[test]
fn a_part_of_a_post_in_such_a_box_stays() {
    const CITATION: &str =
        "Smith, A. (2019). Of trust. Psychotherapy, 12(3), 45–67. https://doi.org/10.1037/pst0000123";
    let post = |before: &str, heading: &str, implications: &str| {
        format!(
            "<h3>Trust Takes Time</h3>{before}<p>Many studies of trust were read by the authors of this review.</p>{heading}{implications}"
        )
    };
    let heading = "<h4>Practice Implications</h4>";
    for post in [
        post("", heading, "<aside><p>Give it time.</p></aside>"),
        format!("<div id='sidebar'>{}</div>", post("", heading, "<p>Give it time.</p>")),
        format!(
            "<aside>{}</aside>",
            post(
                "",
                "<p><b>Practice Implications:</b> Give it time. Clients may need more of it than one would want to give them.</p>",
                ""
            )
        ),
        post(&format!("<aside><p>{CITATION}</p></aside>"), heading, "<p>Give it time.</p>"),
        post("", heading, "<p>Give <span class='comments'>it</span> time.</p>"),
        post("", heading, "<blockquote>Give it<footer>time.</footer></blockquote>"),
        post("", heading, "<p>Give it time.</p>").replace("<h3>", "<h3 id='comments'>"),
    ] {
        let page = format!("<!doctype html><body><h2>May 2020</h2>{post}</body>");
        let input = read(Path::new("a.html"), page.as_bytes(), None).unwrap();
        let read = &input.posts[0].post;
        let words = plain_text(&read.implications).split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(read.title, "Trust Takes Time", "{post}");
        assert!(words.starts_with("Give it time."), "{post}: {words}");
        assert_eq!(read.citation.is_some(), post.contains(CITATION));
    }
}

#[test]
fn pages_in_french_are_read_as_such() {
    const TEXT: &str = "Blogue\nDécembre 2022\nLes stylos en thérapie\nEncre, A. (2020). Des stylos. Revue inventée, 12(3), 45–67.\n\
        Soixante thérapeutes ont été interrogés sur leurs stylos.\nImplications pour la pratique\nÉcoutez vos clients.\n\
        FÉVR. 2022\nLa neige\nIl neigeait souvent pendant cette longue étude.\nImplications pour la pratique\nRestez.\n";
    let html = |head: &str| {
        let lines: String = TEXT.lines().map(|line| format!("<p>{line}</p>")).collect();
        format!("<!doctype html>{head}<body>{lines}")
    };
    for (name, text, title, language) in [
        ("a.txt", TEXT.to_owned(), "Blog", "fr"),
        ("a.html", html("<html lang='fr-CA'><title>Ma revue</title>"), "Ma revue", "fr-CA"),
        ("a.html", html("<html lang='en'>"), "Blog", "fr"),
        ("a.html", html(""), "Blog", "fr"),
    ] {
        let input = read(Path::new(name), text.as_bytes(), None).unwrap();
        let months: Vec<String> = input.posts.iter().map(|post| post.post.month.to_string()).collect();
        assert_eq!(months, ["2022-12", "2022-02"], "{text}");
        assert_eq!((input.site.title.as_str(), input.site.language.as_str()), (title, language), "{text}");
    }
}

#[test]
fn a_citation_that_is_broken_by_hand_is_one_line() {
    let page = "<!doctype html><h2>May 2020</h2><h3>Pens in Therapy</h3><p>Quill, A., Nib, B., &amp;<br>Ink, C. (2020). Pens in<br>\
        Peru. <i>Pen J,</i> 1, 2–3.<br>https://doi.org/10.1000/x</p><p>Sixty therapists were asked.</p>\
        <h4>Practice Implications</h4><p>Listen.</p>";
    let input = read(Path::new("a.html"), page.as_bytes(), None).unwrap();
    let post = &input.posts[0].post;
    let citation =
        "Quill, A., Nib, B., & Ink, C. (2020). Pens in Peru. Pen J, 1, 2–3. https://doi.org/10.1000/x";
    assert_eq!(post.citation.as_deref(), Some(citation));
    assert_eq!(plain_text(&post.summary), "Sixty therapists were asked.");
}

const POST: &str = "<h2>May 2020</h2><h3>Pens &amp; Ink</h3><p>Sixty therapists were asked.</p><h4>Practice Implications</h4><p>Listen.</p>";

/// The first tag of XHTML is not one of HTML.
#[test]
fn a_page_of_xhtml_is_html() {
    let page = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html PUBLIC \"x\" \"y\">\n<html><body>{POST}</body></html>"
    );
    assert_eq!(read(Path::new("a.html"), page.as_bytes(), None).unwrap().posts[0].post.title, "Pens & Ink");
}

#[test]
fn entities_in_text_are_read_and_told() {
    let text = "May 2020\nPens &amp; Ink\nIt&#8217;s &lt; .05, they said.\nPractice Implications\nListen.\n";
    let input = read(Path::new("a.txt"), text.as_bytes(), None).unwrap();
    let post = &input.posts[0].post;
    assert_eq!(
        (post.title.as_str(), plain_text(&post.summary).as_str()),
        ("Pens & Ink", "It’s < .05, they said.")
    );
    assert!(
        input.notes.iter().any(|note| note.line == 2 && note.message.contains("entities")),
        "{:?}",
        input.notes
    );
}

/// The parser would need minutes for some of them.
#[test]
fn a_page_whose_elements_lie_too_deep_is_refused() {
    let page = format!("<!doctype html><body>\n{}{POST}", "<div>".repeat(6_000));
    let problems = read(Path::new("a.html"), page.as_bytes(), None).unwrap_err();
    assert!(problems[0].line == 2 && problems[0].message.contains("deep in each other"), "{problems:?}");
}

#[test]
fn a_title_that_is_broken_by_hand_is_one_line() {
    for title in [
        "Trust <em>Takes</em><br>Time",
        "Trust <em>Takes</em><br><br> Time",
        "<div>Trust <em>Takes</em></div><div>Time</div>",
    ] {
        let page = POST.replace("Pens &amp; Ink", title);
        let input = read(Path::new("a.html"), format!("<!doctype html>{page}").as_bytes(), None).unwrap();
        assert_eq!(input.posts[0].post.title, "Trust Takes Time", "{title}");
        assert_eq!(plain_text(&input.posts[0].post.summary), "Sixty therapists were asked.", "{title}");
    }
    let page = POST.replace("</h2><h3>", "<br>");
    let input = read(Path::new("a.html"), format!("<!doctype html>{page}").as_bytes(), None).unwrap();
    assert_eq!(input.posts[0].post.title, "Pens & Ink");
}

#[test]
fn sidebars_of_all_makes_are_left_out_and_told() {
    let side = "<h4>Recent</h4><p>Smith, A. (2019). Of trust. Psychotherapy, 12(3), 45–67. https://doi.org/10.1037/x</p>";
    for (begin, end) in [
        ("<div class='col-md-4 sidebar'>", "</div>"),
        ("<div class='col-md-4 blog-sidebar'>", "</div>"),
        ("<div id='sidebar-right-1'>", "</div>"),
        ("<div class='col-md-4' role='complementary'>", "</div>"),
        ("<aside class='col'>", "</aside>"),
        ("<div class='col-md-4'><div class='widget widget_text'>", "</div></div>"),
        ("<section class='widget_recent_entries'>", "</section>"),
    ] {
        for page in [
            format!("<!doctype html><div>{POST}</div>{begin}{side}{end}"),
            format!("<!doctype html><div class='widget Blog'>{POST}{begin}{side}{end}</div>"),
        ] {
            let input = read(Path::new("a.html"), page.as_bytes(), None).unwrap();
            assert_eq!(plain_text(&input.posts[0].post.implications), "Listen.", "{page}");
            assert!(input.notes.iter().any(|note| note.message.contains("“Recent / Smith")), "{page}");
        }
    }
    for name in [
        "has-sidebar",
        "content-sidebar-wrap",
        "layout-sidebar",
        "elementor-widget-text",
        "so-panel widget widget_sow-editor",
    ] {
        let page = format!(
            "<!doctype html>{}",
            POST.replace("<p>Listen.</p>", "<p>Ask.</p><div class='X'><p>Listen.</p></div>")
        );
        let input = read(Path::new("a.html"), page.replace('X', name).as_bytes(), None).unwrap();
        assert_eq!(input.posts[0].post.implications.len(), 2, "{name}");
    }
}

#[test]
fn a_paragraph_is_no_month_where_months_are_headings() {
    for line in ["Spring 2020", "Spring 2020<br>", "June 2020"] {
        let second = POST.split_once("</h2>").unwrap().1;
        let first = POST.replace("<p>Listen.</p>", &format!("<p>Listen.</p><p>{line}</p>"));
        let input = read(Path::new("a.html"), format!("<!doctype html>{first}{second}").as_bytes(), None);
        let input = input.unwrap_or_else(|problems| panic!("{line}: {problems:?}"));
        assert_eq!(input.posts[0].post.implications.len(), 2, "{line}");
        assert!(input.notes.iter().any(|note| note.message.starts_with("kept as a paragraph of the post")));
        let headed = first.replace("<p>Spring 2020</p>", "<h2>Spring 2020</h2>");
        let page = format!("<!doctype html>{headed}{second}");
        assert_eq!(read(Path::new("a.html"), page.as_bytes(), None).is_err(), line == "Spring 2020");
    }
}

/// The date of such a post is only in the markup.
#[test]
fn an_element_for_a_time_says_the_month() {
    let post = |title: &str, time: &str| {
        format!(
            "<article><h2>{title}</h2><p class='meta'>{time} by Jane Doe</p><p>In <time datetime='1999-01-01'>1999</time>, sixty \
             therapists were asked about their pens, and they said much about them.</p><h3>Practice Implications</h3><p>Listen.</p></article>"
        )
    };
    let page = format!(
        "<!doctype html>{}{}",
        post("Pens", "<time datetime='2021-03-12T10:00:00Z'>3 days ago</time>"),
        post("Ink", "Posted on <a href='/x'><time datetime='2020-12-01'>1 <b>Dec</b></time></a>")
    );
    let input =
        read(Path::new("a.html"), page.as_bytes(), None).unwrap_or_else(|problems| panic!("{problems:?}"));
    let found: Vec<_> =
        input.posts.iter().map(|post| (post.post.title.as_str(), post.post.month.to_string())).collect();
    assert_eq!(found, [("Pens", "2021-03".to_owned()), ("Ink", "2020-12".to_owned())]);
    assert_eq!(input.posts[0].post.summary.len(), 1);
}

#[test]
fn the_head_of_a_page_names_its_site() {
    let page = |title: &str, head: &str| format!("<!doctype html><title>{title}</title>{head}{POST}");
    for (page, title) in [
        (
            page(
                "Blog | University of X",
                "<header><nav><a>Blog</a></nav><p>University of X</p></header><h1>Blog</h1>",
            ),
            "University of X",
        ),
        (page("Blog | University of X", "<h1>Our Blog</h1>"), "Blog"),
        (page("Pens &amp; Ink | The Pen Blog", "<h1>The Pen Blog</h1>"), "The Pen Blog"),
    ] {
        assert_eq!(read(Path::new("a.html"), page.as_bytes(), None).unwrap().site.title, title, "{page}");
    }
}

#[test]
fn the_foot_of_a_page_is_left_out_with_or_without_months() {
    let foot = "<footer><div>About</div><div>Our people</div></footer>";
    let side = "<div class='sidebar section'><h2>Archive</h2><ul><li>2021 (3)</li></ul></div>";
    let dated = POST.replace("<h2>May 2020</h2>", "").replace("</h3>", "</h3><p>Posted on 12 May 2020</p>");
    for post in [POST, &dated] {
        for beside in [foot, side] {
            let page = format!("<!doctype html><div>{post}</div><div>{beside}</div>");
            let input = read(Path::new("a.html"), page.as_bytes(), None).unwrap();
            assert_eq!(plain_text(&input.posts[0].post.implications), "Listen.", "{page}");
            assert!(input.notes.iter().any(|note| note.message.starts_with("beside")), "{page}");
        }
    }
    let own = POST.replace("<p>Listen.</p>", "<p>Ask.</p><article><footer>Listen.</footer></article>");
    let input = read(Path::new("a.html"), format!("<!doctype html>{own}").as_bytes(), None).unwrap();
    assert_eq!(input.posts[0].post.implications.len(), 2);
}

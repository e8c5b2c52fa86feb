//! Habits of authors and blog systems.

use super::*;

fn page(body: &str) -> crate::input::Input {
    let page = format!("<!doctype html>{body}");
    read(Path::new("a.html"), page.as_bytes(), None).unwrap_or_else(|problems| panic!("{body}: {problems:?}"))
}

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

#[test]
fn a_heading_in_a_list_is_no_item() {
    for list in ["ul", "ol"] {
        let (month, post) = POST.split_once("</h2>").unwrap();
        let input = page(&format!("{month}</h2><{list}><li>{post}</li><li>{post}</li></{list}>"));
        let titles: Vec<&str> = input.posts.iter().map(|post| post.post.title.as_str()).collect();
        assert_eq!(titles, ["Pens & Ink", "Pens & Ink"], "{list}");
    }
}

#[test]
fn a_heading_within_a_text_is_told_once() {
    let side = "<div><h4>About the author</h4><p>Jane Doe writes about pens.</p></div>";
    let second = POST.replace("May", "April");
    let input = page(&format!("{POST}{side}{second}{side}"));
    let message = "kept as a paragraph, though it looks like a title: “About the author”. Please check";
    assert_eq!(input.notes.iter().filter(|note| note.message == message).count(), 1, "{:?}", input.notes);
}

#[test]
fn a_page_with_its_last_tag_was_not_cut_off() {
    let page = |end: &str| {
        let post = POST.replace(
            "<p>Listen.</p>",
            "<p>Listen.</p><p>Ask clients early, and in their own words, about pens and ink</p>",
        );
        format!("<!doctype html><html><body>{post}{end}")
    };
    let outcome = |page: &str| read(Path::new("a.html"), page.as_bytes(), None).map(drop);
    assert_eq!(outcome(&page("</body></html>")), Ok(()));
    assert_eq!(outcome(&page("</BODY>\n</HTML>")), Ok(()));
    assert!(outcome(&page("")).is_err());
}

#[test]
fn questions_about_cookies_are_left_out_and_told() {
    let says = "<p>We use cookies to make this site work and to see how many people read it, and which pages of it they read most.</p>";
    let buttons = "<button>Accept all</button><button>Reject all</button>";
    for banner in [
        format!("<div class='cmplz-cookiebanner'>{says}{buttons}</div>"),
        format!("<div id='gdpr-box'>{says}{buttons}</div>"),
        format!("<section aria-label='Cookie notice'>{says}{buttons}</section>"),
        format!("<div role='dialog' aria-label='Your consent'><h2>Your privacy</h2>{says}{buttons}</div>"),
        format!("<div class='x1'><div>{says}{buttons}</div></div>"),
    ] {
        for body in [format!("{banner}<main>{POST}</main>"), format!("<main>{POST}</main>{banner}")] {
            let input = page(&body);
            assert_eq!(input.posts.len(), 1, "{body}");
            assert_eq!(plain_text(&input.posts[0].post.implications), "Listen.", "{body}");
            assert!(input.site.introduction.is_empty(), "{body}");
            let messages =
                input.notes.iter().map(|note| note.message.as_str()).collect::<Vec<_>>().join("\n");
            for text in ["We use cookies to make", "Accept all", "Reject all"] {
                assert!(messages.contains(text), "{body}: {messages}");
            }
        }
    }
}

#[test]
fn a_post_in_a_box_that_is_named_after_consent_stays() {
    let about = POST.replace(
        "Sixty therapists were asked.",
        "Sixty therapists were asked about consent and personal data.",
    );
    for (begin, end) in [
        ("<div class='cookies-accepted'>", "</div>"),
        ("<div id='informed-consent'>", "</div>"),
        ("<section class='category-consent' aria-label='On consent'>", "</section>"),
    ] {
        let input = page(&format!("{begin}{about}{end}"));
        assert!(plain_text(&input.posts[0].post.summary).contains("personal data"));
    }
    let part =
        about.replace("<p>Sixty", "<div class='consent'><p>Sixty").replace("</p><h4>", "</p></div><h4>");
    assert_eq!(page(&part).posts[0].post.summary.len(), 1);
}

#[test]
fn labels_name_what_stands_beside_the_posts() {
    for (begin, end) in [
        ("<div aria-label='Pagination'>", "</div>"),
        ("<ul class='breadcrumbs'>", "</ul>"),
        ("<div role='menu'>", "</div>"),
        ("<div aria-label=' Related posts'>", "</div>"),
        ("<dialog open>", "</dialog>"),
    ] {
        let input = page(&format!("{POST}{begin}<p>A sentence that is no part of any post.</p>{end}"));
        assert_eq!(plain_text(&input.posts[0].post.implications), "Listen.", "{begin}");
        assert!(input.notes.iter().any(|note| note.message.starts_with("beside the posts")), "{begin}");
    }
}

#[test]
fn the_title_of_a_page_may_say_its_year() {
    let months = |title: &str| {
        let body = [POST.replace("May 2020", "May"), POST.replace("May 2020", "April")].concat();
        let page =
            format!("<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>");
        let input = read(Path::new("a.html"), page.as_bytes(), None).ok()?;
        Some(input.posts.iter().map(|post| post.post.month.to_string()).collect::<Vec<_>>())
    };
    let both = Some(vec!["2021-05".to_owned(), "2021-04".to_owned()]);
    assert_eq!(months("Posts of 2021 – The Pen Blog"), both);
    assert_eq!(months("2021 | The Pen Blog (since 2012)"), both);
    assert_eq!(months("The Pen Blog, 2020–2021"), None);
    assert_eq!(months("The Pen Blog"), None);
}

const LONG_TEXT: &str = "Sixty therapists were asked in a large study about how they listen to their clients, and what they do when \
    they cannot. Most of them said that they ask again, which clients seem to like, and some said that they wait for a while.";

fn wrapped(text: &str) -> String {
    systems::wrap(text, |_| 72)
}

/// Such lines are those of a mail, or of an old editor.
#[test]
fn lines_that_are_broken_within_paragraphs_are_joined_in_html_too() {
    let post = |title: &str, gap: &str| {
        let text = wrapped(LONG_TEXT);
        format!("{title}{gap}{text}{gap}{text}{gap}Practice Implications{gap}{text}{gap}{text}{gap}")
    };
    let whole = [LONG_TEXT; 2].map(str::to_owned);
    for gap in ["\n\n", "\n"] {
        let text = [post("How Therapists Listen", gap), post("Trust Takes Time", gap)].concat();
        let breaks = text.replace("\n\n", "</p>\n<p>").replace("therapists were", "<em>therapists</em> were");
        for body in [
            format!("<pre>May 2020\n{text}</pre>"),
            format!(
                "<h2>May 2020</h2><pre class=\"wp-block-preformatted\">{}</pre><pre>{}</pre>",
                post("How Therapists Listen", gap),
                post("Trust Takes Time", gap)
            ),
            format!(
                "<h2>May 2020</h2><p>{}</p>",
                breaks.replace('\n', "<br />\n").replace("<br />\n<p>", "\n<p>")
            ),
        ] {
            let input = page(&body);
            let titles: Vec<&str> = input.posts.iter().map(|post| post.post.title.as_str()).collect();
            assert_eq!(titles, ["How Therapists Listen", "Trust Takes Time"], "{body}");
            for post in &input.posts {
                assert_eq!(systems::lines_of(&post.post.summary), whole, "{body}");
                assert_eq!(systems::lines_of(&post.post.implications), whole, "{body}");
            }
            assert!(input.notes.iter().any(|note| note.message.contains("were joined")), "{:?}", input.notes);
        }
    }
}

#[test]
fn a_date_without_a_day_or_year_gets_the_year_that_is_certain() {
    let post = |title: &str, day: &str| {
        format!(
            "<article><h2>{title}</h2><p>{day}</p><p>{LONG_TEXT}</p><h3>Practice Implications</h3><p>Listen.</p></article>"
        )
    };
    let months = |days: [&str; 4]| {
        let body: String = days
            .iter()
            .zip(["Pens", "Ink", "Paper Helps", "Trust Takes Time"])
            .map(|(day, title)| post(title, day))
            .collect();
        let input = read(Path::new("a.html"), format!("<!doctype html>{body}").as_bytes(), None)?;
        assert_eq!(
            input.posts.iter().map(|post| post.post.title.as_str()).collect::<Vec<_>>(),
            ["Pens", "Ink", "Paper Helps", "Trust Takes Time"]
        );
        assert!(
            input.posts.iter().all(|post| post.post.summary.len() == 1 && post.post.implications.len() == 1)
        );
        assert!(
            input.notes.iter().any(|note| note.message.contains("without a year") || days[1].contains("20")),
            "{:?}",
            input.notes
        );
        Ok::<_, Vec<pprnet_content::Problem>>(
            input.posts.iter().map(|post| post.post.month.to_string()).collect::<Vec<_>>(),
        )
    };
    for (days, expected) in [
        (
            ["March 12, 2021", "February", "January 3, 2021", "December 1, 2020"],
            ["2021-03", "2021-02", "2021-01", "2020-12"],
        ),
        (["March 12, 2021", "March", "January 3, 2021", "December"], ["2021-03", "2021-03", "2021-01", "?"]),
        (
            ["January 12, 2021", "December", "December 3, 2020", "November"],
            ["2021-01", "2020-12", "2020-12", "2020-11"],
        ),
        (
            ["March 12, 2021", "February 2021", "January 3, 2021", "January 1, 2021"],
            ["2021-03", "2021-02", "2021-01", "2021-01"],
        ),
        (
            ["March 12, 2021", "posted in February", "by Jane | January", "January 1, 2021"],
            ["2021-03", "2021-02", "2021-01", "2021-01"],
        ),
    ] {
        match months(days) {
            Ok(found) => assert_eq!(found, expected, "{days:?}"),
            Err(problems) => assert!(
                expected.contains(&"?") && problems[0].message.contains("names no year"),
                "{days:?}: {problems:?}"
            ),
        }
    }
    // Dates that are not newest first say nothing about a year.
    let problems = months(["January 12, 2020", "February", "March 3, 2021", "April 3, 2021"]).unwrap_err();
    assert!(problems[0].message.contains("names no year"), "{problems:?}");
}

//! Pages whose posts have their citations below their implications.

use super::*;

const CITED: [&str; 3] = [
    "Quill, A. B., & Nib, C. (2019). Of listening. Journal of Made-Up Results, 12(3), 45–67. https://doi.org/10.9999/a",
    "Ink, D. (2020). Of trust: A review. Invented Psychology, 4, 1–9.",
    "Paper, E., Pencil, F., & Blotter, G. (in press). Of pens. Journal of Made-Up Results. doi:10.9999/c",
];
const TITLES: [&str; 3] = ["How Therapists Listen", "Trust Takes Time", "Do Pens Help?"];
const SUMMARY: &str = "Sixty therapists were asked in a large study about how they listen to their clients.";

fn post(number: usize, implications: &str, below: &str) -> String {
    format!("{}\n{SUMMARY}\nPractice Implications\n{implications}{below}", TITLES[number])
}

fn read(text: &str) -> Page {
    parse_page(text.as_bytes()).unwrap_or_else(|problems| panic!("{text}: {problems:?}"))
}

/// The last line of the implications must not become a title, and the page is not truncated.
#[test]
fn citations_below_the_implications_are_those_of_the_posts_above() {
    for implications in
        ["Listen to them.\n", "Therapists may ask.\nListen\n", "Ask.\nListen to Them\nWait for them.\n"]
    {
        for label in ["", "Reference\n"] {
            for is_one_month in [true, false] {
                let mut text = String::from("Blog\nMay 2021\n");
                for (number, citation) in CITED.iter().enumerate() {
                    if number > 0 && !is_one_month {
                        text.push_str(["April 2021\n", "March 2021\n"][number - 1]);
                    }
                    text.push_str(&post(number, implications, &format!("{label}{citation}\n")));
                }
                for foot in ["", "Previous 1 2 3 Next\n© 2020 Us\n"] {
                    let page = read(&format!("{text}{foot}"));
                    let posts = posts(&page);
                    let titles: Vec<&str> = posts.iter().map(|post| post.title.as_str()).collect();
                    assert_eq!(titles, TITLES, "{text}");
                    for (post, cited) in posts.iter().zip(CITED) {
                        assert_eq!(post.citation.as_deref(), Some(cited));
                        assert_eq!(post.summary, [SUMMARY]);
                        assert_eq!(post.implications.len(), implications.lines().count());
                    }
                    assert_eq!(page.unplaced.len(), foot.lines().count() + label.lines().count() * 3);
                    let notes =
                        page.notes.iter().filter(|note| note.to_string().contains("below the implications"));
                    assert_eq!(notes.count(), 1, "{:?}", page.notes);
                }
            }
        }
    }
}

/// Some posts have no citation, and a citation may have its address on a line of its own.
#[test]
fn posts_without_a_citation_may_stand_among_them() {
    let address = format!("{}\nhttps://doi.org/10.9999/b\n", CITED[1]);
    let text = format!(
        "May 2021\n{}{}{}",
        post(0, "Listen to them.\n", &format!("{}\n", CITED[0])),
        post(2, "Therapists may ask.\nThey should listen to them.\n", ""),
        post(1, "Listen to them.\n", &address)
    );
    let posts = posts(&read(&text));
    let shape: Vec<_> = posts
        .iter()
        .map(|post| (post.title.as_str(), post.citation.is_some(), post.implications.len()))
        .collect();
    assert_eq!(shape, [(TITLES[0], true, 1), (TITLES[2], false, 2), (TITLES[1], true, 1)]);
    assert!(
        posts[2]
            .citation
            .as_deref()
            .is_some_and(|citation| citation.ends_with(". https://doi.org/10.9999/b"))
    );
}

#[test]
fn days_may_stand_for_months_there_too() {
    let text: String = (0..3)
        .map(|at| {
            post(at, "Listen to them.\n", &format!("{}\n", CITED[at])).replacen('\n', "\nMarch 12, 2021\n", 1)
        })
        .collect();
    let posts = posts(&read(&text));
    assert_eq!(posts.len(), 3);
    assert!(posts.iter().zip(CITED).all(|(post, cited)| post.citation.as_deref() == Some(cited)));
}

#[test]
fn a_reference_at_the_end_of_a_cited_post_stays() {
    let cited =
        |at: usize| post(at, "Listen to them.\n", "").replacen('\n', &format!("\n{}\n", CITED[at]), 1);
    let text = format!("May 2021\n{}{}{}\n", cited(0), cited(1), CITED[2]);
    let posts = posts(&read(&text));
    assert_eq!(posts[1].citation.as_deref(), Some(CITED[1]));
    assert_eq!(posts[1].implications, ["Listen to them.", CITED[2]]);
}

/// The message must not treat a line of the implications as a title.
#[test]
fn a_page_with_citations_in_both_places_is_told_what_to_do() {
    let above =
        |at: usize| post(at, "Listen to them.\n", "").replacen('\n', &format!("\n{}\n", CITED[at]), 1);
    let below = |at: usize| post(at, "Listen to them.\nListen more\n", &format!("{}\n", CITED[at]));
    for (text, line) in [
        (format!("May 2021\n{}{}{}", above(0), below(1), above(2)), 12),
        (format!("May 2021\n{}{}{}", above(0), above(1), below(2)), 17),
        (format!("May 2021\n{}{}April 2021\n{}", above(0), below(1), above(2)), 12),
    ] {
        let problems = parse_page(text.as_bytes()).err().unwrap_or_else(|| panic!("{text}"));
        let [only] = problems.as_slice() else { panic!("{text}: {problems:?}") };
        assert_eq!(only.line, line, "{text}");
        assert!(only.to_string().contains("below the title of its post"), "{only}");
    }
}

/// Generated pages with moved citations: the parser recovers nearly all posts.
#[test]
fn of_generated_pages_with_citations_below_nearly_all_posts_come_back() {
    let (mut all, mut right, mut printed) = (0_usize, 0_usize, 0);
    for seed in 0..120 {
        let (_, made) = generate::page(seed);
        let mut text = String::from("Blog\n");
        let mut month = (0, 0);
        for post in &made {
            if post.month != month {
                month = post.month;
                text.push_str(&format!("{}\n", PageYearMonth::new(month.0, month.1)));
            }
            let title = if post.repeated { format!("{0}\n{0}", post.title) } else { post.title.clone() };
            text.push_str(&format!(
                "{title}\n{}\nPractice Implications\n{}\n",
                post.summary.join("\n"),
                post.implications.join("\n")
            ));
            text.extend(post.citation.iter().map(|citation| format!("{citation}\n")));
        }
        all += made.len();
        let page = match parse_page(text.as_bytes()) {
            Ok(page) => page,
            Err(problems) => {
                eprintln!("page {seed} refused: {}", problems[0]);
                continue;
            }
        };
        let back = posts(&page);
        assert_eq!(back.len(), made.len(), "page {seed}");
        for (back, made) in back.iter().zip(&made) {
            right += usize::from(back == made);
            if back != made && printed < 20 {
                printed += 1;
                eprintln!("page {seed}: {}", first_difference(back, made));
            }
        }
    }
    eprintln!("{right} of {all} posts exactly back");
    assert!(all >= 1_500, "{all} posts");
    assert!(right * 100 >= all * 99, "{right} of {all}");
}

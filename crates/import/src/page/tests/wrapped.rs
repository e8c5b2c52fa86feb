//! Text whose lines were wrapped at some width.

use super::*;

/// Breaks a line where the next word would not fit.
fn wrap(text: &str, width: usize) -> String {
    let mut out = String::new();
    let mut columns = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if columns > 0 && columns + 1 + length > width {
            out.push('\n');
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

/// A generated page with wrapped lines and blank lines between paragraphs. A `dense` page has none between a title, its citation
/// and the summary, or below a heading.
fn page(seed: u64, width: usize, dense: bool) -> (String, Vec<Made>) {
    let (_, made) = generate::page(seed);
    let mut text = String::from("Blog\n\nTopics\n- ALL Topics (clear)\n- Alliance\n- Trust\n\n");
    let mut month = (0, 0);
    let gap = if dense { "\n" } else { "\n\n" };
    let all = |lines: &[String]| lines.iter().map(|line| wrap(line, width)).collect::<Vec<_>>().join("\n\n");
    for post in &made {
        if post.month != month {
            month = post.month;
            text.push_str(&format!("{}\n\n", PageYearMonth::new(month.0, month.1)));
        }
        let title = wrap(&post.title, width);
        text.push_str(&if post.repeated {
            format!("{title}{gap}{title}{gap}")
        } else {
            format!("{title}{gap}")
        });
        text.extend(post.citation.iter().map(|citation| format!("{}{gap}", wrap(citation, width))));
        text.push_str(&format!(
            "{}\n\nPractice Implications{gap}{}\n\n",
            all(&post.summary),
            all(&post.implications)
        ));
    }
    (text, made)
}

#[test]
fn of_generated_pages_with_broken_lines_nearly_all_posts_come_back() {
    for (dense, share) in [(false, 990), (true, 900)] {
        let (mut all, mut right, mut printed) = (0_usize, 0_usize, 0);
        for seed in 0..80 {
            let (text, made) = page(seed, 60 + usize::try_from(seed % 21).unwrap(), dense);
            all += made.len();
            let read = match parse_page(text.as_bytes()) {
                Ok(page) => page,
                Err(problems) => {
                    eprintln!("page {seed} refused: {}", problems[0]);
                    continue;
                }
            };
            let back = posts(&read);
            for (back, made) in back.iter().zip(&made) {
                right += usize::from(back == made);
                if back != made && printed < 20 {
                    printed += 1;
                    eprintln!("page {seed}: {}", first_difference(back, made));
                }
            }
            assert!(read.notes.iter().any(|note| note.to_string().contains("were joined")), "page {seed}");
        }
        eprintln!("{right} of {all} posts exactly back, dense: {dense}");
        assert!(all >= 1_000, "{all} posts");
        assert!(right * 1000 >= all * share, "{right} of {all}, dense: {dense}");
    }
}

const SUMMARY: &str = "Sixty therapists were asked in a large study about how they listen to their clients, and what they do when \
    they cannot. Most of them said that they ask again, which clients seem to like – and some said that they wait.";
const ADVICE: &str = "Therapists may want to ask their clients about this from the first session on, since many of them will not \
    say anything about it without being asked.";

/// A page wrapped by hand, so that lines end at varying distances before the margin.
fn by_hand(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut out = String::new();
    let mut columns = 0;
    for (at, word) in words.iter().enumerate() {
        let most = [70, 62, 66][at % 3];
        if columns > 0 && columns + 1 + word.chars().count() > most {
            out.push('\n');
            columns = 0;
        } else if columns > 0 {
            out.push(' ');
        }
        out.push_str(word);
        columns += word.chars().count() + 1;
    }
    out
}

#[test]
fn lines_that_were_broken_by_hand_are_joined_too() {
    let (summary, advice) = (by_hand(SUMMARY), by_hand(ADVICE));
    let text = format!(
        "May 2020\n\nHow Therapists Listen\n\n{summary}\n\nPractice Implications\n\n{advice}\n\nTrust Takes Time\n\n{summary}\n\nPractice Implications\n\n{advice}\n"
    );
    let page = parse_page(text.as_bytes()).unwrap_or_else(|problems| panic!("{problems:?}"));
    for post in posts(&page) {
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!((post.summary, post.implications), (vec![words(SUMMARY)], vec![words(ADVICE)]));
    }
    assert_eq!(check_nothing_lost(&page, text.as_bytes()), Ok(()));
}

#[test]
fn lists_titles_and_headings_are_not_joined() {
    let (summary, advice) = (wrap(SUMMARY, 72), wrap(ADVICE, 72));
    let list = "Ask clients about:\n\
        - how they listen to others, and what happens when they cannot do so\n\
        - how others listen to them, and what happens when all of those others\n  \
          cannot do so\n\
        - whether they are afraid of any of these people in their own lives\n";
    let numbers = "1. Ask them about their pens, and about the ink that is in them now.\n\
        2. Listen to what they say about them, and to what they do not say.\n";
    let text = format!(
        "May 2020\nHow Therapists Listen to Clients Who Do Not Speak in the First Session\n{summary}\n\nPractice Implications\n{advice}\n\n{list}\n\
         Trust Takes Time\n\n{summary}\n\nPractice Implications\n\n{advice}\n\n{numbers}"
    );
    let page = parse_page(text.as_bytes()).unwrap_or_else(|problems| panic!("{problems:?}"));
    let posts = posts(&page);
    assert_eq!(posts[0].title, "How Therapists Listen to Clients Who Do Not Speak in the First Session");
    assert_eq!(posts[0].summary.len(), 1);
    assert_eq!(
        posts[0].implications[1..],
        [
            "Ask clients about:",
            "- how they listen to others, and what happens when they cannot do so",
            "- how others listen to them, and what happens when all of those others cannot do so",
            "- whether they are afraid of any of these people in their own lives",
        ]
    );
    assert_eq!(posts[1].implications.len(), 3);
}

#[test]
fn text_that_is_not_evidently_broken_stays() {
    for text in [
        // It has no blank lines, and too few lines to show how they were wrapped.
        format!("May 2020\nHow Therapists Listen\n{}\nPractice Implications\n{}\n", wrap(SUMMARY, 72), wrap(ADVICE, 72)),
        // Each line is a paragraph.
        "May 2020\n\nHow Therapists Listen\n\nSixty therapists were asked about it in a study.\nThey were asked again after a year of it.\n\n\
         Practice Implications\n\nListen to each client from the first session on.\nAsk the others what they have to say of it.\n"
            .to_owned(),
        // A list without markers.
        "May 2020\n\nHow Therapists Listen\n\nSixty therapists were asked about:\nhope that they had for their clients\nfear that they had of some of them\n\n\
         Practice Implications\n\nAsk about:\nwhat your clients hope for in therapy\nwhat your clients fear most in therapy\nwhat they want\n"
            .to_owned(),
    ] {
        let page = parse_page(text.as_bytes()).unwrap_or_else(|problems| panic!("{problems:?}"));
        let post = &page.months[0].posts[0];
        let lines = text.lines().filter(|line| !line.is_empty()).count();
        assert_eq!(3 + post.summary.len() + post.implications.len(), lines, "{text}");
    }
}

/// Without blank lines, a short line ends a paragraph. Where a sentence ends with a full line, no sign shows whether a paragraph
/// begins below it.
#[test]
fn of_pages_without_blank_lines_nearly_all_posts_come_back() {
    for by_letters in [true, false] {
        let (mut all, mut right, mut printed) = (0_usize, 0_usize, 0);
        for seed in 0..60 {
            let (text, made) = page(seed, 60 + usize::try_from(seed % 21).unwrap(), true);
            let text = match by_letters {
                true => text,
                false => with_letters_of_different_widths(&made),
            };
            let dense: String =
                text.lines().filter(|line| !line.is_empty()).map(|line| format!("{line}\n")).collect();
            all += made.len();
            let read = match parse_page(dense.as_bytes()) {
                Ok(page) => page,
                Err(problems) => {
                    eprintln!("page {seed} refused: {}", problems[0]);
                    continue;
                }
            };
            assert_eq!(check_nothing_lost(&read, dense.as_bytes()), Ok(()));
            let back = posts(&read);
            let words = |post: &Made| Made {
                summary: vec![post.summary.join(" ")],
                implications: vec![post.implications.join(" ")],
                ..post.clone()
            };
            for (back, made) in back.iter().zip(&made) {
                let is_right = words(back) == words(made);
                right += usize::from(is_right);
                if !is_right && printed < 20 {
                    printed += 1;
                    eprintln!("page {seed}: {}", first_difference(&words(back), &words(made)));
                }
            }
            assert!(read.notes.iter().any(|note| note.to_string().contains("were joined")), "page {seed}");
        }
        eprintln!("{right} of {all} posts back word for word, by letters: {by_letters}");
        assert!(all >= 800, "{all} posts");
        assert!(right * 1000 >= all * 750, "{right} of {all}");
    }
}

/// Each line of a page as a viewer of PDF copies it: full lines differ in length.
fn with_letters_of_different_widths(made: &[Made]) -> String {
    const WIDTHS: [usize; 7] = [88, 92, 85, 90, 94, 87, 91];
    let mut text = String::from("Blog\nTopics\n- ALL Topics (clear)\n- Alliance\n- Trust\n");
    let (mut month, mut lines) = ((0, 0), 0);
    let mut add = |line: &str| {
        let mut columns = 0;
        for word in line.split_whitespace() {
            let length = word.chars().count();
            let width = WIDTHS[lines % 7];
            if columns > 0 && columns + 1 + length > width {
                text.push('\n');
                lines += 1;
                columns = 0;
            } else if columns > 0 {
                text.push(' ');
                columns += 1;
            }
            text.push_str(word);
            columns += length;
        }
        text.push('\n');
        lines += 1;
    };
    for post in made {
        if post.month != month {
            month = post.month;
            add(&PageYearMonth::new(month.0, month.1).to_string());
        }
        add(&post.title);
        if post.repeated {
            add(&post.title);
        }
        post.citation.iter().for_each(|citation| add(citation));
        post.summary.iter().for_each(|line| add(line));
        add("Practice Implications");
        post.implications.iter().for_each(|line| add(line));
    }
    text
}

/// A page of one post, wrapped without blank lines.
fn dense(summary: &[&str], advice: &[&str]) -> String {
    let all = |lines: &[&str]| lines.iter().map(|line| format!("{}\n", wrap(line, 72))).collect::<String>();
    format!(
        "May 2020\nHow Therapists Listen\n{}Practice Implications\n{}Trust Takes Time\n{}Practice Implications\n{}",
        all(summary),
        all(advice),
        all(summary),
        all(advice)
    )
}

#[test]
fn where_a_paragraph_may_begin_is_told() {
    // The last line of the first paragraph is full.
    let first = "The authors of this large study asked two hundred therapists about how they listened to their clients, and \
        about those clients whom they could not hear, for one year and a half in three clinics of a large town.";
    let full = wrap(first, 72).lines().last().unwrap().chars().count();
    assert!(full > 60, "{full}");
    let text = dense(&[first, SUMMARY, SUMMARY], &[ADVICE, ADVICE]);
    let page = parse_page(text.as_bytes()).unwrap_or_else(|problems| panic!("{problems:?}"));
    let notes: Vec<String> = page.notes.iter().map(ToString::to_string).collect();
    assert!(notes.iter().any(|note| note.contains("a paragraph may begin")), "{notes:?}");
    assert_eq!(posts(&page)[1].title, "Trust Takes Time");
}

#[test]
fn a_word_that_a_printer_broke_is_one_word_where_that_is_certain() {
    let advice = "Psychotherapy takes time, and what is known of it is that people will\nsay more about their lives than they did when they came to their psycho-\n\
        therapy, which few of them had expected of a treatment that was so long-\nterm.";
    let text = dense(&[SUMMARY, SUMMARY], &[ADVICE, "XX"]).replace("XX", advice);
    let page = parse_page(text.as_bytes()).unwrap_or_else(|problems| panic!("{problems:?}"));
    assert_eq!(check_nothing_lost(&page, text.as_bytes()), Ok(()));
    let all = posts(&page)[0].implications.join(" ");
    assert!(all.contains("came to their psychotherapy, which"), "{all}");
    assert!(all.contains("that was so long-term."), "{all}");
    let notes: Vec<String> = page.notes.iter().map(ToString::to_string).collect();
    assert!(notes.iter().any(|note| note.contains("“long-term”")), "{notes:?}");
}

/// Lists without markers look like wrapped lines, but not next to unwrapped paragraphs.
#[test]
fn lists_beside_long_lines_stay() {
    let list = "Ask clients what they do when they are alone with others\nwhat they hope for when they begin their first session\n\
        what they fear when they come to the end of their therapy\nwhat they would say to those who never come to therapy";
    let text = format!(
        "May 2020\n\nHow Therapists Listen\n\n{SUMMARY}\n\n{list}\n\nPractice Implications\n\n{ADVICE}\n\n{list}\n\n{ADVICE}\n"
    );
    let page = parse_page(text.as_bytes()).unwrap_or_else(|problems| panic!("{problems:?}"));
    let post = &page.months[0].posts[0];
    assert_eq!((post.summary.len(), post.implications.len()), (5, 6));
}

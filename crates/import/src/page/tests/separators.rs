//! The line and paragraph separators of Unicode.

use super::*;

#[test]
fn separators_end_lines_and_are_told() {
    let text = "May 2020\nHow Therapists Listen\nSixty therapists were asked.\nPractice Implications\nListen to them.\nAsk.";
    for separator in ['\u{2028}', '\u{2029}'] {
        let whole = text.replace('\n', &separator.to_string());
        let page = parse_page(whole.as_bytes()).unwrap_or_else(|problems| panic!("{problems:?}"));
        let post = &page.months[0].posts[0];
        assert_eq!(post.title.text, "How Therapists Listen");
        assert_eq!((post.title.line, post.implications.len()), (2, 2));
        let one = text.replace("them.\n", &format!("them.{separator}"));
        let page = parse_page(one.as_bytes()).unwrap();
        assert_eq!(texts(&page.months[0].posts[0].implications), ["Listen to them.", "Ask."]);
        let lines =
            page.notes.iter().filter(|note| note.to_string().contains("U+2028")).map(|note| note.line);
        assert_eq!(lines.collect::<Vec<_>>(), [5]);
    }
}

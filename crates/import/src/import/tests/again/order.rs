//! The order of the posts of a month.

use super::*;

#[test]
fn a_month_on_two_pages_has_the_order_of_the_pages_whichever_comes_first() {
    for [first, second] in [
        [["Zebras", "Apples"], ["Mice", "Bees"]],
        [["Apples", "Zebras"], ["Mice", "Bees"]],
        [["Zebras", "Apples"], ["Bees", "Mice"]],
        [["Apples", "Bees"], ["Mice", "Zebras"]],
    ] {
        let whole = [first, second].concat();
        let pages = [
            page(&[("June 2020", &posts(&["Pens"])), ("May 2020", &posts(&first))]),
            page(&[("May 2020", &posts(&second)), ("April 2020", &posts(&["Ink"]))]),
        ];
        for order in [[0, 1], [1, 0]] {
            let one_by_one = Folder::new();
            for at in order {
                one_by_one.import(std::slice::from_ref(&pages[at]));
            }
            assert_eq!(one_by_one.titles("2020-05"), whole, "{order:?}");
            let at_once = Folder::new();
            at_once.import(&order.map(|at| pages[at].clone()));
            assert_eq!(at_once.titles("2020-05"), whole, "{order:?}");
        }
    }
}

#[test]
fn a_new_post_gets_its_position_among_the_others_and_no_other_byte_changes() {
    let folder = Folder::new();
    let may = |titles: &[&str]| page(&[("May 2020", &posts(titles))]);
    // The pages of a topic may come first.
    folder.import(&[may(&["Apples", "Mice"])]);
    folder.import(&[may(&["Zebras", "Apples", "Bees", "Mice"])]);
    assert_eq!(folder.titles("2020-05"), ["Zebras", "Apples", "Bees", "Mice"]);
    let file = folder.content().join("posts/2020-05-apples.md");
    let text = fs::read_to_string(&file).unwrap();
    let edited =
        text.replace("order = 2\n", "order = 2 # mine\n").replace("topics = []", "topics = [ 'ink' ] # mine");
    assert_ne!(text, edited);
    fs::write(&file, &edited).unwrap();
    let imported = folder.import(&[may(&["Wasps", "Zebras", "Bees"])]);
    assert_eq!(imported.counts, Counts { new: 1, there: 2, renumbered: 4, ..Counts::default() });
    assert_eq!(folder.titles("2020-05"), ["Wasps", "Zebras", "Apples", "Bees", "Mice"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), edited.replace("order = 2", "order = 3"));
}

#[test]
fn a_page_of_a_topic_leaves_the_order_alone_and_so_does_a_page_that_is_there() {
    let folder = Folder::new();
    let may = |titles: &[&str]| page(&[("May 2020", &posts(titles))]);
    folder.import(&[may(&["Zebras", "Apples", "Mice"])]);
    let terms = Terms { topics: vec!["ink".parse().unwrap()], types: Vec::new() };
    let options = ImportOptions { terms, ..ImportOptions::default() };
    for titles in [&["Apples", "Mice"][..], &["Mice"], &["Zebras"]] {
        let counts = folder.import_with(&[may(titles)], &options).unwrap().counts;
        assert_eq!((counts.new, counts.renumbered), (0, 0));
    }
    assert_eq!(folder.titles("2020-05"), ["Zebras", "Apples", "Mice"]);
    // An editor’s order stays.
    let file = folder.content().join("posts/2020-05-mice.md");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("order = 3", "order = 0")).unwrap();
    folder.import(&[may(&["Zebras", "Apples", "Mice"])]);
    assert_eq!(folder.titles("2020-05"), ["Mice", "Zebras", "Apples"]);
    folder.import(&[may(&["Zebras", "Bees", "Apples", "Mice"])]);
    assert_eq!(folder.titles("2020-05"), ["Mice", "Zebras", "Bees", "Apples"]);
}

/// An export and a feed have no pages, but the blog shows their newest post first.
#[test]
fn posts_of_a_feed_have_the_order_of_the_blog() {
    let item = |title: &str, day: u8| {
        let text = format!(
            "<p>Sixty therapists were asked about {title}.</p><h4>Practice Implications</h4><p>Listen.</p>"
        );
        format!(
            "<item><title>{title}</title><pubDate>{day} May 2020</pubDate><content:encoded><![CDATA[{text}]]></content:encoded></item>"
        )
    };
    let feed = |items: &[(&str, u8)]| {
        let items: String = items.iter().map(|(title, day)| item(title, *day)).collect();
        format!(
            "<?xml version=\"1.0\"?><rss xmlns:content=\"c\"><channel><title>D</title>{items}</channel></rss>"
        )
    };
    let folder = Folder::new();
    folder.import(&[feed(&[("Apples", 1), ("Bees", 2)])]);
    assert_eq!(folder.titles("2020-05"), ["Bees", "Apples"]);
    folder.import(&[feed(&[("Mice", 30), ("Bees", 2), ("Apples", 1)])]);
    assert_eq!(folder.titles("2020-05"), ["Mice", "Bees", "Apples"]);
}

//! Months and the order of entries.

use super::*;

/// A blog shows the newest post first; its export has the oldest first.
#[test]
fn posts_of_a_month_have_the_order_of_the_blog() {
    let item = |title: &str, date: &str| {
        item_of_wordpress(title, "publish", "post").replace("2022-12-20 10:00:00", date)
    };
    let dates = [
        ("First", "2022-12-01 09:00:00"),
        ("Second", "2022-12-01 09:30:00"),
        ("Third", "2022-12-20 08:00:00"),
        ("Fourth", "2022-12-20 08:00:00"),
    ];
    let items: Vec<String> = dates.iter().map(|(title, date)| item(title, date)).collect();
    let titles = |items: &[String]| {
        let input = read("f", &wxr(&items.concat()), None).unwrap();
        assert!(input.is_ordered);
        input.posts.iter().map(|post| post.post.title.clone()).collect::<Vec<_>>()
    };
    let newest_first = ["Fourth", "Third", "Second", "First"];
    assert_eq!(titles(&items), newest_first);
    assert_eq!(titles(&items.iter().rev().cloned().collect::<Vec<_>>()), newest_first);
}

/// The date of an entry may be a month without a year.
#[test]
fn a_month_without_a_year_gets_the_year_that_is_certain() {
    let months = |dates: &[&str]| {
        let item = |date: &&str| {
            format!(
                "<item><title>On Pens of {date}</title><pubDate>{date}</pubDate><content:encoded><![CDATA[{TEXT}]]></content:encoded></item>\n"
            )
        };
        let input = read("f", &wxr(&dates.iter().map(item).collect::<String>()), None).unwrap();
        let found: Vec<String> = input.posts.iter().map(|post| post.post.month.to_string()).collect();
        (found, input.notes.iter().map(|note| note.message.clone()).collect::<Vec<_>>())
    };
    let full = "Fri, 12 Mar 2021 10:00:00 +0000";
    let (found, messages) = months(&[full, "February", "3 Jan 2021"]);
    assert_eq!(found, ["2021-03", "2021-02", "2021-01"]);
    assert!(
        messages.iter().any(|message| message.contains("“February”") && message.contains("February 2021")),
        "{messages:?}"
    );
    let (found, messages) = months(&[full, "December", "3 Jan 2019"]);
    assert_eq!(found, ["2021-03", "2019-01"]);
    assert!(
        messages.iter().any(|message| message.contains("“December”") && message.contains("no year")),
        "{messages:?}"
    );
    let (found, _) = months(&["3 Jan 2019", "February", full]);
    assert_eq!(found, ["2021-03", "2019-01"], "the order of the entries says nothing");
}

/// Of an entry that was changed later, the date of the change says nothing about the year.
#[test]
fn the_date_of_a_change_is_not_that_of_the_entry() {
    let entry = |published: &str| {
        format!(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>D</title><entry><title>On Pens</title><published>{published}</published>\
             <updated>2023-02-03T10:00:00Z</updated><content type=\"html\"><![CDATA[{TEXT}]]></content></entry></feed>"
        )
    };
    for month in ["December", "February"] {
        assert!(read("f", &entry(month), None).unwrap_err()[0].message.contains("has no year"));
    }
    assert_eq!(read("f", &entry(""), None).unwrap().posts[0].post.month.to_string(), "2023-02");
}

//! Advice, which does not prevent publishing.

use super::*;

#[test]
fn a_digest_without_topics_or_types_gets_no_advice_on_them() {
    let dir = folder(&[("a", "citation = 'C'")], "");
    let fields = |taxonomy: &str| {
        fs::write(dir.path().join("taxonomy.toml"), taxonomy).unwrap();
        check(dir.path()).advice.into_iter().map(|advice| advice.field).collect::<Vec<_>>()
    };
    assert_eq!(fields(""), Vec::<String>::new());
    assert_eq!(fields("[[topic]]\nslug = 't'\nname = 'T'"), ["topics"]);
    assert_eq!(fields("[[type]]\nslug = 't'\nname = 'T'"), ["types"]);
}

#[test]
fn findings_that_may_be_wrong_and_names_with_a_day_get_advice() {
    let finding =
        |rest: &str| format!("citation = 'C'\n[[finding]]\nmetric = 'percent'\nlabel = 'x'\n{rest}\n");
    let messages = |front: &str| {
        let dir = folder(&[("x", front)], "");
        let advice = check(dir.path()).advice;
        advice
            .iter()
            .map(|advice| format!("{}: {}: {}", advice.line, advice.field, advice.message))
            .collect::<Vec<_>>()
    };
    for (rest, message) in [
        ("estimate = 30\nci = [40, 50]", "estimate = 30 lies outside ci = [40, 50]"),
        ("estimate = 30\nrange = [20, 50]", "estimate = 30 is shown, and range = [20, 50] is not"),
        ("estimate = 137", "137 percent is not a share"),
        ("estimate = 30\np = '03'", "“03” is no p value"),
        ("estimate = 30\nsentence = 'elsewhere'", "the words of sentence are not in the text"),
    ] {
        let messages = messages(&finding(rest));
        assert!(
            messages.len() == 1 && messages[0].starts_with(&format!("5: finding 1: {message}")),
            "{messages:?}"
        );
    }
    for fine in [
        "p = '< .001'",
        "p = '= 0.03'",
        "p = '.5'",
        "p = '< 0,001'",
        "p = 'n.s.'",
        "p = '1'",
        "p = '2e-5'",
        "ci = [20, 40]",
        "sentence = 'a'",
    ] {
        assert_eq!(messages(&finding(&format!("estimate = 30\n{fine}"))), [""; 0], "{fine}");
    }
    let day = |(name, title): (&str, &str)| {
        let dir = folder(&[(name, "citation = 'C'")], "");
        let path = dir.path().join(format!("posts/2020-01-{name}.md"));
        fs::write(&path, fs::read_to_string(&path).unwrap().replace(name, title)).unwrap();
        check(dir.path()).advice.len()
    };
    let names = [
        ("05-trust-takes-time", "Trust Takes Time"),
        ("12-steps", "12 Steps"),
        ("10-steps", "Ten Steps"),
        ("x", "X"),
    ];
    assert_eq!(names.map(day), [1, 0, 0, 0]);
}

#[test]
fn a_month_or_a_notice_of_a_far_day_gets_advice() {
    let front = "citation = 'C'\n[[notice]]\ndate = '2020-07-01'\nkind = 'correction'\ntext = 'x'";
    let dir = folder(&[("x", front)], "");
    let advice = |today: Option<&str>| {
        let advice = check_on(dir.path(), today.map(|day| day.parse().unwrap())).advice;
        advice
            .into_iter()
            .map(|advice| format!("{}: {}: {}", advice.line, advice.field, advice.message))
            .collect::<Vec<_>>()
    };
    assert_eq!(advice(None), [""; 0]);
    assert_eq!(advice(Some("2020-07-01")), [""; 0]);
    assert_eq!(
        advice(Some("2020-06-30")),
        ["6: notice 1: date: 2020-07-01 lies after today, 2020-06-30. Is that right?"]
    );
    assert_eq!(advice(Some("2019-10-01")).len(), 1, "an issue may come out early");
    assert_eq!(
        advice(Some("2019-09-30"))[0],
        "1: month: 2020-01 is far ahead, and the post is shown now. Is that right? To show it only then, write publish = \"2020-01-01\""
    );
}

#[test]
fn settings_and_terms_with_marks_get_advice() {
    let dir = folder(&[], "");
    fs::write(
        dir.path().join("site.toml"),
        "title = 'T &amp; U'\nlanguage = 'en'\ntagline = 'R&D for <i>all</i>'\nabout = 'It ~~was~~ is.'\n",
    )
    .unwrap();
    let terms = "[[topic]]\nslug = 'a'\nname = 'A &amp; B'\n[[topic]]\nslug = 'c'\nname = 'C'\n[[topic]]\nslug = 'd'\nname = 'c'\n";
    fs::write(dir.path().join("taxonomy.toml"), terms).unwrap();
    let advice = check(dir.path()).advice;
    let advice: Vec<String> = advice
        .iter()
        .map(|advice| format!("{}: {}: {}", advice.line, advice.field, advice.message))
        .collect();
    assert_eq!(
        advice,
        [
            "1: title: “&amp;” is shown as it is written. Write &",
            "3: tagline: “<i>” is shown as it is written. Remove it",
            "4: about: “~~” strikes nothing out here and is shown as it is written. Remove the words, or say that they are withdrawn",
            "3: topic 1: name: “&amp;” is shown as it is written. Write &",
            "9: topic 3: name: topic 2 has the name “c”, too. Readers cannot tell them apart",
        ]
    );
}

//! Messages show the right form with the value that was typed.

use super::*;

#[test]
fn the_form_that_is_meant_has_the_value_that_was_typed() {
    let article = |lines: &str| with(&format!("[article]\ntype = 'book'\n{lines}"));
    let finding = |lines: &str| with(&format!("[[finding]]\nmetric = 'd'\nlabel = 'x'\n{lines}"));
    let notice = |lines: &str| with(&format!("[[notice]]\ndate = '2020-02-01'\n{lines}"));
    assert_problems(&[
        (with("").replace("title = 'T'\n", ""), "2: title: This line is missing: title = \"X\""),
        (with("").replace("month = '2020-01'\n", ""), "2: month: This line is missing: month = \"2020-01\""),
        (
            with("").replace("'T'", "''"),
            "2: title: There is nothing between the quotation marks. Write title = \"X\"",
        ),
        (
            with("").replace("2020-01", "2020-13"),
            "3: month: Expected a month such as 2022-12 (years 1800 to 2999), found “2020-13”. \
             Write month = \"2020-01\", as in the name of the file",
        ),
        (with("").replace("title =", "Title ="), "2: Title: Write title = 'T' instead of Title"),
        (with("TITLE = 'U'"), "5: TITLE: title is there, and means the same. Keep one of the two lines"),
        (with("citaton = 'C'"), "5: citaton: There is no key “citaton” here. Did you mean citation = 'C'?"),
        (article("doi = '10.1000/x'"), "7: article: doi: Write DOI = '10.1000/x' instead of doi"),
        (
            article("year = 2020"),
            "7: article: year: Write issued = { date-parts = [[2020]] } instead of year",
        ),
        (article("issued = '2020-05'"), "7: article: issued: Write issued = { date-parts = [[2020, 5]] }"),
        (
            article("issued = { date-parts = [2018] }"),
            "7: article: issued: date-parts: Write date-parts = [[2018]]",
        ),
        (
            article("author = ['Smith, A.', 'Jones, B.']"),
            "7: article: author 1: Write author = [{ family = \"Smith\", given = \"A.\" }, { family = \"Jones\", given = \"B.\" }], \
             or a table below a line [[article.author]]",
        ),
        (
            article("URL = 'www.example.org'"),
            "7: article: URL: Write URL = \"https://www.example.org\" instead of “www.example.org”",
        ),
        (
            with("[[article]]\ntype = 'book'"),
            "5: article: There is one. Write [article] instead of [[article]]",
        ),
        (finding("estimate = 'd = .45'"), "8: finding 1: estimate: Remove the quotes: estimate = 0.45"),
        (finding("estimate = 0.4\nci = '0.2, 0.6'"), "9: finding 1: ci: Write ci = [0.2, 0.6]"),
        (finding("estimate = 0.4\nci = ['.2', '.6']"), "9: finding 1: ci: Write ci = [0.2, 0.6]"),
        (finding("estimate = 0.4\nk = 12.0"), "9: finding 1: k: Write k = 12"),
        (finding("estimate = 0.4\nn = 'N = 1,234'"), "9: finding 1: n: Remove the quotes: n = 1234"),
        (finding("estimate = 0.4\nk = '12 studies'"), "9: finding 1: k: Remove the quotes: k = 12"),
        (finding("Estimate = 0.4"), "8: finding 1: Estimate: Write estimate = 0.4 instead of Estimate"),
        (finding("value = 0.4"), "8: finding 1: value: Write estimate = 0.4 instead of value"),
        (
            finding("estimate = 0.4\nsource = 'Text'"),
            "9: finding 1: source: Write source = \"text\" instead of “Text”",
        ),
        (
            notice("kind = 'Erratum'\ntext = 'x'"),
            "7: notice 1: kind: Write kind = \"correction\" instead of “Erratum”",
        ),
        (
            notice("kind = 'withdrawn'\ntext = 'x'"),
            "7: notice 1: kind: Write kind = \"retraction\" instead of “withdrawn”",
        ),
        (
            notice("type = 'correction'\ntext = 'x'"),
            "7: notice 1: type: Write kind = 'correction' instead of type",
        ),
        (
            notice("kind = 'correction'\nmessage = 'x'"),
            "8: notice 1: message: Write text = 'x' instead of message",
        ),
        (
            with("was = ['Old Name.html']"),
            "5: was: Write the last part of the old address, such as a-new-post (found “Old Name.html”). If it ended in old-name, write \"old-name\"",
        ),
        (
            with("").replace("A summary.", "See [it](www.example.org)."),
            "8: text: Expected https://, http:// or mailto: at its start, found “www.example.org”. Write https://www.example.org",
        ),
    ]);
}

#[test]
fn settings_terms_and_redirects_are_shown_in_the_right_form() {
    let all = |file: &str, text: &str| {
        let dir = content(&with(""));
        fs::write(dir.path().join(file), text).unwrap();
        problems(dir.path())
    };
    let site = |lines: &str| all("site.toml", &format!("title = 'T'\nlanguage = 'en'\n{lines}\n"));
    for (lines, expected) in [
        (
            "base_url = 'https://example.org'",
            "3: base_url: Expected an address that ends with /, such as https://example.org/blog/, found “https://example.org”. Write base_url = \"https://example.org/\"",
        ),
        (
            "base_url = 'example.org/blog'",
            "3: base_url: Write base_url = \"https://example.org/blog/\" instead of “example.org/blog”",
        ),
        (
            "baseURL = 'https://example.org/'",
            "3: baseURL: Write base_url = 'https://example.org/' instead of baseURL",
        ),
        (
            "home = 'www.example.org'",
            "3: home: Write home = \"https://www.example.org\" instead of “www.example.org”",
        ),
        ("since = '1998'", "3: since: Remove the quotes: since = 1998"),
        ("order = 'Summary first'", "3: order: Write order = \"summary-first\" instead of “Summary first”"),
        ("order = summary-first", "3: syntax: Put quotes around it: order = \"summary-first\""),
        ("author = Me", "3: syntax: Put quotes around it: author = \"Me\""),
        (
            "licence = 'CC BY 4.0'",
            "3: licence: Write two lines at the end of the file: [licence] and name = \"CC BY 4.0\"",
        ),
        (
            "license = 'CC BY 4.0'",
            "3: license: Write two lines at the end of the file: [licence] and name = \"CC BY 4.0\"",
        ),
        ("[license]\nname = 'X'", "3: license: Write [licence] instead of [license]"),
        ("description = 'X'", "3: description: Write tagline = 'X' instead of description"),
    ] {
        assert_eq!(site(lines), [expected], "{lines}");
    }
    for (tag, meant) in [("English", "en"), ("en_US", "en-US"), ("Français", "fr"), ("fr_CA.UTF-8", "fr-CA")]
    {
        let found = all("site.toml", &format!("title = 'T'\nlanguage = '{tag}'\n"));
        assert_eq!(found, [format!("2: language: Write language = \"{meant}\" instead of “{tag}”")]);
    }
    assert_eq!(
        all("site.toml", "name = 'T'\nlang = 'en'\n"),
        ["1: name: Write title = 'T' instead of name", "2: lang: Write language = 'en' instead of lang",]
    );
    let terms = |lines: &str| all("taxonomy.toml", &format!("{TAXONOMY}\n{lines}\n"));
    for (lines, expected) in [
        (
            "[[topic]]\nslug = 'Sleep Disorders'\nname = 'Sleep'",
            "15: topic 3: slug: Write slug = \"sleep-disorders\" instead of “Sleep Disorders”",
        ),
        (
            "[[topic]]\nname = 'Sleep Disorders'",
            "14: topic 3: slug: This line is missing: slug = \"sleep-disorders\"",
        ),
        (
            "[[topic]]\nslug = 'sleep-disorders'",
            "14: topic 3: name: This line is missing: name = \"Sleep Disorders\"",
        ),
        ("[[topic]]\nslug = 's'\ntitle = 'S'", "16: topic 3: title: Write name = 'S' instead of title"),
        ("[[topics]]\nslug = 's'\nname = 'S'", "14: topics: Write [[topic]] instead of [[topics]]"),
    ] {
        assert_eq!(terms(lines), [expected], "{lines}");
    }
    let redirect = |from: &str, to: &str| {
        all("redirects.toml", &format!("[[redirect]]\nfrom = '{from}'\nto = '{to}'\n"))
    };
    for (from, to, expected) in [
        (
            "https://old.example.org/blog?p=4",
            "/",
            "2: redirect 1: from: Expected an address within the site that begins with one /, such as /blog?p=4, found “https://old.example.org/blog?p=4”. Write from = \"/blog?p=4\"",
        ),
        (
            "blog",
            "/",
            "2: redirect 1: from: Expected an address within the site that begins with one /, such as /blog?p=4, found “blog”. Write from = \"/blog\"",
        ),
        (
            "/b#c",
            "/",
            "2: redirect 1: from: Remove the # and what follows it, which browsers do not send (found “/b#c”). Write from = \"/b\"",
        ),
        (
            "/b",
            "https://example.org/posts/x/",
            "3: redirect 1: to: Expected an address within the site that begins with one /, such as /blog?p=4, found “https://example.org/posts/x/”. Write to = \"/posts/x/\", if that is a page of this site",
        ),
        (
            "/b",
            "/topic/A/",
            "3: redirect 1: to: Expected a page of the site, found “/topic/A”: no page of the site has this path; did you mean /topics/a/?",
        ),
    ] {
        assert_eq!(redirect(from, to), [expected], "{from} {to}");
    }
    assert_eq!(
        all("redirects.toml", "[[redirect]]\nold = '/b'\nnew = '/'\n"),
        [
            "2: redirect 1: old: Write from = '/b' instead of old",
            "3: redirect 1: new: Write to = '/' instead of new",
        ]
    );
}

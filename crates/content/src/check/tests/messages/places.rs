//! Keys with another name, or in the wrong table or file.

use super::*;

#[test]
fn a_line_at_the_top_of_a_post_that_belongs_to_a_table_says_where() {
    let three =
        |line: &str| format!("three lines below the others: [article], type = \"article-journal\", {line}");
    let cases = [
        (
            "url = \"https://doi.org/10.1000/x\"",
            format!("url: If it is the address of the article, write {}; otherwise remove this line", three("DOI = \"10.1000/x\"")),
        ),
        (
            "link = \"https://example.org/paper\"",
            format!(
                "link: If it is the address of the article, write {}; otherwise remove this line",
                three("URL = \"https://example.org/paper\"")
            ),
        ),
        ("journal = \"Psychotherapy\"", format!("journal: It belongs to the article. Write {}", three("container-title = \"Psychotherapy\""))),
        ("volume = 3", format!("volume: It belongs to the article. Write {}", three("volume = \"3\""))),
        ("year = 2020", format!("year: It belongs to the article. Write {}", three("issued = { date-parts = [[2020]] }"))),
        ("isbn = \"978\"", format!("isbn: It belongs to the article. Write {}", three("ISBN = \"978\""))),
        ("metric = \"r\"", "metric: “metric” belongs to [[finding]]. Write a line [[finding]] above it".into()),
        (
            "label = \"alliance and outcome\"",
            "label: “label” belongs to [[finding]]. Write a line [[finding]] above it".into(),
        ),
        ("k = 3", "k: “k” belongs to [[finding]]. Write a line [[finding]] above it".into()),
        (
            "section = \"Clinical\"",
            "section: “section” is a setting of the site. Move this line to site.toml".into(),
        ),
        ("[licence]\nname = \"x\"", "licence: “licence” is a setting of the site. Move these lines to site.toml".into()),
        (
            "[[redirect]]\nfrom = \"/x\"\nto = \"/y\"",
            "redirect: Redirects are in redirects.toml. Move these lines there".into(),
        ),
        (
            "retracted = true",
            "retracted: Write four lines below the others: [[notice]], date = \"2023-02-14\" with the day, kind = \"retraction\", text = \"…\", with what was wrong".into(),
        ),
        (
            "notice = \"Wrong number.\"",
            "notice 1: Write four lines below the others: [[notice]], date = \"2023-02-14\" with the day, kind = \"correction\", text = \"Wrong number.\"".into(),
        ),
        (
            "[citation]\ntext = \"Quill, A.\"",
            "citation: It is one text. Write citation = \"Quill, A.\"; the data of the article belong below a line [article]".into(),
        ),
        ("[types]\nkind = true", "types: It is a list. Write types = [\"kind\"]".into()),
        ("[[articles]]\ntype = \"book\"", "articles: There is no key “articles” here. Did you mean [article]?".into()),
    ];
    for (lines, expected) in cases {
        assert_eq!(problems_of(&with(lines)), [format!("5: {expected}")], "{lines}");
    }
    let inside = |lines: &str| problems_of(&with(&format!("[article]\ntype = \"book\"\n{lines}")));
    assert_eq!(
        inside("link = \"https://example.org/\""),
        ["7: article: link: Write URL = \"https://example.org/\" instead of link"]
    );
    assert_eq!(
        inside("metric = \"r\""),
        ["7: article: metric: “metric” belongs to [[finding]] of a post. Move this line there"]
    );
    assert_eq!(
        inside("label = \"x\""),
        ["7: article: label: “label” belongs to [[finding]] of a post. Move this line there"]
    );
    assert_eq!(
        inside("[article.finding]\nmetric = \"r\""),
        [
            "7: article: finding: It is a table of its own. Write [[finding]] instead of the line in square brackets here"
        ]
    );
    let below = problems_of(&with("volume = 3\n[article]\ntype = \"book\""));
    assert_eq!(
        below,
        ["5: volume: It belongs to the article. Write volume = \"3\" below the line [article]"]
    );
}

#[test]
fn a_key_of_another_file_says_of_which_one() {
    let dir = content(&with(""));
    let said = |file: &str, text: &str| {
        let path = dir.path().join(file);
        let before = fs::read_to_string(&path).ok();
        fs::write(&path, text).unwrap();
        let problems = problems(dir.path());
        match before {
            Some(before) => fs::write(&path, before).unwrap(),
            None => fs::remove_file(&path).unwrap(),
        }
        problems.into_iter().next().unwrap_or_default()
    };
    let site = "title = 'T'\nlanguage = 'en'\n";
    for (lines, expected) in [
        ("doi = \"10.1/x\"", "3: doi: “doi” belongs to [article] of a post. Move this line there"),
        (
            "month = \"2020-01\"",
            "3: month: “month” belongs to a post. Move this line to the file of the post, between its two lines +++",
        ),
        ("[[topic]]\nslug = \"x\"", "3: topic: “topic” belongs to taxonomy.toml. Move these lines there"),
        (
            "[[redirect]]\nfrom = \"/x\"",
            "3: redirect: “redirect” belongs to redirects.toml. Move these lines there",
        ),
        (
            "url = \"https://example.org/\"",
            "3: url: Write base_url = \"https://example.org/\" instead of url",
        ),
    ] {
        assert_eq!(said("site.toml", &format!("{site}{lines}\n")), expected, "{lines}");
    }
    for (lines, expected) in [
        ("[[topics]]\nslug = \"x\"\nname = \"X\"", "topics: Write [[topic]] instead of [[topics]]"),
        ("[[category]]\nslug = \"x\"\nname = \"X\"", "category: Write [[topic]] instead of [[category]]"),
        (
            "tags = [\"Good Sleep\"]",
            "tags: Write a line [[topic]], and below it slug = \"good-sleep\" and name = \"Good Sleep\"",
        ),
    ] {
        let text = format!("{lines}\n\n{TAXONOMY}");
        assert_eq!(said("taxonomy.toml", &text), format!("1: {expected}"), "{lines}");
    }
    assert_eq!(
        said("redirects.toml", "from = \"/x\"\nto = \"/\"\n"),
        "1: from: “from” belongs to [[redirect]]. Write a line [[redirect]] above it"
    );
    assert_eq!(
        said("screenshots.toml", "[[screenshot]]\nname = \"a.png\"\nlabel = \"x\"\n"),
        "2: screenshot 1: name: Write file = \"a.png\" instead of name"
    );
    assert_eq!(
        said("screenshots.toml", "label = \"x\"\n"),
        "1: label: “label” belongs to [[screenshot]]. Write a line [[screenshot]] above it"
    );
    assert_eq!(
        said("screenshots.toml", "[[pictures]]\nfile = \"a.png\"\n"),
        "1: pictures: Write [[screenshot]] instead of [[pictures]]"
    );
}

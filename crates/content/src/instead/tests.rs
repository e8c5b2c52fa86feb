use super::*;

fn table(toml: &str) -> toml::de::DeTable<'_> {
    toml::de::DeTable::parse(toml).unwrap().into_inner()
}

/// The message for the first key of a post with these keys, on 1 February 2023.
fn message(toml: &str) -> Option<String> {
    let table = table(toml);
    let (key, value) = table.iter().min_by_key(|(key, _)| key.span().start).unwrap();
    let term = |slug: &str, name: &str| pprnet_archive::Term {
        slug: slug.parse().unwrap(),
        name: name.into(),
        aliases: Vec::new(),
        was: Vec::new(),
    };
    let taxonomy = Taxonomy { topics: vec![term("eating-disorders", "Eating Disorders")], types: Vec::new() };
    let around = Surroundings {
        has: &|key| table.contains_key(key),
        name: Some(&("2022-12".parse().unwrap(), "a-new-post".parse().unwrap())),
        today: Today::Is("2023-02-01".parse().unwrap()),
        taxonomy: Some(&taxonomy),
    };
    of_key(key.get_ref(), value.get_ref(), around)
}

#[track_caller]
fn assert_all(cases: &[(&str, &str)]) {
    for (toml, expected) in cases {
        assert_eq!(message(toml).as_deref(), Some(*expected), "{toml}");
    }
}

#[test]
fn keys_of_other_programs_have_their_own_here() {
    assert_all(&[
        ("date = 2022-12-20", "A post has a month, not a date. Write month = \"2022-12\""),
        ("Date = '20 Dec 2022'", "A post has a month, not a date. Write month = \"2022-12\""),
        ("date = 'soon'", "A post has a month, not a date. Write month = \"2022-12\""),
        (
            "date = 2022-12-20\nmonth = ''",
            "A post has a month, not a date, and month is there. Remove this line",
        ),
        (
            "tags = ['a', 'Eating Disorders']",
            "Topics do this here. Write topics = [\"a\", \"eating-disorders\"], with slugs from taxonomy.toml",
        ),
        (
            "Categories = 'a, b c'",
            "Topics do this here. Write topics = [\"a\", \"b c\"], with slugs from taxonomy.toml",
        ),
        (
            "taxonomies = { tags = ['a'] }",
            "Topics do this here. Write topics = [\"a\"], with slugs from taxonomy.toml",
        ),
        (
            "doi = '10.1000/x'",
            "The DOI belongs to the article. Write three lines below the others: [article], type = \"article-journal\", DOI = \"10.1000/x\"",
        ),
        (
            "doi = '10.1000/x'\n[article]",
            "The DOI belongs to the article. Write DOI = \"10.1000/x\" below the line [article]",
        ),
        (
            "author = 'Quill, A.'",
            "The citation names the authors of the article, and site.toml the author of the site. \
             Write citation = \"Quill, A. (2022). …\", or remove this line",
        ),
        ("source = 'Quill (2020)'", "The citation does this here. Write citation = \"Quill (2020)\""),
        ("headline = 'X'", "The title is title. Write title = \"X\""),
        ("weight = 3", "The place of a post within its month is order. Write order = 3"),
        ("layout = 'post'", "There is nothing like it here. Remove this line"),
        ("params = { x = 1 }", "There is nothing like it here. Remove this table"),
    ]);
    assert_eq!(message("titles = 'x'"), None);
}

#[test]
fn a_key_that_keeps_a_post_back_is_never_to_be_removed_alone() {
    let write = "A post that is not to be shown has draft = true. Write draft = true instead";
    let there = "A post that is not to be shown has draft = true, and draft is there. See that it is true, and remove this line";
    assert_all(&[
        ("published = false", write),
        ("Published = 'no'\nmonth = '2022-12'", write),
        ("status = 'draft'", write),
        ("hidden = true", write),
        ("Draft = true", write),
        ("visibility = 'private'", write),
        ("permalink = false", write),
        ("published = false\ndraft = false", there),
        (
            "_build = { list = 'never' }",
            "A post that is not to be shown has draft = true. Write that above the first line in square brackets, and remove this table",
        ),
        ("published = true", "A post without draft = true is shown. Remove this line"),
        ("status = 'published'", "A post without draft = true is shown. Remove this line"),
        (
            "status = 'en attente'",
            "A post is shown unless it has draft = true. Write that instead if the post is to be kept back, else remove this line",
        ),
        (
            "expiryDate = 2023-03-01",
            "A post is shown for good. Write draft = true on the day on which it is to go, and remove this line",
        ),
    ]);
}

#[test]
fn a_day_to_come_holds_the_post_back() {
    let first = "The first day on which a post is shown is publish";
    assert_all(&[
        ("publishDate = 2023-02-02\nmonth = '2022-12'", &format!("{first}. Write publish = \"2023-02-02\"")),
        ("publish_date = '2 February 2023'\nmonth = ''", &format!("{first}. Write publish = \"2023-02-02\"")),
        ("date = 2023-02-02T10:00:00Z\nmonth = ''", &format!("{first}. Write publish = \"2023-02-02\"")),
        (
            "date = 2023-02-02",
            &format!(
                "{first}. Write month = \"2023-02\" and, on a line of its own, publish = \"2023-02-02\""
            ),
        ),
        (
            "scheduled = 'soon'\nmonth = ''",
            &format!("{first}. Write publish = \"2023-01-15\", with that day"),
        ),
        (
            "date = 2023-03-01\nmonth = ''\npublish = ''",
            &format!("{first}, and publish is there. Remove this line"),
        ),
        (
            "publishDate = 2023-02-01\nmonth = ''",
            "A post has a month, not a date, and month is there. Remove this line",
        ),
    ]);
    let table = table("date = '20 Jan 2030'");
    let (key, value) = table.iter().next().unwrap();
    let around = Surroundings { has: &|_| false, name: None, today: Today::Unknown, taxonomy: None };
    assert_eq!(
        of_key(key.get_ref(), value.get_ref(), around).as_deref(),
        Some(
            "A post has a month, not a date. Write month = \"2030-01\" (and publish = \"2030-01-20\", if it is not to be shown before)"
        )
    );
}

#[test]
fn addresses_of_other_programs_are_kept() {
    assert_all(&[
        (
            "slug = 'An Older Name'",
            "The address comes from the name of the file. Remove this line, and rename the file to 2022-12-an-older-name.md if that is the address",
        ),
        (
            "permalink = '/blog/a-new-post.html'",
            "The address comes from the name of the file, and is “a-new-post” already. Remove this line",
        ),
        (
            "permalink = '/:year/:title/'",
            "The address comes from the name of the file. Remove this line, and rename the file if need be",
        ),
        (
            "aliases = ['/posts/older/', 'oldest']",
            "Old addresses are in was. Write was = [\"older\", \"oldest\"]",
        ),
        (
            "redirect_from = '/older/'\nwas = []",
            "Old addresses are in was. Put what is missing into was, and remove this line",
        ),
        (
            "aliases = ['/2020/01/x/', '/y']",
            "Old addresses outside /posts/ are in redirects.toml. Write there three lines, [[redirect]], from = \"/2020/01/x/\", \
             to = \"/posts/a-new-post/\", and three such lines for each of the others. Then remove this line",
        ),
    ]);
}

//! Former addresses of posts and terms.

use super::*;

#[test]
fn a_topic_that_is_renamed_leaves_its_old_addresses_behind() {
    let dir = folder(&[("a", "")], "");
    let taxonomy = |was: &str| {
        let toml = format!(
            "[[topic]]\nslug = 'new'\nname = 'N'\nwas = {was}\n[[topic]]\nslug = 'other'\nname = 'O'\n\
             [[type]]\nslug = 'kind'\nname = 'K'\nwas = ['sort']\n"
        );
        fs::write(dir.path().join("taxonomy.toml"), toml).unwrap();
    };
    taxonomy("['old', '/topics/older/']");
    let checked = check(dir.path());
    let redirects = checked.content.unwrap().redirects;
    let lines: Vec<String> =
        redirects.iter().map(|redirect| format!("{} {}", redirect.from, redirect.to)).collect();
    assert_eq!(
        lines,
        [
            "/topics/old /topics/new/",
            "/?topic=old /topics/new/",
            "/topics/older /topics/new/",
            "/?topic=older /topics/new/",
            "/types/sort /types/kind/",
            "/?type=sort /types/kind/",
            "/?topic=old&type=sort /?topic=new&type=kind",
            "/?topic=old&type=kind /?topic=new&type=kind",
            "/?topic=older&type=sort /?topic=new&type=kind",
            "/?topic=older&type=kind /?topic=new&type=kind",
            "/?topic=new&type=sort /?topic=new&type=kind",
            "/?topic=other&type=sort /?topic=other&type=kind",
        ]
    );
    taxonomy("['other', 'Not One']");
    let problems: Vec<String> = check(dir.path())
        .problems
        .iter()
        .map(|problem| format!("{} {}: {}", problem.line, problem.field, problem.message))
        .collect();
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(problems[0].contains("4 topic 1: was: “other” is the address of another topic"), "{problems:?}");
    assert!(
        problems[1].ends_with("(found “Not One”). If it ended in not-one, write \"not-one\""),
        "{problems:?}"
    );
    taxonomy("['old']");
    let post = dir.path().join("posts/2020-01-a.md");
    let text = fs::read_to_string(&post)
        .unwrap()
        .replace("month = '2020-01'\n", "month = '2020-01'\ntopics = ['old']\ntypes = ['sort']\n");
    fs::write(&post, text).unwrap();
    let checked = check(dir.path());
    assert_eq!(checked.problems, []);
    let post = checked.content.unwrap().document.posts.remove(0);
    assert_eq!(
        (post.topics[0].as_str(), post.types[0].as_str()),
        ("new", "kind"),
        "posts need not be changed"
    );
    let text = fs::read_to_string(dir.path().join("posts/2020-01-a.md")).unwrap();
    for (topics, expected) in [("['new', 'old']", "new"), ("['old', 'other', 'new']", "new, other")] {
        fs::write(dir.path().join("posts/2020-01-a.md"), text.replace("['old']", topics)).unwrap();
        let checked = check(dir.path());
        let topics = checked.content.map(|content| {
            let topics = content.document.posts[0].topics.iter().map(ToString::to_string);
            topics.collect::<Vec<_>>().join(", ")
        });
        assert_eq!(topics.as_deref(), Some(expected), "{:?}", checked.problems);
    }
}

#[test]
fn an_old_slug_leads_to_its_post() {
    let dir = folder(
        &[("a", "was = ['old', '/posts/older/']"), ("b", "")],
        "[[redirect]]\nfrom = '/x'\nto = '/posts/b/'\n",
    );
    let content = check(dir.path()).content.unwrap();
    let all: Vec<String> =
        content.redirects.iter().map(|redirect| format!("{} {}", redirect.from, redirect.to)).collect();
    assert_eq!(all, ["/x /posts/b/", "/posts/old /posts/a/", "/posts/older /posts/a/"]);
    assert_eq!(
        content.document.posts[0].was.iter().map(pprnet_archive::Slug::as_str).collect::<Vec<_>>(),
        ["old", "older"]
    );

    // Both files may say the same.
    let dir = folder(&[("a", "was = ['old']")], "[[redirect]]\nfrom = '/posts/old/'\nto = '/posts/a/'\n");
    let checked = check(dir.path());
    assert_eq!(checked.problems, []);
    assert_eq!(checked.content.unwrap().redirects.len(), 1);

    let dir = folder(
        &[("a", "was = ['b', 'x', 'y']"), ("b", "was = ['y']")],
        "[[redirect]]\nfrom = '/posts/x/'\nto = '/posts/b/'\n",
    );
    let messages: Vec<String> = check(dir.path())
        .problems
        .iter()
        .map(|problem| format!("{}: {}", problem.line, problem.message))
        .collect();
    assert_eq!(messages.len(), 3, "{messages:?}");
    for message in [
        "4: “b” is the address of another post",
        "4: “x” leads elsewhere already",
        "4: “y” leads elsewhere already",
    ] {
        assert!(messages.iter().any(|found| found.starts_with(message)), "{message}: {messages:?}");
    }

    let dir = folder(&[("a", "was = ['Not One']")], "");
    assert!(check(dir.path()).problems[0].message.contains("(found “Not One”)"));
}

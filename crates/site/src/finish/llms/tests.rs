use pprnet_archive::{Block, Licence, Site};

use super::*;
use crate::finish::fixture::{Fixture, monthly, site};

#[test]
fn a_program_finds_everything_from_here() {
    let full = Site {
        introduction: vec![Block::plain("One *star*."), Block::plain("Two.")],
        licence: Some(Licence {
            name: "CC".into(),
            url: Some("https://licence.example/a_(b)".parse().unwrap()),
        }),
        ..site()
    };
    let fixture = Fixture::of_site(full, monthly(13));
    let manifest = fixture.input.manifest_file.to_string();
    let text = text(&fixture.input, Some(&fixture.address())).replace(&manifest, "M");
    let expected = r#"# T & Co

> Lines "quoted"

One \*star\*. Two.

The posts may be used under [CC](https://licence.example/a_%28b%29).

## Pages

- [Blog](https://example.org/pprnet/blog/): 13 posts, newest first, each on one research article
- [About](https://example.org/pprnet/blog/about/): who writes it, and how

## Topics

- [Alliance & \[Rupture\]](https://example.org/pprnet/blog/topics/alliance/): 13 posts
- [Unused](https://example.org/pprnet/blog/topics/unused/): 0 posts

## Types of Research

- [Survey](https://example.org/pprnet/blog/types/survey/): 0 posts

## Month archive

- [All months](https://example.org/pprnet/blog/archive/): with the number of posts of each
- [2022](https://example.org/pprnet/blog/archive/2022/): 12 posts
- [2021](https://example.org/pprnet/blog/archive/2021/): 1 post

## Feeds

- [Atom](https://example.org/pprnet/blog/feed.xml): the full text of all posts, latest change first, in pages
- [JSON Feed](https://example.org/pprnet/blog/feed.json): the same

## Data

- [Manifest](https://example.org/pprnet/blog/archive/M): the archive as JSON; names the files that hold all posts as data
"#;
    assert_eq!(text, expected);
    assert_eq!(FILE, "llms.txt");
}

#[test]
fn without_an_address_links_are_relative_and_no_feeds_are_named() {
    let fixture = Fixture::of_site(Site { base_url: None, ..site() }, monthly(1));
    let text = text(&fixture.input, None);
    assert!(text.contains("- [Blog](./): 1 post") && text.contains("(archive/2022/)"), "{text}");
    assert!(!text.contains("## Feeds") && !text.contains("https://"), "{text}");
}

#[test]
fn a_title_stays_one_line_of_plain_text() {
    let odd = Site { title: "A\n# B <b>\u{7}`c`".into(), tagline: None, ..site() };
    let fixture = Fixture::of_site(odd, vec![]);
    assert!(text(&fixture.input, None).starts_with("# A \\# B \\<b\\>\\`c\\`\n\n## Pages"));
}

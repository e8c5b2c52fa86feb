//! Tests which Markdown is refused, and that no written text is lost.

use pprnet_archive::{Block, Inline, Site, plain_text};
use proptest::prelude::*;

use super::{Fault, Heading, Section, normal_form, section_fault, write};

fn usual() -> Heading {
    Heading::of(&Site::default())
}

fn read(markdown: &str) -> (Vec<Section>, Vec<Fault>) {
    super::read(markdown, Some(&usual()))
}

fn message(fault: &Fault, line: usize) -> String {
    fault.message(line, usual().as_str())
}

fn blocks(markdown: &str) -> Vec<Block> {
    let (sections, faults) = read(markdown);
    assert_eq!(faults, [], "{markdown}");
    assert_eq!(sections.len(), 1);
    sections.into_iter().next().unwrap().blocks
}

fn text(text: &str) -> Inline {
    Inline::Text(text.into())
}

#[test]
fn line_breaks_are_spaces_and_tight_items_are_paragraphs() {
    assert_eq!(blocks("one\ntwo  \nthree\\\nfour"), [Block::plain("one two three four")]);
    let item = |text: &str| vec![Block::plain(text)];
    assert_eq!(blocks("- a\n- b"), [Block::Bullets(vec![item("a"), item("b")])]);
    assert_eq!(blocks("1. a\n\n1. b"), [Block::Numbers(vec![item("a"), item("b")])]);
    let nested = vec![Block::plain("a"), Block::Bullets(vec![item("b")])];
    assert_eq!(blocks("- a\n  - b"), [Block::Bullets(vec![nested])]);
}

#[test]
fn emphasis_links_and_escapes_become_inlines() {
    let link = Inline::Link { href: "https://example.org/".parse().unwrap(), text: vec![text("x")] };
    assert_eq!(
        blocks("a *b **c*** [x](https://example.org/) \\<script> &amp; &lt;"),
        [Block::Paragraph(vec![
            text("a "),
            Inline::Emphasis(vec![text("b "), Inline::Strong(vec![text("c")])]),
            text(" "),
            link,
            text(" <script> & <"),
        ])]
    );
    assert_eq!(plain_text(&blocks("Write to <a@example.org>.")), "Write to a@example.org.");
}

#[test]
fn a_site_may_have_a_heading_of_its_own() {
    let site = Site { section: Some("Clinical takeaways".into()), ..Site::default() };
    let own = Heading::of(&site);
    for (text, is_heading) in [
        ("## Clinical takeaways", true),
        ("## Clinical\u{a0} takeaways", true),
        ("## Practice Implications", true),
        ("## Clinical Takeaway", false),
        ("## Implications pour la pratique", false),
    ] {
        let (sections, faults) = super::read(text, Some(&own));
        assert_eq!((sections.len() == 2, faults.is_empty()), (is_heading, is_heading), "{text}");
    }
    let (_, faults) = super::read("## Clinical Takeaway", Some(&own));
    assert_eq!(
        faults[0].message(7, own.as_str()),
        "Line 7 looks like the heading; write exactly: ## Clinical takeaways"
    );
    let french = Heading::of(&Site { language: "fr-CA".into(), ..Site::default() });
    assert_eq!(super::read("## Implications pour la pratique", Some(&french)).0.len(), 2);
    assert_eq!(super::read("## Whatever", Some(&Heading::unknown())).0.len(), 2);
    // Texts in the site's settings have no sections.
    let (_, faults) = super::read("## About us", None);
    assert!(faults[0].message(1, "").starts_with("Headings are not allowed here (found “## About us”)"));
}

#[test]
fn a_heading_is_plain_words() {
    for good in [
        "Clinical takeaways",
        "Implications pour la pratique",
        "What follows?",
        "1. For practice",
        "R&D in care",
    ] {
        assert_eq!(section_fault(good), None, "{good}");
    }
    for bad in [
        "## Takeaways",
        "**Takeaways**",
        "*T* a",
        "[T](https://a.org)",
        "<b>T</b>",
        "`T`",
        "T &amp; U",
        "T #",
        "T\\*",
    ] {
        assert!(section_fault(bad).is_some(), "{bad}");
    }
    assert!(section_fault(&"long ".repeat(20)).is_some());
}

#[test]
fn the_heading_begins_a_section_and_any_other_is_refused() {
    let (sections, faults) = read("a\n\n## Practice Implications\n\nb\n");
    assert_eq!(faults, []);
    assert_eq!(sections.len(), 2);
    assert_eq!(sections[1].heading, Some(3));
    for (bad, begins) in [
        ("## Findings", "The only heading allowed is ## Practice Implications"),
        ("Title\n---", "The only heading allowed is ## Practice Implications"),
        ("# Practice Implications", "Line 7 looks like the heading; write exactly: ## Practice Implications"),
        ("## Practice implications", "Line 7 looks like the heading"),
        ("### PRACTICE IMPLICATIONS:", "Line 7 looks like the heading"),
        ("> ## Practice Implications", "Line 7 looks like the heading"),
    ] {
        let (sections, faults) = read(bad);
        assert_eq!((sections.len(), faults.len()), (1, 1), "{bad}: {faults:?}");
        assert!(message(&faults[0], 7).starts_with(begins), "{faults:?}");
    }
}

#[test]
fn everything_that_cannot_be_shown_is_refused_once_with_its_place() {
    for (markdown, begins) in [
        ("x\n\n<div>a</div>", "HTML is not allowed"),
        ("x\n\na <b>", "HTML is not allowed"),
        ("x\n\n![alt](https://a.org/b.png)", "Images are not"),
        ("x\n\na `b`", "Code is not"),
        ("x\n\n    code", "Remove the tab or spaces at the start of line 1"),
        ("x\n\n\tcode", "Remove the tab or spaces at the start of line 1"),
        ("x\n\n```\ncode\n```", "Code ("),
        ("x\n\n***", "A line across the page is not"),
        ("x\n\n|a|b|\n|-|-|\n|c|d|", "Tables are not"),
        ("x\n\n[^1]: words", "Footnotes are not"),
        ("x\n\n[name]: https://a.org", "Write links as"),
        ("x\n\n[y](javascript:alert(1))", "Expected https://, http:// or mailto:"),
        ("x\n\n[y](/relative)", "Expected https://, http:// or mailto:"),
        ("x\n\n[y](https://a.org \"title\")", "Remove the title"),
        ("x\n\n1986. A good year", "A numbered list must begin with 1 (found 1986;"),
    ] {
        let (_, faults) = read(markdown);
        assert_eq!(faults.len(), 1, "{markdown}: {faults:?}");
        assert!(message(&faults[0], 1).starts_with(begins), "{markdown}: {faults:?}");
        assert!(faults[0].offset >= 3, "{markdown}: {faults:?}");
    }
}

#[test]
fn no_depth_of_nesting_is_too_much_for_the_program() {
    assert_eq!(read(&">".repeat(50_000)).1.len(), 1);
    assert_eq!(read(&format!("{}a", "> ".repeat(8))).1, []);
    let _ = read(&format!("{}a{}", "*_".repeat(20_000), "_*".repeat(20_000)));
    let _ = read(&format!("{}a", "- ".repeat(2_000)));
    let _ = read(&"[".repeat(20_000));
}

/// Regression: 100,000 nested lists, on one line or on few, crashed the program.
#[test]
fn no_depth_of_lists_is_too_much_for_the_program() {
    for mark in ["- ", "+\t", "* ", "1. ", "7) ", "> - ", "-\t> "] {
        assert_eq!(read(&format!("{}a", mark.repeat(100_000))).1.len(), 1, "{mark}");
    }
    let stairs = (0..30).map(|step| format!("{}{}a\n", "  ".repeat(step * 900), "- ".repeat(900)));
    assert_eq!(read(&stairs.collect::<String>()).1.len(), 1);
    // Text that only looks deep is not.
    for text in
        [". ".repeat(3) + "a", "a".to_owned() + &" - ".repeat(2_000), format!("- a\n{}b", " ".repeat(9_000))]
    {
        assert_eq!(depth_faults(&text), 0, "{text:.20}");
    }
}

fn depth_faults(text: &str) -> usize {
    read(text).1.iter().filter(|fault| message(fault, 1).contains("within each other")).count()
}

#[test]
fn texts_that_look_like_markdown_survive() {
    for case in [
        "1. One",
        "1986. A good year",
        "12) x",
        "1.",
        "+++",
        "# x",
        "---",
        "- x",
        "+ x",
        "* x",
        "> x",
        "===",
        "~~~",
        "[0.1, 0.2]",
        "[a](b)",
        "[a]: b",
        "[^1]",
        "[^1]: x",
        "[a][b]",
        "![a](b)",
        "p < .05",
        "p<.05",
        "<b>",
        "<https://a.org>",
        "a*b*c",
        "_a_",
        "~a~",
        "`a`",
        "\\",
        "a\\",
        "&amp;",
        "& b",
        "&#38;",
        "\ta\t",
        " a ",
        "\u{a0}a\u{a0}",
        "a\nb",
        "a\r\nb",
        "a  b",
        "    code",
        "|a|b|",
        "## Practice Implications",
        "a  \nb",
        "!",
        "R&D",
        "95% CI [−0.90, −0.28]",
        "\u{202e}rtl\u{202c}",
        "😀",
        "http://a.org",
        "\u{2028}",
        "\u{85}",
        ":",
        "a]",
        "[ ] x",
    ] {
        for blocks in
            [vec![Block::plain(case)], vec![Block::plain("x"), Block::plain(case), Block::plain("x")]]
        {
            let markdown = write(&blocks);
            assert_eq!(self::blocks(&markdown), blocks, "{case:?} as {markdown:?}");
        }
    }
}

#[test]
fn what_is_no_mark_is_written_as_an_editor_would() {
    let same = [
        "What matters!",
        "R&D, AT&T & b",
        "p <.05 and x > 3",
        "5 * 3 and a_b_c",
        "95% CI [0.1, 0.2] [sic]",
        "a | b",
        "#1 of 3, -5 and +5, = .05",
        "~50%",
        "“It’s” – so…",
    ];
    for case in same {
        assert_eq!(write(&[Block::plain(case)]), format!("{case}\n"));
    }
    let em = |inner: &str| Inline::Emphasis(vec![text(inner)]);
    let strong = |inner: &str| Inline::Strong(vec![text(inner)]);
    for (inlines, expected) in [
        (vec![text("“"), em("Yes"), text("”, the "), em("DSM"), text("’s")], "“_Yes_”, the _DSM_’s\n"),
        (vec![text("the "), em("p"), text("s")], "the *p*s\n"),
        (vec![strong("M"), text("ean"), strong("s")], "**M**ean**s**\n"),
        (vec![strong("Note:"), text("one")], "**Note:**&#111;ne\n"),
        (vec![Inline::Strong(vec![text("the "), em("p"), text("s")])], "**the _p_&#115;**\n"),
        (vec![text("a"), Inline::Strong(vec![text("b"), em("c")])], "&#97;**&#98;_c_**\n"),
    ] {
        let blocks = [Block::Paragraph(inlines)];
        assert_eq!(write(&blocks), expected);
        assert_eq!(self::blocks(expected), blocks);
    }
    for (address, expected) in [
        ("https://a.org/?b=c&d=e#f_g*h", "[x](https://a.org/?b=c&d=e#f_g*h)\n"),
        ("https://a.org/(b)&amp;", "[x](<https://a.org/(b)\\&amp;>)\n"),
        ("https://a.org/`b", "[x](https://a.org/\\`b)\n"),
    ] {
        let link = Inline::Link { href: address.parse().unwrap(), text: vec![text("x")] };
        let blocks = [Block::Paragraph(vec![link.clone(), text(" "), link])];
        let written = write(&blocks);
        assert!(written.starts_with(expected.trim_end()), "{written}");
        assert_eq!(self::blocks(&written), blocks);
    }
}

#[test]
fn lists_of_lines_have_no_blank_lines() {
    let item = |text: &str| vec![Block::plain(text)];
    let inner = Block::Numbers(vec![item("b"), item("c")]);
    let list = Block::Bullets(vec![vec![Block::plain("a"), inner], item("d")]);
    assert_eq!(write(&[Block::plain("x"), list, Block::plain("y")]), "x\n\n- a\n  1. b\n  2. c\n- d\n\ny\n");
    let loose = Block::Bullets(vec![vec![Block::plain("a"), Block::plain("b")], item("c")]);
    assert_eq!(write(&[loose]), "- a\n\n  b\n\n- c\n");
}

fn inline() -> impl Strategy<Value = Inline> {
    let chars = prop_oneof![
        4 => "[a-z0-9 ]{1,6}",
        4 => r"[\[\]()<>*_`~!#&|\\:;.=+^x1 -]{1,6}",
        1 => r"[\PC\t\n\u{a0}]{1,6}",
    ];
    let leaf = chars.prop_map(Inline::Text);
    leaf.prop_recursive(4, 16, 4, |inner| {
        let some = prop::collection::vec(inner, 0..4);
        let address = prop_oneof![
            Just("https://example.org/a_(b)?c=d&amp;e<f>*g*"),
            Just("mailto:a@example.org"),
            Just("http://x/\\[]"),
            Just("http://x/`a_*b*_?c&d"),
        ];
        prop_oneof![
            some.clone().prop_map(Inline::Emphasis),
            some.clone().prop_map(Inline::Strong),
            (address, some).prop_map(|(href, text)| Inline::Link { href: href.parse().unwrap(), text }),
        ]
    })
}

fn block() -> impl Strategy<Value = Block> {
    let leaf = prop::collection::vec(inline(), 1..5).prop_map(Block::Paragraph);
    leaf.prop_recursive(4, 24, 4, |inner| {
        let some = prop::collection::vec(inner, 0..4);
        let items = prop::collection::vec(some.clone(), 0..4);
        prop_oneof![
            some.prop_map(Block::Quote),
            items.clone().prop_map(Block::Bullets),
            items.prop_map(Block::Numbers)
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn any_paragraphs_survive(paragraphs in prop::collection::vec("\\PC{1,40}", 1..4)) {
        let blocks: Vec<Block> = paragraphs.into_iter().map(Block::plain).collect();
        let markdown = write(&blocks);
        prop_assert_eq!(self::blocks(&markdown), blocks, "{}", markdown);
    }

    #[test]
    fn any_tree_survives(tree in prop::collection::vec(block(), 0..4)) {
        let expected = normal_form(tree);
        let markdown = write(&expected);
        prop_assert_eq!(self::blocks(&markdown), expected, "{}", markdown);
    }

    #[test]
    fn no_text_makes_the_reader_panic_and_what_it_reads_survives(
        markdown in r"(\PC|[\n\t *_>#+.1`\[\]()|~<-]){0,60}"
    ) {
        let (sections, _) = read(&markdown);
        for section in sections {
            prop_assert_eq!(blocks(&write(&section.blocks)), section.blocks);
        }
    }
}

//! Markup of other programs that this site would show literally.

mod line;
mod mask;
mod unclosed;

use mask::escapes;

/// Marks in a post's text with their offsets; each kind once.
pub(super) fn in_text(body: &str) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut at = 0;
    let mut before = String::new();
    for line in body.split_inclusive('\n') {
        let current = escapes(line.trim_end());
        for (offset, message) in line::of(&current, &before) {
            // Thirty copies of the same advice would bury the rest.
            if !found.iter().any(|(_, other)| *other == message) {
                found.push((at + offset, message));
            }
        }
        before = current;
        at += line.len();
    }
    found.extend(unclosed::first(body));
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(text: &str) -> Vec<String> {
        in_text(text).into_iter().map(|(_, message)| message).collect()
    }

    #[test]
    fn marks_of_other_programs_are_told_once_each() {
        for (text, begins) in [
            ("See [the study] (https://example.org/).", "A blank parts a link"),
            ("See [it](https://example.org/a b).", "There is a blank in the address"),
            (
                "See [it](https://doi.org/10.1000/x.)",
                "The full stop at the end of https://doi.org/10.1000/x. ",
            ),
            ("This is **strong and so on.", "“**” is not closed"),
            ("This is ** strong ** too.", "“**” is not closed"),
            ("This is **strong.\n\nThis is **weak.\n\nAnd **so on.", "“**” is not closed"),
            ("Ask:\n• about hope\n• about fear", "“•” makes no list"),
            ("Group\tN\tg\nA\t3\t0.5", "A table with tabs"),
            ("Group\tN\nA\t3", "A table with tabs"),
            ("It ~~was~~ is.", "“~~”"),
            ("A claim.[^1]", "A footnote"),
            ("{{< youtube abc >}}", "A command such as"),
            ("{% raw %}", "A command such as"),
            ("[caption id=\"x\"]Words[/caption]", "A command of WordPress"),
            ("- [ ] a task\n- [x] done", "“[ ]” is not a tick box"),
            ("[[other post]]", "A link such as [[words]]"),
            ("Term\n: definition", "A definition"),
            ("1. [ ] a task", "“[ ]” is not a tick box"),
            ("– one\n– two", "“–” makes no list"),
            ("o\tone\no\ttwo", "“o” makes no list"),
            ("-one\n-two", "A blank is missing after “-”"),
            ("*one\n*two", "A blank is missing after “*”"),
            ("1.One\n2.Two", "A blank is missing after “1.”"),
            ("a | b | c\n1 | 2 | 3", "A table with | is shown"),
            ("See (the study)[https://example.org/].", "The brackets of a link are the wrong way round"),
            ("See [the study](https://example.org/ and so on.", "The ) at the end of a link is missing"),
            ("::: note\nWords\n:::", "A command such as ::: "),
            ("Words {#words}", "A command such as {#…}"),
            ("[toc]", "A command such as [toc]"),
            ("[video src=\"x\"]", "A command of WordPress"),
            ("[embed]https://example.org/[/embed]", "A command of WordPress"),
            ("x^2^", "“^” raises nothing here"),
        ] {
            let messages = messages(text);
            assert!(messages.len() == 1 && messages[0].starts_with(begins), "{text}: {messages:?}");
        }
    }

    #[test]
    fn marks_are_told_where_they_stand() {
        let crlf = "**One** word.\r\n\r\nAnd ~~two~~, and **three.\r\n";
        let at: Vec<usize> = in_text(crlf).iter().map(|(at, _)| *at).collect();
        assert_eq!(at, [crlf.find("~~").unwrap(), crlf.find("**three").unwrap()]);
    }

    #[test]
    fn what_is_right_gets_no_advice() {
        for text in [
            "See [the study](https://example.org/a_(b)) and [others] (Smith, 2020).",
            "**Strong\nover two lines** and 2 \\*\\* 3.",
            "- one\n- two [in brackets]\n\nA tab\there.",
            "The range [0.1, 0.3] and p == .05, a = b == c.",
            "Time was 10:30: late.",
            "See the [video](https://example.org/), [[1]](https://example.org/) and [audio].",
            "- [x](https://example.org/)\n- [X]: a name",
            "See [it](https://example.org/~~a~~?b==c==) and https://example.org/?q==b==.",
            "See [it]( https://example.org/ ) and <https://example.org/a|b|c>.",
            "As printed: \\[^1\\], \\~\\~no\\~\\~, \\[caption\\] and \\{\\{x}}.",
            "The slopes were p==.05, q==.1, and *r* was .3.",
            "He said – and meant it –\n– that was all.",
            "[Smith] (2020) and [sic]; *emphasis*\n*emphasis*",
            "The (words) [in brackets].",
            "-5 to 5\n-3 to 3",
            "A wrapped line with the number\n1.5 and another\n2.5 of them.",
            "One | two | three.",
            "A [link over\ntwo lines](https://example.org/).",
        ] {
            assert_eq!(messages(text), [""; 0], "{text}");
        }
    }
}

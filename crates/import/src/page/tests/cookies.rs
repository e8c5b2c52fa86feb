//! Cookie banners in the text of a page.

use super::*;

const BODY: &str = "Blog\nWhat research tells, in short.\nMay 2020\nHow Therapists Listen\nSixty therapists were asked about it.\n\
    Practice Implications\nListen to each client.\nAsk them early.\n";

#[test]
fn a_question_about_cookies_is_no_part_of_the_blog() {
    for banner in [
        "We use cookies to improve your experience.\nAccept all\nReject all\nCookie settings\n",
        "This website uses cookies to ensure that you get the best experience on it, and to measure how often its pages are read.\nGot it!\n",
        "We value your privacy and use cookies.\nBy continuing to use this site, you consent to our use of cookies.\nLearn more\nOK\n",
        "Nous utilisons des cookies pour améliorer votre expérience.\nTout accepter\nTout refuser\n",
        "Manage consent\nOur partners set cookies when you accept them.\nFunctional\nAlways active\nMarketing\nAccept\nDeny\n",
    ] {
        for text in [
            format!("{banner}{BODY}"),
            format!("Home\nContact\n{banner}{BODY}"),
            BODY.replacen("May", &format!("{banner}May"), 1),
            format!("{BODY}{banner}"),
            format!("{BODY}{banner}© 2020 Us\n"),
            format!("{BODY}© 2020 Us\n{banner}"),
        ] {
            let page = parse_page(text.as_bytes()).unwrap_or_else(|told| panic!("{text}: {told:?}"));
            let told = |line: &str| {
                page.notes
                    .iter()
                    .any(|note| matches!(&note.kind, NoteKind::Unplaced { text } if text == line))
            };
            assert!(banner.lines().all(told), "{text}: {:?}", page.notes);
            assert_eq!(
                texts(&page.months[0].posts[0].implications),
                ["Listen to each client.", "Ask them early."]
            );
            assert_eq!(texts(&page.intro), ["What research tells, in short."]);
        }
    }
}

#[test]
fn what_posts_say_of_cookies_stays() {
    for line in [
        "We use cookies as a reward, and children like them.",
        "Clients may be asked whether they accept that a web site sets cookies in their browser.",
        "We use cookies to improve your experience, said the app that clients were given.",
        "Accept",
    ] {
        for text in [
            BODY.replace("Sixty therapists were asked about it.", line),
            BODY.replace("Sixty therapists were asked about it.", &format!("Sixty were asked.\n{line}")),
            BODY.replace("Ask them early.", &format!("{line}\nAsk them early.")),
            BODY.replace("Listen to each client.\n", &format!("{line}\n")),
        ] {
            let page = parse_page(text.as_bytes()).unwrap_or_else(|told| panic!("{text}: {told:?}"));
            assert_eq!(page.unplaced, [], "{text}");
        }
    }
}

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
            let page = parse_page(text.as_bytes()).unwrap_or_else(|problems| panic!("{text}: {problems:?}"));
            let is_reported = |line: &str| {
                page.notes
                    .iter()
                    .any(|note| matches!(&note.kind, NoteKind::Unplaced { text } if text == line))
            };
            assert!(banner.lines().all(is_reported), "{text}: {:?}", page.notes);
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
            let page = parse_page(text.as_bytes()).unwrap_or_else(|problems| panic!("{text}: {problems:?}"));
            assert_eq!(page.unplaced, [], "{text}");
        }
    }
}

const LONG: &str = "May 2020\nHow Therapists Listen\nSixty therapists were asked about it.\nMost of them said that they ask again.\n\
    Practice Implications\nListen to each client.\nAsk them early.\nTrust Takes Time\nMany studies of trust were read by the authors.\n\
    Practice Implications\nGive it time.\n";

/// Checks that lines within the text are left out and reported, wherever they are.
fn are_left_out(box_: &str) {
    for line in [
        "Most of them",
        "Ask them",
        "Trust Takes Time",
        "Many studies of trust",
        "Practice Implications\nGive",
    ] {
        let text = LONG.replace(line, &format!("{box_}{line}"));
        let page = parse_page(text.as_bytes()).unwrap_or_else(|problems| panic!("{text}: {problems:?}"));
        assert_eq!(check_nothing_lost(&page, text.as_bytes()), Ok(()));
        let found = texts(&page.unplaced);
        assert_eq!(found, box_.lines().collect::<Vec<_>>(), "{text}");
        let is_reported = |line: &str| {
            page.notes.iter().any(|note| matches!(&note.kind, NoteKind::Unplaced { text } if text == line))
        };
        assert!(box_.lines().all(is_reported), "{text}: {:?}", page.notes);
        assert_eq!(posts(&page), posts(&parse_page(LONG.as_bytes()).unwrap()), "{text}");
    }
}

#[test]
fn a_question_about_cookies_within_a_post_is_left_out() {
    for banner in [
        "We use cookies to improve your experience.\nAccept all\nReject all\nCookie settings\n",
        "Manage consent\nOur partners set cookies when you accept them.\nAccept\nDeny\n",
        "Nous utilisons des cookies pour améliorer votre expérience.\nTout accepter\nContinuer sans accepter\nEn savoir plus\n",
        "Ce site utilise des cookies afin de mesurer sa fréquentation. En poursuivant votre navigation, vous acceptez leur utilisation.\nJ’accepte\n",
        "Wir verwenden Cookies, um Ihnen die bestmögliche Nutzererfahrung auf unserer Website zu bieten.\nAlle akzeptieren\nNur notwendige\nEinstellungen\nDatenschutzerklärung\n",
        "Diese Website nutzt Cookies. Mit der Nutzung erklären Sie sich damit einverstanden.\nVerstanden!\n",
        "Wij gebruiken cookies om uw ervaring op onze website te verbeteren.\nAlles accepteren\nWeigeren\nVoorkeuren beheren\n",
        "Deze website maakt gebruik van cookies. Door verder te gaan, gaat u hiermee akkoord.\nAkkoord\nMeer informatie\n",
        "Utilizamos cookies propias y de terceros para mejorar su experiencia en este sitio web.\nAceptar todas\nRechazar\nConfigurar\n",
        "Esta web usa cookies. Si continúa navegando, acepta su uso.\nAcepto\nMás información\n",
    ] {
        are_left_out(banner);
    }
}

#[test]
fn a_form_for_a_newsletter_within_a_post_is_left_out() {
    for form in [
        "Subscribe to our newsletter\nEmail address\nSubscribe\n",
        "Sign up with your email address to receive news and updates.\nEmail Address\nSign Up\nWe respect your privacy.\nThank you!\n",
        "Get new posts by email\nEnter your email address\nSubscribe\n",
        "Type your email…\nSubscribe\n",
        "Abonnez-vous à notre infolettre\nVotre adresse courriel\nS’abonner\n",
        "Melden Sie sich für unseren Newsletter an\nIhre E-Mail-Adresse\nAbonnieren\n",
        "Schrijf je in voor onze nieuwsbrief\nE-mailadres\nInschrijven\n",
        "Suscríbete a nuestro boletín\nCorreo electrónico\nSuscribirse\n",
    ] {
        are_left_out(form);
    }
}

#[test]
fn buttons_for_sharing_within_a_post_are_left_out() {
    for buttons in [
        "Share this:\nTwitter\nFacebook\nLike this:\nLike Loading...\n",
        "Share this post\n",
        "Partager cet article\nFacebook\nLinkedIn\n",
        "Partager sur Facebook\n",
        "Beitrag teilen\nFacebook\nWhatsApp\nE-Mail\n",
        "Auf Facebook teilen\n",
        "Deel dit bericht\nFacebook\nTwitter\n",
        "Compartir en Facebook\nCompartir en Twitter\n",
        "Comparte esto:\nFacebook\nX\n",
        "Click to share on Twitter (Opens in new window)\nClick to share on Facebook (Opens in new window)\n",
    ] {
        are_left_out(buttons);
    }
}

/// The words alone do not show whose they are.
#[test]
fn lines_that_may_be_the_sites_stay_and_are_told() {
    for line in [
        "We use cookies to improve your experience, said the app.",
        "Subscribe to our newsletter for more of these studies.",
        "Nous utilisons des cookies pour améliorer votre expérience.",
    ] {
        let text = LONG.replace("Most of them", &format!("{line}\nMost of them"));
        let page = parse_page(text.as_bytes()).unwrap_or_else(|problems| panic!("{text}: {problems:?}"));
        assert_eq!(page.unplaced, [], "{text}");
        assert!(page.months[0].posts[0].summary.iter().any(|text| text.text == line));
        assert!(
            page.notes.iter().any(|note| note.to_string().contains("may be the web site's")),
            "{:?}",
            page.notes
        );
    }
    for line in [
        "Share decisions with your clients.",
        "They were asked to share a post.",
        "Join them.",
        "Accept",
        "Like this:",
    ] {
        let text = LONG.replace("Most of them", &format!("{line}\nMost of them"));
        let page = parse_page(text.as_bytes()).unwrap_or_else(|problems| panic!("{text}: {problems:?}"));
        assert_eq!(page.unplaced, [], "{text}");
    }
}

//! Finds forms for newsletters within posts: `Subscribe to our newsletter`, `Email address`, `Sign up`.
//!
//! Several lines must confirm each other: a request with a field or a button, or a field with a button.

use super::row::Row;
use super::runs::runs;

/// Maximum words of a line of such a form.
const WORDS: usize = 30;
/// First words of a request, and the words of which it has at least one.
const REQUESTS: [&str; 35] = [
    "get ",
    "join ",
    "never miss",
    "don't miss",
    "receive ",
    "sign up",
    "signup",
    "stay up to date",
    "stay in touch",
    "stay informed",
    "subscribe",
    "want more",
    "abonnez-vous",
    "inscrivez-vous",
    "inscription ",
    "ne manquez",
    "recevez ",
    "restez informé",
    "s'abonner",
    "abonnieren sie",
    "jetzt ",
    "keinen beitrag",
    "melde dich",
    "melden sie sich",
    "newsletter",
    "abonneer",
    "blijf op de hoogte",
    "meld je aan",
    "meld u aan",
    "ontvang ",
    "schrijf ",
    "apúntate",
    "recibe ",
    "suscríbase",
    "suscríbete",
];
const SUBJECTS: [&str; 20] = [
    "by email",
    "by e-mail",
    "email address",
    "inbox",
    "mailing list",
    "new posts",
    "newsletter",
    "our list",
    "updates",
    "via email",
    "bulletin",
    "courriel",
    "infolettre",
    "lettre d'information",
    "par e-mail",
    "per e-mail",
    "nieuwsbrief",
    "boletín",
    "correo",
    "novedades",
];
/// Whole lines that are fields, buttons and small print of such a form, in lowercase and without punctuation around them.
const FIELDS: [&str; 34] = [
    "email",
    "e-mail",
    "email address",
    "e-mail address",
    "email address required",
    "enter your email",
    "enter your email address",
    "type your email",
    "your email",
    "your email address",
    "adresse courriel",
    "adresse e-mail",
    "adresse électronique",
    "courriel",
    "entrez votre adresse e-mail",
    "votre adresse courriel",
    "votre adresse e-mail",
    "votre courriel",
    "votre e-mail",
    "deine e-mail-adresse",
    "e-mail-adresse",
    "ihre e-mail",
    "ihre e-mail-adresse",
    "e-mailadres",
    "je e-mailadres",
    "jouw e-mailadres",
    "uw e-mailadres",
    "correo electrónico",
    "dirección de correo electrónico",
    "introduce tu correo electrónico",
    "su correo electrónico",
    "tu correo",
    "tu correo electrónico",
    "tu email",
];
const BUTTONS: [&str; 24] = [
    "join",
    "sign me up",
    "sign up",
    "sign up now",
    "submit",
    "subscribe",
    "subscribe now",
    "je m'abonne",
    "je m'inscris",
    "m'abonner",
    "s'abonner",
    "s'inscrire",
    "abonnieren",
    "anmelden",
    "jetzt abonnieren",
    "jetzt anmelden",
    "aanmelden",
    "abonneren",
    "inschrijven",
    "schrijf me in",
    "enviar",
    "suscribirme",
    "suscribirse",
    "suscríbete",
];
const SMALL_PRINT: [&str; 16] = [
    "first name",
    "last name",
    "name",
    "no spam",
    "no spam ever",
    "no spam. unsubscribe anytime",
    "thank you",
    "thank you for subscribing",
    "unsubscribe at any time",
    "unsubscribe anytime",
    "we respect your privacy",
    "you can unsubscribe at any time",
    "nom",
    "prénom",
    "vorname",
    "nombre",
];

/// How a line may belong to such a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Request,
    Field,
    Button,
    SmallPrint,
}

/// Which rows are forms for newsletters.
pub(super) fn lines(rows: &[Row<'_>]) -> Vec<bool> {
    let parts: Vec<Option<Part>> = rows
        .iter()
        .map(|row| part(row.line.text).filter(|_| row.month.is_none() && !row.is_heading()))
        .collect();
    let mut found = vec![false; rows.len()];
    for run in runs(0..rows.len(), |at| parts[at].is_some()) {
        let has = |part: Part| parts[run.clone()].contains(&Some(part));
        let kinds = [Part::Request, Part::Field, Part::Button].into_iter().filter(|part| has(*part)).count();
        if kinds > 1 {
            found[run].fill(true);
        }
    }
    found
}

/// Whether a line asks the reader to subscribe, by its words.
pub(super) fn may_be_request(text: &str) -> bool {
    part(text) == Some(Part::Request)
}

/// Whether a line in a box for a newsletter confirms its purpose.
pub(crate) fn asks_for_address(text: &str) -> bool {
    matches!(part(text), Some(Part::Request | Part::Field | Part::Button))
        || text.to_lowercase().starts_with("sign up")
}

fn part(text: &str) -> Option<Part> {
    if text.split_whitespace().count() > WORDS {
        return None;
    }
    let lower = text.to_lowercase().replace('’', "'");
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    if BUTTONS.contains(&bare) {
        Some(Part::Button)
    } else if FIELDS.contains(&bare) {
        Some(Part::Field)
    } else if SMALL_PRINT.contains(&bare) {
        Some(Part::SmallPrint)
    } else {
        let is_request = REQUESTS.iter().any(|start| bare.starts_with(start))
            && SUBJECTS.iter().any(|subject| bare.contains(subject));
        is_request.then_some(Part::Request)
    }
}

//! The language of a site: the language attributes of its pages, and whether the compiled reader matches it.

use anyhow::{anyhow, bail};
use lol_html::{RewriteStrSettings, element, rewrite_str};
use pprnet_address::names::SITE_TEXTS;
use pprnet_archive::Language;

/// The start of the tag in Trunk's page; its value is the language that the reader was compiled for (`index.html`).
const PROGRAM: &str = "<html lang=\"";

/// The page's own texts (`index.html`), with blanks for line breaks, and their French translations.
const IN_FRENCH: [(&str, &str); 2] = [
    (
        "Search and combined filters need JavaScript and WebAssembly, and could not start. You can still read everything.",
        "La recherche et les filtres combinés demandent JavaScript et WebAssembly, et n’ont pas pu démarrer. Tout peut être lu.",
    ),
    (
        "The style sheet failed to load. Reload the page.",
        "La feuille de style n’est pas arrivée\u{a0}: rechargez la page.",
    ),
];

/// The page with its own texts in the language of its program. Its lines must have no indentation.
pub(super) fn translated(html: String, language: Language) -> String {
    match language {
        Language::English => html,
        Language::French => IN_FRENCH.iter().fold(html, |html, (english, french)| {
            // The text may be wrapped once, at any blank.
            let words: Vec<&str> = english.split(' ').collect();
            let broken =
                (1..words.len()).map(|at| format!("{}\n{}", words[..at].join(" "), words[at..].join(" ")));
            broken.fold(html.replace(english, french), |html, broken| html.replace(&broken, french))
        }),
    }
}

/// Trunk's page, declaring the language that its reader was compiled for.
pub(super) fn with_program(html: &str, language: Language) -> String {
    let (found, name) = (program(html), language.tag());
    html.replacen(&format!("{PROGRAM}{}\"", found.tag()), &format!("{PROGRAM}{name}\""), 1)
}

/// The language that the reader in Trunk's page was compiled for.
pub(super) fn program(html: &str) -> Language {
    let tag = html.split_once(PROGRAM).and_then(|(_, rest)| rest.split_once('"'));
    tag.map(|(tag, _)| Language::of(tag)).unwrap_or_default()
}

/// Refuses a site whose pages a program in another language would take over.
///
/// # Errors
/// If the program's language is not the one that the site needs.
pub(super) fn check(program: Language, site: &str) -> anyhow::Result<()> {
    let expected = Language::of(site);
    if program != expected {
        bail!(
            "the reader at hand was compiled to speak {}, and a site with language = \"{site}\" in site.toml needs one that \
             speaks {}. Build the site again (make build, or scripts/site.sh): that compiles the reader for the site",
            name(program),
            name(expected)
        );
    }
    Ok(())
}

fn name(language: Language) -> &'static str {
    match language {
        Language::English => "English",
        Language::French => "French",
    }
}

/// The body of a page, in which the texts of the site are declared to be in its language.
///
/// # Errors
/// If the body cannot be parsed.
pub(super) fn with_site_texts(body: &str, tag: &str) -> anyhow::Result<String> {
    let declare = element!(SITE_TEXTS, |text| Ok(text.set_attribute("lang", tag)?));
    rewrite_str(body, RewriteStrSettings::new().append_element_content_handler(declare))
        .map_err(|error| anyhow!("the page cannot be parsed: {error}"))
}

/// A language as link previews write it, `language_TERRITORY`; `None` if the tag has no territory.
pub(super) fn locale(tag: &str) -> Option<String> {
    let mut parts = tag.split('-');
    let language = parts.next()?.to_ascii_lowercase();
    let is_script = |part: &str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let territory = parts.find(|part| !is_script(part))?;
    (territory.len() == 2).then(|| format!("{language}_{}", territory.to_ascii_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_which_language_its_program_speaks_and_no_other_site_is_made_of_it() {
        let page = "<!doctype html>\n<html lang=\"en\"><head>";
        let french = with_program(page, Language::French);
        assert_eq!(french, "<!doctype html>\n<html lang=\"fr\"><head>");
        assert_eq!((program(page), program(&french)), (Language::English, Language::French));
        assert_eq!(with_program(&french, Language::English), page);
        assert!(check(Language::French, "fr-CA").is_ok() && check(Language::English, "ar").is_ok());
        let message = check(Language::English, "fr-CA").unwrap_err().to_string();
        assert!(
            message.contains("speak English") && message.contains("fr-CA") && message.contains("make build")
        );
    }

    #[test]
    fn sentences_of_the_page_are_translated() {
        let page = include_str!("../../../../index.html");
        let lines: Vec<&str> = page.lines().map(str::trim_start).collect();
        let page = lines.join("\n");
        let french = translated(page.clone(), Language::French);
        for (english, translation) in IN_FRENCH {
            assert!(french.contains(translation) && !french.contains(english), "{english}");
        }
        assert_eq!(translated(page.clone(), Language::English), page);
    }

    #[test]
    fn texts_of_the_site_have_its_language_and_sentences_of_the_interface_have_none() {
        let body = "<h1 dir=\"auto\">Blog</h1><h3 dir=\"auto\">T</h3><article><h1 dir=\"auto\">T</h1></article><p>More</p>";
        assert_eq!(
            with_site_texts(body, "ar").unwrap(),
            "<h1 dir=\"auto\">Blog</h1><h3 dir=\"auto\" lang=\"ar\">T</h3><article><h1 dir=\"auto\" lang=\"ar\">T</h1></article><p>More</p>"
        );
    }

    #[test]
    fn a_locale_has_a_territory_or_is_not_named() {
        let named = ["en-CA", "fr-ca", "zh-Hant-TW", "en", "es-419", "de-1996", ""].map(locale);
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(named, [some("en_CA"), some("fr_CA"), some("zh_TW"), None, None, None, None]);
    }
}

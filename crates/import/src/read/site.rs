//! What an input says of its site, and the defaults where it says nothing.

use pprnet_archive::{Language, Site};

use super::posts::blocks;
use crate::html::{Banner, RichLine};
use crate::page::{Page, is_section_heading, split};
use crate::said_title::{SaidTitle, site_title};

/// What a page does not say and the content needs.
const TITLE: &str = "Blog";
const LANGUAGE: &str = "en";

/// The settings that no input says.
pub(crate) fn bare_site() -> Site {
    Site { title: TITLE.into(), language: LANGUAGE.into(), ..Site::default() }
}

/// What is said of the settings of a site that is made of a page; `whole` is what its title is a part of.
pub(crate) fn assumed(site: &Site, whole: Option<&str>) -> String {
    let part = whole.map(|whole| format!(", a part of “{whole}”,")).unwrap_or_default();
    format!(
        "site.toml gets the title “{}”{part} and the language “{}”. Please check them there: a page may leave them open, or say others",
        site.title, site.language
    )
}

/// The lines of a page's head, then its first headings: one of them may name the site.
pub(super) fn banners(lines: &[RichLine]) -> Vec<String> {
    let of = |wanted: Banner| {
        lines.iter().filter(move |line| line.banner == Some(wanted) && line.asides.is_empty())
    };
    of(Banner::Head).chain(of(Banner::Heading)).map(|line| line.text.trim().to_owned()).collect()
}

/// The language of a page: by the headings of its posts, else the one that it says, else the usual one.
pub(super) fn language(rich: Option<&[RichLine]>, text: &str, said: Option<&str>) -> String {
    let has = |language: Language| {
        let is_heading = |line: &str| is_heading_in(line, language);
        match rich {
            Some(lines) => lines.iter().any(|line| is_heading(line.text.trim())),
            None => split(text).any(|line| is_heading(line.trim())),
        }
    };
    let by_headings = Language::ALL.into_iter().find(|language| has(*language));
    match (by_headings, said) {
        (Some(found), Some(said)) if Language::of(said) != found => found.tag().to_owned(),
        (_, Some(said)) => said.to_owned(),
        (Some(found), None) => found.tag().to_owned(),
        (None, None) => LANGUAGE.to_owned(),
    }
}

/// Whether a line is the heading that is usual in a language, and no other.
fn is_heading_in(line: &str, language: Language) -> bool {
    is_section_heading(line, language.section())
        && (language == Language::English || !is_section_heading(line, Language::English.section()))
}

/// What a page says of its site.
pub(super) fn page_site(
    page: &Page,
    rich: Option<&[RichLine]>,
    title: Option<&SaidTitle>,
    language: String,
) -> Site {
    let teaser: Vec<&str> = page.teaser.iter().map(|text| text.text.as_str()).collect();
    let this_month = (!teaser.is_empty()).then(|| teaser.join(" "));
    let title =
        title.and_then(|title| site_title(&[title])).map_or_else(|| bare_site().title, |(title, _)| title);
    Site { title, language, introduction: blocks(&page.intro, rich), this_month, ..bare_site() }
}

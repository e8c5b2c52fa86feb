//! The settings of the site that an input gives, and defaults for the others.

use std::collections::BTreeSet;

use pprnet_archive::{Language, Site};

use super::blocks::blocks;
use crate::html::{Banner, RichLine};
use crate::page::{Page, is_section_heading, split};
use crate::page_title::{PageTitle, site_title};

/// Defaults for required settings that a page lacks.
const TITLE: &str = "Blog";
const LANGUAGE: &str = "en";

/// The settings for an input that gives none.
pub(crate) fn bare_site() -> Site {
    Site { title: TITLE.into(), language: LANGUAGE.into(), ..Site::default() }
}

/// A note about the settings derived from a page; `whole` is the title that contains the site’s title.
pub(crate) fn assumed(site: &Site, whole: Option<&str>) -> String {
    let part = whole.map(|whole| format!(", a part of “{whole}”,")).unwrap_or_default();
    format!(
        "site.toml gets the title “{}”{part} and the language “{}”. Please check them there: a page may omit them, or give others",
        site.title, site.language
    )
}

/// The lines of a page’s header, then its first-level headings: one of them may name the site.
pub(super) fn banners(lines: &[RichLine]) -> Vec<String> {
    let of =
        |kind: Banner| lines.iter().filter(move |line| line.banner == Some(kind) && line.asides.is_empty());
    of(Banner::Head).chain(of(Banner::Heading)).map(|line| line.text.trim().to_owned()).collect()
}

/// The language of a page: by the headings of its posts, otherwise the declared one, otherwise the default.
pub(super) fn language(rich: Option<&[RichLine]>, text: &str, declared: Option<&str>) -> String {
    let has = |language: Language| {
        let is_heading = |line: &str| is_heading_in(line, language);
        match rich {
            Some(lines) => lines.iter().any(|line| is_heading(line.text.trim())),
            None => split(text).any(|line| is_heading(line.trim())),
        }
    };
    let by_headings = Language::ALL.into_iter().find(|language| has(*language));
    match (by_headings, declared) {
        (Some(found), Some(declared)) if Language::of(declared) != found => found.tag().to_owned(),
        (_, Some(declared)) => declared.to_owned(),
        (Some(found), None) => found.tag().to_owned(),
        (None, None) => LANGUAGE.to_owned(),
    }
}

/// Whether a line is the default heading of a language, and not the English one.
fn is_heading_in(line: &str, language: Language) -> bool {
    is_section_heading(line, language.section())
        && (language == Language::English || !is_section_heading(line, Language::English.section()))
}

/// The settings of the site that a page gives.
pub(super) fn page_site(
    page: &Page,
    rich: Option<&[RichLine]>,
    title: Option<&PageTitle>,
    language: String,
) -> Site {
    let teaser: Vec<&str> = page.teaser.iter().map(|text| text.text.as_str()).collect();
    let this_month = (!teaser.is_empty()).then(|| teaser.join(" "));
    let title =
        title.and_then(|title| site_title(&[title])).map_or_else(|| bare_site().title, |(title, _)| title);
    Site {
        title,
        language,
        introduction: blocks(&page.intro, rich, &BTreeSet::new()),
        this_month,
        ..bare_site()
    }
}

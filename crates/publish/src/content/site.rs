//! `site.toml` and `taxonomy.toml`, checked.

use std::collections::BTreeSet;

use pprnet_archive::{Href, Licence, Site, Slug, Taxonomy, Term, YearMonth};

use super::Problem;
use super::raw::{RawLicence, RawSite, RawTaxonomy, RawTerm, Text};
use super::source::Source;
use super::table::Table;

/// What the site says of itself.
pub(super) fn check_site(source: &Source, problems: &mut Vec<Problem>) -> Option<Site> {
    let mut table = Table::parse(source, &source.text, 0, problems)?;
    let licence = table.take_table("licence", problems).and_then(|table| check_licence(&table, problems));
    let raw: RawSite = table.read(problems)?;
    let title = table.needed("title", raw.title.as_ref(), problems);
    let language = table.needed("language", raw.language.as_ref(), problems);
    if let (Some(language), Some(value)) = (&language, &raw.language)
        && !is_language(language)
    {
        let message = format!("it is a language tag such as en or fr-CA, and “{language}” was found");
        problems.push(table.wrong("language", value, message));
    }
    Some(Site {
        tagline: table.line("tagline", raw.tagline.as_ref(), problems),
        introduction: table.markdown("introduction", raw.introduction.as_ref(), problems),
        about: table.markdown("about", raw.about.as_ref(), problems),
        since: since(&table, &raw, problems),
        author: table.line("author", raw.author.as_ref(), problems),
        home: table.parsed("home", raw.home.as_ref(), problems),
        base_url: base_url(&table, raw.base_url.as_ref(), problems),
        this_month: table.line("this_month", raw.this_month.as_ref(), problems),
        notice: table.line("notice", raw.notice.as_ref(), problems),
        licence,
        title: title?,
        language: language?,
    })
}

fn check_licence(table: &Table<'_>, problems: &mut Vec<Problem>) -> Option<Licence> {
    let raw: RawLicence = table.read(problems)?;
    let url = table.parsed("url", raw.url.as_ref(), problems);
    let name = table.needed("name", raw.name.as_ref(), problems)?;
    Some(Licence { name, url })
}

/// A language tag as BCP 47 has it, not looked up: a language of two or three letters, then parts of up to eight.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    let letters = language.bytes().all(|b| b.is_ascii_alphabetic());
    let fits = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    (2..=3).contains(&language.len()) && letters && parts.all(fits)
}

fn since(table: &Table<'_>, raw: &RawSite, problems: &mut Vec<Problem>) -> Option<u16> {
    let value = raw.since.as_ref()?;
    let year = u16::try_from(*value.get_ref()).ok().filter(|year| YearMonth::new(*year, 1).is_some());
    if year.is_none() {
        let message = format!(
            "it is a year from {} to {}, and {} was found",
            YearMonth::FIRST_YEAR,
            YearMonth::LAST_YEAR,
            value.get_ref()
        );
        problems.push(table.problem(table.place(value), "since", message));
    }
    year
}

fn base_url(table: &Table<'_>, value: Option<&Text>, problems: &mut Vec<Problem>) -> Option<Href> {
    let href: Href = table.parsed("base_url", value, problems)?;
    if let Some(value) = value
        && !is_base_url(&href)
    {
        problems.push(table.wrong("base_url", value, base_url_rule(&href)));
    }
    Some(href)
}

/// Whether an address can be that of a site: addresses of pages are appended to it.
pub(crate) fn is_base_url(href: &Href) -> bool {
    href.as_str().ends_with('/') && !href.as_str().starts_with("mailto:")
}

/// What is said of an address that cannot.
pub(crate) fn base_url_rule(href: &Href) -> String {
    format!("it is an address with / at its end, such as https://example.org/blog/, and “{href}” was found")
}

/// The topics and types. `None` when so much is wrong that posts cannot be checked against them.
pub(super) fn check_taxonomy(source: &Source, problems: &mut Vec<Problem>) -> Option<Taxonomy> {
    let mut table = Table::parse(source, &source.text, 0, problems)?;
    let topics = table.take_tables("topic", problems);
    let types = table.take_tables("type", problems);
    table.read::<RawTaxonomy>(problems);
    Some(Taxonomy { topics: check_terms(&topics, problems), types: check_terms(&types, problems) })
}

fn check_terms(tables: &[Table<'_>], problems: &mut Vec<Problem>) -> Vec<Term> {
    let mut seen = BTreeSet::new();
    let mut terms = Vec::new();
    for table in tables {
        let Some(raw) = table.read::<RawTerm>(problems) else { continue };
        let slug: Option<Slug> = table.needed_parsed("slug", raw.slug.as_ref(), problems);
        if let (Some(slug), Some(value)) = (&slug, &raw.slug)
            && !seen.insert(slug.clone())
        {
            problems.push(table.wrong(
                "slug",
                value,
                format!("no two have the same, and “{slug}” was found before"),
            ));
        }
        let name = table.needed("name", raw.name.as_ref(), problems);
        let aliases = raw.aliases.iter();
        let aliases = aliases.filter_map(|alias| table.line("aliases", Some(alias), problems)).collect();
        // A term without a usable name still counts as known, so that posts are not blamed for it.
        terms.extend(slug.map(|slug| Term { slug, name: name.unwrap_or_default(), aliases }));
    }
    terms
}

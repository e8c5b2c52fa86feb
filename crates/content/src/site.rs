//! `site.toml` and `taxonomy.toml`, checked.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use pprnet_archive::{Href, Language, Licence, Site, Slug, Taxonomy, Term, YearMonth};
use toml::Spanned;

use super::folder::SITE_FILE;
use super::markdown::{Heading, section_fault};
use super::moved::{self, Moved};
use super::problem::Problem;
use super::source::Source;
use super::table::{Table, Text};
use super::value;

/// The interface language of a folder's site, unchecked. English if the settings cannot be read.
#[must_use]
pub fn interface_language(dir: &Path) -> Language {
    let table = unchecked(dir);
    table.get("language").and_then(|tag| tag.as_str()).map(|tag| Language::of(tag.trim())).unwrap_or_default()
}

/// The post heading of a folder's site. Checks only whether the text can be a heading.
#[must_use]
pub fn site_section(dir: &Path) -> String {
    let own = unchecked(dir).get("section").and_then(|own| own.as_str()).map(|own| own.trim().to_owned());
    let own = own.filter(|own| !own.is_empty() && section_fault(own).is_none());
    own.unwrap_or_else(|| interface_language(dir).section().to_owned())
}

/// The settings as written; empty if the file cannot be read.
fn unchecked(dir: &Path) -> toml::Table {
    let text = fs::read_to_string(dir.join(SITE_FILE)).unwrap_or_default();
    toml::from_str(text.trim_start_matches('\u{feff}')).unwrap_or_default()
}

/// The site's settings, and the heading of its posts.
pub(super) fn check_site(source: &Source, problems: &mut Vec<Problem>) -> (Option<Site>, Heading) {
    let Some(mut table) = Table::parse(source, &source.text, 0, problems) else {
        return (None, Heading::unknown());
    };
    let has_section = table.has("section");
    let site = read_site(&mut table, problems);
    // If the heading is wrong or the language unknown, do not blame posts for their headings.
    let heading = match &site {
        Some(site) if site.section.is_some() || !has_section => Heading::of(site),
        _ => Heading::unknown(),
    };
    (site, heading)
}

fn read_site(table: &mut Table<'_>, problems: &mut Vec<Problem>) -> Option<Site> {
    let [title, tagline, introduction, about, language] =
        ["title", "tagline", "introduction", "about", "language"].map(|key| table.text(key, problems));
    let since = table.typed("since", "a year such as 1998", value::integer, problems);
    let [author, home, base_url, this_month, notice, order, section] =
        ["author", "home", "base_url", "this_month", "notice", "order", "section"]
            .map(|key| table.text(key, problems));
    let licence = table.take_table("licence", problems).and_then(|table| check_licence(table, problems));
    table.refuse_unknown(problems);
    let title = table.needed("title", title.as_ref(), problems);
    let tag = table.needed("language", language.as_ref(), problems);
    if let (Some(tag), Some(value)) = (&tag, &language)
        && !is_language(tag)
    {
        let message = format!("it is a language tag such as en or fr-CA, and “{tag}” was found");
        problems.push(table.wrong("language", value, message));
    }
    Some(Site {
        tagline: table.line("tagline", tagline.as_ref(), problems),
        introduction: table.markdown("introduction", introduction.as_ref(), problems),
        about: table.markdown("about", about.as_ref(), problems),
        since: since.and_then(|value| check_since(table, &value, problems)),
        author: table.line("author", author.as_ref(), problems),
        home: table.parsed("home", home.as_ref(), problems),
        base_url: check_base_url(table, base_url.as_ref(), problems),
        this_month: table.line("this_month", this_month.as_ref(), problems),
        notice: table.line("notice", notice.as_ref(), problems),
        licence,
        order: table.parsed("order", order.as_ref(), problems).unwrap_or_default(),
        section: check_section(table, section.as_ref(), problems),
        title: title?,
        language: tag?,
    })
}

fn check_section(table: &Table<'_>, value: Option<&Text>, problems: &mut Vec<Problem>) -> Option<String> {
    let text = table.line("section", value, problems)?;
    if let (Some(value), Some(fault)) = (value, section_fault(&text)) {
        problems.push(table.wrong("section", value, fault));
        return None;
    }
    Some(text)
}

fn check_licence(mut table: Table<'_>, problems: &mut Vec<Problem>) -> Option<Licence> {
    let [name, url] = ["name", "url"].map(|key| table.text(key, problems));
    table.refuse_unknown(problems);
    let url = table.parsed("url", url.as_ref(), problems);
    let name = table.needed("name", name.as_ref(), problems)?;
    Some(Licence { name, url })
}

/// Whether a tag has the form of BCP 47 (not looked up): a language of two or three letters, then parts of up to
/// eight.
pub fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    let letters = language.bytes().all(|b| b.is_ascii_alphabetic());
    let fits = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    (2..=3).contains(&language.len()) && letters && parts.all(fits)
}

fn check_since(table: &Table<'_>, value: &Spanned<i64>, problems: &mut Vec<Problem>) -> Option<u16> {
    let year = u16::try_from(*value.get_ref()).ok().filter(|year| YearMonth::new(*year, 1).is_some());
    if year.is_none() {
        let (first, last, found) = (YearMonth::FIRST_YEAR, YearMonth::LAST_YEAR, value.get_ref());
        let message = format!("it is a year from {first} to {last}, and {found} was found");
        problems.push(table.problem(table.offset(value), "since", message));
    }
    year
}

fn check_base_url(table: &Table<'_>, value: Option<&Text>, problems: &mut Vec<Problem>) -> Option<Href> {
    let href: Href = table.parsed("base_url", value, problems)?;
    if let Some(value) = value
        && !is_base_url(&href)
    {
        problems.push(table.wrong("base_url", value, base_url_rule(&href)));
    }
    Some(href)
}

/// Whether an address can be the base of a site: page addresses are appended to it.
#[must_use]
pub fn is_base_url(href: &Href) -> bool {
    href.as_str().ends_with('/') && !href.as_str().starts_with("mailto:")
}

/// The message for an address that cannot be the base of a site.
#[must_use]
pub fn base_url_rule(href: &Href) -> String {
    format!("it is an address with / at its end, such as https://example.org/blog/, and “{href}” was found")
}

/// The topics and types, and their former slugs. `None` if so much is wrong that posts cannot be checked against them.
pub(super) fn check_taxonomy(source: &Source, problems: &mut Vec<Problem>) -> Option<(Taxonomy, Vec<Moved>)> {
    let mut table = Table::parse(source, &source.text, 0, problems)?;
    let topics = table.take_tables("topic", problems);
    let types = table.take_tables("type", problems);
    table.refuse_unknown(problems);
    let mut moved = Vec::new();
    let topics = check_terms(topics, moved::Kind::Topic, &mut moved, problems);
    let types = check_terms(types, moved::Kind::Type, &mut moved, problems);
    Some((Taxonomy { topics, types }, moved))
}

fn check_terms(
    tables: Vec<Table<'_>>,
    kind: moved::Kind,
    moved: &mut Vec<Moved>,
    problems: &mut Vec<Problem>,
) -> Vec<Term> {
    let mut seen = BTreeSet::new();
    let mut terms = Vec::new();
    for mut table in tables {
        let [written, name] = ["slug", "name"].map(|key| table.text(key, problems));
        let aliases = table.texts("aliases", problems);
        let was = moved::check_was(&mut table, problems);
        table.refuse_unknown(problems);
        let slug: Option<Slug> = table.needed_parsed("slug", written.as_ref(), problems);
        if let (Some(slug), Some(value)) = (&slug, &written)
            && !seen.insert(slug.clone())
        {
            problems.push(table.wrong(
                "slug",
                value,
                format!("“{slug}” is used already; each slug must be unique"),
            ));
        }
        let name = table.needed("name", name.as_ref(), problems);
        let aliases = aliases.iter().flat_map(Spanned::get_ref);
        let aliases = aliases.filter_map(|alias| table.line("aliases", Some(alias), problems)).collect();
        moved.extend(slug.iter().flat_map(|slug| {
            let moved = |(at, old): &(usize, Slug)| Moved {
                kind,
                slug: slug.clone(),
                old: old.clone(),
                problem: table.problem(*at, "was", ""),
            };
            was.iter().map(moved).collect::<Vec<_>>()
        }));
        // A term without a usable name still counts as known, so that posts are not blamed for it.
        terms.extend(slug.map(|slug| Term { slug, name: name.unwrap_or_default(), aliases }));
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interface_speaks_the_language_of_the_site_where_it_has_a_table_for_it() {
        let dir = tempfile::tempdir().unwrap();
        let of = |text: &str| {
            fs::write(dir.path().join(SITE_FILE), text).unwrap();
            interface_language(dir.path())
        };
        assert_eq!(of("title = 'T'\nlanguage = 'fr-CA'\n"), Language::French);
        assert_eq!(of("\u{feff}language = \"fr\""), Language::French);
        let others = [of("language = 'de'"), of("language = 1"), of("language ="), of("")];
        assert_eq!(others, [Language::English; 4]);
        assert_eq!(interface_language(&dir.path().join("nothing")), Language::English);
    }
}

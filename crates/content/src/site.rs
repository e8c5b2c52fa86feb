//! `site.toml`, checked.

use std::fs;
use std::path::Path;

use pprnet_archive::{Href, Language, Licence, Order, Site, YearMonth};
use toml::Spanned;

use super::addresses::whole_address;
use super::folder::SITE_FILE;
use super::markdown::{Heading, section_fault};
use super::problem::Problem;
use super::slug::slug_of;
use super::source::Source;
use super::table::{Table, Text};
use super::value::{self, excerpt};

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

/// Other names for the settings.
const SETTINGS: [(&str, &str); 14] = [
    ("name", "title"),
    ("sitetitle", "title"),
    ("description", "tagline"),
    ("subtitle", "tagline"),
    ("slogan", "tagline"),
    ("lang", "language"),
    ("languagecode", "language"),
    ("locale", "language"),
    ("url", "base_url"),
    ("siteurl", "base_url"),
    ("homepage", "home"),
    ("intro", "introduction"),
    ("heading", "section"),
    ("license", "licence"),
];

fn read_site(table: &mut Table<'_>, problems: &mut Vec<Problem>) -> Option<Site> {
    table.knows_as(&SETTINGS);
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
        let message = match language_tag(tag) {
            Some(meant) => format!("Write language = \"{meant}\" instead of “{}”", excerpt(tag)),
            None => format!("Expected a language tag such as en or fr-CA, found “{tag}”"),
        };
        problems.push(table.wrong("language", value, message));
    }
    Some(Site {
        tagline: table.line("tagline", tagline.as_ref(), problems),
        introduction: table.markdown("introduction", introduction.as_ref(), problems),
        about: table.markdown("about", about.as_ref(), problems),
        since: since.and_then(|value| check_since(table, &value, problems)),
        author: table.line("author", author.as_ref(), problems),
        home: table.href("home", home.as_ref(), problems),
        base_url: check_base_url(table, base_url.as_ref(), problems),
        this_month: table.line("this_month", this_month.as_ref(), problems),
        notice: table.line("notice", notice.as_ref(), problems),
        licence,
        order: check_order(table, order.as_ref(), problems).unwrap_or_default(),
        section: check_section(table, section.as_ref(), problems),
        title: title?,
        language: tag?,
    })
}

/// The tag of a language that is named in words, or written with other marks.
fn language_tag(text: &str) -> Option<String> {
    const NAMES: [(&str, &str); 16] = [
        ("english", "en"),
        ("british english", "en-GB"),
        ("american english", "en-US"),
        ("french", "fr"),
        ("français", "fr"),
        ("francais", "fr"),
        ("german", "de"),
        ("deutsch", "de"),
        ("spanish", "es"),
        ("español", "es"),
        ("italian", "it"),
        ("italiano", "it"),
        ("portuguese", "pt"),
        ("português", "pt"),
        ("dutch", "nl"),
        ("nederlands", "nl"),
    ];
    let lower = text.trim().to_lowercase();
    let named = NAMES.iter().find(|(name, _)| *name == lower).map(|(_, tag)| (*tag).to_owned());
    // As computers write it: `fr_CA.UTF-8`.
    let tag = text.split('.').next().unwrap_or_default().trim().replace('_', "-");
    named.or_else(|| Some(tag).filter(|tag| is_language(tag)))
}

fn check_order(table: &Table<'_>, value: Option<&Text>, problems: &mut Vec<Problem>) -> Option<Order> {
    let value = value?;
    let text = value.get_ref();
    let slug = slug_of(text);
    let meant = Order::ALL.into_iter().find(|order| {
        let first = order.as_str().split('-').next().unwrap_or_default();
        slug.as_ref().is_some_and(|slug| slug.as_str().starts_with(first))
    });
    match (text.parse::<Order>(), meant) {
        (Err(_), Some(order)) => {
            let message = format!("Write order = \"{}\" instead of “{}”", order.as_str(), excerpt(text));
            problems.push(table.wrong("order", value, message));
            None
        }
        _ => table.parsed("order", Some(value), problems),
    }
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
    let url = table.href("url", url.as_ref(), problems);
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
        let message = format!("Expected a year from {first} to {last}, found {found}");
        problems.push(table.problem(table.offset(value), "since", message));
    }
    year
}

fn check_base_url(table: &Table<'_>, value: Option<&Text>, problems: &mut Vec<Problem>) -> Option<Href> {
    let with_slash =
        |address: &str| if address.ends_with('/') { address.to_owned() } else { format!("{address}/") };
    let meant =
        value.and_then(|value| whole_address(value.get_ref())).filter(|address| address.starts_with("http"));
    if let (Some(value), Some(address)) = (value, meant)
        && value.get_ref().parse::<Href>().is_err()
    {
        let message = format!(
            "Write base_url = \"{}\" instead of “{}”",
            with_slash(&address),
            excerpt(value.get_ref())
        );
        problems.push(table.wrong("base_url", value, message));
        return None;
    }
    let href: Href = table.parsed("base_url", value, problems)?;
    if let Some(value) = value
        && !is_base_url(&href)
    {
        let write = format!(". Write base_url = \"{}\"", with_slash(href.as_str()));
        let write = if href.as_str().starts_with("mailto:") { String::new() } else { write };
        problems.push(table.wrong("base_url", value, format!("{}{write}", base_url_rule(&href))));
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
    format!("Expected an address that ends with /, such as https://example.org/blog/, found “{href}”")
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

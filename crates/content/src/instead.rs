//! Replacements for keys of other programs.

mod article;
mod elsewhere;
mod kind;
mod shown;

use pprnet_archive::{Date, Slug, Taxonomy, YearMonth};
use toml::de::DeValue;

use super::dates::{date_of, date_parts, month_of};
use super::folder::{POST_ENDING, REDIRECTS_FILE, SITE_FILE};
use super::meant::named;
use super::slug::slug_of;
use super::syntax::{items_of, list_of, list_of_texts, quoted, whole_number};
use super::value;
use elsewhere::{as_notice, of_link, of_table};
use kind::{Kind, kinds};

pub(super) use article::in_article;
use shown::hides;
pub(super) use shown::shows;

/// The current day, if it is known.
#[derive(Debug, Clone, Copy)]
pub(super) enum Today {
    Is(Date),
    /// Every day counts as past.
    AfterAll,
    Unknown,
}

impl Today {
    /// The current day of a check; `None` treats every day as past.
    pub(super) fn of(day: Option<Date>) -> Self {
        day.map_or(Self::AfterAll, Self::Is)
    }

    /// Whether a day is still to come; `None` if that is not known.
    fn is_before(self, day: Date) -> Option<bool> {
        match self {
            Self::Is(today) => Some(today < day),
            Self::AfterAll => Some(false),
            Self::Unknown => None,
        }
    }
}

/// The context of a key in a post.
#[derive(Clone, Copy)]
pub(super) struct Surroundings<'a> {
    /// Whether the post has a key.
    pub(super) has: &'a dyn Fn(&str) -> bool,
    /// The month and the slug in the post's file name.
    pub(super) name: Option<&'a (YearMonth, Slug)>,
    pub(super) today: Today,
    pub(super) taxonomy: Option<&'a Taxonomy>,
}

/// Whether another program has a key with this name.
pub(super) fn is_foreign(key: &str) -> bool {
    kinds(key).next().is_some()
}

/// Whether a key of another program is the day of a post.
pub(super) fn is_day(key: &str) -> bool {
    kinds(key).any(|kind| matches!(kind, Kind::Day | Kind::FirstDay))
}

/// What to write here for a key of another program.
pub(super) fn of_key(key: &str, value: &DeValue<'_>, around: Surroundings<'_>) -> Option<String> {
    if let Some(is_shown) = shows(key, value) {
        return Some(visibility(is_shown, value, around));
    }
    if matches!(value, DeValue::Table(_)) && hides(value) {
        return Some(visibility(false, value, around));
    }
    let text = match value {
        DeValue::String(text) => text.to_string(),
        DeValue::Datetime(date) => date.to_string(),
        DeValue::Integer(_) => value::integer(value).map(|number| number.to_string()).unwrap_or_default(),
        DeValue::Array(_) | DeValue::Table(_) => texts(value).join(", "),
        _ => String::new(),
    };
    kinds(key).find_map(|kind| of_kind(kind, &text, value, around)).or_else(|| unclear(key))
}

/// The same for a key at the top of a post, which may also belong to one of its tables.
pub(super) fn at_top(key: &str, value: &DeValue<'_>, around: Surroundings<'_>) -> Option<String> {
    let has_article = (around.has)("article");
    of_link(key, value, has_article)
        .or_else(|| of_key(key, value, around))
        .or_else(|| of_table(key, value, has_article))
}

/// What to write for a key that says whether the post is shown, in words that are not known here.
fn unclear(key: &str) -> Option<String> {
    const MESSAGE: &str = "A post is shown unless it has draft = true. Write that instead if the post is to be kept back, else remove this line";
    // Posts have keys with these names.
    let is_own = ["draft", "publish"].iter().any(|own| key.eq_ignore_ascii_case(own));
    (!is_own && is_foreign(key)).then(|| MESSAGE.to_owned())
}

/// What to write for a key that says whether the post is shown.
fn visibility(is_shown: bool, value: &DeValue<'_>, around: Surroundings<'_>) -> String {
    let line = if matches!(value, DeValue::Table(_)) { "table" } else { "line" };
    match (is_shown, (around.has)("draft")) {
        (true, _) => format!("A post without draft = true is shown. Remove this {line}"),
        (false, true) => format!(
            "A post that is not to be shown has draft = true, and draft is there. See that it is true, and remove this {line}"
        ),
        (false, false) if line == "table" => {
            "A post that is not to be shown has draft = true. Write that above the first line in square brackets, and remove this table".into()
        }
        (false, false) => "A post that is not to be shown has draft = true. Write draft = true instead".into(),
    }
}

fn of_kind(kind: Kind, text: &str, value: &DeValue<'_>, around: Surroundings<'_>) -> Option<String> {
    let conflict = |key: &str, reason: &str| {
        (around.has)(key).then(|| format!("{reason}, and {key} is there. Remove this line"))
    };
    let message = match kind {
        Kind::Hides | Kind::Shows | Kind::State | Kind::Password | Kind::Rules => return None,
        Kind::LastDay => "A post is shown for good. Write draft = true on the day on which it is to go, and remove this line".into(),
        Kind::Day | Kind::FirstDay => day(kind, text, around),
        Kind::Title => conflict("title", "A post has one title")
            .unwrap_or_else(|| format!("The title is title. Write title = {}", quoted(text))),
        Kind::Topics if is_taxonomy(value) => {
            "The lines of a topic are in taxonomy.toml. Move them there, and write topics = [\"…\"] with its slug here".into()
        }
        Kind::Topics | Kind::Terms => {
            let reason = "Topics do this here";
            if (around.has)("topics") {
                return Some(format!("{reason}. Put what is missing into topics, and remove this line"));
            }
            format!("{reason}. Write topics = {}, with slugs from taxonomy.toml", topics(text, value, around))
        }
        Kind::Type => {
            let reason = "A post has a list of types";
            conflict("types", reason).unwrap_or_else(|| format!("{reason}. Write types = {}", list_of(text)))
        }
        Kind::Author => {
            let reason = "The citation names the authors of the article";
            let year = around.name.map_or("…".to_owned(), |(month, _)| month.year().to_string());
            conflict("citation", reason).unwrap_or_else(|| {
                format!(
                    "{reason}, and {SITE_FILE} the author of the site. Write citation = {}, or remove this line",
                    quoted(&format!("{text} ({year}). …"))
                )
            })
        }
        Kind::Citation => {
            let reason = "The citation does this here";
            conflict("citation", reason)
                .unwrap_or_else(|| format!("{reason}. Write citation = {}", quoted(text)))
        }
        Kind::Doi => {
            let line = format!("DOI = {}", quoted(text));
            if (around.has)("article") {
                format!("The DOI belongs to the article. Write {line} below the line [article]")
            } else {
                format!(
                    "The DOI belongs to the article. Write three lines below the others: [article], type = \"article-journal\", {line}"
                )
            }
        }
        Kind::Address => address(text, around),
        Kind::OldAddresses => old_addresses(text, around),
        Kind::Elsewhere if !value.is_str() => format!("Redirects are in {REDIRECTS_FILE}. Move these lines there"),
        Kind::Elsewhere => format!("A post does not redirect. Old addresses and where they lead are in {REDIRECTS_FILE}. Remove this line"),
        Kind::Order => {
            let reason = "The place of a post within its month is order";
            conflict("order", reason).unwrap_or_else(|| {
                let number = whole_number(text).filter(|number| !number.starts_with('-'));
                format!("{reason}. Write order = {}", number.unwrap_or_else(|| "1".into()))
            })
        }
        Kind::First => "No post stays above newer ones. order = 1 puts it first in its month; else remove this line".into(),
        Kind::Summary => "The first paragraph of the text does this. Remove this line".into(),
        Kind::Nothing if matches!(value, DeValue::Table(_)) => {
            "There is nothing like it here. Remove this table".into()
        }
        Kind::Nothing => "There is nothing like it here. Remove this line".into(),
    };
    Some(message)
}

/// How to write a value that must be a table, below the line `heading`.
pub(super) fn as_table(key: &str, value: &DeValue<'_>, heading: &str) -> String {
    let text = match value {
        DeValue::Datetime(date) => date.to_string(),
        value => value::text_or_integer(value).unwrap_or_default(),
    };
    match (key, value) {
        ("issued", _) => {
            let parts = date_parts(&text);
            let year = parts.trim_matches(['[', ']']);
            let month = if year.contains(',') {
                String::new()
            } else {
                format!(", or with the month [[{year}, 12]]")
            };
            format!("Write issued = {{ date-parts = {parts} }}{month}")
        }
        ("author" | "editor", _) => {
            format!("Write {key} = {}, or a table below a line {heading}", article::people(value))
        }
        ("licence", DeValue::String(_)) => {
            format!("Write two lines at the end of the file: {heading} and name = {}", quoted(&text))
        }
        (_, DeValue::Array(items))
            if !heading.starts_with("[[") && items.iter().any(|item| item.get_ref().is_table()) =>
        {
            format!("There is one. Write {heading} instead of [{heading}]")
        }
        ("notice", value) => as_notice("correction", value::text(value).as_deref()),
        (_, value) => format!("Write a line {heading}, and below it {}", example(key, value)),
    }
}

/// The lines of a table, with what its value gives.
fn example(key: &str, value: &DeValue<'_>) -> String {
    let texts = texts(value);
    let first = texts.first().map_or("…", String::as_str);
    match key {
        "topic" | "type" => {
            let slug = slug_of(first).map_or("…".to_owned(), |slug| slug.to_string());
            format!("slug = {} and name = {}", quoted(&slug), quoted(first))
        }
        "group" => format!("words = {}", list_of_texts(texts.iter().cloned())),
        "redirect" => "from = \"/old-address\" and to = \"/posts/a-new-post/\"".to_owned(),
        "screenshot" => format!("file = {} and label = \"…\" with what it shows", quoted(first)),
        "finding" => "its metric, estimate and label, each on a line of its own".to_owned(),
        _ => "its values, each on a line of its own".to_owned(),
    }
}

/// Whether a value has the keys of a term in `taxonomy.toml`.
fn is_taxonomy(value: &DeValue<'_>) -> bool {
    match value {
        DeValue::Array(items) => items.iter().any(|item| is_taxonomy(item.get_ref())),
        DeValue::Table(table) => table.contains_key("slug"),
        _ => false,
    }
}

/// What to write for the day of a post. In other programs a future day postpones the post.
fn day(kind: Kind, text: &str, around: Surroundings<'_>) -> String {
    let day = date_of(text);
    let is_to_come = day.and_then(|day| around.today.is_before(day));
    if is_to_come.unwrap_or(kind == Kind::FirstDay) {
        let reason = "The first day on which a post is shown is publish";
        if (around.has)("publish") {
            return format!("{reason}, and publish is there. Remove this line");
        }
        let written = day.map_or("2023-01-15".to_owned(), |day| day.to_string());
        let month = match day {
            Some(day) if !(around.has)("month") => {
                format!("month = \"{}\" and, on a line of its own, ", day.month())
            }
            _ => String::new(),
        };
        let more = if day.is_none() { ", with that day" } else { "" };
        return format!("{reason}. Write {month}publish = \"{written}\"{more}");
    }
    let reason = "A post has a month, not a date";
    let hold = day.filter(|_| is_to_come.is_none() && !(around.has)("publish"));
    let hold = hold.map(|day| format!(" (and publish = \"{day}\", if it is not to be shown before)"));
    let hold = hold.unwrap_or_default();
    if (around.has)("month") {
        return format!("{reason}, and month is there. Remove this line{hold}");
    }
    let month = month_of(text).or(around.name.map(|(month, _)| *month));
    let month = month.map_or("…".to_owned(), |month| month.to_string());
    format!("{reason}. Write month = \"{month}\"{hold}")
}

/// The topics that a list of tags names, as a list of slugs where the taxonomy has them.
fn topics(text: &str, value: &DeValue<'_>, around: Surroundings<'_>) -> String {
    let slug = |name: &str| {
        let term = around.taxonomy.and_then(|taxonomy| named(&taxonomy.topics, name));
        term.map_or_else(|| name.to_owned(), |term| term.slug.to_string())
    };
    match value {
        DeValue::Array(_) | DeValue::Table(_) => list_of_texts(texts(value).iter().map(|name| slug(name))),
        _ if text.is_empty() => "[\"alliance\"]".to_owned(),
        _ => list_of_texts(items_of(text).iter().map(|name| slug(name))),
    }
}

/// All texts in a value, also within lists and tables.
fn texts(value: &DeValue<'_>) -> Vec<String> {
    match value {
        DeValue::Array(items) => items.iter().flat_map(|item| texts(item.get_ref())).collect(),
        DeValue::Table(table) => table.values().flat_map(|item| texts(item.get_ref())).collect(),
        value => value::text_or_integer(value).into_iter().collect(),
    }
}

/// The last part of an address: `/blog/a-post.html` has `a-post`.
fn last_part(address: &str) -> Option<Slug> {
    let path = address.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let last = path.rsplit('/').next().unwrap_or_default();
    // Patterns such as `/:year/:title/` name no address.
    if path.contains(':') && !path.contains("://") {
        return None;
    }
    slug_of(last.trim_end_matches(".html").trim_end_matches(".htm").trim_end_matches(".md"))
}

fn address(text: &str, around: Surroundings<'_>) -> String {
    const REASON: &str = "The address comes from the name of the file";
    match (last_part(text), around.name) {
        (Some(slug), Some((_, own))) if slug == *own => {
            format!("{REASON}, and is “{slug}” already. Remove this line")
        }
        (Some(slug), Some((month, _))) => {
            format!(
                "{REASON}. Remove this line, and rename the file to {month}-{slug}{POST_ENDING} if that is the address"
            )
        }
        _ => format!("{REASON}. Remove this line, and rename the file if need be"),
    }
}

fn old_addresses(text: &str, around: Surroundings<'_>) -> String {
    let old = items_of(text);
    let is_of_post = |address: &String| {
        let path = address.trim_matches('/');
        let slug = path.strip_prefix("posts/").unwrap_or(path);
        slug.parse::<Slug>().is_ok()
    };
    if old.is_empty() || old.iter().all(is_of_post) {
        if (around.has)("was") {
            return "Old addresses are in was. Put what is missing into was, and remove this line".into();
        }
        let slugs = old.iter().filter_map(|address| last_part(address)).map(|slug| slug.to_string());
        return format!("Old addresses are in was. Write was = {}", list_of_texts(slugs));
    }
    let slug = around.name.map_or("…", |(_, slug)| slug.as_str());
    let from = old.first().map(|address| quoted(address)).unwrap_or_default();
    let each = if old.len() > 1 { ", and three such lines for each of the others" } else { "" };
    format!(
        "Old addresses outside /posts/ are in {REDIRECTS_FILE}. Write there three lines, [[redirect]], from = {from}, \
         to = \"/posts/{slug}/\"{each}. Then remove this line"
    )
}

#[cfg(test)]
mod tests;

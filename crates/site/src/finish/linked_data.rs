//! The schema.org metadata of a page: JSON-LD.
//!
//! A post is a `BlogPosting` about an article, never the article itself. A page of many posts is a `CollectionPage`. Every page
//! except the first gives its path from there (`BreadcrumbList`).

use pprnet_address::{Route, Selection, View};
use pprnet_archive::{Article, CslDate, Doi, Person, Post, YearMonth};
use pprnet_reader::section_name;
use serde_json::{Map, Value, json};

use super::input::Input;
use super::page::{Kind, List, Page};
use crate::wording;

/// The script element of a page whose full address is `canonical`; `None` if there is no metadata.
pub(super) fn script(input: &Input, page: &Page<'_>, canonical: &str, image: Option<&str>) -> Option<String> {
    let site = &input.manifest.site;
    let home = format!("{}/", site.base_url.as_ref()?.as_str().trim_end_matches('/'));
    let blog =
        json!({"@type": "Blog", "@id": home, "name": site.title, "url": home, "inLanguage": site.language});
    let graph = if page.path == "/" {
        let mut blog = blog;
        blog["description"] = json!(site.tagline);
        blog["publisher"] =
            json!(site.author.as_ref().map(|name| json!({"@type": "Organization", "name": name})));
        vec![blog]
    } else {
        let trail = trail(page)?;
        let name = trail.last().map(|step| step.name.clone());
        let itself = match page.kind {
            Kind::Post(post) => posting(post, page, input, canonical, image, &blog),
            Kind::About => of_page("AboutPage", page, canonical, name, &blog),
            Kind::Follow | Kind::Saved | Kind::Offline => of_page("WebPage", page, canonical, name, &blog),
            _ => of_page("CollectionPage", page, canonical, name, &blog),
        };
        vec![itself, crumbs(&home, &site.title, &trail)]
    };
    let graph: Vec<Value> = graph.into_iter().map(without_nulls).collect();
    let text = json!({"@context": "https://schema.org", "@graph": graph}).to_string();
    // Escape, so that no text can end the element.
    let text = text.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    Some(format!("<script type=\"application/ld+json\">{text}</script>"))
}

/// A page on the path from the site's first page to another.
#[derive(Debug, Clone)]
struct Step {
    path: String,
    name: String,
}

/// The path to a page, without the first page; `None` for a page without an address.
fn trail(page: &Page<'_>) -> Option<Vec<Step>> {
    let step = |path: &str, name: &str| Step { path: path.to_owned(), name: name.to_owned() };
    let section = |route: &Route| step(&route.href(), section_name(route));
    let archive = || section(&Route::Archive);
    let year = |year: u16| step(&format!("/archive/{year}/"), &year.to_string());
    let month = |month: YearMonth| step(&format!("/archive/{month}/"), &month.heading());
    let list = |list: List| match list {
        List::Topics => section(&Route::Topics),
        List::Types => section(&Route::Types),
    };
    let mut steps = match page.kind {
        Kind::Blog => vec![],
        Kind::Post(post) => {
            vec![archive(), year(post.month.year()), month(post.month), step(&page.path, &post.title)]
        }
        Kind::Term(terms, term) => vec![list(terms), step(page.list(), &term.name)],
        Kind::Terms(terms) => vec![list(terms)],
        Kind::Archive => vec![archive()],
        Kind::Year(number) => vec![archive(), year(number)],
        Kind::Month(one) => vec![archive(), year(one.year()), month(one)],
        Kind::Evidence => vec![section(&Route::Evidence(Selection::default()))],
        Kind::About => vec![section(&Route::About)],
        Kind::Follow => vec![section(&Route::Follow)],
        Kind::Saved => vec![section(&Route::Saved { view: View::default() })],
        Kind::Offline => vec![section(&Route::Offline)],
        Kind::Missing | Kind::Shell => return None,
    };
    if page.number > 1 {
        steps.push(step(&page.path, &wording::page(page.number)));
    }
    Some(steps)
}

fn of_page(kind: &str, page: &Page<'_>, canonical: &str, name: Option<String>, blog: &Value) -> Value {
    json!({
        "@type": kind,
        "@id": canonical,
        "url": canonical,
        "name": name,
        "description": page.description,
        "isPartOf": blog,
    })
}

fn posting(
    post: &Post,
    page: &Page<'_>,
    input: &Input,
    canonical: &str,
    image: Option<&str>,
    blog: &Value,
) -> Value {
    let site = &input.manifest.site;
    let topics =
        input.manifest.topics.iter().filter(|term| post.topics.iter().any(|id| id.slug() == &term.slug));
    let names: Vec<&str> = topics.map(|term| term.name.as_str()).collect();
    let article = post.article.as_ref().map(scholarly);
    json!({
        "@type": "BlogPosting",
        "@id": canonical,
        "url": canonical,
        "mainEntityOfPage": canonical,
        "headline": post.title,
        "image": image,
        "description": page.description,
        "datePublished": post.month.to_string(),
        "dateModified": post.notices.iter().map(|notice| notice.date.to_string()).max(),
        "inLanguage": site.language,
        "isPartOf": blog,
        "author": site.author.as_ref().map(|name| json!({"@type": "Organization", "name": name})),
        "license": site.licence.as_ref().and_then(|licence| licence.url.as_ref()).map(ToString::to_string),
        "keywords": (!names.is_empty()).then_some(names),
        "citation": article.clone().or_else(|| post.citation.clone().map(Value::String)),
        "isBasedOn": article,
    })
}

fn scholarly(article: &Article) -> Value {
    let doi = article.doi.as_ref();
    let person = |person: &Person| match &person.literal {
        Some(name) => json!({"@type": "Organization", "name": name}),
        None => json!({"@type": "Person", "familyName": person.family, "givenName": person.given}),
    };
    let authors: Vec<Value> = article.author.iter().map(person).map(without_nulls).collect();
    json!({
        "@type": "ScholarlyArticle",
        "@id": doi.map(Doi::url),
        "name": article.title,
        "author": (!authors.is_empty()).then_some(authors),
        "datePublished": article.issued.as_ref().and_then(CslDate::year).map(|year| year.to_string()),
        "isPartOf": article.container_title.as_ref().map(|name| json!({"@type": "Periodical", "name": name})),
        "sameAs": doi.map(Doi::url),
    })
}

/// The path from the first page on, with full addresses.
fn crumbs(home: &str, title: &str, trail: &[Step]) -> Value {
    let item = |position: usize, address: String, name: &str| json!({"@type": "ListItem", "position": position, "item": address, "name": name});
    let steps = trail.iter().zip(2..).map(|(step, position)| {
        item(position, format!("{home}{}", step.path.trim_start_matches('/')), &step.name)
    });
    let items: Vec<Value> = std::iter::once(item(1, home.to_owned(), title)).chain(steps).collect();
    json!({"@type": "BreadcrumbList", "itemListElement": items})
}

/// The value without `null` members, here and in nested objects.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let present = members.into_iter().filter(|(_, value)| !value.is_null());
            Value::Object(present.map(|(name, value)| (name, without_nulls(value))).collect::<Map<_, _>>())
        }
        other => other,
    }
}

//! What a page says to machines that read schema.org: JSON-LD.
//!
//! A post is a `BlogPosting` about an article, never the article itself: search engines for scholars take
//! `citation_*` tags for the latter, so there are none.

use pprnet_archive::{Article, CslDate, Doi, Person, Post};
use serde_json::{Map, Value, json};

use super::input::Input;
use super::pages::{Kind, Page};

/// The script element of a page whose full address is `canonical`; nothing where there is nothing to say.
pub(super) fn script(input: &Input, page: &Page<'_>, canonical: &str, image: Option<&str>) -> Option<String> {
    let site = &input.manifest.site;
    let home = format!("{}/", site.base_url.as_ref()?.as_str().trim_end_matches('/'));
    let blog =
        json!({"@type": "Blog", "@id": home, "name": site.title, "url": home, "inLanguage": site.language});
    let graph = match page.kind {
        Kind::Blog if page.path == "/" => {
            let mut blog = blog;
            blog["description"] = json!(site.tagline);
            blog["publisher"] =
                json!(site.author.as_ref().map(|name| json!({"@type": "Organization", "name": name})));
            vec![blog]
        }
        Kind::Post(post) => {
            let archive = json!([format!("{home}archive/{}/", post.month), post.month.heading()]);
            vec![
                posting(post, input, canonical, image, &blog),
                crumbs(&[json!([home, site.title]), archive, json!([canonical, post.title])]),
            ]
        }
        Kind::Term(term) => {
            let list = format!("{home}{}", page.list().trim_start_matches('/'));
            vec![crumbs(&[json!([home, site.title]), json!([list, term.name])])]
        }
        Kind::Blog
        | Kind::Terms
        | Kind::Archive
        | Kind::About
        | Kind::Offline
        | Kind::Missing
        | Kind::Shell => return None,
    };
    let graph: Vec<Value> = graph.into_iter().map(without_nulls).collect();
    let text = json!({"@context": "https://schema.org", "@graph": graph}).to_string();
    // No text can end the element, whatever it says.
    let text = text.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    Some(format!("<script type=\"application/ld+json\">{text}</script>"))
}

fn posting(post: &Post, input: &Input, canonical: &str, image: Option<&str>, blog: &Value) -> Value {
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
        "description": post.index_entry().opening,
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

/// A trail of pages, each given as its address and its name.
fn crumbs(trail: &[Value]) -> Value {
    let item = |(place, step): (usize, &Value)| json!({"@type": "ListItem", "position": place + 1, "item": step[0], "name": step[1]});
    json!({"@type": "BreadcrumbList", "itemListElement": trail.iter().enumerate().map(item).collect::<Vec<_>>()})
}

/// The same without members that are `null`, here and in objects within.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let kept = members.into_iter().filter(|(_, value)| !value.is_null());
            Value::Object(kept.map(|(name, value)| (name, without_nulls(value))).collect::<Map<_, _>>())
        }
        other => other,
    }
}

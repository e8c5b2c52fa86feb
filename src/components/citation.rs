use leptos::prelude::*;
use pprnet_archive::{CslDate, Doi, Person, Post};

use crate::wording;

/// The authors of the article, its year and its journal: `Driessen, Fokkema, Dekker and 14 others, 2022. Psychological
/// Medicine`. `None` if the post does not name the authors.
#[component]
pub(crate) fn Source<'a>(
    /// The post.
    post: &'a Post,
    /// How many authors to name if there are many.
    authors: usize,
) -> impl IntoView {
    let article = post.article.as_ref().filter(|article| !article.author.is_empty());
    article.map(|article| {
        let names: Vec<String> = article.author.iter().map(name).collect();
        let mut text = wording::authors(&names, authors);
        if let Some(year) = article.issued.as_ref().and_then(CslDate::year) {
            text.push_str(&format!(", {year}"));
        }
        let within = article.container_title.clone().unwrap_or_default();
        text.push_str(if within.is_empty() { "." } else { ". " });
        view! { <span class="source" dir="auto">{text} <cite>{within}</cite></span> }
    })
}

/// The name by which a person is cited.
fn name(person: &Person) -> String {
    let family = person.family.as_deref().or(person.literal.as_deref()).or(person.given.as_deref());
    let parts = [person.non_dropping_particle.as_deref(), family];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The source in one line, with the printed citation folded below it; paper shows only the citation. If the post does not name
/// the authors, the citation alone.
#[component]
pub(crate) fn SourceAndCitation<'a>(
    /// The post.
    post: &'a Post,
) -> impl IntoView {
    if post.article.as_ref().is_none_or(|article| article.author.is_empty()) {
        return view! { <Citation post/> }.into_any();
    }
    view! {
        <p class="post-source"><Source post authors=3/></p>
        <details class="full-citation"><summary>{wording::full_citation()}</summary> <Citation post/></details>
    }
    .into_any()
}

/// The printed citation with its DOI as a link. If the citation lacks the DOI, the link follows it. Without a citation, the DOI.
#[component]
pub(crate) fn Citation<'a>(
    /// The post.
    post: &'a Post,
) -> impl IntoView {
    let doi = post.doi().cloned();
    match post.citation.clone() {
        Some(text) => view! { <p class="citation" dir="auto">{linked(text, doi)}</p> }.into_any(),
        None => doi
            .map(|doi| view! { <p class="citation">{wording::citation()} {wording::colon()} {doi_link(&doi, doi.url())}</p> })
            .into_any(),
    }
}

fn doi_link(doi: &Doi, text: String) -> impl IntoView + use<> {
    view! { <a href=doi.url() rel="external" class="doi">{text}</a> }
}

/// `text`, in which the address of `doi` becomes a link.
fn linked(text: String, doi: Option<Doi>) -> AnyView {
    let Some(doi) = doi else { return text.into_any() };
    match doi_range(&text, &doi) {
        Some(range) => {
            let (before, rest) = text.split_at(range.start);
            let (address, after) = rest.split_at(range.len());
            // Leptos would turn an empty text into a space, for hydration.
            let after = (!after.is_empty()).then(|| after.to_owned());
            view! { {before.to_owned()} {doi_link(&doi, address.to_owned())} {after} }.into_any()
        }
        None => view! { {text} " " {doi_link(&doi, doi.url())} }.into_any(),
    }
}

/// The range of the DOI in a citation, including the resolver or `doi:` before it.
fn doi_range(text: &str, doi: &Doi) -> Option<std::ops::Range<usize>> {
    let at = text.find(doi.as_str())?;
    let end = at + doi.as_str().len();
    let before = text.get(..at)?;
    let prefixes =
        ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:", ""];
    let prefix = prefixes.into_iter().find(|prefix| before.ends_with(prefix)).unwrap_or_default();
    Some(at - prefix.len()..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_doi_is_found_in_a_citation_however_it_is_printed() {
        let doi: Doi = "10.1037/pst0000172".parse().unwrap();
        let found = |text: &str| doi_range(text, &doi).map(|range| text[range].to_owned());
        assert_eq!(
            found("X. https://doi.org/10.1037/pst0000172").unwrap(),
            "https://doi.org/10.1037/pst0000172"
        );
        assert_eq!(found("X. doi:10.1037/pst0000172.").unwrap(), "doi:10.1037/pst0000172");
        assert_eq!(found("Ünlü. 10.1037/pst0000172").unwrap(), "10.1037/pst0000172");
        assert_eq!(found("No DOI."), None);
    }
}

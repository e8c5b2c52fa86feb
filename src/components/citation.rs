use leptos::prelude::*;
use pprnet_archive::{Doi, Post};

use crate::wording;

/// The citation as printed, its DOI as a link; where the citation does not print it, the DOI stands after.
#[component]
pub(crate) fn Citation<'a>(
    /// The post.
    post: &'a Post,
) -> impl IntoView {
    let doi = post.doi().cloned();
    match post.citation.clone() {
        Some(text) => view! { <p class="citation">{linked(text, doi)}</p> }.into_any(),
        None => doi
            .map(|doi| view! { <p class="citation">{wording::CITATION} ": " {doi_link(&doi, doi.url())}</p> })
            .into_any(),
    }
}

fn doi_link(doi: &Doi, text: String) -> impl IntoView + use<> {
    view! { <a href=doi.url() rel="external" class="doi">{text}</a> }
}

/// `text` with the address of `doi` in it made a link.
fn linked(text: String, doi: Option<Doi>) -> AnyView {
    let Some(doi) = doi else { return text.into_any() };
    match place_of(&text, &doi) {
        Some(place) => {
            let (before, rest) = text.split_at(place.start);
            let (address, after) = rest.split_at(place.len());
            // An empty text would become a space, for the sake of hydration.
            let after = (!after.is_empty()).then(|| after.to_owned());
            view! { {before.to_owned()} {doi_link(&doi, address.to_owned())} {after} }.into_any()
        }
        None => view! { {text} " " {doi_link(&doi, doi.url())} }.into_any(),
    }
}

/// Where in a citation the DOI is printed, with the resolver or `doi:` before it.
fn place_of(text: &str, doi: &Doi) -> Option<std::ops::Range<usize>> {
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
        let found = |text: &str| place_of(text, &doi).map(|place| text[place].to_owned());
        assert_eq!(
            found("X. https://doi.org/10.1037/pst0000172").unwrap(),
            "https://doi.org/10.1037/pst0000172"
        );
        assert_eq!(found("X. doi:10.1037/pst0000172.").unwrap(), "doi:10.1037/pst0000172");
        assert_eq!(found("Ünlü. 10.1037/pst0000172").unwrap(), "10.1037/pst0000172");
        assert_eq!(found("No DOI."), None);
    }
}

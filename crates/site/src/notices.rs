//! Corrections and retractions in post titles and descriptions. Everyone who sees a title (in lists, results, related posts, feeds,
//! previews, citations of the post) or a description must learn of them.

use pprnet_archive::{Document, Language, NoticeKind, Post};

use crate::wording;

/// The document with “Retracted:” or “Corrected:” before the titles of posts with such a notice, for display and search. The
/// editors' files do not change.
#[must_use]
pub fn titled(document: &Document) -> Document {
    Language::of(&document.site.language).spoken(|| titled_as_spoken(document))
}

fn titled_as_spoken(document: &Document) -> Document {
    let mut document = document.clone();
    for post in &mut document.posts {
        post.title = noticed(post, &post.title);
    }
    document
}

/// The opening words of a post for descriptions, after “Retracted:” or “Corrected:” if it has such a notice.
pub(crate) fn described(post: &Post) -> String {
    let opening = post.index_entry().opening;
    if opening.is_empty() { post.title.clone() } else { noticed(post, &opening) }
}

/// A text about a post, after the word for its gravest notice, unless the text begins with it.
fn noticed(post: &Post, text: &str) -> String {
    let is_of = |kind: &NoticeKind| post.notices.iter().any(|notice| notice.kind == *kind);
    let kind = [NoticeKind::Retraction, NoticeKind::Correction].into_iter().find(is_of);
    let word =
        kind.map(wording::notice).filter(|word| !text.to_lowercase().starts_with(&word.to_lowercase()));
    word.map_or_else(|| text.to_owned(), |word| format!("{word}{}{text}", wording::colon()))
}

#[cfg(test)]
mod tests {
    use pprnet_archive::{Notice, Post, Site, Taxonomy};

    use super::*;
    use crate::findings::sample;

    fn title(title: &str, kinds: &[NoticeKind]) -> String {
        title_in("en", title, kinds)
    }

    fn title_in(language: &str, title: &str, kinds: &[NoticeKind]) -> String {
        let notice = |&kind| Notice {
            date: "2023-02-14".parse().unwrap(),
            kind,
            text: "By the journal.".into(),
            blocks: vec![],
        };
        let post = Post { title: title.into(), notices: kinds.iter().map(notice).collect(), ..sample() };
        let mut site: Site = serde_json::from_str(
            r#"{"title":"T","tagline":null,"introduction":[],"about":[],"language":"en","since":null,"author":null,"home":null,"base_url":null,"this_month":null,"notice":null,"licence":null}"#,
        )
        .unwrap();
        site.language = language.into();
        let document = Document::new(site, Taxonomy { topics: vec![], types: vec![] }, vec![post]);
        titled(&document).posts.remove(0).title
    }

    #[test]
    fn a_title_says_what_became_of_the_article_and_says_it_once() {
        use NoticeKind::{Correction, Retraction};
        assert_eq!(title("A", &[]), "A");
        assert_eq!(title("A", &[Correction]), "Corrected: A");
        assert_eq!(title("A", &[Correction, Retraction]), "Retracted: A");
        assert_eq!(title("RETRACTED: A", &[Retraction]), "RETRACTED: A");
        assert_eq!(title("Ré", &[Retraction]), "Retracted: Ré");
    }

    #[test]
    fn it_says_so_in_the_language_of_the_site() {
        use NoticeKind::{Correction, Retraction};
        assert_eq!(title_in("fr-CA", "Deuil", &[Retraction]), "Rétracté\u{a0}: Deuil");
        assert_eq!(title_in("fr", "RÉTRACTÉ\u{a0}: Deuil", &[Retraction]), "RÉTRACTÉ\u{a0}: Deuil");
        assert_eq!(title_in("de", "Trauer", &[Correction]), "Corrected: Trauer");
    }
}

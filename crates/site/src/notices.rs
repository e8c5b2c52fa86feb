//! What became of an article, in the title of its post: whoever meets the title anywhere (in lists, results, related posts,
//! feeds, previews, citations of the post) has to know.

use pprnet_archive::{Document, NoticeKind};

use crate::wording;

/// The document with “Retracted:” or “Corrected:” before the titles of posts with such a notice, as the site shows and finds
/// them. What editors have written stays as it is.
#[must_use]
pub(crate) fn titled(document: &Document) -> Document {
    let mut document = document.clone();
    for post in &mut document.posts {
        let is_of = |kind| post.notices.iter().any(|notice| notice.kind == kind);
        let Some(kind) =
            [NoticeKind::Retraction, NoticeKind::Correction].into_iter().find(|&kind| is_of(kind))
        else {
            continue;
        };
        let word = wording::notice(kind);
        let is_said = post.title.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        if !is_said {
            post.title = format!("{word}: {}", post.title);
        }
    }
    document
}

#[cfg(test)]
mod tests {
    use pprnet_archive::{Notice, Post, Taxonomy};

    use super::*;
    use crate::findings::sample;

    fn title(title: &str, kinds: &[NoticeKind]) -> String {
        let notice =
            |&kind| Notice { date: "2023-02-14".parse().unwrap(), kind, text: "By the journal.".into() };
        let post = Post { title: title.into(), notices: kinds.iter().map(notice).collect(), ..sample() };
        let site = serde_json::from_str(
            r#"{"title":"T","tagline":null,"introduction":[],"about":[],"language":"en","since":null,"author":null,"home":null,"base_url":null,"this_month":null,"notice":null,"licence":null}"#,
        );
        let document = Document::new(site.unwrap(), Taxonomy { topics: vec![], types: vec![] }, vec![post]);
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
}

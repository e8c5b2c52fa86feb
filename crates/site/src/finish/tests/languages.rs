//! Tests sites in languages other than English.

use super::*;

#[test]
fn a_french_site_is_french_and_needs_a_reader_that_is() {
    let mut document = document(3, Some("https://example.org/pprnet/blog/"));
    document.site.language = "fr".into();
    let message = Dist::new(TEMPLATE, &document).error();
    assert!(message.contains("speak English") && message.contains("language = \"fr\""), "{message}");
    let dist = Dist::new(&TEMPLATE.replace("lang=\"en\"", "lang=\"fr\""), &document);
    dist.finish().unwrap();
    let first = dist.read("index.html");
    assert!(first.contains("<html lang=\"fr\">") && first.contains("Aller au contenu"), "{first}");
    assert!(
        first.contains("décembre 2022")
            && !first.contains("December 2022</a>")
            && !first.contains("og:locale")
    );
    assert!(dist.read("shell/index.html").contains("Cette page n’a pas pu être affichée"));
    assert!(dist.read("feed.xml").contains("La même chose en page Web"));
    let scripts: Vec<String> = files(&dist.path())
        .unwrap()
        .into_iter()
        .filter(|file| {
            file.to_string_lossy().contains("offline-") && file.extension().is_some_and(|it| it == "js")
        })
        .map(|file| fs::read_to_string(file).unwrap())
        .collect();
    assert!(scripts.len() == 1 && scripts[0].contains("hors ligne") && !scripts[0].contains("Ready offline"));
}

#[test]
fn a_site_in_a_language_without_sentences_of_ours_says_which_texts_are_in_which_language() {
    let mut document = document(3, Some("https://example.org/pprnet/blog/"));
    document.site.language = "ar".into();
    let dist = Dist::new(TEMPLATE, &document);
    dist.finish().unwrap();
    let first = dist.read("index.html");
    assert!(
        first.contains("<html lang=\"ar\" dir=\"rtl\">") && first.contains("<body lang=\"en\">"),
        "{first}"
    );
    assert!(first.contains("<p class=\"site-title\" lang=\"ar\">"), "{first}");
    assert_eq!(first.matches("dir=\"auto\" class=\"post-title\" lang=\"ar\"").count(), 3, "{first}");
    let post = dist.read("posts/post-0/index.html");
    assert!(post.contains("<div class=\"prose\" lang=\"ar\">"), "{post}");
    let english = finished(3).read("index.html");
    assert!(english.contains("<body>") && english.matches("lang=").count() == 1, "{english}");
}

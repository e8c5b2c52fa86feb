//! Tests the words that style sheets put on pages.

use std::collections::BTreeSet;

use super::*;
use crate::styles::write_styles;

/// The words that a style sheet inserts.
fn words(css: &str) -> BTreeSet<String> {
    let values = css.split("content:").skip(1).filter_map(|rest| rest.split([';', '}']).next());
    let strings = values.flat_map(|value| value.split('"').skip(1).step_by(2));
    strings.filter(|string| string.contains(char::is_alphabetic)).map(str::to_owned).collect()
}

fn words_of_folder(folder: &Path) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for file in files(folder).unwrap() {
        if file.extension().is_some_and(|ending| ending == "css") {
            all.extend(words(&fs::read_to_string(file).unwrap()));
        }
    }
    all
}

#[test]
fn a_french_site_has_no_english_sentence_in_any_style_sheet() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let english = words_of_folder(&root.join("public"));
    assert_eq!(english.len(), 2, "{english:?}");
    let published = |language: &str| {
        let mut document = document(3, Some("https://example.org/pprnet/blog/"));
        document.site.language = language.into();
        let template = TEMPLATE.replace("lang=\"en\"", &format!("lang=\"{language}\""));
        let dist = Dist::new(&template, &document);
        fs::copy(root.join("public/feed.css"), dist.path().join("feed.css")).unwrap();
        dist.finish().unwrap();
        words_of_folder(&dist.path())
    };
    assert_eq!(published("en"), english);
    let french = published("fr");
    assert!(french.len() == 2 && french.is_disjoint(&english), "{french:?}");
    // The reader's own sheets have signs only.
    let reader = tempfile::tempdir().unwrap();
    write_styles(&root.join("style"), reader.path()).unwrap();
    assert_eq!(words_of_folder(reader.path()), BTreeSet::new());
}

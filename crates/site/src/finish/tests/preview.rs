//! Tests what a preview serves besides pages.

use std::sync::Arc;

use super::*;
use crate::finish::{PreviewProgram, PreviewSite};

const POST: &str = "+++\ntitle = 'A'\nmonth = '2020-01'\ntopics = []\ntypes = []\n\n[[finding]]\nmetric = 'r'\n\
                    estimate = 0.28\nlabel = 'alliance'\n+++\n\nText.\n\n## Practice Implications\n\nMore.\n";

/// A preview of a site with one post.
fn preview(language: &str) -> (Dist, PreviewSite) {
    let template = TEMPLATE.replace("lang=\"en\"", &format!("lang=\"{language}\""));
    let dist = Dist::new(&template, &document(1, None));
    let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public");
    fs::copy(public.join("feed.css"), dist.path().join("feed.css")).unwrap();
    let content = dist.folder.path().join("content");
    fs::create_dir_all(content.join("posts")).unwrap();
    let site = format!(
        "title = 'T'\nlanguage = '{language}'\nsection = 'Practice Implications'\nbase_url = 'https://example.org/'\n"
    );
    for (name, text) in [("site.toml", site.as_str()), ("taxonomy.toml", ""), ("posts/2020-01-a.md", POST)] {
        fs::write(content.join(name), text).unwrap();
    }
    let checked = pprnet_content::check(&content);
    assert_eq!(checked.problems, []);
    let program = Arc::new(PreviewProgram::read(&dist.path()).unwrap());
    let site = PreviewSite::new(program, &checked.content.unwrap(), &content).unwrap();
    (dist, site)
}

/// `/evidence/` links to the table.
#[test]
fn files_for_machines_are_made_on_request() {
    let (_dist, site) = preview("en");
    for (path, kind) in [
        (pprnet_address::names::FINDINGS_TABLE, "text/csv"),
        ("feed.xml", "application/xml"),
        ("feed.json", "application/json"),
        ("llms.txt", "text/plain"),
    ] {
        let file = site.file(path, "preview/1.js").unwrap();
        assert_eq!((file.kind, file.is_missing), (kind, false), "{path}");
    }
    let table = site.file(pprnet_address::names::FINDINGS_TABLE, "").unwrap().content;
    assert!(String::from_utf8(table).unwrap().contains("2020-01,a,A,,,,r,0.28"));
    assert!(site.file("evidence/other.csv", "").unwrap().is_missing);
}

#[test]
fn a_preview_of_a_french_site_has_french_style_sheets() {
    let css = |language| {
        let (_dist, site) = preview(language);
        String::from_utf8(site.file("feed.css", "").unwrap().content).unwrap()
    };
    assert!(css("en").contains("This is a feed.") && !css("fr").contains("This is a feed."));
}

//! `pprnet check`: a fixture folder for each rule, and the output for it.

use std::collections::BTreeSet;

use crate::command::{arg, fixtures, pprnet, repository};

/// One test for each folder of `tests/fixtures/content`, which is named after the rule.
macro_rules! rules {
    ($($test:ident: $folder:literal = $code:literal;)*) => {
        $(#[test]
        fn $test() {
            // Some advice depends on the day.
            let run = pprnet(&["check", "--content", $folder, "--today", "2023-06-01"]);
            assert_eq!(run.code, Some($code), "{run}");
            insta::assert_snapshot!($folder, run);
        })*

        #[test]
        fn every_fixture_folder_has_its_test() {
            let tested: BTreeSet<String> = [$($folder),*].map(str::to_owned).into();
            let folders = std::fs::read_dir(fixtures("content")).unwrap();
            let there: BTreeSet<String> =
                folders.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
            assert_eq!(tested, there);
        }
    };
}

rules! {
    advice_is_no_error: "advice" = 0;
    an_article_is_read_key_by_key: "bad-article" = 1;
    a_doi_has_its_form: "bad-doi" = 1;
    a_file_name_is_month_and_slug: "bad-file-name" = 1;
    a_finding_can_be_true: "bad-finding" = 1;
    a_month_exists: "bad-month" = 1;
    a_notice_has_date_kind_and_text: "bad-notice" = 1;
    control_characters_are_refused: "control-characters" = 1;
    a_slug_is_used_once: "duplicate-slug" = 1;
    a_post_has_a_summary: "empty-post" = 1;
    only_what_the_model_can_say_is_allowed_in_markdown: "forbidden-markdown" = 1;
    all_problems_of_all_files_are_told_at_once: "many-at-once" = 1;
    files_that_lie_about_are_passed_over: "left-behind" = 0;
    what_would_be_published_wrong_gets_advice: "marks" = 0;
    a_post_has_implications: "missing-implications" = 1;
    a_post_has_a_month: "missing-month" = 1;
    a_post_has_a_title: "missing-title" = 1;
    the_month_is_that_of_the_file_name: "month-differs-from-file-name" = 1;
    a_post_begins_with_front_matter: "no-front-matter" = 1;
    the_folder_of_the_posts_is_there: "posts-missing" = 1;
    an_old_address_leads_to_a_page: "redirects" = 0;
    redirects_toml_is_right: "redirects-faulty" = 1;
    a_redirect_has_an_end: "redirects-loop" = 1;
    a_picture_of_the_reader_is_there: "screenshots-faulty" = 1;
    site_toml_is_right: "site-faulty" = 1;
    site_toml_is_there: "site-missing" = 1;
    each_slip_is_told_with_what_to_write: "slips" = 1;
    a_term_is_there_once: "taxonomy-duplicate-slug" = 1;
    taxonomy_toml_is_right: "taxonomy-faulty" = 1;
    taxonomy_toml_is_there: "taxonomy-missing" = 1;
    toml_is_well_formed: "toml-syntax" = 1;
    a_topic_is_named_once: "topic-twice" = 1;
    a_post_has_one_section_of_implications: "two-implications" = 1;
    front_matter_ends: "unclosed-front-matter" = 1;
    a_key_is_known: "unknown-key" = 1;
    words_that_mean_the_same_stand_in_groups: "synonyms-faulty" = 1;
    a_topic_is_in_the_taxonomy: "unknown-topic" = 1;
    a_type_is_in_the_taxonomy: "unknown-type" = 1;
    a_file_can_be_read: "unreadable-file" = 1;
    everything_allowed_is_allowed: "valid" = 0;
    a_file_is_utf_8: "wrong-encoding" = 1;
    a_value_is_of_its_kind: "wrong-value-type" = 1;
}

#[test]
fn the_real_content_is_right() {
    let run = pprnet(&["check", "--content", arg(&repository().join("content"))]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{run}");
}

#[test]
fn problems_can_be_read_by_programs() {
    let run = pprnet(&["check", "--content", "many-at-once", "--format", "json"]);
    assert_eq!((run.code, run.err.as_str()), (Some(1), ""), "{run}");
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(json["posts"], serde_json::Value::Null);
    let problems = json["problems"].as_array().unwrap();
    let text = pprnet(&["check", "--content", "many-at-once"]).err;
    assert_eq!(problems.len() + 1, text.lines().count());
    for problem in problems {
        let part = |name: &str| problem[name].as_str().unwrap().to_owned();
        let line = format!("{}:{}: {}: {}", part("file"), problem["line"], part("field"), part("message"));
        assert!(text.lines().any(|printed| printed == line), "{line}");
    }

    let run = pprnet(&["check", "--content", "advice", "--format", "github"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{run}");
    assert!(
        run.out.lines().count() == 4
            && run.out.lines().all(|line| line.starts_with("::notice file=advice/posts/")),
        "{run}"
    );
    let run = pprnet(&["check", "--content", "many-at-once", "--format", "github"]);
    assert_eq!(run.code, Some(1));
    assert!(run.out.contains("::error file=many-at-once/site.toml,line=1,col=9,title=title::"), "{run}");
}

#[test]
fn wrong_use_is_told_apart_from_problems() {
    assert_eq!(pprnet(&["check", "--content", "nowhere"]).code, Some(2));
    assert_eq!(pprnet(&["chekc"]).code, Some(2));
    assert_eq!(pprnet(&["serve", "nowhere"]).code, Some(2));
    assert_eq!(pprnet(&["serve", "valid", "--base", "/a b/"]).code, Some(2));
    assert_eq!(pprnet(&["serve", "valid"]).code, Some(1), "a folder, but no site");
    assert_eq!(pprnet(&["check", "--color"]).code, Some(2));
    assert_eq!(pprnet(&[]).code, Some(2));
    assert_eq!(pprnet(&["check", "--content", "valid", "--base-url", "https://example.org"]).code, Some(2));
    let help = pprnet(&["--help"]);
    assert_eq!(help.code, Some(0));
    assert!(help.out.contains("Exit codes: 0"), "{help}");
}

#[test]
fn quietly_only_problems_are_told() {
    let run = pprnet(&["check", "--quiet", "--content", "advice"]);
    assert!(run.code == Some(0) && run.out.is_empty() && run.err.is_empty(), "{run}");
    let run = pprnet(&["check", "--quiet", "--content", "missing-title"]);
    assert!(run.code == Some(1) && run.out.is_empty() && run.err.lines().count() == 4, "{run}");
}

//! Citations as the styles print them. The expected texts follow the manuals: APA 7, AMA 11, MLA 9, Chicago 18
//! (author-date), including their rules for truncated lists, particles and questions.

use pprnet_citation::{Custom, Date, Kind, Name, Record, Style, read, styled, summary};
use proptest::prelude::*;

fn set(record: &Record) -> Vec<String> {
    Style::ALL.iter().map(|style| styled(record, *style).unwrap().plain()).collect()
}

fn of(text: &str) -> Vec<String> {
    set(&read(text).unwrap_or_else(|| panic!("declined: {text}")))
}

#[test]
fn an_article_is_set_in_every_style() {
    let text = "Wang, Y., Wang, L., & Li, J. (2019). Two of one name. Journal of Affective Disorders, 245(2), 1–8. https://doi.org/10.5555/jad.1";
    assert_eq!(
        of(text),
        [
            "Wang, Y., Wang, L., & Li, J. (2019). Two of one name. Journal of Affective Disorders, 245(2), 1–8. https://doi.org/10.5555/jad.1",
            "Wang Y, Wang L, Li J. Two of one name. Journal of Affective Disorders. 2019;245(2):1-8. doi:10.5555/jad.1",
            "Wang, Y., et al. “Two of One Name.” Journal of Affective Disorders, vol. 245, no. 2, 2019, pp. 1–8, https://doi.org/10.5555/jad.1.",
            "Wang, Y., L. Wang, and J. Li. 2019. “Two of One Name.” Journal of Affective Disorders 245 (2): 1–8. https://doi.org/10.5555/jad.1.",
        ]
    );
    let apa = styled(&read(text).unwrap(), Style::Apa).unwrap();
    let italic: Vec<&str> = apa.0.iter().skip(1).step_by(2).map(String::as_str).collect();
    assert_eq!(italic, ["Journal of Affective Disorders", "245"]);
}

#[test]
fn particles_stay_with_the_family_name_and_suffixes_apart() {
    let particle = of("de Vries, Joey. (2021). What clients remember. Counselling Research, 21(2), 200–211.");
    let starts = ["de Vries, J. (2021)", "de Vries J. What", "de Vries, Joey. “What", "de Vries, Joey. 2021"];
    for (text, start) in particle.iter().zip(starts) {
        assert!(text.starts_with(start), "{text}");
    }
    let suffix =
        of("Sullivan Jr., H. S., & Le Dantec, A. (2017). Learning in groups. Group Dynamics, 21(1), 1–15.");
    let starts = [
        "Sullivan, H. S., Jr., & Le Dantec, A. (2017)",
        "Sullivan HS Jr, Le Dantec A. Learning",
        "Sullivan, H. S., Jr., and A. Le Dantec. “Learning",
        "Sullivan, H. S., Jr., and A. Le Dantec. 2017",
    ];
    for (text, start) in suffix.iter().zip(starts) {
        assert!(text.starts_with(start), "{text}");
    }
    let hyphen =
        of("Kling, M.-U., & Kaplan, J. D (2018). Ape and kangaroo. Journal of Unlikely Friends, 4, 10–19.");
    assert!(hyphen[0].starts_with("Kling, M.-U., & Kaplan, J. D. (2018)."), "{}", hyphen[0]);
    assert!(hyphen[3].ends_with("Journal of Unlikely Friends 4:10–19."), "{}", hyphen[3]);
}

/// CSL has no truncated lists: the last known author must not become the last of all.
#[test]
fn a_truncated_list_stays_truncated() {
    let one = of(
        "Hassett L, et al. (2024) Digital aids. Br J Sports Med 58(5), 269-277. 10.1136/bjsports-2023-107000",
    );
    let starts = [
        "Hassett, L., et al. (2024).",
        "Hassett L, et al. Digital",
        "Hassett, L., et al. “D",
        "Hassett, L., et al. 2024.",
    ];
    for (text, start) in one.iter().zip(starts) {
        assert!(text.starts_with(start), "{text}");
    }
    let last = of("van Dis, E. A. M., … Li, J. (2020). Hope & CBT. JAMA Psychiatry, 77(3), 265–273.");
    let starts = [
        "van Dis, E. A. M., … Li, J. (2020).",
        "van Dis EAM, et al. Hope",
        "van Dis, E. A. M., et al. “H",
        "van Dis, E. A. M., et al. 2020.",
    ];
    for (text, start) in last.iter().zip(starts) {
        assert!(text.starts_with(start), "{text}");
    }
    for text in one.iter().chain(&last) {
        assert!(!text.contains("& et al") && !text.contains("and et al") && !text.contains("al.."), "{text}");
    }
}

#[test]
fn a_question_in_quotation_marks_is_quoted_once() {
    let text = of("Novotny, I. (2018). “Why did it end?” Journal of Family Therapy, 40(2), 215–229.");
    assert!(text[0].contains("(2018). “Why did it end?” Journal"), "{}", text[0]);
    assert!(text[2].contains(". “‘Why Did It End?’” Journal"), "{}", text[2]);
    assert!(text[3].contains(". “‘Why Did It End?’” Journal"), "{}", text[3]);
}

#[test]
fn editors_are_called_that() {
    let book =
        of("Torres, M., & Ek, L. (Eds.). (2019). Handbook of feedback (2nd ed., Vol. 1). Wren & Sons.");
    let starts = [
        "Torres, M., & Ek, L. (Eds.). (2019). Handbook",
        "Torres M, Ek L, eds. Handbook",
        "Torres, M., and L. Ek, editors. Handbook",
        "Torres, M., and L. Ek, eds. 2019. Handbook",
    ];
    for (text, start) in book.iter().zip(starts) {
        assert!(text.starts_with(start), "{text}");
    }
    let one = of("Torres, M. (Ed.). (2019). Handbook of feedback. Wren & Sons.");
    assert!(one[1].starts_with("Torres M, ed. H") && one[3].starts_with("Torres, M., ed. 2019."), "{one:#?}");
    let chapter =
        of("Alder, K. (2013). Endings. In P. von Hagen (Ed.), Phases of therapy (pp. 103–120). Guild.");
    assert!(
        chapter[0].contains("In P. von Hagen (Ed.), Phases of therapy (pp. 103–120). Guild."),
        "{}",
        chapter[0]
    );
    assert!(chapter[1].contains("In: von Hagen P, ed. Phases of Therapy."), "{}", chapter[1]);
    assert!(chapter[2].contains("edited by P. von Hagen"), "{}", chapter[2]);
}

#[test]
fn one_page_is_one_and_works_in_press_say_so() {
    let page =
        of("Alder, K. (2013). Endings. In P. von Hagen (Ed.), Phases of therapy (pp. 103–103). Guild.");
    assert!(page[0].contains("(p. 103)") && page[2].ends_with("p. 103."), "{page:#?}");
    let early = of("Morales, R. (2022). Shame and repair. Psychotherapy. https://doi.org/10.5555/p.1");
    assert!(
        early[3].ends_with("Psychotherapy, ahead of print. https://doi.org/10.5555/p.1."),
        "{}",
        early[3]
    );
    let waiting = of("Morales, R., & Dietz, K. (in press). Shame and repair. Psychotherapy.");
    assert_eq!(
        waiting,
        [
            "Morales, R., & Dietz, K. (in press). Shame and repair. Psychotherapy.",
            "Morales R, Dietz K. Shame and repair. Psychotherapy. In press.",
            "Morales, R., and K. Dietz. “Shame and Repair.” Psychotherapy, in press.",
            "Morales, R., and K. Dietz. In press. “Shame and Repair.” Psychotherapy.",
        ]
    );
}

#[test]
fn a_doi_is_encoded_in_addresses_and_printed_as_it_is_elsewhere() {
    let text = of(
        "Karp, L. (1996). On old numbers. Journal of Clinical Psychology, 52(4), 385–394. doi:10.1002/(SICI)1097-4679(199607)52:4<385::AID-JCLP3>3.0.CO;2-R",
    );
    for style in [0, 2, 3] {
        assert!(
            text[style].contains(
                "https://doi.org/10.1002/(SICI)1097-4679(199607)52:4%3C385::AID-JCLP3%3E3.0.CO;2-R"
            ),
            "{}",
            text[style]
        );
    }
    assert!(
        text[1].ends_with("doi:10.1002/(SICI)1097-4679(199607)52:4<385::AID-JCLP3>3.0.CO;2-R"),
        "{}",
        text[1]
    );
}

#[test]
fn a_summary_is_cited_as_a_post_of_its_site() {
    let post = serde_json::from_str(
        r#"{"slug":"on-hope","title":"On Hope","month":"2022-12","topics":[],"types":[],"citation":null,"article":null,
            "summary":["a"],"implications":["b"],"findings":[],"notices":[]}"#,
    );
    let site = pprnet_archive::Site {
        title: "The Digest".into(),
        author: Some("Written by the editors".into()),
        ..pprnet_archive::Site::default()
    };
    let record = summary(&post.unwrap(), &site, Some("https://digest.example/posts/on-hope/".into()));
    assert_eq!(
        set(&record),
        [
            "The editors. (2022, December). On Hope. The Digest. https://digest.example/posts/on-hope/",
            "The editors. On Hope. The Digest. December 2022. https://digest.example/posts/on-hope/",
            "The editors. “On Hope.” The Digest, Dec. 2022, https://digest.example/posts/on-hope/.",
            "The editors. 2022. “On Hope.” The Digest, December. https://digest.example/posts/on-hope/.",
        ]
    );
}

fn name() -> impl Strategy<Value = Name> {
    let part = || prop::option::of("\\PC{0,12}");
    (part(), part(), part(), part()).prop_map(|(family, given, suffix, literal)| Name {
        family,
        given,
        suffix,
        literal,
        ..Name::default()
    })
}

fn record() -> impl Strategy<Value = Record> {
    let text = || prop::option::of("\\PC{0,20}");
    let kind = prop::sample::select(vec![
        Kind::ArticleJournal,
        Kind::Book,
        Kind::Chapter,
        Kind::Thesis,
        Kind::Webpage,
        Kind::Other("post-weblog".into()),
        Kind::Other("no-such-type".into()),
    ]);
    let dates = prop::collection::vec(prop::collection::vec(any::<i32>(), 0..4), 0..3);
    let names = || prop::collection::vec(name(), 0..9);
    (kind, text(), text(), names(), names(), dates, text(), text(), prop::option::of(0usize..9)).prop_map(
        |(kind, title, container_title, author, editor, date_parts, page, volume, truncated_after)| Record {
            kind,
            title,
            container_title,
            author,
            editor,
            issued: Some(Date { date_parts }),
            page,
            volume,
            custom: Custom { truncated_after, editors_truncated_after: truncated_after },
            ..Record::default()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_record_is_set_or_left_and_no_mark_stays(record in record()) {
        for style in Style::ALL {
            if let Some(text) = styled(&record, style) {
                let plain = text.plain();
                prop_assert!(!plain.contains(['\u{e000}', '\u{e001}', '\u{e002}']), "{plain}");
            }
        }
    }
}

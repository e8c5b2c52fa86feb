//! Bugs that users of other tools have reported in public. Each case must be right here.

use pprnet_citation::{Kind, Name, Record, bibtex, csl, enw, read, ris};

fn record(text: &str) -> Record {
    read(text).unwrap_or_else(|| panic!("declined: {text}"))
}

fn person(family: &str, given: &str) -> Name {
    Name { family: Some(family.into()), given: Some(given.into()), ..Name::default() }
}

/// The lines of a RIS record with this tag.
fn lines<'a>(ris: &'a str, tag: &str) -> Vec<&'a str> {
    let start = format!("{tag}  - ");
    ris.split("\r\n").filter_map(|line| line.strip_prefix(start.as_str())).collect()
}

#[test]
fn a_full_given_name_after_a_particle_is_one_author() {
    let read = record("de Vries, Joey. (2021). What clients remember. Counselling Research, 21(2), 200–211.");
    assert_eq!(read.author, [person("de Vries", "Joey")]);
}

#[test]
fn others_is_forced_in_bibtex_and_is_no_person() {
    let read = record(
        "Keller, A., Ochoa, B., & others. (2017). Motives for leaving. Psychotherapy, 54(3), 258-266.",
    );
    assert_eq!(read.author.len(), 2);
    assert!(bibtex(&read).contains("author = {Keller, A. and Ochoa, B. and others},"), "{}", bibtex(&read));
    assert!(ris(&read).contains("N1  - The list of authors is not complete"));
    assert!(!ris(&read).contains("AU  - others"));
}

#[test]
fn one_page_is_not_two() {
    let read = record("Lark, M. (2017). Short pages. Psychotherapy Research, 27(1), 103.");
    assert_eq!(lines(&ris(&read), "SP"), ["103"]);
    assert_eq!(lines(&ris(&read), "EP"), [""; 0]);
    let read =
        record("Alder, K. (2013). Endings. In P. von Hagen (Ed.), Phases of therapy (pp. 103–103). Guild.");
    assert_eq!((lines(&ris(&read), "SP"), lines(&ris(&read), "EP")), (vec!["103"], vec!["103"]));
}

#[test]
fn two_authors_of_one_name_both_stay() {
    let read = record(
        "Wang, Y., Wang, L., & Li, J. (2019). Two of one name. Journal of Affective Disorders, 245, 1–8.",
    );
    assert_eq!(read.author, [person("Wang", "Y."), person("Wang", "L."), person("Li", "J.")]);
    assert_eq!(lines(&ris(&read), "AU"), ["Wang, Y.", "Wang, L.", "Li, J."]);
}

#[test]
fn an_ampersand_is_escaped_in_bibtex_and_plain_in_ris() {
    let read =
        record("Vail, V. (2016). Hope & fear. European Child & Adolescent Psychiatry, 10(2), 120–131.");
    assert!(bibtex(&read).contains("journal = {European Child \\& Adolescent Psychiatry},"));
    assert_eq!(lines(&ris(&read), "T2"), ["European Child & Adolescent Psychiatry"]);
}

#[test]
fn a_long_title_stays_on_one_line_and_particles_stay() {
    let title = "Long-term outcomes of cognitive behavioral therapy for anxiety-related disorders: A systematic review and meta-analysis of trials";
    assert!(title.len() > 120);
    let read =
        record(&format!("van Dis, E. A. M., & Li, J. (2020). {title}. JAMA Psychiatry, 77(3), 265–273."));
    assert_eq!(lines(&ris(&read), "TI"), [title]);
    assert_eq!(lines(&ris(&read), "AU")[0], "van Dis, E. A. M.");
}

#[test]
fn every_line_of_ris_has_its_blanks_and_ends_in_crlf() {
    let text = ris(&record("Lark, M. (2017). Short pages. Psychotherapy Research, 27(1), 103."));
    assert!(text.starts_with("TY  - JOUR\r\n"));
    assert!(text.ends_with("\r\nER  - \r\n\r\n"));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
}

#[test]
fn letters_with_accents_come_through() {
    let read =
        record("Renée, M., & Dupré, É. (2020). L’alliance avec l’enfant. Psychothérapies, 40(1), 9–18.");
    for written in [ris(&read), enw(&read), bibtex(&read), csl(&read)] {
        assert!(
            written.contains("Renée") && written.contains("Dupré") && !written.contains("??"),
            "{written}"
        );
    }
}

#[test]
fn line_breaks_in_a_field_become_blanks() {
    let broken = Record { title: Some("One\r\ntitle\nin\u{2028}parts".into()), ..Record::default() };
    assert_eq!(lines(&ris(&broken), "TI"), ["One title in parts"]);
    assert!(enw(&broken).contains("%T One title in parts\r\n"));
    assert!(bibtex(&broken).contains("One title in parts"));
    let read = record("Chadwick, E. (2018). On endings.\nPsychotherapy in Practice, 12(1),\n33–41.");
    assert_eq!(read.container_title.as_deref(), Some("Psychotherapy in Practice"));
}

#[test]
fn one_author_and_others_with_a_bare_doi() {
    let read = record(
        "Hassett L, et al. (2024) Digital aids to movement after injury. Br J Sports Med 58(5), 269-277. 10.1136/bjsports-2023-107000",
    );
    assert_eq!(read.author, [person("Hassett", "L.")]);
    assert_eq!(read.custom.truncated_after, Some(1));
    assert_eq!(read.doi.as_deref(), Some("10.1136/bjsports-2023-107000"));
    assert_eq!((read.issue.as_deref(), read.page.as_deref()), (Some("5"), Some("269-277")));
}

#[test]
fn a_question_in_quotation_marks_is_a_whole_title() {
    let apa = record("Novotny, I. (2018). “Why did it end?” Journal of Family Therapy, 40(2), 215–229.");
    assert_eq!(apa.title.as_deref(), Some("“Why did it end?”"));
    let mla = record(
        "Dahl, Kari. “Who Stays in Therapy?” Journal of Clinical Psychology, vol. 75, 2019, pp. 1020–1034.",
    );
    assert_eq!(mla.title.as_deref(), Some("Who Stays in Therapy?"));
    assert_eq!(mla.container_title.as_deref(), Some("Journal of Clinical Psychology"));
}

#[test]
fn suffixes_and_particles_and_an_initial_without_its_stop() {
    let read = record(
        "Sullivan Jr., H. S., & Le Dantec, A. (2017). Learning in groups. Group Dynamics, 21(1), 1–15.",
    );
    let sullivan = Name { suffix: Some("Jr.".into()), ..person("Sullivan", "H. S.") };
    assert_eq!(read.author, [sullivan, person("Le Dantec", "A.")]);
    let text = bibtex(&read);
    assert!(text.contains("{Sullivan, Jr., H. S. and Le Dantec, A.}"), "{text}");
    let read = record(
        "J. D Kaplan and M.-U. Kling (2018). Ape and kangaroo. Journal of Unlikely Friends, 4, 10–19.",
    );
    assert_eq!(read.author, [person("Kaplan", "J. D."), person("Kling", "M.-U.")]);
}

#[test]
fn volume_issue_pages_without_brackets() {
    let read = record("Weiss, B. (2016). Emotion in supervision. Journal of Training, 11, 2: 181–202.");
    let locator = [&read.volume, &read.issue, &read.page].map(|field| field.as_deref().unwrap_or_default());
    assert_eq!(locator, ["11", "2", "181-202"]);
}

#[test]
fn a_doi_with_angle_brackets_is_verbatim_in_bibtex_and_encoded_in_addresses() {
    let doi = "10.1002/(SICI)1097-4679(199607)52:4<385::AID-JCLP3>3.0.CO;2-R";
    let read = record(&format!(
        "Karp, L. (1996). On old numbers. Journal of Clinical Psychology, 52(4), 385–394. doi:{doi}"
    ));
    assert_eq!(read.doi.as_deref(), Some(doi));
    assert!(bibtex(&read).contains(&format!("doi = {{{doi}}}")));
    assert_eq!(lines(&ris(&read), "DO"), [doi]);
    assert!(lines(&ris(&read), "UR")[0].contains("52:4%3C385::AID-JCLP3%3E3.0.CO;2-R"));
}

#[test]
fn edited_books_have_editors_and_no_authors_and_works_in_press_no_year() {
    let book =
        record("Torres, M., & Ek, L. (Eds.). (2019). Handbook of feedback (2nd ed., Vol. 1). Wren & Sons.");
    assert_eq!((book.kind, book.author.len(), book.editor.len()), (Kind::Book, 0, 2));
    let waiting = record("Morales, R., & Dietz, K. (in press). Shame and repair. Psychotherapy.");
    assert_eq!((waiting.issued, waiting.status.as_deref()), (None, Some("in press")));
}

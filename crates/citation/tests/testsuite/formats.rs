//! Readers read the output back: `biblib` (RIS, ENW, BibTeX), which shares no code with the writers, and the parser of
//! `biblatex`.

use biblib::{BibParser, Citation, CitationParser, EnwParser, RisParser};
use pprnet_citation::{Record, bibtex, csl, enw, read, ris};
use serde_json::Value;

const TABLE: &str = include_str!("../styles.jsonl");

/// All records of the table.
fn records() -> Vec<Record> {
    let texts = TABLE.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    texts.filter_map(|case| read(case["text"].as_str().unwrap())).collect()
}

fn one(citations: Vec<Citation>) -> Citation {
    assert_eq!(citations.len(), 1);
    citations.into_iter().next().unwrap()
}

/// The fields that all three formats must keep.
fn assert_preserved(record: &Record, back: &Citation, format: &str, written: &str) {
    // The BibTeX reader leaves `\%` and inner braces as they are.
    let title = |text: &str| text.replace(['{', '}', '\\'], "");
    assert_eq!(title(&back.title), record.title.clone().unwrap_or_default(), "{format}\n{written}");
    assert_eq!(back.volume, record.volume, "{format}\n{written}");
    let year = record.issued.as_ref().and_then(pprnet_citation::Date::year);
    assert_eq!(back.date.as_ref().map(|date| date.year), year, "{format}\n{written}");
    let doi = |text: &Option<String>| text.as_ref().map(|doi| doi.to_lowercase());
    assert_eq!(doi(&back.doi), doi(&record.doi), "{format}\n{written}");
}

/// Family names of persons. The readers split names of groups, each in its own way.
fn families(record: &Record) -> Option<Vec<String>> {
    record.author.iter().map(|name| name.family.clone()).collect()
}

#[test]
fn ris_is_read_back() {
    for record in records() {
        let text = ris(&record);
        let back = one(RisParser::new().parse(&text).unwrap());
        assert_preserved(&record, &back, "RIS", &text);
        if let Some(families) = families(&record).filter(|_| record.editor.is_empty()) {
            assert_eq!(
                back.authors.iter().map(|name| name.name.clone()).collect::<Vec<_>>(),
                families,
                "{text}"
            );
        }
    }
}

#[test]
fn many_records_of_ris_follow_each_other() {
    let records = records();
    let text: String = records.iter().map(ris).collect();
    assert_eq!(RisParser::new().parse(&text).unwrap().len(), records.len());
}

#[test]
fn enw_is_read_back() {
    for record in records() {
        let text = enw(&record);
        // The reader refuses a record without title and author, such as a DOI alone.
        if record.title.is_none() {
            continue;
        }
        let back = one(EnwParser::new().parse(&text).unwrap());
        assert_preserved(&record, &back, "ENW", &text);
        assert_eq!(back.pages.is_some(), record.page.is_some(), "{text}");
    }
}

#[test]
fn bibtex_is_read_back_by_two_readers() {
    for record in records() {
        let text = bibtex(&record);
        let back = one(BibParser::new().parse(&text).unwrap());
        assert_preserved(&record, &back, "BibTeX", &text);
        let entries = biblatex::Bibliography::parse(&text).unwrap().into_vec();
        let [entry] = entries.as_slice() else { panic!("{text}") };
        if record.author.is_empty() {
            continue;
        }
        let names = entry.author().unwrap();
        let count = record.custom.truncated_after.unwrap_or(record.author.len());
        // The parser counts “others” as a name.
        assert_eq!(names.len(), count + usize::from(record.custom.truncated_after.is_some()), "{text}");
        for (name, back) in record.author.iter().zip(&names).take(count) {
            let Some(family) = &name.family else { continue };
            let joined = format!("{} {}", back.prefix, back.name);
            assert_eq!(joined.trim(), family, "{text}");
            assert_eq!(Some(&back.given_name), name.given.as_ref(), "{text}");
        }
    }
}

#[test]
fn bodies_stay_whole() {
    let text =
        "World Health Organization. (2020). Care (Report No. 3). Center for Health Statistics and Quality.";
    let record = read(text).unwrap();
    // EndNote requires a comma after the name of a group.
    assert!(enw(&record).contains("%A World Health Organization,\r\n"), "{}", enw(&record));
    // BibLaTeX treats publishers as a list, with “and” between them.
    assert!(bibtex(&record).contains("{{Center for Health Statistics and Quality}}"), "{}", bibtex(&record));
}

#[test]
fn csl_json_is_the_record_with_an_id() {
    for record in records() {
        let mut value: Value = serde_json::from_str(&csl(&record)).unwrap();
        assert!(value.as_object_mut().unwrap().remove("id").is_some());
        assert_eq!(serde_json::from_value::<Record>(value).unwrap(), record);
    }
}

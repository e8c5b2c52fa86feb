//! One generated post, as an editor's file.

use std::collections::BTreeSet;

use pprnet_archive::YearMonth;

use super::grammar::{Grammar, Subject};
use super::random::Random;
use super::topics;

/// Writes posts with unique slugs.
#[derive(Debug)]
pub(super) struct Writer<'a> {
    grammar: &'a Grammar,
    sets: Sets,
    slugs: BTreeSet<String>,
}

/// The sets of the grammar that posts are made of.
#[derive(Debug)]
struct Sets {
    opening: usize,
    method: usize,
    result: usize,
    comment: usize,
    caveat: usize,
    advice: usize,
    title: usize,
    article: usize,
    journal: usize,
    surname: usize,
}

/// The research article of a post.
struct Source {
    authors: Vec<(String, String)>,
    year: u16,
    title: String,
    journal: String,
    volume: usize,
    issue: usize,
    pages: (usize, usize),
    doi: Option<String>,
}

impl<'a> Writer<'a> {
    /// A writer without any posts yet.
    ///
    /// # Errors
    /// If the grammar lacks a set.
    pub(super) fn new(grammar: &'a Grammar) -> anyhow::Result<Self> {
        let sets = Sets {
            opening: grammar.set("opening")?,
            method: grammar.set("method")?,
            result: grammar.set("result")?,
            comment: grammar.set("comment")?,
            caveat: grammar.set("caveat")?,
            advice: grammar.set("advice")?,
            title: grammar.set("title")?,
            article: grammar.set("article")?,
            journal: grammar.set("journal")?,
            surname: grammar.set("surname")?,
        };
        Ok(Self { grammar, sets, slugs: BTreeSet::new() })
    }

    /// The slug and the content of a new post of `month`.
    pub(super) fn post(&mut self, month: YearMonth, random: &mut Random) -> (String, String) {
        let topics = topics::topics(random);
        let authors: Vec<_> = (0..random.between(1, 6)).map(|_| self.author(random)).collect();
        let subject = Subject { topic: topics[0].phrase, author: &authors[0].0 };
        let title = title_case(&self.grammar.write(self.sets.title, subject, random));
        let slug = self.slug(&title);
        let text = self.text(subject, random);
        let source = self.source(authors.clone(), month, subject, random);
        let slugs: Vec<_> = topics.iter().map(|topic| format!("\"{}\"", topic.slug)).collect();
        let mut file = format!("+++\ntitle = \"{title}\"\nmonth = \"{month}\"\n");
        file.push_str(&format!("topics = [{}]\ntypes = [\"{}\"]\n", slugs.join(", "), topics::kind(random)));
        // Some posts of a real digest have no citation, and many have none as data.
        if random.chance(95) {
            file.push_str(&format!("citation = \"{}\"\n", source.citation()));
            if random.chance(70) {
                file.push_str(&source.data());
            }
        }
        file.push_str("+++\n\n");
        file.push_str(&text);
        (slug, file)
    }

    fn text(&self, subject: Subject<'_>, random: &mut Random) -> String {
        let sets = &self.sets;
        let mut summary = Text::default();
        let sentence = |set: usize, random: &mut Random| self.grammar.write(set, subject, random);
        summary.add(&sentence(sets.opening, random));
        for _ in 0..random.between(1, 3) {
            summary.add(&sentence(sets.method, random));
        }
        summary.end_paragraph();
        let words = random.between(235, 320);
        while summary.words < words {
            let set = if random.chance(68) { sets.result } else { sets.comment };
            summary.add(&sentence(set, random));
            if summary.sentences >= 3 && random.chance(30) {
                summary.end_paragraph();
            }
        }
        summary.add(&sentence(sets.caveat, random));
        let mut implications = Text::default();
        let words = random.between(58, 92);
        while implications.words < words {
            if implications.sentences >= 2 && random.chance(25) {
                implications.end_paragraph();
            }
            implications.add(&sentence(sets.advice, random));
        }
        format!("{}\n\n## Practice Implications\n\n{}\n", summary.text, implications.text)
    }

    fn author(&self, random: &mut Random) -> (String, String) {
        let no_subject = Subject { topic: "", author: "" };
        let family = self.grammar.write(self.sets.surname, no_subject, random);
        let mut initial = || char::from(*random.pick(b"ABCDEFGHJKLMNOPRSTVW"));
        let initials = format!("{}. {}.", initial(), initial());
        (family, initials)
    }

    fn source(
        &self,
        authors: Vec<(String, String)>,
        month: YearMonth,
        subject: Subject<'_>,
        random: &mut Random,
    ) -> Source {
        let first_page = random.between(1, 900);
        Source {
            authors,
            year: month.year() - u16::from(month.month() < 4),
            title: self.grammar.write(self.sets.article, subject, random),
            journal: self.grammar.write(self.sets.journal, subject, random),
            volume: random.between(1, 90),
            issue: random.between(1, 12),
            pages: (first_page, first_page + random.between(6, 30)),
            // CrossRef reserves the prefix 10.5555 for examples; it never leads to an article.
            doi: random.chance(75).then(|| format!("10.5555/sample.{}", random.between(100_000, 999_999))),
        }
    }

    /// A unique slug.
    fn slug(&mut self, title: &str) -> String {
        let letters = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' };
        let plain: String = title.chars().map(letters).collect();
        let base = plain.split_whitespace().take(12).collect::<Vec<_>>().join("-");
        let mut slug = base.clone();
        let mut number = 2;
        while !self.slugs.insert(slug.clone()) {
            slug = format!("{base}-{number}");
            number += 1;
        }
        slug
    }
}

impl Source {
    fn citation(&self) -> String {
        let names: Vec<_> = self.authors.iter().map(|(family, given)| format!("{family}, {given}")).collect();
        let names = match names.as_slice() {
            [one] => one.clone(),
            [others @ .., last] => format!("{}, & {last}", others.join(", ")),
            [] => String::new(),
        };
        let (first, last) = self.pages;
        let doi = self.doi.as_ref().map(|doi| format!(" https://doi.org/{doi}")).unwrap_or_default();
        format!(
            "{names} ({}). {}. {}, {}({}), {first}–{last}.{doi}",
            self.year, self.title, self.journal, self.volume, self.issue
        )
    }

    fn data(&self) -> String {
        let (first, last) = self.pages;
        let mut data = format!(
            "\n[article]\ntype = \"article-journal\"\ntitle = \"{}\"\ncontainer-title = \"{}\"\n\
             volume = \"{}\"\nissue = \"{}\"\npage = \"{first}-{last}\"\n",
            self.title, self.journal, self.volume, self.issue
        );
        if let Some(doi) = &self.doi {
            data.push_str(&format!("DOI = \"{doi}\"\n"));
        }
        data.push_str("author = [\n");
        for (family, given) in &self.authors {
            data.push_str(&format!("  {{ family = \"{family}\", given = \"{given}\" }},\n"));
        }
        data.push_str(&format!("]\nissued = {{ date-parts = [[{}]] }}\n", self.year));
        data
    }
}

/// Paragraphs, with a count of their sentences.
#[derive(Default)]
struct Text {
    text: String,
    words: usize,
    /// In the current paragraph.
    sentences: usize,
}

impl Text {
    fn add(&mut self, sentence: &str) {
        if self.sentences > 0 {
            self.text.push(' ');
        } else if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        self.text.push_str(sentence);
        self.words += sentence.split_whitespace().count();
        self.sentences += 1;
    }

    fn end_paragraph(&mut self) {
        self.sentences = 0;
    }
}

/// A title in title case, without capitals on small words.
fn title_case(text: &str) -> String {
    let word = |word: &str| match word {
        "of" | "and" | "in" | "the" | "a" | "an" | "on" | "at" | "who" | "for" | "to" | "with" | "after"
        | "among" => word.to_owned(),
        _ => word[..1].to_ascii_uppercase() + &word[1..],
    };
    let mut title = text.split_whitespace().map(word).collect::<Vec<_>>().join(" ");
    if let Some(first) = title.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    title
}

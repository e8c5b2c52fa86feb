//! One row a post: month, topics, types, and how many words each field has. It also holds the numbers of the findings,
//! which are in a separate file.

use pprnet_facets::PostLabels;

use crate::Field;
use crate::findings::Figures;
use crate::sorting::unique;

use super::LoadError;
use super::bytes::{Reader, put, put_block, put_size};
use super::figures;

/// The fields with text, in the order in which positions count through a post.
pub(crate) const TEXT_FIELDS: [Field; 5] =
    [Field::Title, Field::Authors, Field::Citation, Field::Summary, Field::Implications];

const FIELDS: usize = TEXT_FIELDS.len();

/// All posts, in the order of the archive.
#[derive(Debug, Clone, Default)]
pub(crate) struct Documents {
    /// Runs of posts of the same month: count, year, month.
    months: Vec<(u32, u16, u8)>,
    years: Vec<u16>,
    /// The position at which each field of each post begins, counted from the start of the post, and the end of the
    /// last field.
    starts: Vec<[u32; FIELDS + 1]>,
    /// How many words of each field are not function words: the length used for ranking.
    content: Vec<[u32; FIELDS]>,
    topics: Vec<Vec<u16>>,
    types: Vec<Vec<u16>>,
    findings: Vec<Vec<Figures>>,
    averages: [f32; FIELDS],
}

impl Documents {
    /// Adds a post: for each field, how many words it has, and how many of them are function words.
    pub(super) fn push(
        &mut self,
        when: (u16, u8),
        lengths: [(u32, u32); FIELDS],
        topics: &[u16],
        types: &[u16],
        findings: Vec<Figures>,
    ) {
        match self.months.last_mut() {
            Some((count, year, month)) if (*year, *month) == when => *count += 1,
            _ => self.months.push((1, when.0, when.1)),
        }
        self.years.push(when.0);
        self.starts.push(starts(lengths.map(|(words, _)| words)));
        self.content.push(lengths.map(|(words, function)| words.saturating_sub(function)));
        self.topics.push(topics.to_vec());
        self.types.push(types.to_vec());
        self.findings.push(findings);
    }

    pub(crate) fn len(&self) -> usize {
        self.starts.len()
    }

    /// The topics, types and year of a post.
    pub(crate) fn labels(&self, doc: u32) -> PostLabels<'_> {
        PostLabels { topics: self.topics(doc), types: self.types(doc), year: self.year(doc) }
    }

    pub(crate) fn year(&self, doc: u32) -> u16 {
        at(&self.years, doc).copied().unwrap_or_default()
    }

    pub(crate) fn topics(&self, doc: u32) -> &[u16] {
        at(&self.topics, doc).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn types(&self, doc: u32) -> &[u16] {
        at(&self.types, doc).map_or(&[], Vec::as_slice)
    }

    /// The numbers of a post's findings, in their order.
    pub(crate) fn findings(&self, doc: u32) -> &[Figures] {
        at(&self.findings, doc).map_or(&[], Vec::as_slice)
    }

    /// The file of the findings for the head with this mark; `None` if no post has findings.
    pub(super) fn figures_file(&self, head: u64) -> Option<Vec<u8>> {
        let has_some = self.findings.iter().any(|figures| !figures.is_empty());
        has_some.then(|| figures::file(&self.findings, head))
    }

    /// Reads the numbers of the findings from their file.
    pub(super) fn add_figures(&mut self, file: &[u8], head: u64) -> Result<(), LoadError> {
        self.findings = figures::open_file(file, head, self.len())?;
        Ok(())
    }

    /// Whether the numbers of the findings are loaded.
    pub(crate) fn has_figures(&self) -> bool {
        !self.findings.is_empty()
    }

    /// The years that have posts, newest first.
    pub(crate) fn years(&self) -> Vec<u16> {
        let years = unique(self.months.iter().map(|(_, year, _)| u32::from(*year)));
        years.into_iter().rev().filter_map(|year| u16::try_from(year).ok()).collect()
    }

    /// The positions of a field, counted from the start of the post.
    pub(crate) fn span(&self, doc: u32, field: Field) -> std::ops::Range<u32> {
        let index = TEXT_FIELDS.iter().position(|text| *text == field);
        let starts = at(&self.starts, doc).zip(index);
        let bound = |offset: usize| starts.and_then(|(starts, index)| starts.get(index + offset).copied());
        bound(0).unwrap_or_default()..bound(1).unwrap_or_default()
    }

    /// The positions at which the fields of a post begin, and the end of the last.
    pub(crate) fn starts(&self, doc: u32) -> [u32; FIELDS + 1] {
        at(&self.starts, doc).copied().unwrap_or_default()
    }

    /// How many words each post has.
    pub(super) fn lengths(&self) -> impl Iterator<Item = u32> {
        self.starts.iter().map(|starts| starts.last().copied().unwrap_or_default())
    }

    /// The length of a field relative to the average (1). Function words do not count: they carry no meaning.
    pub(crate) fn length(&self, doc: u32, field: usize) -> f32 {
        let content =
            at(&self.content, doc).and_then(|content| content.get(field)).copied().unwrap_or_default();
        content as f32 / self.averages.get(field).copied().unwrap_or(1.0)
    }

    pub(super) fn write(&self, out: &mut Vec<u8>) {
        put_size(out, self.len());
        put_size(out, self.months.len());
        for (count, year, month) in &self.months {
            put(out, *count);
            put(out, u32::from(*year));
            out.push(*month);
        }
        // Write one kind of number after another: that compresses better.
        for field in 0..FIELDS {
            let words = |starts: &[u32; FIELDS + 1]| {
                starts.get(field + 1).zip(starts.get(field)).map_or(0, |(end, start)| end - start)
            };
            let content = |content: &[u32; FIELDS]| content.get(field).copied().unwrap_or_default();
            self.starts.iter().for_each(|starts| put(out, words(starts)));
            let lengths = self.starts.iter().zip(&self.content);
            lengths.for_each(|(starts, contents)| put(out, words(starts) - content(contents)));
        }
        for terms in [&self.topics, &self.types] {
            let mut block = Vec::new();
            terms.iter().for_each(|terms| put_size(&mut block, terms.len()));
            terms.iter().flatten().for_each(|term| put(&mut block, u32::from(*term)));
            put_block(out, &block);
        }
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, LoadError> {
        let count = reader.count()?;
        let mut documents = Self {
            starts: vec![[0; FIELDS + 1]; count],
            content: vec![[0; FIELDS]; count],
            ..Self::default()
        };
        for _ in 0..reader.count()? {
            let (posts, year, month) = (reader.number()?, reader.number()?, reader.byte()?);
            let year = u16::try_from(year).map_err(|_| LoadError::Form("a year is too large"))?;
            documents.months.push((posts, year, month));
            let posts = usize::try_from(posts).unwrap_or(usize::MAX);
            if posts > count - documents.years.len() {
                return Err(LoadError::Form("its months have too many posts"));
            }
            documents.years.extend(std::iter::repeat_n(year, posts));
        }
        if documents.years.len() != count {
            return Err(LoadError::Form("its months have too few posts"));
        }
        for field in 0..FIELDS {
            for starts in &mut documents.starts {
                let length = reader.number()?;
                let begin = starts.get(field).copied().unwrap_or_default();
                let end = begin.checked_add(length).ok_or(LoadError::Form("a post is too long"))?;
                if let Some(slot) = starts.get_mut(field + 1) {
                    *slot = end;
                }
            }
            for (content, starts) in documents.content.iter_mut().zip(&documents.starts) {
                let words =
                    starts.get(field + 1).zip(starts.get(field)).map_or(0, |(end, start)| end - start);
                if let Some(slot) = content.get_mut(field) {
                    *slot = words.saturating_sub(reader.number()?);
                }
            }
        }
        documents.topics = read_terms(&mut reader.block()?, count)?;
        documents.types = read_terms(&mut reader.block()?, count)?;
        documents.average_lengths();
        Ok(documents)
    }

    fn average_lengths(&mut self) {
        for (field, average) in self.averages.iter_mut().enumerate() {
            let length = |content: &[u32; FIELDS]| content.get(field).map_or(0, |length| u64::from(*length));
            let total: u64 = self.content.iter().map(length).sum();
            *average = (total as f32 / self.content.len().max(1) as f32).max(1.0);
        }
    }
}

fn starts(lengths: [u32; FIELDS]) -> [u32; FIELDS + 1] {
    let mut starts = [0; FIELDS + 1];
    let mut sum = 0_u32;
    for (start, length) in starts.iter_mut().skip(1).zip(lengths) {
        sum = sum.saturating_add(length);
        *start = sum;
    }
    starts
}

fn read_terms(reader: &mut Reader<'_>, count: usize) -> Result<Vec<Vec<u16>>, LoadError> {
    let counts = (0..count).map(|_| reader.size()).collect::<Result<Vec<_>, _>>()?;
    let term = |reader: &mut Reader<'_>| {
        u16::try_from(reader.number()?).map_err(|_| LoadError::Form("a topic's number is too large"))
    };
    counts.into_iter().map(|count| (0..count).map(|_| term(reader)).collect()).collect()
}

fn at<T>(values: &[T], doc: u32) -> Option<&T> {
    values.get(usize::try_from(doc).ok()?)
}

//! The numbers of the findings of each post, stored in columns, which compress better. They are a separate file, loaded
//! when a query has a condition on findings.

use pprnet_archive::Metric;

use crate::findings::{Decimal, Figures};

use super::LoadError;
use super::bytes::{Reader, put_long, put_size};
use super::seal::{FileKind, open, seal};

// The first byte of a finding has the metric and which numbers follow. 0 is a finding without numbers.
const METRIC: u8 = 0b1111;
const VALUE: u8 = 1 << 4;
const RANGE: u8 = 1 << 5;
const STUDIES: u8 = 1 << 6;
const PARTICIPANTS: u8 = 1 << 7;

fn kind(figures: &Figures) -> u8 {
    let index = figures.metric.and_then(|metric| Metric::ALL.iter().position(|other| *other == metric));
    let Some(metric) = index.and_then(|index| u8::try_from(index).ok()).filter(|metric| *metric <= METRIC)
    else {
        return 0;
    };
    let values = match figures.values.len() {
        0 => 0,
        1 => VALUE,
        _ => RANGE,
    };
    let flag = |is_present: bool, flag: u8| if is_present { flag } else { 0 };
    metric | values | flag(figures.k.is_some(), STUDIES) | flag(figures.n.is_some(), PARTICIPANTS)
}

fn values(kind: u8) -> usize {
    usize::from(kind & VALUE > 0) + 2 * usize::from(kind & RANGE > 0)
}

/// The file of the numbers, for the head with this mark.
pub(super) fn file(posts: &[Vec<Figures>], head: u64) -> Vec<u8> {
    let mut content = head.to_le_bytes().to_vec();
    write(posts, &mut content);
    seal(FileKind::Figures, &content)
}

/// Reads the file of the numbers.
pub(super) fn open_file(file: &[u8], head: u64, posts: usize) -> Result<Vec<Vec<Figures>>, LoadError> {
    let mut reader = open(FileKind::Figures, file)?;
    if reader.number64()? != head {
        return Err(LoadError::OtherIndex);
    }
    read(&mut reader, posts)
}

fn write(posts: &[Vec<Figures>], block: &mut Vec<u8>) {
    posts.iter().for_each(|figures| put_size(block, figures.len()));
    let all: Vec<(u8, &Figures)> = posts.iter().flatten().map(|figures| (kind(figures), figures)).collect();
    block.extend(all.iter().map(|(kind, _)| kind));
    let numbers = || all.iter().flat_map(|(kind, figures)| figures.values.iter().take(values(*kind)));
    block.extend(numbers().map(|value| value.scale()));
    numbers().for_each(|value| put_long(block, zigzag(value.digits())));
    for flag in [STUDIES, PARTICIPANTS] {
        for (_, figures) in all.iter().filter(|(kind, _)| kind & flag > 0) {
            let count = if flag == STUDIES { figures.k } else { figures.n };
            put_long(block, count.unwrap_or_default());
        }
    }
}

/// Reads the findings of `posts` posts.
fn read(reader: &mut Reader<'_>, posts: usize) -> Result<Vec<Vec<Figures>>, LoadError> {
    let counts = (0..posts).map(|_| reader.size()).collect::<Result<Vec<_>, _>>()?;
    let total = counts.iter().fold(0_usize, |total, count| total.saturating_add(*count));
    let kinds = reader.take(total)?;
    let scales = reader.take(kinds.iter().map(|kind| values(*kind)).sum())?;
    let digits = scales.iter().map(|_| reader.long().map(unzigzag)).collect::<Result<Vec<i64>, _>>()?;
    let mut numbers = digits.into_iter().zip(scales).map(|(digits, scale)| {
        Decimal::new(digits, *scale).ok_or(LoadError::Form("an estimate has too many digits"))
    });
    let mut figures = Vec::new();
    for kind in kinds {
        let metric = Metric::ALL.get(usize::from(kind & METRIC)).copied().filter(|_| values(*kind) > 0);
        let values = numbers.by_ref().take(values(*kind)).collect::<Result<_, _>>()?;
        figures.push(Figures { metric, values, k: None, n: None });
    }
    for flag in [STUDIES, PARTICIPANTS] {
        for (figures, _) in figures.iter_mut().zip(kinds).filter(|(_, kind)| *kind & flag > 0) {
            let count = Some(reader.long()?);
            if flag == STUDIES { figures.k = count } else { figures.n = count }
        }
    }
    let mut figures = figures.into_iter();
    Ok(counts.into_iter().map(|count| figures.by_ref().take(count).collect()).collect())
}

/// Encodes numbers close to 0 as small ones, whatever their sign.
fn zigzag(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)).cast_unsigned()
}

fn unzigzag(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn figures() -> impl Strategy<Value = Figures> {
        let value =
            (any::<i64>(), 0_u8..=18).prop_map(|(digits, scale)| Decimal::new(digits, scale).unwrap());
        let counts = (any::<Option<u64>>(), any::<Option<u64>>());
        let known = (0..Metric::ALL.len(), prop::collection::vec(value, 1..=2), counts)
            .prop_map(|(metric, values, (k, n))| Figures { metric: Some(Metric::ALL[metric]), values, k, n });
        prop_oneof![9 => known, 1 => Just(Figures::default())]
    }

    fn posts() -> impl Strategy<Value = Vec<Vec<Figures>>> {
        prop::collection::vec(prop::collection::vec(figures(), 0..5), 0..9)
    }

    fn written(posts: &[Vec<Figures>]) -> Vec<u8> {
        let mut bytes = Vec::new();
        write(posts, &mut bytes);
        bytes
    }

    #[test]
    fn a_typical_finding_takes_about_five_bytes() {
        let usual = Figures {
            metric: Some(Metric::R),
            values: Decimal::of(0.28).into_iter().collect(),
            k: Some(295),
            n: None,
        };
        assert_eq!(written(&vec![vec![usual]; 20]).len(), 20 * (1 + 5));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

        #[test]
        fn figures_survive_writing_and_reading(posts in posts()) {
            let bytes = written(&posts);
            let mut reader = Reader::new(&bytes);
            prop_assert_eq!(read(&mut reader, posts.len()), Ok(posts));
            prop_assert!(reader.rest().is_empty());
        }

        #[test]
        fn changed_bytes_are_read_or_refused(posts in posts(), changes in prop::collection::vec(any::<(usize, u8)>(), 1..6)) {
            let mut bytes = written(&posts);
            prop_assume!(!bytes.is_empty());
            for (at, byte) in changes {
                let at = at % bytes.len();
                bytes[at] = byte;
            }
            // Reading must neither panic nor reserve more memory than the bytes can fill.
            if let Ok(read) = read(&mut Reader::new(&bytes), posts.len()) {
                prop_assert_eq!(read.len(), posts.len());
                prop_assert!(read.iter().map(Vec::len).sum::<usize>() <= bytes.len());
            }
        }
    }
}

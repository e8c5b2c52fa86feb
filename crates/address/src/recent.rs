//! Which of the numbered files of an archive are kept in memory: those that were asked for last.

/// How many shards are kept, and how many parts of the search index. A page shows posts of eight shards at most, and a query
/// loads some fifteen parts; the others make going back quick.
const MOST: usize = 60;

/// Numbers of shards or parts, the latest asked for at the end.
#[derive(Debug, Clone, Default)]
pub struct Recent {
    numbers: Vec<usize>,
}

impl Recent {
    /// Notes that a file is asked for. Returns the one that is to be dropped for it.
    pub fn note(&mut self, number: usize) -> Option<usize> {
        self.numbers.retain(|other| *other != number);
        self.numbers.push(number);
        (self.numbers.len() > MOST).then(|| self.numbers.remove(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_that_was_asked_for_longest_ago_is_dropped() {
        let mut recent = Recent::default();
        for number in 0..MOST {
            assert_eq!(recent.note(number), None, "{number}");
        }
        // Asked for again, it is the latest.
        assert_eq!(recent.note(0), None);
        assert_eq!(recent.note(1000), Some(1));
        assert_eq!(recent.note(1001), Some(2));
        assert_eq!(recent.note(1), Some(3));
        assert_eq!(recent.numbers.len(), MOST);
    }
}

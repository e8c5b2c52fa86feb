//! Which of the numbered files of an archive stay in memory: the most recently requested.

/// How many shards to keep, and how many parts of the search index. A page of the blog shows posts of at most eight shards, and a
/// query loads some fifteen parts; the others make going back fast.
const MOST: usize = 60;

/// Numbers of shards or parts, the most recently requested last.
#[derive(Debug, Clone, Default)]
pub struct Recent {
    numbers: Vec<usize>,
}

impl Recent {
    /// Notes a request for a file. Returns the file to drop for it, if any.
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
    fn the_least_recently_requested_file_is_dropped() {
        let mut recent = Recent::default();
        for number in 0..MOST {
            assert_eq!(recent.note(number), None, "{number}");
        }
        // A repeated request makes the file the most recent again.
        assert_eq!(recent.note(0), None);
        assert_eq!(recent.note(1000), Some(1));
        assert_eq!(recent.note(1001), Some(2));
        assert_eq!(recent.note(1), Some(3));
        assert_eq!(recent.numbers.len(), MOST);
    }
}

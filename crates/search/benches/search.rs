//! Measures building, loading and searching: `cargo bench -p pprnet-search`.
//!
//! The posts are synthetic: up to 16,384 different words with Zipf frequencies, about 400 words a post. Times depend on
//! the machine.

use divan::{Bencher, black_box};
use pprnet_search::{Built, IndexBuilder, IndexedPost, Mode, SearchOptions, SearchOutcome, Searcher};

fn main() {
    divan::main();
}

/// Typical queries: two words, a misspelling, a prefix, a phrase, a condition, a common word, four words.
const QUERIES: [&str; 7] = [
    "bado kire",
    "badokri lumi",
    "ki",
    "\"ba do\"",
    "bado -kire year:2012",
    "ba",
    "mivaku solema badori nevotu",
];

/// The word of a rank: frequent words are short.
fn word(mut rank: usize) -> String {
    const SYLLABLES: [&str; 20] = [
        "ba", "do", "ki", "re", "lu", "mi", "va", "ku", "so", "le", "ma", "ri", "ne", "vo", "tu", "ga", "pe",
        "zo", "hi", "fa",
    ];
    let mut word = String::new();
    loop {
        word.push_str(SYLLABLES.get(rank % 20).copied().unwrap_or_default());
        rank /= 20;
        if rank == 0 {
            return word;
        }
    }
}

struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or(0) % limit
    }

    /// Zipf's law, roughly: every order of magnitude of rank is equally likely.
    fn word(&mut self) -> String {
        let bound = 1 << (1 + self.below(14));
        word(self.below(bound))
    }

    fn text(&mut self, words: usize) -> String {
        (0..words).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }
}

fn texts(posts: usize) -> Vec<(String, String)> {
    let mut random = Random(0x1234_5678_9abc_def1);
    (0..posts).map(|_| (random.text(8), random.text(400))).collect()
}

fn build(texts: &[(String, String)]) -> Built {
    let mut builder = IndexBuilder::default();
    for ((title, summary), number) in texts.iter().zip(0_u16..) {
        builder.add(&IndexedPost {
            title,
            summary,
            year: 2022 - number / 600,
            month: 1,
            ..IndexedPost::default()
        });
    }
    builder.finish()
}

fn head(built: &Built) -> Vec<u8> {
    built.head(&(0..built.parts.len()).map(|number| number.to_string()).collect::<Vec<_>>())
}

fn searcher(posts: usize) -> Option<Searcher> {
    let built = build(&texts(posts));
    let mut searcher = Searcher::open(&head(&built)).ok()?;
    for (number, part) in built.parts.iter().enumerate() {
        searcher.add_part(number, part).ok()?;
    }
    Some(searcher)
}

#[divan::bench(args = [300, 10_000], sample_count = 3)]
fn building(bencher: Bencher<'_, '_>, posts: usize) {
    let texts = texts(posts);
    bencher.bench_local(|| build(black_box(&texts)));
}

#[divan::bench(args = [300, 10_000], sample_count = 20)]
fn loading_the_head(bencher: Bencher<'_, '_>, posts: usize) {
    let head = head(&build(&texts(posts)));
    bencher.bench_local(|| Searcher::open(black_box(&head)).is_ok());
}

#[divan::bench(args = [300, 3_000, 10_000], consts = [0, 1, 2, 3, 4, 5, 6])]
fn query<const NUMBER: usize>(bencher: Bencher<'_, '_>, posts: usize) {
    let Some(searcher) = searcher(posts) else { return };
    let query = QUERIES.get(NUMBER).copied().unwrap_or_default();
    bencher.bench_local(|| {
        let plan = searcher.prepare(black_box(query), Mode::Typing);
        matches!(searcher.search(&plan, &SearchOptions::default()), SearchOutcome::Ready(_))
    });
}

//! How long building, loading and searching take: `cargo bench -p pprnet-search`.
//!
//! The posts are made up of some thousands of words with the frequencies of natural ones (Zipf), some 400 words a post.
//! Times are this machine's.

#![expect(clippy::print_stdout, reason = "a bench reports on stdout")]

use std::time::{Duration, Instant};

use divan::{Bencher, black_box};
use pprnet_search::{Built, Entry, IndexBuilder, Mode, Options, Outcome, Searcher};

fn main() {
    divan::main();
    if std::env::args().any(|argument| argument == "--bench") {
        report();
    }
}

/// What the plan allows at each number of posts: the 95th of 100 queries, in milliseconds.
const BUDGETS: [(usize, f64); 3] = [(300, 1.0), (3_000, 1.5), (10_000, 10.0)];

/// What the plan allows for building the index of the last of them.
const BUILDING: Duration = Duration::from_secs(10);

/// Prints the 95th of 100 times of queries beside the plan: divan has no such quantile.
fn report() {
    println!("\nQueries as they are typed, every beginning of each, 20 times; ms");
    println!("{:>8}  {:>8}  {:>8}  {:>8}  index built in", "posts", "median", "p95", "allowed");
    for (posts, allowed) in BUDGETS {
        let texts = texts(posts);
        let begun = Instant::now();
        let built = build(&texts);
        let building = begun.elapsed();
        let Some(searcher) = load(&built) else { continue };
        let typed = QUERIES.iter().flat_map(|query| (1..=query.len()).filter_map(|end| query.get(..end)));
        let mut times: Vec<f64> =
            typed.cycle().take(20 * QUERIES.concat().len()).map(|query| ask(&searcher, query)).collect();
        times.sort_by(f64::total_cmp);
        let at = |percent: usize| times.get(times.len() * percent / 100).copied().unwrap_or_default();
        println!(
            "{posts:>8}  {:>8.3}  {:>8.3}  {allowed:>8}  {:.1} s (10,000 posts: allowed {} s)",
            at(50),
            at(95),
            building.as_secs_f64(),
            BUILDING.as_secs()
        );
    }
}

/// How long a query takes, in milliseconds.
fn ask(searcher: &Searcher, query: &str) -> f64 {
    let begun = Instant::now();
    let plan = searcher.prepare(black_box(query), Mode::Typing);
    black_box(searcher.search(&plan, &Options::default()));
    begun.elapsed().as_secs_f64() * 1000.0
}

/// As people type them: two words, a misspelling, a beginning, a phrase, a condition, a common word.
const QUERIES: [&str; 7] = [
    "bado kire",
    "badokri lumi",
    "ki",
    "\"ba do\"",
    "bado -kire year:2012",
    "ba",
    "mivaku solema badori nevotu",
];

/// A word by its rank: short ones are frequent.
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

    /// Zipf's law, roughly: every size of rank is equally likely.
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
        builder.add(&Entry { title, summary, year: 2022 - number / 600, month: 1, ..Entry::default() });
    }
    builder.finish()
}

fn head(built: &Built) -> Vec<u8> {
    built.head(&(0..built.parts.len()).map(|number| number.to_string()).collect::<Vec<_>>())
}

fn searcher(posts: usize) -> Option<Searcher> {
    load(&build(&texts(posts)))
}

fn load(built: &Built) -> Option<Searcher> {
    let mut searcher = Searcher::open(&head(built)).ok()?;
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
        matches!(searcher.search(&plan, &Options::default()), Outcome::Ready(_))
    });
}

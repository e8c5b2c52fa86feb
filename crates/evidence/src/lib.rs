//! Reads *findings* from English research prose: effect sizes and outcome percentages with their interval, p, k, n and I².
//!
//! Precision comes first. The parser guesses nothing: it leaves out uncertain cases and lists them in [`Reading::unsure`], with
//! a reason that an editor understands. It follows the reporting conventions of the field: APA 7 (chapter 6), the AMA manual
//! (JAMA), the Lancet's raised points, Cochrane's summaries of findings.
//!
//! How the parts combine:
//!
//! * `normal` converts the text to one notation and keeps the origin of each character; `token` splits it into words, signed
//!   numbers and marks; `sentence` finds sentences, brackets and clauses.
//! * `scan` lists the printed items of a sentence: names of metrics with their values (`mention`, `value`), intervals
//!   (`interval`), p and I² (`small`), counts (`counts`), percentages (`percent`), and bare numbers of lists (`inherit`).
//! * `chain` attaches each interval, p, k, n and I² to its estimate.
//! * `unit` and `outcome` recognise what a number measures, and outcomes named by two words.
//! * `context`, `assertion` and `share` decide whether a number is a result at all: by what the sentence asserts, and by the
//!   tables of `phrases`, which `lexicon` searches; other word lists are in `cues`.
//! * `label` finds what a number refers to; `warning` finds numbers that cannot be right.
//!
//! The crate is pure and takes linear time: a sentence is cut after 400 tokens, and the work on one sentence is bounded.
//!
//! ```
//! let reading = pprnet_evidence::read("Warmth went with outcome (r = .29, 95% CI [.21, .37], p < .001).");
//! let finding = &reading.findings[0];
//! assert_eq!(finding.estimate, Some(0.29));
//! assert_eq!(finding.ci, Some((0.21, 0.37)));
//! assert_eq!(finding.p.as_deref(), Some("< .001"));
//! ```

mod assertion;
mod chain;
mod context;
mod counts;
mod cues;
mod finding;
mod grammar;
mod inherit;
mod interval;
mod item;
mod label;
mod lexicon;
mod mention;
mod normal;
mod outcome;
mod peers;
mod percent;
mod phrases;
mod read;
mod reported;
mod scan;
mod sentence;
mod share;
mod small;
mod token;
mod unit;
mod value;
mod warning;

pub use finding::{Finding, Metric, Reading, Unsure, Warning};
pub use label::LONGEST_LABEL;
pub use read::read;

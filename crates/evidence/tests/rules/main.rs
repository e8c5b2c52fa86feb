//! Tests the rules for findings, sentence by sentence.
//!
//! A case is a text and the expected findings in order, separated by ` | `. Each is `metric=estimate` or `metric=low..high`,
//! then `ci low,high`, `@level`, `p < .001`, `k 9`, `n 392`, `i2 79.3`. Empty findings mean that nothing may be read.

#[path = "../notation/mod.rs"]
mod cases;

mod belonging;
mod context;
mod metrics;
mod notation;
mod percentages;
mod reports;

use cases::check;

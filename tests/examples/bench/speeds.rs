//! Measurements with the CPU at full speed and slowed, and their output.

use crate::figures::{load, quantile, row};
use crate::toggles::SLOWED;

/// The measurements at one CPU speed.
pub(crate) struct Speed {
    /// In milliseconds.
    pub(crate) times: Vec<f64>,
    /// How long a fixed script took, in milliseconds.
    pub(crate) calibration: f64,
}

impl Speed {
    pub(crate) fn median(&self) -> f64 {
        quantile(self.times.clone(), 0.5)
    }
}

/// Prints a column for each speed, and the load of the machine now and `before`.
pub(crate) fn print(speeds: &[Speed], what: &str, before: &str) {
    println!("{:36}{}", "", row(["CPU as it is".to_owned(), format!("slowed {SLOWED}×")]));
    let line = |name: &str, value: &dyn Fn(&Speed) -> f64| {
        println!("{name:36}{}", row(speeds.iter().map(|speed| format!("{:.1}", value(speed)))));
    };
    line(&format!("{what} → painted, median"), &Speed::median);
    line(&format!("{what} → painted, p95"), &|speed| quantile(speed.times.clone(), 0.95));
    line("calibration (fixed JavaScript)", &|speed| speed.calibration);
    line("× calibration, median", &|speed| speed.median() / speed.calibration);
    println!("\nLoad of the machine: {before} before, {} after", load());
}

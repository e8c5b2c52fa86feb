//! Figures and their formatting.

use std::fs;
use std::path::Path;

/// Bytes of a kilobyte, as in the budgets.
pub(crate) const KB: u64 = 1024;

/// The value that the fraction `q` of the values do not exceed (nearest rank).
pub(crate) fn quantile(mut values: Vec<f64>, q: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let rank = (values.len() as f64 * q).ceil() as usize;
    values[rank.saturating_sub(1)]
}

pub(crate) fn verdict(is_within: bool) -> &'static str {
    if is_within { "Budget kept" } else { "Budget NOT kept" }
}

pub(crate) fn row(cells: impl IntoIterator<Item = String>) -> String {
    cells.into_iter().map(|cell| format!("{cell:>14}")).collect()
}

pub(crate) fn kilobytes(bytes: u64) -> String {
    format!("{:.1}", bytes as f64 / KB as f64)
}

/// `30,000`.
pub(crate) fn thousands(number: impl ToString) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap()).collect();
    groups.join(",")
}

/// The load average of the last minute, and the number of cores.
pub(crate) fn load() -> String {
    let average = fs::read_to_string(Path::new("/proc/loadavg")).unwrap_or_default();
    let average = average.split(' ').next().unwrap_or_default();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    format!("{average} on {cores} cores")
}

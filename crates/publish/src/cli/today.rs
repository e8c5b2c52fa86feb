//! The day that counts as today.

use std::time::{SystemTime, UNIX_EPOCH};

use pprnet_archive::Date;

/// The requested day, or the computer's date (UTC).
pub(super) fn resolve(requested: Option<Date>) -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    requested.unwrap_or_else(|| Date::after_1970(seconds / 86_400))
}

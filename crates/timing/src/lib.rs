//! All timeouts and intervals of the site, defined once.
//!
//! The reader compiles these numbers in. The scripts get them when a site is published: `pprnet site` calls [`fill_in`] for
//! the service worker, for `offline.js` and for the page's inline script. A site can be published at another [`Pace`]:
//! browser tests that wait for a timeout use one on which every wait is a twentieth (`pprnet finish --pace 20`). The page then
//! declares the pace in `<html data-pace>`, which the reader reads.

use std::time::Duration;

/// A duration to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wait {
    milliseconds: u32,
}

/// How many times faster than a real site this site waits. 1 on every public site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace(u32);

/// The attribute of `<html>` with the pace, if it is not 1.
pub const PACE_ATTRIBUTE: &str = "data-pace";

/// Abort a request if no byte arrives for this long. A phone that changes cells needs less.
pub const STALL: Wait = Wait::seconds(15);
/// Timeout for a running service worker to answer a simple question.
pub const REPLY: Wait = Wait::seconds(5);
/// Timeout for a progress report from a service worker that fetches files. It may give up two dead connections in
/// a row.
pub const PROGRESS: Wait = Wait::seconds(40);
/// Timeout for an open tab to report to the worker which files it uses. A sleeping tab never answers.
pub const TAB_REPLY: Wait = Wait::seconds(3);
/// Timeout for probing whether the host can be reached, and for what the notice of a new release reads.
pub const PROBE: Wait = Wait::seconds(10);
/// How long the app may still take to start once `offline.js` runs. Then the page shows without the app; an app that starts
/// later takes over again.
pub const APP_START: Wait = Wait::seconds(10);
/// Offline reading is set up after this long, whether or not the app has started.
pub const OFFLINE_START: Wait = Wait::seconds(9);
/// Run the app after this long in a browser that does not report its first paint.
pub const PAINT: Wait = Wait::seconds(2);
/// A page that the app will replace is hidden for at most this long, in case the app never starts.
pub const COVER: Wait = Wait::seconds(4);
/// After this long a new release no longer loads by itself: a reload would interrupt reading.
pub const TAKE_OVER: Wait = Wait::seconds(10);
/// How long a short message stays visible.
pub const MESSAGE: Wait = Wait::seconds(6);
/// Show a waiting indicator after this long. The reader requests the chunk `pages` this long after its start.
pub const PATIENCE: Wait = Wait::seconds(1);
/// How often an open page checks for a new release.
pub const UPDATE_CHECK: Wait = Wait::seconds(3600);
/// How soon a page may retry after it could not fetch a new release.
pub const UPDATE_RETRY: Wait = Wait::seconds(60);
/// Save the scroll position only after scrolling rests this long: Safari refuses more than 100 writes in 30 s.
pub const SCROLL_REST: Wait = Wait::milliseconds(100);
/// The interval between attempts to restore a scroll position while the page is still too short.
pub const SCROLL_RETRY: Wait = Wait::milliseconds(50);

/// How often to try a stored scroll position for which the page is still too short: for five seconds in all.
pub const SCROLL_TRIES: u32 = Wait::seconds(5).milliseconds / SCROLL_RETRY.milliseconds;
/// A pressed mouse button holds back drawings for at most this long: the page misses a release outside the window.
pub const PRESS: Wait = Wait::seconds(5);

/// The waits that the scripts use, by their names there.
const SCRIPT_WAITS: [(&str, Wait); 13] = [
    ("stall", STALL),
    ("reply", REPLY),
    ("progress", PROGRESS),
    ("tabReply", TAB_REPLY),
    ("probe", PROBE),
    ("appStart", APP_START),
    ("offlineStart", OFFLINE_START),
    ("paint", PAINT),
    ("cover", COVER),
    ("takeOver", TAKE_OVER),
    ("message", MESSAGE),
    ("updateCheck", UPDATE_CHECK),
    ("updateRetry", UPDATE_RETRY),
];

impl Wait {
    const fn seconds(seconds: u32) -> Self {
        Self { milliseconds: seconds * 1000 }
    }

    const fn milliseconds(milliseconds: u32) -> Self {
        Self { milliseconds }
    }

    /// This wait in milliseconds at a pace; at least 1.
    #[must_use]
    pub const fn milliseconds_at(self, Pace(pace): Pace) -> u32 {
        if self.milliseconds < pace { 1 } else { self.milliseconds / pace }
    }

    /// This wait as a duration.
    #[must_use]
    pub const fn at(self, pace: Pace) -> Duration {
        Duration::from_millis(self.milliseconds_at(pace) as u64)
    }
}

impl Pace {
    /// The pace of a public site.
    pub const REAL: Self = Self(1);

    /// Creates a pace; 0 counts as 1.
    #[must_use]
    pub const fn new(times: u32) -> Self {
        if times == 0 { Self::REAL } else { Self(times) }
    }

    /// How many times faster than real time.
    #[must_use]
    pub const fn times(self) -> u32 {
        self.0
    }
}

impl Default for Pace {
    fn default() -> Self {
        Self::REAL
    }
}

/// The waits of the scripts, as names and milliseconds.
pub fn for_scripts(pace: Pace) -> impl Iterator<Item = (&'static str, u32)> {
    SCRIPT_WAITS.into_iter().map(move |(name, wait)| (name, wait.milliseconds_at(pace)))
}

/// The script with each `WAIT.name` replaced by its milliseconds.
///
/// # Errors
/// The first name that is not a known wait.
pub fn fill_in(script: &str, pace: Pace) -> Result<String, String> {
    const MARK: &str = "WAIT.";
    let mut parts = script.split(MARK);
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(part.len());
        let (name, rest) = part.split_at(end);
        let (_, milliseconds) =
            for_scripts(pace).find(|(known, _)| *known == name).ok_or_else(|| name.to_owned())?;
        filled.push_str(&milliseconds.to_string());
        filled.push_str(rest);
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pace_of_twenty_divides_every_wait_by_twenty_and_leaves_some_of_each() {
        let fast = for_scripts(Pace::new(20));
        for ((name, real), (_, fast)) in for_scripts(Pace::REAL).zip(fast) {
            assert_eq!(fast, real / 20, "{name}");
            assert!(fast > 0, "{name}");
        }
        assert_eq!(SCROLL_REST.at(Pace::new(20)), Duration::from_millis(5));
        assert_eq!(SCROLL_RETRY.at(Pace::new(1000)), Duration::from_millis(1));
        assert_eq!(Pace::new(0), Pace::REAL);
    }

    #[test]
    fn numbers_take_the_place_of_names() {
        let script = "setTimeout(a, WAIT.cover); wait(WAIT.stall)";
        assert_eq!(fill_in(script, Pace::REAL).unwrap(), "setTimeout(a, 4000); wait(15000)");
        assert_eq!(fill_in(script, Pace::new(20)).unwrap(), "setTimeout(a, 200); wait(750)");
        assert_eq!(fill_in("no names", Pace::REAL).unwrap(), "no names");
        assert_eq!(fill_in("WAIT.lunch", Pace::REAL), Err("lunch".to_owned()));
    }

    /// The type checker and the script tests take the names from `public/src/globals.d.ts`.
    #[test]
    fn the_scripts_declare_the_names_that_are_filled_in() {
        let declared = include_str!("../../../public/src/globals.d.ts");
        let block = declared.split_once("const WAIT: {").unwrap().1.split_once('}').unwrap().0;
        let names: Vec<&str> =
            block.split("readonly ").skip(1).map(|rest| rest.split(':').next().unwrap()).collect();
        assert_eq!(names, for_scripts(Pace::REAL).map(|(name, _)| name).collect::<Vec<_>>());
    }

    /// A wait that bounds another must be the longer one.
    #[test]
    fn an_outer_timeout_is_longer_than_its_inner_one() {
        let twice_stalled = STALL.milliseconds * 2;
        assert!(PROGRESS.milliseconds > twice_stalled);
        assert!(REPLY < PROGRESS && TAB_REPLY < REPLY);
    }
}

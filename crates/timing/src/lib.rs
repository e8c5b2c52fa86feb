//! How long the site waits for anything, said once.
//!
//! The reader and the search compile these numbers in. The scripts get them when a site is published: `pprnet finish`
//! writes [`for_scripts`] into the service worker and `offline.js`, and [`fill_in`] puts single numbers into the page's own
//! script. A site can be published at another [`Pace`]: browser tests that wait for a timeout read one on which every wait
//! is a twentieth (`pprnet finish --pace 20`). The page then says so in `<html data-pace>`, which the reader reads.

use std::time::Duration;

/// A waiting time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wait {
    milliseconds: u32,
}

/// How many times faster than a real site this one waits. 1 on every site that people read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace(u32);

/// The attribute of `<html>` that says the pace, where it is not 1.
pub const PACE_ATTRIBUTE: &str = "data-pace";

/// A request is dead when no byte has come for this long: enough for a phone that changes cells.
pub const STALL: Wait = Wait::seconds(15);
/// A running service worker has answered a simple question by now.
pub const REPLY: Wait = Wait::seconds(5);
/// A service worker that fetches files has reported progress by now: it may give up two dead connections in a row.
pub const PROGRESS: Wait = Wait::seconds(40);
/// An open tab has told the worker by now which files it uses; a sleeping one never does.
pub const TAB_REPLY: Wait = Wait::seconds(3);
/// The host has answered by now whether it can be reached.
pub const PROBE: Wait = Wait::seconds(10);
/// The app has started by now, or the page is shown without it. An app that still comes takes that back.
pub const APP_START: Wait = Wait::seconds(10);
/// Reading offline is set up by now, whether the app has started or not.
pub const OFFLINE_START: Wait = Wait::seconds(9);
/// The app is fetched by now in a browser that does not report when it has painted.
pub const PAINT: Wait = Wait::seconds(2);
/// A page that the app will replace is shown after this long, so that an app that never comes does not hide it.
pub const COVER: Wait = Wait::seconds(4);
/// After this long a new release is no longer shown by itself: a reload would interrupt someone who reads.
pub const TAKE_OVER: Wait = Wait::seconds(10);
/// How long a short message stays.
pub const MESSAGE: Wait = Wait::seconds(6);
/// After this long, people are told that they are waiting. Search results wait as long for their style sheet.
pub const PATIENCE: Wait = Wait::seconds(1);
/// How often an open page looks for a new release.
pub const UPDATE_CHECK: Wait = Wait::seconds(3600);
/// How soon a page looks again after a new release could not be fetched.
pub const UPDATE_RETRY: Wait = Wait::seconds(60);
/// Scrolling must rest this long before its position is written down: Safari refuses more than 100 writes in 30 s.
pub const SCROLL_REST: Wait = Wait::milliseconds(100);
/// How far apart a scroll position is tried that the page is still too short for.
pub const SCROLL_RETRY: Wait = Wait::milliseconds(50);

/// The waits of the scripts, by their names there.
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

    /// How many milliseconds that is at a pace; never none.
    #[must_use]
    pub const fn milliseconds_at(self, Pace(pace): Pace) -> u32 {
        if self.milliseconds < pace { 1 } else { self.milliseconds / pace }
    }

    /// The same as a duration.
    #[must_use]
    pub const fn at(self, pace: Pace) -> Duration {
        Duration::from_millis(self.milliseconds_at(pace) as u64)
    }
}

impl Pace {
    /// As people read.
    pub const REAL: Self = Self(1);

    /// A pace; 0 is taken as 1.
    #[must_use]
    pub const fn new(times: u32) -> Self {
        if times == 0 { Self::REAL } else { Self(times) }
    }

    /// How many times faster than real.
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

/// The waits of the scripts as name and milliseconds.
pub fn for_scripts(pace: Pace) -> impl Iterator<Item = (&'static str, u32)> {
    SCRIPT_WAITS.into_iter().map(move |(name, wait)| (name, wait.milliseconds_at(pace)))
}

/// A script in which each `WAIT.name` is replaced by its milliseconds, and the first name that is not known.
///
/// # Errors
/// The name that no wait has.
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

    /// The type checker and the tests of the scripts know the names from `public/src/globals.d.ts`.
    #[test]
    fn the_scripts_declare_the_names_that_are_filled_in() {
        let declared = include_str!("../../../public/src/globals.d.ts");
        let block = declared.split_once("const WAIT: {").unwrap().1.split_once('}').unwrap().0;
        let names: Vec<&str> =
            block.split("readonly ").skip(1).map(|rest| rest.split(':').next().unwrap()).collect();
        assert_eq!(names, for_scripts(Pace::REAL).map(|(name, _)| name).collect::<Vec<_>>());
    }

    /// Each wait that bounds another one is the longer of the two.
    #[test]
    fn whoever_waits_for_someone_who_waits_is_the_more_patient() {
        let twice_stalled = STALL.milliseconds * 2;
        assert!(PROGRESS.milliseconds > twice_stalled);
        assert!(REPLY < PROGRESS && TAB_REPLY < REPLY);
    }
}

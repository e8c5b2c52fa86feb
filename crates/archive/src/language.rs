//! The languages of the interface, and the current one.
//!
//! Each crate with interface text has a table of sentences for each language. Natively the language is set at run time,
//! while the publisher makes one site ([`Language::spoken`]). Code for the browser has one language, set at compile
//! time by the environment variable `PPRNET_LANGUAGE`: then [`language`] is a constant, and the compiler omits all
//! other tables.

/// A language of the interface.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English; also the fallback if there is no table for the language of the posts.
    #[default]
    English,
    /// French.
    French,
}

impl Language {
    /// All languages.
    pub const ALL: [Self; 2] = [Self::English, Self::French];

    /// The BCP 47 tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
        }
    }

    /// The usual heading of the practice section on sites in this language.
    #[must_use]
    pub const fn section(self) -> &'static str {
        match self {
            Self::English => "Practice Implications",
            Self::French => "Implications pour la pratique",
        }
    }

    /// The language of the interface for posts in the language `tag`, such as `fr-CA`.
    #[must_use]
    pub fn of(tag: &str) -> Self {
        Self::ALL.into_iter().find(|known| known.is_of(tag)).unwrap_or_default()
    }

    /// Whether a text in the language `tag` is in this language, so that the interface around it needs no tag of its own.
    #[must_use]
    pub fn is_of(self, tag: &str) -> bool {
        tag.split('-').next().is_some_and(|language| language.eq_ignore_ascii_case(self.tag()))
    }
}

/// Scripts and languages written from right to left.
const SCRIPTS: [&str; 8] = ["adlm", "arab", "hebr", "mand", "nkoo", "rohg", "syrc", "thaa"];
const LANGUAGES: [&str; 14] =
    ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"];

/// Whether a language is written from right to left, unless the tag names another script.
#[must_use]
pub fn is_from_right(tag: &str) -> bool {
    let tag = tag.to_ascii_lowercase();
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    match parts.find(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic())) {
        Some(script) => SCRIPTS.contains(&script),
        None => LANGUAGES.contains(&language),
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod now {
    use std::cell::Cell;

    use super::Language;

    thread_local! {
        static SPOKEN: Cell<Language> = const { Cell::new(Language::English) };
    }

    /// The current language of this thread: English, except within [`Language::spoken`].
    #[must_use]
    pub fn language() -> Language {
        SPOKEN.get()
    }

    impl Language {
        /// Calls `say` with this language as the current one.
        pub fn spoken<T>(self, say: impl FnOnce() -> T) -> T {
            /// Restores the previous language, also after a panic.
            struct Before(Language);
            impl Drop for Before {
                fn drop(&mut self) {
                    SPOKEN.set(self.0);
                }
            }
            let _before = Before(SPOKEN.replace(self));
            say()
        }
    }
}

#[cfg(target_arch = "wasm32")]
mod now {
    use super::Language;

    /// The language for which this program was compiled.
    #[must_use]
    #[inline(always)]
    pub const fn language() -> Language {
        match option_env!("PPRNET_LANGUAGE") {
            Some(tag) if matches!(tag.as_bytes(), b"fr") => Language::French,
            _ => Language::English,
        }
    }
}

pub use now::language;

/// The texts of one language: `name: "Text";`.
#[macro_export]
macro_rules! texts {
    ($($(#[$attribute:meta])* $name:ident: $text:expr;)*) => { $(
        $(#[$attribute])*
        #[inline(always)]
        pub(super) const fn $name() -> &'static str {
            $text
        }
    )* };
}

/// The items that the modules `en` and `fr` share, in the current language. The compiler reports a table that lacks one
/// or has it with another signature.
#[macro_export]
macro_rules! in_each_language {
    (texts: $($name:ident)*) => { $(
        #[inline(always)]
        pub(crate) fn $name() -> &'static str {
            match $crate::language() {
                $crate::Language::English => en::$name(),
                $crate::Language::French => fr::$name(),
            }
        }
    )* };
    ($($(#[$attribute:meta])* $visible:vis fn $name:ident($($argument:ident: $type:ty),*) -> $output:ty;)*) => { $(
        $(#[$attribute])*
        #[inline]
        $visible fn $name($($argument: $type),*) -> $output {
            match $crate::language() {
                $crate::Language::English => en::$name($($argument),*),
                $crate::Language::French => fr::$name($($argument),*),
            }
        }
    )* };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_direction_is_that_of_the_script_and_else_of_the_language() {
        for tag in ["ar", "ar-EG", "he", "fa-IR", "ur", "yi", "AR", "pa-Arab", "uz-Arab-AF"] {
            assert!(is_from_right(tag), "{tag}");
        }
        for tag in ["en", "fr-CA", "de", "az-Latn", "ar-Latn", "arn", "zh-Hant-TW", ""] {
            assert!(!is_from_right(tag), "{tag}");
        }
    }

    #[test]
    fn a_region_changes_nothing_and_a_language_without_a_table_is_english() {
        let of = ["fr", "fr-CA", "FR", "en", "en-GB", "de", "ar", "frr", ""].map(Language::of);
        let (en, fr) = (Language::English, Language::French);
        assert_eq!(of, [fr, fr, fr, en, en, en, en, en, en]);
    }

    #[test]
    fn a_language_is_spoken_for_as_long_as_it_was_asked_for() {
        assert_eq!(language(), Language::English);
        let inner = Language::French.spoken(|| (language(), Language::English.spoken(language), language()));
        assert_eq!(inner, (Language::French, Language::English, Language::French));
        assert!(std::panic::catch_unwind(|| Language::French.spoken(|| panic!("on purpose"))).is_err());
        assert_eq!(language(), Language::English);
    }
}

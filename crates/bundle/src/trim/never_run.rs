//! The functions that never run in the reader, identified by name in the module's name section.

/// A rule that matches functions that never run.
#[derive(Debug)]
pub(crate) struct Rule {
    /// The name to match.
    name: Name,
    /// Whether the functions end the program. Such functions are emptied whatever their size ([`SHARED`]).
    aborts: bool,
}

/// The part of a name that a rule matches.
#[derive(Debug)]
enum Name {
    Starts(&'static str),
    Ends(&'static str),
    Contains(&'static str),
}

/// All rules. The build stops if a rule matches no function: names have changed, and the program would grow unnoticed.
pub(crate) const RULES: &[Rule] = &[
    // Functions that wait for views fetched later. Every erased view carries a pointer to its own copy: about 50 KB
    // before compression. Our views are never async: the reader fetches a chunk before it calls the chunk's views.
    Rule::unused(Name::Ends("::hydrate_async")),
    Rule::unused(Name::Ends("::hydrate_async::{{closure}}")),
    // Functions that patch a view with another of its type. The reader replaces views instead (`src/live.rs`), and redraws
    // them no other way.
    Rule::unused(Name::Ends("::into_any::rebuild")),
    // Leftovers of Leptos's server functions: `wasm_streams`, which exports its types to JavaScript, and the promises that
    // they return. The reader calls no server.
    Rule::unused(Name::Starts("<wasm_streams::")),
    Rule::unused(Name::Starts("intounderlying")),
    Rule::unused(Name::Starts("js_sys::futures::future_to_promise")),
    // Functions that format a panic message. Nobody can read it in the browser: a panic aborts, and the standard library
    // has no output there. Once emptied, these functions abort at once.
    Rule::aborts("core::panicking::"),
    Rule::aborts("core::option::unwrap_failed"),
    Rule::aborts("core::option::expect_failed"),
    Rule::aborts("core::result::unwrap_failed"),
    Rule::aborts("core::str::slice_error_fail"),
    Rule::aborts("core::slice::index::slice_index_fail"),
    Rule::aborts("core::cell::panic_already"),
    Rule::aborts("::len_mismatch_fail"),
    Rule::aborts("::assert_failed"),
    Rule::aborts("std::panicking::"),
    Rule::aborts("std::alloc::rust_oom"),
    Rule::aborts("std::thread::local::panic_access_error"),
    Rule::aborts("alloc::raw_vec::handle_error"),
    Rule::aborts("alloc::raw_vec::capacity_overflow"),
    Rule::aborts("alloc::alloc::handle_alloc_error"),
];

/// In bytes. When several functions compile to the same code, the compiler keeps one of them under either name. So a
/// function that runs may bear the name of one that never does. Below this size that is likely, so we keep smaller
/// functions. We also keep functions *within* a never-run function.
const SHARED: usize = 100;

impl Rule {
    const fn unused(name: Name) -> Self {
        Self { name, aborts: false }
    }

    pub(crate) const fn aborts(part: &'static str) -> Self {
        Self { name: Name::Contains(part), aborts: true }
    }

    /// Whether the function with this name ([`plain`]) and size in bytes never runs, or runs only to abort.
    pub(crate) fn matches(&self, name: &str, size: usize) -> bool {
        let is_named = match self.name {
            Name::Starts(start) => name.starts_with(start),
            Name::Ends(end) => name.ends_with(end),
            Name::Contains(part) => name.contains(part),
        };
        is_named && (self.aborts || size >= SHARED)
    }
}

/// A name without the hashes that compilers append to crate names, `core[c5930c85a12de822]::str`, or to the
/// whole name, `::hb97b14adefbe2790`.
pub(crate) fn plain(name: &str) -> String {
    let is_hash = |text: &str| text.len() == 16 && text.bytes().all(|b| b.is_ascii_hexdigit());
    let name = match name.rsplit_once("::h") {
        Some((name, hash)) if is_hash(hash) => name,
        _ => name,
    };
    let mut plain = String::with_capacity(name.len());
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('[') {
        plain.push_str(before);
        match after.split_once(']') {
            Some((hash, behind)) if is_hash(hash) => rest = behind,
            _ => {
                plain.push('[');
                rest = after;
            }
        }
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn never_runs(name: &str, size: usize) -> bool {
        RULES.iter().any(|rule| rule.matches(&plain(name), size))
    }

    #[test]
    fn names_are_known_with_and_without_the_hashes_of_crates() {
        for name in [
            "<T as tachys::view::any_view::IntoAny>::into_any::hydrate_async::{{closure}}::hd53b5b7e73820b4b",
            "<T as tachys::view::any_view::IntoAny>::into_any::rebuild::hd53b5b7e73820b4b",
            "core[c5930c85a12de822]::panicking::panic_fmt",
            "core::panicking::panic_display::h4165c3e9dea961da",
            "<alloc[3ca501edff3f0c7c]::vec::Vec<_, _>>::remove::assert_failed",
            "<wasm_streams::readable::IntoUnderlyingSource as Drop>::drop",
            "intounderlyingsource_pull",
        ] {
            assert!(never_runs(name, 200), "{name}");
        }
        for name in [
            "pprnet_reader::app::begin::h32488e9f42512aec",
            "<T as tachys::view::any_view::IntoAny>::into_any::hydrate_from_server::hd53b5b7e73820b4b",
            "<alloc[3ca501edff3f0c7c]::vec::Vec<[u8]>>::push",
            "core::panic",
            // The compiler keeps one copy for both `hydrate` and `hydrate_async`, whose inner functions are
            // the same.
            "<tachys::html::element::HtmlElement<E,At,Ch> as tachys::view::RenderHtml>::hydrate_async::{{closure}}::inner_1::hd798d5dcf14f3545",
            "core::ptr::drop_in_place<<T as tachys::view::any_view::IntoAny>::into_any::hydrate_async<usize>::{{closure}}>",
            "",
        ] {
            assert!(!never_runs(name, 200), "{name}");
        }
    }

    #[test]
    fn a_function_whose_code_may_be_shared_stays() {
        let name = "<T as tachys::view::any_view::IntoAny>::into_any::hydrate_async";
        assert!(never_runs(name, 100) && !never_runs(name, 99));
        assert!(never_runs("core::panicking::panic", 18), "what aborts is shared with nothing that does not");
    }

    #[test]
    fn only_hashes_are_taken_out_of_names() {
        assert_eq!(plain("a[0123456789abcdef]::b<[u8]>[x"), "a::b<[u8]>[x");
        assert_eq!(plain("a::b::h0123456789abcdef"), "a::b");
        assert_eq!(plain("a::b::hidden"), "a::b::hidden");
    }
}

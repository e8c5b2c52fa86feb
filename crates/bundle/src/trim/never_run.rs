//! Which functions never run in the reader, by their names in the module's name section.

/// A way to tell functions that never run.
#[derive(Debug)]
pub(crate) struct Rule {
    /// How it tells them.
    name: Name,
    /// Whether the functions end the program. Then they are emptied whatever their size ([`SHARED`]).
    aborts: bool,
}

/// What a rule looks for in a name.
#[derive(Debug)]
enum Name {
    Starts(&'static str),
    Ends(&'static str),
    Contains(&'static str),
}

/// All rules. A build in which a rule tells no function stops: names have changed, and the program would grow unnoticed.
pub(crate) const RULES: &[Rule] = &[
    // What waits for views that are fetched later. Every erased view carries a pointer to its own copy: some 50 KB before
    // compression. Views of ours are never async: a chunk is fetched before its views are called.
    Rule::unused(Name::Ends("::hydrate_async")),
    Rule::unused(Name::Ends("::hydrate_async::{{closure}}")),
    // What patches a view with another of its type. Whatever changes in the reader is replaced instead (`src/live.rs`), and no
    // view is drawn anew but by that.
    Rule::unused(Name::Ends("::into_any::rebuild")),
    // What Leptos's server functions bring along: `wasm_streams`, whose types are exported to JavaScript, and the promises
    // they answer with. The reader calls no server.
    Rule::unused(Name::Starts("<wasm_streams::")),
    Rule::unused(Name::Starts("intounderlying")),
    Rule::unused(Name::Starts("js_sys::futures::future_to_promise")),
    // What makes the message of a panic. In the browser nobody can read it: a panic aborts, and the standard library has
    // nowhere to write to. Emptied, these functions abort at once.
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

/// In bytes. When several functions compile to the same code, the compiler keeps one, under either name: one that never
/// runs may give its name to one that does. Below this size that is likely, so smaller functions are left alone; so are
/// functions *within* one that never runs.
const SHARED: usize = 100;

impl Rule {
    const fn unused(name: Name) -> Self {
        Self { name, aborts: false }
    }

    pub(crate) const fn aborts(part: &'static str) -> Self {
        Self { name: Name::Contains(part), aborts: true }
    }

    /// Whether the function of this name ([`plain`]) and size in bytes never runs, or only to abort.
    pub(crate) fn tells(&self, name: &str, size: usize) -> bool {
        let is_named = match self.name {
            Name::Starts(start) => name.starts_with(start),
            Name::Ends(end) => name.ends_with(end),
            Name::Contains(part) => name.contains(part),
        };
        is_named && (self.aborts || size >= SHARED)
    }
}

/// A name without the hashes that compilers put behind the names of crates, `core[c5930c85a12de822]::str`, or
/// at the end, `::hb97b14adefbe2790`.
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
        RULES.iter().any(|rule| rule.tells(&plain(name), size))
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
            // Kept by the compiler for both `hydrate` and `hydrate_async`, whose inner functions are the same.
            "<tachys::html::element::HtmlElement<E,At,Ch> as tachys::view::RenderHtml>::hydrate_async::{{closure}}::inner_1::hd798d5dcf14f3545",
            "core::ptr::drop_in_place<<T as tachys::view::any_view::IntoAny>::into_any::hydrate_async<usize>::{{closure}}>",
            "",
        ] {
            assert!(!never_runs(name, 200), "{name}");
        }
    }

    #[test]
    fn what_may_be_shared_with_something_that_runs_is_left_alone() {
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

//! Trunk's page as a template with blanks: languages, policy, title, head lines, start, body.
//!
//! Trunk's page fetches the program while the browser parses it. Here the start code and all preloads go into a
//! `<template>`, which is inert; the page's own script takes them out, preloads first (index.html).
//!
//! A real HTML parser checks the page once and puts a mark at each blank. Filling it for many thousand pages is
//! then only string concatenation.

use std::cell::RefCell;
use std::fmt;

use anyhow::{Context, anyhow, bail};
use lol_html::html_content::{Attribute, Comment, ContentType, Element};
use lol_html::{RewriteStrSettings, comments, element, rewrite_str, text};
use pprnet_address::names;
use pprnet_archive::{Language, is_from_right};
use pprnet_timing::Pace;

use super::escape::escape;
use super::head::Head;
use super::{language as languages, policy};
use crate::hosting::PublicPath;

/// Encloses the name of a blank while the page is parsed. A private-use character, which no page needs.
const MARK: char = '\u{E0F0}';

/// The placeholder in the page's script for the site's folder, the suffix of settings keys (`crates/browser`).
const FOLDER: &str = "{folder}";

/// A page with blanks.
#[derive(Debug)]
pub(super) struct Template {
    pieces: Vec<Piece>,
    preloads: String,
    policy: String,
    /// The language that the reader was compiled for.
    program: Language,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Blank(Blank),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Blank {
    Language,
    Policy,
    Title,
    Head,
    Start,
    Interface,
    Hints,
    Body,
    After,
}

impl Blank {
    const ALL: [Self; 9] = [
        Self::Language,
        Self::Policy,
        Self::Title,
        Self::Head,
        Self::Start,
        Self::Interface,
        Self::Hints,
        Self::Body,
        Self::After,
    ];

    /// Where it belongs in the template, for messages.
    fn location(self) -> &'static str {
        match self {
            Self::Language => "<html>",
            Self::Policy => "<meta charset=\"utf-8\">",
            Self::Title => "<title>",
            Self::Head => "<!-- pprnet:head -->",
            Self::Start => "the <script type=\"module\"> that starts the reader",
            Self::Interface => "<body>",
            Self::Hints | Self::Body | Self::After => "<div id=\"app\">",
        }
    }
}

impl fmt::Display for Blank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{MARK}{self:?}{MARK}")
    }
}

/// The state collected while the page is parsed.
#[derive(Default)]
struct ParseState {
    scripts: Vec<String>,
    /// Trunk's preloads of the program.
    preloads: String,
    base: Option<String>,
    faults: Vec<String>,
}

impl Template {
    /// Parses a page and checks that it can be finished.
    ///
    /// # Errors
    /// All faults at once: a missing or duplicate blank, a base other than `public_url`, inline styles or
    /// event attributes.
    pub(super) fn parse(html: &str, public_url: &str, pace: Pace) -> anyhow::Result<Self> {
        if html.contains(MARK) {
            bail!(
                "the page must not contain the character U+{:X}, which marks blanks while the page is made",
                u32::from(MARK)
            );
        }
        let program = languages::program(html);
        // Replace these before scripts are hashed for the policy.
        let folder: PublicPath = public_url.parse().context("the public URL")?;
        let html = languages::translated(without_indents(html), program).replace(FOLDER, folder.path());
        let html = pprnet_timing::fill_in(&html, pace)
            .map_err(|wait| anyhow!("there is no waiting time WAIT.{wait}; crates/timing has their names"))?;
        let (marked, mut state) = mark(&with_short_scripts(&html), pace)?;
        let pieces = pieces(&marked.replacen("<body>", &format!("<body{}>", Blank::Interface), 1));
        state.faults.extend(missing_or_double(&pieces));
        state.faults.extend(wrong_base(state.base.as_deref(), public_url));
        if !state.faults.is_empty() {
            bail!("{}", state.faults.join("\n"));
        }
        Ok(Self { pieces, preloads: state.preloads, policy: policy::policy(&state.scripts), program })
    }

    /// The content security policy of every page.
    pub(super) fn policy(&self) -> &str {
        &self.policy
    }

    /// Refuses a site in another language than its reader was compiled for.
    ///
    /// # Errors
    /// If the two languages differ.
    pub(super) fn check_language(&self, site: &str) -> anyhow::Result<()> {
        languages::check(self.program, site)
    }

    /// The body of a page, in which the texts of the site have its language if that is not the language of the interface.
    ///
    /// # Errors
    /// If the body cannot be parsed.
    pub(super) fn in_its_languages(&self, language: &str, body: String) -> anyhow::Result<String> {
        if self.program.is_of(language) { Ok(body) } else { languages::with_site_texts(&body, language) }
    }

    /// The HTML of one page; `body` is HTML.
    pub(super) fn fill(&self, language: &str, head: &Head, body: &str) -> String {
        let mut html = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => html.push_str(text),
                // The blank is within quotation marks.
                Piece::Blank(Blank::Language) => {
                    html.push_str(&escape(language));
                    if is_from_right(language) {
                        html.push_str("\" dir=\"rtl");
                    }
                }
                // The policy consists of constants and base64, so its single quotes need no escaping.
                Piece::Blank(Blank::Policy) => html.push_str(&format!(
                    "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">",
                    self.policy
                )),
                Piece::Blank(Blank::Title) => html.push_str(&escape(&head.title)),
                Piece::Blank(Blank::Head) => html.push_str(&head.lines),
                Piece::Blank(Blank::Start) => html.extend([&*self.preloads, &head.preloads]),
                // The texts of the site within have its own language (`languages::with_site_texts`).
                Piece::Blank(Blank::Interface) if self.program.is_of(language) => {}
                Piece::Blank(Blank::Interface) => {
                    html.push_str(&format!(" lang=\"{}\"", self.program.tag()));
                }
                Piece::Blank(Blank::Hints) => html.push_str(&head.hints),
                Piece::Blank(Blank::Body) => html.push_str(body),
                Piece::Blank(Blank::After) => html.push_str(&head.after),
            }
        }
        html
    }
}

/// The page without indentation and empty lines: a page must fit into its first round trip, and indentation takes 50 compressed
/// bytes of it. This runs before scripts are hashed, because it changes them.
fn without_indents(html: &str) -> String {
    html.lines().map(str::trim_start).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The page with unneeded white space removed from its scripts. Scripts with attributes stay as they are.
fn with_short_scripts(html: &str) -> String {
    const START: &str = "<script>";
    const END: &str = "</script>";
    let mut parts = html.split(START);
    let mut short = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        short.push_str(START);
        match part.split_once(END) {
            Some((script, rest)) => {
                short.extend([&minifier::js::minify(script).to_string(), END, rest]);
            }
            None => short.push_str(part),
        }
    }
    short
}

/// Puts a mark at each blank, and collects scripts, preloads, base and faults.
fn mark(html: &str, pace: Pace) -> anyhow::Result<(String, ParseState)> {
    let state = RefCell::new(ParseState::default());
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("html", |html| {
            html.set_attribute("lang", &Blank::Language.to_string())?;
            if pace != Pace::REAL {
                html.set_attribute(pprnet_timing::PACE_ATTRIBUTE, &pace.times().to_string())?;
            }
            Ok(())
        }))
        .append_element_content_handler(element!("head > meta[charset]", |meta| {
            meta.after(&Blank::Policy.to_string(), ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("head > meta[name=description]", |meta| {
            meta.remove();
            Ok(())
        }))
        .append_element_content_handler(element!("head > title", |title| {
            title.set_inner_content(&Blank::Title.to_string(), ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("head > base", |base| {
            state.borrow_mut().base = Some(base.get_attribute("href").unwrap_or_default());
            Ok(())
        }))
        .append_element_content_handler(element!("head > script[type=module]:not([src])", |script| {
            script.before(&format!("<template id=\"{}\">{}", names::START, Blank::Start), ContentType::Html);
            script.after("</template>", ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!(
            "head > link[rel=modulepreload], head > link[rel=preload]",
            |link| {
                state.borrow_mut().preloads.push_str(&tag(link));
                link.remove();
                Ok(())
            }
        ))
        .append_element_content_handler(element!(format!("body div#{}", names::APP), |app| {
            let (hints, body, after) = (Blank::Hints, Blank::Body, Blank::After);
            app.replace(&format!("<div id=\"{}\"{hints}>{body}</div>{after}", names::APP), ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(comments!("*", |comment| {
            mark_comment(comment, &mut state.borrow_mut());
            Ok(())
        }))
        .append_element_content_handler(element!("*", |element| {
            state.borrow_mut().faults.extend(forbidden(element));
            Ok(())
        }))
        .append_element_content_handler(element!("script:not([src])", |_script| {
            state.borrow_mut().scripts.push(String::new());
            Ok(())
        }))
        .append_element_content_handler(text!("script:not([src])", |chunk| {
            if let Some(script) = state.borrow_mut().scripts.last_mut() {
                script.push_str(chunk.as_str());
            }
            Ok(())
        }));
    let marked =
        rewrite_str(html, settings).map_err(|error| anyhow!("the page cannot be parsed: {error}"))?;
    Ok((marked, state.into_inner()))
}

/// The tag of a preload in as few bytes as possible: a fetch needs no type, and `anonymous` is the default of
/// `crossorigin`.
fn tag(element: &Element<'_, '_>) -> String {
    let attribute = |a: &Attribute<'_>| match a.name().as_str() {
        "type" => String::new(),
        "crossorigin" if a.value() == "anonymous" => " crossorigin".to_owned(),
        name => format!(" {name}=\"{}\"", escape(&a.value())),
    };
    let attributes: String = element.attributes().iter().map(attribute).collect();
    format!("<{}{attributes}>", element.tag_name())
}

fn mark_comment(comment: &mut Comment<'_>, state: &mut ParseState) {
    if comment.text().trim() != "pprnet:head" {
        // Comments are for readers of the source; a page must fit into its first round trip.
        comment.remove();
        return;
    }
    if state.base.is_none() {
        state.faults.push("<base> must come before <!-- pprnet:head -->, whose links rely on it".to_owned());
    }
    comment.replace(&Blank::Head.to_string(), ContentType::Html);
}

/// The parts of an element that the policy would forbid.
fn forbidden(element: &Element<'_, '_>) -> Vec<String> {
    let tag = element.tag_name();
    let mut faults = Vec::new();
    if tag == "style" {
        faults
            .push("<style>: inline styles are forbidden by the policy; put them into a CSS file".to_owned());
    }
    for attribute in element.attributes() {
        let name = attribute.name();
        if name == "style" {
            faults.push(format!("<{tag} style>: inline styles are forbidden by the policy; use a class"));
        } else if name.starts_with("on") {
            faults.push(format!("<{tag} {name}>: inline handlers are forbidden by the policy; use a script"));
        }
    }
    faults
}

fn pieces(marked: &str) -> Vec<Piece> {
    // Marks come in pairs around a name, so every second part is a name.
    let part = |(number, part): (usize, &str)| match number % 2 {
        0 => Some(Piece::Text(part.to_owned())),
        _ => Blank::ALL.into_iter().find(|blank| format!("{blank:?}") == part).map(Piece::Blank),
    };
    marked.split(MARK).enumerate().filter_map(part).collect()
}

fn missing_or_double(pieces: &[Piece]) -> Vec<String> {
    let count = |blank: Blank| pieces.iter().filter(|piece| **piece == Piece::Blank(blank)).count();
    let fault = |blank: Blank| match count(blank) {
        0 => Some(format!(
            "{} is missing (if this folder was finished before, run trunk build again)",
            blank.location()
        )),
        1 => None,
        times => Some(format!("{} is there {times} times instead of once", blank.location())),
    };
    Blank::ALL.into_iter().filter_map(fault).collect()
}

fn wrong_base(base: Option<&str>, public_url: &str) -> Option<String> {
    let with_slash = |url: &str| format!("{}/", url.trim_end_matches('/'));
    match base {
        None => Some("<base href> is missing; put <base data-trunk-public-url> into the head".to_owned()),
        Some(base) if base != with_slash(public_url) => Some(format!(
            "<base href=\"{base}\"> is not the public URL {public_url}; give trunk build and pprnet site the same"
        )),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_loses_its_white_space_and_nothing_else() {
        let script = "const a = `x  ${ b }`;\nif (/[ =] y/.test(a)) f(\"a = b\", c?.d ?? 1);\nelse g();\n";
        let page =
            format!("<p>a = b</p><script>{script}</script><p>c</p><script type=\"module\">a = b</script>");
        let short = "const a=`x  ${ b }`;if(/[ =] y/.test(a))f(\"a = b\",c?.d??1);else g();";
        assert_eq!(
            with_short_scripts(&page),
            format!("<p>a = b</p><script>{short}</script><p>c</p><script type=\"module\">a = b</script>")
        );
        assert_eq!(with_short_scripts("<script>a = b"), "<script>a = b");
    }

    #[test]
    fn type_annotations_leave_no_trace() {
        let typed = "let\n/** @type {A} */\na,\n/** @type {B} */\nb;\n// @ts-expect-error why\nf((/** @type {any} */ { c }) => c);";
        let page = format!("<script>{typed}</script>");
        assert_eq!(with_short_scripts(&page), "<script>let a,b;f(({c})=>c);</script>");
    }
}

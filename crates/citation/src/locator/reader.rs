//! Reads the tokens of a locator from first to last.

use super::label::{Label, label};
use super::location::Locator;
use super::token::{Token, TokenKind, is_article_code};
use crate::dates;
use crate::lexis;

/// The most tokens of an issue's date: `Oct. 15, 2004`.
const LONGEST_DATE: usize = 6;

/// Reads tokens in order. It ends without a result at the first token without a meaning.
pub(super) struct LocatorReader<'a> {
    tokens: &'a [Token<'a>],
    at: usize,
    is_dated: bool,
    /// The last separator: `,`, `;`, `:` or `.`.
    separator: Option<char>,
    /// Whether the page so far is an article number.
    has_article: bool,
    locator: Locator,
}

impl<'a> LocatorReader<'a> {
    pub(super) fn new(tokens: &'a [Token<'a>], is_dated: bool) -> Self {
        Self { tokens, at: 0, is_dated, separator: None, has_article: false, locator: Locator::default() }
    }

    pub(super) fn run(mut self) -> Option<Locator> {
        while let Some(token) = self.tokens.get(self.at) {
            match token.kind {
                TokenKind::Separator => {
                    self.separator = token.text.chars().next();
                    self.at += 1;
                    continue;
                }
                TokenKind::Bracket => self.bracket(token.text)?,
                TokenKind::Value | TokenKind::Word => {
                    if !self.german_volume() && !self.date() && !self.issue_date() && !self.season(token) {
                        match label(token.text) {
                            Some(label) => self.labelled(label)?,
                            None => self.number(token)?,
                        }
                    }
                }
            }
            self.separator = None;
        }
        Some(self.locator)
    }

    /// The season or month of an issue whose year is known: `Rural Mental Health, Spring, 12–19`.
    fn season(&mut self, token: &Token<'_>) -> bool {
        let is_season = self.is_dated && token.is_name_of_time();
        self.at += usize::from(is_season);
        is_season
    }

    /// The date of an issue whose year is known: `16(1), Jan 2006, 106–121`.
    fn issue_date(&mut self) -> bool {
        if !self.is_dated || !self.locator.is_in_journal() || self.locator.dated.is_some() {
            return false;
        }
        let tokens = &self.tokens[self.at..];
        let length = tokens.iter().take(LONGEST_DATE).position(|token| dates::year(token.text).is_some());
        let Some((date, rest)) = length.and_then(|at| tokens.split_at_checked(at + 1)) else { return false };
        // In `16, 1, Oct 2004` the number before the comma is not a day.
        let is_date = date.iter().take(2).any(Token::is_name_of_time)
            && date.iter().all(|token| matches!(token.text, "." | ",") || token.is_part_of_date());
        let is_parted = rest.first().is_none_or(|token| token.kind == TokenKind::Separator);
        if !is_date || !is_parted {
            return false;
        }
        let words: Vec<&str> =
            date.iter().map(|token| token.text).filter(|text| !matches!(*text, "." | ",")).collect();
        self.locator.dated = dates::read(&words.join(" "));
        self.at += date.len();
        true
    }

    /// At most six tokens that form a date, or a year alone.
    fn date(&mut self) -> bool {
        if self.is_dated || self.locator.dated.is_some() {
            return false;
        }
        // Pages follow a colon.
        if self.separator == Some(':') {
            return false;
        }
        let tokens = &self.tokens[self.at..];
        let most = tokens.iter().take(6).take_while(|token| token.kind != TokenKind::Bracket).count();
        for count in (1..=most).rev() {
            let run = &tokens[..count];
            let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
            let only_dates = run.iter().all(|token| match token.kind {
                TokenKind::Separator => matches!(token.text, "," | "."),
                _ => token.is_part_of_date(),
            });
            // Several tokens need the name of a month or a season: `2019, 41` is a year and a volume.
            let is_exported = run.iter().skip(1).all(|token| token.text.len() == 2);
            let has_name = count == 1 || is_exported || run.iter().any(Token::is_name_of_time);
            if !only_dates
                || !has_name
                || last.kind == TokenKind::Separator
                || first.kind == TokenKind::Separator
            {
                continue;
            }
            let text = run.iter().map(|token| token.text).collect::<Vec<_>>().join(" ");
            if let Some(dated) =
                dates::read(&text.replace(" ,", ",").replace(" .", "")).filter(|dated| dated.issued.is_some())
            {
                self.locator.dated = Some(dated);
                self.at += count;
                return true;
            }
        }
        false
    }

    /// `26. Jg.`: a German volume has its label after the number.
    fn german_volume(&mut self) -> bool {
        let [number, stop, word, ..] = &self.tokens[self.at..] else { return false };
        let fits = stop.text == "."
            && matches!(word.text.trim_end_matches('.'), "Jg" | "Jahrgang" | "Jahrg")
            && is_volume(number.text)
            && self.locator.volume.is_none();
        if fits {
            self.locator.volume = Some(number.text.to_owned());
            self.at += 3;
        }
        fits
    }

    fn bracket(&mut self, text: &str) -> Option<()> {
        self.at += 1;
        let inside = text[1..text.len() - 1].trim();
        let locator = &mut self.locator;
        if let Some(dated) = dates::read(inside)
            && (dated.issued.is_some() || dated.status.is_some())
            && (!self.is_dated || locator.issue.is_some() || locator.volume.is_none())
        {
            if locator.dated.is_none() {
                locator.dated = Some(dated);
            }
            return Some(());
        }
        let has_issue = locator.issue.is_some();
        let is_short = inside.chars().count() <= 30;
        let says_issue = inside.starts_with(|c: char| c.is_ascii_digit())
            || inside.split_once(' ').is_some_and(|(word, _)| label(word) == Some(Label::Issue))
            || (inside.len() <= 6 && inside.contains(|c: char| c.is_ascii_digit()))
            || ["suppl", "special", "spec"].iter().any(|word| inside.to_lowercase().starts_with(word))
            || inside.split(['-', '–', '/', ' ']).all(|word| lexis::month(word).is_some());
        if has_issue
            || !is_short
            || !says_issue
            || (locator.volume.is_none() && locator.dated.is_none() && !self.is_dated)
        {
            return None;
        }
        locator.issue = Some(issue(inside));
        Some(())
    }

    fn labelled(&mut self, label: Label) -> Option<()> {
        let word = self.tokens.get(self.at)?;
        self.at += 1;
        // `Art. No.: CD012345`, `Article ID 12`, `pp.: 3–9`.
        while let Some(token) = self.tokens.get(self.at) {
            let is_no = matches!(
                token.text.trim_end_matches('.').to_lowercase().as_str(),
                "no" | "id" | "number" | "nr"
            );
            let skips = matches!(token.text, "." | ":") || (label == Label::Article && is_no);
            if !skips {
                break;
            }
            self.at += 1;
        }
        let is_value = |token: &&Token<'_>| {
            token.kind == TokenKind::Value
                || token.is_roman()
                || (label == Label::Page && token.is_roman_pages())
        };
        let value = self.tokens.get(self.at).filter(is_value);
        let locator = &mut self.locator;
        if label == Label::Supplement {
            let number = value.filter(|token| token.text.chars().count() <= 3).map(|token| token.text);
            self.at += usize::from(number.is_some());
            let name = word.text;
            let stop = if word.is_dotted { "." } else { "" };
            let name = number.map_or_else(|| name.to_owned(), |number| format!("{name}{stop} {number}"));
            locator.issue = Some(match locator.issue.take() {
                Some(issue) => format!("{issue} {name}"),
                None => name,
            });
            return locator.volume.is_some().then_some(());
        }
        let value = value?;
        self.at += 1;
        let field = match label {
            Label::Volume => &mut locator.volume,
            Label::Issue => &mut locator.issue,
            Label::Chapter => &mut locator.chapter,
            _ => &mut locator.page,
        };
        if field.is_some() {
            return None;
        }
        *field = Some(hyphens(value.text));
        self.has_article = label == Label::Article;
        if label == Label::Page {
            self.more_pages();
        }
        Some(())
    }

    /// A number without a label.
    fn number(&mut self, token: &Token<'_>) -> Option<()> {
        if token.kind != TokenKind::Value && !(token.is_roman() && self.at == 0) {
            return None;
        }
        let text = hyphens(token.text);
        // `vol. 2014, Article ID 561452, 2014`: the year is repeated.
        let is_last = self.tokens[self.at + 1..].iter().all(|token| token.kind == TokenKind::Separator);
        if self.is_dated && is_last && self.locator.page.is_some() && dates::year(&text).is_some() {
            self.at += 1;
            return Some(());
        }
        let meaning = self.meaning(token);
        self.at += 1;
        let locator = &mut self.locator;
        match meaning {
            // `Health & Social Work, hlab018`
            Label::Volume if is_article_code(&text) => put(&mut locator.page, text)?,
            Label::Volume if !is_volume(&text) => return None,
            // `11.2` and `12/3` are volume and issue.
            Label::Volume => match text.split_once(['.', '/']) {
                Some((_, issue)) if issue.starts_with('0') => return None,
                Some((volume, issue)) => {
                    locator.volume = Some(volume.to_owned());
                    locator.issue = Some(issue.to_owned());
                }
                None => locator.volume = Some(text),
            },
            Label::Issue => put(&mut locator.issue, text)?,
            _ => {
                let text = with_dash(text);
                // `Article 1, 201–248`: pages are more specific than the article number.
                if std::mem::take(&mut self.has_article) && text.contains('-') {
                    locator.page = None;
                }
                // `13, e16, 1–15`: the number identifies the article, the pages only count its length.
                if text.starts_with("1-") && locator.page.as_ref().is_some_and(|page| page.starts_with('e')) {
                    return Some(());
                }
                put(&mut locator.page, text)?;
                self.more_pages();
            }
        }
        Some(())
    }

    /// Volume, issue or page: it depends on the values already known and the text around the number.
    fn meaning(&self, token: &Token<'_>) -> Label {
        let locator = &self.locator;
        let rest = &self.tokens[self.at + 1..];
        let is_range = token.text.contains(lexis::is_dash);
        let is_last = rest.iter().all(|token| token.kind == TokenKind::Separator);
        match (locator.volume.is_some(), locator.issue.is_some()) {
            (true, true) => Label::Page,
            // `2010: 121: 415–423`
            (false, false) if !is_range && rest.first().is_some_and(|next| next.text == ":") => Label::Volume,
            _ if self.separator == Some(':') => {
                // `31:5, 601-614`
                let [comma, page, ..] = rest else { return Label::Page };
                let is_before_pages = comma.text == "," && page.kind == TokenKind::Value;
                if locator.volume.is_some() && !is_range && is_before_pages {
                    Label::Issue
                } else {
                    Label::Page
                }
            }
            (false, has_issue) if has_issue || (is_range && is_last) => Label::Page,
            (false, _) => Label::Volume,
            (true, false) => {
                // `11, 2: 181–202`
                let next = rest.first().map(|next| next.text);
                let is_before_pages = next == Some(":") || (next == Some(",") && !is_range);
                let is_short =
                    token.text.chars().count() <= 5 && token.text.starts_with(|c: char| c.is_ascii_digit());
                let is_issue =
                    self.separator == Some(',') && is_before_pages && !is_last && locator.page.is_none();
                if is_issue && is_short { Label::Issue } else { Label::Page }
            }
        }
    }

    /// `12–15, 20`: the pages continue elsewhere.
    fn more_pages(&mut self) {
        while let [comma, value, ..] = &self.tokens[self.at..]
            && comma.text == ","
            && value.kind == TokenKind::Value
            && let Some(page) = &mut self.locator.page
            && page.contains('-')
            && value.text.chars().all(|c| c.is_ascii_digit() || lexis::is_dash(c))
            && (self.is_dated || dates::year(value.text).is_none())
        {
            *page = format!("{page}, {}", hyphens(value.text));
            self.at += 2;
        }
    }
}

/// `262e265`: PDFs by Elsevier have an “e” in place of the dash.
fn with_dash(text: String) -> String {
    let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 5);
    match text.split_once('e').map(|(first, last)| (number(first), number(last))) {
        Some((Some(first), Some(last))) if last > first => format!("{first}-{last}"),
        _ => text,
    }
}

fn put(field: &mut Option<String>, text: String) -> Option<()> {
    if field.is_some() {
        return None;
    }
    *field = Some(text);
    Some(())
}

/// A Roman numeral; or a number of at most five digits, optionally with a letter, a second volume or an issue: `12A`,
/// `12-13`, `11.2`.
fn is_volume(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let is_roman = digits == 0 && text.chars().all(|c| "IVXLC".contains(c));
    is_roman
        || ((1..=8).contains(&digits)
            && letters <= 1
            && text.starts_with(|c: char| c.is_ascii_digit())
            && text.split(['-', '.', '/']).all(|part| (1..=5).contains(&part.len())))
}

/// The issue of `No. 3` or `3–4`, without the word and with a hyphen.
fn issue(inside: &str) -> String {
    let bare = match inside.split_once(' ') {
        Some((word, rest)) if label(word) == Some(Label::Issue) => rest.trim(),
        _ => inside,
    };
    hyphens(bare)
}

/// Replaces any dash by a hyphen and removes spaces around it.
fn hyphens(text: &str) -> String {
    let parts = text.split(lexis::is_dash).map(str::trim).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

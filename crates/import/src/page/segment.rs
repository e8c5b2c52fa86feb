//! Finds the posts of one month.
//!
//! Each `Practice Implications` belongs to one post, so exactly one post begins between two successive ones. Of all lines
//! between them, the best-scoring one is chosen: it looks like a title, what follows fits below a title (the same line again, a
//! citation, a long paragraph), the lines above read like implications and the lines below like a summary. Scores are log odds,
//! so they add up; see [`Weights`].

use std::ops::Range;

use super::citation::is_address;
use super::found::Found;
use super::model::{PagePost, Text};
use super::month::Heading;
use super::note::NoteKind;
use super::outline::Stretch;
use super::problem::ProblemKind;
use super::row::Row;
use super::title::Style;
use super::trim::without_hashes;
use super::words::Look;

mod cited_below;
mod ending;
mod month;
mod suspect;

use cited_below::{CitedBelow, is_page_cited_below};
pub(super) use ending::Below;
use month::Month;

/// How much the context of a line counts for it being a title.
#[derive(Debug)]
pub(super) struct Weights {
    /// The same line follows.
    repeat: f32,
    /// A citation follows: its own score, up to this maximum.
    citation: f32,
    /// If the line below the citation scores higher as a title by this margin, the citation belongs to the post above.
    better_title: f32,
    /// The first paragraph of the summary is long, fairly long, short or very short.
    first_paragraph: [f32; 4],
    /// A word of summaries below the line or of advice above it; the opposite counts against.
    subject: f32,
    /// Maximum weight of the words of one line.
    subject_most: f32,
    /// Each paragraph of the implications after the first.
    more_implications: f32,
    /// A second line within this margin of the best score gets a note.
    doubt: f32,
}

pub(super) const WEIGHTS: Weights = Weights {
    repeat: 14.0,
    citation: 9.0,
    better_title: 2.0,
    first_paragraph: [1.5, 0.7, -0.8, -2.2],
    subject: 0.35,
    subject_most: 2.0,
    more_implications: -0.2,
    doubt: 5.0,
};

/// Maximum words of a title; if all lines are longer, the title is missing.
const TITLE_WORDS: usize = 40;

/// The position of the citations of a page’s posts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cited {
    /// Below their titles.
    Above,
    /// Below their implications.
    Below,
}

impl Cited {
    /// Detects the position of the citations on a page. Each part contains the posts of a month.
    pub(super) fn of(parts: &[&[Row<'_>]]) -> Self {
        if is_page_cited_below(parts) { Self::Below } else { Self::Above }
    }
}

/// Lines that are certainly titles: the first of each month, and those next to a certain citation.
pub(super) fn certain_titles<'a>(
    rows: &'a [Row<'_>],
    months: &'a [Stretch],
    cited: Cited,
) -> impl Iterator<Item = &'a Look> {
    const LONGEST: usize = 30;
    let first = months.iter().filter_map(|month| rows[month.posts.clone()].first());
    let cited = months.iter().flat_map(move |month| {
        let rows = &rows[month.posts.clone()];
        let all = (2..rows.len()).filter(|at| rows[*at].is_certain_citation() && !rows[at - 1].is_heading());
        all.filter_map(move |at| match cited {
            Cited::Above => rows.get(at - 1),
            Cited::Below => rows[at + 1..].iter().find(|row| !is_address(row.line.text)),
        })
    });
    first.chain(cited).map(|row| &row.look).filter(|look| look.words <= LONGEST)
}

/// Splits the rows of a month into posts.
pub(super) fn posts(
    rows: &[Row<'_>],
    style: &Style,
    cited: Cited,
    below: Below,
    found: &mut Found,
) -> Vec<PagePost> {
    let headings: Vec<usize> = (0..rows.len()).filter(|at| rows[*at].is_heading()).collect();
    let (Some(&first), Some(&end)) = (headings.first(), headings.last()) else {
        ending::without_heading(rows, below, found);
        return Vec::new();
    };
    let month = Month { rows, style };
    let cited = match cited {
        Cited::Above => vec![None; headings.len()],
        Cited::Below => cited_below::all(&month, &headings),
    };
    let mut starts = vec![month.first_start(first, found)];
    for (pair, cited) in headings.windows(2).zip(&cited) {
        starts.push(match cited {
            Some(cited) => month.start_below(cited, pair[1], found),
            None => month.start_between(pair[0], pair[1], found),
        });
    }
    match cited.last() {
        Some(Some(cited)) => ending::check_below(&month, cited.rows.end, below, found),
        _ => ending::check(&month, end, below, found),
    }
    let ends = starts.iter().skip(1).copied().chain([Some(rows.len())]);
    let parts = starts.iter().copied().zip(&headings).zip(ends).zip(&cited);
    let mut posts = Vec::new();
    for (((start, heading), end), cited) in parts {
        if let (Some(start), Some(end)) = (start, end) {
            posts.extend(month.post(start, *heading, end, cited.as_ref(), found));
        }
    }
    posts
}

impl Month<'_> {
    fn cannot_be_title(&self, row: usize) -> bool {
        let at = &self.rows[row];
        at.look.words > TITLE_WORDS || (at.is_certain_citation() && self.title_score(row) < 0.0)
    }

    /// The month’s first post begins with its first row; checks that this may be a title.
    fn first_start(&self, heading: usize, found: &mut Found) -> Option<usize> {
        let row = &self.rows[0];
        if heading == 0 || self.cannot_be_title(0) {
            found.problem(self.number(0), ProblemKind::MissingTitle { text: row.opening() });
            return None;
        }
        suspect::check(self, 0..heading, 0, found);
        Some(0)
    }

    /// The row where the post of the heading `next` begins, below the citation of the post above.
    fn start_below(&self, cited: &CitedBelow, next: usize, found: &mut Found) -> Option<usize> {
        let start = cited.rows.end;
        if self.cannot_be_title(start) {
            found.problem(self.number(start), ProblemKind::MissingTitle { text: self.rows[start].opening() });
            return None;
        }
        suspect::check(self, start..next, start, found);
        Some(start)
    }

    /// The row where the post of the heading `next` begins.
    fn start_between(&self, heading: usize, next: usize, found: &mut Found) -> Option<usize> {
        let least = usize::from(!self.rows[heading].has_text());
        let between = next - heading - 1;
        if between < least + 2 {
            let kind = if between == 0 {
                ProblemKind::EmptyImplications
            } else {
                ProblemKind::TooFewLines { next_line: self.number(next), found: between }
            };
            found.problem(self.number(heading), kind);
            return None;
        }
        let subjects = self.subjects(heading + 1..next);
        let mut scores: Vec<(usize, f32)> = (heading + 1 + least..next - 1)
            .map(|row| (row, self.start_score(row, heading, next, &subjects)))
            .collect();
        scores.sort_by(|a, b| b.1.total_cmp(&a.1));
        let (best, score) = *scores.first()?;
        if self.cannot_be_title(best) {
            let row = (best..next).find(|row| self.rows[*row].is_certain_citation()).unwrap_or(best);
            found.problem(self.number(row), ProblemKind::MissingTitle { text: self.rows[row].opening() });
            return None;
        }
        let runner_up = scores
            .iter()
            .skip(1)
            .find(|(row, _)| *row != best + 1 || !self.rows[*row].says_the_same(&self.rows[best]));
        if let Some(&(other, _)) = runner_up.filter(|other| other.1 > score - WEIGHTS.doubt) {
            let (title, other_text) = (self.rows[best].opening(), self.rows[other].opening());
            found.note(
                self.number(best),
                NoteKind::UncertainTitle { title, other_line: self.number(other), other: other_text },
            );
        }
        suspect::check(self, heading + 1 + least..next, best, found);
        Some(best)
    }

    /// The score of a post that begins at `start`, between two headings. `subjects` contains the sums of [`Self::subjects`] for
    /// the rows between them.
    fn start_score(&self, start: usize, heading: usize, next: usize, subjects: &[f32]) -> f32 {
        let opening = self.opening(start, next);
        let mut score = self.title_score(start);
        if opening.repeat {
            score += WEIGHTS.repeat;
        }
        // Above another title, a citation belongs to the post above.
        let is_of_above = opening.summary + 1 < next
            && self.title_score(opening.summary) > self.title_score(start) + WEIGHTS.better_title;
        if opening.is_broken {
            score += WEIGHTS.citation;
        } else if opening.citation && !is_of_above {
            let row = start + 1 + usize::from(opening.repeat);
            score += self.rows[row].citation.min(WEIGHTS.citation);
        }
        if let Some(first) = self.rows[..next].get(opening.summary) {
            let [long, fair, short, tiny] = WEIGHTS.first_paragraph;
            score += match first.look.words {
                60.. => long,
                30..60 => fair,
                15..30 => short,
                _ => tiny,
            };
        } else {
            score += WEIGHTS.first_paragraph[3] * 2.0;
        }
        let until = |row: usize| subjects[row - heading - 1];
        score += until(next) - until(opening.summary.min(next)) - until(start);
        let extra = u8::try_from(start - heading - 1).unwrap_or(u8::MAX).saturating_sub(1);
        score + WEIGHTS.more_implications * f32::from(extra)
    }

    /// For each row, and for the end, how much the rows above read like a summary rather than implications.
    fn subjects(&self, rows: Range<usize>) -> Vec<f32> {
        let most = WEIGHTS.subject_most;
        let of_row = |row: &Row<'_>| (WEIGHTS.subject * row.look.research).clamp(-most, most);
        let mut sums = vec![0.0];
        let mut sum = 0.0;
        for row in &self.rows[rows] {
            sum += of_row(row);
            sums.push(sum);
        }
        sums
    }

    fn texts(&self, rows: Range<usize>) -> Vec<Text> {
        self.rows[rows].iter().map(|row| row.line.into()).collect()
    }

    /// The post from its title to the next one. `cited` is its citation, if that is below its implications.
    fn post(
        &self,
        start: usize,
        heading: usize,
        end: usize,
        cited: Option<&CitedBelow>,
        found: &mut Found,
    ) -> Option<PagePost> {
        let title = &self.rows[start];
        let opening = self.opening(start, heading);
        let below_title = start + 1 + usize::from(opening.repeat);
        let summary = if cited.is_some() { below_title } else { opening.summary };
        if summary >= heading {
            found.problem(self.number(start), ProblemKind::MissingSummary { title: title.opening() });
            return None;
        }
        let repeated = opening.repeat.then(|| &self.rows[start + 1]);
        if let Some(row) = repeated.filter(|row| row.line.text != title.line.text) {
            found.note(row.line.number, NoteKind::RepeatDiffers { text: row.line.text.to_owned() });
        }
        let own = cited.map_or(below_title..summary, |cited| cited.rows.clone());
        let mut implications = self.texts(heading + 1..cited.map_or(end, |cited| cited.begin));
        let mut mark: Text = self.rows[heading].line.into();
        match self.rows[heading].heading {
            Some(Heading::WithText(alone, paragraph)) => {
                found.note(mark.line, NoteKind::OddHeading { text: alone.to_owned() });
                implications.insert(0, Text { line: mark.line, text: paragraph.to_owned() });
                alone.clone_into(&mut mark.text);
            }
            Some(Heading::Odd) => found.note(mark.line, NoteKind::OddHeading { text: mark.text.clone() }),
            _ => {}
        }
        if let Some(cited) = cited {
            found.unplaced.extend(self.texts(cited.begin..cited.rows.start));
        }
        Some(PagePost {
            title: Text { line: title.line.number, text: without_hashes(title.line.text).to_owned() },
            repeated_title: repeated.map(|row| row.line.into()),
            citation: self.texts(own),
            summary: self.texts(summary..heading),
            heading: mark,
            implications,
        })
    }
}

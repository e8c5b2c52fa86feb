//! Lists of authors and editors.
//!
//! A list is split at commas, semicolons and “and” into [`NameItem`]s. The meaning of an item depends on the order of
//! names: `Smith, A., Jones, B.` and `Anna Smith, Bo Jones` are split alike. So each [`Order`] reads the items in its
//! own way and rates how plausible the resulting names are; the most plausible reading wins.

mod capitals;
mod groups;
mod initials;
mod item;

pub(crate) use self::capitals::without_capitals;
pub(crate) use self::initials::is_initials;
use std::borrow::Cow;

use self::item::{NameItem, Separator, Shape};
use crate::lexis;
use crate::record::Name;

/// A list of names.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct NameList {
    pub(crate) names: Vec<Name>,
    /// How many names precede the gap, if the list has one.
    pub(crate) truncated_after: Option<usize>,
    /// Whether the list is marked as editors.
    pub(crate) is_editors: bool,
    /// How certain it is that these are names, from 0 to 1.
    pub(crate) certainty: f32,
}

/// The order in which the names of a list are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    /// `Smith, A., & Jones, Bo`
    Inverted,
    /// `Smith, Anna, and Bo Jones`
    FirstInverted,
    /// `A. Smith, Bo Jones`
    Direct,
    /// `Smith AB, Jones C`
    Index,
    /// `Smith, Anna; Jones, Bo`
    Semicolons,
}

const EDITORS: &[&str] = &[
    "ed",
    "eds",
    "editor",
    "editors",
    "hg",
    "hrsg",
    "éd",
    "éds",
    "coord",
    "coords",
    "dir",
    "dirs",
    "org",
    "orgs",
    "comp",
    "comps",
    "red",
    "éditeur",
    "éditeurs",
    "editores",
    "organizador",
    "organizadora",
    "organizadores",
];

/// Reads a whole text as a list of names; `None` if any part of it cannot be a name.
pub(crate) fn read(text: &str) -> Option<NameList> {
    let orders = [Order::Inverted, Order::FirstInverted, Order::Direct, Order::Index, Order::Semicolons];
    read_in(text, &orders)
}

/// The same for names in direct order: `A. Smith and Bo Jones`.
pub(crate) fn read_direct(text: &str) -> Option<NameList> {
    read_in(text, &[Order::Direct])
}

/// The same for names in direct or index order: `Gunderson JG, Links PS`.
pub(crate) fn read_uninverted(text: &str) -> Option<NameList> {
    read_in(text, &[Order::Direct, Order::Index])
}

fn read_in(text: &str, orders: &[Order]) -> Option<NameList> {
    let text = &plain(text);
    let (text, is_editors) = without_editors_mark(text.trim());
    let text = without_stop(text.trim().trim_end_matches([',', ';', ':']).trim());
    if text.is_empty() {
        return None;
    }
    if let Some(group) = groups::whole(text) {
        return Some(NameList { names: vec![group], truncated_after: None, is_editors, certainty: 0.85 });
    }
    let items = item::cut(text)?;
    orders
        .iter()
        .filter_map(|order| Assembly::new(&items, *order).run())
        .max_by(|a, b| a.certainty.total_cmp(&b.certainty))
        .map(|list| NameList { is_editors, ..list })
}

/// Replaces foreign words, brackets and groups by their usual form: `u. a.`, `(on behalf of the PEARL team)`.
fn plain(text: &str) -> Cow<'_, str> {
    let others = [" u. a.", " u.a.", " y cols.", " y col.", " e col."];
    if let Some(mark) = others.iter().find(|mark| text.trim_end().ends_with(*mark)) {
        let names = &text.trim_end()[..text.trim_end().len() - mark.len()];
        return Cow::Owned(format!("{names} et al."));
    }
    if let Some((names, lead, group)) = groups::in_bracket(text) {
        return Cow::Owned(format!("{names}, {lead} {}", group.replacen(')', "", 1)));
    }
    match groups::without_comma(text) {
        Some((names, group)) => Cow::Owned(format!("{names}, {group}")),
        None => Cow::Borrowed(text),
    }
}

/// The text without the full stop that ends the list; that of an initial or an abbreviation stays.
fn without_stop(text: &str) -> &str {
    let last = text.rsplit([' ', ',']).next().unwrap_or_default();
    let is_own =
        is_initials(last) || lexis::is_suffix(last) || last.chars().filter(|c| *c == '.').count() > 1;
    // `WHO.`
    let is_acronym = text.len() == 4 && text.bytes().take(3).all(|b| b.is_ascii_uppercase());
    if is_own && !is_acronym { text } else { text.strip_suffix('.').unwrap_or(text) }
}

/// The list without `(Eds.)` or `, ed.`, and whether it had one.
fn without_editors_mark(text: &str) -> (&str, bool) {
    let trimmed = text.trim_end_matches([',', ' ', ':']);
    if let Some(open) = trimmed.rfind(['(', '[']) {
        let mark = trimmed[open + 1..].trim_end_matches(['.', ' ']).trim_end_matches([')', ']']);
        if is_editors_mark(mark) {
            return (&trimmed[..open], true);
        }
    }
    match trimmed.rsplit_once([' ', ',']) {
        Some((names, mark)) if is_editors_mark(mark) => (names, true),
        _ => (text, false),
    }
}

/// `Eds.`, `Hrsg.`: a word that marks names as editors.
pub(crate) fn is_editors_mark(mark: &str) -> bool {
    EDITORS.contains(&mark.trim().trim_end_matches(['.', ',']).to_lowercase().as_str())
}

/// One reading of the items.
struct Assembly<'a> {
    items: &'a [NameItem<'a>],
    order: Order,
    at: usize,
    names: Vec<Name>,
    truncated_after: Option<usize>,
    sum: f32,
}

impl<'a> Assembly<'a> {
    fn new(items: &'a [NameItem<'a>], order: Order) -> Self {
        Self { items, order, at: 0, names: Vec::new(), truncated_after: None, sum: 0.0 }
    }

    fn run(mut self) -> Option<NameList> {
        let has_semicolon = self.items.iter().any(|item| item.before == Separator::Semicolon);
        if has_semicolon && self.order == Order::FirstInverted
            || !has_semicolon && self.order == Order::Semicolons && self.items.len() > 2
        {
            return None;
        }
        while let Some(item) = self.items.get(self.at) {
            match item.shape {
                Shape::Rest | Shape::Gap => {
                    if self.names.is_empty() || self.truncated_after.is_some() {
                        return None;
                    }
                    self.truncated_after = Some(self.names.len());
                    self.at += 1;
                    // “et al.” ends the list, except for a group on whose behalf the authors wrote.
                    if item.shape == Shape::Rest && !self.items[self.at..].iter().all(NameItem::is_led_group)
                    {
                        return None;
                    }
                }
                Shape::Degree if !self.names.is_empty() => self.at += 1,
                Shape::Group => {
                    self.push(Name::group(item.group_name()), 0.85);
                    self.at += 1;
                }
                _ => self.person()?,
            }
        }
        let count = u16::try_from(self.names.len()).ok().filter(|count| *count > 0)?;
        let certainty = self.sum / f32::from(count);
        Some(NameList {
            names: self.names,
            truncated_after: self.truncated_after,
            is_editors: false,
            certainty,
        })
    }

    fn push(&mut self, name: Name, certainty: f32) {
        self.names.push(name);
        self.sum += certainty;
    }

    fn person(&mut self) -> Option<()> {
        let item = self.items.get(self.at)?;
        let inverts = match self.order {
            Order::Inverted => true,
            Order::FirstInverted => self.names.is_empty(),
            Order::Semicolons => self.next_in_person().is_some(),
            Order::Direct | Order::Index => false,
        };
        let (mut name, certainty, used) = if inverts {
            self.inverted(item)?
        } else {
            let (name, certainty) = match self.order {
                Order::Index => item.index_name()?,
                Order::Semicolons => item.index_name().or_else(|| item.direct_name())?,
                _ => item.direct_name()?,
            };
            (name, certainty, 1)
        };
        self.at += used;
        if let Some(next) = self.items.get(self.at)
            && next.shape == Shape::Suffix
        {
            name.suffix = Some(item::suffix(&next.words.join(" ")));
            self.at += 1;
        }
        self.push(name, certainty);
        Some(())
    }

    /// The next item, if only a comma separates it from this one.
    fn next_in_person(&self) -> Option<&'a NameItem<'a>> {
        self.items
            .get(self.at + 1)
            .filter(|item| item.before == Separator::Comma && item.shape != Shape::Degree)
    }

    /// `Smith, A. B.`, `Smith, Jr., A. B.`, `de Vries, Joey`: the name, its certainty, and its number of items.
    fn inverted(&self, item: &NameItem<'_>) -> Option<(Name, f32, usize)> {
        let (family, mut suffix) = item.family()?;
        let mut given = self.next_in_person()?;
        let mut used = 2;
        if given.shape == Shape::Suffix {
            suffix = Some(item::suffix(&given.words.join(" ")));
            given = self.items.get(self.at + 2).filter(|item| item.before == Separator::Comma)?;
            used = 3;
        }
        // `Cruz, Maria de la`: the particles belong to the family name.
        let particles = given.trailing_particles();
        let family = if particles.is_empty() { family } else { format!("{particles} {family}") };
        let (given, given_suffix, certainty) = given.given()?;
        let suffix = suffix.or(given_suffix);
        // `Renée Dubois, Åsa Lind` are two persons.
        let are_whole = item.words.len() > 1
            && given.contains(' ')
            && !given.contains('.')
            && !lexis::is_particle(item.words[0]);
        let certainty = if are_whole { certainty - 0.2 } else { certainty };
        Some((Name { family: Some(family), given: Some(given), suffix, ..Name::default() }, certainty, used))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn describe(text: &str) -> String {
        let Some(list) = read(text) else { return "–".into() };
        let mut names: Vec<String> = list
            .names
            .iter()
            .map(|name| match &name.literal {
                Some(literal) => format!("[{literal}]"),
                None => {
                    let parts = [&name.family, &name.given, &name.suffix];
                    parts.into_iter().flatten().cloned().collect::<Vec<_>>().join("|")
                }
            })
            .collect();
        if let Some(at) = list.truncated_after {
            names.insert(at, "…".into());
        }
        names.join("; ") + if list.is_editors { " (eds)" } else { "" }
    }

    #[test]
    fn lists_in_every_order() {
        for (text, names) in [
            ("Smith, A. B., & de la Cruz, P.", "Smith|A. B.; de la Cruz|P."),
            ("Smith, A.B. and O'Neill, F.", "Smith|A. B.; O'Neill|F."),
            ("Sullivan, H. S., Jr., & Le Dantec, A.", "Sullivan|H. S.|Jr.; Le Dantec|A."),
            ("Sullivan Jr., H. S., Poe, E., III", "Sullivan|H. S.|Jr.; Poe|E.|III"),
            ("Sullivan HS Jr, Del Re AC", "Sullivan|H. S.|Jr.; Del Re|A. C."),
            ("Kwan PT, Ortega JR, Feld S", "Kwan|P. T.; Ortega|J. R.; Feld|S."),
            ("Ortega JR, Pham T", "Ortega|J. R.; Pham|T."),
            (
                "Hale RD 3rd, Sims BA JR, Poe E IV, Petrov II",
                "Hale|R. D.|3rd; Sims|B. A.|JR.; Poe|E.|IV; Petrov|I. I.",
            ),
            ("SULLIVAN JR., H. S., & KING, M. L., JR.", "SULLIVAN|H. S.|JR.; KING|M. L.|JR."),
            ("Hunsley, J. Elliott, K., & Ek, Z.", "Hunsley|J.; Elliott|K.; Ek|Z."),
            ("Kühn, Marlene/Franke, Otto", "Kühn|Marlene; Franke|Otto"),
            ("NHS England", "[NHS England]"),
            ("Statistics Canada.", "[Statistics Canada]"),
            ("Rethink Mental Illness", "[Rethink Mental Illness]"),
            ("JA Smith", "Smith|J. A."),
            ("O'Neill F, St John G, van den Berg KL", "O'Neill|F.; St John|G.; van den Berg|K. L."),
            ("de Vries, Joey", "de Vries|Joey"),
            ("Ferreira, Ana, and Jun Mori", "Ferreira|Ana; Mori|Jun"),
            ("Ferreira, Ana, Jun Mori, and Jan van der Meer", "Ferreira|Ana; Mori|Jun; van der Meer|Jan"),
            ("J. D Kaplan, M.-U. Kling & A. van Dis", "Kaplan|J. D.; Kling|M.-U.; van Dis|A."),
            ("Anna M. Smith, Bo Jones", "Smith|Anna M.; Jones|Bo"),
            ("Smith, Anna; Jones, Bo C.", "Smith|Anna; Jones|Bo C."),
            ("Smith, J., Lee, K., … Young, M.", "Smith|J.; Lee|K.; …; Young|M."),
            ("Smith, J., Lee, K., . . . Young, M.", "Smith|J.; Lee|K.; …; Young|M."),
            ("Hassett L, et al.", "Hassett|L.; …"),
            ("Keller, A., & others.", "Keller|A.; …"),
            ("Dunn, C. et al.", "Dunn|C.; …"),
            ("Torres, M., & Ek, L. (Eds.).", "Torres|M.; Ek|L. (eds)"),
            ("Kent, Laura, ed.", "Kent|Laura (eds)"),
            ("World Health Organization.", "[World Health Organization]"),
            (
                "National Institute for Health and Care Excellence",
                "[National Institute for Health and Care Excellence]",
            ),
            ("Smith J, Jones B, and the PEARL Study Group", "Smith|J.; Jones|B.; [PEARL Study Group]"),
            ("SCHMIDT, R., & LEBLANC, P.", "SCHMIDT|R.; LEBLANC|P."),
            ("Deisenhofer, A.-K., Nissen-Lie, H. A.", "Deisenhofer|A.-K.; Nissen-Lie|H. A."),
            ("Group therapy in schools", "–"),
            ("Smith, A. found that", "–"),
        ] {
            assert_eq!(describe(text), names, "{text}");
        }
    }
}

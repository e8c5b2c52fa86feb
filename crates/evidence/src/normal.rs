//! Text → characters in one notation, each with its position in the original.
//!
//! It repairs differences between publishers and PDF readers: typesetting fonts of APA journals whose `=`, `−`, `<` and Greek
//! letters are pasted as unrelated code points, mathematical italics, ligatures, raised decimal points, apostrophes, Markdown
//! emphasis. It keeps four kinds of dashes and two kinds of spaces, because the tokens depend on them.

/// Normalised characters. `chars` and `origin` are of equal length.
pub(crate) struct Normal {
    pub(crate) chars: Vec<char>,
    /// For each character, its position in the original text.
    origin: Vec<usize>,
    /// The original text.
    original: Vec<char>,
}

/// A space within a number: no-break, narrow no-break, thin, hair, punctuation or figure space.
pub(crate) const JOINING_SPACE: char = '\u{a0}';

impl Normal {
    pub(crate) fn new(text: &str) -> Self {
        let mut normal = Self {
            chars: Vec::with_capacity(text.len()),
            origin: Vec::new(),
            original: text.chars().collect(),
        };
        let mut characters = text.chars().enumerate().peekable();
        let mut before = ' ';
        while let Some((at, c)) = characters.next() {
            let after = characters.peek().map_or(' ', |(_, c)| *c);
            match c {
                // Invisible characters, emphasis, and significance stars (`.34**`).
                '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '*' => {}
                'ﬀ' => normal.push_all("ff", at),
                'ﬁ' => normal.push_all("fi", at),
                'ﬂ' => normal.push_all("fl", at),
                '·' | '∙' | '⋅' | '•' if after.is_ascii_digit() && !before.is_alphabetic() => {
                    normal.push('.', at);
                }
                '¼' if normal.is_damaged_sign(c, at) => normal.push('=', at),
                'À' if normal.is_damaged_sign(c, at) => normal.push('−', at),
                _ => normal.push(unified(c), at),
            }
            before = c;
        }
        normal
    }

    /// The position in the original text of the character at `index`.
    pub(crate) fn origin(&self, index: usize) -> usize {
        self.origin.get(index).copied().unwrap_or_default()
    }

    /// The position in the original text after the character before `end`.
    pub(crate) fn origin_end(&self, end: usize) -> usize {
        end.checked_sub(1).map_or(0, |last| self.origin(last) + 1)
    }

    /// The original text of the characters from `start` to before `end`, without Markdown's emphasis.
    pub(crate) fn original(&self, start: usize, end: usize) -> String {
        let printed = self.original.get(self.origin(start)..self.origin_end(end)).unwrap_or_default();
        printed.iter().filter(|c| **c != '*').collect()
    }

    /// The character at `index`; a space beyond the ends.
    pub(crate) fn at(&self, index: usize) -> char {
        self.chars.get(index).copied().unwrap_or(' ')
    }

    /// Whether a fraction or an accented letter at `at` is a relation or minus sign damaged by a font: `r ¼ .34`, `b ¼ À0.12`.
    fn is_damaged_sign(&self, c: char, at: usize) -> bool {
        let mut rest = self.original.iter().skip(at + 1);
        if c == 'À' {
            return rest.next().is_some_and(|after| after.is_ascii_digit() || *after == '.');
        }
        let follows_name = self.chars.iter().rev().find(|before| !before.is_whitespace());
        let next = rest.find(|after| !after.is_whitespace());
        follows_name.is_some_and(|before| before.is_alphabetic() || matches!(before, ')' | '²'))
            && next.is_some_and(|after| after.is_ascii_digit() || matches!(after, '.' | '-' | '−' | 'À'))
    }

    fn push(&mut self, c: char, at: usize) {
        self.chars.push(c);
        self.origin.push(at);
    }

    fn push_all(&mut self, text: &str, at: usize) {
        text.chars().for_each(|c| self.push(c, at));
    }
}

/// The character in the notation that the tokenizer expects.
fn unified(c: char) -> char {
    match c {
        // Glyphs of APA PDFs.
        'ϭ' | '＝' => '=',
        'Ϫ' => '−',
        'Ͻ' | '＜' => '<',
        'Ͼ' | '＞' => '>',
        'Ϯ' => '±',
        'ϫ' => '×',
        '\u{2423}'..='\u{243b}' => shifted(c, 0x2423, 0x3b1),
        '\u{2440}' => 'ε',
        // Mathematical letters: 13 alphabets of 52 letters, then 5 Greek ones of 58.
        '\u{1d400}'..='\u{1d6a3}' => latin((c as u32 - 0x1d400) % 52),
        '\u{1d6a8}'..='\u{1d7c9}' => greek((c as u32 - 0x1d6a8) % 58),
        'ℎ' => 'h',
        '\u{2010}' | '\u{2011}' | '\u{fe63}' | '－' => '-',
        '\u{2012}' => '–',
        '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}' | '\u{200a}' | '\u{2008}' => JOINING_SPACE,
        '’' | '‘' | '′' | 'ʼ' | '´' | '`' | 'ʹ' => '\'',
        '≦' | '⩽' => '≤',
        '≧' | '⩾' => '≥',
        '≃' | '≅' | '∼' | '~' | '≒' => '≈',
        'ß' | 'ϐ' => 'β',
        'ϰ' => 'κ',
        '％' => '%',
        _ => c,
    }
}

fn shifted(c: char, from: u32, to: u32) -> char {
    char::from_u32(c as u32 - from + to).unwrap_or(c)
}

fn latin(letter: u32) -> char {
    let (first, index) = if letter < 26 { ('A', letter) } else { ('a', letter - 26) };
    char::from_u32(first as u32 + index).unwrap_or(' ')
}

fn greek(letter: u32) -> char {
    let (first, index) = if letter < 26 { ('Α', letter) } else { ('α', letter - 26) };
    char::from_u32(first as u32 + index).unwrap_or(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normal(text: &str) -> String {
        Normal::new(text).chars.iter().collect()
    }

    #[test]
    fn damaged_glyphs_are_repaired() {
        assert_eq!(normal("r ϭ Ϫ.16, p Ͻ .05, ␤ ϭ .2, ␩"), "r = −.16, p < .05, β = .2, η");
        assert_eq!(normal("𝑟 = 0·28, 𝜂² = ·04, 𝛽"), "r = 0.28, η² = .04, β");
        assert_eq!(
            normal("r ¼ .34, b ¼ À0.12, about ¼ of it, À la carte"),
            "r = .34, b = −0.12, about ¼ of it, À la carte"
        );
        assert_eq!(normal("*r* = .34**, conﬁdence"), "r = .34, confidence");
    }

    #[test]
    fn positions_are_those_of_the_original() {
        let normal = Normal::new("*ﬁt* x");
        assert_eq!(normal.chars.iter().collect::<String>(), "fit x");
        let origins: Vec<usize> = (0..5).map(|index| normal.origin(index)).collect();
        assert_eq!(origins, [1, 1, 2, 4, 5]);
        assert_eq!(normal.origin_end(3), 3);
    }
}

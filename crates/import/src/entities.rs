//! Decodes text that was copied from the source of a page, such as `&amp;` for `&`.

use std::borrow::Cow;
use std::collections::HashMap;

use super::html;

/// Replaces entities by their characters. Text that is no entity is unchanged.
pub(crate) fn decode_entities(text: &str) -> Cow<'_, str> {
    let mut known: HashMap<&str, String> = HashMap::new();
    let mut out = String::new();
    let mut rest = text;
    let mut is_changed = false;
    while let Some(start) = rest.find('&') {
        let (before, after) = rest.split_at(start);
        out.push_str(before);
        let Some((entity, below)) = entity(after) else {
            let (sign, below) = after.split_at(1);
            out.push_str(sign);
            rest = below;
            continue;
        };
        let decoded = known.entry(entity).or_insert_with(|| decoded(entity));
        is_changed |= decoded != entity;
        out.push_str(decoded);
        rest = below;
    }
    if !is_changed {
        return Cow::Borrowed(text);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The entity at the start of a text, and the text after it.
fn entity(text: &str) -> Option<(&str, &str)> {
    /// The longest entity name has 31 letters.
    const LONGEST: usize = 34;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let (entity, below) = text.split_at_checked(end + 1)?;
    let name = entity.get(1..end)?;
    let name = name.strip_prefix('#').unwrap_or(name);
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_name.then_some((entity, below))
}

/// The characters of an entity. Line ends become spaces, because they would change the line numbers.
fn decoded(entity: &str) -> String {
    /// An entity stands for one or two characters.
    const MOST: usize = 2;
    // The letters around the entity keep white space, which would not be a line by itself.
    let lines = html::lines(&format!("<p>a{entity}a</p>"));
    if lines.len() > 1 {
        return " ".to_owned();
    }
    let text = lines.first().map(|line| line.text.as_str()).unwrap_or_default();
    let inner = text.strip_prefix('a').and_then(|text| text.strip_suffix('a')).unwrap_or(entity);
    // A browser reads the start of a name as an old entity without a semicolon.
    if inner.chars().count() > MOST { entity.to_owned() } else { inner.replace(char::is_control, " ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_become_what_they_name() {
        for (text, expected) in [
            ("Pens &amp; Ink", "Pens & Ink"),
            ("It&#8217;s &lt; .05&nbsp;&eacute;&#x2013;&#10;.", "It’s < .05 é– ."),
            ("&amp;lt; once", "&lt; once"),
            ("Pens & Ink; R&D; &nothing; &; &#;", "Pens & Ink; R&D; &nothing; &; &#;"),
            ("é & é", "é & é"),
            ("one&#8232;two&#x2029;three", "one two three"),
        ] {
            assert_eq!(decode_entities(text), expected, "{text}");
        }
    }
}

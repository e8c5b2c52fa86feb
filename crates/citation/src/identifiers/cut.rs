//! Removes parts of a line and tidies the rest.

/// Removes a range, and the punctuation after it if the text before has its own.
pub(super) fn cut_out(body: &mut String, start: usize, end: usize) {
    let before = body[..start].trim_end_matches([' ', '(', '[', '<']);
    let is_ended = before.is_empty() || before.ends_with(['.', '?', '!', ',', ';', ':']);
    let after = body[end..].trim_start_matches([')', ']', '>', ' ']);
    let after = if is_ended { after.trim_start_matches(['.', ',', ';', ' ']) } else { after };
    let blank = if after.is_empty() || after.starts_with(['.', ',', ';']) { "" } else { " " };
    *body = format!("{before}{blank}{after}");
}

/// Collapses spaces and removes trailing punctuation that expects more text.
pub(super) fn tidy(body: &str) -> String {
    let line = body.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let line = line.replace("[]", "").replace("()", "");
    // The medium, which MLA named until its eighth edition.
    let line = [" Print.", " Web."].iter().find_map(|medium| line.strip_suffix(medium)).unwrap_or(&line);
    line.trim_start_matches([' ', ',', ';', ':']).trim_end_matches([' ', ',', ';', ':', '(', '[']).to_owned()
}

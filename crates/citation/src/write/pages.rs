//! First and last page.

/// The first and last page of `181-202`; the last of `1018-27` is completed. A single page or a list of pages has no
/// last page.
pub(super) fn first_and_last(page: &str) -> (String, Option<String>) {
    match page.split_once('-') {
        Some((first, last)) if !first.is_empty() && !last.is_empty() && !page.contains(',') => {
            (first.to_owned(), Some(completed(first, last)))
        }
        _ => (page.to_owned(), None),
    }
}

fn completed(first: &str, last: &str) -> String {
    let are_digits = [first, last].iter().all(|page| page.bytes().all(|b| b.is_ascii_digit()));
    if !are_digits || last.len() >= first.len() {
        return last.to_owned();
    }
    let (start, end) = first.split_at(first.len() - last.len());
    // `98-3` is not an ascending range.
    if last > end { format!("{start}{last}") } else { last.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_split_and_completed() {
        let split = |page| {
            let (first, last) = first_and_last(page);
            (first, last.unwrap_or_default())
        };
        for (page, first, last) in [
            ("103", "103", ""),
            ("103-103", "103", "103"),
            ("181-202", "181", "202"),
            ("1018-27", "1018", "1027"),
            ("316-24", "316", "324"),
            ("98-3", "98", "3"),
            ("S45-S52", "S45", "S52"),
            ("e067606", "e067606", ""),
            ("12-15, 20", "12-15, 20", ""),
        ] {
            assert_eq!(split(page), (first.to_owned(), last.to_owned()), "{page}");
        }
    }
}

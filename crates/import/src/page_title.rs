//! Finds the site’s name in the titles of HTML pages, which contain names of page and site between separators.

/// Separators between the names.
const SIGNS: [&str; 12] = ["|", " – ", " — ", " - ", " · ", " • ", " » ", " « ", " › ", " ‹ ", " :: ", " ~ "];

/// The title of a page, and the lines where the page may show its site’s name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct PageTitle {
    pub(crate) whole: String,
    /// Lines of the page’s header, then its first-level headings.
    pub(crate) banners: Vec<String>,
}

/// The title of the site: a name that all titles contain and the first page shows, otherwise the first name. Also returns the
/// whole title if the name is only a part of it.
pub(crate) fn site_title<'a>(titles: &[&'a PageTitle]) -> Option<(String, Option<&'a str>)> {
    let first = titles.first()?;
    if first.banners.iter().any(|line| has_words(line, &first.whole)) {
        return Some((first.whole.clone(), None));
    }
    let names = names(&first.whole);
    let is_shared = |name: &&&str| titles.iter().all(|other| self::names(&other.whole).contains(name));
    let shared: Vec<&str> = names.iter().filter(is_shared).copied().collect();
    let names = if shared.is_empty() { names } else { shared };
    let displayed = first.banners.iter().find_map(|line| names.iter().find(|name| has_words(line, name)));
    let name = displayed.or(names.first()).map_or(first.whole.as_str(), |name| *name);
    let is_part = name != first.whole;
    Some((name.to_owned(), is_part.then_some(first.whole.as_str())))
}

/// The names in a title, without page numbers such as “Page 2”.
fn names(title: &str) -> Vec<&str> {
    let mut names = vec![title];
    for sign in SIGNS {
        names = names.into_iter().flat_map(|name| name.split(sign)).collect();
    }
    names.into_iter().map(str::trim).filter(|name| !name.is_empty() && !is_page(name)).collect()
}

/// Matches “Page 2”, “page 2 of 5”, “2”.
fn is_page(name: &str) -> bool {
    let mut words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let mut is_numbered = false;
    words.all(|word| {
        is_numbered |= is_number(word);
        is_number(word) || matches!(word.to_lowercase().as_str(), "page" | "of" | "de" | "sur" | "p")
    }) && is_numbered
}

/// Whether a line contains the words of a name in succession.
fn has_words(line: &str, name: &str) -> bool {
    let plain = |text: &str| {
        let words: Vec<String> = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        format!(" {} ", words.join(" "))
    };
    let name = plain(name);
    name.trim() != "" && plain(line).contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page_title(whole: &str, banners: &[&str]) -> PageTitle {
        PageTitle { whole: whole.into(), banners: banners.iter().map(|line| (*line).to_owned()).collect() }
    }

    #[test]
    fn the_name_of_the_site_is_found_in_the_titles_of_its_pages() {
        for (titles, expected) in [
            (vec![page_title("Pens & Ink", &[])], "Pens & Ink"),
            (vec![page_title("Blog | University of X", &["University of X"])], "University of X"),
            (vec![page_title("Blog | University of X", &["Our Blog", "Blog"])], "Blog"),
            (vec![page_title("Blog | University of X", &[])], "Blog"),
            (vec![page_title("Page 2 – PPRNet Blog", &[])], "PPRNet Blog"),
            (vec![page_title("PPRNet Blog - Page 2 of 5", &[])], "PPRNet Blog"),
            (
                vec![
                    page_title("Alliance | PPRNet Blog", &["Alliance"]),
                    page_title("Empathy | PPRNet Blog", &[]),
                ],
                "PPRNet Blog",
            ),
            (vec![page_title("Alliance | PPRNet", &["Alliance"]), page_title("Other", &[])], "Alliance"),
            (vec![page_title("Pens – a Blog", &["Pens – A Blog"])], "Pens – a Blog"),
            (vec![page_title("Page 2", &[])], "Page 2"),
            (vec![page_title("Short-term | Pens", &["Short"])], "Short-term"),
        ] {
            let all: Vec<&PageTitle> = titles.iter().collect();
            let (found, part_of) = site_title(&all).unwrap();
            assert_eq!(found, expected, "{titles:?}");
            assert_eq!(part_of.is_some(), found != titles[0].whole, "{titles:?}");
        }
        assert_eq!(site_title(&[]), None);
    }
}

//! Months without a year.

use super::*;

const POST: &str = "How Therapists Listen\nSixty therapists were asked about it in a study.\nPractice Implications\nListen to each client.\n";

fn page(headings: &[&str]) -> String {
    headings.iter().map(|heading| format!("{heading}\n{POST}")).collect()
}

fn months(text: &str) -> Result<Vec<String>, Vec<PageProblem>> {
    let page = parse_page(text.as_bytes())?;
    assert_eq!(check_nothing_lost(&page, text.as_bytes()), Ok(()));
    assert!(
        page.months.iter().all(|month| month.posts.len() == 1 && month.posts[0].implications.len() == 1),
        "{text}"
    );
    assert!(page.notes.iter().any(|note| note.to_string().contains("without a year")), "{text}");
    Ok(page.months.iter().map(|month| month.month.to_string()).collect())
}

/// Otherwise such a heading would end the post above, and the posts below would get the wrong month.
#[test]
fn months_get_a_year_that_is_certain() {
    for (headings, expected) in [
        (vec!["December 2022", "November", "October"], ["December 2022", "November 2022", "October 2022"]),
        (
            vec!["January 2022", "December", "November 2021"],
            ["January 2022", "December 2021", "November 2021"],
        ),
        (vec!["2022\nMarch", "February", "2021\nDecember"], ["March 2022", "February 2022", "December 2021"]),
        (
            vec!["Archive 2022\nMARCH", "## February:", "January"],
            ["March 2022", "February 2022", "January 2022"],
        ),
        (vec!["Décembre", "Novembre 2021", "2020\nMai 2020"], ["December 2021", "November 2021", "May 2020"]),
    ] {
        let found = months(&page(&headings)).unwrap_or_else(|problems| panic!("{headings:?}: {problems:?}"));
        assert_eq!(found, expected, "{headings:?}");
    }
}

#[test]
fn a_month_whose_year_is_not_certain_is_told() {
    for (headings, lines) in [
        (vec!["December", "November"], vec![1, 6]),
        (vec!["January 2022", "December"], vec![6]),
        (vec!["December 2022", "November", "January 2020"], vec![6]),
        (vec!["Archive 2022 2021\nMarch", "February"], vec![2, 7]),
        (vec!["February", "December 2021"], vec![1]),
    ] {
        let problems = months(&page(&headings)).unwrap_err();
        let asks_for_year = |problem: &&PageProblem| problem.to_string().contains("with its year, such as");
        let found: Vec<_> = problems.iter().filter(asks_for_year).map(|problem| problem.line).collect();
        assert_eq!(found, lines, "{problems:?}");
        assert_eq!(problems.len(), lines.len(), "{problems:?}");
    }
}

#[test]
fn names_of_months_in_texts_and_menus_are_no_headings() {
    for text in [
        format!(
            "May 2020\nHow Therapists Listen\nThe survey was sent out in\nMarch\nand it was short.\nPractice Implications\nListen.\nApril 2020\n{POST}"
        ),
        format!(
            "Archive\nJanuary\nFebruary\nMarch\nBlog\nWhat research tells.\nMay 2020\n{POST}April 2020\n{POST}"
        ),
        format!("May 2020\n{POST}March\nApril 2020\n{POST}"),
    ] {
        let page = parse_page(text.as_bytes()).unwrap_or_else(|problems| panic!("{text}: {problems:?}"));
        let months: Vec<String> = page.months.iter().map(|month| month.month.to_string()).collect();
        assert_eq!(months, ["May 2020", "April 2020"], "{text}");
    }
}

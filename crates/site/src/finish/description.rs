//! The page descriptions that search engines and link previews show below the title. Each page has its own sentence,
//! made from its content: a shared one would not help anyone choose a page.

use pprnet_address::PAGE_SIZE;
use pprnet_archive::{TermCount, TopicId, TypeId, YearMonth, plain_text};

use super::input::Input;
use super::page::{Kind, List};
use crate::notices::described;
use crate::wording;

/// The most characters of a description that search engines show.
const LONGEST: usize = 155;

/// The description of a page; `number` is the page number in a list.
pub(super) fn of(input: &Input, kind: Kind<'_>, number: usize) -> String {
    let manifest = &input.manifest;
    let site = &manifest.site;
    let title = site.title.as_str();
    let text = match kind {
        Kind::Blog if number == 1 => first(input),
        Kind::Blog => {
            let posts = input.index.posts.chunks(PAGE_SIZE).nth(number - 1).unwrap_or_default();
            let months = between(posts.iter().map(|post| post.month));
            wording::described_page(title, number, posts.len(), &months)
        }
        Kind::Post(post) => described(post),
        Kind::Term(list, term) => {
            let newest = input.index.posts.iter().find(|post| match list {
                List::Topics => post.topics.contains(&TopicId::from(term.slug.clone())),
                List::Types => post.types.contains(&TypeId::from(term.slug.clone())),
            });
            let newest = newest.map(|post| post.month);
            match list {
                List::Topics => wording::described_topic(&term.name, number, term.count, newest),
                List::Types => wording::described_type(&term.name, number, term.count, newest),
            }
        }
        Kind::Terms(List::Topics) => {
            wording::described_topics(manifest.topics.len(), &names(&manifest.topics))
        }
        Kind::Terms(List::Types) => wording::described_types(manifest.types.len(), &names(&manifest.types)),
        Kind::Archive => {
            let months = between(manifest.months.iter().map(|entry| entry.month));
            wording::described_archive(title, manifest.posts, &months)
        }
        Kind::Year(year) => {
            let months = || manifest.months.iter().filter(|entry| entry.month.year() == year);
            let posts: usize = months().map(|entry| entry.count).sum();
            wording::described_year(year, posts, &between(months().map(|entry| entry.month)))
        }
        Kind::Month(month) => {
            let titles: Vec<&str> = manifest
                .positions_of(month)
                .filter_map(|at| Some(input.index.posts.get(at)?.title.as_str()))
                .collect();
            [&capital(&month.heading()), wording::colon(), &titles.join("; ")].concat()
        }
        Kind::Evidence => wording::described_evidence(title),
        Kind::About => wording::described_about(title, &plain_text(&site.about)),
        Kind::Follow => wording::described_follow(title),
        Kind::Saved => wording::described_saved(title),
        Kind::Offline => wording::described_offline(title),
        Kind::Missing | Kind::Shell => String::new(),
    };
    cut(&text, LONGEST)
}

/// The description of the blog's first page: the tagline, the introduction, or the number of posts.
fn first(input: &Input) -> String {
    let site = &input.manifest.site;
    let introduction = || Some(plain_text(&site.introduction)).filter(|text| !text.is_empty());
    let text = site.tagline.clone().or_else(introduction);
    text.unwrap_or_else(|| wording::described_blog(&site.title, input.manifest.posts))
}

fn names(terms: &[TermCount]) -> String {
    let names: Vec<&str> = terms.iter().map(|term| term.name.as_str()).collect();
    names.join(", ")
}

/// The first and last of some months, given newest first, as the end of a sentence; empty if there are none.
fn between(mut months: impl Iterator<Item = YearMonth>) -> String {
    let Some(last) = months.next() else { return String::new() };
    match months.last().filter(|first| *first != last) {
        Some(first) => wording::between(first, last),
        None => wording::of_month(last),
    }
}

/// Capitalises the first letter: French month names are lower case.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// `text` on one line of at most `longest` characters, cut after a word, with an ellipsis if cut.
fn cut(text: &str, longest: usize) -> String {
    // Keep the non-breaking space that French has before a colon.
    let is_blank = |c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}');
    let words = text.split(is_blank).filter(|word| !word.is_empty());
    let line = words.collect::<Vec<_>>().join(" ");
    let Some((end, _)) = line.char_indices().nth(longest) else { return line };
    let (head, rest) = line.split_at(end);
    // Cut inside a word only if it fills the whole line.
    let words =
        if rest.starts_with(' ') { head } else { head.rsplit_once(' ').map_or(head, |(words, _)| words) };
    format!("{}…", words.trim_end_matches(|c: char| is_blank(c) || c == '\u{a0}' || ",;:.".contains(c)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use pprnet_archive::Post;

    use super::*;
    use crate::finish::fixture::{Fixture, monthly, post, site};

    #[test]
    fn every_page_says_what_is_on_it_and_no_two_say_the_same() {
        let mut posts = monthly(25);
        posts[13].types = vec!["survey".parse().unwrap()];
        let fixture = Fixture::new(posts);
        let actual = |path: &str| fixture.page(path).description;
        for (path, description) in [
            ("", "Lines \"quoted\""),
            ("page/2/", "T & Co, page 2: 8 posts, from September 2021 to April 2022."),
            ("page/4/", "T & Co, page 4: 1 post, December 2020."),
            ("posts/post-3/", "Opening of post-3."),
            ("topics/", "2 topics, with the number of posts of each: Alliance & [Rupture], Unused"),
            ("topics/alliance/", "25 posts about Alliance & [Rupture], the newest of December 2022."),
            (
                "topics/alliance/page/2/",
                "Page 2 of the 25 posts about Alliance & [Rupture], the newest of December 2022.",
            ),
            ("topics/unused/", "0 posts about Unused."),
            ("types/survey/", "1 post about research of the type Survey, the newest of November 2021."),
            ("archive/", "25 posts of T & Co by month, from December 2020 to December 2022."),
            ("archive/2021/", "12 posts of the year 2021, from January 2021 to December 2021."),
            ("archive/2020-12/", "December 2020: Title of post-24"),
            ("follow/", "How to hear of new posts of T & Co: by feed, or by e-mail."),
            ("offline/", "What this browser keeps of T & Co, to be read without a network."),
        ] {
            assert_eq!(actual(path), description, "/{path}");
        }
        let pages = fixture.pages();
        let visible: Vec<&str> =
            pages.iter().filter(|page| !page.is_hidden()).map(|page| page.description.as_str()).collect();
        let different: BTreeSet<&str> = visible.iter().copied().collect();
        assert_eq!(different.len(), visible.len(), "{visible:#?}");
        assert!(different.iter().all(|text| !text.is_empty() && text.chars().count() <= LONGEST + 1));
    }

    #[test]
    fn a_description_says_what_became_of_the_article() {
        let noticed = |language: &str| {
            let site = pprnet_archive::Site { language: language.into(), ..site() };
            let notices = vec![crate::finish::fixture::notice("2023-02-14")];
            Fixture::of_site(site, vec![Post { notices, ..post("a", "2022-12") }])
                .page("posts/a/")
                .description
        };
        assert_eq!(noticed("en"), "Corrected: Opening of a.");
        assert_eq!(noticed("fr-CA"), "Corrigé\u{a0}: Opening of a.");
    }

    #[test]
    fn many_titles_are_cut_after_a_word() {
        let named = |slug: &str| {
            let mut post = post(slug, "2022-12");
            post.title = "Client feedback, alliance and outcome in psychotherapy".into();
            post
        };
        let fixture = Fixture::new(["a", "b", "c", "d"].map(named).into());
        let description = fixture.page("archive/2022-12/").description;
        let (start, end) = ("December 2022: Client feedback", "…");
        assert!(description.starts_with(start) && description.ends_with(end), "{description}");
        assert!((140..=LONGEST + 1).contains(&description.chars().count()), "{description}");
        assert_eq!(cut("one two, three", 8), "one two…");
        assert_eq!(cut(&"é".repeat(9), 4), "éééé…");
    }

    #[test]
    fn a_site_without_a_tagline_says_how_much_there_is() {
        let bare = crate::finish::fixture::Fixture::of_site(
            pprnet_archive::Site { tagline: None, ..site() },
            monthly(2),
        );
        assert_eq!(bare.page("").description, "T & Co: 2 posts.");
        assert_eq!(Fixture::new(vec![]).page("archive/").description, "0 posts of T & Co by month.");
    }

    #[test]
    fn a_french_site_is_described_in_french() {
        let mut posts = monthly(25);
        posts[13].types = vec!["survey".parse().unwrap()];
        let french = pprnet_archive::Site { language: "fr".into(), ..site() };
        let fixture = Fixture::of_site(french, posts);
        for (path, description) in [
            ("page/2/", "T & Co, page 2\u{a0}: 8 billets, de septembre 2021 à avril 2022."),
            ("topics/unused/", "0 billet sur le sujet «\u{a0}Unused\u{a0}»."),
            ("types/survey/", "1 billet sur des recherches du type «\u{a0}Survey\u{a0}», de novembre 2021."),
            ("archive/", "T & Co\u{a0}: 25 billets par mois, de décembre 2020 à décembre 2022."),
            ("archive/2020-12/", "Décembre 2020\u{a0}: Title of post-24"),
        ] {
            assert_eq!(fixture.page(path).description, description, "/{path}");
        }
    }
}

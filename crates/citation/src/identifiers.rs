//! Extracts identifiers from the text: DOI, URL, PubMed and book numbers. It also removes the words around them
//! (“Retrieved from”, “accessed 3 May 2019”, “Advance online publication”).

mod cut;
mod notes;
mod registration;
mod tail;

use pprnet_archive::without_sentence_end;

use self::cut::{cut_out, tidy};
use self::notes::{
    take_access_dates, take_archive, take_extent, take_notes, take_preprint_note, take_published_online,
    take_report_number, take_site,
};
use self::registration::{Registration, take_registration};
use self::tail::without_tail_notes;
use crate::dates::Dated;

/// The extracted identifiers.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Identifiers {
    pub(crate) doi: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) pmid: Option<String>,
    pub(crate) pmcid: Option<String>,
    pub(crate) isbn: Option<String>,
    /// The number assigned by arXiv or ProQuest, or that of a report.
    pub(crate) number: Option<String>,
    /// `advance online publication`.
    pub(crate) status: Option<String>,
    /// The date of online publication.
    pub(crate) online: Option<Dated>,
    /// Whether a note says that the work is a preprint.
    pub(crate) is_preprint: bool,
    /// Whether a date of access was printed.
    pub(crate) was_accessed: bool,
    /// The name of the website, which APA’s sixth edition puts before the address.
    pub(crate) site: Option<String>,
    /// The entry of a trial in a registry.
    pub(crate) registration: Option<Registration>,
}

/// Words that only introduce a URL. Of two with the same ending, the longer comes first.
const LEADS: &[&str] = &[
    "to link to this article",
    "to cite this article",
    "available online at",
    "available online",
    "available from",
    "available at",
    "retrieved from",
    "accessed at",
    "accessed via",
    "verfügbar unter",
    "disponível em",
    "disponible en",
    "disponible sur",
    "disponible à",
    "recuperado de",
    "repéré à",
    "retrieved",
    "available",
    "from",
    "doi number",
    "digital object identifier",
    "doi",
    "url",
    "online",
];

/// The body of the citation, and what was extracted from it.
pub(crate) fn take(line: &str) -> (String, Identifiers) {
    let mut found = Identifiers::default();
    let mut body = take_addresses(without_tail_notes(line), &mut found);
    found.pmid =
        take_number(&mut body, &["PMID:", "PMID", "PubMed PMID:", "PubMed:"], |c| c.is_ascii_digit());
    found.pmcid = take_number(&mut body, &["PMCID:", "PMCID"], |c| c.is_ascii_alphanumeric())
        .filter(|id| id.starts_with("PMC"));
    found.isbn = take_number(&mut body, &["ISBN-13:", "ISBN-10:", "ISBN:", "ISBN"], |c| {
        c.is_ascii_digit() || c == '-' || c == 'X'
    });
    take_number(&mut body, &["ISSN:", "ISSN"], |c| c.is_ascii_digit() || c == '-' || c == 'X');
    body = body.replace(" arXiv preprint arXiv:", " arXiv. arXiv:");
    found.number =
        take_number(&mut body, &["arXiv:"], |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '/'))
            .map(|number| number.trim_end_matches('.').to_owned())
            .or_else(|| take_number(&mut body, &["UMI No.", "Order No."], |c| c.is_ascii_alphanumeric()));
    take_archive(&mut body);
    found.was_accessed = take_access_dates(&mut body);
    found.site = take_site(&mut body);
    body.truncate(without_tail_notes(&body).len());
    found.is_preprint = take_preprint_note(&mut body);
    found.status = take_notes(&mut body);
    found.online = take_published_online(&mut body);
    found.registration = take_registration(&mut body);
    take_extent(&mut body);
    found.number = found.number.take().or_else(|| take_report_number(&mut body));
    (tidy(&body), found)
}

/// Copies the line without DOIs and URLs.
fn take_addresses(line: &str, found: &mut Identifiers) -> String {
    let mut body = String::with_capacity(line.len());
    let mut rest = line;
    while !rest.is_empty() {
        let Some((start, end, address)) = next_address(rest) else { break };
        body.push_str(without_lead(&rest[..start]));
        match address {
            Address::Doi(doi) => {
                found.doi.get_or_insert(doi);
            }
            Address::Url(url) => {
                found.url.get_or_insert(url);
            }
        }
        // Drop the end of the bracket or sentence that contained the URL.
        rest = rest[end..].trim_start_matches(['>', ')', ']', '.', ',', ';']);
        if !rest.is_empty() {
            body.push_str(". ");
        }
    }
    body.push_str(rest);
    body
}

enum Address {
    Doi(String),
    Url(String),
}

/// The first word that is or contains a DOI or URL: its range including the scheme, and the address.
fn next_address(text: &str) -> Option<(usize, usize, Address)> {
    let mut start = 0;
    for word in text.split_inclusive(' ') {
        let end = start + word.trim_end().len();
        if let Some((at, address, length)) = read_word(&text[start..end], &text[end..]) {
            return Some((start + at, start + length, address));
        }
        start += word.len();
    }
    None
}

/// A DOI or URL in a word: its start, its value, and its end. `after` is the text that follows.
fn read_word(word: &str, after: &str) -> Option<(usize, Address, usize)> {
    let lower = word.to_ascii_lowercase();
    let doi = doi_start(word);
    let scheme = ["https://", "http://", "www.", "doi.org/", "dx.doi.org/"]
        .iter()
        .filter_map(|scheme| lower.find(scheme))
        .min();
    if let Some(at) = doi {
        // `https://doi-org.proxy.example.org/10.1037/…`, `https://psycnet.example.org/doi/abs/10.1037/…`
        let host = lower[..at].split("//").last().unwrap_or_default();
        let is_resolver = scheme.is_none()
            || lower[..at].ends_with("doi.org/")
            || host.starts_with("doi-org.")
            || host.starts_with("doi.org.");
        if !is_resolver
            && lower[..at].contains("/doi/")
            && let Some(scheme) = scheme
        {
            let bare = without_sentence_end(&word[at..]);
            let doi = bare.split(['?', '#']).next().unwrap_or_default();
            let views = ["/full", "/abstract", "/pdf", "/epdf"];
            let doi = views.iter().find_map(|view| doi.strip_suffix(view)).unwrap_or(doi);
            if doi.split_once('/').is_some_and(|(_, suffix)| !suffix.is_empty()) {
                return Some((scheme, Address::Doi(percent_decoded(doi)), at + bare.len()));
            }
        }
        let bare = without_sentence_end(&word[at..]);
        // `10.1037/ pst0000172`: a space from a line break.
        // `10.1002/jclp. 22191`: another one, after letters and a full stop, at the end of the line.
        let suffix = bare.split_once('/').map_or("", |(_, suffix)| suffix);
        let next = without_sentence_end(after.trim());
        let is_cut = word.ends_with('.')
            && !suffix.is_empty()
            && suffix.chars().all(|c| c.is_ascii_alphabetic() || c == '.')
            && next.len() > 3
            && next.bytes().all(|b| b.is_ascii_digit());
        let (bare, length) = if is_cut {
            let blanks = after.len() - after.trim_start().len();
            (format!("{}{next}", &word[at..]), word.len() + blanks + next.len())
        } else if word.ends_with('/') && bare.ends_with('/') {
            let next = without_sentence_end(after.trim_start().split(' ').next().unwrap_or_default());
            let blanks = after.len() - after.trim_start().len();
            (format!("{bare}{next}"), at + bare.len() + blanks + next.len())
        } else {
            (bare.to_owned(), at + bare.len())
        };
        if is_resolver && bare.split_once('/').is_some_and(|(_, suffix)| !suffix.is_empty()) {
            let from = scheme.unwrap_or_else(|| prefix_start(&lower[..at]));
            let doi = if scheme.is_some() { percent_decoded(&bare) } else { bare };
            return Some((from, Address::Doi(doi), length));
        }
    }
    let at = scheme?;
    let url = without_sentence_end(&word[at..]);
    let has_host = url.split_once("//").map_or(url, |(_, host)| host).contains('.');
    has_host.then(|| (at, Address::Url(url.to_owned()), at + url.len()))
}

/// The start of a DOI in a word: `10.`, four digits, at most 16 more digits or full stops, a slash.
fn doi_start(word: &str) -> Option<usize> {
    word.match_indices("10.").map(|(at, _)| at).find(|at| {
        let before = word[..*at].chars().next_back();
        let rest = &word[at + 3..];
        let digits = rest.bytes().take(21).take_while(|b| b.is_ascii_digit() || *b == b'.').count();
        before.is_none_or(|c| !c.is_alphanumeric() && c != '.')
            && rest.bytes().take(4).filter(u8::is_ascii_digit).count() == 4
            && digits <= 20
            && rest.as_bytes().get(digits) == Some(&b'/')
    })
}

/// The start of a `doi:` joined to a DOI.
fn prefix_start(before: &str) -> usize {
    ["doi:", "doi=", "doi.", "doi"]
        .iter()
        .find_map(|prefix| before.strip_suffix(prefix))
        .map_or(before.len(), str::len)
}

/// Decodes `%3C` as `<`: only a URL escapes characters, a DOI does not.
fn percent_decoded(doi: &str) -> String {
    let mut bytes = Vec::with_capacity(doi.len());
    let mut rest = doi.as_bytes();
    while let [first, tail @ ..] = rest {
        let escaped = match tail {
            [high, low, ..] if *first == b'%' => {
                std::str::from_utf8(&[*high, *low]).ok().and_then(|hex| u8::from_str_radix(hex, 16).ok())
            }
            _ => None,
        };
        bytes.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| doi.to_owned())
}

/// The text before a URL, without the words that introduce it.
fn without_lead(text: &str) -> &str {
    let mut text = text;
    loop {
        let trimmed = text.trim_end_matches([' ', ':', '(', '[', '<', '=']);
        let lower = trimmed.to_lowercase();
        // Lower case may take more bytes than the text; then no introduction is removed.
        let lead = LEADS.iter().find(|lead| {
            lower.len() == trimmed.len()
                && lower.ends_with(**lead)
                && !lower[..lower.len() - lead.len()].ends_with(char::is_alphanumeric)
        });
        match lead {
            Some(lead) => text = &trimmed[..trimmed.len() - lead.len()],
            None => return trimmed,
        }
    }
}

/// Extracts a labelled number from the body.
fn take_number(body: &mut String, labels: &[&str], part: impl Fn(char) -> bool) -> Option<String> {
    let (at, label) = labels
        .iter()
        .filter_map(|label| body.find(label).map(|at| (at, label)))
        .min_by_key(|(at, label)| (*at, usize::MAX - label.len()))?;
    let rest = &body[at + label.len()..];
    let value = rest.trim_start();
    let blanks = rest.len() - value.len();
    let length = value.find(|c| !part(c)).unwrap_or(value.len());
    if length < 4 {
        return None;
    }
    let number = value[..length].to_owned();
    let end = at + label.len() + blanks + length;
    cut_out(body, at, end);
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doi(text: &str) -> Option<String> {
        take(text).1.doi
    }

    #[test]
    fn a_doi_is_found_in_each_of_its_printed_forms() {
        for text in [
            "T. J, 55, 1–2. https://doi.org/10.1037/pst0000172",
            "T. J, 55, 1–2. doi: 10.1037/pst0000172.",
            "T. J, 55, 1–2. doi:10.1037/pst0000172",
            "T. J, 55, 1–2. DOI 10.1037/pst0000172",
            "T. J, 55, 1–2. 10.1037/pst0000172",
            "T. J, 55, 1–2 (http://dx.doi.org/10.1037/pst0000172).",
            "T. J, 55, 1–2. Available from: doi.org/10.1037/pst0000172",
            "T. J, 55, 1–2. <https://doi.org/10.1037/pst0000172>.",
            "T. J, 55, 1–2. https://doi.org/10.1037/ pst0000172",
        ] {
            let (body, found) = take(text);
            assert_eq!(found.doi.as_deref(), Some("10.1037/pst0000172"), "{text}");
            assert_eq!(body.trim_end_matches('.'), "T. J, 55, 1–2", "{text}");
        }
        assert_eq!(doi("10.5 hours and 210.1037/x"), None);
    }

    #[test]
    fn angle_brackets_of_old_dois_are_kept_and_decoded() {
        let old = "10.1002/(SICI)1097-4679(199607)52:4<385::AID-JCLP3>3.0.CO;2-R";
        assert_eq!(doi(&format!("T. doi:{old}.")).as_deref(), Some(old));
        let escaped = "https://doi.org/10.1002/(SICI)1097-4679(199607)52:4%3C385::AID-JCLP3%3E3.0.CO;2-R";
        assert_eq!(doi(escaped).as_deref(), Some(old));
    }

    #[test]
    fn the_number_of_a_trial_is_taken_where_a_word_says_so() {
        for (text, body, register) in [
            (
                "T. ClinicalTrials.gov identifier: NCT01234567. Updated May 2, 2019.",
                "T.",
                Some("ClinicalTrials.gov"),
            ),
            (
                "T (ClinicalTrials.gov Identifier NCT01234567) [Clinical trial registration].",
                "T [Clinical trial registration].",
                Some("ClinicalTrials.gov"),
            ),
        ] {
            let (line, found) = take(text);
            let registration = found.registration.unwrap();
            assert_eq!((line.as_str(), registration.register.as_deref()), (body, register), "{text}");
            assert_eq!(registration.number, "NCT01234567", "{text}");
        }
        assert_eq!(take("T: the X trial (NCT01234567). J 5:3.").1.registration, None);
    }

    #[test]
    fn a_doi_without_a_suffix_is_none() {
        assert_eq!(doi("T. doi:10.5555/: ﬁx"), None);
        assert_eq!(doi("T. doi:10.5555/"), None);
    }

    #[test]
    fn notes_and_dates_of_access_go() {
        for (text, body, status) in [
            ("T. Med. Advance online publication.", "T. Med.", Some("advance online publication")),
            ("T. Med. 2021 [Epub ahead of print].", "T. Med. 2021.", Some("epub ahead of print")),
            ("T. Retrieved May 3, 2019, from https://a.org/b", "T.", None),
            ("T. J 2019;5:e3. Published 2019 Aug 9.", "T. J 2019;5:e3.", None),
            ("T. Rowan; 2019. xii, 482 p.", "T. Rowan; 2019.", None),
            ("T. Rowan; 2019: p. 48.", "T. Rowan; 2019: p. 48.", None),
            ("T. J 2019;5:3-4. PMID: 12345678.", "T. J 2019;5:3-4.", None),
            ("(in press). T. J", "(in press). T. J", None),
        ] {
            let (line, found) = take(text);
            assert_eq!((line.as_str(), found.status.as_deref()), (body, status), "{text}");
        }
    }
}

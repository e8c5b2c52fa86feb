//! A sentence → its topic.

use super::prose::{Prose, has_verb};
use super::topic::Topic;
use crate::grammar::{is_copula, is_preposition};

/// Nouns for a study in which a number was found, other than the current one.
const OTHER_STUDIES: &[&str] = &["trial", "study", "meta-analysis", "review"];

/// Words by which a sentence turns away from the current study.
const TURNS: &[&str] = &["another", "second", "third", "further", "later", "other", "separate", "earlier"];

impl Prose<'_> {
    /// The topic of the sentence.
    pub(super) fn topic_of_sentence(&self, labels: &[String], earlier: &Topic) -> Topic {
        if self.blocks.is_empty() {
            return self.topic_without_numbers(earlier);
        }
        // “A separate trial of mindfulness found …”: the topic changes to another study.
        let names_study = (self.start..self.s.len()).any(|at| OTHER_STUDIES.contains(&self.s.word(at)));
        let study = if names_study { String::new() } else { earlier.study.clone() };
        let sides = self.last_sides();
        if self.refers_back(0) && !earlier.whole.is_empty() {
            return Topic { has_numbers: true, study, sides, ..earlier.clone() };
        }
        let whole = self.topic(0);
        let whole = if whole.is_empty() { labels.first().cloned().unwrap_or_default() } else { whole };
        let (start, end) = self.before(0);
        let Some(verb) = self.main_verb((start, end)) else {
            return Topic { whole, has_numbers: true, study, sides, ..Topic::default() };
        };
        let names = self.text((start, verb));
        let predicate = self.text((verb, end));
        let subject = self.who((start, verb), end);
        Topic { names, subject, predicate, whole, sides, has_numbers: true, study }
    }

    /// The same for a sentence without numbers: “Cognitive therapy for insomnia was reviewed by a Dutch team.” is about the
    /// words before the verb, “Alliance predicted outcome.” about the whole sentence. The topic of most sentences is unclear;
    /// they contribute nothing.
    fn topic_without_numbers(&self, earlier: &Topic) -> Topic {
        let s = self.s;
        let clause = s.clause(self.start);
        let end = (self.start..s.len()).find(|at| s.clause(*at) != clause).unwrap_or(s.len());
        let end = (self.start..end).find(|at| matches!(s.mark(*at), ',' | ';' | ':' | '?')).unwrap_or(end);
        if self.beginnings((self.start, end)).next().is_some_and(|at| self.stands_for_something(at, s.len()))
        {
            return earlier.clone();
        }
        // “Another group received yoga.”
        let turns = (self.start..(self.start + 4).min(end)).any(|at| TURNS.contains(&s.word(at)))
            || (self.start..end)
                .any(|at| matches!(s.word(at), "received" | "added" | "reported" | "offered"));
        let study = if turns { String::new() } else { earlier.study.clone() };
        let nothing = Topic { study, ..Topic::default() };
        if s.is_question() {
            // “Does psychotherapy work for older adults?”
            let is_yes_or_no = is_auxiliary(s.word(self.start)) || s.word(self.start) == "can";
            let asks_of_effect =
                (self.start..end).any(|at| matches!(s.word(at), "work" | "help" | "effective"));
            let points = (self.start..end)
                .any(|at| matches!(s.word(at), "this" | "it" | "that" | "these" | "they" | "them"));
            if !is_yes_or_no || !asks_of_effect || points {
                return nothing;
            }
            let question = self.short((self.start + 1, end));
            return Topic { subject: question.clone(), whole: question.clone(), study: question, ..nothing };
        }
        if let Some(study) = self.studied((self.start, end)).filter(|study| !study.is_empty()) {
            let names = self.main_verb((self.start, end)).map(|verb| self.text((self.start, verb)));
            let names = names.unwrap_or_default();
            return Topic { names, subject: study.clone(), whole: study.clone(), study, ..Topic::default() };
        }
        // “Waiting lists were the most common control” describes the methods.
        let is_plain = |verb: &usize| {
            self.is_plain_subject(*verb)
                && !(is_copula(s.word(*verb))
                    // “… is often recommended” describes no methods.
                    && !s.word(verb + 2).ends_with("ed")
                    && matches!(s.word(verb + 1), "the" | "a" | "an" | "not" | "often" | "rarely"))
        };
        let Some(verb) = self.main_verb((self.start, end)).filter(is_plain) else { return nothing };
        let subject = self.short((self.start, verb));
        let whole = if is_auxiliary(s.word(verb)) { subject.clone() } else { self.short((self.start, end)) };
        Topic { names: subject.clone(), subject, whole, ..nothing }
    }

    /// The topic of a block without the words that distinguish it: “In twenty trials, CBT for psychosis reduced symptoms” is
    /// about “CBT for psychosis”.
    pub(super) fn topic(&self, index: usize) -> String {
        let s = self.s;
        let before = self.before(index);
        // “A mean difference of −3.4 points in burden separated the groups at week 12”: the words follow the number.
        if index == 0 && self.blocks.len() > 1 && !self.has_words(before) {
            let head = self.head(0);
            let verb = self.main_verb(head);
            return self.text((head.0, self.cut_of_subject(head, verb).unwrap_or(head.1)));
        }
        let (start, end) = if has_verb(s, before) { self.subject(before) } else { before };
        let first = self.first_word((start, end));
        let opens_with_phrase = is_preposition(s.word(first)) || s.word(first) == "of";
        let comma = (first..end).find(|at| s.mark(*at) == ',' && s.group(*at).is_none());
        let cut = comma.filter(|comma| opens_with_phrase && self.has_words((*comma, end)));
        self.text((cut.unwrap_or(start), end))
    }
}

fn is_auxiliary(word: &str) -> bool {
    is_copula(word) || matches!(word, "had" | "has" | "have" | "did" | "does" | "do")
}

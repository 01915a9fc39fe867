//! What is found by its letters: titles with names, words with a capital letter inside a sentence, and names from a list.

use std::collections::BTreeSet;
use std::ops::Range;

use super::finding::FindingKind;
use super::words::{HARMLESS, OPENERS, TITLES};

/// The words of a map's own, ready to look for.
#[derive(Debug, Default)]
pub(super) struct OwnWords {
    harmless: BTreeSet<String>,
    listed: Vec<Vec<char>>,
}

impl OwnWords {
    pub(super) fn new(harmless: &[String], listed: &[String]) -> Self {
        let folded = |text: &String| text.trim().to_lowercase();
        let listed = listed.iter().map(folded).filter(|name| !name.is_empty());
        Self { harmless: harmless.iter().map(folded).collect(), listed: listed.map(|name| name.chars().collect()).collect() }
    }

    fn is_harmless(&self, words: &str) -> bool {
        let folded = words.to_lowercase();
        let plain = folded.strip_suffix("'s").or_else(|| folded.strip_suffix("\u{2019}s")).unwrap_or(&folded);
        [folded.as_str(), plain].into_iter().any(|word| self.harmless.contains(word) || HARMLESS.contains(&word))
    }
}

/// A word and where it stands.
#[derive(Clone, Copy, Debug)]
struct Token<'a> {
    word: &'a str,
    start: usize,
    /// Whether a sentence begins with it.
    first: bool,
    /// Whether only spaces lie between it and the one before.
    joined: bool,
    /// Whether it stands in [brackets], where names have been replaced.
    bracketed: bool,
}

impl Token<'_> {
    fn end(&self) -> usize {
        self.start + self.word.len()
    }

    /// A capital and then a small letter. Words all in capitals are short forms.
    fn is_capitalised(&self) -> bool {
        let mut letters = self.word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
    }
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut all: Vec<Token<'_>> = Vec::new();
    let (mut first, mut joined, mut depth) = (true, false, 0_u32);
    let mut letters = text.char_indices().peekable();
    while let Some((start, c)) = letters.next() {
        if c.is_alphanumeric() {
            let mut end = start + c.len_utf8();
            while let Some(&(at, next)) = letters.peek() {
                let within = next.is_alphanumeric() || is_joint(next) && text.get(at + next.len_utf8()..).is_some_and(starts_with_letter);
                if !within {
                    break;
                }
                end = at + next.len_utf8();
                letters.next();
            }
            let word = text.get(start..end).unwrap_or_default();
            all.push(Token { word, start, first, joined, bracketed: depth > 0 });
            (first, joined) = (false, true);
            continue;
        }
        match c {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            // A title's full stop ends no sentence.
            '.' if all.last().is_some_and(|last| last.end() == start && TITLES.contains(&last.word)) => continue,
            '.' | '!' | '?' | ':' | '\u{2026}' | '\n' | '\r' | '\u{2022}' | '\u{201c}' | '\u{2018}' | '"' | '(' => first = true,
            '\u{2013}' | '\u{2014}' | '-' if text.get(..start).is_some_and(|before| before.trim_end().is_empty()) => first = true,
            _ => {}
        }
        joined = joined && (c == ' ' || c == '\u{a0}');
    }
    all
}

/// What may stand inside a word.
fn is_joint(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '-' | '\u{2010}' | '\u{2011}')
}

fn starts_with_letter(text: &str) -> bool {
    text.starts_with(char::is_alphanumeric)
}

/// "I" and what is joined to it: I'm, I've, I'd.
fn is_i(word: &str) -> bool {
    word.strip_prefix('I').is_some_and(|rest| rest.is_empty() || rest.starts_with(['\'', '\u{2019}']))
}

/// Titles with names, and words with a capital letter inside a sentence.
pub(super) fn capitals(text: &str, own: &OwnWords) -> Vec<(Range<usize>, FindingKind)> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let run = run_from(&tokens, at);
        let (Some(last), false) = (run.last(), token.bracketed) else {
            at += 1;
            continue;
        };
        at += run.len();
        let titled = run.iter().position(|t| TITLES.contains(&t.word)).filter(|&title| title + 1 < run.len());
        if let Some(title) = titled.and_then(|title| run.get(title)) {
            found.push((title.start..last.end(), FindingKind::TitledName));
        } else if let Some(range) = named(text, run, own) {
            found.push((range, FindingKind::Capitalised));
        }
    }
    found
}

/// The words with a capital letter that follow one another from here; at least none.
fn run_from<'t, 'a>(tokens: &'t [Token<'a>], at: usize) -> &'t [Token<'a>] {
    let rest = tokens.get(at..).unwrap_or_default();
    let stands = |token: &Token<'_>| (token.is_capitalised() || TITLES.contains(&token.word)) && !is_i(token.word) && !token.bracketed;
    let mut count = 0;
    for (index, token) in rest.iter().enumerate() {
        if !stands(token) || index > 0 && !token.joined {
            break;
        }
        count = index + 1;
    }
    rest.get(..count).unwrap_or_default()
}

/// What of a run may be a name; none when it is only the beginning of a sentence, or known to be harmless.
fn named(text: &str, run: &[Token<'_>], own: &OwnWords) -> Option<Range<usize>> {
    let mut run = run;
    if let Some((opening, rest)) = run.split_first().filter(|(opening, _)| opening.first)
        && (rest.is_empty() || OPENERS.contains(&opening.word.to_lowercase().as_str()))
    {
        run = rest;
    }
    let (start, end) = (run.first()?.start, run.last()?.end());
    let words = text.get(start..end)?;
    let harmless = own.is_harmless(words) || run.iter().all(|token| own.is_harmless(token.word));
    (!harmless).then_some(start..end)
}

/// Every place at which a name of the list stands as a whole word, whatever its case.
pub(super) fn listed(text: &str, own: &OwnWords) -> Vec<(Range<usize>, FindingKind)> {
    let ranges = own.listed.iter().flat_map(|name| whole_words(text, name));
    ranges.map(|range| (range, FindingKind::Listed)).collect()
}

/// Every place at which these letters, in lower case, stand as a whole word, whatever their case there.
pub(super) fn whole_words(text: &str, wanted: &[char]) -> Vec<Range<usize>> {
    let Some(&initial) = wanted.first() else { return Vec::new() };
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut before: Option<char> = None;
    for (start, c) in text.char_indices() {
        let begins = c.to_lowercase().next() == Some(initial) && !before.is_some_and(char::is_alphanumeric);
        let free = found.last().is_none_or(|last| last.end <= start);
        if begins
            && free
            && let Some(end) = end_of(text.get(start..).unwrap_or_default(), wanted)
        {
            found.push(start..start + end);
        }
        before = Some(c);
    }
    found
}

/// How many bytes of a text that begins with these letters they take; none if it does not, or goes on within the word.
fn end_of(text: &str, wanted: &[char]) -> Option<usize> {
    let mut wanted = wanted.iter().peekable();
    for (at, c) in text.char_indices() {
        if wanted.peek().is_none() {
            return (!c.is_alphanumeric()).then_some(at);
        }
        for lower in c.to_lowercase() {
            if wanted.next() != Some(&lower) {
                return None;
            }
        }
    }
    wanted.peek().is_none().then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        capitals(text, &OwnWords::default()).into_iter().map(|(range, _)| &text[range]).collect()
    }

    #[test]
    fn names_inside_sentences_are_found_whole() {
        assert_eq!(found("Then I went to the Beth Centre, and Joanna was there."), ["Beth Centre", "Joanna"]);
        assert_eq!(found("Beth Centre is where O\u{2019}Neill-Smith works"), ["Beth Centre", "O\u{2019}Neill-Smith"]);
        assert_eq!(found("They said Łódź and \u{c9}milie"), ["Łódź", "Émilie"]);
    }

    #[test]
    fn titles_are_told_from_other_capitals() {
        let kinds = |text: &str| {
            capitals(text, &OwnWords::default()).into_iter().map(|(range, kind)| (text[range].to_owned(), kind)).collect::<Vec<_>>()
        };
        assert_eq!(kinds("so Dr. Okafor came"), [("Dr. Okafor".to_owned(), FindingKind::TitledName)]);
        assert_eq!(kinds("Mrs Ann Lee came"), [("Mrs Ann Lee".to_owned(), FindingKind::TitledName)]);
        assert_eq!(kinds("I saw a Doctor about it"), [("Doctor".to_owned(), FindingKind::Capitalised)]);
    }

    #[test]
    fn beginnings_short_forms_and_common_words_are_no_names() {
        for text in [
            "The key is trust. Then it works! Why? Because\u{2026} And so on",
            "I think I\u{2019}m fine and I've said so",
            "the NHS and a PIE in English, on Monday in March",
            "she said \u{201c}We cannot\u{201d} and left",
            "the [Name of service] helped [Joanna]",
            "Lack of trust",
            "my Mum and Dad on Universal Credit",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn words_of_ones_own_are_harmless_and_listed_names_are_found() {
        let own = OwnWords::new(&["Housing First".into()], &["the harbour".into(), "Łódź".into()]);
        assert_eq!(capitals("we had Housing First here", &own), []);
        let text = "The Harbour, in the harbours of ŁÓDŹ: the harbour";
        let words: Vec<&str> = listed(text, &own).into_iter().map(|(range, _)| &text[range]).collect();
        assert_eq!(words, ["The Harbour", "the harbour", "ŁÓDŹ"]);
    }
}

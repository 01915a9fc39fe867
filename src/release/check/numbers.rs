//! What is found by its shape: addresses, numbers with a check digit, telephone numbers, postcodes, days, ages.

use std::ops::Range;
use std::sync::LazyLock;

use regex_lite::Regex;

use super::finding::FindingKind;
use super::words::{COUNTED, NO_PREFIX, POSTCODE_AREAS};

/// A kind of thing, its shape, and whether what has the shape is one.
struct Shape {
    kind: FindingKind,
    /// How many digits there are in it at least, and words of which one is in it, in small letters: most texts need no closer look.
    needs: (usize, &'static [&'static str]),
    /// A part of one expression; it is compiled when the first text is looked at.
    pattern: &'static str,
    holds: Holds,
}

/// Whether what has a shape at this place of a text is what it looks like.
type Holds = fn(text: &str, at: &Range<usize>) -> bool;

const MONTH: &str = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)";
const MONTH_STEMS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAY: &str = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?";
const TENS: &str = r"(?:[1-9]0s|teens|twenties|thirties|forties|fifties|sixties|seventies|eighties)";
const NUMBER: &str = r"(?:[0-9]{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)";

const SHAPES: &[Shape] = &[
    Shape {
        kind: FindingKind::Email,
        needs: (0, &["@"]),
        pattern: r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",
        holds: |_, _| true,
    },
    Shape {
        kind: FindingKind::NationalInsurance,
        needs: (6, &[]),
        pattern: r"(?i)\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[A-D]\b",
        holds: |text, at| !NO_PREFIX.contains(&part(text, at).to_uppercase().get(..2).unwrap_or_default()),
    },
    Shape {
        kind: FindingKind::NhsNumber,
        needs: (10, &[]),
        pattern: r"\b[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}\b",
        holds: |text, at| is_nhs(part(text, at)),
    },
    Shape {
        kind: FindingKind::Phone,
        needs: (9, &[]),
        pattern: r"(?:\+|\b00|\(?\b0)[0-9][0-9 ().-]{5,18}[0-9]\b",
        holds: |text, at| stands_alone(text, at) && is_phone(part(text, at)),
    },
    Shape {
        kind: FindingKind::Postcode,
        needs: (2, &[]),
        pattern: r"(?i)\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][ABD-HJLNP-UW-Z]{2}\b",
        holds: |text, at| is_postcode(part(text, at)),
    },
    Shape {
        kind: FindingKind::Date,
        needs: (1, MONTH_STEMS),
        pattern: "{DAY}(?: of)? {MONTH}(?:,? (?:19|20)[0-9]{2})?\\b",
        holds: before_is_no_digit,
    },
    Shape { kind: FindingKind::Date, needs: (1, MONTH_STEMS), pattern: "\\b{MONTH} {DAY}(?:,? (?:19|20)[0-9]{2})?\\b", holds: |_, _| true },
    Shape { kind: FindingKind::Date, needs: (1, MONTH_STEMS), pattern: "\\b{MONTH},? (?:19|20)[0-9]{2}\\b", holds: |_, _| true },
    Shape {
        kind: FindingKind::Date,
        needs: (8, &[]),
        pattern: r"\b(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])\b",
        holds: |_, _| true,
    },
    Shape {
        kind: FindingKind::Date,
        needs: (4, &[]),
        pattern: r"\b(?:0?[1-9]|[12][0-9]|3[01])(?:[/-](?:0?[1-9]|1[0-2])[/-](?:(?:19|20)?[0-9]{2})|\.(?:0?[1-9]|1[0-2])\.(?:19|20)[0-9]{2})\b",
        holds: |_, _| true,
    },
    Shape {
        kind: FindingKind::Birth,
        needs: (4, &["born", "birth"]),
        pattern: r"(?i)\b(?:born|birthday|birth year)(?: was)?(?: in| on)? (?:19|20)[0-9]{2}\b",
        holds: |_, _| true,
    },
    Shape {
        kind: FindingKind::Age,
        needs: (1, &["age"]),
        pattern: r"(?i)\b(?:aged|age|ages)(?: of)? [0-9]{1,3}\b",
        holds: |text, at| is_age(part(text, at)),
    },
    Shape { kind: FindingKind::Age, needs: (0, &["year"]), pattern: r"(?i)\b{NUMBER}[ -]years?[ -]old\b", holds: |_, _| true },
    Shape {
        kind: FindingKind::Age,
        needs: (0, &["in my", "in his", "in her", "in their"]),
        pattern: r"(?i)\bin (?:my|his|her|their) (?:early |mid[ -]|late )?{TENS}\b",
        holds: |_, _| true,
    },
    Shape {
        kind: FindingKind::Age,
        needs: (2, &[]),
        pattern: r"(?i)\b(?:I['\u{2019}]m|I am|I was|(?:s?he|who)(?: is| was|['\u{2019}]s)|just turned|turned) (?:only |just |about )?[1-9][0-9]\b",
        holds: |text, at| is_age(part(text, at)) && counts_nothing(text, at),
    },
];

/// The shapes, ready to look. A pattern that does not compile finds nothing; a test shows that all do.
static READY: LazyLock<Vec<(&Shape, Regex)>> = LazyLock::new(|| {
    let named = [("{MONTH}", MONTH), ("{DAY}", DAY), ("{TENS}", TENS), ("{NUMBER}", NUMBER)];
    let whole = |pattern: &str| named.iter().fold(pattern.to_owned(), |text, (name, part)| text.replace(name, part));
    SHAPES.iter().filter_map(|shape| Some((shape, Regex::new(&whole(shape.pattern)).ok()?))).collect()
});

/// What has a shape of these, wherever it stands.
pub(super) fn shapes(text: &str) -> Vec<(Range<usize>, FindingKind)> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let small = text.to_ascii_lowercase();
    let may_hold = |shape: &Shape| {
        let (least, words) = shape.needs;
        digits >= least && (words.is_empty() || words.iter().any(|word| small.contains(word)))
    };
    let mut found = Vec::new();
    for (shape, regex) in READY.iter().filter(|(shape, _)| may_hold(shape)) {
        let all = regex.find_iter(text).map(|found| found.range()).filter(|range| (shape.holds)(text, range));
        found.extend(all.map(|range| (range, shape.kind)));
    }
    for (range, kind) in &mut found {
        if *kind == FindingKind::Date && is_of_birth(text, range.start) {
            *kind = FindingKind::Birth;
        }
    }
    found
}

fn part<'a>(text: &'a str, at: &Range<usize>) -> &'a str {
    text.get(at.clone()).unwrap_or_default()
}

fn digits(text: &str) -> Vec<u32> {
    text.chars().filter_map(|c| c.to_digit(10)).collect()
}

/// Weights 10 to 2, the sum modulo 11 taken from 11; 11 stands for 0, and 10 is never given.
fn is_nhs(text: &str) -> bool {
    let digits = digits(text);
    let Some((check, rest)) = digits.split_last().filter(|(_, rest)| rest.len() == 9) else { return false };
    let sum: u32 = rest.iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    let wanted = (11 - sum % 11) % 11;
    wanted == *check && digits.iter().any(|digit| digit != check)
}

/// As many digits as a number in Britain, or one abroad, has.
fn is_phone(text: &str) -> bool {
    let count = digits(text).len();
    let abroad = text.starts_with('+') || text.starts_with("00");
    if abroad { (9..=15).contains(&count) } else { (10..=11).contains(&count) }
}

fn is_postcode(text: &str) -> bool {
    let cases = [text.chars().any(char::is_uppercase), text.chars().any(char::is_lowercase)];
    let area: String = text.chars().take_while(char::is_ascii_alphabetic).collect::<String>().to_uppercase();
    // "a1 4th" is no postcode: none is written in both cases, and in small letters only with its gap.
    let ordinal = ["st", "nd", "rd", "th"].iter().any(|end| text.ends_with(end));
    (cases == [true, false] || (cases == [false, true] && text.contains(' ') && !ordinal)) && POSTCODE_AREAS.contains(&area.as_str())
}

fn is_age(text: &str) -> bool {
    let number: String = text.chars().skip_while(|c| !c.is_ascii_digit()).collect();
    number.parse::<u32>().is_ok_and(|years| (1..=115).contains(&years))
}

/// Whether it is no piece of something longer.
fn stands_alone(text: &str, at: &Range<usize>) -> bool {
    let before = text.get(..at.start).and_then(|before| before.chars().next_back());
    !before.is_some_and(|c| c.is_alphanumeric() || ['/', '.', '-'].contains(&c))
}

fn before_is_no_digit(text: &str, at: &Range<usize>) -> bool {
    !text.get(..at.start).and_then(|before| before.chars().next_back()).is_some_and(char::is_alphanumeric)
}

/// Whether what follows "I was 15" is not what was counted.
fn counts_nothing(text: &str, at: &Range<usize>) -> bool {
    let after = text.get(at.end..).unwrap_or_default();
    let next = after.trim_start_matches([' ', '-', '\u{2013}']);
    let word: String = next.chars().take_while(|c| c.is_alphabetic() || *c == '%').collect();
    let goes_on = after.starts_with([',', '.', ':']) && after.get(1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    !goes_on && !COUNTED.contains(&word.to_lowercase().as_str())
}

/// Whether "born", "DOB" or the like stands shortly before.
fn is_of_birth(text: &str, start: usize) -> bool {
    let before = text.get(..start).unwrap_or_default().to_lowercase();
    let near: String = before.chars().rev().take(24).collect::<Vec<_>>().into_iter().rev().collect();
    ["born", "dob", "d.o.b", "birth"].iter().any(|word| near.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(FindingKind, &str)> {
        let mut all: Vec<_> = shapes(text).into_iter().map(|(range, kind)| (kind, &text[range])).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    #[test]
    fn every_shape_is_ready() {
        assert_eq!(READY.len(), SHAPES.len());
    }

    #[test]
    fn what_leads_to_a_person_is_found() {
        use FindingKind::{Age, Birth, Date, Email, NationalInsurance, NhsNumber, Phone, Postcode};
        for (text, kind, words) in [
            ("write to jo.bloggs+x@mail.example.org.uk please", Email, "jo.bloggs+x@mail.example.org.uk"),
            ("my number is AB 12 34 56 C she said", NationalInsurance, "AB 12 34 56 C"),
            ("ab123456d", NationalInsurance, "ab123456d"),
            ("patient 943 476 5919 was", NhsNumber, "943 476 5919"),
            ("ring 07700 900123.", Phone, "07700 900123"),
            ("ring (020) 7946 0018", Phone, "(020) 7946 0018"),
            ("ring +44 7700 900123 now", Phone, "+44 7700 900123"),
            ("lived at SE15 4AB then", Postcode, "SE15 4AB"),
            ("lived at se15 4ab then", Postcode, "se15 4ab"),
            ("M11AE", Postcode, "M11AE"),
            ("on 3rd March 2019 they", Date, "3rd March 2019"),
            ("on March 3, 2019 they", Date, "March 3, 2019"),
            ("on 3/3/19 they", Date, "3/3/19"),
            ("on 2019-03-03 they", Date, "2019-03-03"),
            ("she was born on 3 May 1980", Birth, "3 May 1980"),
            ("DOB: 03/05/1980", Birth, "03/05/1980"),
            ("born in 1980 and", Birth, "born in 1980"),
            ("aged 43", Age, "aged 43"),
            ("a 17-year-old", Age, "17-year-old"),
            ("seventeen years old", Age, "seventeen years old"),
            ("when I was 15 my mum", Age, "I was 15"),
            ("I\u{2019}m 45, you know", Age, "I\u{2019}m 45"),
            ("in his late forties", Age, "in his late forties"),
        ] {
            assert!(found(text).contains(&(kind, words)), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn what_only_looks_alike_is_not() {
        for text in [
            "patient 943 476 5918 was",
            "in 2019 we had 1,250,000 people",
            "see section 4.2.10 on page 12",
            "N12, L47 and Q31",
            "doi.org/10.1007/s11625-020-00790-9",
            "I was 15 minutes late",
            "I was 15% sure",
            "10-12 people, 5-6 weeks, 24/7",
            "it cost 0.75 of 3.50",
            "ISBN 978-0-14-044913-6",
            "ZZ 99 99 99 A",
            "the e1 4th floor",
            "QQ 9AB",
            "five years ago",
            "may 10 people come",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}

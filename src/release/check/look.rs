//! Looking through a whole map, as one audience would see it.

use std::collections::HashMap;
use std::ops::Range;

use super::cells::{same_speakers, small_cells};
use super::field::{Care, texts_of};
use super::finding::{Finding, FindingKind, Place};
use super::names::{OwnWords, capitals, listed};
use super::numbers::shapes;
use super::replaced::replacements;
use crate::map::{Quote, Record, SystemMap};
use crate::release::Audience;

/// Everything found in what this audience would see, in everything the map holds without one; in the order of the map's records, with what
/// was decided. Longer than a frame for a large map: to be done on a thread.
pub fn findings(map: &SystemMap, audience: Option<Audience>) -> Vec<Finding> {
    let goes = |quote: &Quote| audience.is_none_or(|audience| audience.may_read(quote.consent));
    let own = OwnWords::new(&map.privacy().harmless, &map.privacy().names);
    let mut found = Vec::new();
    let mut order = HashMap::new();
    for mut record in map.records() {
        order.insert(record.id(), order.len());
        if !matches!(&record, Record::Quote(quote) if !goes(quote)) {
            in_record(&mut record, &own, &mut found);
        }
    }
    let quotes: Vec<&Quote> = map.quotes().iter().filter(|quote| goes(quote)).collect();
    found.extend(small_cells(map, &quotes));
    found.extend(same_speakers(map, &quotes));
    found.sort_by_key(|finding| order.get(&finding.place.record).copied());
    decided(map, &mut found);
    replaced_before(map, &mut found);
    found
}

/// Proposes for each finding the words that already stand for the same ones elsewhere: one name is to be replaced in one way.
fn replaced_before(map: &SystemMap, found: &mut [Finding]) {
    let earlier: HashMap<String, String> =
        replacements(map).into_iter().map(|replaced| (replaced.was.trim().to_lowercase(), replaced.now)).collect();
    for finding in found.iter_mut().filter(|finding| finding.kind.can_redact() && !earlier.is_empty()) {
        if let Some(now) = earlier.get(&finding.words.to_lowercase()) {
            finding.proposed.clone_from(now);
        }
    }
}

/// Those of them about which nothing was decided.
pub fn open_findings(found: &[Finding]) -> impl Iterator<Item = &Finding> {
    found.iter().filter(|finding| finding.kept.is_none())
}

/// How many findings are open, in a sentence without a full stop; none when there is none.
pub fn sentence_of(open: usize) -> Option<String> {
    match open {
        0 => None,
        1 => Some("one thing in this map could tell who somebody is; look through it before it leaves".to_owned()),
        n => Some(format!("{n} things in this map could tell who somebody is; look through them before it leaves")),
    }
}

fn in_record(record: &mut Record, own: &OwnWords, found: &mut Vec<Finding>) {
    let id = record.id();
    for text in texts_of(record) {
        let seen = text.seen();
        found.extend(in_text(seen, text.care, own).into_iter().map(|(range, kind)| Finding {
            place: Place { record: id, field: text.field.clone() },
            words: seen.get(range.clone()).unwrap_or_default().to_owned(),
            range,
            kind,
            advice: String::new(),
            proposed: kind.substitute().to_owned(),
            kept: None,
        }));
    }
}

/// What is found in one text, from its beginning to its end, none over another.
fn in_text(text: &str, care: Care, own: &OwnWords) -> Vec<(Range<usize>, FindingKind)> {
    let mut all = shapes(text);
    all.extend(capitals(text, own));
    let addresses = addresses(text);
    let within = |range: &Range<usize>| addresses.iter().any(|address| address.start <= range.start && range.end <= address.end);
    all.retain(|(range, kind)| is_looked_for(*kind, care) && !within(range));
    // A listed name is to be found even in an address.
    all.extend(listed(text, own));
    all.sort_by_key(|(range, kind)| (*kind, range.start, range.end));
    let mut kept: Vec<(Range<usize>, FindingKind)> = Vec::with_capacity(all.len());
    for (range, kind) in all {
        if kept.iter().all(|(other, _)| other.end <= range.start || range.end <= other.start) {
            kept.push((range, kind));
        }
    }
    kept.sort_by_key(|(range, _)| range.start);
    kept
}

fn is_looked_for(kind: FindingKind, care: Care) -> bool {
    match care {
        Care::Prose => true,
        Care::Title => !matches!(kind, FindingKind::Capitalised | FindingKind::Date),
        Care::Cited => matches!(kind, FindingKind::NationalInsurance | FindingKind::NhsNumber),
    }
}

/// Addresses of pages, whose figures mean nobody.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    for word in text.split(char::is_whitespace) {
        let start = from;
        from += word.len() + text.get(start + word.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        if word.contains("://")
            || ["www.", "doi.org/", "doi:"].iter().any(|begin| word.trim_start_matches(['(', '<', '[']).starts_with(begin))
        {
            found.push(start..start + word.len());
        }
    }
    found
}

/// Writes down with each finding why it was kept.
fn decided(map: &SystemMap, found: &mut [Finding]) {
    let kept = &map.privacy().kept;
    if kept.is_empty() {
        return;
    }
    for finding in found {
        let (field, mark) = (finding.place.field.key(), finding.mark());
        let decision = kept.iter().find(|kept| kept.part == finding.place.record && kept.field == field && kept.mark == mark);
        finding.kept = decision.map(|kept| kept.because.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{About, Consent, Element, ElementId, ElementKind, Numbers, Point, QuoteId, Source, SourceId, SourceKind};

    fn map_of(records: impl IntoIterator<Item = Record>) -> SystemMap {
        SystemMap::from_records(records, Numbers::default()).0
    }

    fn quote(number: u32, consent: Consent, text: &str) -> Quote {
        let mut quote = Quote::new(QuoteId::from_value(u64::from(number)), number, text);
        quote.consent = consent;
        quote
    }

    #[test]
    fn only_what_the_audience_sees_is_looked_through() {
        let mut shown = quote(3, Consent::Public, "ring 07700 900123");
        shown.shown = Some("ring [telephone number]".into());
        let map = map_of([
            Record::from(quote(1, Consent::Public, "I live at SE15 4AB now")),
            quote(2, Consent::Internal, "write to a@b.org").into(),
            shown.into(),
        ]);
        let kinds = |audience| findings(&map, audience).iter().map(|finding| finding.kind).collect::<Vec<_>>();
        assert_eq!(kinds(Some(Audience::Workshop)), [FindingKind::Postcode]);
        assert_eq!(kinds(Some(Audience::Team)), [FindingKind::Postcode, FindingKind::Email]);
        assert_eq!(kinds(None), kinds(Some(Audience::Team)));
        let first = &findings(&map, None)[0];
        assert_eq!((first.words.as_str(), first.range.clone()), ("SE15 4AB", 10..18));
    }

    #[test]
    fn published_work_and_titles_alarm_nobody() {
        let report = Source {
            kind: SourceKind::Report,
            citation: "Black C (2021) https://example.org/07700900123 ring 020 7946 0018".into(),
            ..Source::new(SourceId::from_value(1), 1, "A Review by Dame Carol Black, 3 July 2021")
        };
        let about =
            About { title: "Support in Our Town, March 2024".into(), purpose: "See www.example.org/SE154AB".into(), ..About::default() };
        let label = Element::new(ElementId::from_value(2), 1, ElementKind::Factor, "Lack of trust in services", Point::ZERO);
        assert_eq!(findings(&map_of([report.into(), about.into(), label.into()]), None), []);
    }

    #[test]
    fn a_set_of_interviews_must_not_name_anybody() {
        let set = Source::new(SourceId::from_value(1), 1, "Interview with Mr Lee");
        assert_eq!(findings(&map_of([set.into()]), None).first().map(|f| f.words.clone()).as_deref(), Some("Mr Lee"));
    }

    #[test]
    fn none_lies_over_another() {
        let map = map_of([Record::from(quote(1, Consent::Public, "I asked Dr Okafor on 3 May 2019, born 1980"))]);
        let found = findings(&map, None);
        let words: Vec<&str> = found.iter().map(|f| f.words.as_str()).collect();
        assert_eq!(words, ["Dr Okafor", "3 May 2019", "born 1980"]);
    }

    #[test]
    fn how_many_is_said_in_a_sentence() {
        assert_eq!(sentence_of(0), None);
        assert!(sentence_of(1).is_some_and(|s| s.starts_with("one thing")));
        assert!(sentence_of(12).is_some_and(|s| s.starts_with("12 things")));
    }
}

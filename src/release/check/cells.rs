//! What no single sentence shows: attributions that few people share, and people whom one hears several times.

use std::collections::{BTreeMap, BTreeSet};

use super::field::Field;
use super::finding::{Finding, FindingKind, Place};
use crate::map::{Code, Quote, RecordId, SourceKind, SystemMap};

/// So many quotes of one person, and a reader may put them together.
const SEVERAL: usize = 3;

/// Who speaks: a participant by their code; somebody of their own where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Speaker<'a> {
    Known(&'a str),
    Quote(u32),
}

fn speaker(quote: &Quote) -> Speaker<'_> {
    match quote.participant.trim() {
        "" => Speaker::Quote(quote.number),
        code => Speaker::Known(code),
    }
}

/// Whether somebody of flesh and blood may be recognised behind a quote: not behind what was published.
fn is_personal(map: &SystemMap, quote: &Quote) -> bool {
    let published = quote.source.and_then(|id| map.sources().get(id)).is_some_and(|source| source.kind == SourceKind::Report);
    let literature = quote.voice.and_then(|id| map.voices().get(id)).is_some_and(|voice| voice.name.to_lowercase().contains("literature"));
    !published && !literature
}

/// What an attribution says, from the general to the particular: "Person accessing support" and "Person accessing support, Hackney".
fn degrees(attribution: &str) -> impl Iterator<Item = &str> {
    let ends = attribution.char_indices().filter(|&(_, c)| c == ',' || c == ';').map(|(at, _)| at);
    ends.chain([attribution.len()]).filter_map(|end| attribution.get(..end)).map(str::trim)
}

/// Quotes whose attribution is shared by fewer people than the map asks for, among these quotes.
pub(super) fn small_cells(map: &SystemMap, quotes: &[&Quote]) -> Vec<Finding> {
    let least = map.privacy().cell() as usize;
    let personal: Vec<&Quote> = quotes.iter().copied().filter(|quote| is_personal(map, quote)).collect();
    let mut people: BTreeMap<&str, BTreeSet<Speaker<'_>>> = BTreeMap::new();
    for quote in &personal {
        for said in degrees(&quote.attribution) {
            people.entry(said).or_default().insert(speaker(quote));
        }
    }
    let count = |said: &str| people.get(said).map_or(0, BTreeSet::len);
    let mut found = Vec::new();
    for quote in personal {
        let said = quote.attribution.trim();
        let voice = quote.voice.and_then(|id| map.voices().get(id)).map_or("", |voice| voice.name.trim());
        // A role as general as a voice cannot be made more so.
        if said.is_empty() || said == voice || degrees(said).count() < 2 && voice.is_empty() || count(said) >= least {
            continue;
        }
        let wider = degrees(said).filter(|wider| *wider != said && count(wider) >= least).last();
        let wider = wider.or_else(|| (!voice.is_empty()).then_some(voice)).or_else(|| degrees(said).next());
        let (few, wider) = (count(said), wider.unwrap_or_default());
        let shared = if few == 1 { "One person is".to_owned() } else { format!("{few} people are") };
        let advice = format!("{shared} described so, fewer than {least}; \u{201c}{wider}\u{201d} says less.");
        let start = quote.attribution.find(said).unwrap_or_default();
        found.push(Finding {
            place: Place { record: RecordId::Quote(quote.id), field: Field::Attribution },
            range: start..start + said.len(),
            kind: FindingKind::SmallCell,
            words: said.to_owned(),
            advice,
            proposed: wider.to_owned(),
            kept: None,
        });
    }
    found
}

/// People of whom several of these quotes are, by their codes.
pub(super) fn same_speakers(map: &SystemMap, quotes: &[&Quote]) -> Vec<Finding> {
    let mut said: BTreeMap<&str, Vec<&Quote>> = BTreeMap::new();
    for quote in quotes.iter().filter(|quote| !quote.participant.trim().is_empty() && is_personal(map, quote)) {
        said.entry(quote.participant.trim()).or_default().push(quote);
    }
    let several = said.into_values().filter(|quotes| quotes.len() >= SEVERAL);
    several.filter_map(|quotes| of_one(&quotes)).collect()
}

fn of_one(quotes: &[&Quote]) -> Option<Finding> {
    let first = quotes.first()?;
    let codes: Vec<String> = quotes.iter().map(|quote| Code::quote(quote.number).to_string()).collect();
    Some(Finding {
        place: Place { record: RecordId::Quote(first.id), field: Field::Words },
        range: 0..0,
        kind: FindingKind::SameSpeaker,
        advice: format!("{} are of one person.", codes.join(", ")),
        words: codes.join(", "),
        proposed: String::new(),
        kept: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Numbers, QuoteId, Record, Voice, VoiceId};

    fn map_of(said: &[(&str, &str)]) -> SystemMap {
        let voice =
            Voice { id: VoiceId::from_value(99), number: 1, name: "Person accessing support".into(), extra: crate::map::Extra::default() };
        let quotes = said.iter().zip(1..).map(|(&(attribution, participant), number)| {
            let mut quote = Quote::new(QuoteId::from_value(u64::from(number)), number, "words");
            (quote.attribution, quote.participant, quote.voice) = (attribution.into(), participant.into(), Some(voice.id));
            Record::from(quote)
        });
        SystemMap::from_records(quotes.chain([Record::from(voice.clone())]), Numbers::default()).0
    }

    fn all(map: &SystemMap) -> Vec<&Quote> {
        map.quotes().iter().collect()
    }

    #[test]
    fn few_people_of_one_description_are_told_and_a_wider_one_is_proposed() {
        let role = "Person accessing support";
        let narrow = "Person accessing support, Hackney, woman";
        let map = map_of(&[(role, "1"), (role, "2"), ("Person accessing support, Hackney", "3"), (narrow, "4"), (narrow, "4")]);
        let found = small_cells(&map, &all(&map));
        let told: Vec<&str> = found.iter().map(|f| f.words.as_str()).collect();
        assert_eq!(told, ["Person accessing support, Hackney", narrow, narrow]);
        assert!(found[1].advice.starts_with("One person is described so, fewer than 5"), "{}", found[1].advice);
        assert!(found[1].advice.contains("\u{201c}Person accessing support\u{201d}"), "{}", found[1].advice);
    }

    #[test]
    fn enough_people_are_no_small_cell() {
        let narrow = "Person accessing support, Hackney";
        let map = map_of(&[(narrow, "1"), (narrow, "2"), (narrow, ""), (narrow, ""), (narrow, "3")]);
        assert_eq!(small_cells(&map, &all(&map)), []);
    }

    #[test]
    fn one_person_heard_often_is_told_once() {
        let map = map_of(&[("", "P1"), ("", "P1"), ("", "P2"), ("", "P1"), ("", ""), ("", ""), ("", "")]);
        let found = same_speakers(&map, &all(&map));
        assert_eq!(found.iter().map(|f| f.words.as_str()).collect::<Vec<_>>(), ["Q1, Q2, Q4"]);
    }
}

//! What can be done about a finding, as edits: take it out, put other words in its place, or keep it with a reason. The original words of a
//! quote stay as they were said: only what is shown of them changes.

use std::ops::Range;

use super::field::{Care, Field, texts_of};
use super::finding::{Finding, FindingKind, Place};
use super::names::whole_words;
use crate::document::Edit;
use crate::map::{Kept, QuoteId, Record, RecordId, SystemMap};

/// Words in the brackets that mark what was put in; brackets that are there already are not doubled.
pub fn bracketed(words: &str) -> String {
    let words = words.trim();
    if words.starts_with('[') && words.ends_with(']') { words.to_owned() } else { format!("[{words}]") }
}

/// Puts words in the place of what was found: there alone, or wherever the same words stand as whole words. None when there is nothing to
/// do it to.
pub fn redact(map: &SystemMap, finding: &Finding, with: &str, everywhere: bool) -> Option<Edit> {
    if finding.range.is_empty() {
        return None;
    }
    let with = with.trim();
    let mut edits = Vec::new();
    if everywhere {
        let wanted: Vec<char> = finding.words.to_lowercase().chars().collect();
        edits.extend(map.records().into_iter().filter_map(|record| replaced_in(record, finding, &wanted, with)));
    } else {
        edits.extend(replaced_at(map.record(finding.place.record)?, finding, with));
    }
    (!edits.is_empty()).then(|| Edit::All("redact".to_owned(), edits))
}

/// Some bytes of what is shown of a quote, as if they had been found. None when they are no piece of it.
pub fn at_selection(map: &SystemMap, quote: QuoteId, range: Range<usize>) -> Option<Finding> {
    let words = map.quotes().get(quote)?.text().get(range.clone()).filter(|words| !words.trim().is_empty())?.to_owned();
    let place = Place { record: RecordId::Quote(quote), field: Field::Words };
    Some(Finding { place, range, kind: FindingKind::Listed, words, advice: String::new(), proposed: String::new(), kept: None })
}

fn put(record: Record) -> Edit {
    Edit::Put(Box::new(record))
}

/// The words as they stand in a field: in a quote they are marked as put in.
fn put_into(field: &Field, with: &str) -> String {
    if *field == Field::Words { bracketed(with) } else { with.to_owned() }
}

/// The record with what was found replaced, if it still stands there.
fn replaced_at(mut record: Record, finding: &Finding, with: &str) -> Option<Edit> {
    let mut texts = texts_of(&mut record);
    let text = texts.iter_mut().find(|text| text.field == finding.place.field)?;
    let mut seen = text.seen().to_owned();
    seen.get(finding.range.clone()).filter(|words| *words == finding.words)?;
    seen.replace_range(finding.range.clone(), &put_into(&text.field, with));
    text.set(seen);
    drop(texts);
    Some(put(record))
}

/// The record with the words replaced in each of its texts; none if they stand in none.
fn replaced_in(mut record: Record, finding: &Finding, wanted: &[char], with: &str) -> Option<Edit> {
    let mut changed = false;
    for mut text in texts_of(&mut record) {
        let cell = finding.kind == FindingKind::SmallCell;
        // The titles of published work stay as they are cited.
        if text.care == Care::Cited || cell && (text.field != Field::Attribution || text.seen().trim() != finding.words) {
            continue;
        }
        let mut seen = text.seen().to_owned();
        let with = put_into(&text.field, with);
        for range in whole_words(text.seen(), wanted).into_iter().rev() {
            seen.replace_range(range, &with);
        }
        if seen != text.seen() {
            text.set(seen);
            changed = true;
        }
    }
    changed.then(|| put(record))
}

/// Writes down that what was found stays, and why.
pub fn keep_finding(map: &SystemMap, finding: &Finding, because: &str) -> Edit {
    let mut privacy = map.privacy().clone();
    privacy.kept.retain(|kept| !is_about(kept, finding));
    let (part, field, mark) = (finding.place.record, finding.place.field.key(), finding.mark());
    privacy.kept.push(Kept { part, field, mark, because: because.trim().to_owned(), extra: crate::map::Extra::default() });
    Edit::All("keep what was found".to_owned(), vec![put(privacy.into())])
}

/// Takes the decision to keep what was found back.
pub fn reopen_finding(map: &SystemMap, finding: &Finding) -> Edit {
    let mut privacy = map.privacy().clone();
    privacy.kept.retain(|kept| !is_about(kept, finding));
    Edit::All("look at it again".to_owned(), vec![put(privacy.into())])
}

/// Writes down that these words, whose capital letters were found, name nobody.
pub fn call_harmless(map: &SystemMap, words: &str) -> Edit {
    let mut privacy = map.privacy().clone();
    privacy.harmless.push(words.trim().to_owned());
    Edit::All("call harmless".to_owned(), vec![put(privacy.into())])
}

fn is_about(kept: &Kept, finding: &Finding) -> bool {
    kept.part == finding.place.record && kept.field == finding.place.field.key() && kept.mark == finding.mark()
}

/// A record as a person would name it: its code, or what it is and its title.
pub fn record_name(map: &SystemMap, id: RecordId) -> String {
    use crate::map::Code;
    let titled = |what: &str, title: Option<&str>| match title.map(str::trim) {
        Some(title) if !title.is_empty() => format!("{what} \u{201c}{title}\u{201d}"),
        _ => what.to_owned(),
    };
    match id {
        RecordId::Element(id) => map.element(id).map_or_else(String::new, |r| Code::element(r.number).to_string()),
        RecordId::Connection(id) => map.connection(id).map_or_else(String::new, |r| Code::connection(r.number).to_string()),
        RecordId::Quote(id) => map.quotes().get(id).map_or_else(String::new, |r| Code::quote(r.number).to_string()),
        RecordId::Tombstone(_) => "Withdrawn quote".to_owned(),
        RecordId::Voice(id) => titled("Voice", map.voices().get(id).map(|r| r.name.as_str())),
        RecordId::Source(id) => titled("Source", map.sources().get(id).map(|r| r.title.as_str())),
        RecordId::Grouping(id) => titled("Groups", map.groupings().get(id).map(|r| r.title.as_str())),
        RecordId::Group(id) => titled("Group", map.groups().get(id).map(|r| r.title.as_str())),
        RecordId::NamedLoop(id) => titled("Loop", map.named_loops().get(id).map(|r| r.name.as_str())),
        RecordId::Case(id) => titled("Case", map.cases().get(id).map(|r| r.title.as_str())),
        RecordId::View(id) => titled("View", map.views().get(id).map(|r| r.title.as_str())),
        RecordId::Workshop(id) => titled("Workshop", map.workshops().get(id).map(|r| r.title.as_str())),
        RecordId::Note(_) => "Note on the map".to_owned(),
        RecordId::Backdrop(_) => "Picture behind the map".to_owned(),
        RecordId::Pack(id) => titled("Pack", map.packs().get(id).map(|r| r.title.as_str())),
        RecordId::About | RecordId::Extra | RecordId::Privacy => "About the map".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::map::{Element, ElementId, ElementKind, IdSource, Numbers, Point, Quote, QuoteId};
    use crate::release::check::{findings, open_findings};

    fn document() -> Document {
        let said = |number: u32, text: &str| Quote::new(QuoteId::from_value(u64::from(number)), number, text);
        let label = Element::new(ElementId::from_value(9), 1, ElementKind::Actor, "Staff of the Beth Centre", Point::ZERO);
        let records = [
            Record::from(said(1, "I went to the Beth Centre")),
            said(2, "we like the Beth Centre too, the BETH CENTRE, not the Beth Centres").into(),
            label.into(),
        ];
        Document::new(SystemMap::from_records(records, Numbers::default()).0, IdSource::seeded(1))
    }

    fn quote(document: &Document, number: u32) -> Quote {
        document.map().quotes().iter().find(|quote| quote.number == number).unwrap().clone()
    }

    fn found(document: &Document, number: u32) -> Finding {
        let id = RecordId::Quote(quote(document, number).id);
        findings(document.map(), None).into_iter().find(|finding| finding.place.record == id).unwrap()
    }

    #[test]
    fn redacting_keeps_the_original_and_is_one_step() {
        let mut document = document();
        let finding = found(&document, 1);
        let edit = redact(document.map(), &finding, "name of service", false).unwrap();
        document.edit(&edit);
        let first = quote(&document, 1);
        assert_eq!((first.original.as_str(), first.text()), ("I went to the Beth Centre", "I went to the [name of service]"));
        assert_eq!(quote(&document, 2).shown, None);
        assert!(document.undo());
        assert_eq!(quote(&document, 1).shown, None);
    }

    #[test]
    fn one_name_becomes_the_same_words_everywhere() {
        let mut document = document();
        let edit = redact(document.map(), &found(&document, 1), "a day centre", true).unwrap();
        document.edit(&edit);
        assert_eq!(quote(&document, 1).text(), "I went to the [a day centre]");
        assert_eq!(quote(&document, 2).text(), "we like the [a day centre] too, the [a day centre], not the Beth Centres");
        assert_eq!(document.map().elements().next().unwrap().label, "Staff of the a day centre");
        assert!(document.undo() && !document.undo(), "one step");
    }

    #[test]
    fn words_replaced_once_are_proposed_again() {
        let mut document = document();
        document.edit(&redact(document.map(), &found(&document, 1), "a day centre", false).unwrap());
        assert_eq!(found(&document, 2).proposed, "[a day centre]");
    }

    #[test]
    fn what_is_kept_is_open_no_more_until_its_words_change() {
        let mut document = document();
        let finding = found(&document, 1);
        document.edit(&keep_finding(document.map(), &finding, "they asked to be named"));
        let after = found(&document, 1);
        assert_eq!(after.kept.as_deref(), Some("they asked to be named"));
        assert!(!open_findings(&findings(document.map(), None)).any(|open| open.place == finding.place));
        let saved = crate::map::Privacy::clone(document.map().privacy());
        assert!(!format!("{saved:?}").contains("Beth"), "no words are kept: {saved:?}");
        document.edit(&reopen_finding(document.map(), &after));
        assert_eq!(found(&document, 1).kept, None);
    }

    #[test]
    fn a_decision_goes_with_its_part() {
        let mut document = document();
        let finding = found(&document, 1);
        document.edit(&keep_finding(document.map(), &finding, "asked"));
        document.edit(&Edit::Remove(finding.place.record));
        assert_eq!(document.map().privacy().kept, []);
        document.undo();
        assert_eq!(document.map().privacy().kept.len(), 1);
    }

    #[test]
    fn what_is_selected_is_redacted_where_it_is_letters() {
        let mut document = document();
        let id = quote(&document, 1).id;
        let selected = at_selection(document.map(), id, 14..25).unwrap();
        assert_eq!(selected.words, "Beth Centre");
        document.edit(&redact(document.map(), &selected, "\u{2026}", false).unwrap());
        assert_eq!(quote(&document, 1).text(), "I went to the [\u{2026}]");
        assert_eq!([at_selection(document.map(), id, 14..99), at_selection(document.map(), id, 3..3)], [None, None]);
    }
}

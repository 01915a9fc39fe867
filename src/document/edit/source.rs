//! Taking a source out of everything that names it, and then away.

use super::Edit;
use crate::document::{ElementField, QuoteField};
use crate::map::{Case, Connection, Record, RecordId, Reference, SourceId, SystemMap};

/// The edit that deletes a source: quotes stay and lose it, references to it go.
pub fn without_source(map: &SystemMap, source: SourceId) -> Edit {
    let mut edits = Vec::new();
    let quotes: Vec<_> = map.quotes().iter().filter(|quote| quote.source == Some(source)).map(|quote| quote.id).collect();
    if !quotes.is_empty() {
        edits.push(Edit::Quotes(quotes, QuoteField::Source(None)));
    }
    let without = |references: &[Reference]| {
        let left: Vec<Reference> = references.iter().filter(|reference| reference.source != source).cloned().collect();
        (left.len() < references.len()).then_some(left)
    };
    edits.extend(map.elements().filter_map(|e| Some(Edit::Elements(vec![e.id], ElementField::References(without(&e.references)?)))));
    edits.extend(map.connections().filter_map(|connection| {
        let references = without(&connection.references)?;
        Some(Edit::Put(Box::new(Record::from(Connection { references, ..connection.clone() }))))
    }));
    edits.extend(map.cases().iter().filter_map(|case| {
        let references = without(&case.references)?;
        Some(Edit::Put(Box::new(Record::from(Case { references, ..case.clone() }))))
    }));
    edits.push(Edit::Remove(RecordId::Source(source)));
    Edit::All("delete source".to_owned(), edits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Edit};
    use crate::map::{ElementKind, Extra, IdSource, Point, Quote, Source, SourceKind};

    #[test]
    fn what_named_a_source_stays_without_it_and_undo_brings_it_back() {
        let mut document = Document::new(SystemMap::default(), IdSource::seeded(1));
        let (source, element) = (document.new_id(), document.new_id());
        let record = Source {
            id: source,
            number: 1,
            title: "Interviews".into(),
            kind: SourceKind::Interviews,
            citation: String::new(),
            note: String::new(),
            text: String::new(),
            extra: Extra::default(),
        };
        document.edit(&Edit::Put(Box::new(record.into())));
        document.edit(&Edit::AddElement { id: element, kind: ElementKind::Factor, label: "Trust".into(), at: Point::ZERO });
        document.edit(&Edit::Elements(vec![element], ElementField::References(vec![Reference::new(source, "p. 3")])));
        let quote = Quote { source: Some(source), ..Quote::new(document.new_id(), 0, "So they said.") };
        document.edit(&Edit::AddQuote(Box::new(quote)));
        let edit = without_source(document.map(), source);
        document.edit(&edit);
        let names = |document: &Document| {
            let quotes = document.map().quotes().iter().filter(|quote| quote.source.is_some()).count();
            (quotes, document.map().elements().map(|e| e.references.len()).sum::<usize>(), document.map().sources().len())
        };
        assert_eq!(names(&document), (0, 0, 0));
        assert_eq!(document.map().quotes().len(), 1, "the quote stays");
        document.undo();
        assert_eq!(names(&document), (1, 1, 1));
    }
}

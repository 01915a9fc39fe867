//! Sheets of elements: a label, and whatever else is known of each.

use super::Sheet;
use super::ends::Ends;
use super::field::{Columns, Field, key};
use super::sheet::cell;
use crate::format::found::{Found, FoundElement, FoundQuote, On, number};
use crate::map::{ElementKind, Point};

const KNOWN: [Field; 14] = [
    Field::Label,
    Field::Id,
    Field::Rationale,
    Field::Type,
    Field::Kind,
    Field::Group,
    Field::Tags,
    Field::X,
    Field::Y,
    Field::Quote,
    Field::Attribution,
    Field::Source,
    Field::Locator,
    Field::Participant,
];
/// Sheets beside those of elements and connections that have labels too.
const OTHERS: [&str; 8] = ["statements", "sources", "questions", "settings", "loops", "quotes", "perspectives", "maps"];

/// Whether a sheet with labels is one of elements.
pub(super) fn is_one(sheet: &Sheet, sheets: usize) -> bool {
    sheets == 1 || !OTHERS.contains(&key(&sheet.name).as_str())
}

/// Reads one.
pub(super) fn read(sheet: &Sheet, columns: &Columns, found: &mut Found, ends: &mut Ends) {
    let at = |field| columns.at(field);
    let others: Vec<(usize, &str)> = columns.others(&sheet.header, &KNOWN).collect();
    for row in &sheet.rows {
        let label = cell(row, at(Field::Label));
        let id = cell(row, at(Field::Id));
        if label.is_empty() && id.is_empty() {
            found.log.left_out("rows without a label", "");
            continue;
        }
        let label = if label.is_empty() { id } else { label };
        let key = if id.is_empty() { format!("={label}#{}", row.line) } else { format!("#{id}") };
        if found.has(&key) {
            found.log.left_out("elements whose id another has", label);
            continue;
        }
        ends.know(&key, id, label);
        let Some(new) = found.end(&key, label) else { continue };
        cell(row, at(Field::Rationale)).clone_into(&mut new.description);
        new.at = number(cell(row, at(Field::X))).zip(number(cell(row, at(Field::Y)))).map(|(x, y)| Point::new(x, y));
        let kind = cell(row, at(Field::Kind));
        typed(new, kind);
        let kind = cell(row, at(Field::Type));
        typed(new, kind);
        new.join("Type", kind);
        new.join("Groups", cell(row, at(Field::Group)));
        for tag in cell(row, at(Field::Tags)).split(['|', ',']) {
            new.join("Tags", tag);
        }
        for (column, name) in &others {
            new.say(name, cell(row, Some(*column)));
        }
        let words = at(Field::Quote).and_then(|at| row.cells.get(at)).cloned().unwrap_or_default();
        if !words.trim().is_empty() {
            let [attribution, source, locator, participant] =
                [Field::Attribution, Field::Source, Field::Locator, Field::Participant].map(|field| cell(row, at(field)).to_owned());
            found.quotes.push(FoundQuote { text: words, attribution, source, locator, participant, on: Some(On::Element(key)) });
        }
    }
}

/// Takes over a kind when the file has a word of ours for it.
pub(in crate::format) fn typed(element: &mut FoundElement, word: &str) {
    let word = key(word);
    if let Some(kind) = ElementKind::ALL.iter().find(|kind| [kind.spec().name, kind.spec().plural].iter().any(|name| key(name) == word)) {
        element.kind = *kind;
    }
}

//! What every code stands for, and which quotes bear on it, so that a note that comes back finds its part.

use crate::map::{CitedPart, Code, SystemMap};
use crate::print::asked::Asked;
use crate::print::sheets::Sheets;
use crate::print::table::{Cell, Table, column};
use crate::print::{Job, PrintError};
use crate::words::Block;

use super::Matter;

/// Sets the table: elements, loops, and connections of which somebody spoke.
pub(super) fn set(sheets: &mut Sheets<'_>, job: &mut Job<'_>, asked: &Asked<'_>, matter: &Matter<'_>) -> Result<(), PrintError> {
    let map = matter.map;
    let mut table = Table::new(vec![column("Code", 0.7), column("Stands for", 4.0), column("Quotes", 2.4)]);
    let mut row = |code: String, words: String, part: CitedPart| {
        table.rows.push(vec![Cell::strong(code), Cell::words(words), Cell::words(quotes(map, part))]);
    };
    for element in map.elements().filter(|element| asked.covers(map, CitedPart::Element(element.id))) {
        row(Code::element(element.number).to_string(), element.label.trim().to_owned(), CitedPart::Element(element.id));
    }
    for told in &matter.loops {
        row(told.code.clone(), told.named.name.trim().to_owned(), CitedPart::Loop(told.named.id));
    }
    for connection in map.connections() {
        let part = CitedPart::Connection(connection.id);
        if !asked.covers(map, part) || map.quotes_on(part).next().is_none() {
            continue;
        }
        let label = |id| map.element(id).map_or("", |element| element.label.trim());
        let words = format!("{} \u{2192} {}", label(connection.from), label(connection.to));
        row(Code::connection(connection.number).to_string(), words, part);
    }
    let mut before = vec![Block::Heading(2, "What the codes stand for".to_owned())];
    if matter.quotes > 0 {
        before.push(Block::Paragraph("Connections stand here when somebody spoke of them; the evidence sheet has all of them.".to_owned()));
    }
    table.without_empty_columns().set(sheets, job, &before)
}

/// The codes of quotes that bear on a part.
fn quotes(map: &SystemMap, part: CitedPart) -> String {
    map.quotes_on(part).map(|quote| Code::quote(quote.number).to_string()).collect::<Vec<_>>().join(", ")
}

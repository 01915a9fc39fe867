//! Connections in a table: what influences or relates to what, how that is known, and how much was said of it.

use crate::analysis::EvidenceCounts;
use crate::map::{CitedPart, Code, Connection, SystemMap};
use crate::print::asked::Asked;
use crate::print::sheets::Sheets;
use crate::print::table::{Cell, CellText, Table, TableColumn, column};
use crate::print::{Job, PrintError};
use crate::theme::paper;
use crate::words::{BASIS, Block, ends_told, known_told, sign_told, why_told};

/// The connections in what was asked for, by number.
pub(super) fn in_reach<'m>(map: &'m SystemMap, asked: &Asked<'_>) -> Vec<&'m Connection> {
    map.connections().filter(|connection| asked.covers(map, CitedPart::Connection(connection.id))).collect()
}

/// Sets the table.
pub(super) fn set(sheets: &mut Sheets<'_>, job: &mut Job<'_>, connections: &[&Connection]) -> Result<(), PrintError> {
    if connections.is_empty() {
        return Ok(());
    }
    let map = job.released.map();
    let counts = EvidenceCounts::of(map);
    let numbers = |title, share| TableColumn { title, share, numbers: true };
    // Where there is room, each end has a column of its own and a row is a line.
    let em = f64::from(sheets.style(paper::BODY).size);
    let wide = sheets.sheet.free.width() > 62.0 * em;
    let ends = if wide { vec![column("From", 3.0), column("To", 3.2)] } else { vec![column("From \u{2192} to", 3.2)] };
    let rest = [column("Sign", 1.2), column("How known", 0.9), column("Why", 2.4), numbers("Quotes", 0.6), numbers("Sources", 0.6)];
    let mut table = Table::new([column("Code", 0.5)].into_iter().chain(ends).chain(rest).collect());
    table.rows = connections
        .iter()
        .map(|connection| {
            let evidence = counts.on(CitedPart::Connection(connection.id));
            let [from, to] = ends_told(map, connection);
            let ends = if wide {
                vec![Cell::words(from), Cell::words(to)]
            } else {
                vec![Cell::texts(vec![CellText::Words(from), CellText::Words(to)])]
            };
            let mut row = vec![Cell::strong(Code::connection(connection.number).to_string())];
            row.extend(ends);
            row.extend([
                Cell::words(sign_told(map, connection)),
                Cell::texts(known_told(connection)),
                Cell::texts(why_told(map, connection)),
            ]);
            row.extend([evidence.total, evidence.sources].map(|count| Cell::words(count.to_string())));
            row
        })
        .collect();
    let left_out = match job.released.left_out().quotes {
        0 => String::new(),
        _ => " Quotes that these readers may not see are not counted.".to_owned(),
    };
    let told = format!("{BASIS}{left_out}");
    table.set(sheets, job, &[Block::Heading(2, "Connections".to_owned()), Block::Paragraph(told)])
}

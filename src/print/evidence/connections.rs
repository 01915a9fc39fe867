//! Connections in a table: what influences or relates to what, how that is known, and how much was said of it.

use crate::analysis::EvidenceCounts;
use crate::map::{Basis, CitedPart, Code, Connection, Direction, PairSign, Polarity, Reference, SystemMap};
use crate::print::asked::Asked;
use crate::print::sheets::Sheets;
use crate::print::table::{Cell, CellText, Table, TableColumn, column};
use crate::print::{Job, PrintError};
use crate::theme::paper;
use crate::words::{Block, says_not};

use super::quotes::source_code;

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
            let [from, to] = ends_of(map, connection);
            let ends = if wide {
                vec![Cell::words(from), Cell::words(to)]
            } else {
                vec![Cell::texts(vec![CellText::Words(from), CellText::Words(to)])]
            };
            let mut row = vec![Cell::strong(Code::connection(connection.number).to_string())];
            row.extend(ends);
            row.extend([Cell::words(sign(map, connection)), known(connection), why(map, connection)]);
            row.extend([evidence.total, evidence.sources].map(|count| Cell::words(count.to_string())));
            row
        })
        .collect();
    let left_out = match job.released.left_out().quotes {
        0 => String::new(),
        _ => " Quotes that these readers may not see are not counted.".to_owned(),
    };
    let told = format!("Stated is what somebody said; inferred is what those who drew the map read between the lines.{left_out}");
    table.set(sheets, job, &[Block::Heading(2, "Connections".to_owned()), Block::Paragraph(told)])
}

/// Where it starts, and where it ends with an arrow before it.
fn ends_of(map: &SystemMap, connection: &Connection) -> [String; 2] {
    let end = |id| map.element(id).map_or_else(String::new, |e| format!("{} {}", Code::element(e.number), e.label.trim()));
    let arrow = match connection.direction {
        Direction::Directed => "\u{2192}",
        Direction::Mutual => "\u{2194}",
        Direction::Undirected => "\u{2013}",
    };
    [end(connection.from), format!("{arrow} {}", end(connection.to))]
}

/// The sign of a claim with its delay, or the verb of a relation.
fn sign(map: &SystemMap, connection: &Connection) -> String {
    if let Some(relation) = connection.relation() {
        let missing = if relation.absent && !says_not(&relation.verb) { " (missing)" } else { "" };
        let verb = relation.verb.trim();
        return format!("{}{missing}", if verb.is_empty() { "relation" } else { verb });
    }
    let Some(influence) = connection.influence() else { return String::new() };
    let sign = match influence.polarity {
        Polarity::Plus => "+",
        Polarity::Minus => "\u{2212}",
        Polarity::Unknown => "?",
    };
    let delay = if influence.delay { ", after a while" } else { "" };
    let contested = if map.pair_sign(connection.from, connection.to) == Some(PairSign::Contested) { ", others say otherwise" } else { "" };
    format!("{sign}{delay}{contested}")
}

fn known(connection: &Connection) -> Cell {
    let basis = match connection.basis {
        Basis::Stated => "Stated",
        Basis::Inferred => "Inferred",
    };
    let mut cell = Cell::words(basis);
    cell.texts.extend(Cell::words(connection.confidence.trim()).texts);
    cell
}

fn why(map: &SystemMap, connection: &Connection) -> Cell {
    let mut cell = Cell::words(connection.rationale.trim());
    let found = |reference: &Reference| {
        let source = source_code(map.sources().get(reference.source)?);
        Some(if reference.locator.trim().is_empty() { source } else { format!("{source}, {}", reference.locator.trim()) })
    };
    let found: Vec<String> = connection.references.iter().filter_map(found).collect();
    cell.texts.extend(Cell::words(found.join("; ")).texts);
    cell
}

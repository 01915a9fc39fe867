//! The table of an analysis below the map: which one, its answer on its way or found, how it is sorted, and the row that is lit.

use crate::analysis::{Cell, Options, Report, analysis};
use crate::document::Document;
use crate::map::Part;
use crate::session::errand::Errand;

use super::{fold, matches};

/// What an order was made of: the revision, the analysis, the column with its direction, what is searched for.
type Of = (u64, &'static str, Option<(usize, bool)>, String);

/// Which rows are shown in which order, and of what that was made.
#[derive(Debug, Default)]
struct Ordered {
    of: Option<Of>,
    rows: Vec<usize>,
}

/// The table of an analysis.
#[derive(Debug, Default)]
pub struct ReportState {
    /// Its name; none shows no table.
    pub on: Option<&'static str>,
    /// The column that it is sorted by, and whether from the end.
    pub sort: Option<(usize, bool)>,
    /// Only rows with this in any cell.
    pub find: String,
    /// The row of the report that is lit.
    pub chosen: Option<usize>,
    stopped: Option<(u64, &'static str)>,
    ordered: Ordered,
    errand: Errand<(u64, &'static str), Report>,
}

impl ReportState {
    /// Sends a thread for the table unless it is known or on its way, and puts its rows in order.
    pub fn refresh(&mut self, document: &Document) {
        self.errand.take(Report::default);
        let Some(asked) = self.on.and_then(analysis) else { return };
        let put = (document.revision(), asked.name);
        if !self.errand.is_answered(&put) && !self.errand.is_out_for(&put) && self.stopped != Some(put) {
            let map = document.map().clone();
            self.errand.send(put, move || (asked.run)(&map, &Options::default()));
        }
        self.order();
    }

    fn order(&mut self) {
        let Some(((revision, name), report)) = self.errand.last() else { return };
        let of = (*revision, *name, self.sort, self.find.clone());
        if self.ordered.of.as_ref() == Some(&of) {
            return;
        }
        let search = fold(self.find.trim());
        let has = |row: usize| report.rows.get(row).is_some_and(|row| row.cells.iter().any(|cell| matches(&cell.to_string(), &search)));
        let mut rows: Vec<usize> = (0..report.rows.len()).filter(|&row| search.is_empty() || has(row)).collect();
        if let Some((column, reversed)) = self.sort {
            let cell = |row: usize| report.rows.get(row).and_then(|row| row.cells.get(column));
            rows.sort_by(|&a, &b| {
                let order = compare(cell(a), cell(b));
                if reversed { order.reverse() } else { order }
            });
        }
        self.ordered = Ordered { of: Some(of), rows };
    }

    /// The table, as far as it has come; that of the map before the last change until the new one is there.
    pub fn report(&self) -> Option<&Report> {
        let ((_, name), report) = self.errand.last()?;
        (self.on == Some(*name)).then_some(report)
    }

    /// The rows shown, in their order: places in the report.
    pub fn rows(&self) -> &[usize] {
        &self.ordered.rows
    }

    /// Whether it is on its way.
    pub fn is_waiting(&self) -> bool {
        self.on.is_some() && self.errand.is_out()
    }

    /// Waits for it no longer.
    pub fn stop(&mut self, document: &Document) {
        self.stopped = self.on.map(|on| (document.revision(), on));
        self.errand = Errand::default();
    }

    /// Another table, from its start.
    pub fn show(&mut self, on: Option<&'static str>) {
        (self.on, self.sort, self.chosen, self.stopped) = (on, None, None, None);
        self.find.clear();
    }

    /// Waits for it: for tests and programs without a window.
    pub fn wait(&mut self) {
        self.errand.wait();
    }

    /// The parts that stay bright, while a row is lit.
    pub fn bright(&self) -> Option<Vec<Part>> {
        self.report()?.rows.get(self.chosen?).map(|row| row.parts.clone())
    }
}

/// Numbers by size, words as they are read, what is empty last.
fn compare(a: Option<&Cell>, b: Option<&Cell>) -> std::cmp::Ordering {
    let number = |cell: Option<&Cell>| match cell {
        Some(Cell::Count(count)) => Some(*count as f64),
        Some(Cell::Number(number)) => Some(*number),
        _ => None,
    };
    let words = |cell: Option<&Cell>| if let Some(Cell::Text(text)) = cell { Some(natural(text)) } else { None };
    match (number(a), number(b)) {
        (Some(a), Some(b)) => a.total_cmp(&b),
        (Some(_), None) => std::cmp::Ordering::Less,
        (None, Some(_)) => std::cmp::Ordering::Greater,
        (None, None) => match (words(a), words(b)) {
            (Some(a), Some(b)) => a.cmp(&b),
            (a, b) => b.is_some().cmp(&a.is_some()),
        },
    }
}

/// Codes by their numbers: N2 before N10.
fn natural(text: &str) -> (String, u64) {
    let letters = text.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let number = text.get(letters.len()..).and_then(|digits| digits.parse().ok()).unwrap_or(0);
    (fold(letters), number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_sorted_as_they_are_read() {
        let mut cells = [Cell::Nothing, Cell::Text("N10".into()), Cell::Number(0.5), Cell::Text("N2".into()), Cell::Count(3)];
        cells.sort_by(|a, b| compare(Some(a), Some(b)));
        let expected = [Cell::Number(0.5), Cell::Count(3), Cell::Text("N2".into()), Cell::Text("N10".into()), Cell::Nothing];
        assert_eq!(cells, expected);
    }
}

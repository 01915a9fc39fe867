//! The table of an analysis, or of two maps beside each other, below the map: which one, its answer on its way or found, how it is sorted, and
//! the row that is lit.

use std::borrow::Cow;
use std::sync::Arc;

use crate::analysis::{Both, Cell, LoopLimits, Options, Pace, Report, STATES, analysis, comparison};
use crate::document::{Document, state_of};
use crate::map::{Horizon, Part, SystemMap};
use crate::session::Waker;
use crate::session::errand::Errand;

use super::{fold, matches};

/// A table of the map at a revision, beside the other map with this number.
type Put = (u64, &'static str, u64);

/// What the open map is laid beside.
#[derive(Clone, Debug)]
pub enum OtherMap {
    /// Another map, and the name of its file.
    File(String, Box<SystemMap>),
    /// Itself: as it is beside as it is to be.
    States,
}

impl OtherMap {
    /// The two maps that are compared, here and there.
    pub fn sides<'m>(&'m self, open: &'m SystemMap) -> [Cow<'m, SystemMap>; 2] {
        match self {
            Self::File(_, other) => [Cow::Borrowed(open), Cow::Borrowed(other)],
            Self::States => [Horizon::AsIs, Horizon::ToBe].map(|state| Cow::Owned(state_of(open, state))),
        }
    }

    /// Which is which, in a sentence.
    pub fn told(&self) -> String {
        match self {
            Self::File(name, _) => format!("Here: this map. There: {name}."),
            Self::States => "This map as it is beside the map as it is to be.".to_owned(),
        }
    }

    /// What the tables call the two; here and there if they have no names.
    fn names(&self) -> Option<[&'static str; 2]> {
        match self {
            Self::File(..) => None,
            Self::States => Some(STATES),
        }
    }
}

/// What an order was made of: the table, the column with its direction, what is searched for.
type Of = (Put, Option<(usize, bool)>, String);

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
    /// What this map is laid beside.
    pub other: Option<Arc<OtherMap>>,
    /// Goes up with every other map.
    others: u64,
    stopped: Option<Put>,
    ordered: Ordered,
    errand: Errand<Put, Report>,
}

impl ReportState {
    /// Sends a thread for the table unless it is known or on its way, and puts its rows in order.
    pub fn refresh(&mut self, document: &Document) {
        self.errand.take(Report::default);
        let Some(on) = self.on else { return };
        let put = (document.revision(), on, self.others);
        if !self.errand.is_answered(&put) && !self.errand.is_out_for(&put) && self.stopped != Some(put) {
            self.send(put, document.map().clone());
        }
        self.order();
    }

    fn send(&mut self, put: Put, map: SystemMap) {
        if let Some(asked) = analysis(put.1) {
            let options = |pace: &Pace| Options { pace: pace.clone(), ..Options::default() };
            self.errand.send_paced(put, Waker::default(), move |pace| (asked.run)(&map, &options(pace)));
        } else if let Some((asked, other)) = comparison(put.1).zip(self.other.clone()) {
            let limits = LoopLimits::default();
            self.errand.send_paced(put, Waker::default(), move |pace| {
                let [here, there] = other.sides(&map);
                asked.of(&Both::of(&here, &there, limits, pace).called(other.names()))
            });
        }
    }

    /// Lays another map beside the open one.
    pub fn lay_beside(&mut self, other: OtherMap) {
        self.other = Some(Arc::new(other));
        self.others += 1;
    }

    fn order(&mut self) {
        let Some((put, report)) = self.errand.last() else { return };
        let of = (*put, self.sort, self.find.clone());
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
        let ((_, name, _), report) = self.errand.last()?;
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

    /// Waits for it no longer: the thread stops.
    pub fn stop(&mut self, document: &Document) {
        self.stopped = self.on.map(|on| (document.revision(), on, self.others));
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

    /// The parts that stay bright, while a row is lit; what a row on another map is about is not on this one.
    pub fn bright(&self) -> Option<Vec<Part>> {
        self.report()?.rows.get(self.chosen?).map(|row| row.parts.clone()).filter(|parts| !parts.is_empty())
    }
}

/// Numbers by size, words as they are read, what is empty last.
fn compare(a: Option<&Cell>, b: Option<&Cell>) -> std::cmp::Ordering {
    let number = |cell: Option<&Cell>| match cell {
        Some(Cell::Count(count)) => Some(*count as f64),
        Some(Cell::Number(number) | Cell::Change(number)) => Some(*number),
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

//! The tables that stand in the place of the map: which one, how it is looked at, the cell in hand, and rows on their way in.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::document::Document;
use crate::entry::Progress;
use crate::map::{CitedPart, IdSource, Part};
use crate::session::errand::Errand;
use crate::tables::{Column, Intake, Order, PastedTable, Reading, Reckoning, TableKind, rows};

/// So many pasted rows are read at once; more on a thread.
const AT_ONCE: usize = 100;
/// For maps of more elements all are read on a thread.
const LARGE: usize = 2_000;

/// What is typed in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The text so far.
    pub text: String,
    /// What stood there.
    pub from: String,
    /// Why it could not be kept.
    pub refusal: Option<String>,
    /// It was just begun; the view puts the keyboard there.
    pub fresh: bool,
}

/// The tables.
#[derive(Debug, Default)]
pub struct TablesState {
    /// Whether they stand in the place of the map.
    pub open: bool,
    /// Which one is asked for. [`Self::kind`] is the one shown.
    pub wanted: TableKind,
    /// How each is looked at.
    pub orders: BTreeMap<TableKind, Order>,
    /// The columns of the one shown.
    pub columns: Vec<Column>,
    /// The rows shown, in their order.
    pub rows: Vec<Part>,
    /// How many rows there are with those not shown.
    pub all: usize,
    /// How many quotes bear on which part.
    pub quotes: BTreeMap<CitedPart, usize>,
    /// The row of the cell in hand.
    pub row: usize,
    /// The column of the cell in hand.
    pub column: usize,
    /// Where a stretch of rows begins that Shift extends.
    pub anchor: usize,
    /// What is typed there.
    pub typed: Option<Typed>,
    /// Goes up when the cell in hand is to be brought into view.
    pub shown: u64,
    /// The keyboard shall go to the table.
    pub focus: bool,
    /// Rows on their way in.
    pub paste: TablePaste,
    presenting: bool,
    known: Option<(u64, TableKind, Order)>,
}

impl TablesState {
    /// The table that is shown. That of quotes is not while others see the screen.
    pub fn kind(&self) -> TableKind {
        if self.presenting && self.wanted == TableKind::Quotes { TableKind::Elements } else { self.wanted }
    }

    /// The tables that can be shown.
    pub fn kinds(&self) -> &'static [TableKind] {
        let all: &[TableKind] = &TableKind::ALL;
        if self.presenting { all.get(..2).unwrap_or(all) } else { all }
    }

    /// How the table is looked at.
    pub fn order(&self) -> Order {
        self.orders.get(&self.kind()).cloned().unwrap_or_default()
    }

    /// How the table is looked at, to change it.
    pub fn order_mut(&mut self) -> &mut Order {
        self.orders.entry(self.kind()).or_default()
    }

    /// The row of the cell in hand.
    pub fn part(&self) -> Option<Part> {
        self.rows.get(self.row).copied()
    }

    /// The rows that a typed value goes to: those selected, if the one in hand is among them.
    pub fn targets(&self, document: &Document) -> Vec<Part> {
        let Some(part) = self.part() else { return Vec::new() };
        if !document.selection().contains(part) {
            return vec![part];
        }
        document.selection().parts().iter().copied().filter(|&part| self.kind().holds(part)).collect()
    }

    /// Brings the rows up to date with the map. Nobody but the team sees quotes.
    pub fn refresh(&mut self, document: &Document, presenting: bool) {
        if self.presenting != presenting {
            self.presenting = presenting;
            self.typed = None;
        }
        if !self.open {
            return;
        }
        let known = (document.revision(), self.kind(), self.order());
        if self.known.as_ref() != Some(&known) {
            self.read(document, known);
        }
        self.paste.refresh(document, self.kind());
    }

    fn read(&mut self, document: &Document, (revision, kind, order): (u64, TableKind, Order)) {
        let map = document.map();
        let same_table = self.known.as_ref().is_some_and(|(_, before, _)| *before == kind);
        if self.known.as_ref().is_none_or(|(before, ..)| *before != revision) {
            self.quotes = Reading::count(map);
        }
        let here = self.part().filter(|_| same_table);
        self.columns = kind.columns(map);
        let reading = Reading { map, quotes: &self.quotes };
        self.rows = rows(kind, &self.columns, &reading, &order);
        self.all = match kind {
            TableKind::Elements => map.element_count(),
            TableKind::Connections => map.connection_count(),
            TableKind::Quotes => map.quotes().len(),
        };
        // The cell in hand stays with its part, wherever that went.
        let row = here.and_then(|part| self.rows.iter().position(|&row| row == part)).unwrap_or(self.row);
        self.row = row.min(self.rows.len().saturating_sub(1));
        self.anchor = self.anchor.min(self.rows.len().saturating_sub(1));
        self.column = self.column.min(self.columns.len().saturating_sub(1));
        self.known = Some((revision, kind, order));
    }
}

/// What the answer about pasted rows depends on.
#[derive(Clone, Debug, PartialEq)]
struct Asked {
    revision: u64,
    text: u64,
    kind: TableKind,
    columns: Vec<Option<Column>>,
    headed: bool,
}

/// Rows pasted from a spreadsheet, looked at before anything changes.
#[derive(Debug, Default)]
pub struct TablePaste {
    /// The rows.
    pub table: Arc<PastedTable>,
    /// What the columns are; none is left out.
    pub columns: Vec<Option<Column>>,
    /// Whether the first row says what they are.
    pub headed: bool,
    /// Why they are no rows.
    pub error: Option<String>,
    /// They are to be kept as soon as it is known what they do.
    pub keeping: bool,
    text: u64,
    stopped: bool,
    progress: Progress,
    asked: Option<Asked>,
    made: Errand<Asked, Option<Arc<Intake>>>,
}

impl TablePaste {
    /// Takes a text for a table.
    pub fn set(&mut self, text: &str, kind: TableKind, columns: &[Column]) {
        let read = PastedTable::read(text);
        self.error = read.as_ref().err().cloned();
        self.put(read.unwrap_or_default());
        self.headed = self.table.looks_headed(kind, columns);
        self.columns = self.table.proposed(kind, columns, self.headed);
    }

    /// Other rows under the same columns.
    pub fn put(&mut self, table: PastedTable) {
        self.table = Arc::new(table);
        self.text += 1;
        (self.stopped, self.keeping) = (false, false);
    }

    /// Forgets the rows: they may hold what people said.
    pub fn clear(&mut self) {
        self.progress.cancel();
        *self = Self { text: self.text + 1, ..Self::default() };
    }

    /// Whether there is nothing to look at.
    pub fn is_empty(&self) -> bool {
        self.table.rows.is_empty()
    }

    /// Another column under a heading; one that was elsewhere leaves its place.
    pub fn choose(&mut self, at: usize, column: Option<Column>) {
        for each in &mut self.columns {
            if each.is_some() && *each == column {
                *each = None;
            }
        }
        if let Some(slot) = self.columns.get_mut(at) {
            *slot = column;
        }
        (self.stopped, self.keeping) = (false, false);
    }

    /// Nobody waits any more.
    pub fn stop(&mut self) {
        self.progress.cancel();
        (self.stopped, self.keeping) = (true, false);
    }

    /// Whether somebody stopped the reading.
    pub fn is_stopped(&self) -> bool {
        self.stopped
    }

    /// Asks what the rows would do, unless that is known or on its way.
    fn refresh(&mut self, document: &Document, kind: TableKind) {
        if self.is_empty() {
            self.asked = None;
            return;
        }
        self.made.take(|| None);
        let (columns, headed) = (self.columns.clone(), self.headed);
        let asked = Asked { revision: document.revision(), text: self.text, kind, columns: columns.clone(), headed };
        if self.asked.as_ref() == Some(&asked) && (self.stopped || self.made.is_answered(&asked) || self.made.is_out_for(&asked)) {
            return;
        }
        self.progress.cancel();
        self.progress = Progress::default();
        self.asked = Some(asked.clone());
        let (map, table, progress) = (document.map().clone(), Arc::clone(&self.table), self.progress.clone());
        let ids = IdSource::seeded(document.new_id::<()>().value());
        let long = table.rows.len() > AT_ONCE || map.element_count() > LARGE;
        self.made.send(asked, move || {
            let read = Reckoning::new(&map, kind, &columns, ids).read(table.body(headed), &progress)?;
            Some(Arc::new(read))
        });
        if !long {
            self.made.wait();
        }
    }

    /// What the rows would do, once that is known.
    pub fn intake(&self) -> Option<&Arc<Intake>> {
        let asked = self.asked.as_ref()?;
        self.made.last().filter(|(answered, _)| answered == asked).and_then(|(_, intake)| intake.as_ref())
    }

    /// How many rows have been read so far, while a thread is out.
    pub fn reading(&self) -> Option<usize> {
        let asked = self.asked.as_ref()?;
        (self.made.is_out_for(asked) && !self.stopped).then(|| self.progress.done())
    }

    /// Waits for the answer: for tests.
    pub fn wait(&mut self) {
        self.made.wait();
    }
}

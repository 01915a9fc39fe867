//! What pasted rows would do to the map: which records they change, which they add, and which rows cannot be read. Nothing is changed here;
//! [`Intake::edit`] is the one step that would.

use std::collections::BTreeMap;

use super::column::{Column, Reading};
use super::kind::TableKind;
use super::names::Names;
use super::typed::check;
use crate::document::Edit;
use crate::entry::Progress;
use crate::map::{
    CitedPart, Code, Connection, ConnectionId, ConnectionKind, Element, ElementId, ElementKind, IdSource, Influence, Part, Point, Polarity,
    Quote, QuoteId, Record, RecordId, SystemMap,
};
use crate::words::fold;

/// How far new elements lie from each other and from what is on the map, map units.
const PITCH: (f64, f64) = (240.0, 120.0);

/// A row that is left out, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowFault {
    /// Which row of the body, from 0.
    pub row: usize,
    /// One sentence: what is wrong, and what to do.
    pub what: String,
}

/// What the rows would do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Intake {
    /// The records as they would be.
    pub records: Vec<Record>,
    /// How many of them are on the map already.
    pub changed: usize,
    /// How many are new.
    pub added: usize,
    /// How many rows say what the map says.
    pub same: usize,
    /// How many rows have a code that is not on the map; they are new and get another.
    pub unknown_codes: usize,
    /// The rows that are left out.
    pub faults: Vec<RowFault>,
}

impl Intake {
    /// All of it as one step.
    pub fn edit(&self) -> Edit {
        Edit::All("paste table".to_owned(), self.records.iter().map(|record| Edit::Put(Box::new(record.clone()))).collect())
    }

    /// The rows of a table that it touches.
    pub fn parts(&self) -> Vec<Part> {
        self.records.iter().filter_map(part_of).collect()
    }
}

/// Reads rows against a map.
pub struct Reckoning<'a> {
    kind: TableKind,
    columns: &'a [Option<Column>],
    names: Names<'a>,
    quotes: BTreeMap<&'a str, QuoteId>,
    counts: BTreeMap<CitedPart, usize>,
    ids: IdSource,
    next: u32,
    /// Records that rows before this one touched, by identity, with the order they came in.
    drafts: BTreeMap<RecordId, (usize, Record)>,
    /// Elements that rows before this one added, by label.
    fresh: BTreeMap<String, RecordId>,
    intake: Intake,
}

impl<'a> Reckoning<'a> {
    /// Whatever is read goes to this map; `ids` name what is new.
    pub fn new(map: &'a SystemMap, kind: TableKind, columns: &'a [Option<Column>], ids: IdSource) -> Self {
        let quotes = map.quotes().iter().map(|quote| (quote.original.as_str(), quote.id)).collect();
        Self {
            kind,
            columns,
            names: Names::of(map),
            quotes,
            counts: BTreeMap::new(),
            ids,
            next: map.next_number(kind.code()),
            drafts: BTreeMap::new(),
            fresh: BTreeMap::new(),
            intake: Intake::default(),
        }
    }

    /// Reads every row. None when nobody wants it any more.
    pub fn read(mut self, rows: &[Vec<String>], progress: &Progress) -> Option<Intake> {
        for (at, cells) in rows.iter().enumerate() {
            if !progress.step() {
                return None;
            }
            if let Err(what) = self.row(cells) {
                self.intake.faults.push(RowFault { row: at, what });
            }
        }
        Some(self.done())
    }

    fn cell<'c>(&self, cells: &'c [String], name: &str) -> Option<&'c str> {
        let at = self.columns.iter().position(|column| column.as_ref().is_some_and(|column| column.name() == name))?;
        cells.get(at).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    }

    fn row(&mut self, cells: &[String]) -> Result<(), String> {
        let (mut record, is_new) = match self.known(cells)? {
            Some(record) => (record, false),
            None => (self.blank(), true),
        };
        let before = record.clone();
        let reading = Reading { map: self.names.map, quotes: &self.counts };
        for (column, text) in self.columns.iter().zip(cells) {
            let Some(column) = column.as_ref().filter(|column| !column.is_code() && !text.trim().is_empty()) else { continue };
            // A name that several share is no question where it stands already.
            let stays = !is_new && part_of(&record).is_some_and(|part| column.read(&reading, part) == *text);
            if !stays && (is_new || !column.is_only_new()) {
                column.set(&self.names, &mut record, text)?;
            }
        }
        let record = if is_new { self.whole(record)? } else { record };
        check(&record)?;
        self.keep(record, &before);
        Ok(())
    }

    fn keep(&mut self, record: Record, before: &Record) {
        let id = record.id();
        let on_map = self.names.map.has(id);
        if on_map && record == *before {
            self.intake.same += 1;
            return;
        }
        let order = self.drafts.len();
        if let Some((_, draft)) = self.drafts.get_mut(&id) {
            *draft = record;
            return;
        }
        if !on_map {
            self.next = self.next.saturating_add(1);
            if let Record::Element(element) = &record {
                self.fresh.insert(fold(&element.label), id);
            }
        }
        self.drafts.insert(id, (order, record));
    }

    /// The record that a row is about, with what rows before it said.
    fn known(&mut self, cells: &[String]) -> Result<Option<Record>, String> {
        let id = match self.cell(cells, "Code") {
            Some(code) => {
                let found = self.by_code(code)?;
                self.intake.unknown_codes += usize::from(found.is_none());
                found
            }
            None => self.by_content(cells)?,
        };
        Ok(id.and_then(|id| self.drafts.get(&id).map(|(_, draft)| draft.clone()).or_else(|| self.names.map.record(id))))
    }

    fn by_code(&self, text: &str) -> Result<Option<RecordId>, String> {
        let letter = self.kind.code().letter();
        let code = text.parse::<Code>().ok().filter(|code| code.kind == self.kind.code());
        let Some(code) = code else { return Err(format!("\u{201c}{text}\u{201d} is no code; write one such as {letter}12, or none.")) };
        let map = self.names.map;
        Ok(match self.kind {
            TableKind::Elements => map.element_by_number(code.number).map(|e| RecordId::Element(e.id)),
            TableKind::Connections => map.connection_by_number(code.number).map(|c| RecordId::Connection(c.id)),
            TableKind::Quotes => map.quotes().iter().find(|q| q.number == code.number).map(|q| RecordId::Quote(q.id)),
        })
    }

    /// Without a code: an element of this label, a connection that claims the same, a quote of these words.
    fn by_content(&self, cells: &[String]) -> Result<Option<RecordId>, String> {
        match self.kind {
            TableKind::Elements => {
                let Some(label) = self.cell(cells, "Label") else { return Ok(None) };
                match self.names.called(label) {
                    [] => Ok(self.fresh.get(&fold(label)).copied()),
                    [id] => Ok(Some(RecordId::Element(*id))),
                    _ => Err(format!("Several elements are called \u{201c}{label}\u{201d}; add a column with their codes.")),
                }
            }
            TableKind::Connections => {
                let (Some(from), Some(to)) = (self.cell(cells, "From"), self.cell(cells, "To")) else { return Ok(None) };
                let mut claim: Record =
                    Connection::new(ConnectionId::from_value(0), 0, self.names.element(from)?, self.names.element(to)?, unsaid()).into();
                for (column, text) in self.columns.iter().zip(cells) {
                    let told = column.as_ref().filter(|column| matches!(column.name(), "Sign" | "Verb") && !text.trim().is_empty());
                    told.map_or(Ok(()), |column| column.set(&self.names, &mut claim, text))?;
                }
                let Record::Connection(claim) = claim else { return Ok(None) };
                let found = self.names.map.connections_between(claim.from, claim.to).into_iter().find(|c| same_claim(c, &claim));
                Ok(found.map(|connection| RecordId::Connection(connection.id)))
            }
            TableKind::Quotes => {
                let at = self.columns.iter().position(|column| column.as_ref().is_some_and(Column::is_only_new));
                Ok(at.and_then(|at| cells.get(at)).and_then(|words| self.quotes.get(words.as_str())).map(|id| RecordId::Quote(*id)))
            }
        }
    }

    fn blank(&mut self) -> Record {
        match self.kind {
            TableKind::Elements => Element::new(self.ids.next(), self.next, ElementKind::Factor, "", Point::ZERO).into(),
            TableKind::Connections => {
                let nowhere = ElementId::from_value(0);
                Connection::new(self.ids.next(), self.next, nowhere, nowhere, unsaid()).into()
            }
            TableKind::Quotes => Quote::new(self.ids.next(), self.next, "").into(),
        }
    }

    /// A new record has what it cannot be without.
    fn whole(&self, record: Record) -> Result<Record, String> {
        match &record {
            Record::Connection(connection) => {
                let there = |id| self.names.map.element(id).is_some();
                if !there(connection.from) || !there(connection.to) {
                    return Err("A connection needs an element at each end; fill in From and To.".to_owned());
                }
            }
            Record::Quote(quote) if quote.original.trim().is_empty() => {
                return Err("A new quote needs its words; fill in that cell, or the code of a quote on the map.".to_owned());
            }
            _ => {}
        }
        Ok(record)
    }

    fn done(self) -> Intake {
        let mut intake = self.intake;
        let map = self.names.map;
        let mut records: Vec<(usize, Record)> = self.drafts.into_values().collect();
        records.sort_by_key(|(order, _)| *order);
        intake.records = records.into_iter().map(|(_, record)| record).collect();
        intake.added = intake.records.iter().filter(|record| !map.has(record.id())).count();
        intake.changed = intake.records.len() - intake.added;
        place(map, &mut intake);
        intake
    }
}

fn part_of(record: &Record) -> Option<Part> {
    match record {
        Record::Element(e) => Some(Part::Element(e.id)),
        Record::Connection(c) => Some(Part::Connection(c.id)),
        Record::Quote(q) => Some(Part::Quote(q.id)),
        _ => None,
    }
}

/// Nobody said which sign.
fn unsaid() -> ConnectionKind {
    ConnectionKind::Influence(Influence { polarity: Polarity::Unknown, ..Influence::default() })
}

fn same_claim(one: &Connection, other: &Connection) -> bool {
    match (&one.kind, &other.kind) {
        (ConnectionKind::Influence(one), ConnectionKind::Influence(other)) => one.polarity == other.polarity,
        (ConnectionKind::Relation(one), ConnectionKind::Relation(other)) => one.verb == other.verb,
        _ => false,
    }
}

/// New elements lie in a block to the right of what is on the map.
fn place(map: &SystemMap, intake: &mut Intake) {
    let across = (intake.added as f64).sqrt().ceil().max(1.0) as usize;
    let right = map.elements().map(|e| e.at.x).reduce(f64::max).map_or(0.0, |x| x + 1.5 * PITCH.0);
    let top = map.elements().map(|e| e.at.y).reduce(f64::min).unwrap_or(0.0);
    let fresh = intake.records.iter_mut().filter_map(|record| match record {
        Record::Element(element) if map.element(element.id).is_none() => Some(element),
        _ => None,
    });
    for (at, element) in fresh.enumerate() {
        element.at = Point::new(right + (at % across) as f64 * PITCH.0, top + (at / across) as f64 * PITCH.1);
    }
}

//! Reading an edge list: a header names the columns, in any order and case; every row is one connection, or one element alone.

use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord};

use crate::format::arrange::arranged;
use crate::format::tally::Tally;
use crate::format::{FormatError, ImportOptions, Imported, LARGEST_FILE, decode};
use crate::map::{
    Connection, ConnectionKind, Element, ElementId, ElementKind, IdSource, Influence, Numbers, Point, Polarity, Record, Relation, repair,
};

use super::cell::{Sign, delay, direction, sign, unguarded};

const NO_ENDS: &str = "name two columns of the first line from and to (or source and target)";

pub(super) fn import(bytes: &[u8], options: &ImportOptions) -> Result<Imported, FormatError> {
    if bytes.len() > LARGEST_FILE {
        return Err(FormatError::new("the file is larger than 64 MiB", "choose a smaller edge list"));
    }
    let decoded = decode(bytes);
    let mut report: Vec<String> = decoded.remark().into_iter().collect();
    let (delimiter, text) = delimiter(&decoded.text);
    let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(true).from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| unreadable(&error))?.clone();
    let columns = Columns::find(&header)?;
    report.extend(columns.remarks(&header));
    let ids = options.seed.map_or_else(IdSource::random, IdSource::seeded);
    let mut list =
        EdgeList { columns, ids, elements: Vec::new(), by_label: HashMap::new(), connections: Vec::new(), tally: Tally::default() };
    let mut row = StringRecord::new();
    while reader.read_record(&mut row).map_err(|error| unreadable(&error))? {
        list.row(&row, row.position().map_or(0, csv::Position::line));
    }
    report.extend(list.tally.sentences());
    let places = arranged(list.elements.len());
    let elements = list.elements.into_iter().zip(places).map(|(element, at)| Record::from(Element { at, ..element }));
    let records: Vec<Record> = elements.chain(list.connections.into_iter().map(Record::from)).collect();
    let (map, mended) = repair(records, Numbers::default());
    Ok(Imported { map, report, mended, ..Imported::default() })
}

pub(in crate::format) fn unreadable(error: &csv::Error) -> FormatError {
    let line = error.position().map_or(1, csv::Position::line);
    FormatError::at(usize::try_from(line).unwrap_or(1), 1, "the row cannot be read as CSV", "look for a stray quotation mark")
}

/// The character between cells: said by a `sep=` line as spreadsheets write it, else the most frequent one of the header.
pub(in crate::format) fn delimiter(text: &str) -> (u8, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let said = first.trim().strip_prefix("sep=").and_then(|said| said.bytes().next()).filter(u8::is_ascii);
    if let Some(said) = said {
        return (said, rest);
    }
    let count = |candidate: &u8| first.bytes().filter(|byte| byte == candidate).count();
    // Of equals the last is taken: a comma unless another is more frequent.
    let found = [b'\t', b';', b','].into_iter().max_by_key(count);
    (found.unwrap_or(b','), text)
}

/// Where what stands in a row.
#[derive(Clone, Copy, Debug)]
struct Columns {
    from: usize,
    to: usize,
    polarity: Option<usize>,
    label: Option<usize>,
    delay: Option<usize>,
    direction: Option<usize>,
    kind: Option<usize>,
}

impl Columns {
    fn find(header: &StringRecord) -> Result<Self, FormatError> {
        let find = |names: &[&str]| header.iter().position(|cell| names.contains(&cell.trim().to_lowercase().as_str()));
        let missing = |which: &str| FormatError::at(1, 1, format_args!("the first line names no column {which}"), NO_ENDS);
        Ok(Self {
            from: find(&["from", "source", "src", "cause"]).ok_or_else(|| missing("from"))?,
            to: find(&["to", "target", "dst", "effect"]).ok_or_else(|| missing("to"))?,
            polarity: find(&["polarity", "sign"]),
            label: find(&["label", "rationale", "verb"]),
            delay: find(&["delay", "delayed"]),
            direction: find(&["direction"]),
            kind: find(&["kind"]),
        })
    }

    /// What the header has too little or too much of.
    fn remarks(&self, header: &StringRecord) -> Vec<String> {
        let mut remarks = Vec::new();
        if self.polarity.is_none() {
            remarks.push("there is no column polarity or sign; every connection has the polarity ?".to_owned());
        }
        let known = [Some(self.from), Some(self.to), self.polarity, self.label, self.delay, self.direction, self.kind];
        let unknown = header.iter().enumerate().filter(|(index, name)| !known.contains(&Some(*index)) && !name.trim().is_empty());
        remarks.extend(unknown.map(|(_, name)| format!("the column {} is not carried over", name.trim())));
        remarks
    }
}

struct EdgeList {
    columns: Columns,
    ids: IdSource,
    elements: Vec<Element>,
    by_label: HashMap<String, ElementId>,
    connections: Vec<Connection>,
    tally: Tally,
}

impl EdgeList {
    fn row(&mut self, row: &StringRecord, line: u64) {
        let cell = |column: Option<usize>| column.and_then(|index| row.get(index)).map(unguarded).unwrap_or_default();
        let columns = self.columns;
        let (from, to) = (cell(Some(columns.from)), cell(Some(columns.to)));
        match (from, to) {
            ("", "") => {
                if row.iter().any(|cell| !cell.trim().is_empty()) {
                    self.tally.count("without from and to, left out", line);
                }
            }
            (alone, "") => drop(self.element(alone)),
            ("", _) => self.tally.count("without from, left out", line),
            (from, to) => {
                let (from, to) = (self.element(from), self.element(to));
                let kind = if cell(columns.kind).eq_ignore_ascii_case("relation") {
                    ConnectionKind::Relation(Relation { verb: cell(columns.label).to_owned(), absent: false })
                } else {
                    let polarity = columns.polarity.map_or(Polarity::Unknown, |_| self.polarity(cell(columns.polarity), line));
                    let delay = delay(cell(columns.delay)).unwrap_or_else(|| {
                        self.tally.count("with a word under delay that is neither yes nor no, taken for yes", line);
                        true
                    });
                    ConnectionKind::Influence(Influence { polarity, delay, strength: None })
                };
                let number = u32::try_from(self.connections.len() + 1).unwrap_or(u32::MAX);
                let mut connection = Connection::new(self.ids.next(), number, from, to, kind);
                if connection.influence().is_some() {
                    cell(columns.label).clone_into(&mut connection.rationale);
                }
                match direction(cell(columns.direction)) {
                    Some(direction) => connection.direction = direction,
                    None => self.tally.count("with an unknown direction, taken for directed", line),
                }
                self.connections.push(connection);
            }
        }
    }

    fn polarity(&mut self, cell: &str, line: u64) -> Polarity {
        match sign(cell) {
            Sign::Said(polarity) => polarity,
            Sign::Weighed(polarity) => {
                self.tally.count("with a number for a polarity, of which the sign was taken", line);
                polarity
            }
            Sign::Blank => {
                self.tally.count("without a polarity, taken for ?", line);
                Polarity::Unknown
            }
            Sign::Odd => {
                self.tally.count("with an unknown polarity, taken for ?", line);
                Polarity::Unknown
            }
        }
    }

    /// The element with this label, new when it appears for the first time.
    fn element(&mut self, label: &str) -> ElementId {
        if let Some(&id) = self.by_label.get(label) {
            return id;
        }
        let id = self.ids.next();
        let number = u32::try_from(self.elements.len() + 1).unwrap_or(u32::MAX);
        self.elements.push(Element::new(id, number, ElementKind::Factor, label, Point::ZERO));
        self.by_label.insert(label.to_owned(), id);
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Direction, SystemMap};

    fn read(bytes: &[u8]) -> Imported {
        import(bytes, &ImportOptions { seed: Some(1) }).unwrap()
    }

    fn rows(map: &SystemMap) -> Vec<String> {
        let label = |id| map.element(id).map(|e| e.label.as_str()).unwrap_or_default();
        let sign = |c: &Connection| c.influence().map_or("relation", |i| if i.delay { "delayed" } else { i.polarity.symbol() });
        map.connections().map(|c| format!("{} {} {}", label(c.from), sign(c), label(c.to))).collect()
    }

    #[test]
    fn headers_delimiters_and_signs_as_people_write_them() {
        assert_eq!(rows(&read(b"src,dst,sign,weight\n0,1,1,3\n1,0,-1,2\n").map), ["0 + 1", "1 - 0"]);
        assert_eq!(rows(&read("Source;Target;Polarity\r\nA;B;\u{2212}\r\n".as_bytes()).map), ["A - B"]);
        assert_eq!(rows(&read(b"to\tfrom\tsign\tdelay\nB\tA\to\t\nB\tC\ts\tyes\n").map), ["A - B", "C delayed B"]);
        assert_eq!(rows(&read(b"sep=|\nfrom|to\n\"a, \"\"b\"\"\"|c\n").map), ["a, \"b\" ? c"]);
        assert_eq!(rows(&read(b"from,to,sign\ncaf\xE9,th\xE9,+\n").map), ["café + thé"]);
    }

    #[test]
    fn every_guess_is_told() {
        let told = read(b"from,to,weight\nA,B,1\n").report.join("\n");
        assert!(told.contains("no column polarity") && told.contains("column weight"), "{told}");
        let read = read(b"from,to,sign,delay\nA,B,maybe,\nA,B,,\n,B,+,\nA,B,0.3,often\n");
        let told = read.report.join("\n");
        for expected in ["unknown polarity", "without a polarity", "without from", "number for a polarity", "under delay", "line 2"] {
            assert!(told.contains(expected), "{expected} in {told}");
        }
        assert_eq!(read.map.connection_count(), 3);
    }

    #[test]
    fn a_list_without_ends_is_refused_with_a_way_out() {
        let error = import(b"a,b\n1,2\n", &ImportOptions::default()).unwrap_err();
        assert!(error.remedy.contains("from and to"), "{error}");
        assert!(import(b"", &ImportOptions::default()).is_err());
        assert!(import(&[0xFF; 100], &ImportOptions::default()).is_err());
    }

    #[test]
    fn elements_are_numbered_as_they_appear_and_lie_apart() {
        let read = read(b"from,to,sign,direction\nC,A,+,mutual\nA,B,-,\nalone,,,\n");
        let labels: Vec<_> = read.map.elements().map(|e| e.label.as_str()).collect();
        assert_eq!(labels, ["C", "A", "B", "alone"]);
        assert_eq!(read.map.connections().next().unwrap().direction, Direction::Mutual);
        let at: Vec<_> = read.map.elements().map(|e| e.at).collect();
        assert!(at.iter().enumerate().all(|(i, a)| at[..i].iter().all(|b| a.distance(*b) > 50.0)));
    }
}

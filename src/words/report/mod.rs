//! The map as a report: what it shows, how to read it, its loops, where leverage may lie, what people said and what it rests on, and what was
//! left out and why. Pieces without a look: Markdown, Word and HTML give them one each.

mod evidence;
mod leverage;
mod opening;

use super::block::Block;
use super::evidence::{CellText, source_told};
use super::told_loops::{loop_told, told_loops};
use super::{counted, listed};
use crate::map::{Code, SystemMap};
use crate::release::{Released, Withheld};

/// A piece of a report.
#[derive(Clone, Debug, PartialEq)]
pub enum ReportPiece {
    /// Running text.
    Text(Block),
    /// The picture of the map.
    Map {
        /// What it shows, for those who cannot see it.
        alt: String,
        /// What stands below it.
        caption: String,
    },
    /// A table.
    Table(ReportTable),
}

/// A table with a row of headings.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportTable {
    /// From left to right; the first names the row.
    pub columns: Vec<ReportColumn>,
    /// From the top down, a cell for every column, its paragraphs from the top down.
    pub rows: Vec<Vec<Vec<CellText>>>,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReportColumn {
    /// What stands above it.
    pub title: &'static str,
    /// Its share of the width, beside those of the others.
    pub share: f64,
    /// Numbers stand at its right.
    pub numbers: bool,
}

/// A column of words.
const fn column(title: &'static str, share: f64) -> ReportColumn {
    ReportColumn { title, share, numbers: false }
}

/// A column of numbers.
const fn numbers(title: &'static str, share: f64) -> ReportColumn {
    ReportColumn { title, share, numbers: true }
}

/// The report of a released map.
pub fn report(released: &Released) -> Vec<ReportPiece> {
    let mut writer = Writer { released, map: released.map(), pieces: Vec::new() };
    opening::write(&mut writer);
    writer.loops();
    leverage::write(&mut writer);
    evidence::write(&mut writer);
    writer.left_out();
    writer.cases();
    writer.sources();
    writer.pieces
}

struct Writer<'a> {
    released: &'a Released,
    map: &'a SystemMap,
    pieces: Vec<ReportPiece>,
}

impl Writer<'_> {
    fn heading(&mut self, level: u8, text: impl Into<String>) {
        self.block(Block::heading(level, text));
    }

    /// Nothing where the text is empty.
    fn paragraph(&mut self, text: impl Into<String>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.block(Block::paragraph(text));
        }
    }

    fn item(&mut self, text: impl Into<String>) {
        self.block(Block::item(text));
    }

    fn block(&mut self, block: Block) {
        self.pieces.push(ReportPiece::Text(block));
    }

    /// Nothing where there is no row.
    fn table(&mut self, columns: Vec<ReportColumn>, rows: Vec<Vec<Vec<CellText>>>) {
        if !rows.is_empty() {
            self.pieces.push(ReportPiece::Table(ReportTable { columns, rows }));
        }
    }

    fn loops(&mut self) {
        let (told, broken) = told_loops(self.map);
        if told.is_empty() && broken.is_empty() {
            return;
        }
        self.heading(2, "Feedback loops");
        for told in &told {
            for block in loop_told(self.map, &told.code, told.named, &told.found) {
                self.block(block);
            }
        }
        for named in broken {
            self.paragraph(format!("The loop \u{201c}{}\u{201d} is broken: a step of it is no longer on the map.", named.name.trim()));
        }
    }

    /// How many quotes stayed behind for which reason, and what never leaves.
    fn left_out(&mut self) {
        let left_out = self.released.left_out();
        self.heading(2, "What was left out, and why");
        if left_out.quotes == 0 {
            self.paragraph("Every quote on the map stands in this report.");
        } else {
            let (quotes, are) = (counted(left_out.quotes, "quote"), if left_out.quotes == 1 { "is" } else { "are" });
            self.paragraph(format!("{quotes} of the map {are} not in this report, and {are} not counted in its tables."));
            let rows = Withheld::ALL.into_iter().filter_map(|reason| {
                let count = left_out.for_reason(reason).count();
                let cell = |text: String| vec![CellText::Words(text)];
                (count > 0).then(|| vec![cell(reason.name().to_owned()), cell(count.to_string())])
            });
            let rows = rows.collect();
            self.table(vec![column("Why", 4.0), numbers("Quotes", 1.0)], rows);
        }
        self.paragraph("Names and codes of those who took part, and words as they were before they were shortened or made anonymous, never leave the map.");
    }

    fn cases(&mut self) {
        if self.map.cases().is_empty() {
            return;
        }
        self.heading(2, "Examples");
        for case in self.map.cases().iter() {
            let about: Vec<&str> = [&case.kind, &case.place].into_iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
            let about = if about.is_empty() { String::new() } else { format!(" ({})", about.join(", ")) };
            let named = |&id| self.map.element(id).map(|e| format!("{} {}", Code::element(e.number), e.label.trim()));
            let shows: Vec<String> = case.elements.iter().filter_map(named).collect();
            let shows = if shows.is_empty() { String::new() } else { format!(" It shows {}.", listed(&shows)) };
            let read_on = case.read_on.trim();
            let read_on = if read_on.is_empty() { String::new() } else { format!(" Read on: {read_on}") };
            self.item(format!("{}{about}.{shows}{read_on}", case.title.trim()));
        }
    }

    fn sources(&mut self) {
        if self.map.sources().is_empty() {
            return;
        }
        self.heading(2, "Sources");
        for source in self.map.sources().iter() {
            self.item(source_told(source));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Citation, CitedPart, Consent, Polarity, Quote, QuoteId, Stance};
    use crate::release::{Audience, release};
    use crate::words::sample;

    fn told(audience: Audience) -> Vec<ReportPiece> {
        let map = sample::ring(&[Polarity::Plus, Polarity::Minus]);
        let on = CitedPart::Element(map.element_by_number(2).unwrap().id);
        let mut records = map.records();
        for (number, consent) in [(1, Consent::Public), (2, Consent::Internal), (3, Consent::NotRecorded)] {
            let mut quote = Quote::new(QuoteId::from_value(number), number as u32, format!("words {number}"));
            (quote.consent, quote.attribution) = (consent, "Manager".into());
            quote.citations.push(Citation::new(on, Stance::Contradicts));
            records.push(quote.into());
        }
        let (map, _) = SystemMap::from_records(records, map.numbers());
        report(&release(&map, audience))
    }

    fn table<'p>(pieces: &'p [ReportPiece], first: &str, second: &str) -> Vec<Vec<&'p str>> {
        let found = pieces.iter().find_map(|piece| match piece {
            ReportPiece::Table(table) if table.columns[0].title == first && table.columns[1].title == second => Some(table),
            _ => None,
        });
        found.map_or_else(Vec::new, |table| table.rows.iter().map(|row| row.iter().flatten().map(CellText::words).collect()).collect())
    }

    #[test]
    fn what_was_left_out_is_counted_by_reason() {
        let told = told(Audience::Workshop);
        assert!(!format!("{told:?}").contains("words 2"));
        assert_eq!(table(&told, "Why", "Quotes"), [["No consent recorded", "1"], ["Consent for fewer people", "1"]]);
    }

    #[test]
    fn tables_name_parts_by_code_and_quotes_by_voice() {
        let told = told(Audience::Team);
        let elements = table(&told, "Code", "Element");
        assert_eq!(elements[0][..2], ["N1", "Alpha"]);
        assert!(elements[1].contains(&"Other voices: Q1, Q2"), "{:?}", elements[1]);
        let quotes = table(&told, "Code", "Words");
        assert_eq!(quotes[0], ["Q1", "words 1", "Manager", "N2 Beta (says otherwise)"]);
        assert_eq!(table(&told, "Code", "From").len(), 2);
    }
}

//! What is left of a damaged file: every record that stands in it whole. Each block is read for itself, by the lines that our own files have;
//! a block that was cut off, overwritten or mixed with another is left out and told.

use crate::format::{Checksum, FormatError, Imported, LARGEST_FILE};
use crate::map::{Numbers, ProblemKind, Record, RecordId, repair};

use super::read::read_records;

/// How a section begins, ends, and how its blocks do.
const SECTION: (&str, &str) = (": [", "  ],");
const BLOCK: (&str, &str) = ("    (", "    ),");
/// How something begins and ends of which a map has one.
const SINGLE: (&str, &str) = (": (", "  ),");
/// More than so many losses are not told one by one.
const MOST_TOLD: usize = 50;

/// Reads what is whole. An error when nothing is: then there is nothing to be rescued.
pub fn salvage(bytes: &[u8]) -> Result<Imported, FormatError> {
    if bytes.len() > LARGEST_FILE {
        return Err(FormatError::new("the file is too large", "choose a Causeway map (.ron)"));
    }
    let mut found = Salvage::default();
    for line in bytes.split(|&byte| byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        // What is no text spoils the block that it is in.
        found.line(std::str::from_utf8(line).unwrap_or("\0"));
    }
    found.lose("the file ends before it does");
    if found.records.iter().all(|record| matches!(record.id(), RecordId::About | RecordId::Extra | RecordId::Privacy)) {
        return Err(FormatError::new("nothing in the file is whole", "open a backup or an earlier version of it"));
    }
    Ok(found.imported())
}

#[derive(Default)]
struct Salvage {
    section: Option<String>,
    /// The lines of the block that is open.
    block: Option<Vec<String>>,
    records: Vec<Record>,
    numbers: Numbers,
    lost: Vec<String>,
}

impl Salvage {
    fn line(&mut self, line: &str) {
        match (&self.section, &mut self.block) {
            (_, Some(block)) if line != BLOCK.1 && line != SINGLE.1 => {
                let begins_again = line == BLOCK.0 || (is_name(line) && (line.ends_with(SECTION.0) || line.ends_with(SINGLE.0)));
                block.push(line.to_owned());
                if begins_again {
                    self.lose("its end is missing");
                    self.line(line);
                }
            }
            (_, Some(_)) => {
                self.close();
                if line == SINGLE.1 {
                    self.section = None;
                }
            }
            (Some(_), None) if line == BLOCK.0 => self.block = Some(Vec::new()),
            (_, None) if line == SECTION.1 => self.section = None,
            (_, None) if is_name(line) => self.begin(line),
            // A stray line within a section was a part of a block.
            (Some(section), None) if line.starts_with("     ") => {
                let told = format!("a part of the {section}: its beginning is missing");
                if self.lost.last() != Some(&told) {
                    self.lost.push(told);
                }
            }
            _ => {}
        }
    }

    /// A line on the level of sections.
    fn begin(&mut self, line: &str) {
        let trimmed = line.trim_start();
        if let Some(name) = trimmed.strip_suffix(SECTION.0) {
            self.section = Some(name.to_owned());
        } else if let Some(name) = trimmed.strip_suffix(SINGLE.0) {
            self.section = Some(name.to_owned());
            self.block = Some(Vec::new());
        } else if let Some((name, number)) = trimmed.trim_end_matches(',').split_once(": ") {
            let number = number.parse().unwrap_or_default();
            match name {
                "last_element" => self.numbers.elements = number,
                "last_connection" => self.numbers.connections = number,
                "last_quote" => self.numbers.quotes = number,
                _ => {}
            }
        }
    }

    /// The block that is open has no end: what is there of it may lack the half.
    fn lose(&mut self, why: &str) {
        if let (Some(block), Some(section)) = (self.block.take(), &self.section) {
            self.lost.push(format!("{}: {why}", named(section, &block)));
        }
    }

    /// Reads the block that has come to its end.
    fn close(&mut self) {
        let (Some(block), Some(section)) = (self.block.take(), &self.section) else { return };
        let single = matches!(section.as_str(), "about" | "privacy");
        let lines = block.join("\n");
        let text =
            if single { format!("(format: 1, {section}: (\n{lines}\n))") } else { format!("(format: 1, {section}: [(\n{lines}\n)])") };
        // Without its first line it would be taken for another record.
        let begun = single || block.first().is_some_and(|line| line.starts_with("      id: "));
        let read = if begun && !lines.contains('\0') { read_records(&text).ok() } else { None };
        let of_section = |record: &Record| match record.id() {
            RecordId::About => section == "about",
            RecordId::Privacy => section == "privacy",
            RecordId::Extra => false,
            _ => !single,
        };
        let records: Vec<Record> = read.into_iter().flat_map(|(records, _)| records).filter(of_section).collect();
        if records.is_empty() {
            self.lost.push(format!("{}: it is damaged", named(section, &block)));
        }
        self.records.extend(records);
    }

    fn imported(self) -> Imported {
        let whole = self.records.len();
        let (map, problems) = repair(self.records, self.numbers);
        let mended: Vec<_> = problems.into_iter().filter(|problem| problem.kind == ProblemKind::Fault).collect();
        let mut report = vec![format!("the file is damaged: {} could be read whole, {} could not", parts(whole), self.lost.len())];
        report.extend(self.lost.iter().take(MOST_TOLD).map(|lost| format!("lost: {lost}")));
        if self.lost.len() > MOST_TOLD {
            report.push(format!("and {} more", self.lost.len() - MOST_TOLD));
        }
        report.extend(mended.iter().map(ToString::to_string));
        Imported { map, report, mended, read_only: None, checksum: Checksum::Mismatch, asked: Vec::new() }
    }
}

fn parts(count: usize) -> String {
    if count == 1 { "1 part".to_owned() } else { format!("{count} parts") }
}

/// Whether a line stands on the level of sections.
fn is_name(line: &str) -> bool {
    line.strip_prefix("  ").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()))
}

/// What a lost block was, as far as its lines say.
fn named(section: &str, block: &[String]) -> String {
    let value = |name: &str| {
        let field = format!("      {name}: ");
        block.iter().find_map(|line| line.strip_prefix(&field)).map(|value| value.trim_end_matches(',').to_owned())
    };
    let number = value("number").map(|number| format!(" number {number}")).unwrap_or_default();
    // Labels and titles, never what people said.
    let label = value("label").or_else(|| value("title")).map(|label| format!(" {label}")).unwrap_or_default();
    format!("one of the {section}{number}{label}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::ron::write;
    use crate::map::{SyntheticSize, SystemMap, synthetic};

    fn map() -> SystemMap {
        synthetic(SyntheticSize { elements: 6, connections: 8, quotes: 4 }, 2)
    }

    fn sound(imported: &Imported) -> bool {
        crate::map::check(&imported.map).iter().all(|problem| problem.kind != ProblemKind::Fault)
    }

    #[test]
    fn a_whole_file_is_rescued_whole() {
        let text = write(&map());
        let rescued = salvage(text.as_bytes()).unwrap();
        assert_eq!(rescued.map, map());
        assert!(rescued.report[0].ends_with("0 could not"), "{:?}", rescued.report);
    }

    #[test]
    fn wherever_it_is_cut_off_what_stands_before_is_there() {
        let text = write(&map());
        let mut most = 0;
        for cut in (0..text.len()).step_by(7) {
            if let Ok(rescued) = salvage(&text.as_bytes()[..cut]) {
                let count = rescued.map.element_count() + rescued.map.connection_count() + rescued.map.quotes().len();
                assert!(count >= most && sound(&rescued), "at {cut}");
                most = count;
            }
        }
        assert!(most >= 17, "{most}");
    }

    #[test]
    fn one_damaged_record_costs_no_other() {
        let text = write(&map());
        let label = text.find("label: ").unwrap();
        for damage in [&b"\xFF\xFE"[..], b"\0\0", b"\n<<<<<<< ours\n", b"\n    (\n"] {
            let mut bytes = text.clone().into_bytes();
            bytes.splice(label..label, damage.iter().copied());
            let rescued = salvage(&bytes).unwrap();
            assert_eq!(rescued.map.element_count(), 5, "{damage:?}");
            assert!(sound(&rescued) && rescued.report[1].contains("elements number 1"), "{:?}", rescued.report);
        }
        assert!(salvage(b"nothing").is_err() && salvage(b"").is_err() && salvage(&[0xFF, 0xFE, 0]).is_err());
    }
}

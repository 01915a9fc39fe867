//! The table of an analysis as CSV, of a released map: what it counts is what its readers may see.

use crate::analysis::{Analysis, Both, Cell, Comparison, LoopLimits, Options, Pace, Report};
use crate::format::FormatError;
use crate::release::Released;

use super::cell::guarded;

/// Two released maps beside each other, as a table.
pub fn comparison_table(here: &Released, there: &Released, comparison: &Comparison, limits: LoopLimits) -> Result<Vec<u8>, FormatError> {
    let report = comparison.of(&Both::of(here.map(), there.map(), limits, &Pace::default()));
    write(&report).map_err(|error| FormatError::new(format!("the table could not be written ({error})"), "try again"))
}

/// The table as it is asked of a released map: headings, then its rows in order.
pub fn analysis_table(released: &Released, analysis: &Analysis, options: &Options) -> Result<Vec<u8>, FormatError> {
    let report = (analysis.run)(released.map(), options);
    write(&report).map_err(|error| FormatError::new(format!("the table could not be written ({error})"), "try again"))
}

fn write(report: &Report) -> Result<Vec<u8>, csv::Error> {
    let mut rows = csv::Writer::from_writer(Vec::new());
    rows.write_record(report.columns.iter().map(|column| column.title.as_ref()))?;
    for row in &report.rows {
        rows.write_record(row.cells.iter().map(cell))?;
    }
    rows.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

/// Numbers in full, so that a spreadsheet can go on with them.
fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => guarded(text),
        Cell::Count(count) => count.to_string(),
        Cell::Number(number) | Cell::Change(number) => number.to_string(),
        Cell::Nothing => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analysis;
    use crate::map::{Element, ElementId, ElementKind, Numbers, Point, SystemMap};
    use crate::release::{Audience, release};

    #[test]
    fn a_label_that_a_spreadsheet_would_compute_stays_words() {
        let element = Element::new(ElementId::from_value(1), 1, ElementKind::Actor, "=1+1", Point::ZERO);
        let (map, _) = SystemMap::from_records([element.into()], Numbers::default());
        let released = release(&map, Audience::Workshop);
        let table = analysis_table(&released, analysis("actors").unwrap(), &Options::default()).unwrap();
        let table = String::from_utf8(table).unwrap();
        assert!(table.lines().count() > 1 && !table.contains(",=1+1"), "{table}");
    }
}

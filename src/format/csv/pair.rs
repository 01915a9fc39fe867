//! The elements and the connections of a map as a pair of tables, connections naming elements by their codes.

use crate::format::package::Package;
use crate::format::sheets::{Cell, OutSheet, connections, elements};
use crate::format::{ExportOptions, FormatError};
use crate::release::Released;

pub(super) fn export(released: &Released, _options: &ExportOptions) -> Result<Vec<u8>, FormatError> {
    let mut package = Package::new();
    for (name, sheet) in [("elements.csv", elements(released.map())), ("connections.csv", connections(released.map()))] {
        let table = write(&sheet).map_err(|error| FormatError::new(format!("the table could not be written ({error})"), "try again"))?;
        package.add(name, table)?;
    }
    package.finish()
}

fn write(sheet: &OutSheet) -> Result<Vec<u8>, csv::Error> {
    let mut rows = csv::Writer::from_writer(Vec::new());
    rows.write_record(&sheet.header)?;
    for row in &sheet.rows {
        rows.write_record(row.iter().map(|cell| match cell {
            Cell::Blank => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Number(value) => value.to_string(),
        }))?;
    }
    rows.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::csv::edges_in::import;
    use crate::format::guard::Container;
    use crate::format::{ImportOptions, graph};

    #[test]
    fn the_pair_comes_back_as_it_was() {
        let released = graph::tests::released();
        let bytes = export(&released, &ExportOptions::default()).unwrap();
        let mut container = Container::open(&bytes).unwrap();
        let [elements, connections] = ["elements.csv", "connections.csv"].map(|name| container.read(name).unwrap().unwrap());
        assert!(String::from_utf8_lossy(&elements).contains("'=Hope"), "no spreadsheet calculates a label");
        let read = import(&connections, &ImportOptions { elements: Some(elements), ..ImportOptions::default() }).unwrap().map;
        let told = |map: &crate::map::SystemMap| {
            let elements: Vec<_> = map.elements().map(|e| (e.number, e.label.clone(), e.kind, e.at, e.description.clone())).collect();
            let connections: Vec<_> = map.connections().map(|c| (c.number, c.kind.clone(), c.direction, c.rationale.clone())).collect();
            (elements, connections)
        };
        assert_eq!(told(&read), told(released.map()));
    }
}

//! Writing an edge list: every connection a row, elements without any connection a row of their own.

use std::collections::HashMap;

use crate::format::{ExportOptions, FormatError};
use crate::map::{Code, Connection, ConnectionKind, Element, ElementId, SystemMap};
use crate::release::Released;

use super::cell::{direction_word, guarded};

const HEADER: [&str; 7] = ["from", "to", "polarity", "delay", "label", "kind", "direction"];

pub(super) fn export(released: &Released, _options: &ExportOptions) -> Result<Vec<u8>, FormatError> {
    write(released.map()).map_err(|error| FormatError::new(format!("the edge list could not be written ({error})"), "try again"))
}

fn write(map: &SystemMap) -> Result<Vec<u8>, csv::Error> {
    let names = names(map);
    let name = |id: ElementId| names.get(&id).map(|name| guarded(name)).unwrap_or_default();
    let mut rows = csv::Writer::from_writer(Vec::new());
    rows.write_record(HEADER)?;
    for connection in map.connections() {
        let (from, to) = (name(connection.from), name(connection.to));
        let [polarity, delay, label, kind] = claim(connection);
        rows.write_record([&from, &to, polarity, delay, &guarded(label), kind, direction_word(connection.direction)])?;
    }
    for element in map.elements().filter(|element| map.connections_of(element.id).is_empty()) {
        rows.write_record([name(element.id).as_str(), "", "", "", "", "", ""])?;
    }
    rows.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

/// Polarity, delay, label and kind. A sign alone is no formula and stays as people write it.
fn claim(connection: &Connection) -> [&str; 4] {
    match &connection.kind {
        ConnectionKind::Influence(influence) => {
            let delay = if influence.delay { "yes" } else { "" };
            [influence.polarity.symbol(), delay, &connection.rationale, "influence"]
        }
        ConnectionKind::Relation(relation) => ["", "", &relation.verb, "relation"],
    }
}

/// What each element is called in the list: its label, with its code where the label alone would name two or none.
fn names(map: &SystemMap) -> HashMap<ElementId, String> {
    let mut holders: HashMap<&str, u32> = HashMap::new();
    for element in map.elements() {
        *holders.entry(element.label.trim()).or_default() += 1;
    }
    let name = |element: &Element| {
        let (label, code) = (element.label.trim(), Code::element(element.number));
        match (label, holders.get(label)) {
            ("", _) => code.to_string(),
            (_, Some(1)) => label.to_owned(),
            _ => format!("{label} ({code})"),
        }
    };
    map.elements().map(|element| (element.id, name(element))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::ImportOptions;
    use crate::format::csv::edges_in::import;
    use crate::release::{Audience, release};

    fn there_and_back(csv: &str) -> String {
        let read = import(csv.as_bytes(), &ImportOptions { seed: Some(1), ..ImportOptions::default() }).unwrap();
        let bytes = export(&release(&read.map, Audience::Workshop), &ExportOptions::default()).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_list_comes_back_as_it_was() {
        let csv = "from,to,polarity,delay,label,kind,direction\n\
            Rent,Stress,+,yes,\"said often, \"\"by all\"\"\",influence,directed\n\
            '=SUM(A1),Rent,-,,,influence,mutual\n\
            Council,Rent,,,'+ sets,relation,directed\n\
            alone,,,,,,\n";
        assert_eq!(there_and_back(csv), csv);
    }

    #[test]
    fn labels_that_two_elements_share_are_told_apart() {
        use crate::map::{ElementKind, Numbers, Point, Record};
        let element = |n: u32| Record::from(Element::new(ElementId::from_value(n.into()), n, ElementKind::Factor, "Same", Point::ZERO));
        let (map, _) = SystemMap::from_records([element(1), element(2)], Numbers::default());
        let text = String::from_utf8(write(&map).unwrap()).unwrap();
        assert!(text.contains("Same (N1),") && text.contains("Same (N2),"), "{text}");
    }
}

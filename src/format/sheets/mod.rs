//! A map as sheets of a workbook, and back: every sheet a table that people can read, sort and change. What the sheets hold comes back equal;
//! views, workshops, pictures behind the map and recipes of handouts are not in them.
//!
//! Parts name each other by their codes, several on lines of their own. The pair of CSV files is the first two sheets.

mod records;
mod tell;
mod tell_quotes;
mod words;

pub(super) use records::{is_own, map_of};
pub(super) use tell::{connections, elements};
pub(super) use words::{Cell, OutSheet};

use crate::release::Released;

/// The names of the columns of elements, attributes of people's own behind them.
const ELEMENT: [&str; 22] = [
    "Code",
    "Label",
    "Kind",
    "Level",
    "Description",
    "X",
    "Y",
    "Width",
    "Height",
    "Pinned",
    "Status",
    "Horizon",
    "Controllable",
    "Important",
    "Vulnerable",
    "Leverage",
    "Leverage note",
    "Who can act",
    "Sector",
    "Place",
    "Power",
    "Interest",
];
/// The names of the columns of connections.
const CONNECTION: [&str; 18] = [
    "Code",
    "From",
    "To",
    "From label",
    "To label",
    "Kind",
    "Polarity",
    "Delay",
    "Strength",
    "Verb",
    "Absent",
    "Direction",
    "Bend",
    "Basis",
    "Rationale",
    "Confidence",
    "Status",
    "Horizon",
];
const LOOP: [&str; 8] = ["Code", "Name", "Elements", "Story", "Question", "Starred", "Stands", "Last seen as"];
const QUOTE: [&str; 9] = ["Code", "Text", "Attribution", "Voice", "Source", "Locator", "Consent", "Sensitive", "Bears on"];
const SOURCE: [&str; 5] = ["Code", "Title", "Kind", "Citation", "Note"];
const VOICE: [&str; 2] = ["Number", "Name"];
const GROUP: [&str; 8] = ["Set", "Set title", "Group", "Group title", "Tint", "Hatch", "Collapsed", "Members"];
const CASE: [&str; 6] = ["Code", "Title", "Kind", "Place", "Read on", "Elements"];
const NOTE: [&str; 5] = ["Number", "Text", "X", "Y", "Width"];
const REFERENCE: [&str; 3] = ["Part", "Source", "Locator"];
const ABOUT: [&str; 2] = ["What", "Says"];
/// What stands before the name of a free attribute.
const ATTRIBUTE: &str = "Attribute: ";

/// Every sheet of a map.
pub(super) fn sheets(released: &Released) -> Vec<OutSheet> {
    let map = released.map();
    vec![
        elements(map),
        connections(map),
        tell_quotes::loops(map),
        tell_quotes::quotes(map),
        tell_quotes::sources(map),
        tell_quotes::voices(map),
        tell_quotes::groups(map),
        tell_quotes::cases(map),
        tell_quotes::references(map),
        tell_quotes::notes(map),
        tell_quotes::about(map),
    ]
}

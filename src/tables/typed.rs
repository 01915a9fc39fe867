//! A value typed into cells, as an edit: the same column of one or several rows.

use super::column::Column;
use super::kind::record_id;
use super::names::Names;
use crate::document::Edit;
use crate::map::{Part, Record, SystemMap};

/// What typing this into the cells of these rows does; none when it changes nothing. An error says what would be understood, and nothing is
/// changed.
pub fn set_cells(map: &SystemMap, column: &Column, parts: &[Part], text: &str) -> Result<Option<Edit>, String> {
    if !column.is_edited() {
        return Err(format!("{} cannot be typed here.", column.name()));
    }
    let names = Names::of(map);
    let mut edits = Vec::new();
    for record in parts.iter().filter_map(|&part| map.record(record_id(part)?)) {
        let mut changed = record.clone();
        column.set(&names, &mut changed, text)?;
        check(&changed)?;
        if changed != record {
            edits.push(Edit::Put(Box::new(changed)));
        }
    }
    let label = format!("edit {}", column.name().to_lowercase());
    Ok(if edits.is_empty() { None } else { Some(Edit::All(label, edits)) })
}

/// What no record may become by typing.
pub(super) fn check(record: &Record) -> Result<(), String> {
    match record {
        Record::Element(element) if element.label.is_empty() => Err("An element needs a label; write one.".to_owned()),
        _ => Ok(()),
    }
}

/// The word that comes `by` steps after this one among the choices; the first or last from anything else.
pub fn value_for(choices: &[String], now: &str, by: isize) -> Option<String> {
    let last = choices.len().checked_sub(1)?;
    let at = match choices.iter().position(|choice| choice == now) {
        Some(at) => at.saturating_add_signed(by).min(last),
        None if by > 0 => 0,
        None => last,
    };
    choices.get(at).cloned()
}

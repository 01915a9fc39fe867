//! The columns of the table of elements.

use std::collections::BTreeSet;

use super::choice::{chosen, told, yes, yes_or_no};
use super::column::{Reading, Spec};
use super::kind::code_of;
use crate::map::{CitedPart, Element, ElementKind, Horizon, Part, Record, Status, SystemMap};

pub(super) const COLUMNS: &[Spec] = &[
    Spec { name: "Code", also: &["id"], width: 64.0, read: |reading, part| code_of(reading.map, part), ..Spec::PLAIN },
    Spec {
        name: "Label",
        also: &["element", "name", "node", "title"],
        width: 240.0,
        read: |reading, part| of(reading, part, |e| e.label.clone()),
        set: Some(|_, record, text| set(record, |e| text.trim().clone_into(&mut e.label))),
        ..Spec::PLAIN
    },
    Spec {
        name: "Kind",
        also: &["type"],
        width: 116.0,
        read: |reading, part| of(reading, part, |e| e.kind.spec().name.to_owned()),
        set: Some(|_, record, text| {
            let kind = chosen("Kind", &ElementKind::ALL.map(|kind| (kind.spec().name, kind)), text)?;
            set(record, |e| e.kind = kind)
        }),
        choices: |_| ElementKind::ALL.map(|kind| kind.spec().name.to_owned()).to_vec(),
        ..Spec::PLAIN
    },
    Spec {
        name: "Groups",
        also: &["group", "theme", "cluster"],
        width: 190.0,
        read: |reading, part| {
            of(reading, part, |e| {
                let titles: Vec<&str> =
                    e.groups.iter().filter_map(|&id| reading.map.groups().get(id)).map(|group| group.title.as_str()).collect();
                titles.join("; ")
            })
        },
        set: Some(|names, record, text| {
            let groups = names.groups(text)?;
            set(record, |e| e.groups = groups)
        }),
        choices: |map| map.groups().iter().map(|group| group.title.clone()).collect(),
        ..Spec::PLAIN
    },
    Spec {
        name: "Level",
        width: 110.0,
        read: |reading, part| of(reading, part, |e| e.level.clone()),
        set: Some(|_, record, text| set(record, |e| text.trim().clone_into(&mut e.level))),
        choices: levels,
        ..Spec::PLAIN
    },
    Spec {
        name: "Status",
        width: 104.0,
        read: |reading, part| of(reading, part, |e| status_name(e.status).to_owned()),
        set: Some(|_, record, text| {
            let status = chosen("Status", &STATUSES, text)?;
            set(record, |e| e.status = status)
        }),
        choices: |_| status_names(),
        ..Spec::PLAIN
    },
    Spec {
        name: "Horizon",
        width: 100.0,
        read: |reading, part| of(reading, part, |e| horizon_name(e.horizon).to_owned()),
        set: Some(|_, record, text| horizon(text).and_then(|horizon| set(record, |e| e.horizon = horizon))),
        choices: |_| horizon_names(),
        ..Spec::PLAIN
    },
    Spec {
        name: "Description",
        also: &["note", "notes"],
        width: 240.0,
        read: |reading, part| of(reading, part, |e| e.description.clone()),
        set: Some(|_, record, text| set(record, |e| text.clone_into(&mut e.description))),
        ..Spec::PLAIN
    },
    Spec {
        name: "Controllable",
        width: 110.0,
        read: |reading, part| of(reading, part, |e| told(e.flags.controllable)),
        set: Some(|_, record, text| yes("Controllable", text).and_then(|yes| set(record, |e| e.flags.controllable = yes))),
        choices: |_| yes_or_no(),
        ..Spec::PLAIN
    },
    Spec {
        name: "Important",
        width: 100.0,
        read: |reading, part| of(reading, part, |e| told(e.flags.important)),
        set: Some(|_, record, text| yes("Important", text).and_then(|yes| set(record, |e| e.flags.important = yes))),
        choices: |_| yes_or_no(),
        ..Spec::PLAIN
    },
    Spec {
        name: "Pinned",
        width: 84.0,
        read: |reading, part| of(reading, part, |e| told(e.pinned)),
        set: Some(|_, record, text| yes("Pinned", text).and_then(|yes| set(record, |e| e.pinned = yes))),
        choices: |_| yes_or_no(),
        ..Spec::PLAIN
    },
    Spec {
        name: "Connections",
        width: 106.0,
        read: |reading, part| match part {
            Part::Element(id) => reading.map.connections_of(id).len().to_string(),
            _ => String::new(),
        },
        ..Spec::PLAIN
    },
    Spec {
        name: "Quotes",
        width: 80.0,
        read: |reading, part| match part {
            Part::Element(id) => reading.quotes.get(&CitedPart::Element(id)).copied().unwrap_or(0).to_string(),
            _ => String::new(),
        },
        ..Spec::PLAIN
    },
];

const STATUSES: [(&str, Status); 4] =
    [("", Status::None), ("Draft", Status::Draft), ("Validated", Status::Validated), ("Disputed", Status::Disputed)];

/// What a typed status is.
pub(super) fn status(text: &str) -> Result<Status, String> {
    chosen("Status", &STATUSES, text)
}

/// How a status stands in a cell.
pub(super) fn status_name(status: Status) -> &'static str {
    STATUSES.iter().find(|(_, each)| *each == status).map_or("", |(name, _)| name)
}

/// The words of every status that says something.
pub(super) fn status_names() -> Vec<String> {
    STATUSES.iter().filter(|(name, _)| !name.is_empty()).map(|(name, _)| (*name).to_owned()).collect()
}

const HORIZONS: [(&str, Horizon); 3] = [("", Horizon::Both), ("As is", Horizon::AsIs), ("To be", Horizon::ToBe)];

/// What a typed horizon is.
pub(super) fn horizon(text: &str) -> Result<Horizon, String> {
    chosen("Horizon", &HORIZONS, text)
}

/// How a horizon stands in a cell.
pub(super) fn horizon_name(horizon: Horizon) -> &'static str {
    HORIZONS.iter().find(|(_, each)| *each == horizon).map_or("", |(name, _)| name)
}

/// The words of every horizon that says something.
pub(super) fn horizon_names() -> Vec<String> {
    HORIZONS.iter().filter(|(name, _)| !name.is_empty()).map(|(name, _)| (*name).to_owned()).collect()
}

fn of(reading: &Reading<'_>, part: Part, says: impl FnOnce(&Element) -> String) -> String {
    match part {
        Part::Element(id) => reading.map.element(id).map(says).unwrap_or_default(),
        _ => String::new(),
    }
}

#[expect(clippy::unnecessary_wraps, reason = "a column's setter may refuse; these fields take anything")]
fn set(record: &mut Record, change: impl FnOnce(&mut Element)) -> Result<(), String> {
    if let Record::Element(element) = record {
        change(element);
    }
    Ok(())
}

/// The levels in use.
fn levels(map: &SystemMap) -> Vec<String> {
    let levels: BTreeSet<&String> = map.elements().map(|e| &e.level).filter(|level| !level.is_empty()).collect();
    levels.into_iter().cloned().collect()
}

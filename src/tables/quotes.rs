//! The columns of the table of quotes. Words are kept byte for byte and edited beside the part they bear on, never here; what may be seen of a
//! quote stands in its cell.

use super::choice::{chosen, told, yes, yes_or_no};
use super::column::{Reading, Spec};
use super::kind::code_of;
use crate::map::{CitedPart, Code, Consent, Part, Quote, Record};

pub(super) const COLUMNS: &[Spec] = &[
    Spec { name: "Code", also: &["id"], width: 64.0, read: |reading, part| code_of(reading.map, part), ..Spec::PLAIN },
    Spec {
        name: "Words",
        also: &["quote", "text", "content"],
        width: 360.0,
        read: |reading, part| of(reading, part, |q| q.text().to_owned()),
        set: Some(|_, record, text| {
            if text.trim().is_empty() {
                return Err("A quote needs its words; write them in that cell.".to_owned());
            }
            set(record, |q| text.clone_into(&mut q.original))
        }),
        only_new: true,
        ..Spec::PLAIN
    },
    Spec {
        name: "Attribution",
        also: &["who", "speaker"],
        width: 200.0,
        read: |reading, part| of(reading, part, |q| q.attribution.clone()),
        set: Some(|_, record, text| set(record, |q| text.clone_into(&mut q.attribution))),
        ..Spec::PLAIN
    },
    Spec {
        name: "Voice",
        width: 190.0,
        read: |reading, part| {
            of(reading, part, |q| q.voice.and_then(|id| reading.map.voices().get(id)).map(|v| v.name.clone()).unwrap_or_default())
        },
        set: Some(|names, record, text| names.voice(text).and_then(|voice| set(record, |q| q.voice = voice))),
        choices: |map| map.voices().iter().map(|voice| voice.name.clone()).collect(),
        ..Spec::PLAIN
    },
    Spec {
        name: "Source",
        also: &["document"],
        width: 170.0,
        read: |reading, part| {
            of(reading, part, |q| q.source.and_then(|id| reading.map.sources().get(id)).map(|s| s.title.clone()).unwrap_or_default())
        },
        set: Some(|names, record, text| names.source(text).and_then(|source| set(record, |q| q.source = source))),
        choices: |map| map.sources().iter().map(|source| source.title.clone()).collect(),
        ..Spec::PLAIN
    },
    Spec {
        name: "Place in source",
        also: &["locator", "page", "line"],
        width: 120.0,
        read: |reading, part| of(reading, part, |q| q.locator.clone()),
        set: Some(|_, record, text| set(record, |q| text.trim().clone_into(&mut q.locator))),
        ..Spec::PLAIN
    },
    Spec {
        name: "Consent",
        width: 150.0,
        read: |reading, part| of(reading, part, |q| q.consent.name().to_owned()),
        set: Some(|_, record, text| {
            let consent = chosen("Consent", &Consent::SETTABLE.map(|consent| (consent.name(), consent)), text)?;
            set(record, |q| q.consent = consent)
        }),
        choices: |_| Consent::SETTABLE.map(|consent| consent.name().to_owned()).to_vec(),
        ..Spec::PLAIN
    },
    Spec {
        name: "Consent date",
        width: 112.0,
        read: |reading, part| of(reading, part, |q| q.consent_date.clone()),
        set: Some(|_, record, text| set(record, |q| text.trim().clone_into(&mut q.consent_date))),
        ..Spec::PLAIN
    },
    Spec {
        name: "Participant",
        also: &["participant code"],
        width: 104.0,
        read: |reading, part| of(reading, part, |q| q.participant.clone()),
        set: Some(|_, record, text| set(record, |q| text.trim().clone_into(&mut q.participant))),
        ..Spec::PLAIN
    },
    Spec {
        name: "Sensitive",
        width: 92.0,
        read: |reading, part| of(reading, part, |q| told(q.sensitive)),
        set: Some(|_, record, text| yes("Sensitive", text).and_then(|yes| set(record, |q| q.sensitive = yes))),
        choices: |_| yes_or_no(),
        ..Spec::PLAIN
    },
    Spec {
        name: "Bears on",
        width: 150.0,
        read: |reading, part| {
            of(reading, part, |q| {
                let codes = q.citations.iter().filter_map(|citation| match citation.part {
                    CitedPart::Element(id) => reading.map.element(id).map(|e| Code::element(e.number).to_string()),
                    CitedPart::Connection(id) => reading.map.connection(id).map(|c| Code::connection(c.number).to_string()),
                    CitedPart::Loop(id) => reading.map.named_loops().get(id).map(|l| format!("loop {}", l.number)),
                });
                codes.collect::<Vec<_>>().join(", ")
            })
        },
        ..Spec::PLAIN
    },
];

fn of(reading: &Reading<'_>, part: Part, says: impl FnOnce(&Quote) -> String) -> String {
    match part {
        Part::Quote(id) => reading.map.quotes().get(id).map(says).unwrap_or_default(),
        _ => String::new(),
    }
}

#[expect(clippy::unnecessary_wraps, reason = "a column's setter may refuse; these fields take anything")]
fn set(record: &mut Record, change: impl FnOnce(&mut Quote)) -> Result<(), String> {
    if let Record::Quote(quote) = record {
        change(quote);
    }
    Ok(())
}

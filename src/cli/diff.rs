//! `causeway diff`: what became of a map, record by record.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::{Outcome, SOUND, files};
use crate::document::{Delta, diff};
use crate::map::{Code, Record, record_name};
use crate::words::{delta_told, deltas_summed};

#[derive(Debug, Args)]
pub(super) struct Diff {
    /// The map as it was
    old: PathBuf,
    /// The map as it is
    new: PathBuf,
    /// Answer as JSON
    #[arg(long)]
    json: bool,
}

impl Diff {
    pub(super) fn run(&self) -> Outcome {
        let (old, new) = (files::read_map(&self.old)?, files::read_map(&self.new)?);
        let deltas = diff(&old, &new);
        files::print(|out| {
            if self.json {
                return writeln!(out, "{:#}", told(&deltas));
            }
            deltas.iter().try_for_each(|delta| writeln!(out, "{}", delta_told(delta)))?;
            writeln!(out, "{}.", deltas_summed(&deltas).unwrap_or_else(|| "The two maps are the same".to_owned()))
        })?;
        Ok(SOUND)
    }
}

fn told(deltas: &[Delta]) -> Value {
    let of = |kind: fn(&Delta) -> bool| deltas.iter().filter(|delta| kind(delta)).map(row).collect::<Vec<_>>();
    json!({
        "same": deltas.is_empty(),
        "added": of(|delta| delta.before.is_none()),
        "removed": of(|delta| delta.after.is_none()),
        "changed": of(|delta| delta.before.is_some() && delta.after.is_some()),
    })
}

fn row(delta: &Delta) -> Value {
    let record = delta.after.as_ref().or(delta.before.as_ref());
    let name = record.map(record_name).unwrap_or_default();
    json!({ "what": name, "code": record.and_then(code_of), "fields": delta.fields(), "told": delta_told(delta) })
}

/// The code on paper, for what has one.
pub(super) fn code_of(record: &Record) -> Option<String> {
    let code = match record {
        Record::Element(element) => Code::element(element.number),
        Record::Connection(connection) => Code::connection(connection.number),
        Record::Quote(quote) => Code::quote(quote.number),
        Record::Tombstone(tombstone) => Code::quote(tombstone.number),
        _ => return None,
    };
    Some(code.to_string())
}

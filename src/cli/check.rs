//! `causeway check`: what is wrong with a map, and what is worth a mention. Only faults change the exit code.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::{Outcome, PROBLEMS, SOUND, files};
use crate::format::{ImportOptions, Imported};
use crate::map::{Code, Part, Problem, ProblemKind, SystemMap, check};
use crate::words::counted;

#[derive(Debug, Args)]
pub(super) struct Check {
    /// The map to check
    file: PathBuf,
    /// Answer as JSON
    #[arg(long)]
    json: bool,
}

impl Check {
    pub(super) fn run(&self) -> Outcome {
        let found = Found::of(files::read(&self.file, None, &ImportOptions::default())?);
        let code = if found.faults.is_empty() { SOUND } else { PROBLEMS };
        files::print(|out| if self.json { writeln!(out, "{:#}", found.json()) } else { self.tell(&found, out) })?;
        Ok(code)
    }

    fn tell(&self, found: &Found, out: &mut dyn Write) -> std::io::Result<()> {
        for (word, problems) in [("fault", &found.faults), ("mention", &found.mentions)] {
            for problem in problems {
                writeln!(out, "{word}: {problem}")?;
            }
        }
        for note in &found.notes {
            writeln!(out, "note: {note}")?;
        }
        let map = &found.map;
        let size = format!(
            "{}, {}, {}",
            counted(map.element_count(), "element"),
            counted(map.connection_count(), "connection"),
            counted(map.quotes().len(), "quote")
        );
        let name = self.file.display();
        match found.faults.len() {
            0 => writeln!(out, "{name} is sound: {size}."),
            count => writeln!(out, "{name} has {}: {size}. Opening and saving it mends what can be mended.", counted(count, "fault")),
        }
    }
}

/// Faults the loader mended count like those that stand in the map.
struct Found {
    map: SystemMap,
    faults: Vec<Problem>,
    mentions: Vec<Problem>,
    notes: Vec<String>,
}

impl Found {
    fn of(imported: Imported) -> Self {
        let mended: Vec<String> = imported.mended.iter().map(ToString::to_string).collect();
        let mut notes: Vec<String> = imported.report.into_iter().filter(|line| !mended.contains(line)).collect();
        notes.extend(imported.read_only);
        let (standing, mentions): (Vec<_>, Vec<_>) = check(&imported.map).into_iter().partition(|p| p.kind == ProblemKind::Fault);
        let faults = imported.mended.into_iter().chain(standing).collect();
        Self { map: imported.map, faults, mentions, notes }
    }

    fn json(&self) -> Value {
        let told = |problems: &[Problem]| -> Vec<Value> {
            problems
                .iter()
                .map(|p| json!({ "what": p.what, "remedy": p.remedy, "part": p.part.and_then(|part| code(&self.map, part)) }))
                .collect()
        };
        json!({ "sound": self.faults.is_empty(), "faults": told(&self.faults), "mentions": told(&self.mentions), "notes": self.notes })
    }
}

fn code(map: &SystemMap, part: Part) -> Option<String> {
    let code = match part {
        Part::Element(id) => Code::element(map.element(id)?.number),
        Part::Connection(id) => Code::connection(map.connection(id)?.number),
        Part::Quote(id) => Code::quote(map.quotes().get(id)?.number),
        Part::Loop(_) | Part::Group(_) | Part::Note(_) | Part::Backdrop(_) => return None,
    };
    Some(code.to_string())
}

//! `causeway merge`: one map of two that grew from the same. What both sides changed stays as ours, is told and is written into the map.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Value, json};

use super::diff::code_of;
use super::failure::{Failure, note};
use super::{Outcome, PROBLEMS, SOUND, files};
use crate::document::{Merged, merge};
use crate::format::{ImportOptions, Imported, ron};
use crate::map::SystemMap;
use crate::words::{conflict_told, merge_told, renumbered_told, size_told};

#[derive(Debug, Args)]
pub(super) struct Merge {
    /// The map that both come from
    base: PathBuf,
    /// Our map: where both changed the same, it stays as it is here
    ours: PathBuf,
    /// Their map
    theirs: PathBuf,
    /// The map to write, in place of whatever is there; - is standard output
    #[arg(short, value_name = "OUT")]
    out: PathBuf,
    /// Answer as JSON
    #[arg(long)]
    json: bool,
}

impl Merge {
    pub(super) fn run(&self) -> Outcome {
        let [base, ours, theirs] = [whole(&self.base)?, whole(&self.ours)?, whole(&self.theirs)?];
        let merged = merge(&base, &ours, &theirs);
        files::write(&self.out, ron::write(&merged.with_conflicts_noted(merge_told(&merged))).as_bytes())?;
        let to_stream = files::is_stream(&self.out);
        if self.json && !to_stream {
            files::print(|out| writeln!(out, "{:#}", told(&merged)))?;
        } else {
            merge_told(&merged).into_iter().for_each(note);
            note(format_args!("{}: {}.", self.out.display(), size_told(&merged.map)));
        }
        Ok(if merged.conflicts.is_empty() { SOUND } else { PROBLEMS })
    }
}

/// A map that is understood whole: of another, what is not would be lost.
fn whole(path: &Path) -> Result<SystemMap, Failure> {
    let Imported { map, report, read_only, .. } = files::read(path, None, &ImportOptions::default())?;
    if let Some(why) = read_only {
        let what = format!("{} cannot be merged without loss ({why})", path.display());
        return Err(Failure::new(what, "use a newer Causeway"));
    }
    for line in report {
        note(format_args!("{}: {line}", path.display()));
    }
    Ok(map)
}

fn told(merged: &Merged) -> Value {
    let code = |id| merged.map.record(id).as_ref().and_then(code_of);
    let conflicts = merged.conflicts.iter().map(|conflict| {
        let field = if let crate::document::Disagreement::Field(clash) = &conflict.on { Some(clash.field) } else { None };
        json!({ "what": conflict.name, "code": code(conflict.id), "field": field, "told": conflict_told(conflict) })
    });
    let renumbered = merged.renumbered.iter().map(|renumbered| {
        let before = renumbered.code_before().map(|code| code.to_string());
        json!({ "what": renumbered.name, "code": code(renumbered.id), "before": before, "told": renumbered_told(renumbered) })
    });
    json!({
        "clean": merged.conflicts.is_empty(),
        "conflicts": conflicts.collect::<Vec<_>>(),
        "renumbered": renumbered.collect::<Vec<_>>(),
        "mended": merged.mended.iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}

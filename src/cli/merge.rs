//! `causeway merge`: one map of two that grew from the same. What both sides changed stays as ours, is told and is written into the map, or is settled one way.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Value, json};

use super::diff::code_of;
use super::failure::{Failure, note};
use super::{Outcome, PROBLEMS, SOUND, files};
use crate::document::{Merged, Side, merge};
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
    /// What both changed becomes as it is in our map; nothing is left to settle
    #[arg(long = "ours", conflicts_with = "theirs_win")]
    ours_win: bool,
    /// What both changed becomes as it is in their map; nothing is left to settle
    #[arg(long = "theirs")]
    theirs_win: bool,
    /// Answer as JSON
    #[arg(long)]
    json: bool,
}

impl Merge {
    pub(super) fn run(&self) -> Outcome {
        let [base, ours, theirs] = [whole(&self.base)?, whole(&self.ours)?, whole(&self.theirs)?];
        let mut merged = merge(&base, &ours, &theirs);
        let side = self.side();
        let text = match side {
            Some(side) => {
                merged = merged.settled(side);
                ron::write(&merged.map)
            }
            None => ron::write(&merged.with_conflicts_noted(merge_told(&merged, None))),
        };
        files::write(&self.out, text.as_bytes())?;
        if self.json && !files::is_stream(&self.out) {
            files::print(|out| writeln!(out, "{:#}", told(&merged, side)))?;
        } else {
            merge_told(&merged, side).into_iter().for_each(note);
            note(format_args!("{}: {}.", self.out.display(), size_told(&merged.map)));
        }
        Ok(if merged.conflicts.is_empty() || side.is_some() { SOUND } else { PROBLEMS })
    }

    /// Whose side settles what both changed, if either.
    fn side(&self) -> Option<Side> {
        [(self.ours_win, Side::Ours), (self.theirs_win, Side::Theirs)].into_iter().find_map(|(wins, side)| wins.then_some(side))
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

fn told(merged: &Merged, side: Option<Side>) -> Value {
    let code = |id| merged.map.record(id).as_ref().and_then(code_of);
    let conflicts = merged.conflicts.iter().map(|conflict| {
        let field = if let crate::document::Disagreement::Field(clash) = &conflict.on { Some(clash.field) } else { None };
        json!({ "what": conflict.name, "code": code(conflict.id), "field": field, "told": conflict_told(conflict, side) })
    });
    let renumbered = merged.renumbered.iter().map(|renumbered| {
        let before = renumbered.code_before().map(|code| code.to_string());
        json!({ "what": renumbered.name, "code": code(renumbered.id), "before": before, "told": renumbered_told(renumbered) })
    });
    json!({
        "clean": merged.conflicts.is_empty() || side.is_some(),
        "settled": side.map(|side| if side == Side::Theirs { "theirs" } else { "ours" }),
        "conflicts": conflicts.collect::<Vec<_>>(),
        "renumbered": renumbered.collect::<Vec<_>>(),
        "mended": merged.mended.iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}

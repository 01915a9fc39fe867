//! `causeway analyse`: every analysis of a map, as tables or as JSON.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::failure::Failure;
use super::{Outcome, SOUND, files, report_json, report_text};
use crate::analysis::{ANALYSES, CausalGraph, LoopLimits, Options, find_loops};
use crate::map::{Code, CodeKind, Part, SystemMap};

#[derive(Debug, Args)]
pub(super) struct Analyse {
    /// The map
    file: PathBuf,
    /// Answer as JSON
    #[arg(long)]
    json: bool,
    /// The longest loop to search for, in steps; 0 is any length
    #[arg(long, value_name = "N", default_value_t = LoopLimits::DEFAULT_LENGTH)]
    loop_length: usize,
    /// The most loops to search for
    #[arg(long, value_name = "N", default_value_t = LoopLimits::DEFAULT_LIMIT)]
    loop_limit: usize,
    /// Only loops through this element or connection, by code (N12, L47) or label
    #[arg(long, value_name = "CODE")]
    through: Option<String>,
}

impl Analyse {
    pub(super) fn run(&self) -> Outcome {
        let map = files::read_map(&self.file)?;
        let through = self.through.as_deref().map(|code| part(&map, code)).transpose()?;
        let limits = LoopLimits::new((self.loop_length > 0).then_some(self.loop_length), self.loop_limit);
        if self.json {
            let loops = find_loops(&Arc::new(CausalGraph::of(&map)), limits, None);
            files::print(|out| report_json::write(&map, &loops, through, out))?;
        } else {
            let options = Options { loops: limits, through };
            files::print(|out| ANALYSES.iter().try_for_each(|analysis| report_text::write(&(analysis.run)(&map, &options), out)))?;
        }
        Ok(SOUND)
    }
}

/// The element or connection that a code or label names.
fn part(map: &SystemMap, text: &str) -> Result<Part, Failure> {
    let by_code = text.parse::<Code>().ok().and_then(|code| match code.kind {
        CodeKind::Element => map.element_by_number(code.number).map(|e| Part::Element(e.id)),
        CodeKind::Connection => map.connection_by_number(code.number).map(|c| Part::Connection(c.id)),
        CodeKind::Quote => None,
    });
    let by_label = || map.elements().find(|e| e.label.to_lowercase() == text.trim().to_lowercase()).map(|e| Part::Element(e.id));
    by_code.or_else(by_label).ok_or_else(|| {
        Failure::new(
            format_args!("there is no element or connection \u{201c}{text}\u{201d} on the map"),
            "give a code such as N12 or L47, or a whole label",
        )
    })
}

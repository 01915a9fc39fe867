//! `causeway analyse`: every analysis of a map, as tables or as JSON; or two maps beside each other.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::failure::Failure;
use super::{Outcome, SOUND, files, report_json, report_text, table_json};
use crate::analysis::{
    ANALYSES, Both, COMPARISONS, CausalGraph, Comparison, LoopLimits, Options, Pace, Report, STATES, comparison, find_loops,
};
use crate::document::{has_horizons, state_of};
use crate::map::{Code, CodeKind, ElementId, Horizon, Part, SystemMap};

#[derive(Debug, Args)]
pub(super) struct Analyse {
    /// The map
    file: PathBuf,
    /// Answer as JSON
    #[arg(long)]
    json: bool,
    /// The longest loop or path to search for, in steps; 0 is any length
    #[arg(long, value_name = "N", default_value_t = LoopLimits::DEFAULT_LENGTH)]
    loop_length: usize,
    /// The most loops to search for
    #[arg(long, value_name = "N", default_value_t = LoopLimits::DEFAULT_LIMIT)]
    loop_limit: usize,
    /// Only loops through this element or connection, by code (N12, L47) or label
    #[arg(long, value_name = "CODE")]
    through: Option<String>,
    /// Where paths start, by code (N12) or label
    #[arg(long, value_name = "CODE", requires = "to")]
    from: Option<String>,
    /// Where paths end, by code (N12) or label
    #[arg(long, value_name = "CODE", requires = "from")]
    to: Option<String>,
    /// Lay this other map beside it: counts, loops and influences that one has and the other has not, elements whose figures moved, leverage,
    /// evidence. Elements are the same where their ids are, else where their labels are. "Here" is the first map, "there" the other
    #[arg(long, value_name = "OTHER", conflicts_with_all = ["through", "from", "to"])]
    compare: Option<PathBuf>,
    /// Lay the map as it is beside the map as it is to be, by the horizon of its elements and connections, in the tables of --compare
    #[arg(long, conflicts_with_all = ["through", "from", "to", "compare"])]
    to_be: bool,
    /// Only this table; those that begin with compare- want --compare or --to-be
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(names()))]
    table: Option<String>,
}

/// Every table by name.
fn names() -> impl Iterator<Item = &'static str> {
    ANALYSES.iter().map(|analysis| analysis.name).chain(COMPARISONS.iter().map(|comparison| comparison.name))
}

impl Analyse {
    pub(super) fn run(&self) -> Outcome {
        let map = files::read_map(&self.file)?;
        if let Some(other) = &self.compare {
            return self.beside(&map, &files::read_map(other)?);
        }
        if self.to_be {
            if !has_horizons(&map) {
                let first = "say of an element or a connection that it is as is or to be first";
                return Err(Failure::new("nothing of the map is of one state alone", first));
            }
            return self.beside(&state_of(&map, Horizon::AsIs), &state_of(&map, Horizon::ToBe));
        }
        if let Some(name) = self.table.as_deref().filter(|name| comparison(name).is_some()) {
            return Err(Failure::new(
                format_args!("the table {name} is of two maps"),
                "add the other map with --compare, or lay the map beside itself with --to-be",
            ));
        }
        let through = self.through.as_deref().map(|code| part(&map, code)).transpose()?;
        let limits = LoopLimits::new((self.loop_length > 0).then_some(self.loop_length), self.loop_limit);
        let end = |code: &Option<String>| code.as_deref().map(|code| element(&map, code)).transpose();
        let options = Options { loops: limits, through, from: end(&self.from)?, to: end(&self.to)?, ..Options::default() };
        let tables = ANALYSES.iter().filter(|analysis| self.table.as_ref().is_none_or(|name| name == analysis.name));
        match (self.json, self.table.is_some()) {
            (true, false) => {
                let loops = find_loops(&Arc::new(CausalGraph::of(&map)), limits, None);
                files::print(|out| report_json::write(&map, &loops, &options, out))?;
            }
            (true, true) => {
                files::print(|out| {
                    tables.clone().try_for_each(|analysis| table_json::write(analysis.name, &(analysis.run)(&map, &options), out))
                })?;
            }
            (false, _) => {
                files::print(|out| tables.clone().try_for_each(|analysis| report_text::write(&(analysis.run)(&map, &options), out)))?;
            }
        }
        Ok(SOUND)
    }

    /// This map and another beside each other.
    fn beside(&self, here: &SystemMap, there: &SystemMap) -> Outcome {
        let wanted = |comparison: &&Comparison| self.table.as_ref().is_none_or(|name| name == comparison.name);
        let tables: Vec<&Comparison> = COMPARISONS.iter().filter(wanted).collect();
        if tables.is_empty() {
            let name = self.table.as_deref().unwrap_or_default();
            return Err(Failure::new(
                format_args!("the table {name} is of one map"),
                "leave --compare or --to-be out, or name a table such as compare-loops",
            ));
        }
        let limits = LoopLimits::new((self.loop_length > 0).then_some(self.loop_length), self.loop_limit);
        // What programs read has the same names whatever is compared.
        let names = (self.to_be && !self.json).then_some(STATES);
        let both = Both::of(here, there, limits, &Pace::default()).called(names);
        let reports: Vec<(&str, Report)> = tables.iter().map(|comparison| (comparison.name, comparison.of(&both))).collect();
        files::print(|out| match (self.json, self.table.is_some()) {
            (false, _) => reports.iter().try_for_each(|(_, report)| report_text::write(report, out)),
            (true, true) => reports.iter().try_for_each(|(name, report)| table_json::write(name, report, out)),
            (true, false) => table_json::write_all("comparisons", &reports, out),
        })?;
        Ok(SOUND)
    }
}

/// The element that a code or label names.
fn element(map: &SystemMap, text: &str) -> Result<ElementId, Failure> {
    match part(map, text)? {
        Part::Element(id) => Ok(id),
        _ => Err(Failure::new(
            format_args!("\u{201c}{text}\u{201d} is not an element"),
            "paths run between elements: give a code such as N12",
        )),
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

//! Leverage points on the ladder of a framework, from shallow to deep, as a picture of that ladder. The levels are those that people gave the
//! points; where a point has none in the framework it is listed below.

mod ladder;
mod side;

use crate::map::{Framework, SystemMap, framework};
use crate::words::Block;

use super::furniture::audience_words;
use super::part::Part;
use super::sheets::{Header, Sheets};
use super::table::{Cell, Table, column};
use super::{Job, Paper, PrintError, PrintKind, PrintOptions, Printout, Setting, Shelf, Values, prose};
use crate::words::levers::{self, Lever};

/// The framework without a choice.
const MOST_USED: &str = "most-used";

/// Whose levels the ladder has.
const FRAMEWORK: Setting = Setting {
    name: "framework",
    title: "Framework",
    help: "The framework whose levels are the rungs of the ladder.",
    values: Values::Choice(&[
        (MOST_USED, "The one most used in the map"),
        ("meadows", "Meadows, twelve places to intervene"),
        ("realms", "Four realms"),
        ("plain", "Four plain levels"),
        ("conditions", "Six conditions of systems change"),
        ("iceberg", "Iceberg"),
    ]),
};

/// The row in the list of kinds.
pub(super) const KIND: PrintKind = PrintKind {
    name: "leverage",
    title: "Leverage points",
    help: "Leverage points on the ladder of a framework, with who can act on each and what shows that it works.",
    shelf: Shelf::Table,
    paper: Paper::A3,
    settings: &[FRAMEWORK],
    pages,
};

fn pages(job: &mut Job<'_>) -> Result<Printout, PrintError> {
    let map = job.released.map();
    if map.element_count() == 0 {
        return Err(PrintError::EmptyMap);
    }
    let asked = Part::asked(map, job.options)?;
    let levers: Vec<Lever> = levers::of(map, |id| asked.holds(id));
    if levers.is_empty() {
        let wanting = "the map has no leverage points; add an intervention, or give an element a level of leverage, first";
        return Err(PrintError::Nothing { wanting: wanting.into() });
    }
    let framework = chosen(map, job.options).ok_or(PrintError::EmptyMap)?;
    let (placed, rest): (Vec<Lever>, Vec<Lever>) =
        levers.into_iter().partition(|lever| framework.level_of(&lever.element.leverage).is_some());
    let header = Header { title: KIND.title.into(), part: format!("{} · {}", framework.title, audience_words(job.released)) };
    let mut sheets = Sheets::new(job, KIND.title, Some(header), job.options.paper_of(&KIND))?;
    prose::set(&mut sheets, job, None, &[Block::Paragraph(levers::LEVELS.into())], 0.0)?;
    let below = not_placed(&rest);
    if !ladder::set(&mut sheets, job, framework, &placed, &below)? {
        table(framework, &placed).set(&mut sheets, job, &[])?;
    }
    prose::set(&mut sheets, job, None, &below, 0.0)?;
    Ok(Printout::new(sheets.finish(job.types), Vec::new()))
}

/// The framework that was chosen, or the one in which most elements have a level.
fn chosen(map: &SystemMap, options: &PrintOptions) -> Option<&'static Framework> {
    framework(&FRAMEWORK.of(options)).or(levers::most_used(map))
}

/// Leverage points without a level in the framework.
fn not_placed(levers: &[Lever]) -> Vec<Block> {
    if levers.is_empty() {
        return Vec::new();
    }
    let items = levers.iter().map(|lever| {
        let who = lever.who().map(|who| format!(". {who}")).unwrap_or_default();
        Block::Item(format!("{}{who}", lever.coded()))
    });
    std::iter::once(Block::Heading(2, "Not placed yet".to_owned())).chain(items).collect()
}

/// The same as a table, for paper that is too small for a picture.
fn table(framework: &Framework, placed: &[Lever]) -> Table {
    let mut table = Table::new(vec![column("Level", 1.2), column("Leverage points, the deepest last", 3.0)]);
    for level in framework.levels {
        let here = placed.iter().filter(|lever| framework.level_of(&lever.element.leverage) == Some(level));
        let texts = here.flat_map(Lever::paragraphs);
        table.rows.push(vec![Cell::strong(levers::title(level)), Cell::texts(texts.collect())]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::FRAMEWORKS;

    #[test]
    fn every_framework_can_be_chosen() {
        let Values::Choice(choices) = FRAMEWORK.values else { panic!("a choice") };
        assert_eq!(choices[0].0, MOST_USED);
        let known: Vec<(&str, &str)> = FRAMEWORKS.iter().map(|framework| (framework.key, framework.title)).collect();
        assert_eq!(choices[1..], known);
    }
}

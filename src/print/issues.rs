//! Issues and principles: for every theme what holds it where it is, beside what could change it, as a table to talk over and write in. What
//! stands in a cell is read off the map; nothing is judged.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::analysis::{CausalGraph, LoopLimits, find_loops};
use crate::map::{Code, Connection, Element, ElementId, ElementKind, Group, SystemMap};
use crate::words::{Block, counted};

use super::furniture::audience_words;
use super::part::{Part, group};
use super::sheets::{Header, Sheets};
use super::table::{Cell, CellText, Table, column};
use super::{Job, Paper, PrintError, PrintKind, PrintOptions, Printout, Setting, Shelf, Values};

/// How many core issues a theme has.
const ISSUES: Setting = Setting {
    name: "issues",
    title: "Core issues of a theme",
    help: "How many core issues each theme shows at most.",
    values: Values::Number { default: 3, least: 1, most: 8 },
};

/// The row in the list of kinds.
pub(super) const KIND: PrintKind = PrintKind {
    name: "issues-principles",
    title: "Issues and principles",
    help: "A table of every theme with its core issues and what could change them.",
    shelf: Shelf::Table,
    paper: Paper::A4.turned(true),
    settings: &[ISSUES],
    pages,
};

fn pages(job: &mut Job<'_>) -> Result<Printout, PrintError> {
    let map = job.released.map();
    if map.element_count() == 0 {
        return Err(PrintError::EmptyMap);
    }
    let themes = themes(map, job.options)?;
    if themes.is_empty() {
        return Err(PrintError::Nothing { wanting: "the map has no groups; put elements into groups, one for each theme, first".into() });
    }
    let (table, told) = table(map, &themes, ISSUES.number(job.options) as usize);
    let part = format!("{} · {}", counted(themes.len(), "theme"), audience_words(job.released));
    let header = Header { title: KIND.title.into(), part };
    let paper = job.options.paper_of(&KIND);
    let begin = |job: &mut _| Sheets::new(job, KIND.title, Some(header.clone()), paper);
    let sheets = Sheets::filled(job, begin, |sheets, job| table.set(sheets, job, &[Block::Paragraph(told.clone())]))?;
    Ok(Printout::new(sheets.finish(job.types), Vec::new()))
}

/// The groups of the grouping that a map opens with of which something is in the part asked for, or the one group that was.
fn themes<'m>(map: &'m SystemMap, options: &PrintOptions) -> Result<Vec<&'m Group>, PrintError> {
    let part = Part::asked(map, options)?;
    if let Some(asked) = options.group.as_ref().and_then(|asked| group(map, asked)) {
        return Ok(vec![asked]);
    }
    let first = map.groupings().iter().find(|grouping| map.groups_in(grouping.id).next().is_some());
    let wanted = |group: &&Group| part.elements.is_none() || map.members(group.id).any(|element| part.holds(element.id));
    Ok(first.map_or_else(Vec::new, |grouping| map.groups_in(grouping.id).filter(wanted).collect()))
}

/// The table, and how its cells were chosen.
fn table(map: &SystemMap, themes: &[&Group], most: usize) -> (Table, String) {
    let loops = find_loops(&Arc::new(CausalGraph::of(map)), LoopLimits::default(), None);
    let counts = loops.participation();
    let of: BTreeMap<ElementId, usize> =
        (0..).zip(counts).filter_map(|(node, count)| Some((loops.graph().element(node)?, count))).collect();
    let in_loops = |element: &Element| of.get(&element.id).copied().unwrap_or(0);
    let mut table =
        Table::new(vec![column("Theme", 1.6), column("Core issues: what holds it", 3.0), column("Principles: what could change it", 3.0)]);
    table.fills = true;
    for theme in themes {
        let members: Vec<&Element> = map.members(theme.id).collect();
        let mut issues: Vec<(&Element, usize, usize)> = members
            .iter()
            .filter(|element| element.kind == ElementKind::Factor && !element.leverage.is_marked())
            .map(|element| (*element, in_loops(element), pushes(map, element.id).count()))
            .filter(|(_, loops, pushes)| loops + pushes > 0)
            .collect();
        issues.sort_by_key(|(element, loops, pushes)| (std::cmp::Reverse((*loops, *pushes)), element.number));
        let issues = issues.into_iter().take(most).map(|(element, loops, _)| {
            let loops = if loops > 0 { format!(" ({loops})") } else { String::new() };
            CellText::Words(format!("{}{loops}", coded(element)))
        });
        let levers = levers(map, &members).into_iter().map(|lever| CellText::Words(coded(lever)));
        let cell = |texts: Vec<CellText>| if texts.is_empty() { Cell::default().and_lines(3) } else { Cell::texts(texts) };
        table.rows.push(vec![Cell::strong(format!("{} {}", theme.number, theme.title)), cell(issues.collect()), cell(levers.collect())]);
    }
    let told = "Core issues: the factors of a theme that most feedback loops run through (how many). Principles: what could be done in the theme or \
                acts on it. Both are read off the map: cross out, add, write in."
        .to_owned();
    (table, told)
}

fn coded(element: &Element) -> String {
    format!("{} {}", Code::element(element.number), element.label.trim())
}

/// What an element acts on, each once.
fn pushes(map: &SystemMap, from: ElementId) -> impl Iterator<Item = ElementId> {
    let mut all: Vec<ElementId> = map
        .connections_of(from)
        .into_iter()
        .flat_map(Connection::causal_pairs)
        .filter(|pair| pair.0 == from && pair.1 != from)
        .map(|pair| pair.1)
        .collect();
    all.sort_unstable();
    all.dedup();
    all.into_iter()
}

/// What could be done in a theme: its own interventions and leverage points first, then those that act on something in it.
fn levers<'m>(map: &'m SystemMap, members: &[&'m Element]) -> Vec<&'m Element> {
    let is_lever = |element: &&Element| element.kind == ElementKind::Intervention || element.leverage.is_marked();
    let inside = |id: ElementId| members.iter().any(|member| member.id == id);
    let own = members.iter().copied().filter(is_lever);
    let acting = map.elements().filter(is_lever).filter(|lever| !inside(lever.id) && pushes(map, lever.id).any(inside));
    own.chain(acting).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{ConnectionId, ConnectionKind, Extra, GroupId, Grouping, GroupingId, Influence, Numbers, Point, Record};

    /// 1 and 2 make a loop in the theme, 3 acts on 1 alone, 4 is an intervention from outside that acts on 2, 5 one of the theme.
    fn map() -> SystemMap {
        let (grouping, group) = (GroupingId::from_value(1), GroupId::from_value(1));
        let mut records: Vec<Record> = vec![
            Grouping { id: grouping, number: 1, title: "Themes".into(), extra: Extra::default() }.into(),
            Group { id: group, number: 1, grouping, title: "Trust".into(), tint: 0, hatch: 0, collapsed: false, extra: Extra::default() }
                .into(),
        ];
        for number in 1..=5 {
            let kind = if number > 3 { ElementKind::Intervention } else { ElementKind::Factor };
            let element = Element::new(ElementId::from_value(number), number as u32, kind, format!("Thing {number}"), Point::ZERO);
            let groups = if number == 4 { Vec::new() } else { vec![group] };
            records.push(Element { groups, ..element }.into());
        }
        for (number, (from, to)) in (1..).zip([(1, 2), (2, 1), (3, 1), (4, 2)]) {
            let [from, to] = [from, to].map(ElementId::from_value);
            let kind = ConnectionKind::Influence(Influence::default());
            records.push(Connection::new(ConnectionId::from_value(number), number as u32, from, to, kind).into());
        }
        SystemMap::from_records(records, Numbers::default()).0
    }

    #[test]
    fn issues_are_in_most_loops_and_principles_act_in_the_theme() {
        let map = map();
        let themes = themes(&map, &PrintOptions::default()).unwrap();
        let (table, _) = table(&map, &themes, 3);
        let words = |texts: &[&str]| Cell::texts(texts.iter().map(|text| CellText::Words((*text).to_owned())).collect());
        let issues = words(&["N1 Thing 1 (1)", "N2 Thing 2 (1)", "N3 Thing 3"]);
        assert_eq!(table.rows, [vec![Cell::strong("1 Trust"), issues, words(&["N5 Thing 5", "N4 Thing 4"])]]);
    }
}

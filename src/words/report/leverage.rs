//! Where leverage may lie, level by level, as those who drew the map see it.

use super::{Writer, column};
use crate::words::evidence::CellText;
use crate::words::levers::{self, Lever};

pub(super) fn write(writer: &mut Writer<'_>) {
    let map = writer.map;
    let all = levers::of(map, |_| true);
    let Some(framework) = levers::most_used(map).filter(|_| !all.is_empty()) else { return };
    writer.heading(2, "Leverage points");
    let (placed, rest): (Vec<Lever<'_>>, Vec<Lever<'_>>) =
        all.into_iter().partition(|lever| framework.level_of(&lever.element.leverage).is_some());
    if !placed.is_empty() {
        writer.paragraph(levers::LEVELS);
    }
    let rows = framework.levels.iter().filter_map(|level| {
        let here = placed.iter().filter(|lever| framework.level_of(&lever.element.leverage) == Some(level));
        let texts: Vec<CellText> = here.flat_map(Lever::paragraphs).collect();
        (!texts.is_empty()).then(|| vec![vec![CellText::Strong(levers::title(level))], texts])
    });
    let rows = rows.collect();
    writer.table(vec![column(framework.title, 1.0), column("Leverage points", 3.0)], rows);
    if !rest.is_empty() {
        writer.heading(3, "Not placed yet");
    }
    for lever in &rest {
        let who = lever.who().map(|who| format!(". {who}")).unwrap_or_default();
        writer.item(format!("{}{who}", lever.coded()));
    }
}

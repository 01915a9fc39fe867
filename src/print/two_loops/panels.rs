//! Below the figure: a panel for every stage with what stands there and lines to write on.

use kurbo::{Affine, BezPath, Point, Rect};

use crate::print::Job;
use crate::print::column::Column;
use crate::print::furniture::RULE;
use crate::print::sheets::Sheets;
use crate::print::table::{Cell, CellText, Table, column};
use crate::scene::{Role, Scene, Tag};
use crate::text::{Align, TypeStyle};
use crate::theme::paper;

use super::figure::{disc, mark_style};
use super::stages::STAGES;

/// The narrowest panel, in ems.
const NARROWEST: f64 = 10.5;
/// Between panels, in ems.
const GAP: f64 = 1.2;
/// Between lines to write on, in ems.
const PITCH: f64 = 2.1;

/// How wide each panel is when all stand beside each other; none where that is too narrow.
pub(super) fn width(sheets: &Sheets<'_>) -> Option<f64> {
    let em = f64::from(sheets.style(paper::BODY).size);
    let count = STAGES.len() as f64;
    let width = (sheets.sheet.free.width() - GAP * em * (count - 1.0)) / count;
    (width >= NARROWEST * em).then_some(width)
}

/// How high panels are with at least three lines to write on.
pub(super) fn height(sheets: &mut Sheets<'_>, job: &mut Job<'_>, placed: &[Vec<String>], width: f64) -> f64 {
    let em = f64::from(sheets.style(paper::BODY).size);
    let words = STAGES.iter().zip(placed).map(|(stage, placed)| {
        let texts = texts(stage.told, placed);
        let heights =
            texts.iter().map(|text| f64::from(job.types.shape(text, style(sheets), Some(width as f32), Align::Start).height) + 0.3 * em);
        heights.sum::<f64>()
    });
    words.fold(0.0, f64::max) + 2.6 * em + 3.0 * PITCH * em
}

/// Puts the panels beside each other in an area.
pub(super) fn set(sheets: &mut Sheets<'_>, job: &mut Job<'_>, area: Rect, placed: &[Vec<String>], width: f64) {
    let em = f64::from(sheets.style(paper::BODY).size);
    let body = style(sheets);
    let inks = [sheets.sheet.ink, sheets.sheet.ground];
    for (at, (stage, placed)) in STAGES.iter().zip(placed).enumerate() {
        let x = area.x0 + at as f64 * (width + GAP * em);
        let panel = Rect { x0: x, x1: x + width, ..area };
        sheets.sheet.rule(panel.y0, panel.x0, panel.x1, RULE);
        let mut marks = Scene::default();
        disc(&mut marks, Point::new(x + 0.85 * em + 0.6, panel.y0 + 1.4 * em), stage, em, inks, mark_style(sheets), job.types);
        sheets.sheet.page.place(marks, Affine::IDENTITY);
        let strong = TypeStyle { leading: 1.25, ..sheets.style(paper::STRONG) };
        let mut title = Column { area: Rect { x0: x + 2.2 * em, ..panel }, y: panel.y0 + 1.4 * em - f64::from(strong.line_height()) / 2.0 };
        title.words(&mut sheets.sheet, stage.title, strong, Tag::Heading(2), job.types);
        let mut column = Column { area: panel, y: (panel.y0 + 2.6 * em).max(title.y + 0.3 * em) };
        for (place, text) in texts(stage.told, placed).iter().enumerate() {
            let tag = if place == 0 { Tag::Paragraph } else { Tag::Item };
            column.words(&mut sheets.sheet, text, body, tag, job.types);
            column.gap(0.3 * em);
        }
        let mut lines = BezPath::new();
        // From the foot up, so that lines of all panels stand level.
        let mut y = panel.y1;
        while y >= column.y + 0.8 * PITCH * em {
            lines.move_to((panel.x0, y));
            lines.line_to((panel.x1, y));
            y -= PITCH * em;
        }
        let mut scene = Scene::default();
        scene.stroke(None, Role::Ground, lines, inks[0], 0.5).dashed(Some([2.0, 2.0]));
        sheets.sheet.page.place(scene, Affine::IDENTITY);
    }
}

/// The same as a table, for paper on which panels do not stand beside each other.
pub(super) fn table(placed: &[Vec<String>]) -> Table {
    let mut table = Table::new(vec![column("Stage", 1.0), column("What is done there", 1.4), column("What stands there", 2.0)]);
    table.fills = true;
    for (stage, placed) in STAGES.iter().zip(placed) {
        let here = placed.iter().cloned().map(CellText::Words).collect();
        table.rows.push(vec![
            Cell::strong(format!("{} {}", stage.mark, stage.title)),
            Cell::words(stage.told),
            Cell::texts(here).and_lines(2),
        ]);
    }
    table
}

fn style(sheets: &Sheets<'_>) -> TypeStyle {
    TypeStyle { leading: 1.3, ..sheets.style(paper::BODY) }
}

fn texts(told: &str, placed: &[String]) -> Vec<String> {
    std::iter::once(told.to_owned()).chain(placed.iter().cloned()).collect()
}

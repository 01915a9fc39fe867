//! The whole map on one page, with a header, a footer and a legend of what is on it; where that leaves too little room for the map, the legend
//! follows on pages of its own.

use kurbo::{Point, Rect, Size};

use crate::release::Released;
use crate::scene::{Page, Tag};
use crate::text::Typesetter;
use crate::theme::paper;

use super::column::Column;
use super::drawing::{COVERAGE, Drawn, FIGURE, drawn};
use super::fit::{Free, fitted, scale};
use super::furniture::{Footer, Sheet, audience_words, points, title};
use super::legend::Legend;
use super::{Job, Paper, PrintError, PrintKind, PrintOptions, Printout, Shelf};

/// The row in the list of kinds.
pub(super) const KIND: PrintKind = PrintKind {
    name: "map",
    title: "Map",
    help: "The whole map on one page, as large as it goes.",
    shelf: Shelf::Map,
    paper: Paper::A3,
    settings: &[COVERAGE, FIGURE],
    pages,
};

/// Between the map and what stands beside it, in points.
const GAP: f64 = 14.0;
/// No legend takes more of the height or width than this from the map.
const MOST_LEGEND: f64 = 0.6;
/// Nor does it make the map smaller than this share of what it would be alone.
const LEAST_MAP: f64 = 0.6;

fn pages(job: &mut Job<'_>) -> Result<Printout, PrintError> {
    let Job { released, options, types, .. } = job;
    let drawn = drawn(released, options, types)?;
    let paper = options.paper.unwrap_or(KIND.paper);
    let made = composed(released, &drawn, paper, options, types)?;
    let warnings = too_small(&made, released, &drawn, options, types).into_iter().collect();
    Ok(Printout::new(made.with_legend(released, options, types)?, warnings))
}

/// A sheet with the map on it; the footer is still to be set.
pub(super) struct MapSheet {
    pub sheet: Sheet,
    footer: Footer,
    paper: Paper,
    /// The size of the map's labels, in points.
    pub label: f64,
    /// Where the map may be, beside the legend.
    pub area: Rect,
    /// The legend, where there is no room for it beside the map.
    apart: Option<Legend>,
}

impl MapSheet {
    /// The page and, where there was no room for its legend, the pages of that, numbered.
    pub fn with_legend(mut self, released: &Released, options: &PrintOptions, types: &mut Typesetter) -> Result<Vec<Page>, PrintError> {
        let mut apart = Vec::new();
        let mut left = self.apart.take();
        let mut footer = self.footer.brief();
        footer.smallest_label = None;
        while let Some(mut legend) = left {
            let name = title(released.map().about());
            // Upright, which holds more of a list.
            let mut sheet = Sheet::new(released, name, self.paper.turned(options.landscape == Some(true)), options)?;
            sheet.header(name, &audience_words(released), options, types);
            sheet.reserve_footer(&footer, options, types);
            left = legend.cut(sheet.free.size());
            let (corner, columns) = (sheet.free.origin(), legend.widest(sheet.free.width()));
            legend.place(&mut sheet, corner, columns);
            apart.push(sheet);
        }
        let count = 1 + apart.len();
        let mut pages = vec![self.finished([1, count], options, types)];
        for (mut sheet, number) in apart.into_iter().zip(2..) {
            sheet.footer(&footer, [number, count], options, types);
            pages.push(sheet.finish());
        }
        Ok(pages)
    }

    /// The page alone, its footer set.
    pub fn finished(mut self, page: [usize; 2], options: &PrintOptions, types: &mut Typesetter) -> Page {
        self.footer.smallest_label = Some(self.label);
        self.sheet.footer(&self.footer, page, options, types);
        self.sheet.finish()
    }
}

/// Sets the map on a sheet, turned whichever way makes it larger unless one was asked for.
pub(super) fn composed(
    released: &Released,
    drawn: &Drawn,
    paper: Paper,
    options: &PrintOptions,
    types: &mut Typesetter,
) -> Result<MapSheet, PrintError> {
    let mut best: Option<MapSheet> = None;
    let mut no_room = PrintError::EmptyMap;
    for landscape in options.landscape.map_or(vec![true, false], |wide| vec![wide]) {
        let made = match turned(released, drawn, paper.turned(landscape), options, types) {
            Ok(made) => made,
            Err(why) => {
                no_room = why;
                continue;
            }
        };
        // A legend beside the map is worth more than larger labels.
        let is_better = |best: &MapSheet| match (made.apart.is_none(), best.apart.is_none()) {
            (true, false) => true,
            (false, true) => false,
            _ => made.label > best.label + 0.01,
        };
        if best.as_ref().is_none_or(is_better) {
            best = Some(made);
        }
    }
    best.ok_or(no_room)
}

fn turned(
    released: &Released,
    drawn: &Drawn,
    paper: Paper,
    options: &PrintOptions,
    types: &mut Typesetter,
) -> Result<MapSheet, PrintError> {
    let name = title(released.map().about());
    let mut sheet = Sheet::new(released, name, paper, options)?;
    sheet.header(name, &format!("{} · {}", drawn.part, audience_words(released)), options, types);
    let mut footer = Footer::of(released);
    footer.smallest_label = Some(10.1);
    sheet.reserve_footer(&footer, options, types);
    if sheet.free.width() < 60.0 || sheet.free.height() < 60.0 {
        return Err(PrintError::NoRoom { paper: paper.to_string() });
    }
    tell(&mut sheet, &drawn.told, options, types);
    let pens = options.theme().pens;
    // A small map on a large sheet is not blown up beyond what is pleasant to read.
    let most = 18.0 / pens.label * (sheet.page.size.width.min(sheet.page.size.height) / Paper::A4.size().width).max(1.0);
    let legend = options.legend.then(|| Legend::of(released, drawn, &sheet, options, types)).filter(|legend| !legend.is_empty());
    let (area, spot) = legend.as_ref().and_then(|legend| place_legend(legend, drawn, sheet.free, most)).unzip();
    let area = area.unwrap_or(sheet.free);
    let page_from_scene = fitted(drawn.bounds, area, most);
    let placed = sheet.page.place(drawn.scene.clone(), page_from_scene);
    placed.tag = Tag::Figure(drawn.alternative(released.map()));
    let apart = match (legend, spot) {
        (Some(legend), Some((at, columns))) => {
            legend.place(&mut sheet, at, columns);
            None
        }
        (legend, _) => legend,
    };
    let label = pens.label * page_from_scene.determinant().sqrt();
    Ok(MapSheet { sheet, footer, paper, label, area, apart })
}

/// Sets what those are told who work with the sheet, below its header.
fn tell(sheet: &mut Sheet, told: &str, options: &PrintOptions, types: &mut Typesetter) {
    if !told.is_empty() {
        let style = sheet.style(paper::QUOTE, options);
        let mut column = Column::new(sheet.free);
        column.words(sheet, told, style, Tag::Paragraph, types);
        column.gap(GAP);
        sheet.free = column.rest();
    }
}

/// Where the map may go and where its legend stands, in how many columns: in free room beside the map if there is any, else at the foot or
/// at the right, whichever leaves the map larger; `None` where that would leave the map too little.
fn place_legend(legend: &Legend, drawn: &Drawn, free: Rect, most: f64) -> Option<(Rect, (Point, usize))> {
    let whole = fitted(drawn.bounds, free, most);
    let left = Free::of(&drawn.scene, whole, free, GAP);
    for columns in (1..=legend.len()).rev() {
        let block = legend.size(columns);
        if let Some(at) = left.place(block) {
            return Some((free, (at, columns)));
        }
    }
    let widest = legend.widest(free.width());
    let foot = legend.size(widest);
    let side = legend.size(1);
    let beside = |block: Size, at_foot: bool| {
        if at_foot {
            Rect { y1: (free.y1 - block.height - GAP).max(free.y0 + 1.0), ..free }
        } else {
            Rect { x1: (free.x1 - block.width - GAP).max(free.x0 + 1.0), ..free }
        }
    };
    let (above, beside) = (beside(foot, true), beside(side, false));
    let fits_side = side.height <= free.height() && side.width <= free.width() * MOST_LEGEND;
    let fits_foot = foot.height <= free.height() * MOST_LEGEND && foot.width <= free.width();
    if !fits_side && !fits_foot {
        return None;
    }
    let size = |area: Rect| scale(drawn.bounds, area.size()).min(most);
    let at_side = fits_side && (!fits_foot || size(beside) > size(above));
    if size(if at_side { beside } else { above }) < size(free) * LEAST_MAP {
        return None;
    }
    Some(if at_side { (beside, (Point::new(beside.x1 + GAP, free.y0), 1)) } else { (above, (Point::new(free.x0, above.y1 + GAP), widest)) })
}

/// What to say when the labels are smaller than is easy to read, with the paper that would be large enough.
pub(super) fn too_small(
    made: &MapSheet,
    released: &Released,
    drawn: &Drawn,
    options: &PrintOptions,
    types: &mut Typesetter,
) -> Option<String> {
    let need = options.smallest_reading();
    if made.label + 1e-6 >= need {
        return None;
    }
    let larger = [Paper::A4, Paper::A3, Paper::A2, Paper::A1, Paper::A0].into_iter().find_map(|paper| {
        let try_it = composed(released, drawn, paper, options, types).ok()?;
        (try_it.label >= need).then(|| format!("on {paper} it would be {} pt", points(try_it.label)))
    });
    let remedy = larger.unwrap_or_else(|| "print one group at a time for larger text".to_owned());
    Some(format!(
        "The smallest label is {} pt on {}, under {} pt, which many people cannot read; {remedy}.",
        points(made.label),
        made.paper,
        points(need)
    ))
}

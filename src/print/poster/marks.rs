//! What stands in the margin of a tile: where to cut, where its neighbours come, its name, the plan and the check bar. Nothing of it is on
//! the map but the dashed lines that the neighbours cover.

use kurbo::{Affine, BezPath, Point, Rect, Shape, Vec2};

use crate::print::furniture::Sheet;
use crate::print::{MM, PrintOptions};
use crate::scene::{Role, Scene};
use crate::text::{Align, Typesetter};
use crate::theme::{Rgba, paper};

use super::tiles::{OVERLAP, Plan, Tile, row_letters};

/// Length of a crop tick.
const TICK: f64 = 5.0 * MM;
/// From the corner of the window to its ticks.
const AWAY: f64 = 1.5 * MM;
/// Lines for cutting and gluing.
const FINE: f64 = 0.5;
/// The length of the check bar.
const BAR: f64 = 100.0 * MM;

/// Adds everything that helps to cut and glue a tile.
pub(super) fn add(sheet: &mut Sheet, plan: &Plan, tile: &Tile, page: [usize; 2], options: &PrintOptions, types: &mut Typesetter) {
    let ink = sheet.ink;
    let mut lines = Scene::default();
    let window = plan.seen(tile);
    lines.stroke(None, Role::Ground, ticks(window), ink, FINE);
    let right = plan.at(tile.row, tile.column + 1);
    let above = tile.row.checked_sub(1).and_then(|row| plan.at(row, tile.column));
    if right.is_some() {
        let x = window.x1 - OVERLAP;
        lines.stroke(None, Role::Ground, line(Point::new(x, window.y0), Point::new(x, window.y1)), ink, FINE).dashed(Some([5.0, 4.0]));
    }
    if above.is_some() {
        let y = window.y0 + OVERLAP;
        lines.stroke(None, Role::Ground, line(Point::new(window.x0, y), Point::new(window.x1, y)), ink, FINE).dashed(Some([5.0, 4.0]));
    }
    sheet.page.place(lines, Affine::IDENTITY);
    if let Some(above) = above {
        let words =
            types.shape(&format!("tile {} covers this page down to the dashed line", above.name()), paper::NOTE, None, Align::Start);
        let at = Point::new(window.center().x - f64::from(words.width) / 2.0, window.y0 - 1.5 * MM - f64::from(words.height));
        sheet.note(&words, at);
    }
    if let Some(right) = right {
        let words = types.shape(&format!("tile {} covers this page up to the dashed line", right.name()), paper::NOTE, None, Align::Start);
        let mut scene = Scene::default();
        scene.text(None, Role::Code, words.clone(), Point::ZERO, ink);
        // Read from the right, as a hand turns the sheet.
        let at = Vec2::new(window.x1 + 1.5 * MM, window.center().y + f64::from(words.width) / 2.0);
        sheet.page.place(scene, Affine::translate(at) * Affine::rotate(-std::f64::consts::FRAC_PI_2));
    }
    foot(sheet, plan, tile, page, options, types);
}

/// Plan, name, check bar and the page's number below the window, where they are cut off.
fn foot(sheet: &mut Sheet, plan: &Plan, tile: &Tile, page: [usize; 2], options: &PrintOptions, types: &mut Typesetter) {
    let window = plan.window;
    // Below the ticks of a sheet that is seen to the foot.
    let top = window.y1 + AWAY + TICK + 0.5 * MM;
    let cell = Vec2::new(20.0 * MM / plan.columns.max(4) as f64, 14.0 * MM / plan.rows.max(4) as f64);
    let mut grid = Scene::default();
    plan_grid(&mut grid, plan, Point::new(window.x0, top), cell, Some(tile), sheet.ink);
    sheet.page.place(grid, Affine::IDENTITY);
    let name = types.shape(&format!("Tile {}", tile.name()), options.style(paper::STRONG), None, Align::Start);
    let last = row_letters(plan.rows.saturating_sub(1));
    let place = format!("row {} of A–{last}, column {} of {}", row_letters(tile.row), tile.column + 1, plan.columns);
    let place = types.shape(&place, options.style(paper::BODY), None, Align::Start);
    let x = window.x0 + 24.0 * MM;
    sheet.words(&name, Point::new(x, top - 1.0), crate::scene::Tag::Heading(2));
    sheet.words(&place, Point::new(x, top - 1.0 + f64::from(name.height)), crate::scene::Tag::Artifact);
    // A narrow sheet has no room for bar and name beside each other; the key page has the bar too.
    let words = x + f64::from(place.width.max(name.width)) + 6.0 * MM;
    let below = if words < window.x1 - BAR { check_bar(sheet, Point::new(window.x1 - BAR, top), types) + 2.0 * MM } else { top - 1.0 };
    sheet.folio(page, Point::new(window.x1, below), words, options, types);
}

/// The grid of all sheets, with this one filled and sheets that are left out empty of lines.
pub(super) fn plan_grid(scene: &mut Scene, plan: &Plan, corner: Point, cell: Vec2, this: Option<&Tile>, ink: Rgba) {
    for tile in &plan.tiles {
        let at = corner + Vec2::new(tile.column as f64 * cell.x, tile.row as f64 * cell.y);
        let square = Rect::from_origin_size(at, cell.to_size()).to_path(0.1);
        if this == Some(tile) {
            scene.fill(None, Role::Ground, square.clone(), ink);
        }
        scene.stroke(None, Role::Ground, square, ink, FINE);
    }
}

/// A bar to hold a ruler to: ten parts of 10 mm. The answer is where it ends.
pub(super) fn check_bar(sheet: &mut Sheet, at: Point, types: &mut Typesetter) -> f64 {
    let words = types.shape("This bar is 100 mm. If it is not, print at 100 %.", paper::NOTE, None, Align::Start);
    sheet.note(&words, at);
    let top = at.y + f64::from(words.height) + 1.0 * MM;
    let mut bar = Scene::default();
    for part in (0..10).step_by(2) {
        let x = at.x + f64::from(part) * 10.0 * MM;
        bar.fill(None, Role::Ground, Rect::new(x, top, x + 10.0 * MM, top + 2.0 * MM).to_path(0.1), sheet.ink);
    }
    bar.stroke(None, Role::Ground, Rect::new(at.x, top, at.x + BAR, top + 2.0 * MM).to_path(0.1), sheet.ink, FINE);
    sheet.page.place(bar, Affine::IDENTITY);
    top + 2.0 * MM
}

/// Two ticks at each corner, outside.
fn ticks(window: Rect) -> BezPath {
    let mut path = BezPath::new();
    for (x, away_x) in [(window.x0, -1.0), (window.x1, 1.0)] {
        for (y, away_y) in [(window.y0, -1.0), (window.y1, 1.0)] {
            path.move_to((x + away_x * AWAY, y));
            path.line_to((x + away_x * (AWAY + TICK), y));
            path.move_to((x, y + away_y * AWAY));
            path.line_to((x, y + away_y * (AWAY + TICK)));
        }
    }
    path
}

fn line(from: Point, to: Point) -> BezPath {
    let mut path = BezPath::new();
    path.move_to(from);
    path.line_to(to);
    path
}

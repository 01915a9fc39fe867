//! The key page of a poster: the whole in small with the sheets' names, and how to put them together.

use kurbo::{Affine, Point, Rect, Shape, Vec2};

use crate::print::column::Column;
use crate::print::furniture::{Footer, Sheet, audience_words, title};
use crate::print::{Paper, PrintError, PrintOptions};
use crate::release::Released;
use crate::scene::{Page, Placed, Role, Scene, Tag};
use crate::text::{Align, Typesetter};
use crate::theme::paper;
use crate::words::counted;

use super::marks::check_bar;
use super::tiles::{OVERLAP, Plan};

/// The page that comes first.
pub(super) fn page(
    released: &Released,
    poster: &Page,
    plan: &Plan,
    paper: Paper,
    options: &PrintOptions,
    types: &mut Typesetter,
) -> Result<Page, PrintError> {
    let mut sheet = Sheet::new(released, "How to put the poster together", options.tile.turned(false), options)?;
    sheet.header(title(released.map().about()), &format!("Wall poster · {}", audience_words(released)), options, types);
    let footer = Footer::of(released);
    sheet.reserve_footer(&footer, options, types);
    let steps = steps(plan, paper);
    let mut column = Column::new(sheet.free);
    let (strong, body) = (sheet.style(paper::STRONG, options), sheet.style(paper::BODY, options));
    column.words(&mut sheet, "How to put the poster together", strong, Tag::Heading(2), types);
    column.gap(4.0);
    for step in steps {
        column.words(&mut sheet, &step, body, Tag::Item, types);
        column.gap(3.0);
    }
    column.gap(8.0);
    let below = check_bar(&mut sheet, Point::new(column.area.x0, column.y), types);
    column.gap(below - column.y + 14.0);
    let area = column.rest();
    if area.height() > 40.0 {
        overview(&mut sheet, poster, plan, area, types);
    }
    let count = plan.tiles.len() + 1;
    sheet.footer(&footer, [1, count], options, types);
    Ok(sheet.finish())
}

fn steps(plan: &Plan, paper: Paper) -> Vec<String> {
    let left_out = plan.rows * plan.columns - plan.tiles.len();
    let mut first = format!(
        "The poster is {paper}, {:.0} × {:.0} mm, on {} of {} in {} and {}.",
        plan.poster.width / crate::print::MM,
        plan.poster.height / crate::print::MM,
        counted(plan.tiles.len(), "sheet"),
        plan.paper,
        counted(plan.rows, "row"),
        counted(plan.columns, "column")
    );
    if left_out > 0 {
        first.push_str(" The others of the grid are left out, as nothing would be on them.");
    }
    vec![
        first,
        "1. Print at 100 % (\u{201c}actual size\u{201d}). Hold a ruler to the bar below: it is 100 mm long.".into(),
        "2. Cut each sheet at its left and at its foot, from tick to tick; leave the other two sides for glue.".into(),
        "3. Rows first: glue each sheet over the one to its left, up to the dashed line.".into(),
        "4. Then glue each row over the row below it, down to the dashed line.".into(),
    ]
}

/// The poster in small, with the sheets' edges and names.
fn overview(sheet: &mut Sheet, poster: &Page, plan: &Plan, area: Rect, types: &mut Typesetter) {
    // Around everything that the sheets show, which is a little more than the poster.
    let whole = plan.tiles.iter().map(|tile| tile.shows).reduce(|a, b| a.union(b)).unwrap_or(poster.size.to_rect());
    let scale = (area.width() / whole.width()).min(area.height() / whole.height());
    let at = Vec2::new(area.center().x - whole.width() * scale / 2.0, area.y0) - whole.origin().to_vec2() * scale;
    let small = Affine::translate(at) * Affine::scale(scale);
    let map = poster.placed.iter().find(|placed| matches!(placed.tag, Tag::Figure(_)));
    if let Some(map) = map {
        // Labels would be too small to read and only grey the names of the sheets.
        let shapes = map.scene.items.iter().filter(|item| matches!(item.role, Role::Element | Role::Line | Role::Group)).cloned();
        let scene = Scene { items: shapes.collect() };
        let page_from_scene = small * map.page_from_scene;
        sheet.page.placed.push(Placed { scene, page_from_scene, clip: None, tag: map.tag.clone(), leads_to: None });
    }
    let mut grid = Scene::default();
    let mut names = Vec::new();
    for tile in &plan.tiles {
        // Each sheet as far as it is seen when the next ones are glued over it.
        let right = if plan.at(tile.row, tile.column + 1).is_some() { OVERLAP } else { 0.0 };
        let top = if tile.row > 0 && plan.at(tile.row - 1, tile.column).is_some() { OVERLAP } else { 0.0 };
        let seen = Rect { x1: tile.shows.x1 - right, y0: tile.shows.y0 + top, ..tile.shows };
        let seen = small.transform_rect_bbox(seen);
        grid.stroke(None, Role::Ground, seen.to_path(0.1), sheet.ink, 0.5);
        names.push((types.shape(&tile.name(), paper::STRONG, None, Align::Start), seen));
    }
    sheet.page.place(grid, Affine::IDENTITY);
    for (name, seen) in names {
        let at = seen.center() - Vec2::new(f64::from(name.width), f64::from(name.height)) / 2.0;
        let mut plate = Scene::default();
        let room = Rect::from_origin_size(at, (f64::from(name.width), f64::from(name.height))).inflate(3.0, 0.0);
        plate.fill(None, Role::Ground, room.to_path(0.1), sheet.ground);
        sheet.page.place(plate, Affine::IDENTITY);
        sheet.words(&name, at, Tag::Artifact);
    }
}

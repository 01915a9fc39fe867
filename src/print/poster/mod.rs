//! The wall poster: the map sheet at its true size, in one page or cut into sheets to be glued, with a key page.

mod cuts;
mod key;
mod marks;
pub mod tiles;

use kurbo::{Affine, Rect};

use crate::release::Released;
use crate::scene::{Draw, Page, Placed, Role, Scene, Tag};
use crate::text::Typesetter;

use super::drawing::{COVERAGE, FIGURE, drawn};
use super::furniture::{Sheet, smallest_reading};
use super::map_sheet::{composed, too_small};
use super::{Job, Paper, PrintError, PrintKind, PrintOptions, Printout, Shelf};
use tiles::{Plan, Tile};

/// The row in the list of kinds.
pub(super) const KIND: PrintKind = PrintKind {
    name: "poster",
    title: "Wall poster",
    help: "The map at the size of a wall, cut into sheets that any printer takes.",
    shelf: Shelf::Map,
    paper: Paper::A1,
    settings: &[COVERAGE, FIGURE],
    pages,
};

fn pages(job: &mut Job<'_>) -> Result<Printout, PrintError> {
    let Job { released, options, types, pace } = job;
    let drawn = drawn(released, options, types)?;
    let paper = options.paper.unwrap_or(KIND.paper);
    let made = composed(released, &drawn, paper, options, types)?;
    let warnings = too_small(&made, released, &drawn, options, types).into_iter().collect();
    let poster = made.finished([0, 0], options, types);
    let sides = |p: Paper| (p.width.min(p.height), p.width.max(p.height));
    let ((tile_a, tile_b), (paper_a, paper_b)) = (sides(options.tile), sides(paper));
    if tile_a >= paper_a - 0.5 && tile_b >= paper_b - 0.5 {
        return Ok(Printout::new(vec![poster], warnings));
    }
    let no_room = || PrintError::NoRoom { paper: options.tile.to_string() };
    let mut plan = Plan::new(poster.size, options.tile, options.margin_pt(), &words(&poster)).ok_or_else(no_room)?;
    plan.tiles.retain(|tile| !parts(&poster, tile.shows).is_empty());
    let smallest = smallest_reading(&poster);
    let mut all = vec![key::page(released, &poster, &plan, paper, options, types)?];
    let count = plan.tiles.len() + 1;
    for (done, tile) in plan.tiles.iter().enumerate() {
        pace.step(done, plan.tiles.len())?;
        let mut page = tile_page(released, &poster, &plan, (tile, [done + 2, count]), options, types)?;
        page.smallest_text = smallest;
        all.push(page);
    }
    Ok(Printout::new(all, warnings))
}

/// Where words stand on a page: what a cut should not split.
fn words(page: &Page) -> Vec<Rect> {
    let on_page = |placed: &Placed| {
        let shift = placed.page_from_scene;
        let texts = placed.scene.items.iter().filter(|item| matches!(item.draw, Draw::Text(_)));
        texts.map(|item| shift.transform_rect_bbox(item.bounds)).collect::<Vec<_>>()
    };
    page.placed.iter().flat_map(on_page).collect()
}

/// One sheet of a poster, with its number among all pages.
fn tile_page(
    released: &Released,
    poster: &Page,
    plan: &Plan,
    (tile, number): (&Tile, [usize; 2]),
    options: &PrintOptions,
    types: &mut Typesetter,
) -> Result<Page, PrintError> {
    let mut sheet = Sheet::new(released, &format!("Tile {}", tile.name()), plan.paper, options)?;
    let shift = Affine::translate(plan.sheet_from_poster(tile));
    for part in parts(poster, tile.shows) {
        let tag = match part.tag {
            Tag::Figure(_) => Tag::Figure(format!("Tile {} of the poster", tile.name())),
            _ => Tag::Artifact,
        };
        sheet.page.placed.push(Placed {
            page_from_scene: shift * part.page_from_scene,
            clip: Some(plan.seen(tile)),
            tag,
            scene: part.scene,
            leads_to: None,
        });
    }
    marks::add(&mut sheet, plan, tile, number, options, types);
    Ok(sheet.page)
}

/// What of a page lies in a rectangle. What lies outside is not on the sheet at all, so that no cut-off words are read or found there.
fn parts(page: &Page, seen: Rect) -> Vec<Placed> {
    let touches = |r: Rect| r.x0 < seen.x1 && r.x1 > seen.x0 && r.y0 < seen.y1 && r.y1 > seen.y0;
    let cut = |placed: &Placed| {
        let inside = |bounds: Rect| touches(placed.page_from_scene.transform_rect_bbox(bounds).inflate(0.01, 0.01));
        let items = placed.scene.items.iter().filter(|item| inside(item.bounds) && item.role != Role::Overlay).cloned();
        let scene = Scene { items: items.collect() };
        (!scene.items.is_empty()).then(|| Placed { scene, ..placed.clone() })
    };
    page.placed.iter().filter_map(cut).collect()
}

//! Notes: what whoever draws the map wrote beside its parts, on a leaf with a folded corner, so that it is told from an element without colours.

use std::sync::Arc;

use kurbo::{BezPath, Point, Rect, Vec2};

use super::easel::{Easel, Layer, polygon};
use super::marks::Marks;
use super::places::Places;
use super::{Detail, Role};
use crate::layout::rounded;
use crate::map::{Note, NoteId, Part, SystemMap};
use crate::text::{Align, Shaped, Typesetter};
use crate::theme::{Pens, role};

/// Beside the words, and above and below them, map units.
pub const NOTE_PAD: Vec2 = Vec2::new(11.0, 8.0);
/// Side of the corner that is folded over, map units.
pub const NOTE_FOLD: f64 = 11.0;
/// The edge of a leaf.
const EDGE: f64 = 0.9;
/// Of a map of which only some is drawn, notes this near to it are drawn too.
const NEAR: f64 = 80.0;
/// Height of the bar that stands for a line from afar, ÷ its type size, and how much of the words' colour it has.
const BAR: f64 = 0.38;
const BAR_INK: f64 = 0.35;

/// A note with its words laid out.
pub(super) struct Leaf<'m> {
    pub note: &'m Note,
    pub rect: Rect,
    words: Arc<Shaped>,
    dim: bool,
}

impl Leaf<'_> {
    pub fn part(&self) -> Part {
        Part::Note(self.note.id)
    }
}

/// What a note covers, as high as its words need, and the words laid out.
fn laid_out(note: &Note, pens: &Pens, types: &mut Typesetter) -> (Rect, Arc<Shaped>) {
    let measure = (note.width - 2.0 * NOTE_PAD.x).max(1.0) as f32;
    let words = types.shape(&note.text, role::note(pens), Some(measure), Align::Start);
    let height = f64::from(words.height) + 2.0 * NOTE_PAD.y;
    // A word that is wider than the leaf makes it wider: nothing sticks out.
    let width = note.width.max(f64::from(words.width) + 2.0 * NOTE_PAD.x);
    (Rect::from_origin_size(note.at, (width, height)), words)
}

/// The notes to be drawn of those asked for, from back to front: all, or those near to the elements that are, which these boxes are of.
pub(super) fn leaves<'m>(
    map: &'m SystemMap,
    asked: impl Fn(NoteId) -> bool,
    boxes: impl Iterator<Item = Rect>,
    marks: &Marks,
    (pens, types): (&Pens, &mut Typesetter),
) -> Vec<Leaf<'m>> {
    let around = boxes.reduce(|a, b| a.union(b)).map(|rect| rect.inflate(NEAR, NEAR));
    let mut found: Vec<Leaf> = Vec::new();
    for note in map.notes().iter().filter(|note| asked(note.id)) {
        let (rect, words) = laid_out(note, pens, types);
        if marks.only.is_none() || around.is_some_and(|around| around.overlaps(rect)) {
            found.push(Leaf { note, rect, words, dim: marks.is_dim([Part::Note(note.id)]) });
        }
    }
    found
}

/// Draws the leaves, and takes their places.
pub(super) fn draw(easel: &mut Easel, leaves: &[Leaf<'_>], places: &mut Places) {
    for leaf in leaves {
        places.take(leaf.part(), Role::Note, leaf.rect);
        draw_leaf(easel, leaf);
    }
}

fn draw_leaf(easel: &mut Easel, leaf: &Leaf<'_>) {
    let (palette, rect) = (&easel.theme.palette, leaf.rect);
    let fill = if easel.theme.name.is_paper() { palette.ground } else { palette.second_panel };
    easel.part(Layer::Elements, leaf.part(), leaf.dim);
    let path = Arc::new(outline(rect));
    easel.fill(Role::Note, Arc::clone(&path), fill);
    easel.stroke(Role::Note, path, palette.field_line, EDGE);
    let (x, y) = (rect.x1 - NOTE_FOLD, rect.y0 + NOTE_FOLD);
    let mut fold = BezPath::new();
    fold.move_to((x, rect.y0));
    fold.line_to((x, y));
    fold.line_to((rect.x1, y));
    easel.stroke(Role::Note, fold, palette.field_line, EDGE);
    let (size, text) = (role::note(&easel.theme.pens).size, palette.text);
    let words = Rect::from_origin_size(rect.origin() + NOTE_PAD, (f64::from(leaf.words.width), f64::from(leaf.words.height)));
    easel.from(Detail::Label);
    easel.text(Role::Note, leaf.words.clone(), words.center(), text);
    bars(easel, leaf, words.origin(), f64::from(size), fill);
}

/// One bar a line, in one path.
fn bars(easel: &mut Easel, leaf: &Leaf<'_>, corner: Point, size: f64, fill: crate::theme::Rgba) {
    let step = f64::from(leaf.words.height) / leaf.words.lines.len().max(1) as f64;
    let mut path = BezPath::new();
    for (row, line) in (0_u32..).zip(&leaf.words.lines).filter(|(_, line)| line.width > 0.0) {
        let middle = corner.y + (f64::from(row) + 0.5) * step;
        let height = size * BAR;
        let x = corner.x + f64::from(line.x);
        path.extend(rounded(Rect::new(x, middle - height / 2.0, x + f64::from(line.width), middle + height / 2.0), height / 2.0));
    }
    if !path.elements().is_empty() {
        easel.from(Detail::Instead);
        let ink = easel.theme.palette.text.mixed(BAR_INK, fill);
        easel.fill(Role::Note, path, ink);
    }
}

/// A leaf whose upper right corner is cut off along the fold.
pub(super) fn outline(rect: Rect) -> BezPath {
    let mut path = BezPath::new();
    let corners = [
        rect.origin(),
        Point::new(rect.x1 - NOTE_FOLD, rect.y0),
        Point::new(rect.x1, rect.y0 + NOTE_FOLD),
        Point::new(rect.x1, rect.y1),
        Point::new(rect.x0, rect.y1),
    ];
    polygon(&mut path, &corners);
    path
}

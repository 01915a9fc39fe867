//! What a story card says below its ring, piece by piece: the story, numbered sentences, what comes of it, somebody's words, a box to write in.

use std::sync::Arc;

use kurbo::{Affine, Point, Rect, Shape, Vec2};

use crate::layout::{circle, rounded};
use crate::print::furniture::Sheet;
use crate::print::lines::line_height;
use crate::print::voices::{BESIDE, swatch_beside};
use crate::scene::{Role, Scene, Tag};
use crate::text::{Align, Shaped, TypeStyle, Typesetter};
use crate::theme::{Theme, paper};

/// What a piece is drawn as.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Form {
    /// Words alone.
    Words,
    /// A sentence with its number.
    Step(usize),
    /// Somebody's words, and whose they are, with the place of the voice.
    Said(Arc<Shaped>, usize),
    /// A question with room to write below.
    Question,
}

/// A piece of a card.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub form: Form,
    pub text: Arc<Shaped>,
    /// From the left of the column to the words.
    pub indent: f64,
    /// Free room above; none at the top of a page.
    pub above: f64,
    /// Stays with the piece after it.
    pub with_next: bool,
    pub tag: Tag,
}

/// From the left of a column to a sentence beside its number, in ems.
pub(super) const STEP_INDENT: f64 = 2.2;
/// From the left of a column to somebody's words, in ems.
pub(super) const SAID_INDENT: f64 = 1.2;
/// Room inside a box, around its words.
pub(super) const BOX_PAD: f64 = 11.0;
/// Thickness of the bar beside somebody's words.
const BAR: f64 = 3.0;
/// Line of the box.
const BOX_LINE: f64 = 1.2;
/// Radius of a step's disc ÷ size of its words.
const DISC: f64 = 0.68;
/// Size of the number in it ÷ size of its words.
const NUMBER: f32 = 0.84;

impl Piece {
    /// How high it is, with this much room to write in where it has any.
    pub fn height(&self, room: f64) -> f64 {
        let text = f64::from(self.text.height);
        match &self.form {
            Form::Words | Form::Step(_) => text,
            Form::Said(by, _) => text + f64::from(by.height) + 2.0,
            Form::Question => text + 2.0 * BOX_PAD + room,
        }
    }

    /// Draws it in a column with its top at `y`.
    pub fn draw(&self, sheet: &mut Sheet, column: Rect, y: f64, room: f64, theme: &Theme, types: &mut Typesetter) {
        let mut scene = Scene::default();
        match &self.form {
            Form::Words => {}
            Form::Step(number) => {
                let middle = Point::new(column.x0 + radius(&self.text), y + line_height(&self.text) / 2.0);
                step_disc(&mut scene, *number, middle, &self.text, theme, types);
            }
            Form::Said(by, place) => self.draw_said(sheet, column, y, (by, *place), theme),
            Form::Question => {
                let frame = Rect::new(column.x0, y, column.x1, y + self.height(room)).inset(-BOX_LINE / 2.0);
                let mut behind = Scene::default();
                behind.stroke(None, Role::Ground, rounded(frame, 8.0), theme.palette.outline, BOX_LINE);
                sheet.page.place(behind, Affine::IDENTITY);
            }
        }
        let (top, right) = if self.form == Form::Question { (y + BOX_PAD, column.x1 - BOX_PAD) } else { (y, column.x1) };
        let inner = Rect { x0: column.x0 + self.indent, x1: right, ..column };
        scene.text(None, Role::Words, Arc::clone(&self.text), Point::new(self.text.start_between(inner.x0, inner.x1), top), sheet.ink);
        sheet.page.place(scene, Affine::IDENTITY).tag = self.tag.clone();
        if let Form::Said(by, _) = &self.form {
            let x = inner.x0 + BESIDE * f64::from(by.size);
            sheet.words(by, Point::new(x, y + f64::from(self.text.height) + 2.0), Tag::Paragraph);
        }
    }

    fn draw_said(&self, sheet: &mut Sheet, column: Rect, y: f64, (by, place): (&Shaped, usize), theme: &Theme) {
        let mut beside = Scene::default();
        let bar = Rect::new(column.x0, y, column.x0 + BAR, y + self.height(0.0));
        beside.fill(None, Role::Ground, bar.to_path(0.1), sheet.ink);
        let corner = Point::new(column.x0 + self.indent, y + f64::from(self.text.height) + 2.0);
        beside.append(&swatch_beside(by, corner, place, theme), Vec2::ZERO);
        sheet.page.place(beside, Affine::IDENTITY);
    }
}

/// The radius of the disc beside a sentence.
fn radius(text: &Shaped) -> f64 {
    f64::from(text.size) * DISC
}

/// The number of a step, as on the arcs of the ring.
fn step_disc(scene: &mut Scene, number: usize, middle: Point, beside: &Shaped, theme: &Theme, types: &mut Typesetter) {
    scene.fill(None, Role::Step, circle(middle, radius(beside)), theme.palette.accent);
    let style = TypeStyle { size: beside.size * NUMBER, leading: 1.25, ..paper::STRONG };
    let number = types.shape(&number.to_string(), style, None, Align::Start);
    let at = middle - Vec2::new(f64::from(number.width), f64::from(number.height)) / 2.0;
    scene.text(None, Role::Step, number, at, theme.palette.on_accent);
}

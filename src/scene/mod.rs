//! The drawing, once: a map becomes a display list of shapes and shaped text in map units, which the screen, SVG, PNG, PDF and paper
//! all paint. Nothing here knows where it will be painted.
//!
//! [`build`] plans (`plan`: elements and arcs), finds a free place for every mark (`places`), and draws each family of marks with a file
//! of its own. [`redraw`] draws an edit into a drawing, [`sketch`] what a large map shows before it is drawn.

mod aims;
mod backdrops;
mod badges;
mod build;
mod cards;
mod clashes;
mod codes;
mod connections;
mod coverage;
mod discs;
mod drawing;
mod easel;
mod elements;
mod evidence;
mod fans;
mod figures;
mod folded;
mod groups;
mod hatch;
mod horizon;
mod icon;
mod item;
mod loops;
mod marks;
mod notes;
mod overlay;
mod page;
mod places;
mod plan;
mod redraw;
mod relations;
mod rings;
mod sketch;
mod splice;
mod tips;

pub use build::build;
pub use cards::{CARD_WIDTH, Card, CardLook, CardText, card_heading, marquee_item};
pub use clashes::Clash;
pub use coverage::CoverageView;
pub use drawing::Drawing;
pub use evidence::{Counts, VOICES, bar_counts};
pub use figures::{FigureMarks, outlined as figure_outline, shaded as figure_shade};
pub use hatch::Hatch;
pub use icon::{ICON_SIDE, icon};
pub use item::{Detail, Draw, Fill, Item, PhotoAt, Role, Scene, Stroke, TextAt};
pub use marks::{LoopMark, Marks};
pub use notes::{NOTE_FOLD, NOTE_PAD};
pub use overlay::{Overlaid, Overlay, Rubber, RubberEnd, overlay};
pub use page::{Page, Placed, TableCell, Tag};
pub use redraw::{Change, redraw};
pub use sketch::sketch;

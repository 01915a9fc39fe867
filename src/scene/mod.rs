//! The drawing, once: a map becomes a display list of shapes and shaped text in map units, which the screen, SVG, PNG, PDF and paper
//! all paint. Nothing here knows where it will be painted.

mod item;
mod page;

pub use item::{Detail, Draw, Fill, Item, Role, Scene, Stroke, TextAt};
pub use page::{Page, Placed, Tag};

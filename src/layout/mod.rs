//! Where things go: how large elements are, the arcs between them, and how arcs bow. Nothing here draws.

mod arc;
mod bends;
mod compact;
mod crossing;
mod ends;
mod grid;
mod guides;
mod outline;
mod size;

pub use arc::{CircleArc, Corner};
pub use bends::{Bends, FAN, bend_anew, bend_for_new, bends_for_all};
pub use compact::compact;
pub use ends::{END_SPACING, End, LOOP_WEIGHT, slides};
pub use grid::{Cells, Grid, Span, cell_name};
pub use guides::{Guide, Snap, snap};
pub use outline::{ElementShape, Side, circle, rounded};
pub use size::{element_shape, element_size, element_size_plain};

//! Where things go: how large elements are, the layouts, the arcs between elements, and how arcs bow. Nothing here draws.

mod align;
mod arc;
mod bends;
mod circle;
mod columns;
mod compact;
mod crossing;
mod ends;
mod grid;
mod groups;
mod guides;
mod lines;
mod lineup;
mod net;
mod outline;
mod registry;
mod room;
mod scatter;
mod settle;
mod shortest;
mod size;
mod stress;
mod tidy;

pub use arc::{CircleArc, Corner};
pub use bends::{Bends, FAN, bend_anew, bend_for_new, bends_for_all};
pub use compact::compact;
pub use ends::{END_SPACING, End, LOOP_WEIGHT, slides};
pub use grid::{Cells, Grid, Span, cell_name};
pub use guides::{Guide, Snap, snap};
pub use lineup::{Align, aligned, distributed};
pub use outline::{ElementShape, Side, circle, rounded};
pub use registry::{LAYOUTS, LaidOut, Layout, LayoutError, LayoutOptions, layout};
pub use room::{Lean, Room, pieces};
pub use size::{element_shape, element_size, element_size_plain, with_labels_ahead};

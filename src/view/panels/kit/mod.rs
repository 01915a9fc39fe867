//! Controls of the panels: fields, buttons, choices, heads. 28 high, radius 6, each with a name for screen readers.

mod choose;
mod field;
mod press;
mod words;

pub use choose::{choice_ui, item_ui, segments_ui};
pub use field::{field_ui, raw_ui, search_ui};
pub use press::{Look, button_ui, check_ui, focus_ring, head_ui, icon_button_ui, named_button_ui, row_ui};
pub use words::{labelled_ui, paragraph_ui, separator_ui};

/// Height of fields, buttons and segments.
pub const CONTROL: f32 = 28.0;
/// Corner radius of the same.
pub const RADIUS: u8 = 6;
/// Width of the column of labels.
pub const LABELS: f32 = 74.0;

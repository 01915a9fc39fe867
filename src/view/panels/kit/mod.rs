//! Controls of the panels, beside the window's shared widgets: fields whose memory is the map, rows, and choices whose words wrap.

mod choose;
mod field;
mod press;
mod words;

pub use choose::{choice_ui, item_ui, list_of, segments_ui};
pub use field::{as_read_ui, field_ui, raw_ui};
pub use press::{check_ui, named_button_ui, row_ui};
pub use words::{labelled_ui, paragraph_ui, separator_ui};

/// Width of the column of labels.
pub const LABELS: f32 = 74.0;

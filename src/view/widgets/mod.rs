//! Buttons, fields, heads and small pictures shared by every part of the window. Each has an accessible name, is 24 px high at least, and
//! shows when it has the keyboard.

mod button;
mod choice;
mod choice_list;
mod command_button;
mod command_menu;
mod field;
mod frame;
mod icon;
mod keyboard;
mod marks;
mod pane;
mod picture;

pub use button::{flat_button, icon_button, on_button, paint_focus, plain_button, primary_button, small_icon_button};
pub use choice::{check_row, combo, segmented, segmented_icons};
pub use choice_list::{ListRow, choice_list, stepped};
pub use command_button::{command_button, command_label, quiet_command_button, tooltip};
pub use command_menu::command_menu;
pub use field::{field, search_field};
pub use frame::{card, labelled, section_head, separator, strip};
pub use icon::{ICON, paint_icon, paint_large_icon};
pub use keyboard::{held_at_press, keyboard_back, take_wanted, want_first_row};
pub use marks::{paint_disc, paint_ring, paint_swatch, swatch};
pub use pane::{pane_anchor, pane_id, search_id, text_has_keyboard};
pub use picture::{paint_layer, paint_picture};

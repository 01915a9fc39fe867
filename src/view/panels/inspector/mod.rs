//! The inspector: one file for each kind of thing that can be selected, and what they share.

mod attributes;
mod cases;
mod connection;
mod details;
mod element;
mod form;
mod group;
mod groups;
mod header;
mod leverage;
mod map;
mod own_size;
mod part_loop;
mod people;
mod pick;
mod quote;
mod quote_editor;
mod quote_parts;
mod quotes;
mod record_row;
mod redact;
mod references;
mod several;
mod several_more;
mod several_quotes;
mod sources;

pub use connection::connection_ui;
pub use element::element_ui;
pub use group::group_ui;
pub use map::map_ui;
pub use part_loop::loop_ui;
pub use pick::{Only, pick_ui};
pub use quote::quote_ui;
pub use several::several_ui;

//! Saved views: the strip below the map, and the page on which one is made.

mod page;
mod strip;

pub use page::view_ui;
pub use strip::{HEIGHT, strip_ui};

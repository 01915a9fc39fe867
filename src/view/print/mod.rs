//! The print page: settings at the left, the page itself in the middle, all pages at the right, and what to know before printing.

mod flat;
mod kept;
mod keys;
mod kinds;
mod note;
mod pack;
mod page;
mod paper;
mod part;
mod settings;
mod sheet;
mod strip;
mod thumbs;

pub use page::print_ui;
pub use settings::photos_ui;

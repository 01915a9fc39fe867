//! What could tell who somebody is, before anything leaves: the page that goes through it, and the sentence on every page from which
//! something leaves.

mod context;
mod detail;
mod list;
mod lists;
mod note;
mod page;

pub use note::leaving_ui;
pub use page::privacy_ui;

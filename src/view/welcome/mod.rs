//! The start page: one line on how to begin, three ways in, templates, and maps opened not long ago.

mod cards;
mod page;
mod recent;

pub use page::welcome_ui;

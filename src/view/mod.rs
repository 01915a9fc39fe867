//! Views: free functions that show the session in egui and queue what was asked. They read, never write.

pub mod board;
pub mod canvas;
pub mod entry;
pub mod fonts;
pub mod glyphs;
pub mod incoming;
pub mod meaning;
pub mod paint;
pub mod panels;
pub mod print;
pub mod privacy;
pub mod report;
pub mod saved;
pub mod shell;
pub mod style;
pub mod tables;
pub mod welcome;
pub mod widgets;
pub mod words;

pub use shell::window_ui;

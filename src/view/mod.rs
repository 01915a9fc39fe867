//! EGUI: reads the session, queues actions, never writes.

pub mod fonts;
pub mod glyphs;
pub mod paint;
pub mod panels;
pub mod shell;
pub mod style;
pub mod widgets;

pub use shell::window_ui;

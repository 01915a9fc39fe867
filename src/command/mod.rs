//! What one can ask for by name: one row per command. Menu, palette, shortcut, tooltip and the keys page come from the row. And the one
//! place that performs what was asked.

mod perform;

pub use perform::perform;

use crate::session::Session;

/// A command.
#[derive(Clone, Copy)]
pub struct Command {
    /// Its name in code: `file.save`.
    pub id: &'static str,
    /// Its words in menu and palette.
    pub label: &'static str,
    /// A sentence on what it does.
    pub help: &'static str,
    /// Whether it can run now.
    pub enabled: fn(&Session) -> bool,
    /// Runs it.
    pub run: fn(&mut Session),
}

/// Every command.
pub const COMMANDS: &[Command] = &[];

/// The command of this name.
pub fn by_id(id: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|c| c.id == id)
}

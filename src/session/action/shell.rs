//! What can be asked of the window as a whole.

use std::path::PathBuf;

use crate::session::state::{Page, Question};

/// Something of the window as a whole.
#[derive(Clone, Debug, PartialEq)]
pub enum ShellAction {
    /// Another page.
    Page(Page),
    /// Opens this file, asking about unsaved changes first.
    Open(PathBuf),
    /// Saves to this file.
    SaveTo(PathBuf),
    /// Exports to this file, in the format of its extension.
    ExportTo(PathBuf),
    /// Asks a question.
    Ask(Question),
    /// The answer to the open question: which of its buttons.
    Answer(usize),
    /// Takes a notice away.
    Dismiss(usize),
    /// What is typed in the command palette; none closes it.
    Palette(Option<String>),
}

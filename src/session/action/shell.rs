//! What can be asked of the window as a whole.

use std::path::PathBuf;

use crate::format::PictureOptions;
use crate::release::Audience;
use crate::session::state::{Dialog, Page, Pane, Question};
use crate::storage::ThemeChoice;

/// Something of the window as a whole.
#[derive(Clone, Debug, PartialEq)]
pub enum ShellAction {
    /// Another page.
    Page(Page),
    /// A new map from this template (empty: blank), asking about unsaved changes first.
    New(&'static str),
    /// Opens this file, asking about unsaved changes first.
    Open(PathBuf),
    /// Saves to this file.
    SaveTo(PathBuf),
    /// Exports to this file, in the format of its extension.
    ExportTo(PathBuf),
    /// Asks for a path and exports in this format.
    Export(&'static str),
    /// For whom exports are.
    Audience(Audience),
    /// How an exported picture looks.
    Picture(PictureOptions),
    /// Asks a question.
    Ask(Question),
    /// The answer to the open question: which of its buttons.
    Answer(usize),
    /// Takes a notice away.
    Dismiss(usize),
    /// What is typed in the command palette; none closes it.
    Palette(Option<String>),
    /// Opens a page over the window, or closes it.
    Dialog(Option<Dialog>),
    /// Light, dark or the system's colours.
    Theme(ThemeChoice),
    /// Size of words and buttons, in percent.
    Scale(u32),
    /// The system asks for dark colours, or no longer.
    SystemDark(bool),
    /// The keyboard is there now.
    Focused(Pane),
    /// Forgets this recent file, or all.
    Forget(Option<PathBuf>),
    /// Closes the window, asking about unsaved changes first.
    Quit,
}

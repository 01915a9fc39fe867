//! What can be asked of the print dialog.

use crate::print::PrintOptions;
use crate::release::Audience;

/// Something of the print dialog.
#[derive(Clone, Debug, PartialEq)]
pub enum PrintAction {
    /// Another kind of handout, by its name in `print::KINDS`.
    Kind(&'static str),
    /// Another page setup.
    Options(Box<PrintOptions>),
    /// For whom.
    Audience(Audience),
    /// Shows this page, from 0.
    ShowPage(usize),
    /// Asks for a path and saves the pages there.
    Save,
    /// Opens the pages in the system's viewer.
    View,
    /// Sends the pages to this printer.
    Send(String),
    /// Closes the dialog and lists the quotes that would be left out.
    ShowLeftOut,
    /// Stops making the pages that are on their way.
    Stop,
    /// Closes it.
    Close,
}

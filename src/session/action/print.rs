//! What can be asked of the print dialog.

/// Something of the print dialog.
#[derive(Clone, Debug, PartialEq)]
pub enum PrintAction {
    /// Another kind of handout, by its name in `print::KINDS`.
    Kind(&'static str),
    /// Shows this page, from 0.
    ShowPage(usize),
    /// Closes it.
    Close,
}

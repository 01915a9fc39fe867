//! What can be asked of the print dialog.

/// Something of the print dialog.
#[derive(Clone, Debug, PartialEq)]
pub enum PrintAction {
    /// Shows this page, from 0.
    ShowPage(usize),
    /// Closes it.
    Close,
}

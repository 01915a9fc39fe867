//! What can be asked of the print dialog.

use crate::map::PackId;
use crate::print::PrintOptions;
use crate::release::Audience;

/// What can be asked of the pack that the dialog shows. Handouts are named by their place in it, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackAction {
    /// Shows another pack of the map.
    Choose(PackId),
    /// Begins a pack with every handout.
    New,
    /// Takes the pack out of the map.
    Delete,
    /// Adds the handout that the dialog shows, as it is set.
    Add,
    /// Opens a handout in the list, or closes it.
    Open(Option<usize>),
    /// Moves a handout to another place.
    Move(usize, usize),
    /// Takes a handout out.
    Remove(usize),
    /// Shows a handout alone, to look at it and set it otherwise.
    Show(usize),
    /// Keeps the handout that is shown alone as it is set now.
    Keep,
}

/// Something of the print dialog.
#[derive(Clone, Debug, PartialEq)]
pub enum PrintAction {
    /// Another kind of handout, by its name in `print::KINDS`.
    Kind(&'static str),
    /// Another page setup.
    Options(Box<PrintOptions>),
    /// For whom.
    Audience(Audience),
    /// Whether pictures behind the map go into prints and exports.
    Photos(bool),
    /// A size of one's own as typed so far; none goes back to the sizes with names.
    OwnPaper(Option<String>),
    /// Shows the pages as a photocopier would leave them, or no longer.
    Photocopy(bool),
    /// Something of the pack.
    Pack(PackAction),
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

//! What can be asked of saved views.

use crate::map::ViewId;

/// Something of saved views.
#[derive(Clone, Debug, PartialEq)]
pub enum ViewsAction {
    /// Shows a view, or the whole map.
    Show(Option<ViewId>),
    /// Shows the next one in the strip, or the one before.
    Step(bool),
    /// Shows or hides the strip.
    Strip(bool),
    /// Begins a view, or opens one to be changed.
    Edit(Option<ViewId>),
    /// Its title as typed so far.
    Title(String),
    /// What to say while it is shown, as typed so far.
    Note(String),
    /// Keeps elements with this value of a property, or no longer.
    Value(String, String),
    /// Keeps what is so many steps round the selected element: `2 up`. None keeps what lies anywhere.
    Around(Option<String>),
    /// Whether it is shown from where one looks now.
    Camera(bool),
    /// Writes it.
    Save,
    /// Takes the view that is shown out of the strip.
    Delete,
    /// Moves the view that is shown one place on, or back.
    Move(bool),
}

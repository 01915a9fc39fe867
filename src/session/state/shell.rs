//! Pages, questions, notices, settings, palette: the window as a whole.

use std::path::PathBuf;

/// What fills the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// How to begin.
    #[default]
    Welcome,
    /// The map.
    Editor,
    /// The print dialog.
    Print,
}

/// How much a notice matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// It went well.
    Done,
    /// Something to know.
    Note,
    /// Something is wrong, and what to do.
    Problem,
}

/// A sentence in a strip above the canvas, until it is taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How much it matters.
    pub kind: NoticeKind,
    /// The sentence.
    pub text: String,
    /// Lines that say more, if asked for.
    pub more: Vec<String>,
}

/// A question that has to be answered before anything else.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// What is asked.
    pub title: String,
    /// Why.
    pub text: String,
    /// Each answer's words, and the wishes or commands it starts. The last is the way out (Escape).
    pub answers: Vec<(String, Vec<Wish>)>,
}

/// What only the window system or the disk can do: performed by `app` after the frame.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// Asks for a file and opens it.
    PickOpen,
    /// Asks for a path and saves the map there.
    PickSave,
    /// Asks for a path and exports in this format.
    PickExport(&'static str),
    /// Opens a file.
    Open(PathBuf),
    /// Saves to the map's own path.
    Save,
    /// Saves, then goes on with the rest.
    SaveThen(Box<Wish>),
    /// A new map from this template.
    New(&'static str),
    /// The example map.
    Example,
    /// Puts text on the clipboard.
    CopyText(String),
    /// Closes the window, unsaved changes or not.
    Quit,
    /// Full screen, or back.
    FullScreen,
}

/// The window as a whole.
#[derive(Clone, Debug, Default)]
pub struct ShellState {
    /// What fills the window.
    pub page: Page,
    /// The open question.
    pub question: Option<Question>,
    /// Sentences above the canvas.
    pub notices: Vec<Notice>,
    /// What is typed in the command palette, when it is open.
    pub palette: Option<String>,
    /// Whether the keys page is open.
    pub keys: bool,
    /// Whether dark colours are shown now.
    pub dark: bool,
    /// What `app` is to do.
    pub wishes: Vec<Wish>,
}

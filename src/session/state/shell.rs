//! Pages, questions, notices, settings, palette: the window as a whole.

use std::path::PathBuf;

use super::Sights;
use crate::document::Withdrawal;
use crate::format::{Passphrase, PictureOptions};
use crate::map::QuoteId;
use crate::release::Audience;
use crate::storage::{Settings, ThemeChoice};

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
    /// Each answer's words, and the wishes it starts. The first is the one meant; the last is the way out (Escape).
    pub answers: Vec<(String, Vec<Wish>)>,
}

/// What only the window system or the disk can do: performed by `app` after the frame.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// Asks for a file and opens it.
    PickOpen,
    /// Asks for a path and saves the map there.
    PickSave,
    /// Asks for a path and exports in this format, for the audience in [`ShellState::audience`].
    PickExport(&'static str),
    /// Asks for a path and writes what was replaced and kept there, for the team's own eyes.
    PickLog,
    /// Asks for a path and writes the table of this analysis there, for this audience.
    PickTable(&'static str, Audience),
    /// Asks for a map and lays it beside the open one.
    PickCompare,
    /// Lays this earlier version beside the map, under this name.
    LayVersionBeside(PathBuf, String),
    /// Asks for a file of quotes and reads it.
    PickQuotes,
    /// Opens a file.
    Open(PathBuf),
    /// Asks for a text and puts it beside the map.
    PickTranscript,
    /// Asks for a picture and puts it behind the map.
    PickBackdrop,
    /// Reads a text and puts it beside the map.
    OpenTranscript(PathBuf),
    /// Opens a file that is under this passphrase.
    Unlock(PathBuf, Passphrase),
    /// Asks for a path and saves the map there under a passphrase.
    PickProtected,
    /// Asks for a path and saves the map there without one.
    PickPlain,
    /// Saves the map there without a passphrase, whatever it had.
    SavePlain(PathBuf),
    /// Saves the map there under a passphrase, then goes on with the rest.
    SaveUnder {
        /// Where.
        path: PathBuf,
        /// Under which.
        passphrase: Passphrase,
        /// And then.
        then: Option<Box<Wish>>,
    },
    /// Asks for a key file and opens it.
    PickKeys,
    /// Asks where a new key file is to lie.
    PickNewKeys,
    /// Asks for a passphrase for a new key file there.
    AskNewKeys(PathBuf),
    /// Opens a key file that is under this passphrase.
    UnlockKeys(PathBuf, Passphrase),
    /// Begins a key file there under this passphrase.
    BeginKeys(PathBuf, Passphrase),
    /// Saves the key file that is open.
    SaveKeys,
    /// Removes a file that another now stands for.
    Remove(PathBuf),
    /// Saves to the map's own path.
    Save,
    /// Saves, then goes on with the rest.
    SaveThen(Box<Wish>),
    /// A new map from this template; an empty name is a blank map.
    New(&'static str),
    /// The example map.
    Example,
    /// Looks where the words went that are asked about.
    FindTraces,
    /// Forgets what left with people's words in it.
    ForgetTraces,
    /// Puts text on the clipboard.
    CopyText(String),
    /// Forgets what text fields remember of what was typed in them.
    ForgetTyped,
    /// Asks the window for what is on the clipboard, as if its keys had been pressed.
    Paste,
    /// Asks for a path and writes the print dialog's pages there as a PDF.
    PickPdf,
    /// Writes the pages to a passing PDF and opens it in the system's viewer.
    ViewPdf,
    /// Sends the pages to this printer.
    SendPdf(String),
    /// Lists the earlier versions of the map.
    LookForVersions,
    /// Keeps the map as it is under this name.
    KeepVersion(String),
    /// Tells what a version differs in from the map.
    CompareVersion(PathBuf),
    /// Makes the map what it was in a version.
    RestoreVersion(PathBuf),
    /// Removes all earlier versions of the map.
    RemoveVersions,
    /// Reads a map that grew from the same and makes one of both.
    MergeTheirs(PathBuf),
    /// Asks for such a map.
    PickMerge,
    /// Works on a map that somebody else has open.
    TakeOver(PathBuf),
    /// Opens what is whole of a damaged file.
    Rescue(PathBuf),
    /// Looks for work that was not saved when the program stopped.
    LookForUnsaved,
    /// Opens such work.
    Recover(PathBuf),
    /// Opens such work that is under this passphrase.
    RecoverUnder(PathBuf, Passphrase),
    /// Asks for a path and writes a copy of such work there.
    PickRecovered(PathBuf),
    /// Removes such work.
    DiscardRecovered(Vec<PathBuf>),
    /// Takes words out of all such work, of earlier versions, and of what other windows have open: these quotes, and whatever else the
    /// withdrawal takes in copies of the open map.
    ForgetInUnsaved(Vec<QuoteId>, Withdrawal),
    /// Takes these quotes out of the earlier versions of the open map.
    ForgetInVersions(Vec<QuoteId>),
    /// Writes [`ShellState::settings`] to the disk.
    KeepSettings,
    /// Closes the window, unsaved changes or not.
    Quit,
    /// Full screen, or back.
    FullScreen,
}

/// A page over the window, closed with Escape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Every key.
    Keys,
    /// Theme and size.
    Settings,
    /// Version and licences.
    About,
    /// Format and audience of an export.
    Export,
    /// Audience of a copy to give away.
    Share,
    /// What could tell who somebody is, before anything leaves.
    Privacy,
    /// Everybody with a code, their consent and their words.
    Participants,
    /// What becomes of a map of another program.
    ImportMap,
    /// What becomes of a file of quotes.
    ImportQuotes,
    /// Quotes from a pasted text.
    PasteQuotes,
    /// Who stands behind the codes.
    Who,
    /// What rows from a spreadsheet would do.
    PasteTable,
    /// What a saved view keeps.
    View,
    /// Which connections and quotes go to a new element.
    Split,
    /// What the opposite of an element is called.
    ReverseSense,
    /// Words in labels and what comes in their place.
    Replace,
    /// Names that could be clearer.
    Names,
    /// Work that was not saved.
    Recovery,
    /// Earlier versions of the map.
    Versions,
    /// What two sides of a merge do not agree on.
    Merging,
}

/// A part of the window that F6 goes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Pane {
    /// The toolbar.
    Toolbar,
    /// The left panel.
    Left,
    /// The search field of the left panel's tab.
    Search,
    /// The transcript.
    Transcript,
    /// The map.
    #[default]
    Canvas,
    /// The right panel.
    Right,
    /// The search in the right panel for a part to hang quotes on.
    Attach,
}

/// The window as a whole.
#[derive(Debug, Default)]
pub struct ShellState {
    /// What fills the window.
    pub page: Page,
    /// The open question.
    pub question: Option<Question>,
    /// Sentences above the canvas.
    pub notices: Vec<Notice>,
    /// What is typed in the command palette, when it is open.
    pub palette: Option<String>,
    /// The page over the window.
    pub dialog: Option<Dialog>,
    /// What this person chose on this computer.
    pub settings: Settings,
    /// Whether the system asks for dark colours; told by the view.
    pub system_dark: bool,
    /// Whether dark colours are shown now.
    pub dark: bool,
    /// Whether what people said is hidden until somebody points at it, because others see the screen.
    pub presenting: bool,
    /// For whom exports are.
    pub audience: Audience,
    /// How an exported picture looks.
    pub picture: PictureOptions,
    /// Where the keyboard shall go next; the view says when it went.
    pub focus: Option<Pane>,
    /// Where F6 last was.
    pub pane: Pane,
    /// What the welcome page shows of maps that are not open.
    pub sights: Sights,
    /// What `app` is to do.
    pub wishes: Vec<Wish>,
}

impl ShellState {
    /// Asks `app` for something.
    pub fn wish(&mut self, wish: Wish) {
        self.wishes.push(wish);
    }

    /// Says something above the canvas.
    pub fn notify(&mut self, kind: NoticeKind, text: impl Into<String>) {
        self.notices.push(Notice { kind, text: text.into(), more: Vec::new() });
    }

    /// Says something anew that may be said already.
    pub fn notify_once(&mut self, kind: NoticeKind, text: &str) {
        self.notices.retain(|notice| notice.text != text);
        self.notify(kind, text);
    }

    /// Chooses light, dark or the system's.
    pub fn choose_theme(&mut self, choice: ThemeChoice) {
        self.settings.theme = choice;
        self.follow_theme();
    }

    /// Shows what was chosen.
    pub fn follow_theme(&mut self) {
        self.dark = match self.settings.theme {
            ThemeChoice::System => self.system_dark,
            ThemeChoice::Light => false,
            ThemeChoice::Dark => true,
        };
    }
}

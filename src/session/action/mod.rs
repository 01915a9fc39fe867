//! What a view, a key or a tool can ask of the session. Queued while a frame is drawn, performed between frames by `command::perform`.

mod answers;
mod arriving;
mod board;
mod canvas;
mod entry;
mod incoming;
mod layout;
mod meaning;
mod merging;
mod panel;
mod participant;
mod passphrase;
mod print;
mod privacy;
mod recovery;
mod shell;
mod tables;
mod transcript;
mod versions;
mod views;
mod who;

pub use answers::AnswersAction;
pub use arriving::ArrivingAction;
pub use board::BoardAction;
pub use canvas::CanvasAction;
pub use entry::EntryAction;
pub use incoming::IncomingAction;
pub use layout::LayoutAction;
pub use meaning::MeaningAction;
pub use merging::MergingAction;
pub use panel::PanelAction;
pub use participant::ParticipantAction;
pub use passphrase::PassphraseAction;
pub use print::{PackAction, PrintAction};
pub use privacy::PrivacyAction;
pub use recovery::RecoveryAction;
pub use shell::ShellAction;
pub use tables::TablesAction;
pub use transcript::TranscriptAction;
pub use versions::VersionsAction;
pub use views::ViewsAction;
pub use who::WhoAction;

use crate::document::{Edit, Request};

/// One thing asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Something of the document.
    Request(Request),
    /// A command by its id.
    Run(&'static str),
    /// Something of the page of questions.
    Answers(AnswersAction),
    /// Something of the canvas.
    Canvas(CanvasAction),
    /// Something of quick entry.
    Entry(EntryAction),
    /// Something of edits of meaning.
    Meaning(MeaningAction),
    /// Something of a merge that is settled.
    Merging(MergingAction),
    /// Something of the side panels.
    Panel(PanelAction),
    /// Something about participants and their words.
    Participant(ParticipantAction),
    /// Something about the passphrase that is asked for.
    Passphrase(PassphraseAction),
    /// Something of the window as a whole.
    Shell(ShellAction),
    /// Something of the print dialog.
    Print(PrintAction),
    /// Something of the page "Before it leaves".
    Privacy(PrivacyAction),
    /// Something of a map on its way in.
    Arriving(ArrivingAction),
    /// Something of unsaved work that was found.
    Recovery(RecoveryAction),
    /// Something of words on their way in.
    Incoming(IncomingAction),
    /// Something of the quote board.
    Board(BoardAction),
    /// Something of the tables.
    Tables(TablesAction),
    /// Something of the transcript beside the map.
    Transcript(TranscriptAction),
    /// Something of layouts.
    Layout(LayoutAction),
    /// Something of earlier versions.
    Versions(VersionsAction),
    /// Something of saved views.
    Views(ViewsAction),
    /// Something of who is who.
    Who(WhoAction),
}

impl From<Request> for Action {
    fn from(request: Request) -> Self {
        Self::Request(request)
    }
}
impl From<Edit> for Action {
    fn from(edit: Edit) -> Self {
        Self::Request(Request::Edit(edit))
    }
}
impl From<AnswersAction> for Action {
    fn from(action: AnswersAction) -> Self {
        Self::Answers(action)
    }
}
impl From<CanvasAction> for Action {
    fn from(action: CanvasAction) -> Self {
        Self::Canvas(action)
    }
}
impl From<EntryAction> for Action {
    fn from(action: EntryAction) -> Self {
        Self::Entry(action)
    }
}
impl From<MeaningAction> for Action {
    fn from(action: MeaningAction) -> Self {
        Self::Meaning(action)
    }
}
impl From<MergingAction> for Action {
    fn from(action: MergingAction) -> Self {
        Self::Merging(action)
    }
}
impl From<PanelAction> for Action {
    fn from(action: PanelAction) -> Self {
        Self::Panel(action)
    }
}
impl From<ParticipantAction> for Action {
    fn from(action: ParticipantAction) -> Self {
        Self::Participant(action)
    }
}
impl From<PassphraseAction> for Action {
    fn from(action: PassphraseAction) -> Self {
        Self::Passphrase(action)
    }
}
impl From<PrintAction> for Action {
    fn from(action: PrintAction) -> Self {
        Self::Print(action)
    }
}
impl From<PrivacyAction> for Action {
    fn from(action: PrivacyAction) -> Self {
        Self::Privacy(action)
    }
}
impl From<ArrivingAction> for Action {
    fn from(action: ArrivingAction) -> Self {
        Self::Arriving(action)
    }
}
impl From<RecoveryAction> for Action {
    fn from(action: RecoveryAction) -> Self {
        Self::Recovery(action)
    }
}
impl From<IncomingAction> for Action {
    fn from(action: IncomingAction) -> Self {
        Self::Incoming(action)
    }
}
impl From<BoardAction> for Action {
    fn from(action: BoardAction) -> Self {
        Self::Board(action)
    }
}
impl From<TablesAction> for Action {
    fn from(action: TablesAction) -> Self {
        Self::Tables(action)
    }
}
impl From<TranscriptAction> for Action {
    fn from(action: TranscriptAction) -> Self {
        Self::Transcript(action)
    }
}
impl From<LayoutAction> for Action {
    fn from(action: LayoutAction) -> Self {
        Self::Layout(action)
    }
}
impl From<ShellAction> for Action {
    fn from(action: ShellAction) -> Self {
        Self::Shell(action)
    }
}
impl From<VersionsAction> for Action {
    fn from(action: VersionsAction) -> Self {
        Self::Versions(action)
    }
}
impl From<ViewsAction> for Action {
    fn from(action: ViewsAction) -> Self {
        Self::Views(action)
    }
}
impl From<WhoAction> for Action {
    fn from(action: WhoAction) -> Self {
        Self::Who(action)
    }
}

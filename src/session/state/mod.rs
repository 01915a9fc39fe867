//! The state of each part of the window, one file a part.

mod answers;
mod arriving;
mod backdrops;
mod board;
mod canvas;
mod copies;
mod entry;
mod figures;
mod incoming;
mod layout;
mod meaning;
mod merging;
mod panels;
mod participants;
mod passphrase;
mod print;
mod privacy;
mod recovery;
mod report;
mod settings;
mod shell;
mod sights;
mod tables;
mod targets;
mod transcript;
mod versions;
mod views;
mod who;

pub use answers::AnswersState;
pub use arriving::{Arriving, ArrivingFile};
pub use backdrops::{BackdropsState, photos_beside};
pub use board::{BoardBy, BoardState, ClusterField};
pub use canvas::{CanvasState, Copied, LabelEdit, Viewport, Wanted};
pub use copies::Copies;
pub use entry::EntryState;
pub use figures::FigureState;
pub use incoming::{Incoming, IncomingFile, Ready, attach_to};
pub use layout::{LayoutAsk, LayoutPreview, LayoutState};
pub use meaning::{MeaningState, Replaced};
pub use merging::MergingState;
use panels::QuoteIndex;
pub use panels::{
    Bulk, Field, FieldOf, LeftTab, LoopField, LoopFilter, LoopHand, LoopLine, LoopLines, LoopShow, LoopSort, LoopTold, OutlineBy,
    OutlineLine, OutlineSection, PanelLists, PanelState, PickQuote, Placed, QuoteFilter, QuoteSort, Section, Share, VoiceLine, VoiceLines,
    VoiceSection, fold, matches,
};
pub use participants::ParticipantState;
pub use passphrase::{Asked, PassphraseState};
pub use print::{Pages, PrintState};
pub use privacy::{Doing, PrivacyState, PrivacyTab};
pub use recovery::{RecoveryState, Unsaved};
pub use report::{OtherMap, ReportState};
pub use settings::{SCALES, next_scale, scale_of};
pub use shell::{Dialog, Notice, NoticeKind, Page, Pane, Question, ShellState, Wish};
pub use sights::{EXAMPLE, Sight, Sights, Unseen};
pub use tables::{TablePaste, TablesState, Typed};
pub use targets::{Target, TargetPart};
pub use transcript::{CodeField, Grip, Stretch, TranscriptState};
pub use versions::{Compared, VersionsState};
pub use views::ViewsState;
pub use who::{Keys, WhoState};

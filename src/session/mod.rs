//! All state of a running editor, and what can be asked of it. Headless: a gesture or a command can be tested without a window.

mod action;
mod derived;
mod errand;
mod file;
mod loop_sets;
mod pointing;
mod search;
mod state;

pub use action::{
    Action, AnswersAction, ArrivingAction, BoardAction, CanvasAction, EntryAction, IncomingAction, LayoutAction, MeaningAction,
    MergingAction, PackAction, PanelAction, ParticipantAction, PassphraseAction, PrintAction, PrivacyAction, RecoveryAction, ShellAction,
    TablesAction, TranscriptAction, VersionsAction, ViewsAction, WhoAction,
};
pub use derived::Derived;
pub use file::FileState;
pub use loop_sets::{IndependentSet, LoopSets};
pub use search::Waker;
pub use state::{
    AnswersState, Arriving, ArrivingFile, Asked, BackdropsState, BoardBy, BoardState, Bulk, CanvasState, ClusterField, CodeField, Compared,
    Copied, Copies, Dialog, Doing, EXAMPLE, EntryState, Field, FieldOf, FigureState, Grip, Incoming, IncomingFile, Keys, LabelEdit,
    LayoutAsk, LayoutPreview, LayoutState, LeftTab, LoopField, LoopFilter, LoopHand, LoopLine, LoopLines, LoopShow, LoopSort, LoopTold,
    MeaningState, MergingState, Notice, NoticeKind, OtherMap, OutlineBy, OutlineLine, OutlineSection, Page, Pages, Pane, PanelLists,
    PanelState, ParticipantState, PassphraseState, PickQuote, Placed, PrintState, PrivacyState, PrivacyTab, Question, QuoteFilter,
    QuoteSort, Ready, RecoveryState, Replaced, ReportState, SCALES, Section, Share, ShellState, Sight, Sights, Stretch, TablePaste,
    TablesState, Target, TargetPart, TranscriptState, Typed, Unsaved, Unseen, VersionsState, Viewport, ViewsState, VoiceLine, VoiceLines,
    VoiceSection, Wanted, WhoState, Wish, attach_to, fold, matches, next_scale, photos_beside, scale_of,
};

use crate::document::Document;
use crate::map::{IdSource, SystemMap};
use crate::release::Audience;

/// A running editor.
#[derive(Debug)]
pub struct Session {
    /// The open map.
    pub document: Document,
    /// Where it lies on the disk.
    pub file: FileState,
    /// The pointer, the camera, the label being edited.
    pub canvas: CanvasState,
    /// Side panels: tabs, searches, filters, half-written quotes.
    pub panels: PanelState,
    /// The page of participants, and words that somebody wants back.
    pub participants: ParticipantState,
    /// The quote board.
    pub board: BoardState,
    /// The tables in place of the map.
    pub tables: TablesState,
    /// The transcript beside the map.
    pub transcript: TranscriptState,
    /// The passphrase that is being asked for.
    pub passphrase: PassphraseState,
    /// Pages, questions, notices, settings, palette.
    pub shell: ShellState,
    /// The print dialog.
    pub print: PrintState,
    /// The page "Before it leaves".
    pub privacy: PrivacyState,
    /// A map of another program on its way in.
    pub arriving: Arriving,
    /// Work that was not saved when the program stopped.
    pub recovery: RecoveryState,
    /// Earlier versions of the map.
    pub versions: VersionsState,
    /// Which map lies on the table: goes up with every map that is opened.
    pub table: u64,
    /// Words on their way on to the map.
    pub incoming: Incoming,
    /// Pictures behind the map, as they lie on the disk.
    pub backdrops: BackdropsState,
    /// A layout on its way, or looked at.
    pub layout: LayoutState,
    /// The line in which the map is typed.
    pub entry: EntryState,
    /// Pages that change what elements mean and are called.
    pub meaning: MeaningState,
    /// What two sides of a merge do not agree on.
    pub merging: MergingState,
    /// Saved views.
    pub views: ViewsState,
    /// The page of questions.
    pub answers: AnswersState,
    /// The figure that elements are sized and shaded by.
    pub figures: FigureState,
    /// The table of an analysis below the map.
    pub report: ReportState,
    /// The key file, while somebody looks at it.
    pub who: WhoState,
    /// What is computed from the map: loops, evidence, the drawing.
    pub derived: Derived,
}

impl Session {
    /// An editor on the welcome page.
    pub fn new() -> Self {
        Self {
            document: Document::new(SystemMap::default(), IdSource::random()),
            file: FileState::default(),
            canvas: CanvasState::default(),
            panels: PanelState::default(),
            participants: ParticipantState::default(),
            board: BoardState::default(),
            tables: TablesState::default(),
            transcript: TranscriptState::default(),
            passphrase: PassphraseState::default(),
            shell: ShellState::default(),
            print: PrintState::default(),
            privacy: PrivacyState::default(),
            arriving: Arriving::default(),
            recovery: RecoveryState::default(),
            versions: VersionsState::default(),
            table: 1,
            incoming: Incoming::default(),
            backdrops: BackdropsState::default(),
            layout: LayoutState::default(),
            entry: EntryState::default(),
            meaning: MeaningState::default(),
            merging: MergingState::default(),
            views: ViewsState::default(),
            answers: AnswersState::default(),
            figures: FigureState::default(),
            report: ReportState::default(),
            who: WhoState::default(),
            derived: Derived::default(),
        }
    }

    /// The map.
    pub fn map(&self) -> &SystemMap {
        self.document.map()
    }

    /// Where one looks from: at the map, or at the quote board when that stands in its place.
    pub fn viewport(&self) -> Viewport {
        if self.board.open { self.board.viewport } else { self.canvas.viewport }
    }

    /// Puts another map on the table. Whether the old one was saved has been asked before.
    pub fn open(&mut self, map: SystemMap, file: FileState) {
        self.document = Document::new(map, IdSource::random());
        self.file = file;
        self.table += 1;
        self.versions = VersionsState::default();
        self.canvas = CanvasState::default();
        self.panels = PanelState::default();
        self.participants = ParticipantState::default();
        self.board = BoardState::default();
        self.tables = TablesState::default();
        self.transcript = TranscriptState::default();
        self.merging = MergingState::default();
        self.passphrase.forget();
        self.print = PrintState::default();
        self.privacy = PrivacyState::default();
        self.arriving = Arriving::default();
        self.incoming = Incoming::default();
        self.backdrops = BackdropsState::default();
        self.layout = LayoutState::default();
        self.entry = EntryState::default();
        self.meaning = MeaningState::default();
        self.views = ViewsState::default();
        self.answers = AnswersState::default();
        self.figures = FigureState::default();
        self.report = ReportState::default();
        self.derived = self.derived.anew();
        self.shell.page = Page::Editor;
        self.remind();
    }

    /// Says when the day has come to look through what the map keeps of people.
    fn remind(&mut self) {
        let privacy = self.document.map().privacy();
        if privacy.is_due(&jiff::Zoned::now().date().to_string()) {
            let text = format!(
                "This map was to be looked through on {}: delete or withdraw what is no longer needed, old copies too, then set another day \
                 under File \u{203a} Before it leaves.",
                privacy.review_by
            );
            self.shell.notify(NoticeKind::Note, text);
        }
    }

    /// For whom the map is about to leave, where a page is open on which that is decided; the inner none is everything the map holds.
    pub fn leaving_for(&self) -> Option<Option<Audience>> {
        match (self.shell.dialog, self.shell.page) {
            (Some(Dialog::Privacy), _) => Some(self.privacy.audience),
            (Some(Dialog::Export | Dialog::Share), _) => Some(Some(self.shell.audience)),
            (_, Page::Print) => Some(Some(self.print.audience)),
            _ => None,
        }
    }

    /// Brings what is computed up to date with the map. Called before every frame and by tests.
    pub fn refresh(&mut self) {
        if self.shell.page == Page::Welcome {
            self.shell.sights.refresh(&self.shell.settings.recent);
        }
        if self.shell.page == Page::Print {
            self.print.refresh(&self.document, self.backdrops.leaving(&self.document));
        }
        if let Some(audience) = self.leaving_for() {
            self.privacy.refresh(&self.document, audience);
        }
        if self.shell.dialog == Some(Dialog::Participants) {
            self.participants.refresh(&self.document);
        }
        self.layout.refresh();
        self.arriving.refresh(self.shell.dialog);
        self.incoming.refresh(&self.document, self.shell.dialog);
        self.views.refresh(&self.document);
        self.backdrops.refresh(&self.document, self.file.path.as_deref());
        for untold in self.backdrops.take_untold() {
            self.shell.notify(NoticeKind::Note, untold);
        }
        let mut marks = self.canvas.wanted(&self.document, &self.shell);
        marks.photos = self.backdrops.photos(&self.document);
        marks.only = self.canvas.without_hidden(&self.document, self.views.only(&self.document));
        self.answers.refresh(&self.document);
        if let Some(bright) = self.answers.bright() {
            (marks.focus, marks.traced, marks.walked) = (Some(bright), None, self.answers.way());
        }
        self.report.refresh(&self.document);
        if let Some(bright) = self.report.bright() {
            (marks.focus, marks.traced, marks.walked) = (Some(bright), None, None);
        }
        self.figures.refresh(&self.document);
        marks.figure = self.figures.marks();
        self.derived.refresh(&self.document, &marks);
        self.meaning.refresh(&self.document, self.shell.dialog, self.canvas.label.as_ref());
        self.entry.refresh(&self.document, &self.derived.drawing, self.canvas.viewport.visible().center());
        self.panels.quote_filter.shown_only = self.shell.presenting;
        let shown = if self.panels.tab == LeftTab::Loops { self.panels.loop_hand.show } else { LoopShow::Every };
        self.derived.refresh_sets(shown);
        self.panels.refresh(&self.document, &self.derived, marks.grouping);
        self.tables.refresh(&self.document, self.shell.presenting);
        self.transcript.refresh(&self.document, &self.derived);
        self.board.refresh(&self.document, &self.derived, &self.panels, self.shell.dark);
    }
}

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Numbers, Privacy};

    #[test]
    fn a_map_past_its_day_reminds_whoever_opens_it() {
        let opened = |day: &str| {
            let privacy = Privacy { review_by: day.into(), ..Privacy::default() };
            let mut session = Session::new();
            session.open(SystemMap::from_records([privacy.into()], Numbers::default()).0, FileState::default());
            session.shell.notices.iter().filter(|notice| notice.text.contains(day)).count()
        };
        assert_eq!([opened("2001-02-03"), opened("9999-01-01")], [1, 0]);
    }
}

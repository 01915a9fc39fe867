//! All state of a running editor, and what can be asked of it. Headless: a gesture or a command can be tested without a window.

mod action;
mod derived;
mod errand;
mod file;
mod pointing;
mod search;
mod state;

pub use action::{Action, CanvasAction, PackAction, PanelAction, PrintAction, ShellAction};
pub use derived::Derived;
pub use file::FileState;
pub use search::Waker;
pub use state::{
    CanvasState, Copied, Copies, Dialog, EXAMPLE, Field, FieldOf, LabelEdit, LeftTab, LoopField, LoopFilter, LoopLine, LoopLines, Notice,
    NoticeKind, OutlineBy, OutlineLine, OutlineSection, Page, Pages, Pane, PanelLists, PanelState, Placed, PrintState, Question,
    QuoteFilter, SCALES, Section, ShellState, Sight, Sights, Viewport, Wanted, Wish, fold, matches, next_scale, scale_of,
};

use crate::document::Document;
use crate::map::{IdSource, SystemMap};

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
    /// Pages, questions, notices, settings, palette.
    pub shell: ShellState,
    /// The print dialog.
    pub print: PrintState,
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
            shell: ShellState::default(),
            print: PrintState::default(),
            derived: Derived::default(),
        }
    }

    /// The map.
    pub fn map(&self) -> &SystemMap {
        self.document.map()
    }

    /// Puts another map on the table. Whether the old one was saved has been asked before.
    pub fn open(&mut self, map: SystemMap, file: FileState) {
        self.document = Document::new(map, IdSource::random());
        self.file = file;
        self.canvas = CanvasState::default();
        self.panels = PanelState::default();
        self.print = PrintState::default();
        self.derived = self.derived.anew();
        self.shell.page = Page::Editor;
    }

    /// Brings what is computed up to date with the map. Called before every frame and by tests.
    pub fn refresh(&mut self) {
        if self.shell.page == Page::Welcome {
            self.shell.sights.refresh(&self.shell.settings.recent);
        }
        if self.shell.page == Page::Print {
            self.print.refresh(&self.document);
        }
        let marks = self.canvas.wanted(&self.document, &self.shell);
        self.derived.refresh(&self.document, &marks);
        self.panels.refresh(&self.document, &self.derived, marks.grouping);
    }
}

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}

//! The state of each part of the window, one file a part.

mod canvas;
mod panels;
mod print;
mod settings;
mod shell;

pub use canvas::{CanvasState, LabelEdit, Viewport, Wanted};
pub use panels::{LeftTab, PanelState};
pub use print::PrintState;
pub use settings::{Recent, SCALES, Settings, ThemeChoice};
pub use shell::{Dialog, Notice, NoticeKind, Page, Pane, Question, ShellState, Wish};

//! The state of each part of the window, one file a part.

mod canvas;
mod panels;
mod print;
mod shell;

pub use canvas::{CanvasState, LabelEdit, Viewport, Wanted};
pub use panels::{LeftTab, PanelState};
pub use print::PrintState;
pub use shell::{Notice, NoticeKind, Page, Question, ShellState, Wish};

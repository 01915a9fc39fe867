//! The window as a whole: menu bar, toolbar, status line, notices, questions, palette, pages over the window.

mod about;
mod dialog;
mod export;
mod export_picture;
mod hear;
mod keys_page;
mod menu;
mod merging;
mod notices;
mod palette;
mod participants;
mod passphrase;
mod question;
mod rail;
mod recovery;
mod settings;
mod share;
mod status;
mod take_back;
mod toolbar;
mod versions;
mod who;
mod window;

pub(super) use dialog::closing_dialog_ui;
pub use dialog::{dialog_ui, modal};
pub(super) use notices::notices_ui;
pub use window::window_ui;

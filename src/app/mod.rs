//! The running editor: eframe's loop around a session. Performs what was queued, calls the views, answers wishes with dialogs and files.

mod backdrops;
mod comparing;
mod dialogs;
mod dropping;
mod editor;
mod files;
mod incoming;
mod keys;
mod order;
mod paper;
mod pasted;
mod recovery;
mod saving;
mod sharing;
mod start;
mod taken_back;
mod traces;
mod versions;
mod wishes;

pub use start::{StartError, run};

//! Pages over the window for words on their way on to the map: a file of quotes, and a pasted text. Both show what would come before it comes.

mod columns;
mod import;
mod paste;
mod preview;

pub use import::import_ui;
pub use paste::paste_ui;

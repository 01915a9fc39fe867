//! Pages over the window for what is on its way in: a file of quotes, a pasted text, a map of another program. All show what would come
//! before it comes.

mod columns;
mod import;
mod map;
mod names;
mod paste;
mod preview;
mod table;

pub use import::import_ui;
pub use map::import_map_ui;
pub use paste::paste_ui;

//! TRANSCRIPTS: texts that lie beside the map while it is coded. A transcript is read once and never changed; which of its passages are
//! coded is derived from the quotes of the map, which keep document and position. It comes into the map only when somebody asks for that.
//!
//! A row of its own in the house: it reads files, as `format` does, but what it reads is no map.

mod code;
mod coded;
mod docx;
mod read;
mod speakers;
mod text;

pub use code::{Coding, code, keep_text};
pub use coded::{Coded, CodedPassage};
pub use read::{EXTENSIONS, LARGEST_TEXT, read};
pub use speakers::Speakers;
pub use text::{Paragraph, Transcript};

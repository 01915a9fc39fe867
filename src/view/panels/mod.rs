//! The side panels: outline, loops, leverage and quotes on the left, the transcript beside them, the inspector on the right. They assume a frame without margins and
//! pad themselves, so that rows and separators can run from edge to edge.

mod answers;
mod balance;
mod card;
pub(in crate::view) mod draw;
mod ink;
mod inspector;
mod kit;
mod left;
mod leverage;
mod loop_hand;
mod loop_story;
mod loop_words;
mod loops;
mod names;
mod outline;
mod quotes;
mod right;
mod rows;
mod targets;
mod transcript;
mod voices;

pub use answers::answers_ui;
pub use left::left_ui;
pub use right::right_ui;
pub use targets::{TargetAsk, targets_height, targets_ui};
pub use transcript::transcript_ui;

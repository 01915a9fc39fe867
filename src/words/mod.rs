//! Plain sentences about the parts of a map: for the text twin, loop stories, alt text and screen readers. Words only: what they
//! look like is for whoever prints them.

mod block;
mod connection;
mod describe;
mod difference;
mod element;
mod feedback;
mod fold;
mod label;
mod lint;
mod name;
mod render;
mod replace;
mod reversed;
mod withdrawal;

pub use block::Block;
pub use connection::{connection_sentence, pair_sentence, says_not};
pub use describe::describe;
pub use difference::{conflict_told, delta_told, deltas_summed, merge_told, renumbered_told, size_told};
pub use element::element_sentences;
pub use feedback::{loop_ending, loop_kind, loop_question, loop_steps};
pub use fold::{fold, fold_into};
pub use label::{inside, listed};
pub use lint::{Labels, NameHint, NameRule, RULES, Remedy, name_hint, name_hints};
pub use name::{alt_text, counted, loop_name, name_of};
pub use render::{html, markdown, plain_text};
pub use replace::{occurrences, replaced};
pub use reversed::reversed;
pub use withdrawal::{OUT_OF_REACH, repeated_told, withdrawn_told};

#[cfg(test)]
mod sample;

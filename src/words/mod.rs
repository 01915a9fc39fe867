//! Plain sentences about the parts of a map: for the text twin, loop stories, alt text and screen readers. Words only: what they
//! look like is for whoever prints them.

mod block;
mod connection;
mod content_note;
mod describe;
mod difference;
mod element;
mod evidence;
mod feedback;
mod fold;
mod label;
mod legend;
pub mod levers;
mod lint;
mod name;
mod part_told;
mod render;
mod replace;
mod report;
mod reversed;
mod told_loops;
mod withdrawal;

pub use block::Block;
pub use connection::{connection_sentence, pair_sentence, says_not};
pub use content_note::{WARNING_BEFORE, WARNING_BESIDE, content_note};
pub use describe::describe;
pub use difference::{capital, conflict_told, delta_told, deltas_summed, dispute_told, merge_told, renumbered_told, size_told};
pub use element::element_sentences;
pub use evidence::{
    BASIS, CellText, VOLUME, bears_on, ends_told, known_told, quote_told, said_by, sign_told, source_code, source_told, why_told,
};
pub use feedback::{loop_ending, loop_kind, loop_question, loop_steps, path_ending, path_steps};
pub use fold::{fold, fold_into};
pub use label::{inside, listed};
pub use legend::{Chapter, MAP_INTRO, Mark, Said, evidence_marks, marks_on};
pub use lint::{Labels, NameHint, NameRule, RULES, Remedy, name_hint, name_hints};
pub use name::{alt_text, counted, loop_name, name_of};
pub use part_told::{connection_told, element_told, named_loop_told};
pub use render::{html, html_body, markdown, plain_text, report_html, report_markdown};
pub use replace::{occurrences, replaced};
pub use report::{ReportColumn, ReportPiece, ReportTable, report};
pub use reversed::reversed;
pub use told_loops::{ToldLoop, told_loops};
pub use withdrawal::{OUT_OF_REACH, repeated_told, withdrawn_told};

#[cfg(test)]
mod sample;

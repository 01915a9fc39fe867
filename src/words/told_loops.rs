//! The named loops of a map as handouts tell them: each spelled out as it stands, with its code of today.

use std::sync::Arc;

use crate::analysis::{CausalGraph, FeedbackLoop, LoopBook, LoopLimits, find_loops};
use crate::map::{NamedLoop, SystemMap};

use super::block::Block;
use super::feedback::{loop_ending, loop_steps};
use super::name::loop_name;

/// A named loop that stands.
#[derive(Clone, Debug)]
pub struct ToldLoop<'m> {
    /// R4, or B4b where two have the same.
    pub code: String,
    /// What people say of it.
    pub named: &'m NamedLoop,
    /// Its elements and steps.
    pub found: FeedbackLoop,
    /// Its type is not the one somebody last saw.
    pub flipped: bool,
}

/// The named loops of a map by code, and those of which a step is missing.
pub fn told_loops(map: &SystemMap) -> (Vec<ToldLoop<'_>>, Vec<&NamedLoop>) {
    // The book numbers named loops whatever the search found: loops of one step are enough.
    let loops = find_loops(&Arc::new(CausalGraph::of(map)), LoopLimits::new(Some(1), LoopLimits::DEFAULT_LIMIT), None);
    let book = LoopBook::of(map, &loops);
    let mut told: Vec<ToldLoop> = book
        .rows
        .iter()
        .filter_map(|row| {
            let named = map.named_loops().get(row.named?)?;
            Some(ToldLoop { code: row.code.clone(), named, found: row.spelled(&loops)?, flipped: row.flipped })
        })
        .collect();
    told.sort_by(|a, b| (a.found.kind, a.named.number, &a.code).cmp(&(b.found.kind, b.named.number, &b.code)));
    (told, book.broken.iter().filter_map(|&id| map.named_loops().get(id)).collect())
}

/// A named loop in running text: what it is, its steps in sentences, what comes of them, the story somebody wrote, a question.
pub(super) fn loop_told(map: &SystemMap, code: &str, named: &NamedLoop, found: &FeedbackLoop) -> Vec<Block> {
    let mut told = vec![
        Block::heading(3, format!("{code} {}", named.name.trim())),
        Block::paragraph(format!("{}.", loop_name(code, found, Some(named)))),
    ];
    told.extend(loop_steps(map, found).into_iter().map(Block::item));
    told.push(Block::paragraph(loop_ending(found)));
    if !named.story.trim().is_empty() {
        told.push(Block::paragraph(named.story.clone()));
    }
    if !named.question.trim().is_empty() {
        told.push(Block::paragraph(format!("To discuss: {}", named.question)));
    }
    told
}

//! What to say of every named loop: its steps as sentences, what comes of them, its story, and a question.

use crate::words::{Block, ToldLoop, loop_ending, loop_steps};

use super::Matter;

/// What to ask where the map has no question.
const QUESTION: &str = "Where do you know this from? What would stop it, or keep it going?";

/// The heading and a script for each loop, each to be kept together.
pub(super) fn scripts(matter: &Matter<'_>) -> Vec<Vec<Block>> {
    let heading = Block::Heading(2, "Stories to tell".to_owned());
    if matter.loops.is_empty() {
        let told = "No loop of the map has a name yet. Name those worth telling, and their scripts stand here.";
        return vec![vec![heading, Block::Paragraph(told.to_owned())]];
    }
    let mut scripts: Vec<Vec<Block>> = matter.loops.iter().map(|told| script(matter, told)).collect();
    if let Some(first) = scripts.first_mut() {
        first.insert(0, heading);
    }
    scripts
}

fn script(matter: &Matter<'_>, told: &ToldLoop<'_>) -> Vec<Block> {
    let star = if told.named.starred { " (marked as one to talk about)" } else { "" };
    let mut blocks = vec![Block::Heading(3, format!("{} {}{star}", told.code, told.named.name.trim()))];
    blocks.extend(loop_steps(matter.map, &told.found).into_iter().map(Block::Item));
    blocks.push(Block::Paragraph(loop_ending(&told.found)));
    let story = told.named.story.trim();
    blocks.extend((!story.is_empty()).then(|| Block::Paragraph(story.to_owned())));
    let question = told.named.question.trim();
    blocks.push(Block::Paragraph(format!("Ask: {}", if question.is_empty() { QUESTION } else { question })));
    blocks
}

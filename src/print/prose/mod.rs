//! Running text on pages: headings, paragraphs, lists and quotes, broken over pages where a reader would break them.

mod flow;
mod pieces;

use crate::scene::Page;
use crate::words::Block;

use super::furniture::{Footer, numbered};
use super::{Job, Paper, PrintError};
use flow::Flow;

/// The pages of a running text. The first block is its title; the subtitle stands below it. Every page is called `name` in the outline.
pub(super) fn pages(job: &mut Job<'_>, name: &str, subtitle: &str, blocks: &[Block], paper: Paper) -> Result<Vec<Page>, PrintError> {
    let Job { released, options, types, pace } = job;
    let footer = Footer::of(released);
    let mut flow = Flow::new(released, name, paper, &footer, options, types)?;
    let pieces = pieces::of(blocks, subtitle, flow.measure(), options, types);
    let count = pieces.len();
    for (done, piece) in pieces.into_iter().enumerate() {
        pace.step(done, count)?;
        flow.add(piece, types)?;
    }
    Ok(numbered(flow.finish(), &footer, options, types))
}

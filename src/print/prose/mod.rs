//! Running text on pages: headings, paragraphs, lists and quotes, broken over pages where a reader would break them.

mod flow;
mod pieces;

use crate::scene::Page;
use crate::words::Block;

use super::sheets::Sheets;
use super::{Job, Paper, PrintError};
use flow::Flow;

/// The pages of a running text. The first block is its title; the subtitle stands below it. Every page is called `name` in the outline.
pub(super) fn pages(job: &mut Job<'_>, name: &str, subtitle: &str, blocks: &[Block], paper: Paper) -> Result<Vec<Page>, PrintError> {
    let mut sheets = Sheets::new(job, name, None, paper)?;
    set(&mut sheets, job, Some(subtitle), blocks, 0.0)?;
    Ok(sheets.finish(job.types))
}

/// How high a running text is on one page.
pub(super) fn height(sheets: &mut Sheets<'_>, job: &mut Job<'_>, blocks: &[Block]) -> f64 {
    let flow = Flow::new(sheets);
    let pieces = pieces::of(blocks, None, flow.measure(), flow.sheets, job.types);
    pieces.iter().map(|piece| piece.above + f64::from(piece.text.height)).sum()
}

/// Sets a running text where sheets have got to. `next` is the height of what must stand below its end.
pub(super) fn set(
    sheets: &mut Sheets<'_>,
    job: &mut Job<'_>,
    subtitle: Option<&str>,
    blocks: &[Block],
    next: f64,
) -> Result<(), PrintError> {
    let Job { types, pace, .. } = job;
    let mut flow = Flow::new(sheets);
    let mut pieces = pieces::of(blocks, subtitle, flow.measure(), flow.sheets, types);
    if let Some(last) = pieces.last_mut().filter(|_| next > 0.0) {
        last.with_next = true;
    }
    let count = pieces.len();
    for (done, piece) in pieces.into_iter().enumerate() {
        pace.step(done, count)?;
        flow.add(piece, types)?;
    }
    flow.finish(next, types)
}

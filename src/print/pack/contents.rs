//! The first page of a pack: every handout with what it is for, its pages and its paper, and what is not in the pack and why.

use std::sync::Arc;

use kurbo::{Affine, Point};

use crate::print::column::Column;
use crate::print::furniture::audience_words;
use crate::print::sheets::{Header, Sheets};
use crate::print::{Job, Paper, PrintError};
use crate::scene::{Page, Role, Scene, Tag};
use crate::text::{Align, Shaped, TypeStyle, Typesetter};
use crate::theme::paper;
use crate::words::{counted, listed};

use super::{Bound, KIND};

/// What the pages are called.
pub(super) const TITLE: &str = "Contents";

/// Above and below what stands in a row, in points.
const GAP: f64 = 9.0;
/// Titles of handouts.
const STRONG: TypeStyle = TypeStyle { size: paper::QUOTE.size, ..paper::STRONG };

/// The pages of the list.
pub(super) fn pages(job: &mut Job<'_>, title: &str, bound: &[Bound], left_out: &[String]) -> Result<Vec<Page>, PrintError> {
    let made = set(job, title, bound, left_out, 1)?;
    // How many pages the list takes moves all numbers in it, and no row.
    let count = made.len();
    if count == 1 { Ok(made) } else { set(job, title, bound, left_out, count) }
}

/// The list as it reads when it takes `own` pages itself.
fn set(job: &mut Job<'_>, title: &str, bound: &[Bound], left_out: &[String], own: usize) -> Result<Vec<Page>, PrintError> {
    let paper = job.options.paper_of(&KIND);
    let header = Header { title: title.to_owned(), part: audience_words(job.released) };
    let mut sheets = Sheets::new(job, TITLE, Some(header), paper)?;
    let types = &mut *job.types;
    let all: Vec<Paper> = std::iter::repeat_n(paper, own).chain(bound.iter().flat_map(papers)).collect();
    words(&mut sheets, &tally(&all), paper::BODY, Tag::Paragraph, types)?;
    sheets.y += GAP;
    let mut number = own + 1;
    for handout in bound {
        row(&mut sheets, handout, number, types)?;
        number += handout.pages.len();
    }
    if !left_out.is_empty() {
        rule(&mut sheets);
        sheets.y += 2.0 * GAP;
        words(&mut sheets, "Not in this pack", STRONG, Tag::Heading(2), types)?;
        for sentence in left_out {
            sheets.y += 3.0;
            words(&mut sheets, sentence, paper::BODY, Tag::Item, types)?;
        }
    }
    Ok(sheets.finish(types))
}

fn words(sheets: &mut Sheets<'_>, text: &str, style: TypeStyle, tag: Tag, types: &mut Typesetter) -> Result<(), PrintError> {
    let shaped = shaped(sheets, text, style, 1.0, Align::Start, types);
    sheets.make_room(f64::from(shaped.height), types)?;
    let mut column = Column { y: sheets.y, ..Column::new(sheets.sheet.free) };
    column.shaped(&mut sheets.sheet, &shaped, tag);
    sheets.y = column.y;
    Ok(())
}

/// Words in a share of the width.
fn shaped(sheets: &Sheets<'_>, text: &str, style: TypeStyle, share: f64, align: Align, types: &mut Typesetter) -> Arc<Shaped> {
    types.shape(text, sheets.style(style), Some((sheets.sheet.free.width() * share) as f32), align)
}

fn rule(sheets: &mut Sheets<'_>) {
    let free = sheets.sheet.free;
    sheets.sheet.rule(sheets.y, free.x0, free.x1, 0.5);
}

/// A handout: what it is at the left, where it is at the right.
fn row(sheets: &mut Sheets<'_>, handout: &Bound, number: usize, types: &mut Typesetter) -> Result<(), PrintError> {
    let last = number + handout.pages.len().max(1) - 1;
    let pages = if last > number { format!("Pages {number}\u{2013}{last}") } else { format!("Page {number}") };
    let sizes = tally(&papers(handout).collect::<Vec<_>>());
    let left = [(handout.title.as_str(), STRONG), (handout.help, paper::BODY)];
    let left = left.map(|(text, style)| shaped(sheets, text, style, 0.68, Align::Start, types));
    let right = [(pages.as_str(), STRONG), (&sizes, paper::BODY)];
    let right = right.map(|(text, style)| shaped(sheets, text, style, 0.28, Align::End, types));
    let tall = |column: &[Arc<Shaped>]| column.iter().map(|shaped| f64::from(shaped.height)).sum::<f64>();
    let height = tall(&left).max(tall(&right)) + 2.0 * GAP;
    sheets.make_room(height, types)?;
    rule(sheets);
    let (free, ink) = (sheets.sheet.free, sheets.sheet.ink);
    let mut scene = Scene::default();
    for (column, is_right) in [(left, false), (right, true)] {
        let mut y = sheets.y + GAP;
        for shaped in column {
            let x = if is_right { free.x1 - f64::from(shaped.width) } else { free.x0 };
            let below = y + f64::from(shaped.height);
            scene.text(None, Role::Words, shaped, Point::new(x, y), ink);
            y = below;
        }
    }
    let placed = sheets.sheet.page.place(scene, Affine::IDENTITY);
    (placed.tag, placed.leads_to) = (Tag::Item, Some(number - 1));
    sheets.y += height;
    Ok(())
}

/// The paper of each page.
fn papers(handout: &Bound) -> impl Iterator<Item = Paper> {
    handout.pages.iter().map(|page| Paper::of_size(page.size))
}

/// "9 pages on A4", "9 pages: 7 on A4 and 2 on A3".
fn tally(papers: &[Paper]) -> String {
    let mut sizes: Vec<(Paper, usize)> = Vec::new();
    for &paper in papers {
        match sizes.iter_mut().find(|(other, _)| other.is_same_sheet(paper)) {
            Some((_, count)) => *count += 1,
            None => sizes.push((paper, 1)),
        }
    }
    let pages = counted(papers.len(), "page");
    match sizes.as_slice() {
        [(paper, _)] => format!("{pages} on {paper}"),
        _ => format!("{pages}: {}", listed(&sizes.iter().map(|(paper, count)| format!("{count} on {paper}")).collect::<Vec<_>>())),
    }
}

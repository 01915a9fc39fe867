//! The first page of a pack: every handout with what it is for, its pages and its paper, and what is not in the pack and why.

use std::sync::Arc;

use kurbo::{Affine, Point};

use crate::print::furniture::{Footer, Sheet, audience_words, numbered};
use crate::print::{Job, Paper, PrintError, PrintOptions};
use crate::release::Released;
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
    let Job { released, options, types, .. } = job;
    let mut list = List::new(released, options, types)?;
    list.sheet.header(title, &audience_words(released), options, types);
    list.y = list.sheet.free.y0;
    let papers: Vec<Paper> = std::iter::repeat_n(options.paper_of(&KIND), own).chain(bound.iter().flat_map(papers)).collect();
    list.words(&tally(&papers), paper::BODY, Tag::Paragraph, types)?;
    list.y += GAP;
    let mut number = own + 1;
    for handout in bound {
        list.row(handout, number, types)?;
        number += handout.pages.len();
    }
    if !left_out.is_empty() {
        list.rule();
        list.y += 2.0 * GAP;
        list.words("Not in this pack", STRONG, Tag::Heading(2), types)?;
        for sentence in left_out {
            list.y += 3.0;
            list.words(sentence, paper::BODY, Tag::Item, types)?;
        }
    }
    let List { mut done, sheet, footer, .. } = list;
    done.push(sheet);
    Ok(numbered(done, &footer, options, types))
}

struct List<'a> {
    released: &'a Released,
    options: &'a PrintOptions,
    footer: Footer,
    done: Vec<Sheet>,
    sheet: Sheet,
    /// Where the next row begins.
    y: f64,
}

impl<'a> List<'a> {
    fn new(released: &'a Released, options: &'a PrintOptions, types: &mut Typesetter) -> Result<Self, PrintError> {
        let footer = Footer::of(released);
        let sheet = blank(released, &footer, options, types)?;
        Ok(Self { released, options, footer, done: Vec::new(), y: sheet.free.y0, sheet })
    }

    /// Goes on to a new sheet unless this height is left.
    fn need(&mut self, height: f64, types: &mut Typesetter) -> Result<(), PrintError> {
        if self.y + height > self.sheet.free.y1 && self.y > self.sheet.free.y0 {
            let next = blank(self.released, &self.footer, self.options, types)?;
            self.y = next.free.y0;
            self.done.push(std::mem::replace(&mut self.sheet, next));
        }
        Ok(())
    }

    /// Words in a share of the width.
    fn shaped(&self, text: &str, style: TypeStyle, share: f64, align: Align, types: &mut Typesetter) -> Arc<Shaped> {
        let measure = self.sheet.free.width() * share;
        types.shape(text, self.sheet.style(style, self.options), Some(measure as f32), align)
    }

    fn words(&mut self, text: &str, style: TypeStyle, tag: Tag, types: &mut Typesetter) -> Result<(), PrintError> {
        let shaped = self.shaped(text, style, 1.0, Align::Start, types);
        self.need(f64::from(shaped.height), types)?;
        let free = self.sheet.free;
        let x = if shaped.is_rtl() { free.x1 - f64::from(shaped.width) } else { free.x0 };
        self.sheet.words(&shaped, Point::new(x, self.y), tag);
        self.y += f64::from(shaped.height);
        Ok(())
    }

    fn rule(&mut self) {
        let free = self.sheet.free;
        self.sheet.rule(self.y, free.x0, free.x1, 0.5);
    }

    /// A handout: what it is at the left, where it is at the right.
    fn row(&mut self, handout: &Bound, number: usize, types: &mut Typesetter) -> Result<(), PrintError> {
        let last = number + handout.pages.len().max(1) - 1;
        let pages = if last > number { format!("Pages {number}\u{2013}{last}") } else { format!("Page {number}") };
        let sizes = tally(&papers(handout).collect::<Vec<_>>());
        let left = [(handout.title.as_str(), STRONG), (handout.help, paper::BODY)]
            .map(|(text, s)| self.shaped(text, s, 0.68, Align::Start, types));
        let right = [(pages.as_str(), STRONG), (&sizes, paper::BODY)].map(|(text, s)| self.shaped(text, s, 0.28, Align::End, types));
        let tall = |column: &[Arc<Shaped>]| column.iter().map(|shaped| f64::from(shaped.height)).sum::<f64>();
        let height = tall(&left).max(tall(&right)) + 2.0 * GAP;
        self.need(height, types)?;
        self.rule();
        let (free, ink) = (self.sheet.free, self.sheet.ink);
        let mut scene = Scene::default();
        for (column, is_right) in [(left, false), (right, true)] {
            let mut y = self.y + GAP;
            for shaped in column {
                let x = if is_right { free.x1 - f64::from(shaped.width) } else { free.x0 };
                y += f64::from(shaped.height);
                let top = y - f64::from(shaped.height);
                scene.text(None, Role::Words, shaped, Point::new(x, top), ink);
            }
        }
        self.sheet.page.place(scene, Affine::IDENTITY).tag = Tag::Item;
        self.y += height;
        Ok(())
    }
}

fn blank(released: &Released, footer: &Footer, options: &PrintOptions, types: &mut Typesetter) -> Result<Sheet, PrintError> {
    let paper = options.paper_of(&KIND);
    let mut sheet = Sheet::new(released, TITLE, paper, options)?;
    sheet.reserve_footer(footer, options, types);
    if sheet.free.height() < 120.0 || sheet.free.width() < 150.0 {
        return Err(PrintError::NoRoom { paper: paper.to_string() });
    }
    Ok(sheet)
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

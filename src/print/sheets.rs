//! Sheets being filled from the top down, one after the other: for text and tables that run over as many pages as they take.

use kurbo::Rect;

use crate::release::Released;
use crate::scene::{Page, Tag};
use crate::text::{TypeStyle, Typesetter};
use crate::theme::paper;

use super::furniture::{Footer, Sheet, numbered};
use super::{Job, Paper, PrintError, PrintOptions};

/// What stands at the head of every page.
#[derive(Clone, Debug)]
pub(super) struct Header {
    /// At the left.
    pub title: String,
    /// At the right: which part of the whole, and for whom.
    pub part: String,
}

/// Sheets of one handout.
pub(super) struct Sheets<'a> {
    pub released: &'a Released,
    pub options: &'a PrintOptions,
    /// What every page is called in the outline.
    name: String,
    paper: Paper,
    header: Option<Header>,
    footer: Footer,
    done: Vec<Sheet>,
    /// The one being filled.
    pub sheet: Sheet,
    /// Where the next words begin on it.
    pub y: f64,
    /// Rows of tables stand closer together.
    pub close: bool,
}

impl<'a> Sheets<'a> {
    /// With the first one begun. Without a header the text brings its own title.
    pub fn new(job: &mut Job<'a>, name: &str, header: Option<Header>, paper: Paper) -> Result<Self, PrintError> {
        let (released, options, footer) = (job.released, job.options, Footer::of(job.released));
        let sheet = blank(released, name, paper, header.as_ref(), &footer, options, job.types)?;
        let y = sheet.free.y0;
        Ok(Self { released, options, name: name.to_owned(), paper, header, footer, done: Vec::new(), sheet, y, close: false })
    }

    /// Fills sheets begun anew, once with rows at ease and, where that saves a sheet, with rows closer together: so that no page is all but
    /// empty for want of a line or two.
    pub fn filled(
        job: &mut Job<'a>,
        begin: impl Fn(&mut Job<'a>) -> Result<Self, PrintError>,
        fill: impl Fn(&mut Self, &mut Job<'a>) -> Result<(), PrintError>,
    ) -> Result<Self, PrintError> {
        let mut at_ease = begin(job)?;
        fill(&mut at_ease, job)?;
        if at_ease.done.is_empty() {
            return Ok(at_ease);
        }
        let mut close = begin(job)?;
        close.close = true;
        fill(&mut close, job)?;
        Ok(if close.done.len() < at_ease.done.len() { close } else { at_ease })
    }

    /// What is left of this sheet.
    pub fn rest(&self) -> Rect {
        Rect { y0: self.y.min(self.sheet.free.y1), ..self.sheet.free }
    }

    /// Whether every page has a header, below which headings are smaller than it.
    pub fn is_headed(&self) -> bool {
        self.header.is_some()
    }

    /// Whether nothing stands on this sheet yet.
    pub fn is_fresh(&self) -> bool {
        self.y <= self.sheet.free.y0
    }

    /// A style of paper in the size for these sheets: running text without a header is read in the hand, whatever the paper.
    pub fn style(&self, style: TypeStyle) -> TypeStyle {
        if self.header.is_some() { self.sheet.style(style, self.options) } else { self.options.style(style) }
    }

    /// Begins the next sheet. Its header is not read again.
    pub fn turn(&mut self, types: &mut Typesetter) -> Result<(), PrintError> {
        let brief = self.footer.brief();
        let mut next = blank(self.released, &self.name, self.paper, self.header.as_ref(), &brief, self.options, types)?;
        next.page.placed.iter_mut().for_each(|placed| placed.tag = Tag::Artifact);
        self.y = next.free.y0;
        self.done.push(std::mem::replace(&mut self.sheet, next));
        Ok(())
    }

    /// Begins the next sheet if this one has less room than that, unless nothing stands on it.
    pub fn make_room(&mut self, height: f64, types: &mut Typesetter) -> Result<(), PrintError> {
        if !self.is_fresh() && self.y + height > self.sheet.free.y1 + 0.01 { self.turn(types) } else { Ok(()) }
    }

    /// The pages, numbered.
    pub fn finish(self, types: &mut Typesetter) -> Vec<Page> {
        let (sheets, footer, options) = (self.done.into_iter().chain([self.sheet]).collect(), self.footer, self.options);
        numbered(sheets, &footer, options, types)
    }
}

fn blank(
    released: &Released,
    name: &str,
    paper: Paper,
    header: Option<&Header>,
    footer: &Footer,
    options: &PrintOptions,
    types: &mut Typesetter,
) -> Result<Sheet, PrintError> {
    let mut sheet = Sheet::new(released, name, paper, options)?;
    if let Some(header) = header {
        sheet.header(&header.title, &header.part, options, types);
    }
    sheet.reserve_footer(footer, options, types);
    // Six lines are the least that can be called a page.
    if sheet.free.height() < 6.0 * f64::from(options.style(paper::QUOTE).line_height()) {
        return Err(PrintError::NoRoom { paper: paper.to_string() });
    }
    Ok(sheet)
}

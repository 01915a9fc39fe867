//! A sheet of paper: placed drawings on a page of true size. Only a released map can be put on one.

use kurbo::{Affine, Rect, Size};

use crate::release::Released;

use super::Scene;

/// What a placed drawing is to those who hear the page read. Reading order is the order of placing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Tag {
    /// Rules, crop marks, repeated footers: not read.
    #[default]
    Artifact,
    /// A figure with this alternative text; the words in it are not read one by one.
    Figure(String),
    /// A heading of this level, 1 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    Item,
    /// Something in a cell of a table. Cells come row by row, those of a row from left to right; a row that comes before the last, or
    /// anything that is not in a cell, ends the table.
    Cell(TableCell),
}

/// Which cell of its table. A cell may hold several drawings, and none where it is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableCell {
    /// From 0, the row of headings.
    pub row: u32,
    /// From 0 at the left.
    pub column: u16,
    /// Names its column, or outside the first row its row.
    pub head: bool,
}

/// A drawing placed on a page.
#[derive(Clone, Debug)]
pub struct Placed {
    /// The drawing.
    pub scene: Scene,
    /// From the drawing's units to points on the page.
    pub page_from_scene: Affine,
    /// What may be seen of it, in points on the page.
    pub clip: Option<Rect>,
    /// What it is to those who hear the page read.
    pub tag: Tag,
    /// The page, counted from 0, to which a press on it leads where pages are files and not paper.
    pub leads_to: Option<usize>,
}

/// A sheet of paper.
#[derive(Clone, Debug)]
pub struct Page {
    /// What the page is called in the preview and in the PDF's outline.
    pub title: String,
    /// The handout of a pack that it belongs to, once it is bound with others.
    pub handout: Option<String>,
    /// Its true size in points (1/72 inch).
    pub size: Size,
    /// The language of its words as a tag such as `cy`, where the map says one.
    pub language: Option<String>,
    /// From back to front.
    pub placed: Vec<Placed>,
    /// The smallest reading text on it, in points; none without text.
    pub smallest_text: Option<f64>,
}

impl Page {
    /// An empty page. That a released map is asked for is the point: nothing else can be put on paper.
    pub fn new(of: &Released, title: impl Into<String>, size: Size) -> Self {
        let language = Some(of.map().about().language.trim()).filter(|tag| is_tag(tag)).map(str::to_owned);
        Self { title: title.into(), handout: None, size, language, placed: Vec::new(), smallest_text: None }
    }

    /// Puts a drawing on it.
    pub fn place(&mut self, scene: Scene, page_from_scene: Affine) -> &mut Placed {
        let at = self.placed.len();
        self.placed.push(Placed { scene, page_from_scene, clip: None, tag: Tag::Artifact, leads_to: None });
        #[expect(clippy::indexing_slicing, reason = "pushed on the line above")]
        &mut self.placed[at]
    }
}

/// Whether a text looks like the tag of a language (BCP 47): letters and digits in parts of at most eight.
fn is_tag(text: &str) -> bool {
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let first = text.split('-').next().unwrap_or_default();
    (2..=8).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_alphabetic()) && text.split('-').all(is_part)
}

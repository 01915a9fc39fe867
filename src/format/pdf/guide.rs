//! What leads to the pages of a PDF: bookmarks, links on the pages themselves, and the labels that viewers show beside page numbers.

use std::num::NonZeroU32;

use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::destination::XyzDestination;
use krilla::geom::{Point, Rect};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::{NumberingStyle, Page as PdfPage, PageLabel};
use krilla::tagging::Identifier;

use crate::scene::{Page, Placed, Tag};

use super::tags;

/// A bookmark for every handout, below it one for every page whose title is not that of the page before, and below that one for every second
/// heading. A level that would only say the same again is left out.
pub(super) fn outline(pages: &[Page]) -> Outline {
    let mut outline = Outline::new();
    let mut first = 0;
    for part in pages.chunk_by(|a, b| a.handout == b.handout) {
        match part.first().and_then(|page| page.handout.as_deref()) {
            Some(handout) => {
                let mut node = bookmark(handout, first, 0.0);
                let is_same = part.windows(2).all(|pair| matches!(pair, [a, b] if a.title == b.title));
                let below = if is_same { headings(part, first) } else { titles(part, first) };
                for child in below {
                    node.push_child(child);
                }
                outline.push_child(node);
            }
            None => titles(part, first).into_iter().for_each(|node| outline.push_child(node)),
        }
        first += part.len();
    }
    outline
}

fn titles(pages: &[Page], mut first: usize) -> Vec<OutlineNode> {
    let mut nodes = Vec::new();
    for part in pages.chunk_by(|a, b| a.title == b.title) {
        if let Some(page) = part.first() {
            let mut node = bookmark(&page.title, first, 0.0);
            for child in headings(part, first) {
                node.push_child(child);
            }
            nodes.push(node);
        }
        first += part.len();
    }
    nodes
}

/// Second headings.
fn headings(pages: &[Page], first: usize) -> Vec<OutlineNode> {
    let on_page = |(index, page): (usize, &Page)| {
        let headings = page.placed.iter().filter(|placed| placed.tag == Tag::Heading(2));
        let node = |placed: &Placed| {
            let top = placed.scene.bounds().map_or(0.0, |bounds| placed.page_from_scene.transform_rect_bbox(bounds).y0);
            bookmark(&tags::words(&placed.scene), index, top)
        };
        headings.map(node).collect::<Vec<_>>()
    };
    (first..).zip(pages).flat_map(on_page).collect()
}

fn bookmark(words: &str, page: usize, y: f64) -> OutlineNode {
    OutlineNode::new(words.to_owned(), XyzDestination::new(page, Point::from_xy(0.0, y as f32)))
}

/// Puts the links of a page on it; the answer says for everything placed on it whether it is one.
pub(super) fn links(sheet: &mut PdfPage<'_>, page: &Page, pages: &[Page]) -> Vec<Option<Identifier>> {
    let link = |placed: &Placed| {
        let at = placed.leads_to.filter(|_| placed.tag != Tag::Artifact)?;
        let leads_to = pages.get(at)?;
        let area = placed.page_from_scene.transform_rect_bbox(placed.scene.bounds()?);
        let rect = Rect::from_ltrb(area.x0 as f32, area.y0 as f32, area.x1 as f32, area.y1 as f32)?;
        let target = Target::Destination(XyzDestination::new(at, Point::from_xy(0.0, 0.0)).into());
        let words = format!("{}, page {}", leads_to.handout.as_ref().unwrap_or(&leads_to.title), at + 1);
        Some(sheet.add_tagged_annotation(Annotation::new_link(LinkAnnotation::new(rect, target), Some(words))))
    };
    page.placed.iter().map(link).collect()
}

/// The label of each page: its handout and its number in it, "Quote cards 3"; none where there is no handout.
pub(super) fn labels(pages: &[Page]) -> Vec<PageLabel> {
    let of_handout = |part: &[Page]| {
        let Some(handout) = part.first().and_then(|page| page.handout.clone()) else { return vec![PageLabel::default(); part.len()] };
        if part.len() == 1 {
            return vec![PageLabel::new(None, Some(handout), None)];
        }
        let label = |number| PageLabel::new(Some(NumberingStyle::Arabic), Some(format!("{handout} ")), NonZeroU32::new(number));
        (1..).map(label).take(part.len()).collect()
    };
    pages.chunk_by(|a, b| a.handout == b.handout).flat_map(of_handout).collect()
}

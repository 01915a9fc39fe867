//! The two loops: a system that declines and one that emerges beneath it, with what could be done placed where people say that it stands, and
//! room to write.

mod figure;
mod panels;
mod stages;

use kurbo::{Point, Rect};

use crate::map::{Code, Element, ElementKind};
use crate::text::TypeStyle;
use crate::theme::paper;
use crate::words::{Block, listed};

use super::columns::Columns;
use super::furniture::audience_words;
use super::part::Part;
use super::sheets::{Header, Sheets};
use super::{Job, Paper, PrintError, PrintKind, Printout, Shelf, prose};
use stages::STAGES;

/// The row in the list of kinds.
pub(super) const KIND: PrintKind = PrintKind {
    name: "two-loops",
    title: "Two loops",
    help: "The system that is and the one that emerges, with interventions where their level or attribute \u{201c}two loops\u{201d} says.",
    shelf: Shelf::Table,
    paper: Paper::A3.turned(true),
    settings: &[],
    pages,
};

/// What to do with what is not placed.
const TO_PLACE: &str = "To be placed: write each code on the loop where it belongs";

fn pages(job: &mut Job<'_>) -> Result<Printout, PrintError> {
    let map = job.released.map();
    if map.element_count() == 0 {
        return Err(PrintError::EmptyMap);
    }
    let asked = Part::asked(map, job.options)?;
    let belongs = |e: &&Element| e.kind == ElementKind::Intervention || e.leverage.is_marked() || stages::of(e).is_some();
    let all: Vec<&Element> = map.elements().filter(|element| asked.holds(element.id)).filter(belongs).collect();
    if all.is_empty() {
        let wanting = "the map has nothing that could be done; add an intervention, or give an element a level of leverage, first";
        return Err(PrintError::Nothing { wanting: wanting.into() });
    }
    let at = |stage: usize| all.iter().filter(move |element| stages::of(element) == Some(stage));
    let codes: Vec<Vec<String>> = (0..STAGES.len()).map(|stage| at(stage).map(|e| Code::element(e.number).to_string()).collect()).collect();
    let placed: Vec<Vec<String>> = (0..STAGES.len()).map(|stage| at(stage).map(|e| coded(e)).collect()).collect();
    let rest: Vec<String> = all.iter().filter(|element| stages::of(element).is_none()).map(|element| coded(element)).collect();
    let part = format!("Name, connect, nourish, illuminate · {}", audience_words(job.released));
    let header = Header { title: KIND.title.into(), part };
    let mut sheets = Sheets::new(job, KIND.title, Some(header), job.options.paper_of(&KIND))?;
    compose(&mut sheets, job, &codes, &placed, &rest)?;
    Ok(Printout::new(sheets.finish(job.types), Vec::new()))
}

fn coded(element: &Element) -> String {
    format!("{} {}", Code::element(element.number), element.label.trim())
}

/// Figure, panels and what is not placed, on one page where it holds them.
fn compose(
    sheets: &mut Sheets<'_>,
    job: &mut Job<'_>,
    codes: &[Vec<String>],
    placed: &[Vec<String>],
    rest: &[String],
) -> Result<(), PrintError> {
    let told = "While one system peaks and declines, another begins beneath it. Both need care: the old so that nobody falls, the new so that \
                it comes to carry people.";
    prose::set(sheets, job, None, &[Block::Paragraph(told.into())], 0.0)?;
    let em = f64::from(sheets.style(paper::BODY).size);
    let style = TypeStyle { leading: 1.3, ..sheets.style(paper::BODY) };
    let list = Columns::of(rest, style, sheets.sheet.free.width(), 19.0 * em, job.types);
    let list_height = if rest.is_empty() { 0.0 } else { list.height() + 2.8 * em };
    let area = sheets.rest();
    let least_figure = 17.0 * em;
    let panels = panels::width(sheets).map(|width| (width, panels::height(sheets, job, placed, width)));
    let fitting = panels.filter(|(_, height)| height + least_figure <= area.height());
    let needed = |height: f64| height + least_figure + list_height + em <= area.height();
    let list_fits = !rest.is_empty() && needed(fitting.map_or(0.0, |(_, height)| height));
    let foot = if list_fits { area.y1 - list_height } else { area.y1 };
    let above = fitting.map_or(0.0, |(_, height)| height + em);
    // What is left goes to the figure first, up to a shape that is pleasant to look at, and then to the lines.
    let height =
        (foot - area.y0 - above).min(area.width() * if fitting.is_some() { 0.36 } else { 0.62 }).max(least_figure.min(area.height()));
    figure::set(sheets, job, Rect { y1: area.y0 + height, ..area }, codes, alternative(codes));
    sheets.y = area.y0 + height;
    if let Some((width, _)) = fitting {
        panels::set(sheets, job, Rect { y0: area.y0 + height + em, y1: foot - 0.6 * em, ..area }, placed, width);
        sheets.y = foot;
    }
    if list_fits {
        prose::set(sheets, job, None, &[Block::Heading(3, TO_PLACE.into())], 0.0)?;
        list.place(&mut sheets.sheet, Point::new(area.x0, sheets.y + 0.4 * em));
        sheets.y = sheets.sheet.free.y1;
    } else if !rest.is_empty() {
        let items = rest.iter().cloned().map(Block::Item);
        let blocks: Vec<Block> = std::iter::once(Block::Heading(3, TO_PLACE.into())).chain(items).collect();
        prose::set(sheets, job, None, &blocks, 0.0)?;
    }
    if fitting.is_some() { Ok(()) } else { panels::table(placed).set(sheets, job, &[]) }
}

fn alternative(codes: &[Vec<String>]) -> String {
    let stages = STAGES.iter().zip(codes).map(|(stage, codes)| {
        let here = if codes.is_empty() { "nothing yet".to_owned() } else { listed(codes) };
        format!("{}: {here}.", stage.title)
    });
    format!(
        "Two curves: the system as it is rises, peaks and declines; beneath it what is emerging falls, turns and rises above it. {}",
        stages.collect::<Vec<_>>().join(" ")
    )
}

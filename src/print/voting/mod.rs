//! Dot voting: what people may choose between, each with circles for their dots and a box for the total.

mod choices;
mod rows;

use kurbo::Point;

use crate::scene::{Page, Tag};
use crate::theme::paper;

use super::column::Column;
use super::furniture::{Footer, Sheet, audience_words, numbered};
use super::part::Part;
use super::{Job, Paper, PrintError, PrintKind, Printout, Setting, Shelf, Values, even};
use choices::{Choice, choices};
use rows::{Look, Row};

/// The row in the list of kinds.
pub(super) const KIND: PrintKind = PrintKind {
    name: "voting",
    title: "Dot voting",
    help: "Leverage points, elements or loops in a list, with circles for everybody's dots.",
    shelf: Shelf::Table,
    paper: Paper::A3.turned(true),
    settings: &[LIST, DOTS],
    pages,
};

const LIST: Setting = Setting {
    name: "list",
    title: "Choose between",
    help: "What is in the list.",
    values: Values::Choice(&[("levers", "Leverage points"), ("elements", "Elements"), ("loops", "Loops")]),
};

const DOTS: Setting = Setting {
    name: "dots",
    title: "Dots for each person",
    help: "How many dots each person has, and how many circles stand in each row.",
    values: Values::Number { default: 4, least: 1, most: 9 },
};

fn pages(job: &mut Job<'_>) -> Result<Printout, PrintError> {
    let map = job.released.map();
    if map.element_count() == 0 {
        return Err(PrintError::EmptyMap);
    }
    let part = Part::asked(map, job.options)?;
    let (list, dots) = (LIST.of(job.options), DOTS.number(job.options));
    let mut choices = choices(map, &part, &list)?;
    choices.push(Choice::something_else());
    let title = format!("Dot voting: {}", asked(&list));
    let sheets = on_sheets(job, &title, &part.title, &choices, dots)?;
    let pages: Vec<Page> = numbered(sheets, &Footer::of(job.released), job.options, job.types);
    Ok(Printout::new(pages, Vec::new()))
}

/// What is asked of people.
fn asked(list: &str) -> &'static str {
    match list {
        "elements" => "what matters most?",
        "loops" => "which loops matter most?",
        _ => "where would a change do most?",
    }
}

/// What people are told.
fn told(dots: u32) -> String {
    match dots {
        1 => "Each person has 1 dot. Put it beside your choice.".to_owned(),
        n => format!("Each person has {n} dots. Put them beside your choices; more than one on the same row is fine."),
    }
}

/// All rows, on as many sheets as they need and evenly on those.
fn on_sheets(job: &mut Job<'_>, title: &str, part: &str, choices: &[Choice], dots: u32) -> Result<Vec<Sheet>, PrintError> {
    let mut sheet = blank(job, title, part, dots)?;
    let look = Look::of(&sheet, dots, job.options);
    let rows: Vec<Row> = choices.iter().map(|choice| Row::of(choice, &look, job.types)).collect();
    let heights: Vec<f64> = rows.iter().map(|row| row.height).collect();
    let room = sheet.free.height() - look.head;
    let ends = parted(&heights, look.columns, room);
    let mut sheets = Vec::new();
    let mut from = 0;
    for (done, &to) in ends.iter().enumerate() {
        job.pace.step(done, ends.len())?;
        let mine = rows.get(from..to).unwrap_or_default();
        rows::place(&mut sheet, mine, heights.get(from..to).unwrap_or_default(), room, &look, job.types);
        from = to;
        let next = if to < rows.len() { blank(job, title, part, dots)? } else { break };
        sheets.push(std::mem::replace(&mut sheet, next));
    }
    sheets.push(sheet);
    Ok(sheets)
}

/// An empty sheet on which people are told what to do.
fn blank(job: &mut Job<'_>, title: &str, part: &str, dots: u32) -> Result<Sheet, PrintError> {
    let Job { released, options, types, .. } = job;
    let paper = options.paper_of(&KIND);
    let mut sheet = Sheet::new(released, KIND.title, paper, options)?;
    sheet.header(title, &format!("{part} · {}", audience_words(released)), options, types);
    sheet.reserve_footer(&Footer::of(released), options, types);
    let style = sheet.style(paper::QUOTE, options);
    let mut column = Column::new(sheet.free);
    column.words(&mut sheet, &told(dots), style, Tag::Paragraph, types);
    column.gap(f64::from(style.size) * 0.5);
    sheet.free = column.rest();
    if sheet.free.height() < 8.0 * f64::from(style.size) {
        return Err(PrintError::NoRoom { paper: paper.to_string() });
    }
    Ok(sheet)
}

/// Where each sheet ends, rows shared out evenly over as few sheets as there can be.
fn parted(heights: &[f64], columns: usize, room: f64) -> Vec<usize> {
    let ends = |room: f64| {
        let columns_of = even::placed(heights, room).into_iter().map(|(column, _)| column / columns.max(1));
        let sheets: Vec<usize> = columns_of.collect();
        let mut ends: Vec<usize> = (1..sheets.len()).filter(|&at| sheets.get(at) != sheets.get(at - 1)).collect();
        ends.push(heights.len());
        ends
    };
    let fewest = ends(room);
    let (mut low, mut high) = (0.0, room);
    for _ in 0..30 {
        let middle = f64::midpoint(low, high);
        if ends(middle).len() > fewest.len() { low = middle } else { high = middle }
    }
    ends(high)
}

/// The corner of a cell that has its middle there.
fn centred(middle: Point, width: f64, height: f64) -> Point {
    Point::new(middle.x - width / 2.0, middle.y - height / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sheet_is_all_but_empty() {
        let heights = [10.0; 21];
        assert_eq!(parted(&heights, 2, 100.0), [12, 21], "not 20 and 1");
        assert_eq!(parted(&heights, 2, 200.0), [21]);
        assert_eq!(parted(&[500.0, 10.0], 2, 100.0), [2], "what is too high stands alone in its column");
    }
}

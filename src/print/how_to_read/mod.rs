//! How to read the map, for the hand: every mark that is on it with all there is to say of it, a small example of two loops, its groups, its
//! codes.

mod example;
mod groups;

use std::sync::Arc;

use kurbo::{Affine, Point, Rect};

use crate::map::{Code, SystemMap};
use crate::scene::{Marks, Scene, Tag};
use crate::text::{Align, Shaped, TypeStyle};
use crate::theme::paper;
use crate::words::{Block, MAP_INTRO};

use super::drawing::Drawn;
use super::furniture::audience_words;
use super::legend::{Chapter, Explained, MARK, explained};
use super::part::Part;
use super::sheets::{Header, Sheets};
use super::{Job, Paper, PrintError, PrintKind, Printout, Shelf, prose};

/// The row in the list of kinds.
pub(super) const KIND: PrintKind = PrintKind {
    name: "legend",
    title: "How to read the map",
    help: "A leaf for everybody\u{2019}s hand: what each mark on the map means, with a small example.",
    shelf: Shelf::Map,
    paper: Paper::A5,
    settings: &[],
    pages,
};

/// Between a mark and its words, in map units.
const BESIDE: f64 = 12.0;
/// Between two rows, in ems.
const BETWEEN: f64 = 0.35;
/// How much lower rows of one line are where that saves a sheet.
const CLOSER: f64 = 0.8;
/// Where rows stand closer together to save a sheet, they stand in two columns on sheets of at least this many ems …
const TWO_COLUMNS: f64 = 36.0;
/// … if that makes a section so much lower.
const WORTH_IT: f64 = 0.8;
/// A section of less than this share of a sheet is not parted.
const MOST_TOGETHER: f64 = 0.5;

/// A mark and what is said of it.
struct Row {
    mark: Scene,
    words: String,
    more: String,
}

fn pages(job: &mut Job<'_>) -> Result<Printout, PrintError> {
    let map = job.released.map();
    if map.element_count() == 0 {
        return Err(PrintError::EmptyMap);
    }
    let mut marks = Marks { codes: job.options.codes, ..Marks::on_paper(map) };
    let part = Part::of(map, &marks.loops, job.options)?.restrict(&mut marks);
    let drawn = Drawn { scene: Scene::default(), bounds: Rect::ZERO, marks, part, told: String::new() };
    let sheets = Sheets::filled(job, begin, |sheets, job| fill(sheets, job, &drawn))?;
    Ok(Printout::new(sheets.finish(job.types), Vec::new()))
}

/// The first sheet, with nothing on it yet.
fn begin<'a>(job: &mut Job<'a>) -> Result<Sheets<'a>, PrintError> {
    let header = Header { title: KIND.title.into(), part: audience_words(job.released) };
    Sheets::new(job, KIND.title, Some(header), job.options.paper_of(&KIND))
}

/// Everything, from the top of the first sheet.
fn fill(sheets: &mut Sheets<'_>, job: &mut Job<'_>, drawn: &Drawn) -> Result<(), PrintError> {
    let map = job.released.map();
    let mut all = explained(job.released, drawn, job.options, job.types);
    prose::set(sheets, job, None, &[Block::Paragraph(MAP_INTRO.into())], 0.0)?;
    for chapter in [Chapter::Boxes, Chapter::Arrows, Chapter::Loops, Chapter::Voices] {
        let mine: Vec<Explained> = all.extract_if(.., |one| one.chapter == chapter).collect();
        if !mine.is_empty() {
            let row = |one: Explained| Row { mark: one.mark, words: one.words, more: one.more.to_owned() };
            let rows: Vec<Row> = mine.into_iter().map(row).collect();
            section(sheets, job, heading(chapter), &rows)?;
        }
        if chapter == Chapter::Loops && map.connections().any(|connection| connection.influence().is_some()) {
            example::set(sheets, job)?;
        }
    }
    let groups = groups::rows(map, drawn, job);
    if !groups.is_empty() {
        section(sheets, job, "Groups: a band around what belongs together", &groups)?;
    }
    if job.options.codes {
        prose::set(sheets, job, None, &codes(map), 0.0)?;
    }
    Ok(())
}

const fn heading(chapter: Chapter) -> &'static str {
    match chapter {
        Chapter::Boxes => "Boxes",
        Chapter::Arrows => "Arrows",
        Chapter::Loops => "Loops: arrows that lead back to where they began",
        Chapter::Voices => "Who said so",
    }
}

/// What codes are for.
fn codes(map: &SystemMap) -> Vec<Block> {
    let first = map.elements().next().map_or(1, |element| element.number);
    let element = Code::element(first);
    let connection = map.connections().next().map(|connection| format!(", {} of a connection", Code::connection(connection.number)));
    let quote = map.quotes().iter().next().map(|quote| format!(", {} of a quote", Code::quote(quote.number)));
    let (connection, quote) = (connection.unwrap_or_default(), quote.unwrap_or_default());
    let told = format!(
        "{element} is the code of an element{connection}{quote}. Write the code beside a note, and the note finds its place on the map again."
    );
    vec![Block::Heading(2, "Codes".into()), Block::Paragraph(told)]
}

/// A heading and its rows; a row is never parted, and the heading stays with the first.
fn section(sheets: &mut Sheets<'_>, job: &mut Job<'_>, title: &str, rows: &[Row]) -> Result<(), PrintError> {
    let one = Rows::shaped(sheets, job, rows, 1);
    let wide = sheets.close && sheets.sheet.free.width() > TWO_COLUMNS * one.em;
    let two = wide.then(|| Rows::shaped(sheets, job, rows, 2)).filter(|two| two.height() < one.height() * WORTH_IT);
    let rows = two.unwrap_or(one);
    // A short section stands together.
    let all = rows.height();
    let least = if all < sheets.sheet.free.height() * MOST_TOGETHER { all } else { rows.lines().next().unwrap_or_default() };
    prose::set(sheets, job, None, &[Block::Heading(2, title.to_owned())], least)?;
    sheets.y += 0.3 * rows.em;
    rows.place(sheets, job)
}

/// Rows of a section with their words set, in one column or in two.
struct Rows {
    all: Vec<(Scene, Vec<Arc<Shaped>>)>,
    columns: usize,
    em: f64,
    /// Points a unit of the marks.
    scale: f64,
    /// No row is lower.
    least: f64,
    /// From the left of one column to that of the next.
    step: f64,
    /// Of a column.
    width: f64,
}

impl Rows {
    fn shaped(sheets: &Sheets<'_>, job: &mut Job<'_>, rows: &[Row], columns: usize) -> Self {
        let body = TypeStyle { leading: 1.25, ..sheets.style(paper::BODY) };
        let strong = TypeStyle { weight: paper::STRONG.weight, ..body };
        let em = f64::from(body.size);
        let scale = em / job.options.theme().pens.label;
        let step = (sheets.sheet.free.width() + em) / columns as f64;
        let width = step - em;
        let measure = Some((width - (MARK.width + BESIDE) * scale) as f32);
        let mut set = |text: &str, style: TypeStyle| (!text.is_empty()).then(|| job.types.shape(text, style, measure, Align::Start));
        let words = |row: &Row| [set(&row.words, strong), set(&row.more, body)].into_iter().flatten().collect();
        let marks = rows.iter().map(|row| row.mark.clone());
        let all = marks.zip(rows.iter().map(words)).collect();
        let least = MARK.height * scale * if sheets.close { CLOSER } else { 1.0 };
        Self { all, columns, em, scale, least, step, width }
    }

    /// The height of each line of rows.
    fn lines(&self) -> impl Iterator<Item = f64> {
        let height = |(mark, words): &(Scene, Vec<Arc<Shaped>>)| {
            let mark = mark.bounds().map_or(0.0, |bounds| bounds.height() * self.scale);
            words_height(words).max(mark).max(self.least) + BETWEEN * self.em
        };
        self.all.chunks(self.columns).map(move |line| line.iter().map(height).fold(0.0, f64::max))
    }

    fn height(&self) -> f64 {
        self.lines().sum()
    }

    fn place(self, sheets: &mut Sheets<'_>, job: &mut Job<'_>) -> Result<(), PrintError> {
        for (line, height) in self.all.chunks(self.columns).zip(self.lines()) {
            sheets.make_room(height, job.types)?;
            for (column, (mark, words)) in line.iter().enumerate() {
                let corner = Point::new(sheets.sheet.free.x0 + column as f64 * self.step, sheets.y);
                let cell = Rect::from_origin_size(corner, (MARK.width * self.scale, height));
                let middle = cell.center();
                sheets.sheet.page.place(mark.clone(), Affine::translate(middle.to_vec2()) * Affine::scale(self.scale));
                let mut y = middle.y - words_height(words) / 2.0;
                for text in words {
                    let x = text.start_between(cell.x1 + BESIDE * self.scale, corner.x + self.width);
                    sheets.sheet.words(text, Point::new(x, y), Tag::Item);
                    y += f64::from(text.height);
                }
            }
            sheets.y += height;
        }
        Ok(())
    }
}

fn words_height(words: &[Arc<Shaped>]) -> f64 {
    words.iter().map(|text| f64::from(text.height)).sum()
}

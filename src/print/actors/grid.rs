//! The grid of power and interest, with actors as dots where those who drew the map put them.

use std::sync::Arc;

use kurbo::{Affine, BezPath, Circle, Point, Rect, Shape, Size};

use crate::map::{Code, Element, Sector};
use crate::print::column::Column;
use crate::print::labels::{leader, placed};
use crate::print::sheets::Sheets;
use crate::print::{Job, PrintError, prose};
use crate::scene::{Role, Scene, Tag};
use crate::text::{Align, Shaped, TypeStyle};
use crate::theme::paper;
use crate::words::{Block, listed};

use super::relations::{coded, label};

/// Radius of a dot, in points.
const DOT: f64 = 4.5;
/// How wide a label may be, in ems.
const LABEL: f32 = 11.0;
/// What is said of the marks.
const SECTORS: [(Option<Sector>, &str); 4] =
    [(Some(Sector::Public), "Public"), (Some(Sector::Private), "Private"), (Some(Sector::Social), "Social"), (None, "Sector not given")];
/// The quarters: what one does there, and whether power and interest are high.
const QUARTERS: [(&str, bool, bool); 4] =
    [("Keep satisfied", true, false), ("Manage closely", true, true), ("Monitor", false, false), ("Keep informed", false, true)];

/// Sets the grid on what is left of a sheet, with those beside it who have no place in it.
pub(super) fn set(sheets: &mut Sheets<'_>, job: &mut Job<'_>, actors: &[&Element]) -> Result<(), PrintError> {
    let told = "Power over the system and interest in it, as judged by those who drew the map. Nobody measured them: move a dot where you see it differently.";
    prose::set(sheets, job, None, &[Block::Heading(2, "Power and interest".into()), Block::Paragraph(told.into())], 0.0)?;
    sheets.y += 10.0;
    let (inside, outside): (Vec<_>, Vec<_>) = actors.iter().copied().partition(|actor| place(actor).is_some());
    let rest = sheets.rest();
    let em = f64::from(sheets.style(paper::BODY).size);
    if rest.width() < 30.0 * em || rest.height() < 16.0 * em {
        return in_words(sheets, job, &inside, &outside);
    }
    let side = (rest.width() * 0.26).min(21.0 * em);
    let mut drawn = (Scene::default(), Vec::new());
    // Nothing stands beside the grid unless somebody has no place in it.
    for side in [0.0, side].into_iter().skip(usize::from(!outside.is_empty())) {
        let area = if side > 0.0 { Rect { x1: rest.x1 - side - 2.0 * em, ..rest } } else { rest };
        let mut grid = Grid { scene: Scene::default(), sheets, job, em };
        let unnamed = grid.draw(area, &inside);
        drawn = (grid.scene, unnamed);
        if drawn.1.is_empty() {
            break;
        }
    }
    let (scene, unnamed) = drawn;
    sheets.sheet.page.place(scene, Affine::IDENTITY).tag = Tag::Figure(alternative(&inside));
    list(sheets, job, Rect { x0: rest.x1 - side, ..rest }, &unnamed, &outside)
}

/// Interest and power, both from 0 to 1.
fn place(actor: &Element) -> Option<(f64, f64)> {
    let of = |value: Option<f64>| value.filter(|v| v.is_finite()).map(|v| v.clamp(0.0, 1.0));
    Some((of(actor.actor.interest)?, of(actor.actor.power)?))
}

/// The actors of a quarter.
fn in_quarter<'a>(actors: &[&'a Element], power: bool, interest: bool) -> Vec<&'a Element> {
    let here = |actor: &&&Element| place(actor).is_some_and(|(i, p)| (p >= 0.5, i >= 0.5) == (power, interest));
    actors.iter().filter(here).copied().collect()
}

/// The grid as lists, for paper that is too small for it.
fn in_words(sheets: &mut Sheets<'_>, job: &mut Job<'_>, inside: &[&Element], outside: &[&Element]) -> Result<(), PrintError> {
    let quarters = QUARTERS.iter().map(|&(title, power, interest)| (title, in_quarter(inside, power, interest)));
    let mut blocks = Vec::new();
    for (title, actors) in quarters.chain([("Not placed yet", outside.to_vec())]).filter(|(_, actors)| !actors.is_empty()) {
        blocks.push(Block::Heading(3, title.to_owned()));
        blocks.extend(actors.into_iter().map(|actor| Block::Item(coded(actor))));
    }
    prose::set(sheets, job, None, &blocks, 0.0)
}

fn alternative(actors: &[&Element]) -> String {
    let quarters = QUARTERS.iter().map(|&(title, power, interest)| {
        let here: Vec<String> = in_quarter(actors, power, interest).into_iter().map(label).collect();
        format!("{title}: {}.", if here.is_empty() { "nobody".to_owned() } else { listed(&here) })
    });
    format!("A grid of power, from below to above, and interest, from left to right. {}", quarters.collect::<Vec<_>>().join(" "))
}

struct Grid<'g, 's, 'j> {
    scene: Scene,
    sheets: &'g mut Sheets<'s>,
    job: &'g mut Job<'j>,
    em: f64,
}

impl Grid<'_, '_, '_> {
    /// Draws the grid with its actors. Handed back are those whose label found no place: they stand there by their codes.
    fn draw<'a>(&mut self, area: Rect, actors: &[&'a Element]) -> Vec<&'a Element> {
        let [more, less] = ["More power", "Less power"].map(|words| self.words(words, paper::BODY, None));
        let left = f64::from(more.width.max(less.width)) + 0.8 * self.em;
        let frame = Rect { x0: area.x0 + left, y1: area.y1 - 2.0 * self.em, ..area };
        self.text(&more, Point::new(area.x0, frame.y0 - 0.1 * self.em));
        self.text(&less, Point::new(area.x0, frame.y1 - f64::from(less.height)));
        let [few, much] = ["Less interest", "More interest"].map(|words| self.words(words, paper::BODY, None));
        self.text(&few, Point::new(frame.x0, frame.y1 + 0.4 * self.em));
        self.text(&much, Point::new(frame.x1 - f64::from(much.width), frame.y1 + 0.4 * self.em));
        self.sectors(Rect { x0: frame.x0 + f64::from(few.width), x1: frame.x1 - f64::from(much.width), ..frame }, actors);
        self.lines(frame);
        let titles = self.quarters(frame);
        self.actors(frame, &titles, actors)
    }

    /// What the marks stand for, in the middle below the grid.
    fn sectors(&mut self, frame: Rect, actors: &[&Element]) {
        let there = SECTORS.into_iter().filter(|(sector, _)| actors.iter().any(|actor| actor.actor.sector == *sector));
        let there: Vec<_> = there.map(|(sector, words)| (sector, self.words(words, paper::BODY, None))).collect();
        let (mark, gap) = (1.2 * self.em, 1.6 * self.em);
        let width = there.iter().map(|(_, words)| mark + f64::from(words.width) + gap).sum::<f64>() - gap;
        let mut x = frame.center().x - width / 2.0;
        for (sector, words) in there {
            let y = frame.y1 + 0.4 * self.em;
            self.dot(Point::new(x + DOT, y + f64::from(words.height) / 2.0), sector);
            self.text(&words, Point::new(x + mark, y));
            x += mark + f64::from(words.width) + gap;
        }
    }

    fn lines(&mut self, frame: Rect) {
        let ink = self.sheets.sheet.ink;
        self.scene.stroke(None, Role::Ground, frame.to_path(0.1), ink, 1.0);
        let middle = frame.center();
        let mut cross = BezPath::new();
        cross.move_to((middle.x, frame.y0));
        cross.line_to((middle.x, frame.y1));
        cross.move_to((frame.x0, middle.y));
        cross.line_to((frame.x1, middle.y));
        self.scene.stroke(None, Role::Ground, cross, ink, 0.7);
    }

    /// The names of the quarters, each in its outer corner.
    fn quarters(&mut self, frame: Rect) -> Vec<Rect> {
        let pad = 0.8 * self.em;
        let mut taken = Vec::new();
        for (title, power, interest) in QUARTERS {
            let title = self.words(title, paper::TITLE, None);
            let size = Size::new(f64::from(title.width), f64::from(title.height));
            let x = if interest { frame.x1 - pad - size.width } else { frame.x0 + pad };
            let y = if power { frame.y0 + pad * 0.6 } else { frame.y1 - pad * 0.6 - size.height };
            self.text(&title, Point::new(x, y));
            taken.push(Rect::from_origin_size((x, y), size));
        }
        taken
    }

    fn actors<'a>(&mut self, frame: Rect, titles: &[Rect], actors: &[&'a Element]) -> Vec<&'a Element> {
        // Dots at the very edge stay whole.
        let room = frame.inset(-2.5 * DOT);
        let mut points: Vec<Point> = Vec::new();
        for (interest, power) in actors.iter().filter_map(|actor| place(actor)) {
            let mut at = Point::new(room.x0 + interest * room.width(), room.y1 - power * room.height());
            // Those judged alike stand beside each other.
            for _ in 0..200 {
                if points.iter().all(|other| other.distance(at) >= 2.4 * DOT) {
                    break;
                }
                at.x += if at.x + 2.6 * DOT > room.x1 { -room.width() + 2.6 * DOT } else { 2.6 * DOT };
            }
            points.push(at);
        }
        let labels: Vec<Arc<Shaped>> = actors.iter().map(|actor| self.words(&coded(actor), paper::BODY, Some(LABEL))).collect();
        let sized: Vec<(Point, Size)> =
            points.iter().zip(&labels).map(|(at, label)| (*at, Size::new(f64::from(label.width), f64::from(label.height)))).collect();
        let places = placed(&sized, DOT + 0.5, frame.inset(-4.0), titles);
        let mut unnamed = Vec::new();
        for (((actor, at), label), place) in actors.iter().zip(&points).zip(&labels).zip(places) {
            self.dot(*at, actor.actor.sector);
            let Some(place) = place else {
                unnamed.push(*actor);
                let code = self.job.types.shape(&Code::element(actor.number).to_string(), self.sheets.style(CODE), None, Align::Start);
                self.scene.text(None, Role::Code, code, *at + (DOT + 1.5, -1.5 * DOT), self.sheets.sheet.ink);
                continue;
            };
            if let Some(end) = leader(*at, DOT + 0.5, place) {
                let mut line = BezPath::new();
                line.move_to(*at);
                line.line_to(end);
                self.scene.stroke(None, Role::Ground, line, self.sheets.sheet.ink, 0.6);
            }
            // Lines stop at words.
            self.scene.fill(None, Role::Ground, place.to_path(0.1), self.sheets.sheet.ground);
            self.text(label, place.origin());
        }
        unnamed
    }

    fn dot(&mut self, at: Point, sector: Option<Sector>) {
        dot(&mut self.scene, at, sector, self.sheets);
    }

    fn words(&mut self, text: &str, style: TypeStyle, ems: Option<f32>) -> Arc<Shaped> {
        let style = TypeStyle { leading: 1.25, ..self.sheets.style(style) };
        match ems {
            Some(ems) => self.job.types.balanced(text, style, ems * style.size, Align::Start),
            None => self.job.types.shape(text, style, None, Align::Start),
        }
    }

    fn text(&mut self, shaped: &Arc<Shaped>, at: Point) {
        self.scene.text(None, Role::Words, Arc::clone(shaped), at, self.sheets.sheet.ink);
    }
}

/// Codes that stand for a label.
const CODE: TypeStyle = TypeStyle { size: 10.0, ..paper::STRONG };

/// A mark by sector: filled, square, open; a small open one where no sector is given.
fn dot(scene: &mut Scene, at: Point, sector: Option<Sector>, sheets: &Sheets<'_>) {
    let (ink, ground) = (sheets.sheet.ink, sheets.sheet.ground);
    let outline = match sector {
        Some(Sector::Private) => Rect::from_center_size(at, (1.8 * DOT, 1.8 * DOT)).to_path(0.1),
        Some(Sector::Public | Sector::Social) => Circle::new(at, DOT).to_path(0.01),
        None => Circle::new(at, DOT * 0.6).to_path(0.01),
    };
    let filled = matches!(sector, Some(Sector::Public));
    scene.fill(None, Role::Element, outline.clone(), if filled { ink } else { ground });
    scene.stroke(None, Role::Element, outline, ink, 1.2);
}

/// What stands beside the grid, or on a page of its own where it is too much: whose labels found no place in it, and who has none.
fn list(sheets: &mut Sheets<'_>, job: &mut Job<'_>, beside: Rect, unnamed: &[&Element], outside: &[&Element]) -> Result<(), PrintError> {
    let lists = [("By their codes in the grid", unnamed), ("Not placed yet: put a dot where each belongs", outside)];
    let lists: Vec<_> = lists.into_iter().filter(|(_, actors)| !actors.is_empty()).collect();
    let [style, strong] = [paper::BODY, paper::STRONG].map(|style| TypeStyle { leading: 1.3, ..sheets.style(style) });
    let mut set = |text: &str, style| job.types.shape(text, style, Some(beside.width() as f32), Align::Start);
    let mut rows: Vec<(f64, Arc<Shaped>, Tag)> = Vec::new();
    for (title, actors) in &lists {
        rows.push((if rows.is_empty() { 0.0 } else { 14.0 }, set(title, strong), Tag::Heading(3)));
        rows.extend(actors.iter().map(|actor| (4.0, set(&coded(actor), style), Tag::Item)));
    }
    if rows.iter().map(|(above, text, _)| above + f64::from(text.height)).sum::<f64>() > beside.height() {
        let blocks = lists.into_iter().flat_map(|(title, actors)| {
            let items = actors.iter().map(|actor| Block::Item(coded(actor)));
            std::iter::once(Block::Heading(3, title.to_owned())).chain(items)
        });
        sheets.turn(job.types)?;
        return prose::set(sheets, job, None, &blocks.collect::<Vec<_>>(), 0.0);
    }
    let mut column = Column::new(beside);
    for (above, text, tag) in rows {
        column.gap(above);
        column.shaped(&mut sheets.sheet, &text, tag);
    }
    Ok(())
}

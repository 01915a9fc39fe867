//! The ladder as a picture: a rung for every level with its leverage points drawn as they are on the map, over as many pages as it takes.

use std::collections::BTreeSet;
use std::sync::Arc;

use kurbo::{Affine, Point, Rect, Size};

use crate::map::{Framework, Level};
use crate::print::furniture::RULE;
use crate::print::sheets::Sheets;
use crate::print::{Job, PrintError, prose};
use crate::scene::{self, Marks, Role, Scene, Tag};
use crate::text::{Align, Shaped, TypeStyle};
use crate::theme::paper;
use crate::words::Block;

use super::side::{Side, water};
use crate::words::levers::{Lever, is_numbered};

/// A leverage point, drawn and told.
struct Drawn {
    scene: Scene,
    scale: f64,
    /// Around the drawing, in its own units.
    bounds: Rect,
    told: Vec<Arc<Shaped>>,
}

/// Where things stand between left and right, in points.
struct Frame {
    side: Rect,
    title: Rect,
    /// One for each leverage point beside another.
    columns: Vec<Rect>,
    /// Of the drawings.
    picture: f64,
    /// Whether words stand below a drawing and not beside it.
    below: bool,
    em: f64,
    /// Above and below what stands on a rung.
    pad: f64,
}

/// A rung, or what of it stands on one page.
struct Rung<'a> {
    level: &'static Level,
    /// From the shallowest, 0 up.
    rank: usize,
    /// Its leverage points, as many in a line as stand beside each other.
    lines: &'a [Vec<Drawn>],
    height: f64,
    /// How deep it begins and ends, from 0 to 1.
    depth: [f64; 2],
    /// Whether its title was read before.
    again: bool,
}

/// Sets the ladder with room for what comes below. Says `false`, and sets nothing, where the paper is too small for it.
pub(super) fn set(
    sheets: &mut Sheets<'_>,
    job: &mut Job<'_>,
    framework: &'static Framework,
    levers: &[Lever],
    below: &[Block],
) -> Result<bool, PrintError> {
    let Some((mut frame, rungs)) = laid_out(sheets, job, framework, levers) else { return Ok(false) };
    let em = frame.em;
    let page = sheets.sheet.free.height();
    if rungs.iter().flatten().any(|line| frame.line(line) + 2.0 * em > page * 0.9) {
        return Ok(false);
    }
    sheets.y += em;
    let rest = prose::height(sheets, job, below);
    let room = sheets.rest().height() - 3.6 * em - if rest > 0.0 { rest + em } else { 0.0 };
    let mut natural = Vec::new();
    // Closer together where that brings all of it onto one page.
    for pad in [0.5, 0.25, 0.5] {
        frame.pad = pad * em;
        natural = rungs.iter().zip(framework.levels).map(|(lines, level)| frame.height(lines, level, sheets, job)).collect();
        if natural.iter().sum::<f64>() <= room {
            break;
        }
    }
    let spare = (room - natural.iter().sum::<f64>()) / natural.len().max(1) as f64;
    let spare = spare.clamp(0.0, 9.0 * em);
    let mut picture = Picture { sheets, job, frame, side: side_of(framework) };
    picture.caption("Shallow: easier to change, and changes less")?;
    let all = natural.iter().sum::<f64>() + spare * natural.len() as f64;
    let mut above = 0.0;
    for (rank, ((level, lines), height)) in framework.levels.iter().zip(&rungs).zip(natural).enumerate() {
        let height = height + spare;
        // The water is where the levels that are seen end, however much stands on them.
        let depth = if picture.side == Side::Iceberg { rank as f64 / framework.levels.len() as f64 } else { above / all };
        above += height;
        let end = if picture.side == Side::Iceberg { (rank + 1) as f64 / framework.levels.len() as f64 } else { above / all };
        picture.rung(&Rung { level, rank, lines, height, depth: [depth, end], again: false })?;
    }
    picture.sheets.y += 0.3 * em;
    picture.caption("Deep: harder to change, and changes more")?;
    Ok(true)
}

/// The shape that a framework is known by.
fn side_of(framework: &Framework) -> Side {
    if framework.key == "iceberg" { Side::Iceberg } else { Side::Wedge }
}

type Lines = Vec<Vec<Drawn>>;

/// The frame, and every rung's leverage points in lines; none where the paper is too narrow.
fn laid_out(sheets: &Sheets<'_>, job: &mut Job<'_>, framework: &'static Framework, levers: &[Lever]) -> Option<(Frame, Vec<Lines>)> {
    let free = sheets.sheet.free;
    let em = f64::from(sheets.style(paper::BODY).size);
    let drawings: Vec<(usize, Scene, Rect)> = levers
        .iter()
        .filter_map(|lever| {
            let rank = framework.rank(framework.level_of(&lever.element.leverage)?.key)?;
            let marks = Marks {
                only: Some(BTreeSet::from([lever.element.id])),
                codes: true,
                evidence: false,
                framework: String::new(),
                ..Marks::default()
            };
            let drawn = scene::build(job.released.map(), &marks, job.options.theme(), job.types);
            // That it is a lever need not be said here.
            let mut scene = Arc::unwrap_or_clone(drawn.scene);
            scene.items.retain(|item| item.role != Role::Badge);
            let bounds = scene.bounds()?;
            Some((rank, scene, bounds))
        })
        .collect();
    let scale = em / job.options.theme().pens.label;
    let picture = drawings.iter().map(|(_, _, bounds)| bounds.width() * scale).fold(10.0 * em, f64::max);
    let side = match side_of(framework) {
        Side::Wedge => (free.width() * 0.14).clamp(4.0 * em, 10.0 * em),
        Side::Iceberg => (free.width() * 0.3).clamp(7.0 * em, 28.0 * em),
    };
    let title = (free.width() * 0.22).clamp(8.0 * em, 16.0 * em);
    let left = free.x0 + side + em + title + 1.5 * em;
    let width = free.x1 - left;
    if width < picture {
        return None;
    }
    let gap = 1.5 * em;
    let count = (((width + gap) / (picture + 15.0 * em + gap)).floor() as usize).clamp(1, 3);
    let column = (width - gap * (count - 1) as f64) / count as f64;
    let columns = (0..count).map(|at| {
        let x = left + at as f64 * (column + gap);
        Rect::new(x, 0.0, x + column, 0.0)
    });
    let frame = Frame {
        side: Rect::new(free.x0, 0.0, free.x0 + side, 0.0),
        title: Rect::new(free.x0 + side + em, 0.0, left - 1.5 * em, 0.0),
        columns: columns.collect(),
        picture,
        below: false,
        em,
        pad: 0.5 * em,
    };
    let style = TypeStyle { leading: 1.3, ..sheets.style(paper::BODY) };
    // Beside the drawing, or below it where a word is too long for that.
    let told = [false, true].into_iter().filter(|below| *below || column - picture - em >= 10.0 * em).find_map(|below| {
        let measure = if below { column } else { column - picture - em };
        let mut set = |text: &String| job.types.shape(text, style, Some(measure as f32), Align::Start);
        let told: Vec<Vec<Arc<Shaped>>> = levers.iter().map(|lever| lever.told().iter().map(&mut set).collect()).collect();
        let fits = told.iter().flatten().all(|text| f64::from(text.width) <= measure + 0.5);
        fits.then_some((below, told))
    });
    let (below, told) = told?;
    let frame = Frame { below, ..frame };
    let mut rungs: Vec<Lines> = framework.levels.iter().map(|_| Vec::new()).collect();
    for ((rank, scene, bounds), told) in drawings.into_iter().zip(told) {
        let drawn = Drawn { scene, scale, bounds, told };
        if let Some(lines) = rungs.get_mut(rank) {
            match lines.last_mut().filter(|line| line.len() < count) {
                Some(line) => line.push(drawn),
                None => lines.push(vec![drawn]),
            }
        }
    }
    Some((frame, rungs))
}

impl Drawn {
    fn picture(&self) -> Size {
        self.bounds.size() * self.scale
    }

    fn told_height(&self, em: f64) -> f64 {
        self.told.iter().map(|text| f64::from(text.height)).sum::<f64>() + self.told.len().saturating_sub(1) as f64 * 0.3 * em
    }
}

impl Frame {
    /// The height of a leverage point with its words.
    fn one(&self, drawn: &Drawn) -> f64 {
        let (picture, told) = (drawn.picture().height, drawn.told_height(self.em));
        if self.below && told > 0.0 { picture + 0.3 * self.em + told } else { picture.max(told) }
    }

    fn line(&self, line: &[Drawn]) -> f64 {
        line.iter().map(|drawn| self.one(drawn)).fold(0.0, f64::max)
    }

    fn lines(&self, lines: &[Vec<Drawn>]) -> f64 {
        lines.iter().map(|line| self.line(line)).sum::<f64>() + lines.len().saturating_sub(1) as f64 * 1.8 * self.pad + 2.0 * self.pad
    }

    fn height(&self, lines: &[Vec<Drawn>], level: &Level, sheets: &Sheets<'_>, job: &mut Job<'_>) -> f64 {
        let title = f64::from(self.title(level, sheets, job).height) + 1.8 * self.pad;
        self.lines(lines).max(title).max(2.0 * self.em)
    }

    fn title(&self, level: &Level, sheets: &Sheets<'_>, job: &mut Job<'_>) -> Arc<Shaped> {
        let style = TypeStyle { leading: 1.25, ..sheets.style(paper::STRONG) };
        job.types.shape(level.name, style, Some(self.title.width() as f32), Align::Start)
    }
}

/// The ladder on its sheets.
struct Picture<'p, 's, 'j> {
    sheets: &'p mut Sheets<'s>,
    job: &'p mut Job<'j>,
    frame: Frame,
    side: Side,
}

impl Picture<'_, '_, '_> {
    fn caption(&mut self, words: &str) -> Result<(), PrintError> {
        let shaped = self.job.types.shape(words, self.sheets.style(paper::BODY), None, Align::Start);
        let height = f64::from(shaped.height);
        self.sheets.make_room(height, self.job.types)?;
        self.sheets.sheet.words(&shaped, Point::new(self.frame.side.x0, self.sheets.y), Tag::Paragraph);
        self.sheets.y += height + 0.2 * self.frame.em;
        Ok(())
    }

    /// A rung, over as many pages as its leverage points take.
    fn rung(&mut self, rung: &Rung<'_>) -> Result<(), PrintError> {
        let room = self.sheets.rest().height();
        if rung.height <= room + 0.01 {
            self.draw(rung);
            return Ok(());
        }
        let fitting =
            (0..=rung.lines.len()).rev().find(|&count| count == 0 || self.frame.lines(rung.lines.get(..count).unwrap_or_default()) <= room);
        let fitting = fitting.unwrap_or(0);
        if fitting == 0 || fitting == rung.lines.len() {
            // All of it goes to the next page, without the room that would have filled this one.
            let natural = self.frame.height(rung.lines, rung.level, self.sheets, self.job);
            if fitting == rung.lines.len() && natural <= room {
                self.draw(&Rung { height: room, ..*rung });
                return Ok(());
            }
            self.sheets.turn(self.job.types)?;
            return self.rung(&Rung { height: natural, ..*rung });
        }
        let (now, later) = rung.lines.split_at(fitting);
        let [from, to] = rung.depth;
        let between = from + (to - from) * fitting as f64 / rung.lines.len() as f64;
        self.draw(&Rung { lines: now, height: self.frame.lines(now), depth: [from, between], ..*rung });
        self.sheets.turn(self.job.types)?;
        let height = self.frame.height(later, rung.level, self.sheets, self.job);
        self.rung(&Rung { lines: later, height, depth: [between, to], again: true, ..*rung })
    }

    fn draw(&mut self, rung: &Rung<'_>) {
        let (top, em) = (self.sheets.y, self.frame.em);
        self.side(rung, top);
        let title = self.frame.title(rung.level, self.sheets, self.job);
        let tag = if rung.again { Tag::Artifact } else { Tag::Heading(2) };
        let at = Point::new(self.frame.title.x0, top + 0.9 * self.frame.pad);
        self.sheets.sheet.words(&title, at, tag);
        let mut y = top + self.frame.pad;
        for line in rung.lines {
            for (drawn, column) in line.iter().zip(&self.frame.columns) {
                let size = drawn.picture();
                let to_page =
                    Affine::translate((column.x0, y)) * Affine::scale(drawn.scale) * Affine::translate(-drawn.bounds.origin().to_vec2());
                self.sheets.sheet.page.place(drawn.scene.clone(), to_page).tag = Tag::Paragraph;
                let (x, mut below) =
                    if self.frame.below { (column.x0, y + size.height + 0.3 * em) } else { (column.x0 + self.frame.picture + em, y) };
                for text in &drawn.told {
                    self.sheets.sheet.words(text, Point::new(x, below), Tag::Paragraph);
                    below += f64::from(text.height) + 0.3 * em;
                }
            }
            y += self.frame.line(line) + 1.8 * self.frame.pad;
        }
        self.sheets.y += rung.height;
    }

    /// How deep it is, with its number, and the line below it.
    fn side(&mut self, rung: &Rung<'_>, top: f64) {
        let (side, [from, to], sheet) = (self.side, rung.depth, &mut self.sheets.sheet);
        let bottom = top + rung.height;
        let area = Rect { y0: top, y1: bottom, ..self.frame.side };
        let left = if side == Side::Iceberg { self.frame.title.x0 } else { sheet.free.x0 };
        if rung.rank == 0 || top <= sheet.free.y0 {
            sheet.rule(top, left, sheet.free.x1, RULE);
        }
        let mut scene = Scene::default();
        if side == Side::Iceberg && rung.rank == 0 {
            scene.stroke(None, Role::Ground, water(bottom, area.x0, sheet.free.x1), sheet.ink, 1.2);
        } else {
            sheet.rule(bottom, left, sheet.free.x1, RULE);
        }
        scene.stroke(None, Role::Ground, side.outline(area, from, to), sheet.ink, 1.4);
        sheet.page.place(scene, Affine::IDENTITY);
        if is_numbered(rung.level) {
            let style = self.sheets.style(paper::STRONG);
            let number = self.job.types.shape(rung.level.key, style, None, Align::Start);
            // In the shape where it is narrowest, so that all stand in a row.
            let at = Point::new(area.x0 + 0.7 * self.frame.em, top + 0.9 * self.frame.pad);
            self.sheets.sheet.words(&number, at, Tag::Artifact);
        }
    }
}

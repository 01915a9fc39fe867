//! Elements sized and shaded by a figure, the figure itself beside each, and below the map what the grades stand for. Never shade alone:
//! size, outline and digits say the same, so that it holds in black and white and for those who see no colours.

use std::collections::BTreeMap;

use kurbo::{Point, Rect, Size, Vec2};

use super::easel::{Easel, Layer, size_of};
use super::plan::{Body, Plan};
use super::{Detail, Role, codes, places::Places};
use crate::analysis::{Figured, GRADES};
use crate::layout::rounded;
use crate::map::ElementId;
use crate::theme::{Rgba, TypeStyle, role};

/// How much wider and higher each grade is.
const WIDER: f64 = 0.055;
const HIGHER: f64 = 0.11;
/// How much of the accent each grade has.
const SHADE: f64 = 0.085;
/// How much thicker the outline of each grade is.
const THICKER: f64 = 0.28;
/// A sample of the first grade in the legend.
const SAMPLE: Size = Size::new(64.0, 22.0);
/// Between the lowest element and the legend, and between its columns.
const ABOVE: f64 = 64.0;
const BETWEEN: f64 = 26.0;

/// A map so wide has the legend in the size of its labels; of wider ones it grows, to at most so much.
const PLAIN: f64 = 1000.0;
const LARGEST: f64 = 3.0;

/// A figure to be drawn: its grade and its digits at every element that has one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct FigureMarks {
    /// What is told of: the heading of the legend.
    pub title: String,
    /// What it tells and what it does not.
    pub limits: String,
    /// Grade from 0, and digits, of each element.
    pub marks: BTreeMap<ElementId, (u8, String)>,
    /// What occurs in each grade that occurs.
    pub ranges: Vec<(u8, String)>,
}

impl FigureMarks {
    /// The marks of a figure.
    pub fn of(figured: &Figured) -> Self {
        let mark = |(&id, &value): (&ElementId, &f64)| (id, (figured.grade(value), figured.told(value)));
        Self {
            title: figured.figure.title.to_owned(),
            limits: figured.figure.limits.to_owned(),
            marks: figured.values.iter().map(mark).collect(),
            ranges: (0..GRADES).filter_map(|grade| Some((grade, figured.range(grade)?))).collect(),
        }
    }

    /// The grade of an element; the first where it has no figure.
    pub(super) fn grade(&self, id: ElementId) -> u8 {
        self.marks.get(&id).map_or(0, |(grade, _)| *grade)
    }
}

/// The size of an element of a grade.
pub(super) fn sized(size: Size, grade: u8) -> Size {
    let grade = f64::from(grade);
    Size::new(size.width * (1.0 + WIDER * grade), size.height * (1.0 + HIGHER * grade))
}

/// The inside of an element of a grade, from the accent of a theme and what fills elements otherwise.
pub fn shaded(accent: Rgba, fill: Rgba, grade: u8) -> Rgba {
    if grade == 0 { fill } else { accent.mixed(SHADE * f64::from(grade), fill) }
}

/// The width of the outline of an element of a grade, from that of others.
pub fn outlined(width: f64, grade: u8) -> f64 {
    width * (1.0 + THICKER * f64::from(grade))
}

/// Draws the digits of an element beside it.
pub(super) fn draw(easel: &mut Easel, body: &Body, digits: &str, places: &mut Places) {
    let mark = codes::place(easel, body, digits, places);
    easel.part(Layer::Elements, body.part(), body.dim);
    easel.from(Detail::Mark);
    let ink = easel.theme.palette.text;
    codes::draw(easel, &mark, ink);
}

/// Draws what the grades stand for, below everything.
pub(super) fn draw_legend(easel: &mut Easel, plan: &Plan, figure: &FigureMarks) {
    let Some(bounds) = plan.bodies.iter().map(|body| body.shape.rect).reduce(|a, b| a.union(b)) else { return };
    let theme = easel.theme;
    let (palette, pens) = (&theme.palette, &theme.pens);
    easel.part(Layer::Elements, None, false);
    // As large as is read beside the whole map.
    let scale = (bounds.width() / PLAIN).clamp(1.0, LARGEST);
    let style = TypeStyle { size: role::label(pens).size * scale as f32, ..role::label(pens) };
    let mut corner = Point::new(bounds.x0, bounds.y1 + ABOVE);
    for (text, ink) in [(&figure.title, palette.text), (&figure.limits, palette.muted)] {
        let line = easel.line(text, style);
        easel.text(Role::Label, line.clone(), corner + size_of(&line) / 2.0, ink);
        corner.y += f64::from(line.height) + 4.0;
    }
    corner.y += 8.0 * scale;
    let tallest = sized(SAMPLE * scale, GRADES - 1).height;
    for (grade, range) in &figure.ranges {
        let size = sized(SAMPLE * scale, *grade);
        let words = easel.line(range, style);
        let middle = Point::new(corner.x + size.width / 2.0, corner.y + tallest / 2.0);
        let shape = rounded(Rect::from_center_size(middle, size), 5.0 * scale);
        easel.fill(Role::Element, shape.clone(), shaded(palette.accent, palette.fill, *grade));
        easel.stroke(Role::Element, shape, palette.outline, outlined(pens.outline, *grade));
        let beside = Vec2::new(size.width / 2.0 + 8.0 * scale + f64::from(words.width) / 2.0, 0.0);
        corner.x += size.width + (8.0 + BETWEEN) * scale + f64::from(words.width);
        easel.text(Role::Label, words, middle + beside, palette.text);
    }
}

//! The two loops as a figure: the system that is rises, peaks and declines; beneath it the one that emerges rises. Stages are discs on them.

use kurbo::{Affine, BezPath, Circle, CubicBez, ParamCurve, ParamCurveArclen, ParamCurveDeriv, Point, Rect, Shape, Size, Vec2};

use crate::print::labels::{leader, placed};
use crate::print::sheets::Sheets;
use crate::print::{Job, PrintOptions};
use crate::scene::{Role, Scene, Tag};
use crate::text::{Align, TypeStyle, Typesetter};
use crate::theme::{Rgba, paper};

use super::stages::{STAGES, Stage};

/// The loop that is: up, over its peak, and down. In shares of the figure.
const OLD: [CubicBez; 2] = [
    CubicBez { p0: Point::new(0.0, 0.86), p1: Point::new(0.12, 0.84), p2: Point::new(0.2, 0.2), p3: Point::new(0.38, 0.2) },
    CubicBez { p0: Point::new(0.38, 0.2), p1: Point::new(0.54, 0.2), p2: Point::new(0.62, 0.62), p3: Point::new(0.84, 0.97) },
];
/// The loop that emerges: out of the first, down, and up beyond it.
const NEW: [CubicBez; 2] = [
    CubicBez { p0: Point::new(0.27, 0.4), p1: Point::new(0.3, 0.72), p2: Point::new(0.38, 0.93), p3: Point::new(0.5, 0.93) },
    CubicBez { p0: Point::new(0.5, 0.93), p1: Point::new(0.68, 0.93), p2: Point::new(0.74, 0.12), p3: Point::new(0.98, 0.12) },
];

/// Places the figure on a sheet. `codes` stand at each stage.
pub(super) fn set(sheets: &mut Sheets<'_>, job: &mut Job<'_>, area: Rect, codes: &[Vec<String>], alternative: String) {
    let em = f64::from(sheets.style(paper::BODY).size);
    let mut figure = Figure { scene: Scene::default(), ink: sheets.sheet.ink, ground: sheets.sheet.ground, em, area };
    let mut taken = figure.loops();
    let strong = sheets.style(paper::STRONG);
    let name = |text: &str, types: &mut Typesetter| types.shape(text, strong, None, Align::Start);
    // The loops' own names stand where each begins and ends.
    let old = name("The system as it is", job.types);
    let new = name("What is emerging", job.types);
    for (words, at) in [(old, (0.0, 0.93)), (new, (1.0, 0.2))] {
        let (width, height) = (f64::from(words.width), f64::from(words.height));
        let at = Point::new(area.x0 + at.0 * (area.width() - width), area.y0 + at.1 * area.height());
        let at = Point::new(at.x, at.y.min(area.y1 - height));
        taken.push(Rect::from_origin_size(at, (width, height)));
        figure.scene.text(None, Role::Words, words, at, figure.ink);
    }
    figure.stages(sheets, job, codes, &taken);
    sheets.sheet.page.place(figure.scene, Affine::IDENTITY).tag = Tag::Figure(alternative);
}

/// A disc with a stage's mark.
pub(super) fn disc(scene: &mut Scene, middle: Point, stage: &Stage, em: f64, inks: [Rgba; 2], style: TypeStyle, types: &mut Typesetter) {
    let [ink, ground] = inks;
    let circle = Circle::new(middle, 0.85 * em).to_path(0.05);
    // What is there is filled, what comes is open.
    scene.fill(None, Role::Step, circle.clone(), if stage.emerging { ground } else { ink });
    scene.stroke(None, Role::Step, circle, ink, 1.2);
    let mark = types.shape(stage.mark, style, None, Align::Start);
    let at = middle - Vec2::new(f64::from(mark.width), f64::from(mark.height)) / 2.0;
    scene.text(None, Role::Step, mark, at, if stage.emerging { ink } else { ground });
}

/// The style of marks in discs.
pub(super) fn mark_style(sheets: &Sheets<'_>) -> TypeStyle {
    TypeStyle { leading: 1.25, ..sheets.style(paper::STRONG) }
}

struct Figure {
    scene: Scene,
    ink: Rgba,
    ground: Rgba,
    em: f64,
    area: Rect,
}

impl Figure {
    fn to_page(&self) -> Affine {
        Affine::translate(self.area.origin().to_vec2()) * Affine::scale_non_uniform(self.area.width(), self.area.height())
    }

    /// Draws both, and says where no words may stand.
    fn loops(&mut self) -> Vec<Rect> {
        let to_page = self.to_page();
        let [old, new] = [OLD, NEW].map(|curves| curves.map(|curve| to_page * curve));
        let path = |curves: &[CubicBez]| {
            let mut path = BezPath::new();
            for (at, curve) in curves.iter().enumerate() {
                if at == 0 {
                    path.move_to(curve.p0);
                }
                path.curve_to(curve.p1, curve.p2, curve.p3);
            }
            path
        };
        // It is what it was until it declines.
        let [rise, fall] = old;
        self.scene.stroke(None, Role::Line, path(&[rise, fall.subsegment(0.0..0.5)]), self.ink, 2.4);
        self.scene.stroke(None, Role::Line, path(&[fall.subsegment(0.5..1.0)]), self.ink, 2.4).dashed(Some([9.0, 6.0]));
        self.scene.stroke(None, Role::Line, path(&new), self.ink, 2.4);
        let [_, last] = new;
        self.head(last.p3, last.deriv().eval(1.0).to_vec2());
        let near = |curve: &CubicBez| {
            let curve = *curve;
            (0..=60).map(move |step| Rect::from_center_size(curve.eval(f64::from(step) / 60.0), (8.0, 8.0)))
        };
        old.iter().chain(&new).flat_map(near).collect()
    }

    fn head(&mut self, tip: Point, along: Vec2) {
        let along = along.normalize();
        let across = Vec2::new(-along.y, along.x);
        let mut path = BezPath::new();
        path.move_to(tip + along * 8.0);
        path.line_to(tip - along * 7.0 + across * 6.5);
        path.line_to(tip - along * 4.0);
        path.line_to(tip - along * 7.0 - across * 6.5);
        path.close_path();
        self.scene.fill(None, Role::Head, path, self.ink);
    }

    /// A disc for every stage, with its name and codes in the nearest free place.
    fn stages(&mut self, sheets: &Sheets<'_>, job: &mut Job<'_>, codes: &[Vec<String>], taken: &[Rect]) {
        let to_page = self.to_page();
        let options: &PrintOptions = job.options;
        let strong = TypeStyle { leading: 1.25, ..sheets.style(paper::STRONG) };
        let small = TypeStyle { size: options.style(TypeStyle { size: 10.0, ..paper::STRONG }).size, ..strong };
        let mut labels = Vec::new();
        for (stage, codes) in STAGES.iter().zip(codes) {
            let curves = if stage.emerging { NEW } else { OLD }.map(|curve| to_page * curve);
            let title = job.types.shape(stage.title, strong, Some((11.0 * self.em) as f32), Align::Start);
            let words = codes.join(", ");
            let codes = (!codes.is_empty()).then(|| job.types.shape(&words, small, Some((11.0 * self.em) as f32), Align::Start));
            let below = codes.as_ref().map_or((0.0, 0.0), |codes| (f64::from(codes.width), f64::from(codes.height)));
            let size = Size::new(f64::from(title.width).max(below.0), f64::from(title.height) + below.1);
            labels.push((along(&curves, stage.at), size, title, codes));
        }
        let sized: Vec<(Point, Size)> = labels.iter().map(|(at, size, ..)| (*at, *size)).collect();
        let places = placed(&sized, self.em, self.area, taken);
        for (((at, _, title, codes), place), stage) in labels.into_iter().zip(places).zip(&STAGES) {
            disc(&mut self.scene, at, stage, self.em, [self.ink, self.ground], mark_style(sheets), job.types);
            // Where there is no room at all, the mark in the disc still leads to the panel of its stage.
            let Some(place) = place else { continue };
            let below = place.y0 + f64::from(title.height);
            if let Some(end) = leader(at, self.em, place) {
                let mut line = BezPath::new();
                line.move_to(at + (end - at).normalize() * 0.95 * self.em);
                line.line_to(end);
                self.scene.stroke(None, Role::Ground, line, self.ink, 0.6);
            }
            self.scene.text(None, Role::Words, title, place.origin(), self.ink);
            if let Some(codes) = codes {
                self.scene.text(None, Role::Code, codes, Point::new(place.x0, below), self.ink);
            }
        }
    }
}

/// The point at a share of the length of curves that follow each other.
fn along(curves: &[CubicBez; 2], share: f64) -> Point {
    let lengths = curves.map(|curve| curve.arclen(0.1));
    let wanted = share * lengths.iter().sum::<f64>();
    let [first, second] = curves;
    if wanted <= lengths[0] { first.eval(first.inv_arclen(wanted, 0.1)) } else { second.eval(second.inv_arclen(wanted - lengths[0], 0.1)) }
}

//! The map as paper shows it: which part of it, with which marks, and what to say of it to those who cannot see it.

use std::sync::Arc;

use kurbo::Rect;

use crate::analysis::{FIGURES, Figure, Pace, figure, figured};
use crate::map::SystemMap;
use crate::release::Released;
use crate::scene::{self, CoverageView, FigureMarks, Marks, Scene};
use crate::text::Typesetter;
use crate::words::{alt_text, counted};

use super::part::Part;
use super::{PrintError, PrintOptions, Setting, Values};

/// What badges tell, for kinds that show the map.
pub(super) const COVERAGE: Setting = Setting {
    name: "coverage",
    title: "Badges show",
    help: "Quotes by voice; or whose voice is heard, how much was said, or what is contradicted.",
    values: Values::Choice(&[
        (CoverageView::Off.name(), "Quotes by voice"),
        (CoverageView::Voices.name(), CoverageView::Voices.title()),
        (CoverageView::Count.name(), CoverageView::Count.title()),
        (CoverageView::Contradicted.name(), CoverageView::Contradicted.title()),
    ]),
};

/// The name in settings of no figure.
const NO_FIGURE: &str = "none";

const fn choice(at: &Figure) -> (&'static str, &'static str) {
    (at.key, at.title)
}

/// What elements are sized and shaded by, for kinds that show the map.
pub(super) const FIGURE: Setting = Setting {
    name: "figure",
    title: "Elements sized by",
    help: "A figure of the drawing; its legend stands below the map.",
    values: Values::Choice(&[
        (NO_FIGURE, "Nothing"),
        choice(&FIGURES[0]),
        choice(&FIGURES[1]),
        choice(&FIGURES[2]),
        choice(&FIGURES[3]),
        choice(&FIGURES[4]),
        choice(&FIGURES[5]),
        choice(&FIGURES[6]),
        choice(&FIGURES[7]),
        choice(&FIGURES[8]),
    ]),
};

/// A map drawn for paper, in map units.
pub(super) struct Drawn {
    /// The drawing.
    pub scene: Scene,
    /// Around everything in it.
    pub bounds: Rect,
    /// What it was drawn with.
    pub marks: Marks,
    /// What part of the whole it is: "The whole map", a group's title.
    pub part: String,
    /// What stands above it for those who work with it; nothing when empty.
    pub told: String,
}

/// Draws a released map, or the part of it that was asked for.
pub(super) fn drawn(released: &Released, options: &PrintOptions, types: &mut Typesetter) -> Result<Drawn, PrintError> {
    let map = released.map();
    let asked = COVERAGE.of(options);
    let coverage = CoverageView::ALL.into_iter().find(|view| view.name() == asked).unwrap_or_default();
    let figure = figure(&FIGURE.of(options)).map(|figure| Arc::new(FigureMarks::of(&figured(map, figure, &Pace::default()))));
    let mut marks = Marks { codes: options.codes, coverage, figure, photos: released.photos().clone(), ..Marks::on_paper(map) };
    let part = Part::of(map, &marks.loops, options)?.restrict(&mut marks);
    let scene = Arc::unwrap_or_clone(scene::build(map, &marks, options.theme(), types).scene);
    let bounds = scene.bounds().ok_or(PrintError::EmptyMap)?;
    Ok(Drawn { scene, bounds, marks, part, told: String::new() })
}

impl Drawn {
    /// What those hear who cannot see the drawing.
    pub fn alternative(&self, map: &SystemMap) -> String {
        let what = match &self.marks.only {
            None => alt_text(map),
            Some(only) => format!("Part of a systems map: {}, {}.", self.part, counted(only.len(), "element")),
        };
        format!("{what} The reading sheet of this map tells it in sentences.")
    }
}

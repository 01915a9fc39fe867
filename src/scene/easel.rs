//! Where a drawing is made: layers from back to front, the theme, and the dimming of whatever is out of focus.

use std::sync::Arc;

use kurbo::{BezPath, Point, Rect, Vec2};

use crate::map::{Part, Photo};
use crate::text::{Align, Shaped, TypeStyle, Typesetter};
use crate::theme::{Rgba, Theme};

use super::{Detail, Hatch, Item, PhotoAt, Role, Scene};

/// How much of each colour stays when the focus is elsewhere.
const DIMMED: f64 = 0.28;

/// Layers from back to front.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layer {
    /// Groups.
    Ground,
    /// Connections.
    Links,
    /// Connections of a traced loop.
    Traced,
    /// Elements.
    Elements,
    /// Loop marks.
    Over,
}

/// A drawing being made.
pub(super) struct Easel<'a> {
    pub theme: &'a Theme,
    pub types: &'a mut Typesetter,
    layers: [Scene; 5],
    layer: Layer,
    part: Option<Part>,
    detail: Detail,
    dim: bool,
}

impl<'a> Easel<'a> {
    pub fn new(theme: &'a Theme, types: &'a mut Typesetter) -> Self {
        let layers = std::array::from_fn(|_| Scene::default());
        Self { theme, types, layers, layer: Layer::Ground, part: None, detail: Detail::Always, dim: false }
    }

    /// What is drawn from now on is this part, in this layer.
    pub fn part(&mut self, layer: Layer, part: impl Into<Option<Part>>, dim: bool) {
        (self.layer, self.part, self.dim, self.detail) = (layer, part.into(), dim, Detail::Always);
    }

    /// What is drawn from now on is drawn from this detail on.
    pub fn from(&mut self, detail: Detail) {
        self.detail = detail;
    }

    pub fn fill(&mut self, role: Role, path: impl Into<Arc<BezPath>>, ink: Rgba) -> &mut Item {
        let (part, detail, ink) = (self.part, self.detail, self.ink(ink));
        self.scene().fill(part, role, path, ink).from(detail)
    }

    pub fn stroke(&mut self, role: Role, path: impl Into<Arc<BezPath>>, ink: Rgba, width: f64) -> &mut Item {
        let (part, detail, ink) = (self.part, self.detail, self.ink(ink));
        self.scene().stroke(part, role, path, ink, width).from(detail)
    }

    pub fn hatch(&mut self, role: Role, mut hatch: Hatch) -> &mut Item {
        hatch.ink = self.ink(hatch.ink);
        let (part, detail) = (self.part, self.detail);
        self.scene().hatch(part, role, hatch).from(detail)
    }

    /// A picture of this part.
    pub fn photo(&mut self, photo: Arc<Photo>, rect: Rect, fade: u8) {
        let (part, photo) = (self.part, PhotoAt { photo, rect, fade });
        self.scene().photo(part, Role::Ground, photo);
    }

    /// Text with its block's middle at a point.
    pub fn text(&mut self, role: Role, shaped: Arc<Shaped>, middle: Point, ink: Rgba) -> &mut Item {
        let (part, detail, ink) = (self.part, self.detail, self.ink(ink));
        let at = middle - size_of(&shaped) / 2.0;
        self.scene().text(part, role, shaped, at, ink).from(detail)
    }

    /// One line of text, as wide as it is.
    pub fn line(&mut self, text: &str, style: TypeStyle) -> Arc<Shaped> {
        self.types.shape(text, style, None, Align::Start)
    }

    /// A colour as it is to be drawn now.
    fn ink(&self, ink: Rgba) -> Rgba {
        if self.dim { ink.mixed(DIMMED, self.theme.palette.ground) } else { ink }
    }

    fn scene(&mut self) -> &mut Scene {
        let [ground, links, traced, elements, over] = &mut self.layers;
        match self.layer {
            Layer::Ground => ground,
            Layer::Links => links,
            Layer::Traced => traced,
            Layer::Elements => elements,
            Layer::Over => over,
        }
    }

    /// All layers as one drawing, and where each of its bands ends.
    pub fn finish(self) -> (Scene, Vec<usize>) {
        let mut scene = Scene::default();
        let bands = self.into_bands();
        scene.items.reserve_exact(bands.iter().map(Vec::len).sum());
        let ends = bands.into_iter().map(|band| {
            scene.items.extend(band);
            scene.items.len()
        });
        let ends = ends.collect();
        (scene, ends)
    }

    /// What was drawn, from back to front: ground, connections by height, traced connections by height, elements, loop marks.
    pub fn into_bands(self) -> [Vec<Item>; BANDS] {
        let mut bands = [const { Vec::new() }; BANDS];
        for (layer, drawn) in self.layers.into_iter().enumerate() {
            for item in drawn.items {
                let band = match layer {
                    0 => 0,
                    1 => 1 + height(item.role),
                    2 => 1 + HEIGHTS + height(item.role),
                    other => other - 2 + 2 * HEIGHTS,
                };
                if let Some(band) = bands.get_mut(band) {
                    band.push(item);
                }
            }
        }
        bands
    }
}

/// How many heights there are among what belongs to connections.
const HEIGHTS: usize = 5;
/// How many bands a drawing has from back to front. Within one, what was drawn later lies above.
pub(super) const BANDS: usize = 3 + 2 * HEIGHTS;

/// Of what belongs to connections, lines lie lowest and signs highest, so that no line runs over the sign of another.
const fn height(role: Role) -> usize {
    match role {
        Role::Line => 0,
        Role::Delay => 1,
        Role::Head => 2,
        Role::Disc => 3,
        _ => 4,
    }
}

/// Width and height of laid-out text.
pub(super) fn size_of(shaped: &Shaped) -> Vec2 {
    Vec2::new(f64::from(shaped.width), f64::from(shaped.height))
}

/// A straight line.
pub(super) fn line(a: Point, b: Point) -> BezPath {
    let mut path = BezPath::new();
    path.move_to(a);
    path.line_to(b);
    path
}

/// A closed polygon, added to a path.
pub(super) fn polygon(path: &mut BezPath, corners: &[Point]) {
    let mut corners = corners.iter();
    if let Some(&first) = corners.next() {
        path.move_to(first);
        corners.for_each(|&corner| path.line_to(corner));
        path.close_path();
    }
}

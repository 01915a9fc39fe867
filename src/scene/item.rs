//! What a drawing is made of: fills, strokes and shaped text, each of a part of the map or of none.

use std::sync::Arc;

use kurbo::{BezPath, Cap, Join, Point, Rect, Vec2};

use super::Hatch;
use crate::map::{Part, Photo};
use crate::text::Shaped;
use crate::theme::Rgba;

/// From which size on an item is worth drawing. Paper always draws everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Detail {
    /// At any zoom.
    #[default]
    Always,
    /// Stands in for labels when they would be under 7 px high: a bar in the box. Not drawn when labels are.
    Instead,
    /// Labels: while their text is at least 7 px high.
    Label,
    /// Badges, verbs, part codes: from 45 % zoom.
    Mark,
    /// Counts in badges: from 70 % zoom.
    Count,
}

/// What an item is in the reading of the drawing: what tests count collisions by and what stays bright in focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Page ground, rules, frames.
    Ground,
    /// A group's area, band or edge.
    Group,
    /// A group's tab and its title.
    Tab,
    /// A connection's line.
    Line,
    /// An arrowhead.
    Head,
    /// A polarity disc.
    Disc,
    /// Delay bars.
    Delay,
    /// A relation's verb, or the cross of an absent one.
    Verb,
    /// An element's box.
    Element,
    /// An element's label.
    Label,
    /// Evidence, lever and disputed badges.
    Badge,
    /// A part code on paper.
    Code,
    /// A note beside the parts of the map.
    Note,
    /// A loop's ring, code and name.
    LoopMark,
    /// The number of a step of a traced loop.
    Step,
    /// Selection halo, handles, guides.
    Overlay,
    /// Words on a page that are not on the map.
    Words,
    /// The number of a page, with what stands below it.
    Folio,
}

/// A filled path.
#[derive(Clone, Debug, PartialEq)]
pub struct Fill {
    /// The area, non-zero winding.
    pub path: Arc<BezPath>,
    /// Its colour.
    pub ink: Rgba,
}

/// A stroked path.
#[derive(Clone, Debug, PartialEq)]
pub struct Stroke {
    /// The line.
    pub path: Arc<BezPath>,
    /// Its colour.
    pub ink: Rgba,
    /// Its width, map units.
    pub width: f64,
    /// On and off lengths, map units; none is solid.
    pub dash: Option<[f64; 2]>,
    /// Ends of the line and of dashes.
    pub cap: Cap,
    /// Corners.
    pub join: Join,
}

/// Shaped text at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct TextAt {
    /// The text, laid out once.
    pub shaped: Arc<Shaped>,
    /// The top left corner of its block.
    pub at: Point,
    /// Its colour.
    pub ink: Rgba,
}

/// A picture at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct PhotoAt {
    /// The picture, stretched to what it covers.
    pub photo: Arc<Photo>,
    /// What it covers.
    pub rect: Rect,
    /// How much of it is taken back into what is behind it, in percent.
    pub fade: u8,
}

impl PhotoAt {
    /// How much of it is seen: 1 is all.
    pub fn opacity(&self) -> f32 {
        1.0 - f32::from(self.fade.min(100)) / 100.0
    }
}

/// A shape or a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Draw {
    /// A filled path.
    Fill(Fill),
    /// A stroked path.
    Stroke(Stroke),
    /// Text.
    Text(TextAt),
    /// A hatched band.
    Hatch(Hatch),
    /// A picture.
    Photo(PhotoAt),
}

/// A shape or text of a part.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What it belongs to, if to anything.
    pub part: Option<Part>,
    /// What it is.
    pub role: Role,
    /// From which size on it is drawn.
    pub detail: Detail,
    /// Its bounds with the width of its line, map units.
    pub bounds: Rect,
    /// The shape or text.
    pub draw: Draw,
}

/// A drawing: items from back to front, in map units, y down.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// From back to front.
    pub items: Vec<Item>,
}

impl Scene {
    /// The smallest rectangle around everything; `None` when nothing is drawn.
    pub fn bounds(&self) -> Option<Rect> {
        self.items.iter().map(|item| item.bounds).reduce(|a, b| a.union(b))
    }

    /// Adds a filled path.
    pub fn fill(&mut self, part: Option<Part>, role: Role, path: impl Into<Arc<BezPath>>, ink: Rgba) -> &mut Item {
        let path = path.into();
        let bounds = kurbo::Shape::bounding_box(path.as_ref());
        self.push(Item { part, role, detail: Detail::Always, bounds, draw: Draw::Fill(Fill { path, ink }) })
    }

    /// Adds a solid line with butt ends and round corners; change the rest on what is handed back.
    pub fn stroke(&mut self, part: Option<Part>, role: Role, path: impl Into<Arc<BezPath>>, ink: Rgba, width: f64) -> &mut Item {
        let path = path.into();
        let bounds = kurbo::Shape::bounding_box(path.as_ref()).inflate(width / 2.0, width / 2.0);
        let stroke = Stroke { path, ink, width, dash: None, cap: Cap::Butt, join: Join::Round };
        self.push(Item { part, role, detail: Detail::Always, bounds, draw: Draw::Stroke(stroke) })
    }

    /// Adds text with its block's top left corner at a point.
    pub fn text(&mut self, part: Option<Part>, role: Role, shaped: Arc<Shaped>, at: Point, ink: Rgba) -> &mut Item {
        let bounds = Rect::from_origin_size(at, (f64::from(shaped.width), f64::from(shaped.height)));
        self.push(Item { part, role, detail: Detail::Always, bounds, draw: Draw::Text(TextAt { shaped, at, ink }) })
    }

    /// Adds a picture.
    pub fn photo(&mut self, part: Option<Part>, role: Role, photo: PhotoAt) -> &mut Item {
        self.push(Item { part, role, detail: Detail::Always, bounds: photo.rect, draw: Draw::Photo(photo) })
    }

    /// Adds a hatched band.
    pub fn hatch(&mut self, part: Option<Part>, role: Role, hatch: Hatch) -> &mut Item {
        self.push(Item { part, role, detail: Detail::Always, bounds: hatch.rect, draw: Draw::Hatch(hatch) })
    }

    /// Adds an item on top.
    pub fn push(&mut self, item: Item) -> &mut Item {
        let at = self.items.len();
        self.items.push(item);
        // The item was pushed on the line above.
        #[expect(clippy::indexing_slicing, reason = "pushed on the line above")]
        &mut self.items[at]
    }

    /// Adds another drawing on top, moved and scaled: `to = from * scale + offset`. Text scales by its own factor at painting time, so
    /// only whole scenes that were shaped for paper are scaled here.
    pub fn append(&mut self, other: &Self, offset: Vec2) {
        self.items.extend(other.items.iter().map(|item| item.moved(offset)));
    }
}

impl Item {
    /// Dashed, with round ends for dots.
    pub fn dashed(&mut self, dash: Option<[f64; 2]>) -> &mut Self {
        if let Draw::Stroke(stroke) = &mut self.draw {
            stroke.dash = dash;
            if dash.is_some_and(|[on, _]| on < 1.0) {
                stroke.cap = Cap::Round;
            }
        }
        self
    }

    /// With round ends.
    pub fn round(&mut self) -> &mut Self {
        if let Draw::Stroke(stroke) = &mut self.draw {
            stroke.cap = Cap::Round;
        }
        self
    }

    /// Drawn from this detail on.
    pub fn from(&mut self, detail: Detail) -> &mut Self {
        self.detail = detail;
        self
    }

    /// The same, elsewhere.
    #[must_use]
    pub fn moved(&self, by: Vec2) -> Self {
        let shift = |path: &Arc<BezPath>| Arc::new(kurbo::Affine::translate(by) * path.as_ref().clone());
        let draw = match &self.draw {
            Draw::Fill(fill) => Draw::Fill(Fill { path: shift(&fill.path), ..fill.clone() }),
            Draw::Stroke(stroke) => Draw::Stroke(Stroke { path: shift(&stroke.path), ..stroke.clone() }),
            Draw::Text(text) => Draw::Text(TextAt { at: text.at + by, ..text.clone() }),
            Draw::Hatch(hatch) => Draw::Hatch(Hatch { rect: hatch.rect + by, ..hatch.clone() }),
            Draw::Photo(photo) => Draw::Photo(PhotoAt { rect: photo.rect + by, ..photo.clone() }),
        };
        Self { bounds: self.bounds + by, draw, ..self.clone() }
    }
}

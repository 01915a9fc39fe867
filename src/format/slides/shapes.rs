//! What a slide is made of: boxes, connectors between them, signs and words. Lengths are points, y down.

use std::fmt::Write as _;

use kurbo::{Point, Rect};

use crate::format::office::{EMU_PER_POINT, HEAD, OFFICE};
use crate::format::svg::escaped;
use crate::map::Outline;
use crate::theme::Rgba;

/// A slide in the making.
pub(super) struct Slide<'a> {
    /// What lies below boxes: areas and connectors.
    below: String,
    text: String,
    next: u32,
    language: &'a str,
}

/// A box that connectors hold on to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held {
    id: u32,
    rect: Rect,
    outline: Outline,
}

/// How a box is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    pub fill: Rgba,
    pub line: Rgba,
    /// Width of the line.
    pub width: f64,
    pub dashed: bool,
    /// Size of the letters.
    pub letters: f64,
    pub ink: Rgba,
}

/// How a connector is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub ink: Rgba,
    pub width: f64,
    pub dashed: bool,
    /// A head at its beginning, and at its end.
    pub heads: [bool; 2],
}

/// A place of a box where connectors can hold on: its number, as programs count them, and where it is.
type Site = (u32, Point);

impl Held {
    /// Whether it has any of this place.
    pub fn covers(&self, rect: Rect) -> bool {
        let shared = self.rect.intersect(rect);
        shared.width() > 0.0 && shared.height() > 0.0
    }

    /// The place in the middle of its left or right side.
    pub fn side(&self, left: bool) -> (u32, Point) {
        let at = Point::new(if left { self.rect.x0 } else { self.rect.x1 }, self.rect.center().y);
        let number = match (self.outline == Outline::Hexagon, left) {
            (true, true) | (false, false) => 3,
            (true, false) => 0,
            (false, true) => 1,
        };
        (number, at)
    }

    fn sites(&self) -> Vec<Site> {
        let (r, c) = (self.rect, self.rect.center());
        if self.outline == Outline::Hexagon {
            let nose = r.width().min(r.height()) * 0.25;
            return vec![
                (0, Point::new(r.x1, c.y)),
                (1, Point::new(r.x1 - nose, r.y1)),
                (2, Point::new(r.x0 + nose, r.y1)),
                (3, Point::new(r.x0, c.y)),
                (4, Point::new(r.x0 + nose, r.y0)),
                (5, Point::new(r.x1 - nose, r.y0)),
            ];
        }
        vec![(0, Point::new(c.x, r.y0)), (1, Point::new(r.x0, c.y)), (2, Point::new(c.x, r.y1)), (3, Point::new(r.x1, c.y))]
    }
}

/// The way between two boxes that is the shortest of those that no other connector has; `taken` remembers it.
pub(super) fn way(from: &Held, to: &Held, taken: &mut Vec<[(u32, u32); 2]>) -> [(u32, Point); 2] {
    let mut best = [(0, from.rect.center()), (0, to.rect.center())];
    let mut shortest = f64::INFINITY;
    for &(one, start) in &from.sites() {
        for &(other, end) in &to.sites() {
            let ends = [(from.id, one), (to.id, other)];
            let used = taken.iter().any(|pair| *pair == ends || *pair == [ends[1], ends[0]]);
            let length = start.distance(end);
            if !used && length < shortest && (from.id != to.id || one != other) {
                (shortest, best) = (length, [(one, start), (other, end)]);
            }
        }
    }
    taken.push([(from.id, best[0].0), (to.id, best[1].0)]);
    best
}

impl<'a> Slide<'a> {
    /// A slide with this title.
    pub fn new(title: &str, language: &'a str) -> Self {
        let mut slide = Self { below: String::new(), text: String::new(), next: 3, language };
        let _ = write!(
            slide.below,
            "{HEAD}<p:sld xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"{OFFICE}\" \
             xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/>\
             <p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/><p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Title\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/>\
             </p:cNvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r>\
             <a:rPr lang=\"{language}\"/><a:t>{}</a:t></a:r></a:p></p:txBody></p:sp>",
            escaped(title)
        );
        slide
    }

    fn id(&mut self) -> u32 {
        self.next += 1;
        self.next
    }

    /// An element. `name` is for those who cannot see it.
    pub fn element(&mut self, outline: Outline, rect: Rect, label: &str, name: &str, look: &Look) -> Held {
        let id = self.id();
        let (shape, adjust) = match outline {
            Outline::Hexagon => ("hexagon", "<a:avLst/>".to_owned()),
            Outline::Pill => ("roundRect", adjusted(50_000)),
            Outline::Box | Outline::DoubleBox => ("roundRect", adjusted(14_000)),
        };
        let double = if outline == Outline::DoubleBox { " cmpd=\"dbl\"" } else { "" };
        let width = if outline == Outline::DoubleBox { look.width * 3.0 } else { look.width };
        let dash = if look.dashed { "<a:prstDash val=\"dash\"/>" } else { "" };
        let _ = write!(
            self.text,
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{0}\" descr=\"{0}\"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{1}<a:prstGeom prst=\"{shape}\">\
             {adjust}</a:prstGeom>{2}<a:ln w=\"{3}\"{double}>{4}{dash}</a:ln></p:spPr>",
            escaped(name),
            frame(rect, ""),
            solid(look.fill),
            emu(width),
            solid(look.line),
        );
        self.body(&[label.to_owned()], look.letters, look.ink, "ctr", "ctr");
        Held { id, rect, outline }
    }

    /// A connector between two places of boxes.
    pub fn connector(&mut self, from: &Held, to: &Held, ends: [(u32, Point); 2], name: &str, line: &Line) {
        let id = self.id();
        let [(one, start), (other, end)] = ends;
        let flip = match (end.x < start.x, end.y < start.y) {
            (false, false) => "",
            (true, false) => " flipH=\"1\"",
            (false, true) => " flipV=\"1\"",
            (true, true) => " flipH=\"1\" flipV=\"1\"",
        };
        let head =
            |tag: &str, there: bool| if there { format!("<a:{tag} type=\"triangle\" w=\"med\" len=\"sm\"/>") } else { String::new() };
        let dash = if line.dashed { "<a:prstDash val=\"dash\"/>" } else { "" };
        let _ = write!(
            self.below,
            "<p:cxnSp><p:nvCxnSpPr><p:cNvPr id=\"{id}\" name=\"{0}\" descr=\"{0}\"/><p:cNvCxnSpPr><a:stCxn id=\"{1}\" idx=\"{one}\"/>\
             <a:endCxn id=\"{2}\" idx=\"{other}\"/></p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>{3}<a:prstGeom prst=\"straightConnector1\"><a:avLst/>\
             </a:prstGeom><a:ln w=\"{4}\">{5}{dash}<a:round/>{6}{7}</a:ln></p:spPr></p:cxnSp>",
            escaped(name),
            from.id,
            to.id,
            frame(Rect::from_points(start, end), flip),
            emu(line.width),
            solid(line.ink),
            head("headEnd", line.heads[0]),
            head("tailEnd", line.heads[1]),
        );
    }

    /// An area below everything that is drawn after it.
    pub fn area(&mut self, rect: Rect, name: &str, fill: Rgba) {
        let id = self.id();
        let _ = write!(
            self.below,
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{}\"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>{}\
             <a:ln><a:noFill/></a:ln></p:spPr></p:sp>",
            escaped(name),
            frame(rect, ""),
            solid(fill)
        );
    }

    /// Words on an area of this colour, in the middle of it; a disc where it is round.
    pub fn sign(&mut self, rect: Rect, words: &str, letters: f64, [fill, ink]: [Rgba; 2], round: bool) {
        let id = self.id();
        let shape = if round { "ellipse" } else { "rect" };
        let line = if round {
            format!("<a:ln w=\"{}\">{}</a:ln>", emu(letters / 12.0), solid(ink))
        } else {
            "<a:ln><a:noFill/></a:ln>".to_owned()
        };
        let _ = write!(
            self.text,
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"Sign\"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:prstGeom prst=\"{shape}\"><a:avLst/>\
             </a:prstGeom>{}{line}</p:spPr>",
            frame(rect, ""),
            solid(fill)
        );
        self.body(&[words.to_owned()], letters, ink, "ctr", "ctr");
    }

    /// Paragraphs from the top left.
    pub fn words(&mut self, rect: Rect, name: &str, paragraphs: &[String], letters: f64, ink: Rgba) {
        let id = self.id();
        let _ = write!(
            self.text,
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{}\"/><p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/>\
             </a:prstGeom><a:noFill/></p:spPr>",
            escaped(name),
            frame(rect, "")
        );
        self.body(paragraphs, letters, ink, "t", "l");
    }

    /// The words of a shape, and its end.
    fn body(&mut self, paragraphs: &[String], letters: f64, ink: Rgba, anchor: &str, align: &str) {
        let inset = emu(letters * 0.3);
        let size = (letters * 100.0).round().clamp(100.0, 400_000.0);
        let after =
            if align == "l" { format!("<a:spcAft><a:spcPts val=\"{}\"/></a:spcAft>", (letters * 45.0).round()) } else { String::new() };
        let _ = write!(
            self.text,
            "<p:txBody><a:bodyPr wrap=\"square\" lIns=\"{inset}\" tIns=\"0\" rIns=\"{inset}\" bIns=\"0\" anchor=\"{anchor}\"><a:noAutofit/></a:bodyPr><a:lstStyle/>"
        );
        for words in paragraphs {
            let words = words.replace(['\n', '\r', '\t'], " ");
            let _ = write!(
                self.text,
                "<a:p><a:pPr algn=\"{align}\">{after}</a:pPr><a:r><a:rPr lang=\"{}\" sz=\"{size}\">{}</a:rPr><a:t>{}</a:t></a:r></a:p>",
                self.language,
                solid(ink),
                escaped(&words)
            );
        }
        self.text.push_str("</p:txBody></p:sp>");
    }

    /// The slide as it stands in the file.
    pub fn finish(self) -> String {
        self.below + &self.text + "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    }
}

fn adjusted(value: u32) -> String {
    format!("<a:avLst><a:gd name=\"adj\" fmla=\"val {value}\"/></a:avLst>")
}

fn frame(rect: Rect, flip: &str) -> String {
    let [x, y, w, h] = [rect.x0, rect.y0, rect.width(), rect.height()].map(emu);
    format!("<a:xfrm{flip}><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{w}\" cy=\"{h}\"/></a:xfrm>")
}

fn emu(points: f64) -> i64 {
    (points * EMU_PER_POINT).round() as i64
}

fn solid(ink: Rgba) -> String {
    let hex = ink.to_hex();
    let hex = hex.trim_start_matches('#').get(..6).unwrap_or_default();
    format!("<a:solidFill><a:srgbClr val=\"{}\"/></a:solidFill>", hex.to_uppercase())
}

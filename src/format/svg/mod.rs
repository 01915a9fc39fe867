//! A drawing or a page as SVG text: shapes as paths, letters as text (or as outlines), a title for every part. Nothing about who made it,
//! where or when.

mod text;
mod xml;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kurbo::{Affine, Cap, Join, Rect};

use crate::map::Part;
use crate::scene::{Detail, Draw, Hatch, Item, Page, PhotoAt, Scene, Stroke};
use crate::theme::Rgba;

use super::outlines::Outlines;
use super::png::photo_png;
use xml::path_data;
pub(super) use xml::{escaped, number};

/// What letters become.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Letters {
    /// Text, to be searched, copied and edited: in Inter where it is installed, else in another face squeezed to the same width.
    #[default]
    Text,
    /// Outlines: the same picture everywhere, but no longer words.
    Outlines,
}

/// What an SVG is made with.
pub struct SvgOptions<'a> {
    /// What the drawing is called.
    pub title: &'a str,
    /// The colour behind everything; see-through without one.
    pub ground: Option<Rgba>,
    /// What letters become.
    pub letters: Letters,
    /// What a part is called when the pointer rests on it.
    pub name: &'a dyn Fn(Part) -> Option<String>,
    /// Where a click on a part leads; nowhere without one. For drawings inside pages.
    pub link: Option<&'a dyn Fn(Part) -> Option<String>>,
}

/// A drawing as SVG: one unit of the drawing is one px, and `frame` is what is seen.
pub fn scene_svg(scene: &Scene, frame: Rect, options: &SvgOptions<'_>) -> String {
    let mut out = Writer::new(options);
    out.open(frame, [number(frame.width()), number(frame.height())]);
    out.items(&scene.items);
    out.finish()
}

/// A page as SVG of its true size.
pub fn page_svg(page: &Page, options: &SvgOptions<'_>) -> String {
    let mut out = Writer::new(options);
    let millimetres = |points: f64| format!("{}mm", number(points * 25.4 / 72.0));
    out.open(Rect::from_origin_size((0.0, 0.0), page.size), [millimetres(page.size.width), millimetres(page.size.height)]);
    for (at, placed) in page.placed.iter().enumerate() {
        if let Some(clip) = placed.clip {
            let _ = write!(out.text, "<clipPath id=\"c{at}\">");
            out.rect(clip, "");
            let _ = writeln!(out.text, "</clipPath><g clip-path=\"url(#c{at})\">");
        }
        let plain = placed.page_from_scene == Affine::IDENTITY;
        if !plain {
            let c = placed.page_from_scene.as_coeffs().map(|c| xml::precise(c, 6));
            let _ = writeln!(out.text, "<g transform=\"matrix({})\">", c.join(" "));
        }
        out.items(&placed.scene.items);
        out.text.push_str(if plain { "" } else { "</g>\n" });
        out.text.push_str(if placed.clip.is_some() { "</g>\n" } else { "" });
    }
    out.finish()
}

struct Writer<'a> {
    options: &'a SvgOptions<'a>,
    text: String,
    outlines: Outlines,
    /// Hatched bands so far.
    bands: usize,
    /// Glyphs whose outline already stands in the text.
    defined: BTreeSet<(u16, u16)>,
    /// Links that stand in the text already.
    linked: BTreeSet<String>,
}

impl<'a> Writer<'a> {
    fn new(options: &'a SvgOptions<'a>) -> Self {
        Self { options, text: String::new(), outlines: Outlines::default(), bands: 0, defined: BTreeSet::new(), linked: BTreeSet::new() }
    }

    fn open(&mut self, frame: Rect, [width, height]: [String; 2]) {
        let view = [frame.x0, frame.y0, frame.width(), frame.height()].map(number).join(" ");
        let _ = writeln!(
            self.text,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"{view}\" fill=\"none\" \
             font-family=\"Inter, 'Noto Sans', sans-serif\" xml:space=\"preserve\">"
        );
        let _ = writeln!(self.text, "<title>{}</title>", escaped(self.options.title));
        if let Some(ground) = self.options.ground {
            let ink = ink("fill", ground);
            self.rect(frame, &ink);
            self.text.push('\n');
        }
    }

    fn finish(mut self) -> String {
        self.text.push_str("</svg>\n");
        self.text
    }

    fn rect(&mut self, r: Rect, ink: &str) {
        let [x, y, w, h] = [r.x0, r.y0, r.width(), r.height()].map(number);
        let _ = write!(self.text, "<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"{ink}/>");
    }

    /// Neighbours of one part share a group, which carries the part's name.
    fn items(&mut self, items: &[Item]) {
        let drawn: Vec<&Item> = items.iter().filter(|item| item.detail != Detail::Instead).collect();
        for run in drawn.chunk_by(|a, b| a.part == b.part) {
            let part = run.first().and_then(|item| item.part);
            let name = part.and_then(|part| (self.options.name)(part));
            let link = part.zip(self.options.link).and_then(|(part, link)| link(part)).filter(|_| name.is_some());
            if let Some(name) = &name {
                let name = escaped(name);
                let _ = match &link {
                    // Of several pieces of a part the first is stopped at by those who go from link to link.
                    Some(link) => {
                        let stop = if self.linked.insert(link.clone()) { "" } else { " tabindex=\"-1\"" };
                        writeln!(self.text, "<a href=\"{}\" aria-label=\"{name}\"{stop}><title>{name}</title>", escaped(link))
                    }
                    None => writeln!(self.text, "<g><title>{name}</title>"),
                };
            }
            for item in run {
                self.item(item);
            }
            if name.is_some() {
                self.text.push_str(if link.is_some() { "</a>\n" } else { "</g>\n" });
            }
        }
    }

    /// The pixels stand in the text: a drawing is one file.
    fn photo(&mut self, at: &PhotoAt) {
        let Some(png) = photo_png(&at.photo) else { return };
        let [x, y, w, h] = [at.rect.x0, at.rect.y0, at.rect.width(), at.rect.height()].map(number);
        let opacity = xml::precise(at.opacity().into(), 2);
        let _ = write!(self.text, "<image x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" opacity=\"{opacity}\"");
        let _ = writeln!(self.text, " preserveAspectRatio=\"none\" href=\"data:image/png;base64,{}\"/>", STANDARD.encode(png));
    }

    /// One line instead of hundreds.
    fn hatch(&mut self, hatch: &Hatch) {
        let across = hatch.across();
        let id = self.bands;
        self.bands += 1;
        let _ = write!(self.text, "<clipPath id=\"b{id}\"><path d=\"{}\"/></clipPath>", path_data(&hatch.ring()));
        let _ = writeln!(self.text, "<g clip-path=\"url(#b{id})\"><path d=\"{}\"{}/></g>", path_data(&across.path), pen(&across));
    }

    fn item(&mut self, item: &Item) {
        match &item.draw {
            Draw::Fill(fill) => {
                let _ = writeln!(self.text, "<path d=\"{}\"{}/>", path_data(&fill.path), ink("fill", fill.ink));
            }
            Draw::Stroke(stroke) => {
                let _ = writeln!(self.text, "<path d=\"{}\"{}/>", path_data(&stroke.path), pen(stroke));
            }
            Draw::Hatch(hatch) => self.hatch(hatch),
            Draw::Photo(photo) => self.photo(photo),
            Draw::Text(text) => match self.options.letters {
                Letters::Text => text::letters(&mut self.text, text),
                Letters::Outlines => text::outlines(&mut self.text, text, &mut self.outlines, &mut self.defined),
            },
        }
    }
}

fn ink(attribute: &str, ink: Rgba) -> String {
    let mut text = format!(" {attribute}=\"{}\"", ink.to_hex().to_lowercase());
    if ink.a < 255 {
        let _ = write!(text, " {attribute}-opacity=\"{}\"", xml::precise(f64::from(ink.a) / 255.0, 3));
    }
    text
}

fn pen(stroke: &Stroke) -> String {
    let mut text = ink("stroke", stroke.ink);
    let _ = write!(text, " stroke-width=\"{}\"", number(stroke.width));
    if let Some(dash) = stroke.dash {
        let _ = write!(text, " stroke-dasharray=\"{}\"", dash.map(number).join(" "));
    }
    text.push_str(match stroke.cap {
        Cap::Butt => "",
        Cap::Round => " stroke-linecap=\"round\"",
        Cap::Square => " stroke-linecap=\"square\"",
    });
    text.push_str(match stroke.join {
        Join::Miter => "",
        Join::Round => " stroke-linejoin=\"round\"",
        Join::Bevel => " stroke-linejoin=\"bevel\"",
    });
    text
}

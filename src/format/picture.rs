//! The map as a picture: the same drawing for SVG, PNG and PDF, with the marks a map opens with.

use std::sync::Arc;

use kurbo::{Affine, Rect, Size};

use crate::map::Part;
use crate::release::Released;
use crate::scene::{self, Marks, Page, Scene, Tag};
use crate::text::Typesetter;
use crate::theme::{Theme, ThemeName, paper};
use crate::words::{alt_text, name_of};

use super::registry::{Format, Shelf};
use super::svg::{Letters, SvgOptions, scene_svg};
use super::{ExportOptions, FormatError, pdf, png};

/// SVG in the list of formats.
pub(super) const SVG: Format = Format {
    name: "svg",
    title: "Picture to scale and edit (SVG)",
    extensions: &["svg"],
    shelf: Shelf::Pictures,
    words: false,
    knows: None,
    import: None,
    export: Some(export_svg),
};
/// PNG in the list of formats.
pub(super) const PNG: Format = Format {
    name: "png",
    title: "Picture for slides and documents (PNG)",
    extensions: &["png"],
    shelf: Shelf::Pictures,
    words: false,
    knows: None,
    import: None,
    export: Some(export_png),
};
/// PDF in the list of formats.
pub(super) const PDF: Format = Format {
    name: "pdf",
    title: "The map on one page (PDF)",
    extensions: &["pdf"],
    shelf: Shelf::Pictures,
    words: false,
    knows: None,
    import: None,
    export: Some(export_pdf),
};

/// How a map becomes a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PictureOptions {
    /// The look; light for SVG and PNG, black paper for PDF without one.
    pub theme: Option<ThemeName>,
    /// Letters of an SVG as outlines: the same everywhere, but no longer words.
    pub outlines: bool,
    /// Pixels of a PNG for one map unit; two without one, fewer for a very large map.
    pub scale: Option<f64>,
    /// No ground behind the map.
    pub transparent: bool,
}

/// Left free around a picture, in map units.
const MARGIN: f64 = 24.0;
/// Pixels for one map unit unless somebody said otherwise.
const SCALE: f64 = 2.0;

/// Where a click on a part leads, if anywhere.
pub(super) type Link<'a> = &'a dyn Fn(Part) -> Option<String>;

struct Picture {
    scene: Scene,
    frame: Rect,
    theme: &'static Theme,
}

fn picture(released: &Released, options: &ExportOptions, usual: ThemeName) -> Result<Picture, FormatError> {
    let theme = options.picture.theme.unwrap_or(usual).theme();
    let map = released.map();
    let marks = if theme.name.is_paper() { Marks::on_paper(map) } else { Marks::of(map) };
    let marks = Marks { photos: released.photos().clone(), ..marks };
    let scene = Arc::unwrap_or_clone(scene::build(map, &marks, theme, &mut Typesetter::new()).scene);
    let bounds =
        scene.bounds().ok_or_else(|| FormatError::new("there is nothing on the map to make a picture of", "add an element first"))?;
    Ok(Picture { scene, frame: bounds.inflate(MARGIN, MARGIN), theme })
}

/// An error of ours reads "what is wrong; what to do".
fn told(error: &impl std::error::Error) -> FormatError {
    let text = error.to_string();
    let (what, remedy) = text.split_once("; ").unwrap_or((&text, "choose another format"));
    FormatError::new(what, remedy)
}

/// The title of the map, or what stands for one.
pub(super) fn title(released: &Released) -> &str {
    let title = released.map().about().title.trim();
    if title.is_empty() { "Systems map" } else { title }
}

fn export_svg(released: &Released, options: &ExportOptions) -> Result<Vec<u8>, FormatError> {
    drawn(released, options, None).map(String::into_bytes)
}

/// The map as SVG. `link` is where a click on a part leads.
pub(super) fn drawn(released: &Released, options: &ExportOptions, link: Option<Link<'_>>) -> Result<String, FormatError> {
    let picture = picture(released, options, ThemeName::Light)?;
    let name = |part| Some(name_of(released.map(), part)).filter(|name| !name.is_empty());
    let options = SvgOptions {
        title: title(released),
        ground: (!options.picture.transparent).then_some(picture.theme.palette.ground),
        letters: if options.picture.outlines { Letters::Outlines } else { Letters::Text },
        name: &name,
        link,
    };
    Ok(scene_svg(&picture.scene, picture.frame, &options))
}

fn export_png(released: &Released, options: &ExportOptions) -> Result<Vec<u8>, FormatError> {
    painted(released, options).map(|painted| painted.png)
}

/// A picture as PNG.
pub(super) struct Painted {
    /// The file.
    pub png: Vec<u8>,
    /// What is seen, in map units.
    pub size: Size,
}

/// The map as PNG, in the light theme unless somebody asked for another look.
pub(super) fn painted(released: &Released, options: &ExportOptions) -> Result<Painted, FormatError> {
    let picture = picture(released, options, ThemeName::Light)?;
    // A very large map is made smaller rather than refused, unless somebody asked for this scale.
    let largest = (png::MOST_PIXELS / picture.frame.area()).sqrt() * 0.99;
    let scale = options.picture.scale.unwrap_or_else(|| SCALE.min(largest));
    let ground = (!options.picture.transparent).then_some(picture.theme.palette.ground);
    let png = png::scene_png(&picture.scene, picture.frame, scale, ground).map_err(|error| told(&error))?;
    Ok(Painted { png, size: picture.frame.size() })
}

/// One page around the map with labels of 12 pt, smaller only where readers of PDF would not take the page.
fn export_pdf(released: &Released, options: &ExportOptions) -> Result<Vec<u8>, FormatError> {
    let picture = picture(released, options, ThemeName::Paper)?;
    let clear = paper::SMALLEST_READING / picture.theme.pens.label;
    let scale = clear.min(pdf::LONGEST_SIDE / picture.frame.width().max(picture.frame.height()));
    let size = Size::new(picture.frame.width() * scale, picture.frame.height() * scale);
    let mut page = Page::new(released, title(released), size);
    let page_from_scene = Affine::scale(scale) * Affine::translate(-picture.frame.origin().to_vec2());
    page.place(picture.scene, page_from_scene).tag = Tag::Figure(alt_text(released.map()));
    pdf::pdf(&[page], title(released)).map_err(|error| told(&error))
}

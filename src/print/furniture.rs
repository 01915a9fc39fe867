//! What stands on a sheet beside its content: header, footer, rules, words. All sizes in points.

use std::sync::Arc;

use kurbo::{Affine, BezPath, Point, Rect};

use crate::map::{About, DEFAULT_DISCLAIMER};
use crate::release::Released;
use crate::scene::{Draw, Page, Role, Scene, Tag};
use crate::text::{Align, Shaped, TypeStyle, Typesetter};
use crate::theme::{Rgba, paper};

use super::{Paper, PrintError, PrintOptions};

/// The rule under a header and over a footer.
pub(super) const RULE: f64 = 0.7;

/// Words of footers.
const FOOTER: TypeStyle = TypeStyle { leading: 1.25, ..paper::BODY };
/// How a page's number begins.
const FOLIO: &str = "Page ";

/// A sheet being filled.
pub(super) struct Sheet {
    /// What is on it.
    pub page: Page,
    /// What is still free between header and footer.
    pub free: Rect,
    /// Between the margins.
    inside: Rect,
    /// The colour of words and rules.
    pub ink: Rgba,
    /// The colour of the paper.
    pub ground: Rgba,
    /// How much larger its words are than on a sheet for the hand.
    pub factor: f64,
}

impl Sheet {
    /// An empty sheet of this paper as it lies.
    pub fn new(of: &Released, title: &str, paper: Paper, options: &PrintOptions) -> Result<Self, PrintError> {
        let page = Page::new(of, title, paper.size());
        let inside = page.size.to_rect().inset(-options.margin_pt());
        if inside.width() < 50.0 || inside.height() < 50.0 {
            return Err(PrintError::NoRoom { paper: paper.to_string() });
        }
        // Up to A3 a sheet is held or lies on a table; larger ones are read from further away.
        let factor = (page.size.width.min(page.size.height) / Paper::A3.size().width).max(1.0).powf(0.6);
        Ok(Self { page, free: inside, inside, ink: options.theme().palette.text, ground: options.theme().palette.ground, factor })
    }

    /// A style of paper in the size for this sheet.
    pub fn style(&self, style: TypeStyle, options: &PrintOptions) -> TypeStyle {
        let style = options.style(style);
        TypeStyle { size: style.size * self.factor as f32, ..style }
    }

    /// Puts words with their block's top left corner at a point.
    pub fn words(&mut self, shaped: &Arc<Shaped>, at: Point, tag: Tag) {
        self.words_as(shaped, at, tag, Role::Words);
    }

    /// Puts notes for cutting and gluing, which are looked up and not read.
    pub fn note(&mut self, shaped: &Arc<Shaped>, at: Point) {
        self.words_as(shaped, at, Tag::Artifact, Role::Code);
    }

    fn words_as(&mut self, shaped: &Arc<Shaped>, at: Point, tag: Tag, role: Role) {
        let mut scene = Scene::default();
        scene.text(None, role, Arc::clone(shaped), at, self.ink);
        self.page.place(scene, Affine::IDENTITY).tag = tag;
    }

    /// Draws a level line.
    pub fn rule(&mut self, y: f64, from: f64, to: f64, width: f64) {
        let mut scene = Scene::default();
        let mut path = BezPath::new();
        path.move_to((from, y));
        path.line_to((to, y));
        scene.stroke(None, Role::Ground, path, self.ink, width);
        self.page.place(scene, Affine::IDENTITY);
    }

    /// Puts a title at the left, what part of the whole this is at the right, and a rule below.
    pub fn header(&mut self, title: &str, part: &str, options: &PrintOptions, types: &mut Typesetter) {
        let width = self.inside.width();
        let small = self.style(paper::BODY, options);
        let large = self.style(paper::TITLE, options);
        let gap = 18.0 * self.factor;
        // A short title leaves more room at its right.
        let beside = (width - f64::from(types.width(title, large)) - gap).max(width * 0.45);
        let part = types.shape(part, small, Some(beside as f32), Align::End);
        let measure = width - f64::from(part.width) - gap;
        let title = types.shape(title, large, Some(measure as f32), Align::Start);
        let top = self.inside.y0;
        // Both stand on one line.
        let first = |shaped: &Shaped| shaped.lines.first().map_or(0.0, |line| f64::from(line.baseline));
        let base = first(&title).max(first(&part));
        let at = Point::new(self.inside.x0, top + base - first(&title));
        let part_at = Point::new(self.inside.x1 - f64::from(part.width), top + base - first(&part));
        let bottom = (at.y + f64::from(title.height)).max(part_at.y + f64::from(part.height)) + 3.0 * self.factor;
        self.words(&title, at, Tag::Heading(1));
        self.words(&part, part_at, Tag::Paragraph);
        self.rule(bottom, self.inside.x0, self.inside.x1, RULE * self.factor);
        self.free.y0 = bottom + 10.0 * self.factor;
    }

    /// Leaves room for a footer, which is set when all pages are counted.
    pub fn reserve_footer(&mut self, footer: &Footer, options: &PrintOptions, types: &mut Typesetter) {
        let height = footer.blocks(self, 888, 888, options, types).iter().map(|b| f64::from(b.height)).fold(0.0, f64::max);
        self.free.y1 = self.inside.y1 - height - 14.0 * self.factor;
    }

    /// Sets the footer of page `number` of `count`.
    pub fn footer(&mut self, footer: &Footer, [number, count]: [usize; 2], options: &PrintOptions, types: &mut Typesetter) {
        let [left, right] = footer.blocks(self, number, count, options, types);
        let height = f64::from(left.height.max(right.height));
        let top = self.inside.y1 - height;
        self.rule(top - 4.0 * self.factor, self.inside.x0, self.inside.x1, RULE * self.factor);
        self.words(&left, Point::new(self.inside.x0, top), Tag::Artifact);
        self.words_as(&right, Point::new(self.inside.x1 - f64::from(right.width), top), Tag::Artifact, Role::Folio);
    }

    /// Sets the number of a page that has no footer, its top right corner here; nothing where it would reach further left than `from`.
    pub fn folio(&mut self, [number, count]: [usize; 2], corner: Point, from: f64, options: &PrintOptions, types: &mut Typesetter) {
        let style = options.style(FOOTER);
        let shaped = types.shape(&folio(number, count), style, None, Align::End);
        let widest = f64::from(types.width(&folio(888, 888), style).max(shaped.width));
        if corner.x - widest >= from {
            self.words_as(&shaped, Point::new(corner.x - f64::from(shaped.width), corner.y), Tag::Artifact, Role::Folio);
        }
    }

    /// The page, with its smallest reading text noted.
    pub fn finish(mut self) -> Page {
        self.page.smallest_text = smallest_reading(&self.page);
        self.page
    }
}

/// What the footers of a handout say.
pub(super) struct Footer {
    /// Map, version, date.
    map: String,
    /// Whose views they are.
    views: String,
    /// What was left out, in a sentence.
    left_out: String,
    /// Of the smallest label, where there is one.
    pub smallest_label: Option<f64>,
}

impl Footer {
    /// For a released map.
    pub fn of(released: &Released) -> Self {
        let about = released.map().about();
        let version = if about.version.trim().is_empty() { String::new() } else { format!("version {}", about.version.trim()) };
        let parts = [title(about), &version, about.date.trim()];
        let map = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        let disclaimer = about.disclaimer.trim();
        let disclaimer = if disclaimer.is_empty() { DEFAULT_DISCLAIMER } else { disclaimer };
        let left_out = match released.left_out().quotes {
            0 => String::new(),
            1 => "1 quote left out: no consent to print.".to_owned(),
            n => format!("{n} quotes left out: no consent to print."),
        };
        Self { map, views: disclaimer.to_owned(), left_out, smallest_label: None }
    }

    /// For pages after one that says whose views they are: a long disclaimer is not said again on each.
    pub fn brief(&self) -> Self {
        let views = if self.views.chars().count() > 60 { String::new() } else { self.views.clone() };
        Self { views, left_out: self.left_out.clone(), map: self.map.clone(), smallest_label: self.smallest_label }
    }

    /// What stands at the left, and at the right.
    fn blocks(&self, sheet: &Sheet, number: usize, count: usize, options: &PrintOptions, types: &mut Typesetter) -> [Arc<Shaped>; 2] {
        let style = sheet.style(FOOTER, options);
        let label = self.smallest_label.map(|pt| format!("\nSmallest label {} pt", points(pt))).unwrap_or_default();
        // A poster is no page of anything.
        let page = if count == 0 { String::new() } else { folio(number, count) };
        let right = types.shape(format!("{page}{label}").trim_start(), style, None, Align::End);
        // However high the number becomes when the page is bound with others.
        let widest = types.width(&folio(888, 888), style).max(right.width);
        let measure = sheet.inside.width() - f64::from(widest) - 18.0 * sheet.factor;
        let below = [self.views.as_str(), &self.left_out].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let left = types.shape(format!("{}\n{below}", self.map).trim_end(), style, Some(measure as f32), Align::Start);
        [left, right]
    }
}

/// Sheets as pages, each with its number in its footer; after the first the footer is brief.
pub(super) fn numbered(sheets: Vec<Sheet>, footer: &Footer, options: &PrintOptions, types: &mut Typesetter) -> Vec<Page> {
    let (count, brief) = (sheets.len(), footer.brief());
    let numbered = sheets.into_iter().zip(1..).map(|(mut sheet, number)| {
        sheet.footer(if number == 1 { footer } else { &brief }, [number, count], options, types);
        sheet.finish()
    });
    numbered.collect()
}

/// What a page's number reads like.
fn folio(number: usize, count: usize) -> String {
    format!("{FOLIO}{number} of {count}")
}

/// Gives a page that has a number another, as it is bound with others.
pub(super) fn renumber(page: &mut Page, number: usize, count: usize, types: &mut Typesetter) {
    for item in page.placed.iter_mut().flat_map(|placed| &mut placed.scene.items).filter(|item| item.role == Role::Folio) {
        let Draw::Text(text) = &mut item.draw else { continue };
        if !text.shaped.text.starts_with(FOLIO) {
            continue;
        }
        let below = text.shaped.text.split_once('\n').map(|(_, below)| format!("\n{below}")).unwrap_or_default();
        let style = TypeStyle { size: text.shaped.size, ..FOOTER };
        let right = text.at.x + f64::from(text.shaped.width);
        text.shaped = types.shape(&format!("{}{below}", folio(number, count)), style, None, Align::End);
        text.at.x = right - f64::from(text.shaped.width);
        item.bounds = Rect::from_origin_size(text.at, (f64::from(text.shaped.width), f64::from(text.shaped.height)));
    }
}

/// The map's title, or what to call it without one.
pub(super) fn title(about: &About) -> &str {
    let title = about.title.trim();
    if title.is_empty() { "Systems map" } else { title }
}

/// A size of text as people say it: 12, 9.1. Rounded down, so that nothing is called larger than it is.
pub(super) fn points(size: f64) -> String {
    let tenths = (size * 10.0 + 1e-6).floor() / 10.0;
    if (tenths - tenths.round()).abs() < 0.05 { format!("{tenths:.0}") } else { format!("{tenths:.1}") }
}

/// The audience as headers name it: "for everyone at the table".
pub(super) fn audience_words(released: &Released) -> String {
    let name = released.audience().name();
    let mut letters = name.chars();
    let first = letters.next().map(|c| c.to_lowercase().to_string()).unwrap_or_default();
    format!("for {first}{}", letters.as_str())
}

/// The smallest size of words that are read, in points.
pub(super) fn smallest_reading(page: &Page) -> Option<f64> {
    let sizes = page.placed.iter().flat_map(|placed| {
        let scale = placed.page_from_scene.determinant().abs().sqrt();
        placed.scene.items.iter().filter_map(move |item| {
            let Draw::Text(text) = &item.draw else { return None };
            let words = text.shaped.text.trim();
            let read = match item.role {
                Role::Label | Role::Verb | Role::Words | Role::Folio => true,
                // The number on a tab is looked up, its title is read.
                Role::Tab => !words.bytes().all(|b| b.is_ascii_digit()),
                Role::LoopMark => !is_loop_code(words),
                _ => false,
            };
            (read && !words.is_empty()).then(|| f64::from(text.shaped.size) * scale)
        })
    });
    sizes.reduce(f64::min)
}

/// R4, B12, U, R: looked up in its ring, not read.
fn is_loop_code(text: &str) -> bool {
    text.strip_prefix(['R', 'B', 'U']).is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Consent, Numbers, Quote, QuoteId, Record, SystemMap};
    use crate::release::{Audience, release};

    #[test]
    fn sizes_are_never_flattered() {
        assert_eq!([12.0, 11.999_999_9, 11.96, 9.14, 16.04].map(points), ["12", "12", "11.9", "9.1", "16"].map(String::from));
    }

    #[test]
    fn the_footer_says_what_was_left_out() {
        let about = About { title: "Support".into(), version: "3".into(), date: "21 November 2026".into(), ..About::default() };
        let mut quote = Quote::new(QuoteId::from_value(1), 1, "words");
        quote.consent = Consent::Internal;
        let (map, _) = SystemMap::from_records([Record::from(about), quote.into()], Numbers::default());
        let footer = Footer::of(&release(&map, Audience::Public));
        assert_eq!(footer.map, "Support · version 3 · 21 November 2026");
        assert_eq!((footer.views.as_str(), footer.left_out.as_str()), (DEFAULT_DISCLAIMER, "1 quote left out: no consent to print."));
        assert_eq!(Footer::of(&release(&map, Audience::Team)).left_out, "");
    }
}

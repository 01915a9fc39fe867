//! [`Typesetter`]: words in, [`Shaped`] out. Wrapping, balancing, alignment and the fixed line grid; shaping is in `paragraph`.

use std::iter::once;
use std::sync::Arc;

use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, FontWeight, SourceCache};
use parley::{FontContext, LayoutContext};

use super::cache::{Cache, Key};
use super::faces::{FaceId, faces};
use super::paragraph::{Paragraph, STICKING_OUT, Shaper, WITHIN, paragraphs};
use super::shaped::{Align, Line, Shaped};
use crate::analysis::{HANDS, together};
use crate::theme::TypeStyle;

/// The baseline lies this far (in ems) below the middle of its line: half of the cap height, so capitals are centred.
const HALF_CAP_HEIGHT: f32 = 0.36;

/// Balancing stops when the measure is known this well (in ems).
const BALANCED_TO: f32 = 0.02;

/// What every hand should have to do at least: to find another takes about as long as to lay out a few dozen labels.
const MANY: usize = 60;

/// Lays out text, and remembers what it laid out.
pub struct Typesetter {
    shaper: Shaper,
    cache: Cache,
}

impl Default for Typesetter {
    fn default() -> Self {
        Self::new()
    }
}

impl Typesetter {
    /// With the bundled faces; fonts of the system are not used. Takes about a millisecond: keep it.
    pub fn new() -> Self {
        let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        let mut blobs = Vec::new();
        for (index, face) in (0u16..).zip(faces()) {
            let blob = Blob::new(Arc::new(face.bytes));
            blobs.push((blob.id(), FaceId(index)));
            let names = FontInfoOverride {
                family_name: Some(face.family),
                weight: Some(FontWeight::new(f32::from(face.weight))),
                ..FontInfoOverride::default()
            };
            collection.register_fonts(blob, Some(names));
        }
        Self::with(collection, blobs)
    }

    fn with(collection: Collection, blobs: Vec<(u64, FaceId)>) -> Self {
        let fonts = FontContext { collection, source_cache: SourceCache::default() };
        Self { shaper: Shaper { fonts, layouts: LayoutContext::new(), blobs }, cache: Cache::default() }
    }

    /// Lays out the texts of many things before they are asked for, shared by as many hands as there are: what each lays out is remembered
    /// here. Does nothing where they are too few to be worth the hands.
    pub fn ahead<I: Sync>(&mut self, items: &[I], lay_out: impl Fn(&mut Self, &I) + Sync) {
        let hands = (*HANDS).min(items.len() / MANY);
        if hands < 2 {
            return;
        }
        let share = items.len().div_ceil(hands);
        let sibling = || Self::with(self.shaper.fonts.collection.clone(), self.shaper.blobs.clone());
        let mut siblings: Vec<_> = (1..hands).map(|_| sibling()).collect();
        together(once(&mut *self).chain(&mut siblings).zip(items.chunks(share)), |(types, items)| {
            for item in items {
                lay_out(types, item);
            }
        });
        for sibling in siblings {
            self.cache.take_in(sibling.cache);
        }
    }

    /// Whether [`Self::balanced`] has laid this out already.
    pub fn knows_balanced(&self, text: &str, style: TypeStyle, measure: f32, align: Align) -> bool {
        self.cache.knows(Key::new(style, Some(measure), align, true), text)
    }

    /// Lays out `text`, wrapped greedily at `measure` if there is one; hard newlines are kept.
    ///
    /// A single word wider than the measure is broken anywhere. Nothing is ever cut off or sticks out.
    pub fn shape(&mut self, text: &str, style: TypeStyle, measure: Option<f32>, align: Align) -> Arc<Shaped> {
        self.cached(Key::new(style, measure, align, false), text, |shaper| {
            let mut paragraphs = prepare(shaper, text, style, measure, WITHIN);
            for paragraph in &mut paragraphs {
                paragraph.break_lines(measure);
            }
            place(shaper, &paragraphs, text, style, align)
        })
    }

    /// As [`Self::shape`], but with lines of even length: the narrowest measure that needs no more lines. A single word wider than the measure
    /// sticks out; only one wider than 1.6 measures is broken.
    pub fn balanced(&mut self, text: &str, style: TypeStyle, measure: f32, align: Align) -> Arc<Shaped> {
        self.cached(Key::new(style, Some(measure), align, true), text, |shaper| {
            let mut paragraphs = prepare(shaper, text, style, Some(measure), STICKING_OUT);
            balance(shaper, &mut paragraphs, measure, style.size * BALANCED_TO);
            place(shaper, &paragraphs, text, style, align)
        })
    }

    /// The width of `text` unwrapped: of its widest line, if it has newlines.
    pub fn width(&mut self, text: &str, style: TypeStyle) -> f32 {
        self.shape(text, style, None, Align::Start).width
    }

    fn cached(&mut self, key: Key, text: &str, make: impl FnOnce(&mut Shaper) -> Shaped) -> Arc<Shaped> {
        if let Some(found) = self.cache.get(key, text) {
            return found;
        }
        let made = Arc::new(make(&mut self.shaper));
        self.cache.insert(key, Arc::clone(&made));
        made
    }
}

fn prepare(shaper: &mut Shaper, text: &str, style: TypeStyle, measure: Option<f32>, most: f32) -> Vec<Paragraph> {
    let mut found = Vec::new();
    for range in paragraphs(text) {
        let mut paragraph = Paragraph::new(shaper, text, range, style);
        if let Some(measure) = measure {
            paragraph.tame(shaper, style, measure, most);
        }
        found.push(paragraph);
    }
    found
}

/// Breaks at the narrowest measure that keeps the line count, found by halving to within `precision`.
fn balance(shaper: &Shaper, paragraphs: &mut [Paragraph], measure: f32, precision: f32) {
    let count = break_all(paragraphs, measure);
    // Where a word sticks out the block is as wide as that word anyway: the other lines may use it.
    let lines = paragraphs.iter().flat_map(|p| p.lines(shaper));
    let widest = lines.map(|line| line.width).fold(measure, f32::max);
    let count = if widest > measure { break_all(paragraphs, widest) } else { count };
    let (mut narrow, mut wide) = (0.0, widest);
    while count > paragraphs.len() && wide - narrow > precision {
        let middle = f32::midpoint(narrow, wide);
        if break_all(paragraphs, middle) > count {
            narrow = middle;
        } else {
            wide = middle;
        }
    }
    break_all(paragraphs, wide);
}

fn break_all(paragraphs: &mut [Paragraph], measure: f32) -> usize {
    paragraphs.iter_mut().map(|p| p.break_lines(Some(measure))).sum()
}

/// Puts the lines of all paragraphs on the line grid and against each other.
fn place(shaper: &Shaper, paragraphs: &[Paragraph], text: &str, style: TypeStyle, align: Align) -> Shaped {
    let mut lines: Vec<Line> = paragraphs.iter().flat_map(|p| p.lines(shaper)).collect();
    let width = lines.iter().map(|line| line.width).fold(0.0, f32::max);
    let mut middle = style.line_height() / 2.0;
    for line in &mut lines {
        line.baseline = middle + HALF_CAP_HEIGHT * style.size;
        middle += style.line_height();
        let share = match (align, line.rtl) {
            (Align::Centre, _) => 0.5,
            (Align::Start, false) | (Align::End, true) => 0.0,
            (Align::Start, true) | (Align::End, false) => 1.0,
        };
        line.x = share * (width - line.width);
        for run in &mut line.runs {
            run.x += line.x;
        }
    }
    let height = style.line_height() * lines.len() as f32;
    Shaped { text: text.to_owned(), size: style.size, lines, width, height }
}

//! One paragraph through parley: shaped once, broken into lines as often as asked, read out as our [`Line`]s.
//!
//! Vertical places and alignment are not decided here.

use std::borrow::Cow;
use std::ops::Range;

use parley::layout::{Cluster, Layout};
use parley::style::{FontFamily, FontFamilyName, FontWeight, OverflowWrap, StyleProperty, TextWrapMode};
use parley::{FontContext, LayoutContext};

use super::faces::{FAMILIES, FaceId};
use super::shaped::{Glyph, Line, Run};
use crate::theme::TypeStyle;

/// In running text no word sticks out of the measure, but for what arithmetic adds.
pub(super) const WITHIN: f32 = 1.0001;
/// In a label a word is better wide than broken, up to this many measures.
pub(super) const STICKING_OUT: f32 = 1.6;

/// Everything shaping needs besides the text.
pub(super) struct Shaper {
    pub fonts: FontContext,
    pub layouts: LayoutContext<()>,
    /// The face of each of parley's font blobs.
    pub blobs: Vec<(u64, FaceId)>,
}

/// A paragraph, shaped; broken into lines after [`Paragraph::break_lines`].
pub(super) struct Paragraph {
    layout: Layout<()>,
    /// Where it lies in the whole text, with its newline.
    range: Range<usize>,
    /// The letters, without the newline, control characters blanked.
    letters: String,
}

impl Paragraph {
    /// Shapes `text[range]`, where the range may end in a newline; no lines yet.
    pub fn new(shaper: &mut Shaper, text: &str, range: Range<usize>, style: TypeStyle) -> Self {
        let whole = text.get(range.clone()).unwrap_or_default();
        let letters = whole.trim_end_matches(is_newline);
        // A tab or another control character has no glyph. One byte each, so ranges stay.
        let letters = letters.replace(|c: char| c.is_ascii_control(), " ");
        let layout = shape(shaper, &letters, style, &[]);
        Self { layout, range, letters }
    }

    /// Lets words wider than so many of `measure` break anywhere. Call before the final [`Self::break_lines`].
    pub fn tame(&mut self, shaper: &mut Shaper, style: TypeStyle, measure: f32, most: f32) {
        self.break_lines(Some(measure));
        let lines = self.layout.lines();
        let wide: Vec<_> = lines
            .filter(|line| {
                let metrics = line.metrics();
                metrics.advance - metrics.hanging_advance > most * measure
            })
            .map(|line| line.text_range())
            .collect();
        if !wide.is_empty() {
            self.layout = shape(shaper, &self.letters, style, &wide);
        }
    }

    /// Breaks into lines, greedily; the answer is how many.
    pub fn break_lines(&mut self, measure: Option<f32>) -> usize {
        self.layout.break_all_lines(measure);
        self.layout.len().max(1)
    }

    /// The lines, each as if alone at the left: `x` 0, baseline 0.
    pub fn lines(&self, shaper: &Shaper) -> Vec<Line> {
        let start = self.range.start;
        let rtl = self.layout.is_rtl();
        let mut lines: Vec<_> = self.layout.lines().map(|l| line(shaper, &l, &self.letters, start, rtl)).collect();
        if lines.is_empty() || self.letters.is_empty() {
            lines = vec![Line { x: 0.0, baseline: 0.0, width: 0.0, text: span(self.range.clone()), rtl, runs: Vec::new() }];
        }
        if let Some(last) = lines.last_mut() {
            last.text.1 = self.range.end as u32;
        }
        lines
    }
}

/// Splits at hard newlines, each with the paragraph that it ends: the ranges tile the text.
pub(super) fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let half_of_crlf = c == '\r' && text.get(end..).is_some_and(|rest| rest.starts_with('\n'));
        if is_newline(c) && !half_of_crlf {
            found.push(start..end);
            start = end;
        }
    }
    found.push(start..text.len());
    found
}

fn is_newline(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

fn span(range: Range<usize>) -> (u32, u32) {
    (range.start as u32, range.end as u32)
}

/// Hyphens within words: "co-production" is read as one word, so no line ends after them.
fn hyphens(letters: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let joins = |at: usize| {
        let before = letters.get(..at).and_then(|t| t.chars().next_back());
        let after = letters.get(at + 1..).and_then(|t| t.chars().next());
        before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
    };
    letters.match_indices('-').map(|(at, _)| at).filter(move |&at| joins(at)).map(|at| at..at + 1)
}

/// `breakable`: byte ranges of words that may break anywhere.
fn shape(shaper: &mut Shaper, letters: &str, style: TypeStyle, breakable: &[Range<usize>]) -> Layout<()> {
    let families: [FontFamilyName<'_>; FAMILIES.len()] = FAMILIES.map(|name| FontFamilyName::Named(Cow::Borrowed(name)));
    let mut builder = shaper.layouts.ranged_builder(&mut shaper.fonts, letters, 1.0, false);
    builder.push_default(StyleProperty::FontFamily(FontFamily::List(Cow::Borrowed(&families))));
    builder.push_default(StyleProperty::FontSize(style.size));
    builder.push_default(StyleProperty::FontWeight(FontWeight::new(f32::from(style.weight.css()))));
    for range in hyphens(letters) {
        builder.push(StyleProperty::TextWrapMode(TextWrapMode::NoWrap), range);
    }
    for range in breakable {
        builder.push(StyleProperty::OverflowWrap(OverflowWrap::Anywhere), range.clone());
    }
    builder.build(letters)
}

fn line(shaper: &Shaper, line: &parley::layout::Line<'_, ()>, letters: &str, start: usize, rtl: bool) -> Line {
    let range = line.text_range();
    // Visible letters end where the white space at the end of the line starts.
    let visible = letters.get(range.clone()).map_or(range.end, |t| range.start + t.trim_end().len());
    let trailing: f32 = line
        .runs()
        .flat_map(|run| run.clusters())
        .filter(|cluster| cluster.text_range().start >= visible)
        .map(|cluster| cluster.advance())
        .sum();
    let mut x = if rtl { -trailing } else { 0.0 };
    let mut width = -trailing;
    let mut runs = Vec::new();
    for run in line.runs() {
        let advance = run.advance();
        if let Some(face) = shaper.face(run.font().data.id()) {
            let text = run.text_range();
            runs.push(Run { x, face, rtl: run.is_rtl(), glyphs: glyphs(&run, start), text: span(text.start + start..text.end + start) });
        }
        x += advance;
        width += advance;
    }
    Line { x: 0.0, baseline: 0.0, width: width.max(0.0), text: span(range.start + start..range.end + start), rtl, runs }
}

/// The glyphs of a run from left to right, each with the text of its whole ligature.
fn glyphs(run: &parley::layout::Run<'_, ()>, start: usize) -> Vec<Glyph> {
    let mut atoms: Vec<(Cluster<'_, ()>, Range<usize>)> = Vec::new();
    for cluster in run.clusters() {
        let text = cluster.text_range();
        match atoms.last_mut() {
            Some((_, range)) if cluster.is_ligature_continuation() => range.end = text.end,
            _ => atoms.push((cluster, text)),
        }
    }
    if run.is_rtl() {
        atoms.reverse();
    }
    let mut pen = 0.0;
    let mut glyphs = Vec::new();
    for (cluster, text) in atoms {
        let text = span(text.start + start..text.end + start);
        for g in cluster.glyphs() {
            let id = u16::try_from(g.id).unwrap_or(0);
            glyphs.push(Glyph { id, x: pen + g.x, y: g.y, advance: g.advance, text });
            pen += g.advance;
        }
    }
    glyphs
}

impl Shaper {
    /// Which bundled face a font of parley is.
    fn face(&self, blob: u64) -> Option<FaceId> {
        self.blobs.iter().find(|(id, _)| *id == blob).map(|(_, face)| *face)
    }
}

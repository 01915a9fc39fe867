//! Words that are only read: laid out by egui, or, where letters are read from right to left, by the typesetter of the map, because egui
//! puts every letter to the right of the one before it.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontFamily, FontId, Galley, Pos2, Rect, Ui, Vec2, pos2, vec2};

use super::paint::{paint_shaped, shape};
use crate::text::{Align, Shaped, TypeStyle, Weight, reads_from_right};

/// Laid-out words.
#[derive(Clone)]
pub enum Words {
    /// By egui.
    Plain(Arc<Galley>),
    /// By the map's typesetter, and the width that lines which begin at the right are put against.
    Shaped(Arc<Shaped>, f32),
}

impl Words {
    /// Lays out words, wrapped at `width`, which may be infinite. `leading` is from line to line; without it lines are as far apart as the
    /// font has them.
    pub fn lay(ui: &Ui, text: String, font: FontId, ink: Color32, leading: Option<f32>, width: f32) -> Self {
        if reads_from_right(&text) {
            let line = leading.unwrap_or_else(|| ui.fonts_mut(|fonts| fonts.row_height(&font)));
            let weight = if font.family == FontFamily::Proportional { Weight::Regular } else { Weight::SemiBold };
            let style = TypeStyle { size: font.size, leading: line / font.size, weight };
            let shaped = shape(ui, &text, style, width.is_finite().then_some(width), Align::Start);
            let room = if width.is_finite() && shaped.is_rtl() { width } else { shaped.width };
            return Self::Shaped(shaped, room);
        }
        let format = TextFormat { font_id: font, color: ink, line_height: leading, ..TextFormat::default() };
        let mut job = LayoutJob::single_section(text, format);
        job.wrap.max_width = width;
        Self::Plain(ui.painter().layout_job(job))
    }

    /// How much room they take.
    pub fn size(&self) -> Vec2 {
        match self {
            Self::Plain(galley) => galley.size(),
            Self::Shaped(shaped, room) => vec2(*room, shaped.height),
        }
    }

    /// Whether they begin at the right.
    pub fn is_from_right(&self) -> bool {
        matches!(self, Self::Shaped(shaped, _) if shaped.is_rtl())
    }

    /// What they say.
    pub fn text(&self) -> &str {
        match self {
            Self::Plain(galley) => galley.text(),
            Self::Shaped(shaped, _) => &shaped.text,
        }
    }

    /// Where their lines are, from their top left corner.
    pub fn lines(&self) -> Vec<Rect> {
        match self {
            Self::Plain(galley) => galley.rows.iter().map(egui::epaint::text::PlacedRow::rect).collect(),
            Self::Shaped(shaped, room) => {
                let (left, line) = (room - shaped.width, shaped.height / shaped.lines.len().max(1) as f32);
                let place =
                    |(at, l): (usize, &crate::text::Line)| Rect::from_min_size(pos2(left + l.x, line * at as f32), vec2(l.width, line));
                shaped.lines.iter().enumerate().map(place).collect()
            }
        }
    }

    /// Paints them with their top left corner here.
    pub fn paint(&self, ui: &Ui, at: Pos2, ink: Color32) {
        match self {
            Self::Plain(galley) => {
                ui.painter().galley(at, Arc::clone(galley), ink);
            }
            Self::Shaped(shaped, room) => paint_shaped(ui, shaped, at + vec2(room - shaped.width, 0.0), ink),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fonts::{definitions, regular};

    fn laid(text: &str, width: f32) -> Words {
        let context = egui::Context::default();
        context.set_fonts(definitions());
        let mut words = None;
        let mut output = context.run_ui(egui::RawInput::default(), |ui| {
            words = Some(Words::lay(ui, text.to_owned(), regular(14.0), Color32::PLACEHOLDER, Some(20.0), width));
        });
        output.textures_delta.clear();
        words.unwrap()
    }

    /// The letters of a line as they stand from left to right.
    fn seen(words: &Words) -> Vec<String> {
        let Words::Shaped(shaped, _) = words else { return words.text().lines().map(str::to_owned).collect() };
        let letters = |line: &crate::text::Line| {
            let mut glyphs: Vec<(f32, u32)> =
                line.runs.iter().flat_map(|run| run.glyphs.iter().map(|glyph| (run.x + glyph.x, glyph.text.0))).collect();
            glyphs.sort_by(|a, b| a.0.total_cmp(&b.0));
            glyphs.iter().filter_map(|&(_, at)| shaped.text.get(at as usize..)?.chars().next()).collect()
        };
        shaped.lines.iter().map(letters).collect()
    }

    #[test]
    fn letters_stand_in_the_order_in_which_they_are_read() {
        let hebrew = "\u{5e9}\u{5dc}\u{5d5}\u{5dd}";
        let backwards: String = hebrew.chars().rev().collect();
        assert_eq!(seen(&laid(hebrew, 200.0)).concat(), backwards, "the first letter stands at the right");
        let mixed = laid(&format!("{hebrew} 2024 said"), f32::INFINITY);
        assert_eq!(seen(&mixed), [format!("said 2024 {backwards}")], "the line begins at the right; a number and English words run on");
        let within = laid(&format!("they said {hebrew} twice"), f32::INFINITY);
        assert_eq!(seen(&within), [format!("they said {backwards} twice")]);
        assert!(matches!(laid("plain", 200.0), Words::Plain(_)));
    }

    #[test]
    fn lines_that_begin_at_the_right_stand_against_the_room() {
        let words = laid("\u{627}\u{644}\u{62b}\u{642}\u{629} \u{628}\u{64a}\u{646} \u{627}\u{644}\u{646}\u{627}\u{633}", 60.0);
        assert!(words.is_from_right() && words.lines().len() > 1, "{:?}", words.lines());
        assert!(words.lines().iter().all(|line| (line.right() - 60.0).abs() < 0.5), "{:?}", words.lines());
    }
}

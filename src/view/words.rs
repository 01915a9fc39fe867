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
            Self::Plain(galley) => galley.rows.iter().map(|row| row.rect()).collect(),
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

//! One paragraph of the text: its letters, what of them is coded or selected, and in the margin a bar and the code of each quote.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{CCursor, LayoutJob, TextFormat};
use egui::{Align2, Color32, CornerRadius, Galley, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::map::{Code, Part};
use crate::session::Session;
use crate::transcript::{CodedPassage, Transcript};
use crate::view::panels::ink::{Ink, plain, strong};

/// Width of the margin with bars and codes.
const MARGIN: f32 = 54.0;
/// From line to line.
const LEADING: f32 = 21.0;
/// Below a paragraph.
const GAP: f32 = 7.0;
/// What a letter takes across, about.
const LETTER: f32 = 6.9;

/// A paragraph that was laid out in this frame.
pub(super) struct Laid {
    /// Which.
    pub index: usize,
    /// Its first character in the text.
    pub start: u32,
    /// Where its letters begin.
    pub at: Pos2,
    /// The letters.
    pub galley: Arc<Galley>,
}

impl Laid {
    /// The character nearest to a point.
    pub fn char_at(&self, point: Pos2) -> u32 {
        self.start + usize::from(self.galley.cursor_from_pos(point - self.at).index) as u32
    }

    /// Where a character stands.
    pub fn place_of(&self, at: u32) -> Rect {
        self.galley.pos_from_cursor(CCursor::new((at.saturating_sub(self.start)) as usize)).translate(self.at.to_vec2())
    }
}

/// The height a paragraph will about have.
pub(super) fn guess(letters: u32, width: f32) -> f32 {
    let across = ((width - MARGIN - 16.0) / LETTER).max(8.0);
    (letters as f32 / across).ceil().max(1.0) * LEADING + GAP
}

/// Shows a paragraph.
pub(super) fn paragraph_ui(ui: &mut Ui, session: &Session, transcript: &Transcript, index: usize) -> Option<Laid> {
    let paragraph = transcript.paragraphs().get(index)?;
    let text = transcript.paragraph(index);
    let coded: Vec<&CodedPassage> = session.transcript.coded.in_paragraph(index).collect();
    let room = (ui.available_width() - MARGIN - 16.0).max(40.0);
    let galley = ui.painter().layout_job(job(session, transcript, index, &coded, room));
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y.max(LEADING) + GAP), Sense::hover());
    response.widget_info(|| {
        let codes: Vec<String> = coded.iter().map(|passage| Code::quote(passage.number).to_string()).collect();
        let said = if codes.is_empty() { text.to_owned() } else { format!("{text} (coded as {})", codes.join(", ")) };
        WidgetInfo::labeled(Role::Label, true, said)
    });
    let at = pos2(rect.left() + MARGIN, rect.top());
    let laid = Laid { index, start: paragraph.chars.start, at, galley };
    ui.painter().galley(at, Arc::clone(&laid.galley), Ink::of(session).text());
    margin(ui, session, &laid, paragraph.chars.clone(), &coded);
    Some(laid)
}

/// Bars beside the lines of each passage, and its code where it begins.
fn margin(ui: &Ui, session: &Session, laid: &Laid, own: Range<u32>, coded: &[&CodedPassage]) {
    let ink = Ink::of(session);
    let mut free = f32::NEG_INFINITY;
    for (place, passage) in coded.iter().enumerate() {
        let first = laid.place_of(passage.chars.start.max(own.start));
        let last = laid.place_of(passage.chars.end.min(own.end));
        // Passages over each other stand beside each other.
        let x = laid.at.x - 9.0 - 5.0 * (place % 2) as f32;
        let on = session.document.selection().contains(Part::Quote(passage.quote));
        let bar = Rect::from_min_max(pos2(x, first.top() + 2.0), pos2(x + 3.0, last.bottom() - 2.0));
        ui.painter().rect_filled(bar, CornerRadius::same(1), if on { ink.accent() } else { ink.muted() });
        if passage.chars.start >= own.start {
            let y = first.center().y.max(free + 14.0);
            free = y;
            let (font, colour) = if on { (strong(12.0), ink.accent()) } else { (plain(12.0), ink.muted()) };
            ui.painter().text(pos2(laid.at.x - 19.0, y), Align2::RIGHT_CENTER, Code::quote(passage.number).to_string(), font, colour);
        }
    }
}

/// The letters with what lies behind them: the selection before what is coded.
fn job(session: &Session, transcript: &Transcript, index: usize, coded: &[&CodedPassage], room: f32) -> LayoutJob {
    let ink = Ink::of(session);
    let text = transcript.paragraph(index);
    let start = transcript.paragraphs().get(index).map_or(0, |paragraph| paragraph.chars.start);
    let byte = |at: u32| text.char_indices().nth(at.saturating_sub(start) as usize).map_or(text.len(), |(byte, _)| byte);
    let inside = |chars: Range<u32>| if chars.end <= start { 0..0 } else { byte(chars.start)..byte(chars.end) };
    let selected = inside(session.transcript.selected.chars());
    let passages: Vec<Range<usize>> = coded.iter().map(|passage| inside(passage.chars.clone())).collect();
    let speakers = session.transcript.speakers();
    let label = speakers.and_then(|s| s.label(index)).unwrap_or(0..0);
    let asks = speakers.is_some_and(|s| s.asks(index));
    let mut cuts: Vec<usize> = passages.iter().chain([&selected, &label]).flat_map(|r| [r.start, r.end]).chain([0, text.len()]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut job = LayoutJob::default();
    job.wrap.max_width = room;
    let piece = |from: usize| {
        let background = if selected.contains(&from) {
            ink.halo()
        } else if passages.iter().any(|passage| passage.contains(&from)) {
            ink.selected_row()
        } else {
            Color32::TRANSPARENT
        };
        let font = if label.contains(&from) { strong(14.0) } else { plain(14.0) };
        let color = if asks { ink.muted() } else { ink.text() };
        TextFormat { font_id: font, color, background, line_height: Some(LEADING), ..TextFormat::default() }
    };
    for pair in cuts.windows(2) {
        if let &[from, to] = pair {
            job.append(text.get(from..to).unwrap_or_default(), 0.0, piece(from));
        }
    }
    if job.sections.is_empty() {
        job.append("", 0.0, piece(0));
    }
    job
}

/// The place where typing would go on, when nothing is selected.
pub(super) fn caret(ui: &Ui, session: &Session, laid: &Laid, at: u32) {
    let place = laid.place_of(at);
    let x = place.left().max(laid.at.x);
    ui.painter().vline(x, (place.top() + 1.0)..=(place.bottom() - 1.0), Stroke::new(2.0, Ink::of(session).accent()));
}

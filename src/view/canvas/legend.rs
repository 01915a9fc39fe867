//! How to read the badges while they tell coverage: a small card in the lower left corner of the canvas, with a way to turn it off.

use egui::{Align2, CornerRadius, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::Sheet;
use super::card::{Card, INNER, card};
use crate::scene::CoverageView;
use crate::session::Action;
use crate::theme::Palette;
use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::style::{BODY, SMALL};
use crate::view::widgets::paint_swatch;

/// Room for a badge before its words.
const MARK: f32 = 68.0;
/// What every number here is, and is not.
const CAUTION: &str = "Volume of evidence, not strength of effect.";

/// What a row shows before its words.
enum Mark {
    /// A badge: what stands before the bar, which voices are in it, how much of it they fill.
    Badge(&'static str, &'static [usize], f32),
    /// The pattern of a voice.
    Voice(usize),
}

/// The card, when coverage is shown.
pub(super) fn show(ui: &mut Ui, sheet: &Sheet<'_>, actions: &mut Vec<Action>) {
    let view = sheet.session.canvas.coverage;
    let rows = rows(sheet, view);
    if rows.is_empty() {
        return;
    }
    let p = &sheet.theme.palette;
    let words: Vec<_> =
        rows.into_iter().map(|(mark, words)| (mark, ui.painter().layout(words, regular(SMALL), colour(p.text), INNER - MARK))).collect();
    let caution = ui.painter().layout(CAUTION.to_owned(), regular(SMALL), colour(p.muted), INNER);
    let high = |galley: &egui::Galley| galley.size().y.max(16.0) + 6.0;
    let height = 28.0 + words.iter().map(|(_, galley)| high(galley)).sum::<f32>() + 4.0 + caution.size().y;
    let said: Vec<&str> = words.iter().map(|(_, galley)| galley.text()).collect();
    let told = format!("{}: {}. {CAUTION}", view.title(), said.join(", "));
    let Some(Card { ui, inner, closed }) = card(ui, sheet, "coverage legend", height, &told, "Coverage off") else { return };
    if closed {
        actions.push(Action::Run("view.coverage_off"));
    }
    let left = inner.left();
    ui.painter().text(pos2(left, inner.top() + 8.0), Align2::LEFT_CENTER, view.title(), semibold(BODY), colour(p.text));
    let mut top = inner.top() + 28.0;
    for (mark, galley) in words {
        let row = high(&galley);
        paint_mark(&ui, p, pos2(left, top + row / 2.0), &mark);
        ui.painter().galley(pos2(left + MARK, top + (row - galley.size().y) / 2.0), galley, colour(p.text));
        top += row;
    }
    ui.painter().galley(pos2(left, top + 4.0), caution, colour(p.muted));
}

/// What there is to explain: the badges of the view, then the voices in them.
fn rows(sheet: &Sheet<'_>, view: CoverageView) -> Vec<(Mark, String)> {
    let said = |mark, words: &str| (mark, words.to_owned());
    let nobody = || said(Mark::Badge("", &[], 1.0), "Nobody is quoted here yet");
    let mut rows = match view {
        CoverageView::Off => return Vec::new(),
        CoverageView::Voices => vec![
            nobody(),
            said(Mark::Badge("1", &[0], 1.0), "One voice only"),
            said(Mark::Badge("2", &[0, 1], 1.0), "Several voices, and how many"),
        ],
        CoverageView::Count => {
            vec![nobody(), said(Mark::Badge("4 \u{b7} 2", &[0, 1], 0.5), "4 quotes of 2 sources; a full bar is the most that any part has")]
        }
        CoverageView::Contradicted => vec![said(Mark::Badge("1", &[1], 1.0), "Quotes that say otherwise, by voice")],
    };
    let voices = sheet.session.map().voices();
    rows.extend(voices.iter().take(2).enumerate().map(|(place, voice)| (Mark::Voice(place), voice.name.clone())));
    let third = match voices.len() {
        3 => voices.iter().nth(2).map(|voice| voice.name.clone()),
        _ => Some("Other sources, or no voice recorded".to_owned()),
    };
    rows.extend(third.map(|name| (Mark::Voice(2), name)));
    rows
}

fn paint_mark(ui: &Ui, p: &Palette, left_middle: egui::Pos2, mark: &Mark) {
    let painter = ui.painter();
    let (text, places, share) = match mark {
        Mark::Voice(place) => {
            paint_swatch(painter, p, Rect::from_min_size(left_middle - vec2(0.0, 5.0), vec2(14.0, 10.0)), *place);
            return;
        }
        Mark::Badge(text, places, share) => (*text, *places, *share),
    };
    let count = painter.layout_no_wrap(text.to_owned(), semibold(10.5), colour(p.text));
    let before = if text.is_empty() { 0.0 } else { count.size().x + 4.0 };
    let frame = Rect::from_min_size(left_middle - vec2(0.0, 8.0), vec2(11.0 + before + 30.0, 16.0));
    painter.rect(frame, CornerRadius::same(8), colour(p.badge), Stroke::new(0.9, colour(p.badge_line)), StrokeKind::Inside);
    painter.galley(pos2(frame.left() + 5.5, frame.center().y - count.size().y / 2.0), count, colour(p.text));
    let bar = Rect::from_min_size(pos2(frame.left() + 5.5 + before, frame.center().y - 3.75), vec2(30.0, 7.5));
    painter.rect_stroke(bar, 0.0, Stroke::new(0.9, colour(p.voice(2))), StrokeKind::Inside);
    let part = bar.width() * share / places.len().max(1) as f32;
    for (at, place) in places.iter().enumerate() {
        let corner = pos2(bar.left() + part * at as f32, bar.top());
        paint_swatch(painter, p, Rect::from_min_size(corner, vec2(part, bar.height())), *place);
    }
}

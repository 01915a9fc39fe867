//! The words found, with what stands round them: bold and underlined, so that they are seen without colour.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::{Stroke, Ui};

use crate::view::fonts::{regular, semibold};
use crate::view::paint::colour;
use crate::view::style::palette;

/// Bytes of a text before and after the words that are shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    pub before: usize,
    pub after: usize,
}

/// What stands before the words, the words, and what stands after, on one line; `…` where more stands.
pub(super) fn parts(text: &str, range: &Range<usize>, room: Room) -> [String; 3] {
    let flat = |text: &str| text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect::<String>();
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let from = (before.len().saturating_sub(room.before)..=before.len()).find(|&at| before.is_char_boundary(at)).unwrap_or_default();
    // From a whole word on, where one begins soon.
    let word =
        before.get(from..).and_then(|rest| rest.find(' ')).filter(|&space| from > 0 && space < 16).map_or(from, |space| from + space + 1);
    let from = if word < before.len() { word } else { from };
    let to = (0..=room.after.min(after.len())).rev().find(|&at| after.is_char_boundary(at)).unwrap_or_default();
    let begin = if from > 0 { "\u{2026}" } else { "" };
    let end = if to < after.len() { "\u{2026}" } else { "" };
    let shown = text.get(range.clone()).unwrap_or_default();
    [
        format!("{begin}{}", flat(before.get(from..).unwrap_or_default())),
        flat(shown),
        format!("{}{end}", flat(after.get(..to).unwrap_or_default())),
    ]
}

/// The same, to be laid out.
pub(super) fn job(ui: &Ui, [before, words, after]: &[String; 3], size: f32) -> LayoutJob {
    let p = palette(ui);
    let plain = TextFormat { font_id: regular(size), color: colour(p.text), ..TextFormat::default() };
    let marked =
        TextFormat { font_id: semibold(size), color: colour(p.text), underline: Stroke::new(2.0, colour(p.warn)), ..TextFormat::default() };
    let mut job = LayoutJob::default();
    job.append(before, 0.0, plain.clone());
    job.append(words, 0.0, marked);
    job.append(after, 0.0, plain);
    job
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_round_is_cut_between_letters() {
        let text = "ééé Beth\nCentre ééé";
        let at = text.find("Beth").unwrap_or_default();
        let room = Room { before: 4, after: 3 };
        assert_eq!(parts(text, &(at..at + 11), room), ["\u{2026}é ".to_owned(), "Beth Centre".to_owned(), " é\u{2026}".to_owned()]);
        assert_eq!(parts("SE15 4AB", &(0..8), room), [String::new(), "SE15 4AB".to_owned(), String::new()]);
    }
}

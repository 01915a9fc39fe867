//! A long list in a scroll area of which only what is in view is laid out. Rows may be of any height: a guess stands until a row has been
//! seen.

use std::sync::Arc;

use egui::Ui;
use egui::mutex::Mutex;

/// Rows laid out beyond what is in view, so that arrow keys find them.
const BEYOND: f32 = 120.0;
/// How much of what is above stays in view when a row is brought into view.
const ABOVE: f32 = 60.0;

#[derive(Default)]
struct Heights {
    stamp: (u64, usize, u32),
    rows: Vec<f32>,
    /// Where each row begins; one more than there are rows.
    tops: Vec<f32>,
    /// What was last brought into view.
    shown: Option<u64>,
}

impl Heights {
    fn guess(&mut self, stamp: (u64, usize, u32), guess: impl Fn(usize) -> f32) {
        if self.stamp != stamp || self.tops.is_empty() {
            self.stamp = stamp;
            self.rows = (0..stamp.1).map(guess).collect();
            self.sum();
        }
    }

    fn sum(&mut self) {
        self.tops.clear();
        self.tops.push(0.0);
        let mut top = 0.0;
        for height in &self.rows {
            top += height;
            self.tops.push(top);
        }
    }

    fn top(&self, row: usize) -> f32 {
        self.tops.get(row).or(self.tops.last()).copied().unwrap_or(0.0)
    }

    /// The rows that touch this stretch, measured from the first row's top.
    fn between(&self, from: f32, to: f32) -> std::ops::Range<usize> {
        let first = self.tops.partition_point(|&top| top <= from).saturating_sub(1);
        let end = self.tops.partition_point(|&top| top < to).min(self.rows.len());
        first.min(end)..end
    }
}

/// Lays out the rows in view. `stamp` says when the rows are other rows; `guess` is a row's height before it was seen.
/// `show` is a row to bring into view, once for each token that comes with it.
pub fn rows_ui(
    ui: &mut Ui,
    (salt, stamp, len): (&'static str, u64, usize),
    show: Option<(u64, usize)>,
    guess: impl Fn(usize) -> f32,
    mut row_ui: impl FnMut(&mut Ui, usize),
) {
    let id = ui.make_persistent_id(salt);
    let shared = ui.data_mut(|data| data.get_temp_mut_or_default::<Arc<Mutex<Heights>>>(id).clone());
    let mut heights = shared.lock();
    heights.guess((stamp, len, ui.available_width().to_bits()), guess);
    let top = ui.cursor().top();
    let clip = ui.clip_rect();
    if let Some((token, row)) = show.filter(|show| heights.shown != Some(show.0)) {
        heights.shown = Some(token);
        let (from, to) = (top + heights.top(row), top + heights.top(row + 1));
        if from < clip.top() || to > clip.bottom() {
            // Near the top, so that what opens below the row is in view too.
            let rows = from - ABOVE..=to;
            ui.scroll_to_rect(egui::Rect::from_x_y_ranges(ui.max_rect().x_range(), rows), Some(egui::Align::TOP));
            ui.request_repaint();
        }
    }
    let shown = heights.between(clip.top() - BEYOND - top, clip.bottom() + BEYOND - top);
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.add_space(heights.top(shown.start));
    let mut changed = false;
    for row in shown.clone() {
        let height = ui.scope(|ui| row_ui(ui, row)).response.rect.height();
        if let Some(known) = heights.rows.get_mut(row)
            && (*known - height).abs() > 0.5
        {
            *known = height;
            changed = true;
        }
    }
    ui.add_space(heights.top(len) - heights.top(shown.end));
    if changed {
        heights.sum();
        ui.request_repaint();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_rows_in_view_are_found() {
        let mut heights = Heights::default();
        heights.guess((1, 50_000, 0), |row| if row % 2 == 0 { 10.0 } else { 30.0 });
        assert_eq!(heights.between(0.0, 45.0), 0..3);
        assert_eq!(heights.between(-500.0, -400.0), 0..0);
        assert_eq!(heights.between(1e9, 2e9), 50_000..50_000);
        assert_eq!(heights.between(25.0, 25.5), 1..2);
    }
}

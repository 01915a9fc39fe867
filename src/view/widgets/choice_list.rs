//! One of many, as rows under headings in a frame that scrolls. One stop for Tab; the arrows go from row to row.

use egui::{Context, EventFilter, Frame, Id, Key, Margin, Modifiers, Response, RichText, ScrollArea, Sense, Ui};

use super::choice::choice_row;
use crate::view::fonts::semibold;
use crate::view::paint::colour;
use crate::view::style::{SMALL, palette};

/// A row.
pub struct ListRow<'a> {
    /// What it stands for.
    pub words: &'a str,
    /// At its right.
    pub note: &'a str,
    /// What is said of it while the pointer is on it.
    pub help: &'a str,
}

/// Rows under headings, no higher than `height`. The place of the one picked, counted over all headings.
pub fn choice_list(ui: &mut Ui, name: &str, sections: &[(&str, Vec<ListRow<'_>>)], on: usize, height: f32) -> Option<usize> {
    let id = Id::unique(("choice list", name));
    let mut picked = None;
    ScrollArea::vertical().id_salt(id).max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        // Room for the ring around what has the keyboard.
        Frame::new().inner_margin(Margin::symmetric(0, 3)).show(ui, |ui| picked = rows_ui(ui, id, sections, on));
    });
    if let Some(place) = picked {
        ui.memory_mut(|memory| memory.request_focus(id.with(place)));
    }
    picked
}

fn rows_ui(ui: &mut Ui, id: Id, sections: &[(&str, Vec<ListRow<'_>>)], on: usize) -> Option<usize> {
    let count = sections.iter().map(|(_, rows)| rows.len()).sum::<usize>();
    let (mut picked, mut place) = (None, 0);
    ui.spacing_mut().item_spacing.y = 0.0;
    for (title, rows) in sections.iter().filter(|(_, rows)| !rows.is_empty()) {
        ui.add_space(if place == 0 { 0.0 } else { 6.0 });
        ui.label(RichText::new(*title).font(semibold(SMALL)).color(colour(palette(ui).muted)));
        ui.add_space(4.0);
        for row in rows {
            let is_on = place == on;
            // Only the row that is on can be reached with Tab.
            let sense = if is_on { Sense::click() } else { Sense::CLICK };
            let response = choice_row(ui, id.with(place), row.words, row.note, is_on, sense);
            if is_on {
                show_once(&response, id, on);
                picked = picked.or_else(|| stepped(ui.ctx(), &response, on, count));
            }
            if response.on_hover_text(row.help).clicked() && !is_on {
                picked = Some(place);
            }
            place += 1;
        }
    }
    picked
}

/// Brings a row into view when it has become the one that is on.
fn show_once(response: &Response, id: Id, on: usize) {
    let shown = response.ctx.data(|data| data.get_temp::<usize>(id));
    if shown != Some(on) {
        response.ctx.data_mut(|data| data.insert_temp(id, on));
        response.scroll_to_me(None);
    }
}

/// Where the arrows go from the row that has the keyboard.
pub fn stepped(context: &Context, response: &Response, on: usize, count: usize) -> Option<usize> {
    if !response.has_focus() {
        return None;
    }
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    context.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let last = count.saturating_sub(1);
    let to = context.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        if pressed(Key::ArrowDown) {
            Some((on + 1).min(last))
        } else if pressed(Key::ArrowUp) {
            Some(on.saturating_sub(1))
        } else {
            None
        }
    });
    to.filter(|to| *to != on)
}

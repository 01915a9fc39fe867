//! The left panel: tabs, and under them the list of the open one.

use crate::view::widgets::{paint_focus, search_field, search_id, want_first_row};
use egui::{Align2, CornerRadius, Frame, Margin, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::ink::{Ink, plain, strong};
use super::{leverage, loops, outline, quotes, voices};
use crate::session::{Action, LeftTab, PanelAction, Session};

/// The left panel. It fills the room it is given.
pub fn left_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    ui.painter().rect_filled(ui.max_rect(), CornerRadius::ZERO, Ink::of(session).panel());
    ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
    tabs_ui(ui, session, actions);
    match session.panels.tab {
        LeftTab::Outline => outline::outline_ui(ui, session, actions),
        LeftTab::Loops => loops::loops_ui(ui, session, actions),
        LeftTab::Leverage => leverage::leverage_ui(ui, session, actions),
        LeftTab::Quotes => quotes::quotes_ui(ui, session, actions),
        LeftTab::Voices => voices::voices_ui(ui, session, actions),
    }
}

fn tabs_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let ink = Ink::of(session);
    let (strip, _) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::hover());
    ui.painter().hline(strip.x_range(), strip.bottom() - 0.5, Stroke::new(1.0, ink.separator()));
    let widths = LeftTab::ALL.map(|tab| ui.painter().layout_no_wrap(tab.name().to_owned(), strong(13.0), ink.text()).size().x);
    let padding = ((strip.width() - 8.0 - widths.iter().sum::<f32>()) / (2.0 * widths.len() as f32)).clamp(2.0, 11.0);
    let mut left = strip.left() + 4.0;
    for (tab, width) in LeftTab::ALL.into_iter().zip(widths) {
        let on = session.panels.tab == tab;
        let rect = Rect::from_min_size(pos2(left, strip.top()), vec2(width + 2.0 * padding, 34.0));
        let response = ui.interact(rect, ui.make_persistent_id(("tab", tab.name())), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, on, tab.name()));
        let (font, colour) = if on { (strong(13.0), ink.accent()) } else { (plain(13.0), ink.text()) };
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, tab.name(), font, colour);
        if on {
            let line = Rect::from_min_max(pos2(rect.left() + 6.0, strip.bottom() - 3.0), pos2(rect.right() - 6.0, strip.bottom()));
            ui.painter().rect_filled(line, CornerRadius::same(1), ink.accent());
        }
        paint_focus(ui, &response, rect.shrink(2.0));
        if response.clicked() {
            actions.push(PanelAction::Tab(tab).into());
        }
        left += rect.width();
    }
}

/// The padded part above a list: search, and what else `more` puts there. The answer is whether the search asks for its first result.
pub(super) fn top_ui(
    ui: &mut Ui,
    session: &Session,
    actions: &mut Vec<Action>,
    tab: LeftTab,
    hint: &str,
    more: impl FnOnce(&mut Ui, &mut Vec<Action>),
) -> bool {
    let mut first = false;
    Frame::new().inner_margin(Margin { left: 12, right: 12, top: 12, bottom: 6 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        let mut typed = session.panels.searched(tab).to_owned();
        let response = search_field(ui, search_id(tab), hint, hint, &mut typed);
        first = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if response.has_focus() && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::ArrowDown)) {
            want_first_row(ui.ctx());
        }
        if response.changed() {
            actions.push(PanelAction::Search(tab, typed).into());
        }
        more(ui, actions);
    });
    first
}

/// The scrolling part of a tab, its rows 6 from both edges, and below it a sentence that always stands.
pub(super) fn list_ui(ui: &mut Ui, session: &Session, tab: LeftTab, foot: Option<String>, add: impl FnOnce(&mut Ui)) {
    let ink = Ink::of(session);
    let foot = foot.map(|foot| super::card::leaded(ui, foot, plain(12.0), ink.muted(), 17.0, ui.available_width() - 32.0));
    let below = foot.as_ref().map_or(0.0, |foot| foot.size().y + 20.0).min(ui.available_height() / 2.0);
    let room = (ui.available_height() - below).max(60.0);
    egui::ScrollArea::vertical().id_salt(tab.name()).auto_shrink(false).max_height(room).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 6, right: 6, top: 0, bottom: 12 }).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
            add(ui);
        });
    });
    if let Some(foot) = foot {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), below), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, foot.text()));
        ui.painter().hline(rect.x_range().shrink(12.0), rect.top() + 0.5, Stroke::new(1.0, ink.separator()));
        foot.paint(ui, pos2(rect.left() + 16.0, rect.top() + 10.0), ink.muted());
    }
}

/// A token that changes with what it is of.
pub(super) fn token(of: impl std::hash::Hash) -> u64 {
    use std::hash::{DefaultHasher, Hasher};
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

/// A paragraph in place of a list that is empty: what to do.
pub(super) fn empty_ui(ui: &mut Ui, session: &Session, text: &str) {
    Frame::new().inner_margin(Margin::symmetric(10, 8)).show(ui, |ui| {
        super::kit::paragraph_ui(ui, text, 13.0, Ink::of(session).muted(), false);
    });
}

//! What is left of a side panel in a narrow window: its buttons, one above the other. One of them shows the panel.

use egui::{Frame, Id, Margin, Panel, Ui};

use crate::command::Icon;
use crate::session::{Action, LeftTab, Pane, PanelAction, Session};
use crate::view::paint::colour;
use crate::view::style::palette;
use crate::view::widgets::icon_button;

/// Below this width of the window the panels fold to rails.
pub const NARROW: f32 = 900.0;
/// Width of a rail.
const WIDTH: f32 = 44.0;

/// Which panel stands open beside its rail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The left one.
    Left,
    /// The right one.
    Right,
}

fn id() -> Id {
    Id::unique("panel beside its rail")
}

/// The panel that stands open; none to begin with. The commands that show and fold panels, and those that go into one, are followed.
pub fn open_side(ui: &Ui, session: &Session) -> Option<Side> {
    let now = [session.panels.left_open, session.panels.right_open];
    let last_id = id().with("commands");
    let last = ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or(last_id, now), now));
    let mut open = side(ui);
    for (at, which) in [Side::Left, Side::Right].into_iter().enumerate() {
        if last.get(at) != now.get(at) {
            open = if open == Some(which) { None } else { Some(which) };
        }
    }
    match session.shell.focus {
        Some(Pane::Left | Pane::Search) => open = Some(Side::Left),
        Some(Pane::Right | Pane::Attach) => open = Some(Side::Right),
        _ => {}
    }
    set_open(ui, open);
    open
}

fn side(ui: &Ui) -> Option<Side> {
    ui.data(|data| data.get_temp::<Option<Side>>(id())).flatten()
}

fn set_open(ui: &Ui, side: Option<Side>) {
    ui.data_mut(|data| data.insert_temp(id(), side));
}

/// The rail at the left: a button for each tab.
pub fn left_rail_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let open = side(ui) == Some(Side::Left);
    rail(ui, Panel::left("left rail"), |ui| {
        for tab in LeftTab::ALL {
            let icon = match tab {
                LeftTab::Outline => Icon::Outline,
                LeftTab::Loops => Icon::Loops,
                LeftTab::Leverage => Icon::Lever,
                LeftTab::Quotes => Icon::Quote,
                LeftTab::Voices => Icon::Voices,
            };
            let on = open && session.panels.tab == tab;
            if icon_button(ui, icon, tab.name(), on).on_hover_text(tab.name()).clicked() {
                set_open(ui, (!on).then_some(Side::Left));
                actions.push(PanelAction::Tab(tab).into());
            }
        }
    });
}

/// The rail at the right.
pub fn right_rail_ui(ui: &mut Ui) {
    let open = side(ui) == Some(Side::Right);
    rail(ui, Panel::right("right rail"), |ui| {
        if icon_button(ui, Icon::PanelRight, "Details", open).on_hover_text("Details of what is selected").clicked() {
            set_open(ui, (!open).then_some(Side::Right));
        }
    });
}

fn rail(ui: &mut Ui, panel: Panel, inside: impl FnOnce(&mut Ui)) {
    let frame = Frame::new().fill(colour(palette(ui).bar)).inner_margin(Margin::same(6));
    panel.exact_size(WIDTH).resizable(false).frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.vertical(inside);
    });
}

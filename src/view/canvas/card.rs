//! A small card in the lower left corner of the canvas that explains what the map shows, with a way to turn that off.

use egui::{CornerRadius, Rect, Role, Sense, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::Sheet;
use crate::command::Icon;
use crate::view::paint::colour;
use crate::view::style::{CARD_RADIUS, line};
use crate::view::widgets::small_icon_button;

/// Its width.
const WIDTH: f32 = 272.0;
/// Between its edges and what is in it.
const PADDING: f32 = 12.0;
/// The room for words in it.
pub(super) const INNER: f32 = WIDTH - 2.0 * PADDING;
/// Between the card and the edges of the canvas.
const MARGIN: f32 = 12.0;

/// A card that is open.
pub(super) struct Card {
    /// To draw in it.
    pub ui: Ui,
    /// The room inside its padding.
    pub inner: Rect,
    /// Whether it was closed just now.
    pub closed: bool,
}

/// Opens a card with so much in it; `told` says all of it, `close` what its cross does. `None` where the canvas has no room for it.
pub(super) fn card(ui: &mut Ui, sheet: &Sheet<'_>, id: &str, height: f32, told: &str, close: &str) -> Option<Card> {
    let size = vec2(WIDTH, height + 2.0 * PADDING);
    let rect = Rect::from_min_size(sheet.rect.left_bottom() + vec2(MARGIN, -MARGIN - size.y), size);
    if rect.top() < sheet.rect.top() || sheet.rect.width() < WIDTH + 2.0 * MARGIN {
        return None;
    }
    let p = &sheet.theme.palette;
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(id));
    let response = child.interact(rect, child.unique_id().with("card"), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, told));
    child.painter().rect(rect, CornerRadius::same(CARD_RADIUS), colour(p.panel), line(p.separator), StrokeKind::Inside);
    let inner = rect.shrink(PADDING);
    let cross = Rect::from_center_size(pos2(inner.right() - 8.0, inner.top() + 8.0), vec2(24.0, 24.0));
    let mut corner = child.new_child(UiBuilder::new().max_rect(cross));
    let closed = small_icon_button(&mut corner, Icon::Close, close, false).on_hover_text(close).clicked();
    Some(Card { ui: child, inner, closed })
}

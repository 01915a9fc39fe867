//! What egui's own widgets look like: flat, one pixel lines, corners of 6, colours of the theme. No shadow, blur or gradient.

use egui::style::{ScrollStyle, Selection, WidgetVisuals, Widgets};
use egui::{Context, CornerRadius, Margin, Shadow, Stroke, Style, TextStyle, Ui, Visuals, vec2};

use super::fonts::{self, regular, semibold};
use super::paint::colour;
use crate::session::Session;
use crate::storage::ThemeChoice;
use crate::theme::{Palette, Rgba, ThemeName};

/// Height of buttons and fields.
pub const CONTROL: f32 = 28.0;
/// Corners of buttons and fields.
pub const RADIUS: u8 = 6;
/// Corners of cards.
pub const CARD_RADIUS: u8 = 8;

/// Body text, buttons, lists.
pub const BODY: f32 = 13.0;
/// Second lines, status line.
pub const SMALL: f32 = 12.0;
/// A quote.
pub const QUOTE: f32 = 14.0;
/// The label in the Inspector, titles of cards.
pub const TITLE: f32 = 15.0;
/// The title of a page.
pub const PAGE_TITLE: f32 = 26.0;

/// The colours in use.
pub fn palette(ui: &Ui) -> &'static Palette {
    palette_of(ui.visuals().dark_mode)
}

/// The light or dark colours.
pub fn palette_of(dark: bool) -> &'static Palette {
    &if dark { ThemeName::Dark } else { ThemeName::Light }.theme().palette
}

/// A one pixel line.
pub fn line(rgba: Rgba) -> Stroke {
    Stroke::new(1.0, colour(rgba))
}

/// The second click of a double click comes within so many seconds.
const DOUBLE_CLICK: f64 = 0.5;

/// The ring around what has the keyboard.
pub fn focus_ring(palette: &Palette) -> Stroke {
    Stroke::new(2.0, colour(palette.accent))
}

/// Asks for faces, styles and theme: in place from the next frame on. Before the first frame, that is the first.
pub fn prepare(context: &Context, session: &Session) {
    context.set_fonts(fonts::definitions());
    for theme in [egui::Theme::Light, egui::Theme::Dark] {
        context.set_style_of(theme, style(theme == egui::Theme::Dark));
    }
    context.options_mut(|options| {
        options.zoom_with_keyboard = false;
        // As long as elsewhere: not every hand, nor every computer, is quick.
        options.input_options.max_double_click_delay = DOUBLE_CLICK;
    });
    context.set_theme(theme(session));
}

fn theme(session: &Session) -> egui::Theme {
    if session.shell.dark { egui::Theme::Dark } else { egui::Theme::Light }
}

/// Puts faces, theme and scale in place. `false` while the faces are still on their way: draw nothing in that frame.
pub fn apply(context: &Context, session: &Session) -> bool {
    let theme = theme(session);
    if !fonts::are_there(context) {
        prepare(context, session);
        context.request_repaint();
        return false;
    }
    if context.theme() != theme {
        context.set_theme(theme);
    }
    let scale = session.shell.settings.ui_scale;
    if (context.zoom_factor() - scale).abs() > 0.001 {
        context.set_zoom_factor(scale);
    }
    true
}

/// What the system asks for, when it is to be followed and has changed.
pub fn system_dark(context: &Context, session: &Session) -> Option<bool> {
    let dark = context.system_theme()? == egui::Theme::Dark;
    (session.shell.settings.theme == ThemeChoice::System && dark != session.shell.system_dark).then_some(dark)
}

/// The style of the light or the dark window.
pub fn style(dark: bool) -> Style {
    let mut style = Style { visuals: visuals(dark), animation_time: 0.12, ..Style::default() };
    style.text_styles = [
        (TextStyle::Small, regular(SMALL)),
        (TextStyle::Body, regular(BODY)),
        (TextStyle::Button, regular(BODY)),
        (TextStyle::Monospace, regular(BODY)),
        (TextStyle::Heading, semibold(PAGE_TITLE)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 8.0);
    spacing.button_padding = vec2(12.0, 5.0);
    spacing.interact_size = vec2(CONTROL, CONTROL);
    spacing.menu_margin = Margin::same(5);
    spacing.window_margin = Margin::same(20);
    spacing.menu_width = 420.0;
    spacing.menu_spacing = 2.0;
    spacing.combo_height = 420.0;
    spacing.tooltip_width = 340.0;
    spacing.icon_width = 18.0;
    spacing.icon_width_inner = 12.0;
    spacing.icon_spacing = 8.0;
    spacing.scroll = ScrollStyle { bar_width: 8.0, floating_width: 6.0, foreground_color: false, ..ScrollStyle::thin() };
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.45;
    style
}

fn visuals(dark: bool) -> Visuals {
    let p = palette_of(dark);
    let base = if dark { Visuals::dark() } else { Visuals::light() };
    Visuals {
        override_text_color: None,
        weak_text_color: Some(colour(p.muted)),
        widgets: widgets(p),
        selection: Selection { bg_fill: colour(p.halo), stroke: line(p.accent) },
        hyperlink_color: colour(p.accent),
        faint_bg_color: colour(p.second_panel),
        extreme_bg_color: colour(p.field),
        text_edit_bg_color: Some(colour(p.field)),
        code_bg_color: colour(p.second_panel),
        warn_fg_color: colour(p.warn),
        error_fg_color: colour(p.warn),
        window_corner_radius: CornerRadius::same(CARD_RADIUS),
        window_shadow: Shadow::NONE,
        window_fill: colour(p.panel),
        window_stroke: line(p.field_line),
        menu_corner_radius: CornerRadius::same(RADIUS),
        panel_fill: colour(p.panel),
        popup_shadow: Shadow::NONE,
        button_frame: true,
        striped: false,
        ..base
    }
}

fn widgets(p: &Palette) -> Widgets {
    let of = |fill: Rgba, edge: Stroke, ink: Rgba| WidgetVisuals {
        bg_fill: colour(fill),
        weak_bg_fill: colour(fill),
        bg_stroke: edge,
        corner_radius: CornerRadius::same(RADIUS),
        fg_stroke: Stroke::new(1.5, colour(ink)),
        expansion: 0.0,
    };
    Widgets {
        noninteractive: of(p.panel, line(p.separator), p.text),
        inactive: of(p.field, line(p.field_line), p.text),
        hovered: of(p.hover, line(p.field_line), p.text),
        active: of(p.selected_row, focus_ring(p), p.text),
        open: of(p.selected_row, line(p.accent), p.text),
    }
}

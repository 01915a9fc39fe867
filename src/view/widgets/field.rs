//! Fields for one line of text.

use egui::{Id, Margin, Response, TextEdit, Ui, vec2};

use super::icon::paint_icon;
use crate::command::Icon;
use crate::view::fonts::regular;
use crate::view::paint::colour;
use crate::view::style::{BODY, CONTROL, palette};

/// A field of one line. `name` is what a screen reader says, `placeholder` what stands in it while it is empty.
pub fn field(ui: &mut Ui, id: Id, name: &str, placeholder: &str, text: &mut String) -> Response {
    framed(ui, id, name, placeholder, text, 9)
}

/// A field to search in, with a glass at its right.
pub fn search_field(ui: &mut Ui, id: Id, name: &str, placeholder: &str, text: &mut String) -> Response {
    let response = framed(ui, id, name, placeholder, text, 28);
    let at = response.rect.right_center() - vec2(16.0, 0.0);
    paint_icon(ui.painter(), Icon::Find, at, colour(palette(ui).muted));
    response
}

fn framed(ui: &mut Ui, id: Id, name: &str, placeholder: &str, text: &mut String, right: i8) -> Response {
    let edit = TextEdit::singleline(text)
        .id(id)
        .hint_text(placeholder)
        .font(regular(BODY))
        .margin(Margin { left: 9, right, top: 5, bottom: 5 })
        .desired_width(f32::INFINITY)
        .min_size(vec2(0.0, CONTROL));
    let response = ui.add(edit);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    response
}

//! Pages that change what elements mean and are called.

mod names;
mod replace;
mod reverse;
mod split;

pub use names::{hint_ui, names_ui};
pub use replace::replace_ui;
pub use reverse::reverse_ui;
pub use split::split_ui;

use egui::{Label, RichText, Ui};

use crate::map::{Code, ElementId};
use crate::session::Session;
use crate::view::fonts::regular;
use crate::view::paint::colour;
use crate::view::style::{BODY, palette};

/// What a page is for, in a muted paragraph.
fn help_ui(ui: &mut Ui, words: &str) {
    ui.add(Label::new(RichText::new(words).font(regular(BODY)).color(colour(palette(ui).muted))).wrap());
}

/// "N12 Trust".
fn named(session: &Session, id: ElementId) -> String {
    session.map().element(id).map(|e| format!("{} {}", Code::element(e.number), e.label.trim())).unwrap_or_default()
}

//! What lies over the map without being part of it: selection, handles, the rubber band, marquee and guides.

use egui::{Response, Stroke, StrokeKind, Ui};

use super::Sheet;
use crate::map::{CitedPart, ConnectionKind, Part};
use crate::scene::{self, Rubber, RubberEnd};
use crate::tool::{Connecting, Gesture};
use crate::view::paint::{Over, colour};

/// What lies over the drawing in this frame. `target` is the part that words from the transcript are held over.
pub(super) fn over(sheet: &Sheet<'_>, target: Option<Part>) -> Over {
    let session = sheet.session;
    let drawing = &session.derived.drawing;
    let bare = session.canvas.gesture != Gesture::Idle || session.canvas.label.is_some() || session.transcript.is_carrying();
    let lit = lit(sheet, target);
    let holds: Vec<kurbo::Point> = if bare { Vec::new() } else { session.holds().into_iter().map(|(_, at)| at).collect() };
    let mut wanted = scene::Overlay { selected: &lit, bare, holds: &holds, ..scene::Overlay::default() };
    match &session.canvas.gesture {
        Gesture::Idle if !bare => {
            wanted.hovered = session.canvas.hovered.and_then(|part| if let Part::Element(id) = part { Some(id) } else { None });
        }
        Gesture::Moving(moving) => wanted.guides = &moving.guides,
        Gesture::Marquee(marquee) => wanted.marquee = Some(marquee.rect()),
        Gesture::Connecting(connecting) => wanted.rubber = Some(rubber(sheet, connecting)),
        _ => {}
    }
    Over { floor: drawing.floor(), overlaid: scene::overlay(drawing, session.map(), sheet.theme, &wanted) }
}

/// What is selected; of a selected quote the parts it bears on; and the target.
fn lit(sheet: &Sheet<'_>, target: Option<Part>) -> Vec<Part> {
    let map = sheet.session.map();
    let mut lit = sheet.session.document.selection().parts().to_vec();
    for quote in sheet.session.document.selection().quotes().filter_map(|id| map.quotes().get(id)) {
        lit.extend(quote.citations.iter().filter_map(|citation| match citation.part {
            CitedPart::Element(id) => Some(Part::Element(id)),
            CitedPart::Connection(id) => Some(Part::Connection(id)),
            CitedPart::Loop(id) => map.named_loops().get(id).map(|named| Part::Loop(named.key())),
        }));
    }
    // What is folded away is lit as the box that it is in.
    let folded = &sheet.session.derived.drawing.folded;
    for part in &mut lit {
        if let Part::Element(id) = part {
            *part = folded.get(id).map_or(*part, |group| Part::Group(*group));
        }
    }
    lit.extend(target);
    lit
}

fn rubber(sheet: &Sheet<'_>, connecting: &Connecting) -> Rubber {
    let polarity = match &sheet.session.canvas.next.kind {
        ConnectionKind::Influence(influence) => Some(influence.polarity),
        ConnectionKind::Relation(_) => None,
    };
    let to = connecting.over.map_or(RubberEnd::At(connecting.at), RubberEnd::Element);
    Rubber { from: RubberEnd::Element(connecting.from), to, polarity }
}

/// The ring that says that the keyboard is here, where no selection says so.
pub(super) fn show_focus(ui: &Ui, sheet: &Sheet<'_>, response: &Response) {
    let by_keys = response.has_focus() && ui.input(|i| !i.pointer.any_down());
    if by_keys && sheet.session.document.selection().is_empty() {
        let ring = Stroke::new(2.0, colour(sheet.theme.palette.halo));
        ui.painter().with_clip_rect(sheet.rect).rect_stroke(sheet.rect.shrink(1.0), 0.0, ring, StrokeKind::Inside);
    }
}

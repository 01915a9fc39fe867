//! Pictures behind the map: where a new one lies, and locking.

use std::sync::Arc;

use crate::document::{Edit, Request};
use crate::map::{Backdrop, BackdropId, Extra, Part, Photo, Rect, Size};
use crate::session::Session;

/// How much of what is in view a new picture covers.
const SHARE: f64 = 0.9;

/// Puts a picture behind the map, in the middle of what is in view, as large as it fits there.
pub(super) fn lay_behind(session: &mut Session, file: String, photo: Arc<Photo>) {
    super::canvas::label_done(session);
    let seen = session.canvas.viewport.visible();
    let [width, height] = photo.size().map(f64::from);
    let scale = SHARE * (seen.width() / width).min(seen.height() / height);
    let size = (Size::new(width, height) * scale).max(Size::new(Backdrop::LEAST, Backdrop::LEAST));
    let id: BackdropId = session.document.new_id();
    let rect = Rect::from_center_size(seen.center(), size);
    let backdrop = Backdrop { id, number: 0, file: file.clone(), rect, fade: Backdrop::FADE, locked: false, extra: Extra::default() };
    session.backdrops.keep(file, photo);
    session.document.edit(&Edit::AddBackdrop(Box::new(backdrop)));
    session.document.perform(Request::Select(vec![Part::Backdrop(id)]));
}

/// The pictures that a command means: those selected, or all.
fn meant(session: &Session) -> Vec<&Backdrop> {
    let selected: Vec<&Backdrop> = session.document.selection().backdrops().filter_map(|id| session.map().backdrops().get(id)).collect();
    if selected.is_empty() { session.map().backdrops().iter().collect() } else { selected }
}

/// Whether they are locked, all of them.
pub(in crate::command) fn all_locked(session: &Session) -> bool {
    let meant = meant(session);
    !meant.is_empty() && meant.iter().all(|backdrop| backdrop.locked)
}

/// Locks them, or lets them go when all are locked. What is locked is not selected any more: one goes on to draw on it.
pub(in crate::command) fn lock(session: &mut Session) {
    let locked = !all_locked(session);
    let edits = meant(session).into_iter().map(|backdrop| Edit::Put(Box::new(Backdrop { locked, ..backdrop.clone() }.into()))).collect();
    let label = if locked { "lock picture" } else { "unlock picture" };
    session.document.edit(&Edit::All(label.to_owned(), edits));
    if locked {
        let rest = session.document.selection().parts().iter().filter(|part| !matches!(part, Part::Backdrop(_))).copied().collect();
        session.document.perform(Request::Select(rest));
    }
}

//! Performs what was asked of the quote board.

use super::keyboard::free_place_about;
use super::panel::cited;
use crate::document::{Edit, Request};
use crate::map::{CitedPart, ElementKind, Part, Point, QuoteId, Rect, Stance, Vec2};
use crate::session::{BoardAction, BoardBy, ClusterField, CodeField, NoticeKind, Pane, Session, TargetPart};
use crate::tool::{BoardStage, PointerEvent, board_move};

/// What fitting leaves free at the edges, screen points.
const MARGIN: f64 = 40.0;
/// Fitting never comes nearer than this.
const NEAREST: f64 = 1.0;
/// A board opens at this zoom at least, from which cards can be read.
const READABLE: f64 = 0.7;

pub(super) fn perform(session: &mut Session, action: BoardAction) {
    let board = &mut session.board;
    match action {
        BoardAction::Open(open) => show(session, open),
        BoardAction::By(by) => {
            board.by = by;
            board.gesture = crate::tool::BoardGesture::Idle;
            fit(session);
        }
        BoardAction::FromHere => from_here(session),
        BoardAction::Pointer(event) => point(session, &event),
        BoardAction::Left => board.hovered = None,
        BoardAction::Pan(by) => board.viewport.pan(by),
        BoardAction::Zoom { factor, about } => board.viewport.zoom_about(factor, about),
        BoardAction::Fit => fit(session),
        BoardAction::Resized(width, height) => resized(session, width, height),
        BoardAction::Pick(quote) => pick(session, quote, false),
        BoardAction::Walk { towards, extend } => walk(session, towards, extend),
        BoardAction::Nudge(by) => nudge(session, by),
        BoardAction::Field { new } => open_field(session, new),
        BoardAction::Type(text) => type_label(session, text),
        BoardAction::Row(row) => board.field.iter_mut().for_each(|field| field.code.row = row),
        BoardAction::Stance(stance) => board.field.iter_mut().for_each(|field| field.code.stance = stance),
        BoardAction::Place(row) => place(session, row),
    }
}

fn show(session: &mut Session, open: bool) {
    super::canvas::label_done(session);
    super::canvas::cancel_gesture(session);
    session.board.open = open;
    session.tables.open &= !open;
    session.board.field = None;
    session.shell.focus = Some(Pane::Canvas);
}

/// Everything in view.
fn fit(session: &mut Session) {
    session.refresh();
    if let Some(bounds) = session.board.bounds() {
        session.board.viewport.fit(bounds, MARGIN, NEAREST);
    }
}

fn resized(session: &mut Session, width: f64, height: f64) {
    let size = Vec2::new(width, height);
    let viewport = &mut session.board.viewport;
    if session.board.fitted {
        viewport.pan((size - viewport.size) / 2.0);
        viewport.size = size;
    } else if width > 1.0 && height > 1.0 {
        viewport.size = size;
        session.board.fitted = true;
        fit(session);
        let viewport = &mut session.board.viewport;
        if viewport.zoom < READABLE {
            // Many cards open where they can be read, about their middle, not as a picture of bars.
            viewport.zoom_about(READABLE / viewport.zoom, (size / 2.0).to_point());
        }
    }
}

fn point(session: &mut Session, event: &PointerEvent) {
    let board = &mut session.board;
    let gesture = std::mem::take(&mut board.gesture);
    let mut asks = Vec::new();
    let (cards, by_hand) = (board.cards.clone(), board.by_hand());
    let stage = BoardStage { cards: &cards, selection: session.document.selection(), by_hand };
    board.gesture = gesture.next(event, stage, &mut asks);
    board.hovered = if let Some(Part::Quote(id)) = event.part { Some(id) } else { None };
    for ask in asks {
        session.document.perform(ask);
    }
}

/// Every card keeps its place: one step, after which cards are moved by hand.
fn from_here(session: &mut Session) {
    session.refresh();
    let mut places: Vec<(QuoteId, Option<Point>)> = Vec::new();
    for (id, rect) in session.board.cards.iter() {
        if !places.iter().any(|(known, _)| known == id) {
            places.push((*id, Some(rect.origin().round())));
        }
    }
    session.document.edit(&Edit::All("arrange quotes".to_owned(), vec![Edit::Lay(places)]));
    session.board.by = BoardBy::Hand;
}

fn pick(session: &mut Session, quote: QuoteId, extend: bool) {
    let part = Part::Quote(quote);
    if extend {
        session.document.selection_mut().extend([part]);
    } else {
        session.document.perform(Request::Select(vec![part]));
    }
    session.refresh();
    let Some(wanted) = session.board.places_of(quote).next() else { return };
    let viewport = &mut session.board.viewport;
    let seen = viewport.visible().inset(-24.0 / viewport.zoom);
    let by = |low: f64, high: f64, least: f64, most: f64| (least - low).max(0.0) + (most - high).min(0.0);
    let off = Vec2::new(by(wanted.x0, wanted.x1, seen.x0, seen.x1), by(wanted.y0, wanted.y1, seen.y0, seen.y1));
    viewport.pan(off * viewport.zoom);
}

/// The nearest card that lies in a direction from the one picked last; from the middle of what is in view if none is.
fn walk(session: &mut Session, towards: Vec2, extend: bool) {
    session.refresh();
    let last = session.document.selection().quotes().last();
    let from: Option<Rect> = last.and_then(|id| session.board.places_of(id).next());
    let here = from.map_or_else(|| session.board.viewport.visible().center(), |rect| rect.center());
    let cost = |rect: Rect| {
        let off = rect.center() - here;
        let (ahead, aside) = (off.dot(towards), off.cross(towards).abs());
        match from {
            Some(_) if ahead <= 1.0 || aside > 3.0 * ahead => f64::INFINITY,
            Some(_) => ahead + 2.0 * aside,
            None => off.hypot(),
        }
    };
    let found = session.board.cards.iter().filter(|(id, _)| Some(*id) != last).map(|(id, rect)| (cost(*rect), *id));
    if let Some((_, id)) = found.filter(|(cost, _)| cost.is_finite()).min_by(|a, b| a.0.total_cmp(&b.0)) {
        pick(session, id, extend);
    }
}

fn nudge(session: &mut Session, by: Vec2) {
    if !session.board.by_hand() {
        session.shell.notify(NoticeKind::Note, "Choose By hand to move cards.");
        return;
    }
    session.refresh();
    let cards = session.board.cards.clone();
    let stage = BoardStage { cards: &cards, selection: session.document.selection(), by_hand: true };
    if let Some(ask) = board_move(stage, by) {
        session.document.perform(ask);
    }
}

fn open_field(session: &mut Session, new: bool) {
    if session.document.selection().quotes().next().is_none() {
        session.shell.notify(NoticeKind::Note, "Select cards on the quote board first.");
        return;
    }
    session.board.field = Some(ClusterField { code: CodeField::default(), new });
}

fn type_label(session: &mut Session, text: Option<String>) {
    match text {
        Some(text) => session.board.field.iter_mut().for_each(|field| (field.code.text, field.code.row) = (text.clone(), 0)),
        None => {
            if session.board.field.take().is_some() {
                session.shell.focus = Some(Pane::Canvas);
            }
        }
    }
}

/// The selected quotes are hung on a part, or on a new element: one step.
fn place(session: &mut Session, row: usize) {
    session.refresh();
    let Some(field) = session.board.field.clone() else { return };
    let target = if field.new {
        let label = field.code.text.trim();
        (!label.is_empty()).then(|| TargetPart::New(label.to_owned()))
    } else {
        session.board.targets.get(row).map(|target| target.to.clone())
    };
    let Some((part, mut edits, label)) = target.and_then(|target| prepared(session, target)) else { return };
    edits.extend(session.document.selection().quotes().map(|quote| cite(quote, part, field.code.stance)));
    session.document.edit(&Edit::All(label.to_owned(), edits));
    session.board.field = None;
    session.shell.focus = Some(Pane::Canvas);
}

fn cite(quote: QuoteId, part: CitedPart, stance: Stance) -> Edit {
    Edit::Cite { quote, part, stance }
}

/// The part, what has to be made first, and what the step is called.
fn prepared(session: &Session, target: TargetPart) -> Option<(CitedPart, Vec<Edit>, &'static str)> {
    match target {
        TargetPart::Part(part) => cited(session, part).map(|(part, first)| (part, first.into_iter().collect(), "attach quotes")),
        TargetPart::New(label) => {
            let at = free_place_about(session, session.canvas.viewport.visible().center());
            let id = session.document.new_id();
            let add = Edit::AddElement { id, kind: ElementKind::Factor, label, at };
            Some((CitedPart::Element(id), vec![add], "make element of quotes"))
        }
    }
}

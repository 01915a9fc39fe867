//! The outline: every part of the map as a list that can be searched and walked with the keyboard.

use super::kit::{row_ui, segments_ui};
use crate::view::widgets::{paint_icon, paint_ring};
use egui::{Align2, Rect, Ui, pos2};

use super::draw;
use super::ink::{Ink, plain, strong};
use super::left::{empty_ui, list_ui, token, top_ui};
use super::names;
use super::rows::rows_ui;
use crate::command::Icon;
use crate::map::{BackdropId, CitedPart, Code, ConnectionId, Element, LoopKey, NoteId, Part, QuoteId};
use crate::session::{Action, CanvasAction, LeftTab, OutlineBy, OutlineLine, OutlineSection, PanelAction, Session};
use crate::view::words::Words;

const ROW: f32 = 48.0;
const HEAD: f32 = 32.0;

pub(super) fn outline_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let first = top_ui(ui, session, actions, LeftTab::Outline, "Find a part", |ui, actions| {
        let options = OutlineBy::ALL.map(|by| (by.name().to_owned(), session.panels.outline_by == by));
        let pressed = segments_ui(ui, session, "Outline", &options, None).and_then(|at| OutlineBy::ALL.get(at).copied());
        actions.extend(pressed.map(|by| Action::from(PanelAction::OutlineBy(by))));
    });
    let lines = session.panels.lists.outline.clone();
    if first && let Some(part) = lines.iter().find_map(|&line| part_of(line)) {
        choose(session, part, actions);
    }
    let single = session.document.selection().single();
    let show = single.and_then(|part| Some((token(part), lines.iter().position(|&line| part_of(line) == Some(part))?)));
    list_ui(ui, session, LeftTab::Outline, None, |ui| {
        if lines.is_empty() {
            let searching = !session.panels.searched(LeftTab::Outline).is_empty();
            empty_ui(
                ui,
                session,
                if searching {
                    "Nothing is called that."
                } else {
                    "Double-click the canvas to add a factor. Drag from its edge to connect."
                },
            );
        }
        let guess = |row: usize| if matches!(lines.get(row), Some(OutlineLine::Head(..))) { HEAD } else { ROW };
        rows_ui(ui, ("outline", session.panels.lists.turn, lines.len()), show, guess, |ui, row| match lines.get(row) {
            Some(&OutlineLine::Head(section, count)) => section_ui(ui, session, actions, section, count),
            Some(&OutlineLine::Element(id)) => {
                if let Some(element) = session.map().element(id) {
                    element_ui(ui, session, actions, element);
                }
            }
            Some(&OutlineLine::Connection(id)) => connection_ui(ui, session, actions, id),
            Some(&OutlineLine::Loop(key)) => loop_ui(ui, session, actions, key),
            Some(&OutlineLine::Group(id)) => group_ui(ui, session, actions, id),
            Some(&OutlineLine::Note(id)) => note_ui(ui, session, actions, id),
            Some(&OutlineLine::Backdrop(id)) => backdrop_ui(ui, session, actions, id),
            Some(&OutlineLine::Quote(id)) => quote_ui(ui, session, actions, id),
            None => {}
        });
    });
}

const fn part_of(line: OutlineLine) -> Option<Part> {
    match line {
        OutlineLine::Head(..) => None,
        OutlineLine::Element(id) => Some(Part::Element(id)),
        OutlineLine::Connection(id) => Some(Part::Connection(id)),
        OutlineLine::Loop(key) => Some(Part::Loop(key)),
        OutlineLine::Group(id) => Some(Part::Group(id)),
        OutlineLine::Note(id) => Some(Part::Note(id)),
        OutlineLine::Backdrop(id) => Some(Part::Backdrop(id)),
        OutlineLine::Quote(id) => Some(Part::Quote(id)),
    }
}

/// Selects a part and shows it.
pub(super) fn choose(session: &Session, part: Part, actions: &mut Vec<Action>) {
    actions.push(crate::document::Request::Select(vec![part]).into());
    let shown = match part {
        Part::Quote(id) => super::card::cited_parts(session, id),
        Part::Loop(key) => loop_parts(session, key),
        part => vec![part],
    };
    if !shown.is_empty() {
        actions.push(CanvasAction::Reveal(shown).into());
    }
}

/// A loop's elements, to be shown together.
pub(super) fn loop_parts(session: &Session, key: LoopKey) -> Vec<Part> {
    let found = session.derived.loops.as_deref().and_then(|loops| session.derived.book.row(key)?.spelled(loops));
    found.map_or_else(Vec::new, |found| found.elements.into_iter().map(Part::Element).collect())
}

fn section_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, section: OutlineSection, count: usize) {
    let ink = Ink::of(session);
    let title = match section {
        OutlineSection::Kind(kind) => kind.spec().plural.to_owned(),
        OutlineSection::Group(id) => session.map().groups().get(id).map_or_else(String::new, |g| format!("{} {}", g.number, g.title)),
        OutlineSection::Ungrouped => "In no group".to_owned(),
        OutlineSection::Connections => "Connections".to_owned(),
        OutlineSection::Loops => "Named loops".to_owned(),
        OutlineSection::Groups => "Groups".to_owned(),
        OutlineSection::Notes => "Notes".to_owned(),
        OutlineSection::Backdrops => "Pictures behind the map".to_owned(),
        OutlineSection::Quotes => "Quotes".to_owned(),
    };
    let open = session.panels.outline_open(section);
    let state = if open { "open" } else { "folded" };
    let (rect, response) = row_ui(ui, session, section, HEAD, false, &format!("{title} {count}, {state}"));
    let chevron = if open { Icon::ChevronDown } else { Icon::ChevronRight };
    paint_icon(ui.painter(), chevron, pos2(rect.left() + 12.0, rect.center().y), ink.muted());
    let title = Words::lay(ui, title, strong(13.0), ink.text(), None, rect.width() - 70.0);
    let at = pos2(rect.left() + 24.0, rect.center().y - title.size().y / 2.0);
    let after = at.x + title.size().x + 7.0;
    title.paint(ui, at, ink.text());
    ui.painter().text(pos2(after, rect.center().y), Align2::LEFT_CENTER, count.to_string(), plain(13.0), ink.muted());
    if response.clicked() {
        actions.push(PanelAction::TurnOutline(section).into());
    }
}

/// A row with two lines and room for a mark on the left; wraps the first line. Returns its rectangle.
pub(super) fn part_row_ui(
    ui: &mut Ui,
    session: &Session,
    actions: &mut Vec<Action>,
    part: Part,
    (title, second, code): (&str, &str, &str),
) -> Rect {
    let ink = Ink::of(session);
    let room = ui.available_width() - 48.0 - 8.0;
    let code_galley = ui.painter().layout_no_wrap(code.to_owned(), plain(12.0), ink.muted());
    let title_words = Words::lay(ui, title.to_owned(), plain(13.0), ink.text(), None, room - code_galley.size().x - 6.0);
    let second_words = Words::lay(ui, second.to_owned(), plain(12.0), ink.muted(), None, room);
    let height = (title_words.size().y + second_words.size().y + 12.0).max(ROW - 2.0);
    let selected = session.document.selection().contains(part);
    let (rect, response) = row_ui(ui, session, part, height, selected, &format!("{code} {title}, {second}"));
    ui.add_space(2.0);
    let top = rect.center().y - f32::midpoint(title_words.size().y, second_words.size().y);
    let below = top + title_words.size().y;
    title_words.paint(ui, pos2(rect.left() + 48.0, top), ink.text());
    second_words.paint(ui, pos2(rect.left() + 48.0, below), ink.muted());
    ui.painter().galley(pos2(rect.right() - 8.0 - code_galley.size().x, top + 1.0), code_galley, ink.muted());
    if response.clicked() {
        choose(session, part, actions);
    }
    rect
}

fn element_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, element: &Element) {
    let quotes = session.derived.evidence.on(CitedPart::Element(element.id)).total as usize;
    let connections = session.map().node(element.id).map_or(0, |node| session.map().graph().neighbors_undirected(node).count());
    let mut second = names::count(connections, "connection", "connections");
    if quotes > 0 {
        second = format!("{second} · {}", names::count(quotes, "quote", "quotes"));
    }
    let code = Code::element(element.number).to_string();
    let title = names::element(session, element.id);
    let rect = part_row_ui(ui, session, actions, Part::Element(element.id), (title, &second, &code));
    draw::kind(ui.painter(), pos2(rect.left() + 24.0, rect.center().y), element.kind, Ink::of(session).outline());
}

fn connection_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, id: ConnectionId) {
    let Some(connection) = session.map().connection(id) else { return };
    let quotes = session.derived.evidence.on(CitedPart::Connection(id)).total as usize;
    let mut second = match (connection.influence(), connection.relation()) {
        (Some(influence), _) if influence.delay => "Influence with delay".to_owned(),
        (_, Some(relation)) => relation.verb.clone(),
        _ => "Influence".to_owned(),
    };
    if quotes > 0 {
        second = format!("{second} · {}", names::count(quotes, "quote", "quotes"));
    }
    let title = names::connection(session, connection);
    let code = Code::connection(connection.number).to_string();
    let rect = part_row_ui(ui, session, actions, Part::Connection(id), (&title, &second, &code));
    let at = pos2(rect.left() + 24.0, rect.center().y);
    draw::connection(ui.painter(), at, connection, Ink::of(session));
}

fn loop_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, key: LoopKey) {
    let Some(row) = session.derived.book.row(key) else { return };
    let title = names::named(session, key).unwrap_or("Loop without a name");
    let rect = part_row_ui(ui, session, actions, Part::Loop(key), (title, row.kind.name(), &row.code));
    paint_ring(ui.painter(), Ink::of(session).palette, pos2(rect.left() + 24.0, rect.center().y), &row.code, row.kind, 13.5);
}

fn group_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, id: crate::map::GroupId) {
    let Some(group) = session.map().groups().get(id) else { return };
    let ink = Ink::of(session);
    let grouping = session.map().groupings().get(group.grouping).map_or("", |g| g.title.as_str());
    let rect = part_row_ui(ui, session, actions, Part::Group(id), (&group.title, grouping, ""));
    let at = pos2(rect.left() + 24.0, rect.center().y);
    draw::number(ui.painter(), at, 8.0, group.number as usize, ink.group(group.tint), ink.panel());
}

fn note_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, id: NoteId) {
    let Some(note) = session.map().notes().get(id) else { return };
    let mut lines = note.text.trim().splitn(2, '\n');
    let (first, rest) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
    let second = if rest.is_empty() { "Note".to_owned() } else { shortened(rest) };
    let rect = part_row_ui(ui, session, actions, Part::Note(id), (&shortened(first), &second, ""));
    paint_icon(ui.painter(), Icon::Note, pos2(rect.left() + 24.0, rect.center().y), Ink::of(session).outline());
}

/// As much of a text as two lines of a row hold.
fn shortened(text: &str) -> String {
    const LETTERS: usize = 90;
    let mut short: String = text.replace('\n', " ").chars().take(LETTERS).collect();
    if text.chars().nth(LETTERS).is_some() {
        short.push('\u{2026}');
    }
    short
}

fn backdrop_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, id: BackdropId) {
    let Some(backdrop) = session.map().backdrops().get(id) else { return };
    let second = if backdrop.locked { "Picture, locked" } else { "Picture" };
    let rect = part_row_ui(ui, session, actions, Part::Backdrop(id), (&backdrop.file, second, ""));
    paint_icon(ui.painter(), Icon::Picture, pos2(rect.left() + 24.0, rect.center().y), Ink::of(session).outline());
}

fn quote_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, id: QuoteId) {
    let Some(quote) = session.map().quotes().get(id) else { return };
    let selected = session.document.selection().contains(Part::Quote(id));
    if super::card::card_ui(ui, session, quote, None, selected, None).clicked() {
        choose(session, Part::Quote(id), actions);
    }
}

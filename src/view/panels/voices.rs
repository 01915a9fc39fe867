//! Whose voice is missing: the balance of the whole map, then what nobody spoke of, what rests on one voice, what is contradicted, which loops
//! somebody told whole, and the balance of each group. Every row lights its part.

use crate::view::widgets::{paint_icon, paint_ring};
use egui::{Align2, Frame, Margin, Ui, pos2, vec2};

use super::balance::{all_voices, bar_ui, counts_ui, shares};
use super::ink::{Ink, plain, strong};
use super::kit::{paragraph_ui, row_ui, segments_ui};
use super::left::{list_ui, token};
use super::outline::{choose, part_row_ui};
use super::rows::rows_ui;
use super::{card, draw, names};
use crate::analysis::{Balance, Told, Who};
use crate::command::Icon;
use crate::map::{CitedPart, Code, LoopKey, Part};
use crate::scene::CoverageView;
use crate::session::{Action, CanvasAction, LeftTab, PanelAction, Session, VoiceLine, VoiceLines, VoiceSection};

/// A row before it was seen.
const ROW: f32 = 48.0;
const HEAD: f32 = 34.0;
/// What stands below the list.
const CAUTION: &str = "Volume of evidence, not strength of effect. Every quote counts here, whatever its consent.";

pub(super) fn voices_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    Frame::new().inner_margin(Margin { left: 12, right: 12, top: 12, bottom: 8 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        paragraph_ui(ui, "Badges on the map show", 12.0, Ink::of(session).muted(), false);
        let options = CoverageView::ALL.map(|view| (short(view).to_owned(), session.canvas.coverage == view));
        let pressed = segments_ui(ui, session, "Badges on the map", &options, None).and_then(|at| CoverageView::ALL.get(at));
        actions.extend(pressed.map(|&view| Action::from(CanvasAction::Coverage(view))));
    });
    let list = session.panels.lists.voices.clone();
    let single = session.document.selection().single();
    let show = single.and_then(|part| Some((token(part), list.lines.iter().position(|&line| part_of(&list, line) == Some(part))?)));
    list_ui(ui, session, LeftTab::Voices, Some(CAUTION.to_owned()), |ui| {
        let guess = |row: usize| match list.lines.get(row) {
            Some(VoiceLine::Balance) => 130.0,
            Some(VoiceLine::Head(..) | VoiceLine::Help(_)) => HEAD,
            Some(VoiceLine::Group(_)) => 64.0,
            _ => ROW,
        };
        let stamp = ("voices", session.panels.lists.turn, list.lines.len());
        rows_ui(ui, stamp, show, guess, |ui, row| match list.lines.get(row) {
            Some(VoiceLine::Balance) => balance_ui(ui, session, &list),
            Some(&VoiceLine::Head(section, count)) => head_ui(ui, session, actions, section, count),
            Some(VoiceLine::Help(section)) => help_ui(ui, session, *section),
            Some(&VoiceLine::Part(section, part)) => {
                ui.push_id(section, |ui| part_ui(ui, session, actions, section, part));
            }
            Some(&VoiceLine::Loop(section, at)) => {
                if let Some((key, told)) = list.told.get(at) {
                    ui.push_id(section, |ui| loop_ui(ui, session, actions, *key, told));
                }
            }
            Some(&VoiceLine::Group(at)) => {
                if let Some((id, balance)) = list.coverage.groups.get(at) {
                    group_ui(ui, session, actions, *id, balance);
                }
            }
            None => {}
        });
    });
}

const fn short(view: CoverageView) -> &'static str {
    match view {
        CoverageView::Off => "Quotes",
        CoverageView::Voices => "Voices",
        CoverageView::Count => "How much",
        CoverageView::Contradicted => "Against",
    }
}

/// The part that a line is of. One that stands in several sections is found in its first.
fn part_of(list: &VoiceLines, line: VoiceLine) -> Option<Part> {
    match line {
        VoiceLine::Balance | VoiceLine::Head(..) | VoiceLine::Help(_) => None,
        VoiceLine::Part(_, part) => Some(part),
        VoiceLine::Loop(_, at) => list.told.get(at).map(|(key, _)| Part::Loop(*key)),
        VoiceLine::Group(at) => list.coverage.groups.get(at).map(|(id, _)| Part::Group(*id)),
    }
}

/// The voices of the whole map.
fn balance_ui(ui: &mut Ui, session: &Session, list: &VoiceLines) {
    Frame::new().inner_margin(Margin { left: 6, right: 6, top: 4, bottom: 12 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        let whole = &list.coverage.whole;
        paragraph_ui(ui, "The whole map", 13.0, Ink::of(session).text(), true);
        if whole.quotes == 0 {
            paragraph_ui(ui, "Nobody is quoted yet. Add quotes in the Quotes tab.", 12.0, Ink::of(session).muted(), false);
            return;
        }
        bar_ui(ui, session, &shares(session, &whole.by_voice));
        counts_ui(ui, session, all_voices(session, &whole.by_voice));
        let mut words = volume(whole);
        if list.coverage.unplaced > 0 {
            words = format!("{words} \u{b7} {} not on the map yet", list.coverage.unplaced);
        }
        paragraph_ui(ui, words, 12.0, Ink::of(session).muted(), false);
    });
}

/// "14 quotes · 3 sources".
fn volume(balance: &Balance) -> String {
    let quotes = names::count(balance.quotes as usize, "quote", "quotes");
    format!("{quotes} \u{b7} {}", names::count(balance.sources as usize, "source", "sources"))
}

fn head_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, section: VoiceSection, count: usize) {
    let ink = Ink::of(session);
    let open = session.panels.voices_open(section);
    let state = if open { "open" } else { "folded" };
    let (rect, response) = row_ui(ui, session, section, HEAD, false, &format!("{} {count}, {state}", section.title()));
    let chevron = if open { Icon::ChevronDown } else { Icon::ChevronRight };
    paint_icon(ui.painter(), chevron, pos2(rect.left() + 12.0, rect.center().y), ink.muted());
    let at = pos2(rect.left() + 24.0, rect.center().y);
    let title = ui.painter().text(at, Align2::LEFT_CENTER, section.title(), strong(13.0), ink.text());
    ui.painter().text(pos2(title.right() + 7.0, at.y), Align2::LEFT_CENTER, count.to_string(), plain(13.0), ink.muted());
    if response.clicked() {
        actions.push(PanelAction::TurnVoices(section).into());
    }
}

fn help_ui(ui: &mut Ui, session: &Session, section: VoiceSection) {
    Frame::new().inner_margin(Margin { left: 24, right: 8, top: 0, bottom: 6 }).show(ui, |ui| {
        paragraph_ui(ui, section.help(), 12.0, Ink::of(session).muted(), false);
    });
}

fn part_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, section: VoiceSection, part: Part) {
    let (map, ink) = (session.map(), Ink::of(session));
    match part {
        Part::Element(id) => {
            let Some(element) = map.element(id) else { return };
            let second = second_line(session, section, CitedPart::Element(id));
            let title = names::element(session, id);
            let code = Code::element(element.number).to_string();
            let rect = part_row_ui(ui, session, actions, part, (title, &second, &code));
            draw::kind(ui.painter(), pos2(rect.left() + 24.0, rect.center().y), element.kind, ink.outline());
        }
        Part::Connection(id) => {
            let Some(connection) = map.connection(id) else { return };
            let second = second_line(session, section, CitedPart::Connection(id));
            let title = names::connection(session, connection);
            let code = Code::connection(connection.number).to_string();
            let rect = part_row_ui(ui, session, actions, part, (&title, &second, &code));
            draw::connection(ui.painter(), pos2(rect.left() + 24.0, rect.center().y), connection, ink);
        }
        Part::Loop(key) => {
            let named = session.derived.book.row(key).and_then(|row| row.named);
            let second = named.map_or_else(String::new, |id| second_line(session, section, CitedPart::Loop(id)));
            ring_row_ui(ui, session, actions, key, &second);
        }
        Part::Group(_) | Part::Quote(_) | Part::Note(_) | Part::Backdrop(_) => {}
    }
}

/// What the section has to say of a part.
fn second_line(session: &Session, section: VoiceSection, part: CitedPart) -> String {
    let on = session.derived.evidence.on(part);
    let quotes = names::count(on.total as usize, "quote", "quotes");
    let sources = names::count(on.sources as usize, "source", "sources");
    match section {
        VoiceSection::OneVoice => {
            let heard = session.map().voices().iter().zip(&on.by_voice).find(|(_, count)| **count > 0);
            format!("{quotes} \u{b7} {}", heard.map_or("voice not recorded", |(voice, _)| voice.name.as_str()))
        }
        VoiceSection::Contradicted => format!("{} of {quotes} against \u{b7} {sources}", on.contradicting),
        VoiceSection::Literature if on.total == 0 => names::count(on.references as usize, "reference", "references"),
        _ if on.references > 0 => format!("No quote \u{b7} {}", names::count(on.references as usize, "reference", "references")),
        VoiceSection::Literature => format!("{quotes} \u{b7} {sources}"),
        _ => "No quote, no reference".to_owned(),
    }
}

fn ring_row_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, key: LoopKey, second: &str) {
    let Some(row) = session.derived.book.row(key) else { return };
    let title = names::named(session, key).unwrap_or("Loop without a name");
    let rect = part_row_ui(ui, session, actions, Part::Loop(key), (title, second, &row.code));
    paint_ring(ui.painter(), Ink::of(session).palette, pos2(rect.left() + 24.0, rect.center().y), &row.code, row.kind, 13.5);
}

fn loop_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, key: LoopKey, told: &Told) {
    ring_row_ui(ui, session, actions, key, &told_words(session, told));
}

/// How a loop was told, in words.
pub(super) fn told_words(session: &Session, told: &Told) -> String {
    match told {
        Told::Whole(by) => format!("Told whole by {}", who(session, by)),
        Told::Stitched(from) => format!("Stitched together from {}", who(session, from)),
        Told::Untold(steps) => format!("{} without a source", names::count(*steps, "step", "steps")),
    }
}

fn who(session: &Session, who: &Who) -> String {
    let titles: Vec<&str> = who.sources.iter().filter_map(|&id| session.map().sources().get(id)).map(|s| s.title.as_str()).collect();
    let titles = if titles.len() > 2 { names::count(titles.len(), "source", "sources") } else { titles.join(" and ") };
    match (who.people, titles.is_empty()) {
        (0, _) => titles,
        (people, true) => names::count(people, "person", "people"),
        (people, false) => format!("{} in {titles}", names::count(people, "person", "people")),
    }
}

/// A group with its own bar.
fn group_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, id: crate::map::GroupId, balance: &Balance) {
    let Some(group) = session.map().groups().get(id) else { return };
    let ink = Ink::of(session);
    let shares = shares(session, &balance.by_voice);
    let told: Vec<String> = shares.iter().map(|(_, count, name)| format!("{count} {name}")).collect();
    let mut words = if balance.quotes == 0 { "Nobody is quoted on its members yet".to_owned() } else { volume(balance) };
    if session.map().groupings().len() > 1 {
        let grouping = session.map().groupings().get(group.grouping).map_or("", |grouping| grouping.title.as_str());
        words = format!("{grouping} \u{b7} {words}");
    }
    let room = ui.available_width() - 56.0;
    let title = card::leaded(ui, group.title.clone(), plain(13.0), ink.text(), 17.0, room);
    let second = card::leaded(ui, words.clone(), plain(12.0), ink.muted(), 17.0, room);
    let height = title.size().y + second.size().y + 28.0;
    let selected = session.document.selection().contains(Part::Group(id));
    let said = format!("Group {} {}, {words}, {}", group.number, group.title, told.join(", "));
    let (rect, response) = row_ui(ui, session, Part::Group(id), height, selected, &said);
    ui.add_space(2.0);
    draw::number(ui.painter(), pos2(rect.left() + 24.0, rect.top() + 16.0), 8.0, group.number as usize, ink.group(group.tint), ink.panel());
    let (left, top) = (rect.left() + 48.0, rect.top() + 7.0);
    let (below, bar) = (top + title.size().y, top + title.size().y + second.size().y + 4.0);
    title.paint(ui, pos2(left, top), ink.text());
    second.paint(ui, pos2(left, below), ink.muted());
    let parts: Vec<(usize, u32)> = shares.iter().map(|&(place, count, _)| (place, count)).collect();
    let bar = egui::Rect::from_min_size(pos2(left, bar), vec2(room, 8.0));
    if parts.is_empty() {
        ui.painter().rect_stroke(bar, 0.0, egui::Stroke::new(1.0, ink.separator()), egui::StrokeKind::Inside);
    }
    draw::voice_bar(ui.painter(), bar, &parts, ink);
    if response.clicked() {
        choose(session, Part::Group(id), actions);
    }
}

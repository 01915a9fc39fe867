//! Above the list of loops: in which order they stand, what they are narrowed to, and what has to be said of that.

use egui::Ui;

use super::ink::Ink;
use super::kit::{labelled_ui, list_of, paragraph_ui, segments_ui};
use super::loop_words;
use crate::map::{GroupId, Part, VoiceId};
use crate::session::{Action, LoopHand, LoopShow, LoopSort, LoopTold, PanelAction, Section, Session, Share};
use crate::view::widgets::{plain_button, section_head};
use crate::words::name_of;

/// Order and filters, and what loops run through.
pub(super) fn hand_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    // Segments above leave no room between lines.
    ui.spacing_mut().item_spacing.y = 8.0;
    let hand = &session.panels.loop_hand;
    let open = session.panels.is_open(Section::LoopFilters);
    let on = hand.filters();
    let words = if on > 0 { format!("{on} on") } else { String::new() };
    if section_head(ui, ui.make_persistent_id("loop filters"), "Order and filters", &words, open, |_| {}) {
        actions.push(PanelAction::Turn(Section::LoopFilters).into());
    }
    if open {
        filters_ui(ui, session, actions, hand);
    }
    through_ui(ui, session, actions, hand);
    if let Some(said) = loop_words::shown(session) {
        paragraph_ui(ui, said, 12.0, Ink::of(session).muted(), false);
    }
}

fn filters_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, hand: &LoopHand) {
    let mut set = |hand: LoopHand| actions.push(PanelAction::LoopsInHand(Box::new(hand)).into());
    labelled_ui(ui, session, "Order", |ui| {
        let all = LoopSort::ALL.into_iter().map(|sort| (sort, sort.name().to_owned()));
        if let Some(sort) = list_of(ui, session, "Order of loops", hand.sort.name(), all, &hand.sort) {
            set(LoopHand { sort, ..hand.clone() });
        }
    });
    labelled_ui(ui, session, "Show", |ui| {
        let all = LoopShow::ALL.into_iter().map(|show| (show, show.name().to_owned()));
        if let Some(show) = list_of(ui, session, "Loops shown", hand.show.name(), all, &hand.show) {
            set(LoopHand { show, ..hand.clone() });
        }
    });
    labelled_ui(ui, session, "Told", |ui| {
        let shown = hand.told.map_or("In any way", LoopTold::name);
        let all = std::iter::once((None, "In any way".to_owned())).chain(LoopTold::ALL.map(|told| (Some(told), told.name().to_owned())));
        if let Some(told) = list_of(ui, session, "How loops are told", shown, all, &hand.told) {
            set(LoopHand { told, ..hand.clone() });
        }
    });
    labelled_ui(ui, session, "Voice", |ui| {
        if let Some(voice) = voice_ui(ui, session, hand.voice) {
            set(LoopHand { voice, ..hand.clone() });
        }
    });
    if session.map().groups().is_empty() {
        return;
    }
    labelled_ui(ui, session, "Group", |ui| {
        if let Some(group) = group_ui(ui, session, hand.group) {
            set(LoopHand { group, ..hand.clone() });
        }
    });
}

type Narrowed<T> = Option<(T, Share)>;

fn voice_ui(ui: &mut Ui, session: &Session, on: Narrowed<VoiceId>) -> Option<Narrowed<VoiceId>> {
    let voices = session.map().voices();
    let shown = on.and_then(|(id, _)| voices.get(id)).map_or("Any voice", |voice| voice.name.as_str());
    let options = voices.iter().map(|voice| (Some(voice.id), voice.name.clone()));
    let all = std::iter::once((None, "Any voice".to_owned())).chain(options);
    narrowed_ui(ui, session, ("Voice of loops", shown), all, on, ["Any step", "Every step"])
}

fn group_ui(ui: &mut Ui, session: &Session, on: Narrowed<GroupId>) -> Option<Narrowed<GroupId>> {
    let map = session.map();
    let shown = on.and_then(|(id, _)| map.groups().get(id)).map_or("Any group", |group| group.title.as_str());
    let options = map.groupings().iter().flat_map(|grouping| map.groups_in(grouping.id)).map(|group| (Some(group.id), group.title.clone()));
    let all = std::iter::once((None, "Any group".to_owned())).chain(options);
    narrowed_ui(ui, session, ("Group of loops", shown), all, on, ["Any element", "Every element"])
}

/// A choice of one of many, and once there is one, how much of a loop has to be like that.
fn narrowed_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    session: &Session,
    (name, shown): (&str, &str),
    all: impl Iterator<Item = (Option<T>, String)>,
    on: Narrowed<T>,
    shares: [&str; 2],
) -> Option<Narrowed<T>> {
    let (of, share) = (on.map(|(of, _)| of), on.map_or(Share::default(), |(_, share)| share));
    let mut chosen = list_of(ui, session, name, shown, all, &of).map(|of| of.map(|of| (of, share)));
    if let Some(of) = of {
        let options: Vec<(String, bool)> = Share::ALL.iter().zip(shares).map(|(&each, words)| (words.to_owned(), each == share)).collect();
        if let Some(&share) = segments_ui(ui, session, name, &options, None).and_then(|at| Share::ALL.get(at)) {
            chosen = Some(Some((of, share)));
        }
    }
    chosen
}

/// What loops run through or stay among, and the buttons for what is selected.
fn through_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, hand: &LoopHand) {
    if let [first, more @ ..] = hand.through.as_slice() {
        let others = if more.is_empty() { String::new() } else { format!(" and {} more", more.len()) };
        let how = if hand.among { "Among" } else { "Through" };
        paragraph_ui(ui, format!("{how} {}{others}", name_of(session.map(), *first)), 12.0, Ink::of(session).muted(), false);
        if plain_button(ui, "Through anything").clicked() {
            actions.push(PanelAction::LoopsThrough(false).into());
        }
        return;
    }
    let selected = session.document.selection().parts();
    let is_place = |part: &&Part| matches!(part, Part::Element(_) | Part::Group(_));
    let through = selected.iter().any(|part| is_place(&part) || matches!(part, Part::Connection(_)));
    let among = selected.iter().filter(is_place).count() > 1 || selected.iter().any(|part| matches!(part, Part::Group(_)));
    if !through {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(8.0, 6.0);
        let help = "Lists the loops that run through each of what is selected";
        if plain_button(ui, "Only through what is selected").on_hover_text(help).clicked() {
            actions.push(PanelAction::LoopsThrough(true).into());
        }
        let help = "Lists the loops that have no other element than those selected";
        if among && plain_button(ui, "Only among what is selected").on_hover_text(help).clicked() {
            actions.push(PanelAction::LoopsAmong.into());
        }
    });
}

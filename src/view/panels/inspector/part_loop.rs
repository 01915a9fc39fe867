//! The inspector of a loop.

use crate::view::panels::kit::paragraph_ui;
use crate::view::widgets::paint_ring;
use egui::Ui;

use super::form::section_ui;
use super::header::header_ui;
use super::quotes;
use crate::map::{CitedPart, LoopKey, Part};
use crate::session::{Action, Section, Session};
use crate::view::panels::ink::Ink;
use crate::view::panels::{loop_story, loop_words, loops, names, voices};

/// The inspector of a loop.
pub fn loop_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, key: LoopKey) {
    let ink = Ink::of(session);
    let found = session.derived.loops.as_deref().and_then(|loops| {
        let row = session.derived.book.row(key)?;
        Some((row, row.spelled(loops)?))
    });
    let Some((row, found)) = found else {
        paragraph_ui(ui, "This loop is no longer on the map: a step of it is missing.", 13.0, ink.text(), false);
        return;
    };
    let header = (Part::Loop(key), row.kind.name(), row.code.as_str());
    header_ui(ui, session, actions, header, |painter, at, ink| paint_ring(painter, ink.palette, at, "", row.kind, 10.0), |_, _| {});
    if let Some(name) = names::named(session, key) {
        paragraph_ui(ui, name, 15.0, ink.text(), true);
    }
    let words = loop_words::second_line(session, &found, row.named.is_some());
    paragraph_ui(ui, words, 12.0, ink.muted(), false);
    if let Some(told) = &session.panels.lists.told_on {
        paragraph_ui(ui, voices::told_words(session, told), 12.0, ink.muted(), false);
    }
    if let Some(depends) = loop_words::depends(session, &found) {
        paragraph_ui(ui, depends, 12.0, ink.muted(), false);
    }
    loops::buttons_ui(ui, session, actions, row, &found);
    loop_story::story_ui(ui, session, actions, row);
    let count = found.elements.len().to_string();
    section_ui(
        ui,
        session,
        actions,
        (Section::Steps, "Steps", &count),
        |_, _| {},
        |ui, actions| {
            ui.spacing_mut().item_spacing.y = 0.0;
            loops::steps_ui(ui, session, actions, row, &found);
            ui.add_space(6.0);
            ui.spacing_mut().item_spacing.y = 6.0;
            for sentence in crate::words::loop_steps(session.map(), &found) {
                paragraph_ui(ui, sentence, 13.0, ink.text(), false);
            }
            paragraph_ui(ui, crate::words::loop_ending(&found), 13.0, ink.text(), false);
        },
    );
    quotes::quotes_ui(ui, session, actions, Part::Loop(key), row.named.map(CitedPart::Loop));
}

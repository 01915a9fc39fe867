//! Lines of a form: a label and a control, and sections that fold.

use crate::view::panels::kit::{choice_ui, field_ui, item_ui, labelled_ui, segments_ui, separator_ui};
use crate::view::widgets::section_head;
use egui::Ui;

use crate::document::Edit;
use crate::map::{Horizon, Record, Status};
use crate::session::{Action, Field, PanelAction, Section, Session};

/// A labelled text field.
pub fn text_ui(
    ui: &mut Ui,
    session: &Session,
    actions: &mut Vec<Action>,
    (label, hint): (&str, &str),
    field: Field,
    (text, rows): (&str, usize),
    edit: impl FnOnce(String) -> Edit,
) {
    labelled_ui(ui, session, label, |ui| {
        field_ui(ui, session, actions, (field, label, hint), (text, rows), edit);
    });
}

/// A labelled text field of a record: `set` puts what was typed into a copy of it.
pub fn record_ui<T: Clone + Into<Record>>(
    ui: &mut Ui,
    session: &Session,
    actions: &mut Vec<Action>,
    (label, hint): (&str, &str),
    (record, text, rows): (&T, &str, usize),
    set: impl FnOnce(&mut T, String),
) {
    let named: Record = record.clone().into();
    // Only the name of the field tells fields of one record apart, and labels do not change.
    let field = Field::of(named.id(), leaked(label));
    text_ui(ui, session, actions, (label, hint), field, (text, rows), |typed| {
        let mut changed = record.clone();
        set(&mut changed, typed);
        put(changed)
    });
}

/// The edit that writes a whole record.
pub fn put(record: impl Into<Record>) -> Edit {
    Edit::Put(Box::new(record.into()))
}

/// The label as a name of a field: one of the few that records have.
fn leaked(label: &str) -> &'static str {
    const NAMES: [&str; 17] = [
        "Title",
        "Authors",
        "Version",
        "Date",
        "Purpose",
        "Disclaimer",
        "Language",
        "Name",
        "Citation",
        "Note",
        "Kind",
        "Place",
        "Read on",
        "Rationale",
        "Verb",
        "Locator",
        "Confidence",
    ];
    NAMES.into_iter().find(|name| *name == label).unwrap_or("Text")
}

/// A labelled list that drops down, of values and their words.
pub fn list_ui<T: Clone + PartialEq>(
    ui: &mut Ui,
    session: &Session,
    label: &str,
    shown: &str,
    options: impl IntoIterator<Item = (T, String)>,
    on: &T,
) -> Option<T> {
    let mut chosen = None;
    labelled_ui(ui, session, label, |ui| {
        chosen = choice_ui(ui, session, label, shown, |ui| {
            let mut chosen = None;
            for (value, words) in options {
                if item_ui(ui, session, &words, value == *on) {
                    chosen = Some(value);
                }
            }
            chosen
        });
    });
    chosen
}

/// Labelled segments of values and their words.
pub fn choose_ui<T: Copy + PartialEq>(ui: &mut Ui, session: &Session, label: &str, options: &[(T, &str)], on: Option<T>) -> Option<T> {
    let mut chosen = None;
    labelled_ui(ui, session, label, |ui| {
        let words: Vec<(String, bool)> = options.iter().map(|(value, words)| ((*words).to_owned(), on == Some(*value))).collect();
        chosen = segments_ui(ui, session, label, &words, None).and_then(|at| options.get(at)).map(|option| option.0);
    });
    chosen
}

/// Draft, validated, disputed; the one that is on, pressed again, takes the status away.
pub fn status_ui(ui: &mut Ui, session: &Session, on: Option<Status>) -> Option<Status> {
    let options = [(Status::Draft, "Draft"), (Status::Validated, "Validated"), (Status::Disputed, "Disputed")];
    choose_ui(ui, session, "Status", &options, on).map(|chosen| if on == Some(chosen) { Status::None } else { chosen })
}

/// As is, to be; the one that is on, pressed again, is for both.
pub fn horizon_ui(ui: &mut Ui, session: &Session, on: Option<Horizon>) -> Option<Horizon> {
    let options = [(Horizon::AsIs, "As is"), (Horizon::ToBe, "To be")];
    choose_ui(ui, session, "Horizon", &options, on).map(|chosen| if on == Some(chosen) { Horizon::Both } else { chosen })
}

/// A section with a line above it. What is in it is laid out when it is open.
pub fn section_ui(
    ui: &mut Ui,
    session: &Session,
    actions: &mut Vec<Action>,
    (section, title, count): (Section, &str, &str),
    trailing: impl FnOnce(&mut Ui, &mut Vec<Action>),
    add: impl FnOnce(&mut Ui, &mut Vec<Action>),
) {
    ui.spacing_mut().item_spacing.y = 4.0;
    // From edge to edge of the panel, or of the card it stands in.
    let reach = if matches!(section, Section::Origin | Section::Parts) { 10.0 } else { 16.0 };
    if session.panels.reveal == Some(section) {
        ui.scroll_to_cursor(Some(egui::Align::TOP));
        actions.push(PanelAction::Revealed.into());
    }
    separator_ui(ui, session, reach);
    let open = session.panels.is_open(section);
    if section_head(ui, ui.make_persistent_id(("section", section)), title, count, open, |ui| trailing(ui, actions)) {
        actions.push(PanelAction::Turn(section).into());
    }
    ui.spacing_mut().item_spacing.y = 8.0;
    if open {
        ui.push_id(section, |ui| add(ui, actions));
    }
}

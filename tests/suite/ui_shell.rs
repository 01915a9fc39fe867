//! The window as a whole, driven by accessible names: menus, palette, keys, questions, settings, and that everything has a name.

use causeway::command::{Command, Menu, Platform, commands, in_menu, perform, shortcut_rows};
use causeway::document::Edit;
use causeway::map::{ConnectionKind, ElementKind, Influence, Point};
use causeway::session::{Action, Dialog, Notice, NoticeKind, Page, Pane, Session, ShellAction, Wish};
use causeway::tool::Tool;
use causeway::view::window_ui;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

/// A window of this size on a session.
pub fn window(session: Session, size: [f32; 2]) -> Harness<'static, Session> {
    let mut harness = Harness::builder().with_size(size).build_ui_state(
        |ui, session: &mut Session| {
            session.refresh();
            let mut actions = Vec::new();
            window_ui(ui, session, &mut actions);
            for action in actions {
                perform(session, action);
            }
        },
        session,
    );
    harness.run_steps(4);
    harness
}

/// The whole window, run until nothing more is asked for; whoever goes on can call `run` on it.
pub fn settled(session: Session, size: [f32; 2]) -> Harness<'static, Session> {
    let frame = |ui: &mut egui::Ui, session: &mut Session| {
        session.refresh();
        let mut actions = Vec::new();
        window_ui(ui, session, &mut actions);
        if !actions.is_empty() {
            ui.request_repaint();
        }
        for action in actions {
            perform(session, action);
        }
    };
    let fonts = |context: &egui::Context| context.set_fonts(causeway::view::fonts::definitions());
    let mut harness = Harness::builder().with_size(size).with_context_setup(fonts).build_ui_state(frame, session);
    harness.run();
    harness
}

/// An editor with two factors, nothing saved.
pub fn drawn() -> Session {
    let mut session = Session::new();
    session.shell.page = Page::Editor;
    for (label, x) in [("Trust", 0.0), ("Engagement", 300.0)] {
        let id = session.document.new_id();
        let edit = Edit::AddElement { id, kind: ElementKind::Factor, label: label.into(), at: Point::new(x, 0.0) };
        session.document.edit(&edit);
    }
    session
}

fn editor() -> Harness<'static, Session> {
    window(drawn(), [1440.0, 900.0])
}

#[test]
fn the_other_button_opens_what_fits_what_is_under_it() {
    let mut harness = editor();
    let words = |harness: &Harness<'_, Session>, words: &str| {
        let is_item = |node: &egui_kittest::Node<'_>| matches!(node.accesskit_node().role(), Role::MenuItem | Role::MenuItemCheckBox);
        harness.query_all_by_label(words).any(|node| is_item(&node))
    };
    assert!(!words(&harness, "Duplicate"));
    // Nothing but the map, so that a name is a place on it.
    (harness.state_mut().panels.left_open, harness.state_mut().panels.right_open) = (false, false);
    harness.run_steps(3);
    let trust = harness.get_by_label_contains("Factor Trust, N1").rect().center();
    other_button(&mut harness, trust);
    let selected = harness.state().document.selection().elements().count();
    assert_eq!(selected, 1, "what is under the pointer is selected");
    assert!(words(&harness, "Duplicate") && words(&harness, "Edit the label") && !words(&harness, "Reverse"));
    harness.get_all_by_label("Duplicate").next().unwrap().click();
    harness.run_steps(4);
    assert_eq!(harness.state().map().element_count(), 3);
    assert!(!words(&harness, "Edit the label"), "it closes");
    other_button(&mut harness, trust + egui::vec2(0.0, 260.0));
    assert!(harness.state().document.selection().is_empty());
    assert!(words(&harness, "Fit the whole map") && !words(&harness, "Duplicate"));
}

#[test]
fn the_menu_opens_from_the_keyboard() {
    let mut harness = editor();
    perform(harness.state_mut(), ShellAction::Page(Page::Editor).into());
    harness.state_mut().shell.focus = Some(Pane::Canvas);
    let id = harness.state().map().elements().next().unwrap().id;
    perform(harness.state_mut(), causeway::document::Request::Select(vec![causeway::map::Part::Element(id)]).into());
    harness.run_steps(3);
    harness.key_press(Key::Menu);
    harness.run_steps(4);
    let duplicate = harness.query_all_by_label("Duplicate").any(|node| node.accesskit_node().role() == Role::MenuItem);
    assert!(duplicate);
}

/// A press of the other button there.
fn other_button(harness: &mut Harness<'_, Session>, pos: egui::Pos2) {
    harness.event(egui::Event::PointerMoved(pos));
    harness.run_steps(1);
    for pressed in [true, false] {
        let button = egui::PointerButton::Secondary;
        harness.event(egui::Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
        harness.run_steps(2);
    }
    harness.run_steps(3);
}

#[test]
fn every_command_stands_in_its_menu() {
    let mut harness = editor();
    for menu in Menu::ALL {
        harness.get_by_label(menu.name()).click();
        harness.run_steps(3);
        for command in in_menu(menu).into_iter().filter(|c| c.section != Command::KEYS_ONLY) {
            let words = command.words(harness.state()).into_owned();
            let found = harness.query_all_by_label(&words).any(|node| {
                let node = node.accesskit_node();
                matches!(node.role(), Role::MenuItem | Role::MenuItemCheckBox)
            });
            assert!(found, "{words} in {}", menu.name());
        }
        harness.key_press(Key::Escape);
        harness.run_steps(3);
    }
}

#[test]
fn a_menu_item_runs_its_command() {
    let mut harness = editor();
    assert_eq!(harness.state().map().element_count(), 2);
    harness.get_by_label("Edit").click();
    harness.run_steps(3);
    let undo = harness.get_by_role_and_label(Role::MenuItem, "Undo add factor");
    undo.click();
    harness.run_steps(3);
    assert_eq!(harness.state().map().element_count(), 1);
}

#[test]
fn the_palette_finds_every_command_and_runs_one() {
    let mut harness = editor();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_steps(3);
    assert_eq!(harness.state().shell.palette.as_deref(), Some(""));
    for command in commands().filter(|c| c.id != "help.palette") {
        let words = command.words(harness.state()).into_owned();
        perform(harness.state_mut(), ShellAction::Palette(Some(words.clone())).into());
        harness.run_steps(2);
        let found = harness.query_by_role_and_label(Role::ListBoxOption, &words).is_some();
        assert!(found, "{words}");
    }
    perform(harness.state_mut(), ShellAction::Palette(Some("about causeway".into())).into());
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert_eq!(harness.state().shell.palette, None);
    assert_eq!(harness.state().shell.dialog, Some(Dialog::About));
}

#[test]
fn the_palette_is_as_long_as_what_it_found() {
    let mut harness = editor();
    let shown = |harness: &mut Harness<'static, Session>, typed: &str| {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
        harness.run_steps(3);
        harness.get_by_role_and_label(Role::TextInput, "Find a command").type_text(typed);
        harness.run_steps(6);
        let height = harness.ctx.memory(|memory| memory.area_rect(egui::Id::unique("commands"))).unwrap().height();
        harness.key_press(Key::Escape);
        harness.run_steps(3);
        height
    };
    assert!(shown(&mut harness, "keys and gestures") < 160.0);
    assert!(shown(&mut harness, "e") > 400.0, "a short list last time does not make this one short");
}

#[test]
fn typing_in_the_palette_narrows_it_and_arrows_move() {
    let mut harness = editor();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::TextInput, "Find a command").type_text("colours");
    harness.run_steps(3);
    assert_eq!(harness.state().shell.palette.as_deref(), Some("colours"));
    let first = harness.get_all_by_role(Role::ListBoxOption).next().unwrap().accesskit_node().label().unwrap_or_default();
    harness.key_press(Key::ArrowDown);
    harness.run_steps(2);
    let on = harness.get_all_by_role(Role::ListBoxOption).find(|n| n.accesskit_node().is_selected() == Some(true)).unwrap();
    assert_ne!(on.accesskit_node().label().unwrap_or_default(), first);
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert_eq!(harness.state().shell.palette, None);
}

#[test]
fn the_keys_page_lists_every_key() {
    let mut harness = editor();
    harness.key_press(Key::F1);
    harness.run_steps(3);
    assert_eq!(harness.state().shell.dialog, Some(Dialog::Keys));
    for (_, rows) in shortcut_rows(Platform::here()) {
        for (command, keys) in rows {
            assert!(harness.query_all_by_label(command.label).count() > 0, "{}", command.label);
            assert!(harness.query_all_by_label(&keys).count() > 0, "{keys}");
        }
    }
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert_eq!(harness.state().shell.dialog, None);
}

#[test]
fn a_question_takes_its_three_answers() {
    for (answer, wishes) in
        [("Save", vec![Wish::SaveThen(Box::new(Wish::Quit))]), ("Don\u{2019}t save", vec![Wish::Quit]), ("Cancel", vec![])]
    {
        let mut harness = editor();
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Q);
        harness.run_steps(3);
        assert!(harness.state().shell.question.is_some());
        harness.get_by_role_and_label(Role::Button, answer).click();
        harness.run_steps(3);
        assert!(harness.state().shell.question.is_none(), "{answer}");
        assert_eq!(harness.state().shell.wishes, wishes, "{answer}");
    }
}

#[test]
fn escape_is_the_way_out_of_a_question() {
    let mut harness = editor();
    perform(harness.state_mut(), ShellAction::Quit.into());
    harness.run_steps(3);
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!(harness.state().shell.question.is_none() && harness.state().shell.wishes.is_empty());
}

#[test]
fn enter_gives_the_answer_that_is_meant_wherever_the_keyboard_was() {
    let mut harness = editor();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run_steps(3);
    perform(harness.state_mut(), ShellAction::Quit.into());
    harness.run_steps(4);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert_eq!(harness.state().shell.wishes, [Wish::SaveThen(Box::new(Wish::Quit))]);
}

#[test]
fn notices_show_their_details_and_go() {
    let mut session = drawn();
    let more = vec!["L4 lost its end; it was left out".to_owned()];
    session.shell.notices.push(Notice { kind: NoticeKind::Problem, text: "The file was repaired.".into(), more });
    let mut harness = window(session, [1200.0, 800.0]);
    assert!(harness.query_by_label("L4 lost its end; it was left out").is_none());
    harness.get_by_label("Show details").click();
    harness.run_steps(3);
    harness.get_by_label("L4 lost its end; it was left out");
    harness.get_by_label("Dismiss").click();
    harness.run_steps(3);
    assert!(harness.state().shell.notices.is_empty());
}

#[test]
fn settings_change_theme_and_scale() {
    let mut harness = editor();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::RadioButton, "Dark").click();
    harness.run_steps(3);
    assert!(harness.state().shell.dark && harness.ctx.global_style().visuals.dark_mode);
    perform(harness.state_mut(), ShellAction::Scale(200).into());
    harness.run_steps(4);
    assert!((harness.ctx.zoom_factor() - 2.0).abs() < 1e-6);
}

#[test]
fn export_names_who_it_is_for_and_what_stays_behind() {
    let mut harness = editor();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::E);
    harness.run_steps(3);
    harness.get_by_label("Every quote goes along.");
    harness.get_by_role_and_label(Role::RadioButton, "The public").click();
    harness.run_steps(3);
    let format = causeway::format::FORMATS.iter().find(|f| f.export.is_some()).unwrap();
    harness.get_by_label(&format!("Export as {}", format.title)).click();
    harness.run_steps(3);
    assert_eq!(harness.state().shell.audience, causeway::release::Audience::Public);
    assert_eq!(harness.state().shell.wishes, [Wish::PickExport(format.name)]);
}

#[test]
fn a_picture_is_chosen_about_where_it_is_exported() {
    let mut harness = editor();
    perform(harness.state_mut(), ShellAction::Dialog(Some(Dialog::Export)).into());
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::RadioButton, "Large").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::CheckBox, "No ground behind the map").click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::CheckBox, "Letters as outlines").click();
    harness.run_steps(3);
    let picture = harness.state().shell.picture;
    assert_eq!((picture.scale, picture.transparent, picture.outlines, picture.theme), (Some(4.0), true, true, None));
    harness.get_by_role_and_label(Role::RadioButton, "Usual").click();
    harness.run_steps(3);
    assert_eq!(harness.state().shell.picture.scale, None, "the usual size gives way where a map is very large");
}

#[test]
fn keys_run_commands_but_not_while_something_lies_over_the_window() {
    let mut harness = editor();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(3);
    assert_eq!(harness.state().map().element_count(), 1);
    perform(harness.state_mut(), ShellAction::Dialog(Some(Dialog::Keys)).into());
    harness.run_steps(3);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(3);
    assert_eq!(harness.state().map().element_count(), 1);
}

#[test]
fn keys_of_the_canvas_count_until_something_else_has_the_keyboard() {
    let mut session = drawn();
    let ids: Vec<_> = session.map().elements().map(|e| e.id).collect();
    for (from, to) in [(ids[0], ids[1]), (ids[1], ids[0])] {
        let kind = ConnectionKind::Influence(Influence::default());
        session.document.edit(&Edit::Connect { id: session.document.new_id(), from, to, kind, bend: 0.2 });
    }
    let mut harness = window(session, [1440.0, 900.0]);
    harness.key_press(Key::L);
    harness.run_steps(3);
    assert!(harness.state().canvas.traced.is_some());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run_steps(4);
    harness.key_press(Key::Num2);
    harness.run_steps(3);
    assert_eq!(harness.state().canvas.tool, Tool::Select, "typed into the search field");
    let field = harness.get_by_role_and_label(Role::TextInput, "Find a part");
    assert!(field.accesskit_node().is_focused());
}

#[test]
fn the_keyboard_goes_round_the_window_and_into_the_menus() {
    let mut harness = editor();
    let mut seen = Vec::new();
    for _ in 0..4 {
        harness.key_press(Key::F6);
        harness.run_steps(3);
        assert_eq!(harness.state().shell.focus, None, "the pane took the keyboard");
        seen.push(harness.state().shell.pane);
    }
    assert_eq!(seen, [Pane::Right, Pane::Toolbar, Pane::Left, Pane::Canvas]);
    harness.key_press(Key::F10);
    harness.run_steps(3);
    assert!(harness.get_by_label("File").accesskit_node().is_focused());
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::MenuItem, "New map");
}

#[test]
fn a_small_window_keeps_every_button_inside() {
    for width in [560.0, 640.0, 720.0, 800.0] {
        let harness = window(drawn(), [width, 600.0]);
        for node in harness.query_all_by_role(Role::Button).filter(|node| node.rect().top() < 72.0) {
            assert!(node.rect().right() <= width + 0.5, "{:?} at {width}", node.accesskit_node().label());
        }
        let end = harness.get_by_label("Right panel").rect();
        let fits = harness.query_all_by_role(Role::Button).filter(|n| n.rect().top() < 72.0 && n.rect().right() > end.left()).count();
        assert_eq!(fits, 1, "nothing lies under the last button at {width}");
    }
}

#[test]
fn narrow_windows_fold_the_panels_to_rails() {
    let mut harness = window(drawn(), [860.0, 700.0]);
    assert!(harness.query_by_label("Loops").is_some_and(|node| node.rect().left() < 44.0));
    harness.get_by_label("Details").click();
    harness.run_steps(3);
}

/// Everything that can be pressed or typed in has a name, on every page and in every dialog.
#[test]
fn everything_has_a_name() {
    let mut printing = drawn();
    perform(&mut printing, Action::Run("file.print"));
    printing.refresh();
    printing.print.wait();
    let mut pages = vec![Session::new(), drawn(), printing];
    for dialog in [Dialog::Keys, Dialog::Settings, Dialog::About, Dialog::Export, Dialog::PasteQuotes] {
        let mut session = drawn();
        session.shell.dialog = Some(dialog);
        pages.push(session);
    }
    let mut asking = drawn();
    perform(&mut asking, Action::Run("file.quit"));
    pages.push(asking);
    for session in pages {
        let harness = window(session, [1440.0, 900.0]);
        let mut seen = 0;
        for node in harness.root().children_recursive() {
            let node = node.accesskit_node();
            let pressed = matches!(
                node.role(),
                Role::Button
                    | Role::MenuItem
                    | Role::CheckBox
                    | Role::RadioButton
                    | Role::TextInput
                    | Role::ComboBox
                    | Role::Slider
                    | Role::Tab
            );
            if pressed {
                seen += 1;
                assert!(node.label().is_some_and(|l| !l.trim().is_empty()), "{:?} {:?}", node.role(), node.bounding_box());
            }
        }
        assert!(seen > 5);
    }
}

#[test]
fn a_layout_is_looked_at_above_the_map_and_kept_with_enter() {
    let mut session = Session::new();
    perform(&mut session, Action::Run("file.example"));
    let map = causeway::format::ron::read(causeway::session::EXAMPLE.as_bytes(), &causeway::format::ImportOptions::default()).unwrap().map;
    session.open(map, causeway::session::FileState::default());
    let mut harness = window(session, [1280.0, 800.0]);
    let before = harness.state().map().elements().next().unwrap().at;
    perform(harness.state_mut(), Action::Run("layout.stress"));
    harness.state_mut().layout.errand.wait();
    harness.run_steps(30);
    let keep = harness.get_by_label("Keep").rect();
    assert!(keep.bottom() < 200.0, "the strip is a row above the map, not all of it: {keep:?}");
    assert!(!harness.state().layout.has_step(), "the picture has arrived");
    harness.key_press(egui::Key::Enter);
    harness.run_steps(4);
    assert!(harness.state().layout.preview.is_none() && !harness.state().document.is_open());
    assert!(harness.state().map().elements().next().unwrap().at != before);
}

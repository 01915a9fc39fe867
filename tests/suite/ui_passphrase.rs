//! The question for a passphrase, used by its accessible names: letters hidden unless shown, a new one typed twice.

use causeway::format::Passphrase;
use causeway::session::{Asked, Page, Session, Wish};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::ui_shell::settled;

fn harness(asked: Asked) -> Harness<'static, Session> {
    let mut session = Session::new();
    session.shell.page = Page::Editor;
    session.passphrase.ask(asked);
    settled(session, [1000.0, 700.0])
}

fn type_into(harness: &mut Harness<'_, Session>, name: &str, text: &str) {
    harness.get_by_label(name).focus();
    harness.run();
    harness.get_by_label(name).type_text(text);
    harness.run();
}

#[test]
fn a_passphrase_is_typed_hidden_and_tried() {
    let mut harness = harness(Asked::Open("/maps/people.ron.age".into()));
    harness.get_by_label("people.ron.age is protected");
    type_into(&mut harness, "Passphrase", "otter lamp");
    let value = |harness: &Harness<'_, Session>| harness.get_by_label("Passphrase").accesskit_node().value().unwrap_or_default();
    assert!(!value(&harness).contains("otter"), "a screen reader does not read it out");
    harness.get_by_label("Show the letters").click();
    harness.run();
    assert_eq!(value(&harness), "otter lamp");
    harness.get_by_label("Open").click();
    harness.run();
    let wanted = Wish::Unlock("/maps/people.ron.age".into(), Passphrase::new("otter lamp"));
    assert_eq!(harness.state().shell.wishes, [wanted]);
    harness.get_by_label_contains("Trying the passphrase");
    harness.key_press(egui::Key::Escape);
    harness.run();
    assert!(harness.state().passphrase.asked.is_none());
    assert_eq!(harness.state().shell.page, Page::Welcome, "nothing else is open");
}

#[test]
fn a_new_passphrase_is_typed_twice() {
    let mut harness = harness(Asked::Protect("/maps/people.ron.age".into(), None));
    type_into(&mut harness, "Passphrase", "otter lamp");
    harness.get_by_label_contains("That is short");
    harness.get_by_label("Protect").click();
    harness.run();
    harness.get_by_label_contains("The two are not the same");
    type_into(&mut harness, "Once again", "otter lamp");
    harness.get_by_label("Protect").click();
    harness.run();
    assert!(matches!(harness.state().shell.wishes.first(), Some(Wish::SaveUnder { .. })));
}

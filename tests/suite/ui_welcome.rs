//! The start page, driven by accessible names: ways in, templates, recent maps.

use std::path::Path;

use causeway::document::TEMPLATES;
use causeway::session::{Page, Session, Unseen, Wish};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::ui_shell::{drawn, window};

fn welcome(session: Session) -> Harness<'static, Session> {
    let mut harness = window(session, [1440.0, 900.0]);
    harness.state_mut().shell.sights.wait();
    harness.run_steps(3);
    harness
}

fn after_click(label: &str) -> Vec<Wish> {
    let mut harness = welcome(Session::new());
    harness.get_by_label(label).click();
    harness.run_steps(3);
    harness.state().shell.wishes.clone()
}

#[test]
fn there_are_three_ways_in() {
    assert_eq!(after_click("Explore the example"), [Wish::Example]);
    assert_eq!(after_click("Start with a blank map"), [Wish::New("")]);
    assert_eq!(after_click("Open a file"), [Wish::PickOpen]);
}

#[test]
fn every_template_can_be_chosen() {
    for template in TEMPLATES.iter().filter(|t| t.name != "blank") {
        assert_eq!(after_click(template.title), [Wish::New(template.name)]);
    }
}

#[test]
fn recent_maps_open_and_are_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kitchen.ron");
    let map = causeway::format::ron::write(drawn().map());
    std::fs::write(&path, map).unwrap();
    let mut session = Session::new();
    session.shell.settings.remember(&path);
    session.shell.settings.remember(Path::new("/nowhere/lost.ron"));
    let mut harness = welcome(session);
    assert_eq!(harness.state().shell.sights.of(&path).unwrap().elements, 2);
    assert_eq!(harness.state().shell.sights.unseen(Path::new("/nowhere/lost.ron")), Some(Unseen::Lost));
    harness.get_by_label("Open kitchen").click();
    harness.run_steps(3);
    assert_eq!(harness.state().shell.wishes, [Wish::Open(path)]);
    harness.get_by_label("Clear the list").click();
    harness.run_steps(3);
    assert!(harness.state().shell.settings.recent.is_empty());
    assert!(harness.state().shell.wishes.contains(&Wish::KeepSettings));
}

#[test]
fn a_map_with_changes_is_not_lost_on_the_way() {
    let mut session = drawn();
    session.shell.page = Page::Welcome;
    let mut harness = welcome(session);
    harness.get_by_label("Start with a blank map").click();
    harness.run_steps(3);
    assert!(harness.state().shell.question.is_some() && harness.state().shell.wishes.is_empty());
}

#[test]
fn the_page_fits_a_small_window() {
    let mut harness = window(Session::new(), [640.0, 480.0]);
    harness.run_steps(3);
    let (left, right) = (harness.get_by_label("Explore the example").rect(), harness.get_by_label("Start with a blank map").rect());
    assert!(left.max.x <= 640.0 && right.max.x <= 640.0 && left.min.x >= 0.0);
}

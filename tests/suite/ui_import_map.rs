//! The page on which a map of another program comes in, driven by accessible names.

use causeway::command::perform;
use causeway::format::by_name;
use causeway::map::Polarity;
use causeway::session::{Dialog, Session, ShellAction};
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::ui_shell::{drawn, window};

const CLAIMS: &str = "from,to,type\nRent,Stress,promotes\nStress,Rent,promotes\nStress,Work,hinders\nWork,Rent,\n";

fn arriving(text: &str) -> Harness<'static, Session> {
    let mut session = drawn();
    session.arriving.take("/a/claims.csv".into(), text.into(), by_name("csv").unwrap());
    session.shell.dialog = Some(Dialog::ImportMap);
    let mut harness = window(session, [1440.0, 900.0]);
    look(&mut harness);
    harness
}

fn look(harness: &mut Harness<'static, Session>) {
    harness.run_steps(2);
    harness.state_mut().arriving.wait();
    harness.run_steps(3);
}

#[test]
fn names_are_read_and_the_map_takes_the_place_of_the_open_one() {
    let mut harness = arriving(CLAIMS);
    harness.get_by_label("claims.csv");
    harness.get_by_label("promotes, 2 connections");
    harness.get_by_label_contains("The polarity of 3 connections is still to be said");
    harness.get_by_label("Take 2 proposals").click();
    look(&mut harness);
    assert!(harness.query_by_label_contains("still to be said").is_none());
    harness.get_by_label("Keep the report with the map").click();
    look(&mut harness);
    harness.get_by_role_and_label(Role::Button, "Import the map").click();
    harness.run_steps(3);
    let map = harness.state().map();
    let signs: Vec<_> = map.connections().map(|c| c.influence().unwrap().polarity).collect();
    assert_eq!(signs, [Polarity::Plus, Polarity::Plus, Polarity::Minus, Polarity::Unknown]);
    assert_eq!((map.sources().len(), harness.state().shell.dialog), (1, None));
    harness.get_by_label_contains("claims.csv is imported");
}

#[test]
fn columns_that_nobody_knows_can_be_matched_and_cancel_leaves_the_map_alone() {
    let mut harness = arriving("Erst,Dann\nA,B\n");
    harness.get_by_label("What Erst holds");
    harness.get_by_label_contains("No column is known to hold where connections start and end");
    harness.get_by_label("Take Erst as the start and Dann as the end").click();
    look(&mut harness);
    assert_eq!(harness.state().arriving.ready().unwrap().map.connection_count(), 1);
    harness.get_by_label("Cancel").click();
    harness.run_steps(3);
    assert!(harness.state().arriving.file.is_none() && harness.state().map().element_count() == 2);
    perform(harness.state_mut(), ShellAction::Dialog(None).into());
}

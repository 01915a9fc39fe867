//! Two maps made one: what each side did is there, what both did is told, and whose side comes first matters only where they clash.

use std::fs;
use std::process::{Command, Output};

use causeway::document::{CONFLICTS, Disagreement, Document, Edit, ElementField, Side, Withdrawal, diff, merge, merging_edit};
use causeway::format::ron;
use causeway::map::*;
use proptest::prelude::*;

use crate::random_map::{maps, random_map};

fn document(map: &SystemMap, seed: u64) -> Document {
    Document::new(map.clone(), IdSource::seeded(seed))
}

/// Some edits of elements whose place in the map is odd or even: two people who keep out of each other's way.
fn edited(map: &SystemMap, odd: bool, seed: u64) -> SystemMap {
    let mut document = document(map, seed);
    let own: Vec<ElementId> = map.elements().filter(|e| (e.number % 2 == 1) == odd).map(|e| e.id).collect();
    let mut rng = fastrand::Rng::with_seed(seed);
    for id in own {
        match rng.u8(..4) {
            0 => document.edit(&Edit::Elements(vec![id], ElementField::Label(format!("new {seed}")))),
            1 => document.edit(&Edit::Elements(vec![id], ElementField::Description(format!("told {seed}")))),
            2 => document.edit(&Edit::Elements(vec![id], ElementField::Pinned(rng.bool()))),
            _ => {}
        }
    }
    document.map().clone()
}

/// Applies what one map became to another.
fn same(one: &SystemMap, other: &SystemMap) -> bool {
    diff(one, other).is_empty() && one == other
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_only_one_side_did_is_what_comes_out(base in maps(8), seed in any::<u64>()) {
        let x = random_map(6, seed);
        for merged in [merge(&base, &base, &x), merge(&base, &x, &base), merge(&base, &x, &x), merge(&x, &x, &x)] {
            prop_assert!(same(&merged.map, &x));
            prop_assert!(merged.conflicts.is_empty() && merged.renumbered.is_empty() && merged.mended.is_empty());
        }
    }

    #[test]
    fn edits_that_keep_out_of_each_others_way_are_both_there(base in maps(12), one in 1..u64::MAX / 2, two in 1..u64::MAX / 2) {
        let (ours, theirs) = (edited(&base, true, one), edited(&base, false, two));
        let (merged, turned) = (merge(&base, &ours, &theirs), merge(&base, &theirs, &ours));
        prop_assert!(merged.conflicts.is_empty(), "{:?}", merged.conflicts);
        prop_assert!(same(&merged.map, &turned.map), "whose side comes first does not matter");
        let changes = diff(&base, &merged.map);
        prop_assert_eq!(changes.len(), diff(&base, &ours).len() + diff(&base, &theirs).len());
        for element in merged.map.elements() {
            let side = if element.number % 2 == 1 { &ours } else { &theirs };
            prop_assert_eq!(Some(element), side.element(element.id));
        }
    }

    #[test]
    fn any_three_maps_merge_to_a_sound_one(base in maps(6), ours in maps(6), theirs in maps(6)) {
        let merged = merge(&base, &ours, &theirs);
        prop_assert!(check(&merged.map).iter().all(|problem| problem.kind != ProblemKind::Fault), "{:?}", check(&merged.map));
        let text = ron::write(&merged.with_conflicts_noted(vec!["\"so\\\n".into()]));
        let again = ron::read(text.as_bytes(), &causeway::format::ImportOptions::default()).unwrap();
        prop_assert!(again.report.is_empty() && again.read_only.is_none(), "{:?}", again.report);
        prop_assert_eq!(again.map.extra().0.contains_key(CONFLICTS), !merged.conflicts.is_empty());
        let mut table = document(&ours, 1);
        table.edit(&merging_edit("merge", &ours, &merged.map));
        prop_assert!(same(table.map(), &merged.map), "one step makes it of ours");
        table.undo();
        prop_assert!(same(table.map(), &ours));
        for side in [Side::Ours, Side::Theirs, Side::Both] {
            for dispute in &merged.disputes {
                let settled = dispute.settled(&merged.map, side);
                prop_assert!(check(&settled).iter().all(|problem| problem.kind != ProblemKind::Fault), "{:?}", check(&settled));
                let reached = dispute.stands(&settled);
                prop_assert!(reached == Some(side) || reached.is_none() || !dispute.can_be_both() || side == Side::Both, "{side:?} {reached:?}");
            }
        }
    }
}

#[test]
fn two_fields_of_one_element_are_no_conflict_and_one_field_is() {
    let base = random_map(3, 5);
    let id = base.elements().next().unwrap().id;
    let with = |field: ElementField, seed| {
        let mut document = document(&base, seed);
        document.edit(&Edit::Elements(vec![id], field));
        document.map().clone()
    };
    let (label, described) = (with(ElementField::Label("Ours".into()), 1), with(ElementField::Description("Theirs".into()), 2));
    let merged = merge(&base, &label, &described);
    let element = merged.map.element(id).unwrap();
    assert_eq!((element.label.as_str(), element.description.as_str(), merged.conflicts.len()), ("Ours", "Theirs", 0));
    let clash = merge(&base, &label, &with(ElementField::Label("Other".into()), 3));
    assert_eq!(clash.map.element(id).unwrap().label, "Ours");
    assert!(
        matches!(&clash.conflicts[0].on, Disagreement::Field(clash) if clash.field == "label" && clash.theirs.as_deref() == Some("\u{201c}Other\u{201d}"))
    );
}

#[test]
fn what_both_changed_is_settled_record_by_record() {
    let mut start = document(&random_map(3, 5), 1);
    let (moved, gone) = (start.new_id(), start.new_id());
    for id in [moved, gone] {
        start.edit(&Edit::AddElement { id, kind: ElementKind::Factor, label: "A".into(), at: Point::ZERO });
    }
    let base = start.map().clone();
    let with = |label: &str, seed, field: ElementField, remove: bool| {
        let mut side = document(&base, seed);
        side.edit(&Edit::Elements(vec![moved], ElementField::Label(label.into())));
        side.edit(&Edit::Elements(vec![moved], field));
        let edit = if remove { Edit::Delete(vec![Part::Element(gone)]) } else { Edit::Move(vec![(gone, Point::new(9.0, 9.0))]) };
        side.edit(&edit);
        side.map().clone()
    };
    let ours = with("Ours", 2, ElementField::Description("Told by us".into()), false);
    let theirs = with("Theirs", 3, ElementField::Pinned(true), true);
    let merged = merge(&base, &ours, &theirs);
    assert_eq!(merged.disputes.len(), 2);
    let mut table = document(&merged.map, 4);
    let label = |map: &SystemMap| {
        let element = map.element(moved).unwrap();
        assert!(element.pinned && element.description == "Told by us", "what only one side changed stays whoever is taken");
        element.label.clone()
    };
    let find = |id| merged.disputes.iter().find(|dispute| dispute.id == RecordId::Element(id)).unwrap();
    let (label_clash, removed) = (find(moved), find(gone));
    assert_eq!((label_clash.stands(table.map()), removed.stands(table.map())), (Some(Side::Ours), Some(Side::Ours)));
    table.edit(&label_clash.settling_edit(table.map(), Side::Theirs));
    assert_eq!((label(table.map()).as_str(), label_clash.stands(table.map())), ("Theirs", Some(Side::Theirs)));
    let later = ElementField::Level("Street".into());
    table.edit(&Edit::Elements(vec![moved], later));
    table.edit(&label_clash.settling_edit(table.map(), Side::Both));
    let labels: Vec<&str> = table.map().elements().map(|element| element.label.as_str()).collect();
    assert!(labels.contains(&"Ours") && labels.contains(&"Theirs") && label_clash.stands(table.map()) == Some(Side::Both), "{labels:?}");
    assert!(check(table.map()).iter().all(|problem| problem.kind != ProblemKind::Fault), "{:?}", check(table.map()));
    assert_eq!(table.map().element(moved).unwrap().level, "Street", "what was done since stays");
    assert!(table.undo() && label_clash.stands(table.map()) == Some(Side::Theirs));
    table.redo();
    table.edit(&label_clash.settling_edit(table.map(), Side::Ours));
    assert_eq!((label(table.map()).as_str(), table.map().element_count()), ("Ours", merged.map.element_count()));
    assert!(!removed.can_be_both() && label_clash.can_be_both());
    table.edit(&removed.settling_edit(table.map(), Side::Theirs));
    assert!(table.map().element(gone).is_none() && removed.stands(table.map()) == Some(Side::Theirs));
    table.edit(&removed.settling_edit(table.map(), Side::Ours));
    assert_eq!(table.map().element(gone).unwrap().at, Point::new(9.0, 9.0));
}

#[test]
fn what_the_other_side_still_needs_stays() {
    let mut start = document(&SystemMap::default(), 1);
    let (a, b) = (start.new_id(), start.new_id());
    for id in [a, b] {
        start.edit(&Edit::AddElement { id, kind: ElementKind::Factor, label: "A".into(), at: Point::ZERO });
    }
    let base = start.map().clone();
    let mut ours = document(&base, 2);
    ours.edit(&Edit::Delete(vec![Part::Element(a)]));
    let mut theirs = document(&base, 3);
    let added = theirs.new_id();
    let kind = ConnectionKind::Influence(Influence::default());
    theirs.edit(&Edit::Put(Box::new(Connection::new(added, 1, a, b, kind).into())));
    let merged = merge(&base, ours.map(), theirs.map());
    assert!(merged.map.element(a).is_some() && merged.map.connection(added).is_some());
    assert_eq!(merged.conflicts.iter().map(|c| &c.on).collect::<Vec<_>>(), [&Disagreement::StillNeeded]);
}

#[test]
fn codes_of_ours_stay_and_theirs_that_clash_get_new_ones() {
    let base = SystemMap::default();
    let drawn = |seed| {
        let mut document = document(&base, seed);
        for label in ["One", "Two"] {
            let id = document.new_id();
            document.edit(&Edit::AddElement { id, kind: ElementKind::Factor, label: format!("{label} {seed}"), at: Point::ZERO });
        }
        document.map().clone()
    };
    let (ours, theirs) = (drawn(1), drawn(2));
    let merged = merge(&base, &ours, &theirs);
    let numbers: Vec<(u32, &str)> = merged.map.elements().map(|e| (e.number, e.label.as_str())).collect();
    assert_eq!(numbers, [(1, "One 1"), (2, "Two 1"), (3, "One 2"), (4, "Two 2")]);
    assert_eq!(merged.renumbered.iter().map(|r| r.before).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn words_that_were_taken_back_on_one_side_do_not_come_back_from_the_other() {
    let mut start = document(&SystemMap::default(), 1);
    let quote = Quote { participant: "P1".into(), ..Quote::new(start.new_id(), 0, "I was told to wait.") };
    let id = quote.id;
    start.edit(&Edit::AddQuote(Box::new(quote)));
    let base = start.map().clone();
    let mut ours = document(&base, 2);
    ours.withdraw(&Withdrawal::Participant("P1".into()), "2026-11-29");
    let changed = Quote { attribution: "Somebody".into(), ..base.quotes().get(id).unwrap().clone() };
    let theirs = SystemMap::from_records([changed.into()], base.numbers()).0;
    for merged in [merge(&base, ours.map(), &theirs), merge(&base, &theirs, ours.map())] {
        assert!(merged.map.quotes().is_empty() && merged.map.tombstones().contains(id));
    }
}

#[test]
fn loops_keep_their_numbers() {
    let text = fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/first-map.ron")).unwrap();
    let base = ron::read(&text, &causeway::format::ImportOptions::default()).unwrap().map;
    let of = |kind: LoopType| base.named_loops().iter().any(|named| named.number == 1 && named.last_type == kind);
    assert!(of(LoopType::Reinforcing) && of(LoopType::Balancing), "R1 and B1 share a number");
    let merged = merge(&base, &edited(&base, true, 1), &edited(&base, false, 2));
    assert!(merged.renumbered.is_empty() && merged.map.named_loops() == base.named_loops());
}

fn causeway(arguments: &[&str], folder: &std::path::Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_causeway")).args(arguments).current_dir(folder).output().unwrap()
}

#[test]
fn the_command_line_tells_what_differs_and_merges() {
    let folder = tempfile::tempdir().unwrap();
    let base = random_map(4, 7);
    let (ours, theirs) = (edited(&base, true, 21), edited(&base, false, 22));
    for (name, map) in [("base.ron", &base), ("ours.ron", &ours), ("theirs.ron", &theirs)] {
        fs::write(folder.path().join(name), ron::write(map)).unwrap();
    }
    let run = |arguments: &[&str]| {
        let output = causeway(arguments, folder.path());
        (output.status.code(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    assert_eq!(run(&["diff", "base.ron", "base.ron"]).1, "The two maps are the same.\n");
    let (code, told, _) = run(&["diff", "base.ron", "ours.ron", "--json"]);
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!((code, told["changed"].as_array().unwrap().len()), (Some(0), diff(&base, &ours).len()));
    assert_eq!(run(&["merge", "base.ron", "ours.ron", "theirs.ron", "-o", "out.ron"]).0, Some(0));
    let out = causeway::storage::open_map(&folder.path().join("out.ron")).unwrap().imported.map;
    assert!(same(&out, &merge(&base, &ours, &theirs).map));
    let labelled = |label: &str| {
        let mut document = document(&base, 9);
        document.edit(&Edit::Elements(base.elements().map(|e| e.id).collect(), ElementField::Label(label.into())));
        document.map().clone()
    };
    fs::write(folder.path().join("ours.ron"), ron::write(&labelled("one"))).unwrap();
    let other = labelled("two");
    fs::write(folder.path().join("other.ron"), ron::write(&other)).unwrap();
    let (code, told, _) = run(&["merge", "base.ron", "ours.ron", "other.ron", "-o", "out.ron", "--json"]);
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!((code, told["clean"].as_bool()), (Some(1), Some(false)));
    assert!(fs::read_to_string(folder.path().join("out.ron")).unwrap().contains("merge_conflicts: ["));
    for (flag, expected) in [("--ours", "one"), ("--theirs", "two")] {
        let (code, _, told) = run(&["merge", "base.ron", "ours.ron", "other.ron", "-o", "out.ron", flag]);
        let out = causeway::storage::open_map(&folder.path().join("out.ron")).unwrap().imported.map;
        assert!(out.elements().all(|element| element.label == expected) && !out.extra().0.contains_key(CONFLICTS));
        assert!(code == Some(0) && told.contains("Both changed the label of element N1"), "{told}");
    }
    assert_eq!(run(&["merge", "base.ron", "ours.ron", "other.ron", "-o", "out.ron", "--ours", "--theirs"]).0, Some(2));
    assert_eq!(run(&["merge", "base.ron", "none.ron", "other.ron", "-o", "out.ron"]).0, Some(2));
}

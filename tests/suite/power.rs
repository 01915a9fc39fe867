//! The power fails at every call of a save and of the journal: the old map or the new one, whole; and what was acknowledged is there.

use std::path::Path;

use causeway::document::{Document, Edit};
use causeway::format::Checksum;
use causeway::map::{ElementKind, IdSource, Point, SystemMap};
use causeway::storage::journal::{About, Journal, recover};
use causeway::storage::{open_map_on, save_map_on};

use crate::cut_disk::CutDisk;
use crate::random_map::random_map;

const MAP: &str = "/maps/map.ron";
const ROOT: &str = "/data/recovery";
/// How often chance decides what is left after one cut.
const CHANCES: u64 = 24;

fn bytes(map: &SystemMap) -> Vec<u8> {
    causeway::format::ron::write(map).into_bytes()
}

/// Saves twice with the power failing at every call in turn: how many cuts, and how often an acknowledged save was lost or a map torn.
fn cuts_of_saves(lies: bool) -> (usize, usize) {
    let maps = [random_map(2, 1), random_map(3, 2), random_map(4, 3)];
    let (mut cuts, mut lost) = (0, 0);
    for call in 1.. {
        let disk = CutDisk::new(call, lies);
        disk.put(Path::new(MAP), &bytes(&maps[0]));
        let mut safe = 0;
        for (at, map) in maps.iter().enumerate().skip(1) {
            if save_map_on(&disk, Path::new(MAP), map, None).is_ok_and(|saved| saved.durable) {
                safe = at;
            }
        }
        for seed in 0..CHANCES {
            let after = disk.after_the_cut(&mut fastrand::Rng::with_seed(seed));
            let found = open_map_on(&after, Path::new(MAP)).ok().filter(|opened| opened.imported.checksum == Checksum::Matches);
            let at = found.and_then(|opened| maps.iter().position(|map| *map == opened.imported.map));
            lost += usize::from(at.is_none_or(|at| at < safe));
            cuts += 1;
        }
        if !disk.is_cut() {
            break;
        }
    }
    (cuts, lost)
}

#[test]
fn of_saves_none_is_torn_and_none_that_was_acknowledged_is_lost() {
    let (cuts, lost) = cuts_of_saves(false);
    assert!(cuts >= 200, "{cuts}");
    assert_eq!(lost, 0, "of {cuts}");
}

#[test]
fn a_disk_that_lies_would_be_found_out() {
    assert!(cuts_of_saves(true).1 > 0, "else these tests would find nothing");
}

#[test]
fn of_the_journal_every_step_that_reached_the_disk_comes_back() {
    let mut cuts = 0;
    for call in 1.. {
        let disk = CutDisk::new(call, false);
        let mut document = Document::new(random_map(1, 9), IdSource::seeded(4));
        let mut states = vec![document.map().clone()];
        let mut safe = None;
        let mut journal = Journal::new(&disk, Path::new(ROOT), About::default(), document.map(), None).unwrap();
        if journal.snapshot().is_ok() {
            safe = Some(0);
        }
        for step in 1..6 {
            let id = document.new_id();
            document.edit(&Edit::AddElement { id, kind: ElementKind::Factor, label: format!("Step {step}"), at: Point::ZERO });
            states.push(document.map().clone());
            let done = journal.append(&document.take_changes().unwrap()).and_then(|()| journal.sync());
            let done = if step == 3 { done.and_then(|()| journal.snapshot()) } else { done };
            if done.is_ok() {
                safe = Some(states.len() - 1);
            }
        }
        for seed in 0..CHANCES {
            let after = disk.after_the_cut(&mut fastrand::Rng::with_seed(seed));
            let found = recover(&after, journal.folder(), None).ok();
            let at = found.map(|found| states.iter().rposition(|state| *state == found.map).expect("a state that was"));
            assert!(at >= safe, "{at:?} < {safe:?} at call {call}, chance {seed}");
            cuts += 1;
        }
        if !disk.is_cut() {
            break;
        }
    }
    assert!(cuts >= 200, "{cuts}");
}

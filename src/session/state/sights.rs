//! What the welcome page shows of maps that are not open: their names, how large they are, and a picture. Read by a thread of its own, so
//! that a slow disk never holds up the window.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

use crate::analysis::CausalGraph;
use crate::format::{ImportOptions, ron};
use crate::map::SystemMap;
use crate::scene::{LoopMark, Marks, Scene, build};
use crate::storage::{OpenError, open_map};
use crate::text::Typesetter;
use crate::theme::ThemeName;

/// The example that comes with the program.
pub const EXAMPLE: &str = include_str!("../../../examples/multiple-disadvantage.ron");

/// Maps of more elements and connections have no picture here: it would say nothing at the size of a card, and take longer than all else.
const MOST_DRAWN: usize = 2_500;

/// What is to be seen of a map.
#[derive(Clone, Debug)]
pub struct Sight {
    /// Its title; empty if it has none.
    pub title: String,
    /// How many elements it has.
    pub elements: usize,
    /// How many connections.
    pub connections: usize,
    /// How many named loops.
    pub named_loops: usize,
    /// When its file was last changed, in seconds since 1970.
    pub changed: Option<i64>,
    light: Arc<Scene>,
    dark: Arc<Scene>,
}

impl Sight {
    /// Its picture; empty of a map too large to be seen in one so small.
    pub fn scene(&self, dark: bool) -> &Arc<Scene> {
        if dark { &self.dark } else { &self.light }
    }
}

/// Whose sight.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Whose {
    Example,
    File(PathBuf),
}

/// Why nothing is seen of a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unseen {
    /// Its file cannot be read.
    Lost,
    /// It is under a passphrase: only its name is known.
    Protected,
}

/// Sights of the example and of recent files, as far as they have been read.
#[derive(Debug, Default)]
pub struct Sights {
    seen: BTreeMap<Whose, Result<Sight, Unseen>>,
    asked: Vec<PathBuf>,
    coming: Option<Receiver<(Whose, Result<Sight, Unseen>)>>,
}

impl Sights {
    /// Asks for the example and these files, unless they have been asked for; takes in what has come.
    pub fn refresh(&mut self, files: &[PathBuf]) {
        if self.coming.is_none() && (self.seen.is_empty() || self.asked != files) {
            self.ask(files);
        }
        while let Some(coming) = &self.coming {
            match coming.try_recv() {
                Ok((whose, sight)) => {
                    self.seen.insert(whose, sight);
                }
                Err(TryRecvError::Empty) => return,
                Err(TryRecvError::Disconnected) => self.coming = None,
            }
        }
    }

    fn ask(&mut self, files: &[PathBuf]) {
        self.asked = files.to_vec();
        let new = std::iter::once(Whose::Example).chain(files.iter().cloned().map(Whose::File));
        let new: Vec<Whose> = new.filter(|whose| !self.seen.contains_key(whose)).collect();
        let (send, receive) = channel();
        self.coming = Some(receive);
        thread::spawn(move || {
            let mut typesetter = Typesetter::new();
            for whose in new {
                let sight = read(&whose).map(|(map, changed)| sight(&map, changed, &mut typesetter));
                if send.send((whose, sight)).is_err() {
                    return;
                }
            }
        });
    }

    /// Forgets what a file looked like: it was written.
    pub fn forget(&mut self, path: &Path) {
        self.seen.remove(&Whose::File(path.to_owned()));
        self.asked.clear();
    }

    /// Waits until everything asked for has come.
    pub fn wait(&mut self) {
        for (whose, sight) in self.coming.take().into_iter().flatten() {
            self.seen.insert(whose, sight);
        }
    }

    /// Whether more is to come.
    pub fn is_waiting(&self) -> bool {
        self.coming.is_some()
    }

    /// The example's.
    pub fn example(&self) -> Option<&Sight> {
        self.seen.get(&Whose::Example)?.as_ref().ok()
    }

    /// A file's; `None` while it has not been read and when it cannot be.
    pub fn of(&self, path: &Path) -> Option<&Sight> {
        self.seen.get(&Whose::File(path.to_owned()))?.as_ref().ok()
    }

    /// Why nothing is seen of a file that was looked for.
    pub fn unseen(&self, path: &Path) -> Option<Unseen> {
        self.seen.get(&Whose::File(path.to_owned()))?.as_ref().err().copied()
    }
}

fn read(whose: &Whose) -> Result<(SystemMap, Option<i64>), Unseen> {
    match whose {
        Whose::Example => {
            let imported = ron::read(EXAMPLE.as_bytes(), &ImportOptions::default()).map_err(|_| Unseen::Lost)?;
            Ok((imported.map, None))
        }
        Whose::File(path) => {
            let changed = path.metadata().and_then(|facts| facts.modified()).ok();
            let since = changed.and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
            let opened = open_map(path).map_err(|error| if let OpenError::Locked(_) = error { Unseen::Protected } else { Unseen::Lost })?;
            Ok((opened.imported.map, since.and_then(|since| i64::try_from(since.as_secs()).ok())))
        }
    }
}

fn sight(map: &SystemMap, changed: Option<i64>, typesetter: &mut Typesetter) -> Sight {
    let graph = CausalGraph::of(map);
    let marks = Marks {
        grouping: map.groupings().iter().next().map(|grouping| grouping.id),
        loops: map.named_loops().iter().filter_map(|named| LoopMark::of(&graph, named)).collect(),
        evidence: false,
        ..Marks::default()
    };
    let is_drawn = map.element_count() + map.connection_count() <= MOST_DRAWN;
    let mut drawn = |theme: ThemeName| if is_drawn { build(map, &marks, theme.theme(), typesetter).scene } else { Arc::default() };
    Sight {
        title: map.about().title.clone(),
        elements: map.element_count(),
        connections: map.connection_count(),
        named_loops: map.named_loops().len(),
        changed,
        light: drawn(ThemeName::Light),
        dark: drawn(ThemeName::Dark),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{SyntheticSize, synthetic};

    #[test]
    fn a_map_too_large_for_a_card_is_named_and_not_drawn() {
        let size = SyntheticSize { elements: 1_000, connections: MOST_DRAWN, quotes: 0 };
        let seen = sight(&synthetic(size, 1), None, &mut Typesetter::new());
        assert_eq!((seen.elements, seen.connections), (1_000, MOST_DRAWN));
        assert!(seen.scene(false).items.is_empty() && seen.scene(true).items.is_empty());
    }

    #[test]
    fn the_example_and_a_lost_file_are_seen() {
        let mut sights = Sights::default();
        let lost = PathBuf::from("/nowhere/lost.ron");
        sights.refresh(std::slice::from_ref(&lost));
        sights.wait();
        let example = sights.example().unwrap();
        assert!(example.elements > 10 && example.named_loops > 0);
        assert!(!example.scene(true).items.is_empty());
        assert!(sights.of(&lost).is_none() && sights.unseen(&lost) == Some(Unseen::Lost));
        sights.refresh(&[lost]);
        assert!(!sights.is_waiting(), "nothing is asked twice");
    }
}

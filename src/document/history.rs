//! Undo and redo, without limit, each step with a name.

use super::delta::Delta;
use crate::map::{Record, RecordId};

/// What one gesture or command changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Names the step in "Undo move"; lower case, no "undo".
    pub label: String,
    /// One delta a record.
    pub deltas: Vec<Delta>,
    serial: u64,
}

/// Steps done, and steps undone that can be done again.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    last_serial: u64,
    /// The position before the first step.
    start: u64,
}

impl History {
    /// Remembers a step; what had been undone cannot be done again.
    pub(super) fn push(&mut self, label: String, deltas: Vec<Delta>) {
        let serial = self.next_serial();
        self.undone.clear();
        self.done.push(Step { label, deltas, serial });
    }

    pub(super) fn undo(&mut self) -> Option<&Step> {
        let step = self.done.pop()?;
        self.undone.push(step);
        self.undone.last()
    }

    pub(super) fn redo(&mut self) -> Option<&Step> {
        let step = self.undone.pop()?;
        self.done.push(step);
        self.done.last()
    }

    /// Takes records out of every step, and lets those that stay forget what they say of them; a step of which nothing is left goes.
    /// Positions of before are none any more: what was saved there still holds what was taken out.
    pub(super) fn forget(&mut self, gone: impl Fn(RecordId) -> bool, forgets: impl Fn(&mut Record)) {
        for steps in [&mut self.done, &mut self.undone] {
            for step in steps.iter_mut() {
                step.deltas.retain(|delta| !gone(delta.id));
                step.deltas.iter_mut().flat_map(|delta| [&mut delta.before, &mut delta.after]).flatten().for_each(&forgets);
                step.deltas.retain(|delta| delta.before != delta.after);
            }
            steps.retain(|step| !step.deltas.is_empty());
        }
        self.start = self.next_serial();
        for step in self.done.iter_mut().chain(&mut self.undone) {
            self.last_serial += 1;
            step.serial = self.last_serial;
        }
    }

    fn next_serial(&mut self) -> u64 {
        self.last_serial += 1;
        self.last_serial
    }

    /// Every change it remembers, done or undone.
    pub(super) fn deltas(&self) -> impl Iterator<Item = &Delta> {
        self.done.iter().chain(&self.undone).flat_map(|step| &step.deltas)
    }

    /// Where in the history the map stands: the last step's own number, or that of the start; never given twice.
    pub fn position(&self) -> u64 {
        self.done.last().map_or(self.start, |step| step.serial)
    }

    /// The name of the step that undo would take back.
    pub fn undo_label(&self) -> Option<&str> {
        self.done.last().map(|step| step.label.as_str())
    }

    /// The name of the step that redo would do again.
    pub fn redo_label(&self) -> Option<&str> {
        self.undone.last().map(|step| step.label.as_str())
    }

    /// Steps done, the oldest first.
    pub fn done(&self) -> &[Step] {
        &self.done
    }
}

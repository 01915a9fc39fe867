//! Undo and redo, without limit, each step with a name.

use super::delta::Delta;

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
}

impl History {
    /// Remembers a step; what had been undone cannot be done again.
    pub(super) fn push(&mut self, label: String, deltas: Vec<Delta>) {
        self.last_serial += 1;
        self.undone.clear();
        self.done.push(Step { label, deltas, serial: self.last_serial });
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

    /// Where in the history the map stands: 0 at the start, else the last step's own number, never given twice.
    pub fn position(&self) -> u64 {
        self.done.last().map_or(0, |step| step.serial)
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

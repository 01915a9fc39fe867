//! Counts remarks of one kind over the rows of a file, so that a report has one sentence for a thousand rows.

/// Remarks, in the order in which each came up first.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally(Vec<(&'static str, u64, usize)>);

impl Tally {
    /// One more row of which this is to be said: "… without a polarity, taken for ?".
    pub(super) fn count(&mut self, remark: &'static str, line: u64) {
        match self.0.iter_mut().find(|(known, ..)| *known == remark) {
            Some((_, _, rows)) => *rows += 1,
            None => self.0.push((remark, line, 1)),
        }
    }

    /// A sentence for each remark.
    pub(super) fn sentences(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(|(remark, line, rows)| match rows {
            1 => format!("a row {remark} (line {line})"),
            _ => format!("{rows} rows {remark} (the first in line {line})"),
        })
    }
}

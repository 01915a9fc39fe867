//! What can be asked of the tables.

use crate::tables::{Column, TableKind};

/// Something of the tables.
#[derive(Clone, Debug, PartialEq)]
pub enum TablesAction {
    /// Puts them in the place of the map, or takes them away.
    Open(bool),
    /// Another table.
    Kind(TableKind),
    /// Sorts by this column; again turns the order round, and once more sorts by code.
    Sort(usize),
    /// Only rows with this in any cell.
    Find(String),
    /// Only rows with this in the cell of a column.
    Filter(usize, String),
    /// Every row, by code.
    All,
    /// Takes a cell in hand and selects its row.
    Take {
        /// Which row.
        row: usize,
        /// Which column.
        column: usize,
        /// With the rows from the one before.
        extend: bool,
        /// Beside what is selected, or no longer.
        toggle: bool,
    },
    /// Takes the cell so many rows down and columns right in hand.
    Step {
        /// Rows down.
        rows: isize,
        /// Columns to the right.
        columns: isize,
        /// Selects the rows on the way too.
        extend: bool,
    },
    /// Begins to type in the cell in hand, over what stands there or with this.
    Begin(Option<String>),
    /// The text as typed so far.
    Type(String),
    /// Forgets what is typed.
    Forget,
    /// Writes what is typed into the rows, then takes the next cell in hand: so many rows down and columns right.
    Keep(isize, isize),
    /// Writes this into the cells of the rows.
    Set(String),
    /// The keyboard is there now.
    Focused,
    /// Shows the selected rows on the map.
    OnMap,
    /// Rows pasted from a spreadsheet, to be looked at first.
    Paste(String),
    /// What a pasted column is; none leaves it out.
    PasteColumn(usize, Option<Column>),
    /// Whether the first pasted row says what the columns are.
    PasteHeaded(bool),
    /// Puts the pasted rows on the map, as one step; as soon as it is known what they do.
    PasteKeep,
    /// Stops reading pasted rows.
    PasteStop,
}

//! A table being gathered cell by cell for the tag tree. Every row gets as many cells as the widest, as readers of tables expect.

use krilla::tagging::{TableHeaderScope, Tag as PdfTag, TagGroup, TagKind};

use crate::scene::TableCell;

/// Rows in order, each with its cells by column.
#[derive(Default)]
pub(super) struct Grid {
    rows: Vec<(u32, Vec<(u16, TagGroup)>)>,
}

impl Grid {
    /// Whether a cell is of this table: its row is the last or a later one.
    pub fn goes_on(&self, cell: TableCell) -> bool {
        self.rows.last().is_none_or(|(row, _)| *row <= cell.row)
    }

    /// Adds something to a cell. A row that runs over the end of a page comes back to cells it had before.
    pub fn add(&mut self, cell: TableCell, content: TagGroup) {
        if self.rows.last().is_none_or(|(row, _)| *row != cell.row) {
            self.rows.push((cell.row, Vec::new()));
        }
        let Some((_, cells)) = self.rows.last_mut() else { return };
        match cells.iter_mut().find(|(column, _)| *column == cell.column) {
            Some((_, group)) => group.push(content),
            None => cells.push((cell.column, TagGroup::with_children(kind(cell), vec![content.into()]))),
        }
    }

    /// The table, empty cells filled in.
    pub fn finish(self) -> TagGroup {
        let width = self.rows.iter().flat_map(|(_, cells)| cells.iter().map(|(column, _)| column + 1)).max().unwrap_or(0);
        let mut table = TagGroup::new(PdfTag::Table);
        for (_, mut cells) in self.rows {
            let mut row = TagGroup::new(PdfTag::TR);
            for column in 0..width {
                let at = cells.iter().position(|(own, _)| *own == column);
                row.push(at.map_or_else(|| TagGroup::new(PdfTag::TD), |at| cells.swap_remove(at).1));
            }
            table.push(row);
        }
        table
    }
}

fn kind(cell: TableCell) -> TagKind {
    match (cell.head, cell.row) {
        (false, _) => PdfTag::TD.into(),
        (true, 0) => PdfTag::TH(TableHeaderScope::Column).into(),
        (true, _) => PdfTag::TH(TableHeaderScope::Row).into(),
    }
}

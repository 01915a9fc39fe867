//! How wide the columns of a table are: by their shares, but never narrower than their longest word.

use crate::print::sheets::Sheets;
use crate::text::Typesetter;

use super::row::{Look, style};
use super::{Cell, CellText, Table};

/// The widths of columns that fill this width; none where their longest words do not fit beside each other.
pub(super) fn of(table: &Table, width: f64, sheets: &Sheets<'_>, types: &mut Typesetter) -> Option<Vec<f64>> {
    let count = table.columns.len();
    let room = width - Look::of(sheets).gap * count.saturating_sub(1) as f64;
    if count <= 1 {
        return Some(vec![room]);
    }
    let least: Vec<f64> = (0..count).map(|at| longest_word(table, at, sheets, types)).collect();
    if least.iter().sum::<f64>() > room {
        return None;
    }
    let shares: Vec<f64> = table.columns.iter().map(|column| column.share.max(0.01)).collect();
    Some(shared(room, &shares, &least))
}

/// Room shared out, those that would get less than their least first.
fn shared(room: f64, shares: &[f64], least: &[f64]) -> Vec<f64> {
    let mut fixed = vec![false; shares.len()];
    loop {
        let sum = |wanted: bool, of: &[f64]| of.iter().zip(&fixed).filter(|(_, f)| **f == wanted).map(|(v, _)| *v).sum::<f64>();
        let unit = (room - sum(true, least)) / sum(false, shares).max(1e-9);
        let too_narrow = shares.iter().zip(least).zip(&fixed).position(|((share, least), fixed)| !fixed && share * unit < *least);
        let Some(fix) = too_narrow.and_then(|at| fixed.get_mut(at)) else {
            let width = |((share, least), fixed): ((&f64, &f64), &bool)| if *fixed { *least } else { share * unit };
            return shares.iter().zip(least).zip(&fixed).map(width).collect();
        };
        *fix = true;
    }
}

/// The width of the longest word of a column.
fn longest_word(table: &Table, at: usize, sheets: &Sheets<'_>, types: &mut Typesetter) -> f64 {
    let title = table.columns.get(at).map_or("", |column| column.title);
    let title = Cell::strong(title);
    let cells = table.rows.iter().filter_map(|row| row.get(at)).chain([&title]);
    let mut widest: f64 = 0.0;
    let mut longest: [usize; 3] = [0; 3];
    for text in cells.flat_map(|cell| &cell.texts) {
        let kind = match text {
            CellText::Words(_) => 0,
            CellText::Strong(_) => 1,
            CellText::Quote(_) => 2,
        };
        let Some(longest) = longest.get_mut(kind) else { continue };
        for word in text.words().split_whitespace() {
            let letters = word.chars().count();
            // A shorter word of wide letters may be wider than the longest: those near it are measured too.
            if letters * 5 >= *longest * 4 {
                *longest = letters.max(*longest);
                widest = widest.max(f64::from(types.width(word, style(text, sheets))));
            }
        }
    }
    widest + 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_column_is_narrower_than_its_longest_word() {
        assert_eq!(shared(100.0, &[1.0, 3.0], &[10.0, 10.0]), [25.0, 75.0]);
        assert_eq!(shared(100.0, &[1.0, 3.0, 1.0], &[30.0, 10.0, 1.0]), [30.0, 52.5, 17.5]);
        let narrow = shared(100.0, &[0.0001, 9.0, 1.0], &[20.0, 10.0, 20.0]);
        assert!(
            (narrow.iter().sum::<f64>() - 100.0).abs() < 1e-9 && (narrow[0] - 20.0).abs() < 1e-9 && (narrow[2] - 20.0).abs() < 1e-9,
            "{narrow:?}"
        );
    }
}

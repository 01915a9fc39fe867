//! Families of loops in the list: the first of each that is shown, its variants behind it.

use std::collections::{BTreeSet, HashMap};

use super::LoopLine;
use crate::analysis::LoopRow;
use crate::map::LoopKey;

/// The lines of these rows of the book, in their order: of each family the first, and after it its variants where it was opened. `family_of`
/// tells the family of a loop by its place in the list that was searched.
pub(super) fn fold(
    in_order: impl Iterator<Item = usize>,
    rows: &[LoopRow],
    family_of: &HashMap<usize, usize>,
    opened: &BTreeSet<LoopKey>,
) -> Vec<LoopLine> {
    let mut groups: Vec<(usize, Vec<usize>)> = Vec::new();
    let mut group_of: HashMap<usize, usize> = HashMap::new();
    for row in in_order {
        let family = rows.get(row).and_then(|row| row.at).and_then(|at| family_of.get(&at)).copied();
        if let Some((_, variants)) = family.and_then(|family| group_of.get(&family)).and_then(|&group| groups.get_mut(group)) {
            variants.push(row);
        } else {
            group_of.extend(family.map(|family| (family, groups.len())));
            groups.push((row, Vec::new()));
        }
    }
    let mut lines = Vec::new();
    for (first, variants) in groups {
        lines.push(LoopLine { row: first, variants: variants.len(), is_variant: false });
        if rows.get(first).is_some_and(|row| opened.contains(&row.key)) {
            lines.extend(variants.into_iter().map(|row| LoopLine { row, variants: 0, is_variant: true }));
        }
    }
    lines
}

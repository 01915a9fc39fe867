//! What two maps differ in, and what became of a merge, a sentence each. What people said is never repeated: quotes are called by code.

use super::{counted, listed};
use crate::document::{Clash, Conflict, Delta, Disagreement, Dispute, Merged, Renumbered, Side};
use crate::map::{Record, RecordId, SystemMap, record_name};

/// One change in a sentence: "Element N12 “Trust” was added."
pub fn delta_told(delta: &Delta) -> String {
    let record = delta.after.as_ref().or(delta.before.as_ref());
    let name = capital(&record.map(record_name).unwrap_or_default());
    match (&delta.before, &delta.after) {
        (None, _) => format!("{name} was added."),
        (_, None) => format!("{name} was removed."),
        (Some(Record::Element(before)), Some(Record::Element(after))) if before.label != after.label => {
            let before = format!("It was \u{201c}{}\u{201d}.", before.label);
            let rest: Vec<String> = delta.fields().into_iter().filter(|field| *field != "label").map(str::to_owned).collect();
            let rest = if rest.is_empty() { String::new() } else { format!(" Its {} changed too.", listed(&rest)) };
            format!("{name} has a new label. {before}{rest}")
        }
        _ if delta.fields() == ["position"] => format!("{name} was moved."),
        _ => {
            let fields: Vec<String> = delta.fields().into_iter().map(str::to_owned).collect();
            format!("{name}: {} changed.", listed(&fields))
        }
    }
}

/// How much changed: "2 elements added, 1 quote removed, 3 records changed"; none for no change.
pub fn deltas_summed(deltas: &[Delta]) -> Option<String> {
    let count = |of: &dyn Fn(&Delta) -> bool, kind: &dyn Fn(RecordId) -> bool| deltas.iter().filter(|d| kind(d.id) && of(d)).count();
    let (added, removed) = (|d: &Delta| d.before.is_none(), |d: &Delta| d.after.is_none());
    let changed = |d: &Delta| d.before.is_some() && d.after.is_some();
    let mut parts = Vec::new();
    for (what, of) in [("added", &added as &dyn Fn(&Delta) -> bool), ("removed", &removed), ("changed", &changed)] {
        let kinds: [(&str, &dyn Fn(RecordId) -> bool); 4] = [
            ("element", &|id| matches!(id, RecordId::Element(_))),
            ("connection", &|id| matches!(id, RecordId::Connection(_))),
            ("quote", &|id| matches!(id, RecordId::Quote(_))),
            ("other part", &|id| !matches!(id, RecordId::Element(_) | RecordId::Connection(_) | RecordId::Quote(_))),
        ];
        let told = kinds.into_iter().map(|(noun, kind)| (noun, count(of, kind))).filter(|(_, count)| *count > 0);
        parts.extend(told.map(|(noun, count)| format!("{} {what}", counted(count, noun))));
    }
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// A conflict in a sentence, and what became of it when one side settles it all.
pub fn conflict_told(conflict: &Conflict, settled: Option<Side>) -> String {
    let name = &conflict.name;
    match &conflict.on {
        Disagreement::Field(clash) if settled == Some(Side::Theirs) => {
            let field = clash.field;
            match (&clash.ours, &clash.theirs) {
                (Some(ours), Some(theirs)) => format!("Both changed the {field} of {name}: theirs, {theirs}, is taken; ours was {ours}."),
                _ => format!("Both changed the {field} of {name}: theirs is taken; look at ours in our file."),
            }
        }
        Disagreement::RemovedByUs if settled == Some(Side::Ours) => format!("We removed {name} and they changed it: it goes."),
        Disagreement::RemovedByThem if settled == Some(Side::Theirs) => format!("They removed {name} and we changed it: it goes."),
        Disagreement::Field(clash) => {
            let field = clash.field;
            match (&clash.ours, &clash.theirs) {
                (Some(ours), Some(theirs)) => format!("Both changed the {field} of {name}: ours, {ours}, stays; theirs was {theirs}."),
                _ => format!("Both changed the {field} of {name}: ours stays; look at theirs in their file."),
            }
        }
        Disagreement::RemovedByUs => format!("We removed {name} and they changed it: it stays as they have it."),
        Disagreement::RemovedByThem => format!("They removed {name} and we changed it: it stays as we have it."),
        Disagreement::StillNeeded => format!("One side removed {name} and the other has something that needs it: it stays."),
    }
}

/// A new code in a sentence.
pub fn renumbered_told(renumbered: &Renumbered) -> String {
    let before = renumbered.code_before().map_or_else(|| renumbered.before.to_string(), |code| code.to_string());
    format!("{} was {before} on their side, which is another one here.", capital(&renumbered.name))
}

/// What the two sides of a dispute are, a line for each thing they differ in: "Label: “Trust” or, theirs, “Faith”".
pub fn dispute_told(dispute: &Dispute) -> Vec<String> {
    if dispute.is_removed_by_us() {
        return vec!["We removed it; they changed it.".to_owned()];
    }
    if dispute.is_removed_by_them() {
        return vec!["We changed it; they removed it.".to_owned()];
    }
    let line = |clash: &Clash| match (&clash.ours, &clash.theirs) {
        (Some(ours), Some(theirs)) => format!("{}: ours is {ours}, theirs is {theirs}.", capital(clash.field)),
        _ => format!("{}: both of you changed it.", capital(clash.field)),
    };
    dispute.clashes.iter().map(line).collect()
}

/// Everything worth knowing of a merge, which one side may have settled: conflicts first.
pub fn merge_told(merged: &Merged, settled: Option<Side>) -> Vec<String> {
    let conflicts = merged.conflicts.iter().map(|conflict| conflict_told(conflict, settled));
    let renumbered = merged.renumbered.iter().map(renumbered_told);
    conflicts.chain(renumbered).chain(merged.mended.iter().map(|problem| format!("{}.", capital(&problem.to_string())))).collect()
}

/// What a map holds: "12 elements, 20 connections, 3 quotes".
pub fn size_told(map: &SystemMap) -> String {
    let (elements, connections, quotes) = (map.element_count(), map.connection_count(), map.quotes().len());
    format!("{}, {}, {}", counted(elements, "element"), counted(connections, "connection"), counted(quotes, "quote"))
}

/// A sentence that begins as sentences do.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{diff, merge};
    use crate::map::{Element, ElementId, ElementKind, Numbers, Point};

    fn map(elements: &[(u64, u32, &str, f64)]) -> SystemMap {
        let records = elements.iter().map(|&(id, number, label, x)| {
            Element::new(ElementId::from_value(id), number, ElementKind::Factor, label, Point::new(x, 0.0)).into()
        });
        SystemMap::from_records(records, Numbers::default()).0
    }

    #[test]
    fn changes_are_told_in_sentences() {
        let (old, new) = (
            map(&[(1, 1, "Trust", 0.0), (2, 2, "Debt", 0.0), (3, 3, "Rent", 0.0)]),
            map(&[(1, 1, "Trust", 5.0), (2, 2, "Debts", 0.0), (4, 4, "Wages", 0.0)]),
        );
        let deltas = diff(&old, &new);
        let told: Vec<String> = deltas.iter().map(delta_told).collect();
        assert_eq!(
            told,
            [
                "Element N1 \u{201c}Trust\u{201d} was moved.",
                "Element N2 \u{201c}Debts\u{201d} has a new label. It was \u{201c}Debt\u{201d}.",
                "Element N3 \u{201c}Rent\u{201d} was removed.",
                "Element N4 \u{201c}Wages\u{201d} was added.",
            ]
        );
        assert_eq!(deltas_summed(&deltas).unwrap(), "1 element added, 1 element removed, 2 elements changed");
        assert_eq!(deltas_summed(&diff(&old, &old)), None);
    }

    #[test]
    fn a_dispute_says_what_each_side_has() {
        let base = map(&[(1, 1, "Trust", 0.0), (2, 2, "Rent", 0.0)]);
        let merged = merge(&base, &map(&[(1, 1, "Ours", 0.0)]), &map(&[(1, 1, "Faith", 0.0), (2, 2, "Rents", 0.0)]));
        let told: Vec<String> = merged.disputes.iter().flat_map(dispute_told).collect();
        assert_eq!(told, ["Label: ours is \u{201c}Ours\u{201d}, theirs is \u{201c}Faith\u{201d}.", "We removed it; they changed it."]);
        let taken = merge_told(&merged, Some(Side::Theirs));
        assert!(taken[0].ends_with("theirs, \u{201c}Faith\u{201d}, is taken; ours was \u{201c}Ours\u{201d}."), "{taken:?}");
    }

    #[test]
    fn conflicts_say_what_stays_and_what_it_was() {
        let base = map(&[(1, 1, "Trust", 0.0)]);
        let (ours, theirs) = (map(&[(1, 1, "Trust in us", 0.0), (2, 2, "Rent", 0.0)]), map(&[(1, 1, "Faith", 3.0), (3, 2, "Debt", 0.0)]));
        assert_eq!(
            merge_told(&merge(&base, &ours, &theirs), None),
            [
                "Both changed the label of element N1 \u{201c}Trust in us\u{201d}: ours, \u{201c}Trust in us\u{201d}, stays; theirs was \u{201c}Faith\u{201d}.",
                "Element N3 \u{201c}Debt\u{201d} was N2 on their side, which is another one here.",
            ]
        );
        assert_eq!(
            merge_told(&merge(&base, &ours, &map(&[])), None)[0],
            "They removed element N1 \u{201c}Trust\u{201d} and we changed it: it stays as we have it.".replace("Trust", "Trust in us")
        );
    }
}

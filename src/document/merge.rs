//! Two maps that grew from one are made one again, record by record and within a record field by field.
//!
//! What only one side changed is taken. What both changed stays as ours and is told; a record that one side removed and the other changed
//! stays. Words that were withdrawn on either side are gone for good.

use std::collections::{BTreeMap, BTreeSet};

use super::diff::{by_name, diff};
use super::fields::{Clash, merged};
use super::{Dispute, Edit, Side};
use crate::map::{Code, CodeKind, LoopType, Numbers, Problem, ProblemKind, QuoteId, Record, RecordId, SystemMap, record_name, repair};

/// The field of a file that says what the two sides of a merge did not agree on.
pub const CONFLICTS: &str = "merge_conflicts";

/// Something that the two sides do not agree on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The record.
    pub id: RecordId,
    /// It in a few words: "element N12 “Trust”".
    pub name: String,
    /// On what.
    pub on: Disagreement,
}

/// What the two sides do not agree on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Disagreement {
    /// Both changed a field; ours stays.
    Field(Clash),
    /// We removed what they changed; theirs stays.
    RemovedByUs,
    /// They removed what we changed; ours stays.
    RemovedByThem,
    /// It was removed on one side, and something on the other needs it: it stays.
    StillNeeded,
}

/// A record of theirs whose code was taken meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renumbered {
    /// The record.
    pub id: RecordId,
    /// What it is, as it is called now.
    pub name: String,
    /// Its number on their side.
    pub before: u32,
}

/// What came of it.
#[derive(Clone, Debug, Default)]
pub struct Merged {
    /// The map.
    pub map: SystemMap,
    /// What the two sides do not agree on.
    pub conflicts: Vec<Conflict>,
    /// The same record by record, to be settled.
    pub disputes: Vec<Dispute>,
    /// Records of theirs with another code than on their side.
    pub renumbered: Vec<Renumbered>,
    /// What pointed at something that is no longer there.
    pub mended: Vec<Problem>,
}

/// Merges two maps that both come from `base`.
pub fn merge(base: &SystemMap, ours: &SystemMap, theirs: &SystemMap) -> Merged {
    let mut merge =
        Merge { base: by_name(base), ours: by_name(ours), theirs: by_name(theirs), conflicts: Vec::new(), kept: BTreeMap::new() };
    let ids: BTreeSet<RecordId> = merge.ours.keys().chain(merge.theirs.keys()).copied().collect();
    let withdrawn: BTreeSet<QuoteId> =
        ids.iter().filter_map(|id| if let RecordId::Tombstone(id) = id { Some(*id) } else { None }).collect();
    for id in ids {
        if !matches!(id, RecordId::Quote(quote) if withdrawn.contains(&quote))
            && let Some(record) = merge.record(id)
        {
            merge.kept.insert(id, record);
        }
    }
    merge.bring_back_what_is_needed();
    let disputes = merge.disputes();
    let numbers = highest([base, ours, theirs].map(SystemMap::numbers));
    let renumbered = renumber(&mut merge.kept, &merge.ours, numbers);
    let (map, problems) = repair(merge.kept.into_values().collect(), numbers);
    let mended = problems.into_iter().filter(|problem| problem.kind == ProblemKind::Fault).collect();
    Merged { map, conflicts: merge.conflicts, disputes, renumbered, mended }
}

/// What makes the merged map of ours, as one step under this name.
pub fn merging_edit(label: &str, ours: &SystemMap, merged: &SystemMap) -> Edit {
    let deltas = diff(ours, merged);
    let is_element = |id: &RecordId| matches!(id, RecordId::Element(_));
    let gone = |elements: bool| {
        let gone = deltas.iter().filter(move |delta| delta.after.is_none() && is_element(&delta.id) == elements);
        gone.map(|delta| Edit::Remove(delta.id))
    };
    let put = deltas.iter().filter_map(|delta| delta.after.clone()).map(|record| Edit::Put(Box::new(record)));
    // Connections go before the elements that they hang on, and come after them.
    Edit::All(label.to_owned(), gone(false).chain(put).chain(gone(true)).collect())
}

impl Merged {
    /// Everything that the two do not agree on as this side has it.
    #[must_use]
    pub fn settled(mut self, side: Side) -> Self {
        self.map = self.disputes.iter().fold(self.map, |map, dispute| dispute.settled(&map, side));
        self
    }

    /// The map with these sentences written into it, as a field of its file that nobody but people reads; the map itself without any.
    #[must_use]
    pub fn with_conflicts_noted(&self, told: Vec<String>) -> SystemMap {
        if self.conflicts.is_empty() {
            return self.map.clone();
        }
        let mut records = by_name(&self.map);
        if let Some(Record::Extra(extra)) = records.get_mut(&RecordId::Extra) {
            // Only letters that need no escape: the text stands in a file as it is.
            let plain = |line: String| line.replace(['"', '\\'], "'").replace(char::is_control, " ");
            let lines: Vec<String> = told.into_iter().map(|line| format!("    \"{}\",\n", plain(line))).collect();
            extra.0.insert(CONFLICTS.to_owned(), format!("[\n{}  ]", lines.concat()));
        }
        SystemMap::from_records(records.into_values(), self.map.numbers()).0
    }
}

/// The sentences that [`Merged::with_conflicts_noted`] wrote into a map.
pub fn noted_conflicts(map: &SystemMap) -> Vec<String> {
    let noted = map.extra().0.get(CONFLICTS).map(String::as_str).unwrap_or_default();
    let lines = noted.lines().filter_map(|line| line.trim().trim_end_matches(',').strip_prefix('"')?.strip_suffix('"'));
    lines.map(str::to_owned).collect()
}

/// Takes them out: somebody looked through them.
pub fn forgetting_conflicts(map: &SystemMap) -> Edit {
    let mut extra = map.extra().clone();
    extra.0.remove(CONFLICTS);
    Edit::All("settle a merge".to_owned(), vec![Edit::Put(Box::new(Record::Extra(extra)))])
}

type Records = BTreeMap<RecordId, Record>;

struct Merge {
    base: Records,
    ours: Records,
    theirs: Records,
    conflicts: Vec<Conflict>,
    kept: Records,
}

impl Merge {
    /// What becomes of one record; none when it goes.
    fn record(&mut self, id: RecordId) -> Option<Record> {
        let base = self.base.get(&id);
        match (self.ours.get(&id), self.theirs.get(&id)) {
            (Some(ours), Some(theirs)) => {
                let mut clashes = Vec::new();
                let record = merged(base, ours, theirs, &mut clashes);
                if matches!(id, RecordId::Quote(_) | RecordId::Source(_)) {
                    // What people said is repeated nowhere.
                    for clash in &mut clashes {
                        (clash.ours, clash.theirs) = (None, None);
                    }
                }
                let name = record_name(ours);
                self.conflicts.extend(clashes.into_iter().map(|clash| Conflict { id, name: name.clone(), on: Disagreement::Field(clash) }));
                Some(record)
            }
            (Some(one), None) => Self::alone(&mut self.conflicts, base, one, Disagreement::RemovedByThem),
            (None, Some(one)) => Self::alone(&mut self.conflicts, base, one, Disagreement::RemovedByUs),
            (None, None) => None,
        }
    }

    /// A record that only one side still has: it is new there, or the other side removed it.
    fn alone(conflicts: &mut Vec<Conflict>, base: Option<&Record>, one: &Record, removed: Disagreement) -> Option<Record> {
        match base {
            Some(base) if base == one => return None,
            Some(_) => conflicts.push(Conflict { id: one.id(), name: record_name(one), on: removed }),
            None => {}
        }
        Some(one.clone())
    }

    /// Everything that was not agreed on, with both sides whole.
    fn disputes(&self) -> Vec<Dispute> {
        let settled = self.conflicts.iter().filter(|conflict| conflict.on != Disagreement::StillNeeded);
        let names: BTreeMap<RecordId, &str> = settled.map(|conflict| (conflict.id, conflict.name.as_str())).collect();
        names.into_iter().map(|(id, name)| self.dispute(id, name)).collect()
    }

    fn dispute(&self, id: RecordId, name: &str) -> Dispute {
        let side = |one: &Records, other: &Records| {
            let one = one.get(&id)?;
            Some(other.get(&id).map_or_else(|| one.clone(), |other| merged(self.base.get(&id), one, other, &mut Vec::new())))
        };
        let clashes = self.conflicts.iter().filter_map(|conflict| match &conflict.on {
            Disagreement::Field(clash) if conflict.id == id => Some(clash.clone()),
            _ => None,
        });
        let (ours, theirs) = (side(&self.ours, &self.theirs), side(&self.theirs, &self.ours));
        Dispute { id, name: name.to_owned(), clashes: clashes.collect(), ours, theirs }
    }

    /// A connection needs both its ends, a group its grouping: where the one stays, so does the other.
    fn bring_back_what_is_needed(&mut self) {
        let needs = self.kept.values().flat_map(|record| match record {
            Record::Connection(connection) => vec![RecordId::Element(connection.from), RecordId::Element(connection.to)],
            Record::Group(group) => vec![RecordId::Grouping(group.grouping)],
            _ => Vec::new(),
        });
        let missing: BTreeSet<RecordId> = needs.filter(|id| !self.kept.contains_key(id)).collect();
        for id in missing {
            let had = self.ours.get(&id).or_else(|| self.theirs.get(&id)).or_else(|| self.base.get(&id));
            if let Some(record) = had {
                self.conflicts.push(Conflict { id, name: record_name(record), on: Disagreement::StillNeeded });
                self.kept.insert(id, record.clone());
            }
        }
    }
}

fn highest(all: [Numbers; 3]) -> Numbers {
    all.into_iter().fold(Numbers::default(), |most, numbers| Numbers {
        elements: most.elements.max(numbers.elements),
        connections: most.connections.max(numbers.connections),
        quotes: most.quotes.max(numbers.quotes),
    })
}

/// Gives new numbers to records of theirs whose number one of ours has. What is printed on our paper stays right.
fn renumber(kept: &mut Records, ours: &Records, numbers: Numbers) -> Vec<Renumbered> {
    let mut taken: BTreeSet<(Row, u32)> = BTreeSet::new();
    let mut last =
        BTreeMap::from([(Row::Elements, numbers.elements), (Row::Connections, numbers.connections), (Row::Quotes, numbers.quotes)]);
    let mut theirs = Vec::new();
    for (id, record) in kept.iter() {
        let Some((row, number)) = numbered(record) else { continue };
        let most: &mut u32 = last.entry(row).or_default();
        *most = number.max(*most);
        if ours.contains_key(id) {
            taken.insert((row, number));
        } else {
            theirs.push((number, *id, row));
        }
    }
    theirs.sort_unstable();
    let mut renumbered = Vec::new();
    for (before, id, row) in theirs {
        if taken.insert((row, before)) {
            continue;
        }
        let (Some(next), Some(record)) = (last.get_mut(&row), kept.get_mut(&id)) else { continue };
        *next = next.saturating_add(1);
        taken.insert((row, *next));
        set_number(record, *next);
        renumbered.push(Renumbered { id, name: record_name(record), before });
    }
    renumbered
}

/// Records that share one row of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Row {
    Elements,
    Connections,
    Quotes,
    /// R1 and B1 are two loops.
    Loops(LoopType),
}

/// The number that is printed on paper, for what has one.
fn numbered(record: &Record) -> Option<(Row, u32)> {
    match record {
        Record::Element(element) => Some((Row::Elements, element.number)),
        Record::Connection(connection) => Some((Row::Connections, connection.number)),
        Record::Quote(quote) => Some((Row::Quotes, quote.number)),
        Record::Tombstone(tombstone) => Some((Row::Quotes, tombstone.number)),
        Record::NamedLoop(named) => Some((Row::Loops(named.last_type), named.number)),
        _ => None,
    }
}

fn set_number(record: &mut Record, number: u32) {
    match record {
        Record::Element(element) => element.number = number,
        Record::Connection(connection) => connection.number = number,
        Record::Quote(quote) => quote.number = number,
        Record::Tombstone(tombstone) => tombstone.number = number,
        Record::NamedLoop(named) => named.number = number,
        _ => {}
    }
}

impl Renumbered {
    /// What its code was on their side; none for a loop, whose letter is not its own.
    pub fn code_before(&self) -> Option<Code> {
        let kind = match self.id {
            RecordId::Element(_) => CodeKind::Element,
            RecordId::Connection(_) => CodeKind::Connection,
            RecordId::Quote(_) | RecordId::Tombstone(_) => CodeKind::Quote,
            _ => return None,
        };
        Some(Code { kind, number: self.before })
    }
}

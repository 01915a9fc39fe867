//! The list of whose voice is missing: what nobody spoke of, what rests on one voice or on literature alone, what is contradicted, and which
//! loops somebody told whole.

use std::collections::BTreeSet;

use crate::analysis::{Coverage, Tellers, Told, told_loops};
use crate::map::{LoopKey, Part, SystemMap};
use crate::session::Derived;

/// A section of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VoiceSection {
    /// Elements without a quote.
    SilentElements,
    /// Connections without a quote.
    SilentConnections,
    /// Heard from one voice only.
    OneVoice,
    /// Some quote says otherwise.
    Contradicted,
    /// Literature and nothing else.
    Literature,
    /// Loops that somebody told whole.
    Whole,
    /// Loops stitched together from several.
    Stitched,
    /// The voices of each group.
    Groups,
}

impl VoiceSection {
    /// Every section, from top to bottom.
    pub const ALL: [Self; 8] = [
        Self::SilentElements,
        Self::SilentConnections,
        Self::OneVoice,
        Self::Contradicted,
        Self::Literature,
        Self::Whole,
        Self::Stitched,
        Self::Groups,
    ];

    /// Its title.
    pub const fn title(self) -> &'static str {
        match self {
            Self::SilentElements => "Elements without quotes",
            Self::SilentConnections => "Connections without quotes",
            Self::OneVoice => "One voice only",
            Self::Contradicted => "Contradicted",
            Self::Literature => "Literature alone",
            Self::Whole => "Loops told whole",
            Self::Stitched => "Loops stitched together",
            Self::Groups => "Balance by group",
        }
    }

    /// What it tells, in a sentence.
    pub const fn help(self) -> &'static str {
        match self {
            Self::SilentElements | Self::SilentConnections => "Nobody is quoted on these yet.",
            Self::OneVoice => "All that is quoted here comes from one voice.",
            Self::Contradicted => "Some quote says otherwise.",
            Self::Literature => "Reports and literature only; nobody\u{2019}s own words.",
            Self::Whole => "One person, or one source, told every step.",
            Self::Stitched => "Every step was told, but nobody told them all: A to B from one and B to C from another is not yet A to C.",
            Self::Groups => "Quotes on the members of each group.",
        }
    }

    /// Whether it is open unless somebody folded it.
    pub const fn opens(self) -> bool {
        matches!(self, Self::SilentElements | Self::Groups)
    }
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VoiceLine {
    /// The balance of the whole map.
    Balance,
    /// A section and how many it holds.
    Head(VoiceSection, usize),
    /// What the section below its head tells.
    Help(VoiceSection),
    /// An element, connection or loop in a section.
    Part(VoiceSection, Part),
    /// A loop: its place in [`VoiceLines::told`].
    Loop(VoiceSection, usize),
    /// A group: its place in the coverage's groups.
    Group(usize),
}

/// The list, and what it was made of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VoiceLines {
    /// The lines shown.
    pub lines: Vec<VoiceLine>,
    /// The coverage of the map.
    pub coverage: Coverage,
    /// How each loop was told, in the order of the book.
    pub told: Vec<(LoopKey, Told)>,
}

/// The lines as they stand. Sections that hold nothing are left out.
pub(super) fn lines(map: &SystemMap, derived: &Derived, turned: &BTreeSet<VoiceSection>) -> VoiceLines {
    let coverage = Coverage::of(map, &derived.evidence);
    let told = derived.loops.as_deref().map_or_else(Vec::new, |loops| told_loops(&Tellers::of(map), &derived.book, loops));
    let mut lines = vec![VoiceLine::Balance];
    for section in VoiceSection::ALL {
        let found = in_section(map, section, &coverage, &told);
        if found.is_empty() {
            continue;
        }
        lines.push(VoiceLine::Head(section, found.len()));
        if section.opens() != turned.contains(&section) {
            lines.push(VoiceLine::Help(section));
            lines.extend(found);
        }
    }
    VoiceLines { lines, coverage, told }
}

fn in_section(map: &SystemMap, section: VoiceSection, coverage: &Coverage, told: &[(LoopKey, Told)]) -> Vec<VoiceLine> {
    let parts = |parts: &[Part]| parts.iter().map(|&part| VoiceLine::Part(section, part)).collect();
    let loops = |wanted: fn(&Told) -> bool| {
        let found = told.iter().enumerate().filter(|(_, (_, told))| wanted(told));
        found.map(|(at, _)| VoiceLine::Loop(section, at)).collect()
    };
    match section {
        VoiceSection::SilentElements => coverage.silent_elements.iter().map(|&id| VoiceLine::Part(section, Part::Element(id))).collect(),
        VoiceSection::SilentConnections => {
            coverage.silent_connections.iter().map(|&id| VoiceLine::Part(section, Part::Connection(id))).collect()
        }
        VoiceSection::OneVoice => parts(&coverage.one_voice),
        VoiceSection::Contradicted => parts(&coverage.contradicted),
        VoiceSection::Literature => parts(&coverage.literature_alone),
        VoiceSection::Whole => loops(|told| matches!(told, Told::Whole(_))),
        VoiceSection::Stitched => loops(|told| matches!(told, Told::Stitched(_))),
        VoiceSection::Groups => {
            let mut places: Vec<usize> = (0..coverage.groups.len()).collect();
            let group = |at: usize| coverage.groups.get(at).and_then(|(id, _)| map.groups().get(*id));
            let grouping = |at: usize| group(at).and_then(|group| map.groupings().get(group.grouping)).map(|grouping| grouping.number);
            places.sort_by_key(|&at| grouping(at));
            places.into_iter().map(VoiceLine::Group).collect()
        }
    }
}

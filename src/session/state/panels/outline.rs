//! The outline: every part of the map as lines under heads.

use std::collections::HashMap;

use crate::map::{BackdropId, ConnectionId, Element, ElementId, ElementKind, GroupId, GroupingId, LoopKey, NoteId, QuoteId, SystemMap};
use crate::session::Derived;

use super::{PanelState, fold, matches};

/// How elements are sorted into sections.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OutlineBy {
    /// By kind.
    #[default]
    Kind,
    /// By the groups of the grouping shown.
    Group,
}

impl OutlineBy {
    /// Both ways.
    pub const ALL: [Self; 2] = [Self::Kind, Self::Group];

    /// The words on its button.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kind => "By kind",
            Self::Group => "By group",
        }
    }
}

/// A section of the outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OutlineSection {
    /// Elements of a kind.
    Kind(ElementKind),
    /// Elements of a group.
    Group(GroupId),
    /// Elements in no group of the grouping shown.
    Ungrouped,
    /// Connections.
    Connections,
    /// Loops with a name.
    Loops,
    /// Groups.
    Groups,
    /// Notes.
    Notes,
    /// Pictures behind the map.
    Backdrops,
    /// Quotes, while something is searched for.
    Quotes,
}

impl OutlineSection {
    /// Whether it is open unless somebody folded it.
    pub const fn opens(self) -> bool {
        matches!(self, Self::Kind(_) | Self::Group(_) | Self::Ungrouped)
    }
}

/// A line of the outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutlineLine {
    /// A section and how many it holds.
    Head(OutlineSection, usize),
    /// An element.
    Element(ElementId),
    /// A connection.
    Connection(ConnectionId),
    /// A loop.
    Loop(LoopKey),
    /// A group.
    Group(GroupId),
    /// A note.
    Note(NoteId),
    /// A picture behind the map.
    Backdrop(BackdropId),
    /// A quote.
    Quote(QuoteId),
}

/// The lines as they stand for this search (folded) and this grouping, with the quotes that it finds.
pub(super) fn lines(
    map: &SystemMap,
    derived: &Derived,
    panels: &PanelState,
    (search, quotes): (&str, Vec<QuoteId>),
    grouping: Option<GroupingId>,
) -> Vec<OutlineLine> {
    let mut lines = Vec::new();
    let mut section = |section: OutlineSection, found: Vec<OutlineLine>| {
        if found.is_empty() {
            return;
        }
        lines.push(OutlineLine::Head(section, found.len()));
        if panels.outline_open(section) {
            lines.extend(found);
        }
    };
    let number = search.strip_prefix('n').and_then(|number| number.parse::<u32>().ok());
    let wanted = |element: &Element| search.is_empty() || matches(&element.label, search) || number == Some(element.number);
    let found: Vec<&Element> = map.elements().filter(|e| wanted(e)).collect();
    let picked = |keep: &dyn Fn(&Element) -> bool| found.iter().filter(|e| keep(e)).map(|e| OutlineLine::Element(e.id)).collect();
    match (panels.outline_by, grouping) {
        (OutlineBy::Group, Some(grouping)) => {
            let groups: Vec<GroupId> = map.groups_in(grouping).map(|g| g.id).collect();
            for &group in &groups {
                section(OutlineSection::Group(group), picked(&|e| e.groups.contains(&group)));
            }
            section(OutlineSection::Ungrouped, picked(&|e| !e.groups.iter().any(|g| groups.contains(g))));
        }
        _ => {
            for kind in ElementKind::ALL {
                section(OutlineSection::Kind(kind), picked(&|e| e.kind == kind));
            }
        }
    }
    section(OutlineSection::Connections, connections(map, search));
    section(OutlineSection::Loops, loops(map, derived, search));
    let groups = map.groups().iter().filter(|g| search.is_empty() || matches(&g.title, search));
    section(OutlineSection::Groups, groups.map(|g| OutlineLine::Group(g.id)).collect());
    let notes = map.notes().iter().filter(|note| search.is_empty() || matches(&note.text, search));
    section(OutlineSection::Notes, notes.map(|note| OutlineLine::Note(note.id)).collect());
    let pictures = map.backdrops().iter().filter(|picture| search.is_empty() || matches(&picture.file, search));
    section(OutlineSection::Backdrops, pictures.map(|picture| OutlineLine::Backdrop(picture.id)).collect());
    section(OutlineSection::Quotes, quotes.into_iter().map(OutlineLine::Quote).collect());
    lines
}

/// Connections whose ends and verb hold every word between them. Labels are folded once, not once for each connection.
fn connections(map: &SystemMap, search: &str) -> Vec<OutlineLine> {
    if search.is_empty() {
        return map.connections().map(|c| OutlineLine::Connection(c.id)).collect();
    }
    let number = search.strip_prefix('l').and_then(|number| number.parse::<u32>().ok());
    let words: Vec<&str> = search.split_whitespace().collect();
    // Which of the first 64 words each label holds, as bits.
    let held = |text: &str| words.iter().take(64).enumerate().fold(0_u64, |bits, (at, word)| bits | u64::from(text.contains(word)) << at);
    let all = u64::MAX >> (64 - words.len().clamp(1, 64));
    let labels: HashMap<ElementId, u64> = map.elements().map(|e| (e.id, held(&fold(&e.label)))).collect();
    let of = |id| labels.get(&id).copied().unwrap_or(0);
    let wanted = map.connections().filter(|c| {
        let ends = of(c.from) | of(c.to);
        let verb = || c.relation().map_or(0, |relation| held(&fold(&relation.verb)));
        number == Some(c.number) || ends == all || ends | verb() == all
    });
    wanted.map(|c| OutlineLine::Connection(c.id)).collect()
}

fn loops(map: &SystemMap, derived: &Derived, search: &str) -> Vec<OutlineLine> {
    let named = derived.book.rows.iter().filter(|row| {
        row.named
            .and_then(|id| map.named_loops().get(id))
            .is_some_and(|named| search.is_empty() || matches(&named.name, search) || row.code.eq_ignore_ascii_case(search))
    });
    named.map(|row| OutlineLine::Loop(row.key)).collect()
}

//! What is to be drawn beside elements and connections: badges, codes, groups, loops, a traced loop, what stays bright.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::coverage::CoverageView;
use super::figures::FigureMarks;
use crate::analysis::{CausalGraph, loop_along};
use crate::map::{BackdropId, ElementId, GroupingId, LoopKey, LoopType, NamedLoop, Part, Photo, SystemMap};

/// A loop to be marked with its ring, code and name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LoopMark {
    /// Which loop.
    pub key: LoopKey,
    /// What stands in the ring: R4.
    pub code: String,
    /// Reinforcing, balancing, undetermined.
    pub kind: LoopType,
    /// What stands below; nothing when empty.
    pub name: String,
    /// Its elements in the order of influence.
    pub elements: Vec<ElementId>,
}

impl LoopMark {
    /// The mark of a named loop as the map stands; `None` when a step of it is missing.
    pub fn of(graph: &CausalGraph, named: &NamedLoop) -> Option<Self> {
        let found = loop_along(graph, &named.cycle)?;
        let code = format!("{}{}", found.kind.letter(), named.number);
        Some(Self { key: found.key, code, kind: found.kind, name: named.name.clone(), elements: found.elements })
    }
}

/// The steps of a cycle: each element with the next, the last with the first.
pub(super) fn steps(cycle: &[ElementId]) -> impl Iterator<Item = (ElementId, ElementId)> {
    cycle.iter().copied().zip(cycle.iter().copied().cycle().skip(1))
}

/// What is to be drawn.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct Marks {
    /// Whose groups are shown.
    pub grouping: Option<GroupingId>,
    /// Part codes at elements.
    pub codes: bool,
    /// Evidence badges.
    pub evidence: bool,
    /// An empty bar where nobody has said anything yet.
    pub empty_evidence: bool,
    /// What badges tell of coverage; then they are shown whether or not evidence is.
    pub coverage: CoverageView,
    /// Loops with their marks. Those of which an element is not drawn are left out.
    pub loops: Vec<LoopMark>,
    /// A cycle whose arcs are drawn thick and numbered.
    pub traced: Option<Vec<ElementId>>,
    /// A path whose arcs are drawn thick and numbered.
    pub walked: Option<Vec<ElementId>>,
    /// What elements are sized and shaded by.
    pub figure: Option<Arc<FigureMarks>>,
    /// What stays bright; the rest is mixed with the ground.
    pub focus: Option<BTreeSet<Part>>,
    /// The framework whose level stands in lever marks.
    pub framework: String,
    /// The only elements drawn, and connections among them.
    pub only: Option<BTreeSet<ElementId>>,
    /// Pictures behind the map, as far as they are there.
    pub photos: BTreeMap<BackdropId, Arc<Photo>>,
    /// Collapsed groups are drawn open: where members themselves are asked for.
    pub unfolded: bool,
}

impl Default for Marks {
    fn default() -> Self {
        Self {
            grouping: None,
            codes: false,
            evidence: true,
            empty_evidence: false,
            coverage: CoverageView::Off,
            loops: Vec::new(),
            traced: None,
            walked: None,
            figure: None,
            focus: None,
            framework: "meadows".to_owned(),
            only: None,
            photos: BTreeMap::new(),
            unfolded: false,
        }
    }
}

impl Marks {
    /// What a map shows when it is opened: its first grouping, evidence and named loops.
    pub fn of(map: &SystemMap) -> Self {
        let grouping = map.groupings().iter().next().map(|grouping| grouping.id);
        let graph = CausalGraph::of(map);
        let loops = map.named_loops().iter().filter_map(|named| LoopMark::of(&graph, named)).collect();
        Self { grouping, loops, ..Self::default() }
    }

    /// The same on paper, with part codes.
    pub fn on_paper(map: &SystemMap) -> Self {
        Self { codes: true, ..Self::of(map) }
    }

    /// The grade of an element in the figure that is shown; the first without one.
    pub(super) fn grade(&self, id: ElementId) -> u8 {
        self.figure.as_ref().map_or(0, |figure| figure.grade(id))
    }

    /// The elements that are not drawn themselves, since their group is collapsed to one box.
    pub fn folded(&self, map: &SystemMap) -> BTreeSet<ElementId> {
        let groups = self.grouping.filter(|_| !self.unfolded).into_iter().flat_map(|grouping| map.groups_in(grouping));
        groups.filter(|group| group.collapsed).flat_map(|group| map.members(group.id).map(|element| element.id)).collect()
    }

    /// Whether a part is to be mixed with the ground.
    pub(super) fn is_dim(&self, parts: impl IntoIterator<Item = Part>) -> bool {
        self.focus.as_ref().is_some_and(|bright| !parts.into_iter().any(|part| bright.contains(&part)))
    }
}

//! Which of many loops are in hand: through what, among what, of which group and voice, told how, in which order.

use std::collections::BTreeSet;

use crate::analysis::{FeedbackLoop, Tellers, Told};
use crate::map::{Basis, CitedPart, ConnectionId, Element, GroupId, LoopKey, NamedLoopId, Part, SystemMap, VoiceId};
use crate::session::Derived;

/// In which order loops are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LoopSort {
    /// The shortest first.
    #[default]
    Length,
    /// Those first whose weakest step the most sources speak for.
    Evidence,
    /// Those first whose weakest step the fewest sources speak for.
    Thin,
    /// Those first of which the fewest steps are inferred.
    Stated,
    /// Those first whose elements are on the most other loops.
    Shared,
    /// Those that somebody starred first.
    Star,
}

impl LoopSort {
    /// Every order, as in the list that drops down.
    pub const ALL: [Self; 6] = [Self::Length, Self::Evidence, Self::Thin, Self::Stated, Self::Shared, Self::Star];

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Length => "Shortest first",
            Self::Evidence => "Best evidenced weakest step first",
            Self::Thin => "Least evidenced step first",
            Self::Stated => "Stated before inferred",
            Self::Shared => "Elements on many loops first",
            Self::Star => "Starred first",
        }
    }
}

/// Which set of loops is listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LoopShow {
    /// Every loop.
    #[default]
    Every,
    /// Each family as its shortest loop, its variants behind it.
    Families,
    /// The shortest independent loops.
    Independent,
}

impl LoopShow {
    /// Every set, as in the list that drops down.
    pub const ALL: [Self; 3] = [Self::Every, Self::Families, Self::Independent];

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Every => "Every loop",
            Self::Families => "Families, variants folded",
            Self::Independent => "Shortest independent loops",
        }
    }
}

/// How much of a loop has to be like that.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Share {
    /// Any step or element of it.
    #[default]
    Any,
    /// Every one.
    Every,
}

/// How a loop has to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoopTold {
    /// By one person or source whole.
    Whole,
    /// Every step by somebody, all steps by nobody.
    Stitched,
    /// With a step that nobody told.
    Untold,
}

impl LoopTold {
    /// Every way, as in the list that drops down.
    pub const ALL: [Self; 3] = [Self::Whole, Self::Stitched, Self::Untold];

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Whole => "Whole, by one person or source",
            Self::Stitched => "Stitched together from several",
            Self::Untold => "With a step nobody told",
        }
    }

    const fn is(self, told: &Told) -> bool {
        matches!((self, told), (Self::Whole, Told::Whole(_)) | (Self::Stitched, Told::Stitched(_)) | (Self::Untold, Told::Untold(_)))
    }
}

/// Which loops are in hand, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LoopHand {
    /// Which set of them.
    pub show: LoopShow,
    /// Only loops through each of these; of a group through any of its elements.
    pub through: Vec<Part>,
    /// Rather than through each of them: only loops that stay among these.
    pub among: bool,
    /// Only loops with any or every element in this group.
    pub group: Option<(GroupId, Share)>,
    /// Only loops of which any or every step is told by this voice.
    pub voice: Option<(VoiceId, Share)>,
    /// Only loops told so.
    pub told: Option<LoopTold>,
    /// Families whose variants are shown, by their first.
    pub opened: BTreeSet<LoopKey>,
    /// Their order.
    pub sort: LoopSort,
}

impl LoopHand {
    /// How many filters are set, without what they run through.
    pub fn filters(&self) -> usize {
        let set = [self.group.is_some(), self.voice.is_some(), self.told.is_some(), self.show != LoopShow::Every];
        set.into_iter().filter(|set| *set).count()
    }

    /// Whether the list changes only with the loops themselves, whatever is said of them.
    pub(in crate::session::state::panels) fn follows_loops_alone(&self) -> bool {
        let groups = self.through.iter().any(|part| matches!(part, Part::Group(_)));
        self.group.is_none() && self.voice.is_none() && self.told.is_none() && !groups && self.sort == LoopSort::Length
    }

    /// Whether loops have to be spelled out to be chosen and put in order: there may be many.
    pub(super) fn reads_loops(&self) -> bool {
        !self.through.is_empty() || !self.follows_loops_alone()
    }
}

/// A hand and what it is sorted out by.
pub(super) struct Sorting<'a> {
    pub(super) hand: &'a LoopHand,
    map: &'a SystemMap,
    derived: &'a Derived,
    tellers: Option<Tellers>,
    /// The place of the voice among all.
    voice: Option<(usize, Share)>,
    /// How many loops each element is on, by node of the graph.
    on_loops: Vec<usize>,
}

impl<'a> Sorting<'a> {
    pub(super) fn new(map: &'a SystemMap, derived: &'a Derived, hand: &'a LoopHand) -> Self {
        let voice = hand.voice.map(|(id, share)| (map.voices().iter().position(|voice| voice.id == id).unwrap_or(usize::MAX), share));
        let on_loops = derived.loops.as_deref().filter(|_| hand.sort == LoopSort::Shared).map(crate::analysis::Loops::participation);
        let tellers = hand.told.map(|_| Tellers::of(map));
        Self { hand, map, derived, tellers, voice, on_loops: on_loops.unwrap_or_default() }
    }

    pub(super) fn keeps(&self, found: &FeedbackLoop, named: Option<NamedLoopId>) -> bool {
        let told = |wanted: LoopTold| self.tellers.as_ref().is_some_and(|tellers| wanted.is(&tellers.told(&found.steps, named)));
        self.keeps_place(found)
            && self.hand.group.is_none_or(|(group, share)| share.of(&found.elements, |&id| self.is_in(id, group)))
            && self.voice.is_none_or(|(voice, share)| self.is_told_by(found, named, voice, share))
            && self.hand.told.is_none_or(told)
    }

    fn is_in(&self, id: crate::map::ElementId, group: GroupId) -> bool {
        self.map.element(id).is_some_and(|element: &Element| element.groups.contains(&group))
    }

    fn keeps_place(&self, found: &FeedbackLoop) -> bool {
        let through = &self.hand.through;
        if self.hand.among && !through.is_empty() {
            let chosen = |id: &crate::map::ElementId| {
                through.iter().any(|part| match part {
                    Part::Group(group) => self.is_in(*id, *group),
                    part => *part == Part::Element(*id),
                })
            };
            return found.elements.iter().all(chosen);
        }
        through.iter().all(|part| match part {
            Part::Group(group) => found.elements.iter().any(|&id| self.is_in(id, *group)),
            part => found.runs_through(*part),
        })
    }

    /// Who told the loop as a whole told its every step. A quote that contradicts a claim does not tell it.
    fn is_told_by(&self, found: &FeedbackLoop, named: Option<NamedLoopId>, voice: usize, share: Share) -> bool {
        let tells = |part: CitedPart| {
            let on = self.derived.evidence.on(part);
            on.by_voice.get(voice).copied().unwrap_or(0) > on.against.get(voice).copied().unwrap_or(0)
        };
        named.is_some_and(|id| tells(CitedPart::Loop(id)))
            || share.of(&found.steps, |step| step.iter().any(|&id| tells(CitedPart::Connection(id))))
    }

    /// What a loop is sorted by; the smallest comes first, and of equal ones the shortest.
    pub(super) fn rank(&self, found: &FeedbackLoop, starred: bool) -> u32 {
        let claims = |step: &[ConnectionId]| step.iter().filter_map(|&id| self.map.connection(id)).map(|c| c.basis).collect::<Vec<_>>();
        let weakest = || {
            let sources = |step: &Vec<ConnectionId>| self.derived.evidence.on_all(step.iter().map(|&id| CitedPart::Connection(id))).sources;
            found.steps.iter().map(sources).min().unwrap_or(0)
        };
        match self.hand.sort {
            LoopSort::Length => 0,
            LoopSort::Evidence => u32::MAX - weakest(),
            LoopSort::Thin => weakest(),
            LoopSort::Stated => found.steps.iter().filter(|step| claims(step).iter().all(|basis| *basis == Basis::Inferred)).count() as u32,
            LoopSort::Shared => u32::MAX - self.shared(found),
            LoopSort::Star => u32::from(!starred),
        }
    }

    /// On how many loops the elements of a loop are, on average, in hundredths.
    fn shared(&self, found: &FeedbackLoop) -> u32 {
        let Some(loops) = self.derived.loops.as_deref() else { return 0 };
        let of = |&id: &crate::map::ElementId| self.on_loops.get(loops.graph().node(id)? as usize).copied();
        let sum: usize = found.elements.iter().filter_map(of).sum();
        u32::try_from(100 * sum / found.elements.len().max(1)).unwrap_or(u32::MAX)
    }
}

impl Share {
    /// Every choice, from left to right.
    pub const ALL: [Self; 2] = [Self::Any, Self::Every];

    fn of<T>(self, all: &[T], is: impl FnMut(&T) -> bool) -> bool {
        match self {
            Self::Any => all.iter().any(is),
            Self::Every => all.iter().all(is),
        }
    }
}

//! What is to be drawn and where its lines run, before any ink: elements with their outlines, and claims bundled into arcs.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use kurbo::{Point, Vec2};

use super::figures;
use super::folded::{self, Counted, Folds};
use super::marks::{Marks, steps};
use super::places::Places;
use crate::analysis::{Evidence, EvidenceCounts};
use crate::layout::{CircleArc, ElementShape, element_shape, element_size, with_labels_ahead};
use crate::map::{
    CitedPart, Connection, ConnectionId, ConnectionKind, Direction, Element, ElementId, PairSign, Part, Polarity, Relation, SystemMap,
};
use crate::text::{Shaped, Typesetter};
use crate::theme::Pens;

/// An element with its outline and its label laid out.
pub(super) struct Body<'m> {
    pub element: &'m Element,
    pub shape: ElementShape,
    pub label: Arc<Shaped>,
    pub dim: bool,
    /// Its grade in the figure that is shown.
    pub grade: u8,
}

impl Body<'_> {
    pub fn part(&self) -> Part {
        Part::Element(self.element.id)
    }
}

/// What an arc says.
pub(super) enum Says<'m> {
    /// All influence claims of one ordered pair.
    Influence {
        sign: PairSign,
        delay: bool,
        /// Of a contested pair: the sign that stands nearer the head.
        nearer: Polarity,
    },
    /// One relation.
    Relation(&'m Relation),
}

/// An arc to be drawn.
pub(super) struct Link<'m> {
    /// The claim with the lowest number, which gives the arc its name and bend.
    pub lead: &'m Connection,
    /// Every claim it stands for.
    pub claims: Vec<&'m Connection>,
    /// Places in [`Plan::bodies`].
    pub ends: [usize; 2],
    pub says: Says<'m>,
    pub direction: Direction,
    /// As drawn: the stored one, unless another arc runs there already.
    pub bend: f64,
    pub arc: CircleArc,
    /// The number of the arc in `places`, once it is there.
    pub number: usize,
    /// Its step in the traced loop, from 1.
    pub step: Option<usize>,
    pub dim: bool,
}

impl Link<'_> {
    pub fn part(&self) -> Part {
        Part::Connection(self.lead.id)
    }

    pub fn is_self(&self) -> bool {
        self.ends[0] == self.ends[1]
    }

    pub fn is_relation(&self) -> bool {
        matches!(self.says, Says::Relation(_))
    }
}

/// What a plan of a part of a map is made of.
pub(super) struct Section<'s, 'm> {
    /// The elements.
    pub elements: &'s BTreeSet<ElementId>,
    /// Connections among them and maybe others, by number.
    pub claims: &'s [&'m Connection],
    /// Of the whole map.
    pub evidence: &'m EvidenceCounts,
}

/// Everything to be drawn.
pub(super) struct Plan<'m> {
    pub bodies: Vec<Body<'m>>,
    pub index: HashMap<ElementId, usize>,
    pub links: Vec<Link<'m>>,
    /// Groups drawn as one box, and the lines to them.
    pub folds: Folds<'m>,
    pub counted: Vec<Counted>,
    pub evidence: Cow<'m, EvidenceCounts>,
}

impl<'m> Plan<'m> {
    pub fn new(map: &'m SystemMap, marks: &Marks, pens: &Pens, types: &mut Typesetter) -> Self {
        let folds = Folds::new(map, marks, pens, types);
        let shown = |id: ElementId| !folds.of.contains_key(&id) && marks.only.as_ref().is_none_or(|only| only.contains(&id));
        let elements: Vec<&Element> = map.elements().filter(|element| shown(element.id)).collect();
        let bodies: Vec<Body> = with_labels_ahead(&elements, pens, types, |element, types| body(element, marks, pens, types));
        let index: HashMap<ElementId, usize> = bodies.iter().enumerate().map(|(at, body)| (body.element.id, at)).collect();
        let evidence = Cow::Owned(EvidenceCounts::of(map));
        let counted = folded::counted(map, &folds, &bodies, marks, pens);
        let mut plan = Self { bodies, index, links: Vec::new(), folds, counted, evidence };
        plan.run(map, map.connections(), marks, pens);
        plan
    }

    /// Some elements and all connections among them, without collapsed groups.
    pub fn of_some(map: &'m SystemMap, section: &Section<'_, 'm>, marks: &Marks, pens: &Pens, types: &mut Typesetter) -> Self {
        let shown = |id: &&ElementId| marks.only.as_ref().is_none_or(|only| only.contains(id));
        let mut elements: Vec<&Element> = section.elements.iter().filter(shown).filter_map(|&id| map.element(id)).collect();
        elements.sort_by_key(|element| (element.number, element.id));
        let bodies: Vec<Body> = elements.into_iter().map(|element| body(element, marks, pens, types)).collect();
        let index = bodies.iter().enumerate().map(|(at, body)| (body.element.id, at)).collect();
        let (folds, counted) = (Folds::default(), Vec::new());
        let mut plan = Self { bodies, index, links: Vec::new(), folds, counted, evidence: Cow::Borrowed(section.evidence) };
        plan.run(map, section.claims.iter().copied(), marks, pens);
        plan
    }

    fn run(&mut self, map: &'m SystemMap, claims: impl Iterator<Item = &'m Connection>, marks: &Marks, pens: &Pens) {
        self.bundle(map, claims, marks);
        super::fans::spread(&mut self.links);
        super::aims::run_arcs(self, map, pens);
    }

    /// Influence claims of one ordered pair become one arc, relations one each.
    fn bundle(&mut self, map: &'m SystemMap, claims: impl Iterator<Item = &'m Connection>, marks: &Marks) {
        let mut arc_of: HashMap<(usize, usize, Direction), usize> = HashMap::new();
        for claim in claims {
            let (Some(&from), Some(&to)) = (self.index.get(&claim.from), self.index.get(&claim.to)) else { continue };
            let says = match &claim.kind {
                ConnectionKind::Relation(relation) => Says::Relation(relation),
                ConnectionKind::Influence(influence) => {
                    let key = if claim.direction == Direction::Directed { (from, to) } else { (from.min(to), from.max(to)) };
                    let at = *arc_of.entry((key.0, key.1, claim.direction)).or_insert(self.links.len());
                    if let Some(link) = self.links.get_mut(at) {
                        link.claims.push(claim);
                        continue;
                    }
                    let sign = PairSign::Agreed(influence.polarity);
                    Says::Influence { sign, delay: influence.delay, nearer: Polarity::Plus }
                }
            };
            let arc = CircleArc::new(Point::ZERO, Point::ZERO, 0.0);
            let (ends, direction, bend) = ([from, to], claim.direction, claim.bend);
            self.links.push(Link { lead: claim, claims: vec![claim], ends, says, direction, bend, arc, number: 0, step: None, dim: false });
        }
        let mutual = map.connections().any(|claim| claim.direction == Direction::Mutual && claim.influence().is_some());
        let step_of: HashMap<(ElementId, ElementId), usize> = match &marks.walked {
            Some(way) => way.iter().copied().zip(way.iter().copied().skip(1)).zip(1..).collect(),
            None => marks.traced.iter().flat_map(|cycle| steps(cycle)).zip(1..).collect(),
        };
        for link in &mut self.links {
            settle(link, map, &self.evidence, mutual);
            link.step = link.lead.causal_pairs().find_map(|pair| step_of.get(&pair).copied());
            link.dim = marks.is_dim(link.claims.iter().map(|claim| Part::Connection(claim.id)));
        }
    }

    /// Puts the arcs of some links among what is taken.
    pub fn lay_arcs(&mut self, places: &mut Places, is_wanted: impl Fn(&Link) -> bool) {
        for link in self.links.iter_mut().filter(|link| is_wanted(link)) {
            link.number = places.add_arc(link.arc);
        }
    }

    /// The evidence on an arc: on all its claims.
    pub fn evidence_of(&self, link: &Link) -> Cow<'_, Evidence> {
        match link.claims.as_slice() {
            [one] => Cow::Borrowed(self.evidence.on(CitedPart::Connection(one.id))),
            all => Cow::Owned(self.evidence.on_all(all.iter().map(|claim| CitedPart::Connection(claim.id)))),
        }
    }
}

fn body<'m>(element: &'m Element, marks: &Marks, pens: &Pens, types: &mut Typesetter) -> Body<'m> {
    let (size, label) = element_size(element, pens, types);
    let dim = marks.is_dim([Part::Element(element.id)]);
    let grade = marks.grade(element.id);
    Body { element, shape: element_shape(element, figures::sized(size, grade), pens), label, dim, grade }
}

/// The sign and delay of all claims of an arc taken together.
fn settle(link: &mut Link, map: &SystemMap, evidence: &EvidenceCounts, mutual: bool) {
    let Says::Influence { sign, delay, nearer } = &mut link.says else { return };
    let claims = || link.claims.iter().filter_map(|claim| Some((claim.id, claim.influence()?)));
    *delay = claims().any(|(_, influence)| influence.delay);
    let pair = (mutual && link.direction == Direction::Directed).then(|| map.pair_sign(link.lead.from, link.lead.to)).flatten();
    if let Some(all) = pair.or_else(|| PairSign::of(claims().map(|(_, influence)| influence.polarity))) {
        *sign = all;
    }
    if *sign == PairSign::Contested {
        let voices = |id: ConnectionId| evidence.on(CitedPart::Connection(id)).total;
        let weigh = |polarity: Polarity| {
            let of_sign = || claims().filter(|(_, influence)| influence.polarity == polarity);
            (of_sign().map(|(id, _)| voices(id)).sum::<u32>(), of_sign().count())
        };
        *nearer = if weigh(Polarity::Minus) > weigh(Polarity::Plus) { Polarity::Minus } else { Polarity::Plus };
    }
}

/// No aim beside the centre at either end.
pub(super) const CENTRED: [Vec2; 2] = [Vec2::ZERO; 2];

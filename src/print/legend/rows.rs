//! Which marks are on a drawing, and what they mean in a workshop's words.

use std::collections::BTreeSet;

use crate::analysis::{EvidenceCounts, Heard};
use crate::map::{CitedPart, ConnectionKind, Direction, ElementId, ElementKind, LoopType, PairSign, Polarity, Status, SystemMap};
use crate::print::drawing::Drawn;
use crate::scene::CoverageView;

/// A mark to be explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    /// An outline.
    Kind(ElementKind),
    /// An outline in dashes.
    Draft,
    /// A line with its disc.
    Sign(Polarity),
    /// A line with both discs.
    Contested,
    /// Two bars across a line.
    Delay,
    /// A line with a head at both ends.
    Mutual,
    /// A thin line with a verb.
    Relation,
    /// The same with a cross.
    Absent,
    /// A line to a group that is one box, with how many connections it stands for.
    Counted,
    /// A loop's ring.
    Loop(LoopType),
    /// The lever badge.
    Lever,
    /// The zigzag badge.
    Disputed,
    /// The evidence badge.
    Evidence,
    /// What badges tell of coverage.
    Coverage(Said),
    /// What stands for a voice in it; the last is for all that have no pattern of their own.
    Voice(usize),
}

/// What a badge says where the drawing shows coverage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Said {
    /// No quote that may be shown.
    Nothing,
    /// One voice only.
    OneVoice,
    /// Several voices.
    SeveralVoices,
    /// How much was said.
    Count,
    /// Quotes that say otherwise.
    Otherwise,
}

/// Every mark on a drawing, in the order of legends.
pub(super) fn on(map: &SystemMap, drawn: &Drawn) -> Vec<Mark> {
    let kept = |id: ElementId| drawn.marks.only.as_ref().is_none_or(|only| only.contains(&id));
    let folded = drawn.marks.folded(map);
    let shown = |id: ElementId| kept(id) && !folded.contains(&id);
    let mut marks = BTreeSet::new();
    let leaves_box = |from: ElementId, to: ElementId| match (folded.contains(&from), folded.contains(&to)) {
        (true, true) => map.element(from).map(|element| &element.groups) != map.element(to).map(|element| &element.groups),
        (from, to) => from || to,
    };
    marks.extend(map.connections().any(|c| kept(c.from) && kept(c.to) && leaves_box(c.from, c.to)).then_some(Mark::Counted));
    for element in map.elements().filter(|element| shown(element.id)) {
        marks.insert(Mark::Kind(element.kind));
        marks.extend((element.status == Status::Draft).then_some(Mark::Draft));
        marks.extend((element.status == Status::Disputed).then_some(Mark::Disputed));
        marks.extend(element.leverage.in_framework(&drawn.marks.framework).map(|_| Mark::Lever));
    }
    for connection in map.connections().filter(|c| shown(c.from) && shown(c.to)) {
        match &connection.kind {
            ConnectionKind::Relation(relation) => {
                marks.insert(if relation.absent { Mark::Absent } else { Mark::Relation });
            }
            ConnectionKind::Influence(influence) => {
                let sign = map.pair_sign(connection.from, connection.to).unwrap_or(PairSign::Agreed(influence.polarity));
                marks.insert(match sign {
                    PairSign::Agreed(polarity) => Mark::Sign(polarity),
                    PairSign::Contested => Mark::Contested,
                });
                marks.extend(influence.delay.then_some(Mark::Delay));
            }
        }
        marks.extend((connection.direction == Direction::Mutual).then_some(Mark::Mutual));
    }
    let whole = drawn.marks.loops.iter().filter(|mark| mark.elements.iter().all(|&id| shown(id)));
    marks.extend(whole.map(|mark| Mark::Loop(mark.kind)));
    match drawn.marks.coverage {
        CoverageView::Off if !drawn.marks.evidence => {}
        CoverageView::Off => marks.extend(evidence(map, shown)),
        view => marks.extend(coverage(map, view, shown)),
    }
    marks.into_iter().collect()
}

/// The badge and the voices of quotes on what is shown.
fn evidence(map: &SystemMap, shown: impl Fn(ElementId) -> bool) -> Vec<Mark> {
    let visible = |part: CitedPart| match part {
        CitedPart::Element(id) => shown(id),
        CitedPart::Connection(id) => map.connection(id).is_some_and(|c| shown(c.from) && shown(c.to)),
        CitedPart::Loop(_) => false,
    };
    let voices: Vec<_> = map.voices().iter().map(|voice| voice.id).collect();
    let quotes = map.quotes().iter().filter(|quote| quote.citations.iter().any(|citation| visible(citation.part)));
    let places: BTreeSet<usize> =
        quotes.map(|quote| quote.voice.and_then(|id| voices.iter().position(|&voice| voice == id)).unwrap_or(2).min(2)).collect();
    let badge = (!places.is_empty()).then_some(Mark::Evidence);
    badge.into_iter().chain(places.into_iter().map(Mark::Voice)).collect()
}

/// What the badges of a coverage view say on what is shown, and the voices in them.
fn coverage(map: &SystemMap, view: CoverageView, shown: impl Fn(ElementId) -> bool) -> Vec<Mark> {
    let counts = EvidenceCounts::of(map);
    let elements = map.elements().filter(|element| shown(element.id)).map(|element| CitedPart::Element(element.id));
    let joined = map.connections().filter(|c| shown(c.from) && shown(c.to));
    let parts = elements.chain(joined.map(|connection| CitedPart::Connection(connection.id)));
    let said = parts.filter_map(|part| {
        let on = counts.on(part);
        match (view, on.heard()) {
            (CoverageView::Contradicted, _) => (on.contradicting > 0).then_some(Said::Otherwise),
            (_, Heard::Nobody) => Some(Said::Nothing),
            (CoverageView::Count, _) => Some(Said::Count),
            (_, Heard::One) => Some(Said::OneVoice),
            (_, Heard::Several) => Some(Said::SeveralVoices),
        }
    });
    let said: BTreeSet<Said> = said.collect();
    let voices = evidence(map, shown).into_iter().filter(|mark| matches!(mark, Mark::Voice(_)));
    let voices: Vec<Mark> = voices.filter(|_| said.iter().any(|said| *said != Said::Nothing)).collect();
    said.into_iter().map(Mark::Coverage).chain(voices).collect()
}

/// Marks of one sort, told of together where there is room to tell more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::print) enum Chapter {
    /// Elements and what stands on them.
    Boxes,
    /// Connections.
    Arrows,
    /// Rings.
    Loops,
    /// Badges and voices.
    Voices,
}

impl Mark {
    /// Where it is told of.
    pub const fn chapter(self) -> Chapter {
        match self {
            Self::Kind(_) | Self::Draft | Self::Lever | Self::Disputed => Chapter::Boxes,
            Self::Sign(_) | Self::Contested | Self::Delay | Self::Mutual | Self::Relation | Self::Absent | Self::Counted => Chapter::Arrows,
            Self::Loop(_) => Chapter::Loops,
            Self::Evidence | Self::Coverage(_) | Self::Voice(_) => Chapter::Voices,
        }
    }

    /// What there is to say beyond what it means; often nothing.
    pub const fn more(self) -> &'static str {
        match self {
            Self::Sign(Polarity::Plus) => "and less leads to less. + does not say that it is good.",
            Self::Sign(Polarity::Minus) => "and less leads to more. \u{2212} does not say that it is bad.",
            Self::Contested => "Some say +, some say \u{2212}: both are kept.",
            Self::Delay => "The effect comes, but later.",
            Self::Absent => "That it is not there is the point.",
            Self::Counted => "Signs are not told: what is in the box may go either way.",
            Self::Loop(LoopType::Reinforcing) => "What grows, grows more; what shrinks, shrinks more.",
            Self::Loop(LoopType::Balancing) => "What rises is brought down again, what falls is brought up.",
            Self::Loop(LoopType::Undetermined) => "One of its arrows is not known, or seen differently.",
            Self::Lever => "A place to push. Where there is a number, 1 is the deepest level and 12 the nearest to the surface.",
            Self::Evidence => "How many quotes bear on it. The bar shows who said them.",
            _ => "",
        }
    }

    /// What it means.
    pub fn words(self, map: &SystemMap) -> String {
        match self {
            Self::Kind(kind) => kind.spec().legend,
            Self::Draft => "Draft: not settled yet",
            Self::Sign(Polarity::Plus) => "More leads to more",
            Self::Sign(Polarity::Minus) => "More leads to less",
            Self::Sign(Polarity::Unknown) => "It depends, or is not known",
            Self::Contested => "People see it differently",
            Self::Delay => "It takes a while",
            Self::Mutual => "It goes both ways",
            Self::Relation => "What one does with the other",
            Self::Absent => "Something that is missing",
            Self::Counted => "How many arrows it stands for",
            Self::Loop(LoopType::Reinforcing) => "Loop that feeds itself",
            Self::Loop(LoopType::Balancing) => "Loop that holds itself back",
            Self::Loop(LoopType::Undetermined) => "Loop that may do either",
            Self::Lever => "Lever, and its level",
            Self::Disputed => "Not everyone agrees to this",
            Self::Evidence => "6 quotes, by voice",
            Self::Coverage(Said::Nothing) => "No quote to show here yet",
            Self::Coverage(Said::OneVoice) => "Heard from one voice only",
            Self::Coverage(Said::SeveralVoices) => "Heard from several voices",
            Self::Coverage(Said::Count) => "6 quotes of 2 sources",
            Self::Coverage(Said::Otherwise) => "Quotes that say otherwise",
            Self::Voice(place) => return voice(map, place),
        }
        .to_owned()
    }
}

/// The voice of a pattern; the last pattern is shared when there are more voices than patterns.
fn voice(map: &SystemMap, place: usize) -> String {
    let own = map.voices().iter().nth(place).map(|voice| voice.name.clone());
    let shared = place == 2 && map.voices().len() != 3;
    own.filter(|_| !shared).unwrap_or_else(|| "Other sources".to_owned())
}

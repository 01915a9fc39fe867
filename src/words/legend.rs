//! The marks on a map and what they mean in a workshop's words: what legends, sheets on how to read the map and reports say of them.

use std::collections::BTreeSet;

use crate::map::{CitedPart, ConnectionKind, Direction, ElementId, ElementKind, LoopType, Outline, PairSign, Polarity, Status, SystemMap};

/// What a map is, before its marks are told.
pub const MAP_INTRO: &str = "This map shows how things hang together, as those who drew it see it. It is to be talked over and changed.";

/// A mark to be explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
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
pub enum Said {
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

/// The marks on those elements of a map that are shown and on connections among them, evidence and loops apart. `framework` is the one whose levels
/// stand in lever marks.
pub fn marks_on(map: &SystemMap, framework: &str, shown: impl Fn(ElementId) -> bool) -> BTreeSet<Mark> {
    let mut marks = BTreeSet::new();
    for element in map.elements().filter(|element| shown(element.id)) {
        marks.insert(Mark::Kind(element.kind));
        marks.extend((element.status == Status::Draft).then_some(Mark::Draft));
        marks.extend((element.status == Status::Disputed).then_some(Mark::Disputed));
        marks.extend(element.leverage.in_framework(framework).map(|_| Mark::Lever));
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
    marks
}

/// The badge and the voices of quotes on what is shown.
pub fn evidence_marks(map: &SystemMap, shown: impl Fn(ElementId) -> bool) -> Vec<Mark> {
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

/// Marks of one sort, told of together where there is room to tell more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chapter {
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

    /// What it looks like, where words have to stand for a picture of it.
    pub const fn looks(self) -> &'static str {
        match self {
            Self::Kind(kind) => match kind.spec().outline {
                Outline::Box => "Box",
                Outline::Pill => "Box with round ends",
                Outline::DoubleBox => "Box with a double line",
                Outline::Hexagon => "Box with pointed ends",
            },
            Self::Draft => "Outline in dashes",
            Self::Sign(Polarity::Plus) => "Arrow with +",
            Self::Sign(Polarity::Minus) => "Arrow with \u{2212}",
            Self::Sign(Polarity::Unknown) => "Arrow with ?",
            Self::Contested => "Arrow with + and \u{2212}",
            Self::Delay => "Two bars across an arrow",
            Self::Mutual => "Arrow with two heads",
            Self::Relation => "Thin line with a word",
            Self::Absent => "Thin line with a cross",
            Self::Counted => "Thick line with a number",
            Self::Loop(LoopType::Reinforcing) => "Ring with R",
            Self::Loop(LoopType::Balancing) => "Ring with B",
            Self::Loop(LoopType::Undetermined) => "Ring with U",
            Self::Lever => "Lever on a box",
            Self::Disputed => "Zigzag on a box",
            Self::Evidence => "Number on a box or an arrow",
            Self::Coverage(_) | Self::Voice(_) => "",
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

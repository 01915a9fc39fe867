//! A connection: one claim that one element influences another, or stands in a relation to it.

use super::{ConnectionId, ElementId, Extra, Horizon, Reference, Status};

/// The sign of an influence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Polarity {
    /// The effect rises above what it would otherwise have been when the cause rises, and falls when it falls.
    #[default]
    Plus,
    /// The effect falls below what it would otherwise have been when the cause rises, and rises when it falls.
    Minus,
    /// Not known, or it depends.
    Unknown,
}

impl Polarity {
    /// Every polarity in the order of keys and legends.
    pub const ALL: [Self; 3] = [Self::Plus, Self::Minus, Self::Unknown];

    /// +1, −1, or 0 for unknown.
    pub const fn sign(self) -> i8 {
        match self {
            Self::Plus => 1,
            Self::Minus => -1,
            Self::Unknown => 0,
        }
    }

    /// The sign as text: `+`, `-`, `?`.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Unknown => "?",
        }
    }

    /// The other sign; unknown stays unknown.
    #[must_use]
    pub const fn flipped(self) -> Self {
        match self {
            Self::Plus => Self::Minus,
            Self::Minus => Self::Plus,
            Self::Unknown => Self::Unknown,
        }
    }
}

/// The effective sign of all influence claims on one ordered pair of elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PairSign {
    /// All claims agree.
    Agreed(Polarity),
    /// At least one + and at least one −: never silently merged, counted as ? in loops.
    Contested,
}

impl PairSign {
    /// The effective sign of these claims; `None` without a claim. An unknown claim beside agreed signs leaves the pair unknown.
    pub fn of(claims: impl IntoIterator<Item = Polarity>) -> Option<Self> {
        let (mut plus, mut minus, mut unknown) = (false, false, false);
        for claim in claims {
            match claim {
                Polarity::Plus => plus = true,
                Polarity::Minus => minus = true,
                Polarity::Unknown => unknown = true,
            }
        }
        match (plus, minus, unknown) {
            (true, true, _) => Some(Self::Contested),
            (true, false, false) => Some(Self::Agreed(Polarity::Plus)),
            (false, true, false) => Some(Self::Agreed(Polarity::Minus)),
            (_, _, true) => Some(Self::Agreed(Polarity::Unknown)),
            (false, false, false) => None,
        }
    }

    /// The polarity that loops and the line's pattern use: contested reads as unknown.
    pub const fn polarity(self) -> Polarity {
        match self {
            Self::Agreed(polarity) => polarity,
            Self::Contested => Polarity::Unknown,
        }
    }
}

/// Which way a connection runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// From, to.
    #[default]
    Directed,
    /// Both ways; in causal analysis it counts as both.
    Mutual,
    /// No way; it never enters causal analysis.
    Undirected,
}

/// A causal claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Influence {
    /// Its sign.
    pub polarity: Polarity,
    /// The effect lags the cause.
    pub delay: bool,
    /// 1 to 3, if somebody said.
    pub strength: Option<u8>,
}

/// A relation between actors, or between an actor and anything else. It has no sign and never takes part in loops.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Relation {
    /// A verb in the map's words: funds, commissions, refers to.
    pub verb: String,
    /// The relation is missing, and that is the finding: "do not talk with".
    pub absent: bool,
}

/// Influence or relation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConnectionKind {
    /// A causal claim.
    Influence(Influence),
    /// A relation with a verb.
    Relation(Relation),
}

/// How we know of a claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// Somebody said so.
    #[default]
    Stated,
    /// Whoever drew the map read it between the lines.
    Inferred,
}

/// One claim. Every claim stays its own record, also when several share a pair.
#[derive(Clone, Debug, PartialEq)]
pub struct Connection {
    /// Its identity.
    pub id: ConnectionId,
    /// The number of its code (L47).
    pub number: u32,
    /// Where it starts.
    pub from: ElementId,
    /// Where it ends.
    pub to: ElementId,
    /// Which way it runs.
    pub direction: Direction,
    /// Influence or relation.
    pub kind: ConnectionKind,
    /// Signed height of its arc ÷ chord; above 0 bows to the left of travel as seen on screen. Stored, so that no edit makes far arcs jump.
    pub bend: f64,
    /// How we know.
    pub basis: Basis,
    /// Why, in a sentence.
    pub rationale: String,
    /// How sure those who drew it were, in their words.
    pub confidence: String,
    /// How settled it is.
    pub status: Status,
    /// The state of the system that it belongs to.
    pub horizon: Horizon,
    /// Where it was found.
    pub references: Vec<Reference>,
    /// Unknown fields.
    pub extra: Extra,
}

impl Connection {
    /// How much an arc bends when nobody bent it.
    pub const DEFAULT_BEND: f64 = 0.1;

    /// A directed connection, all else at its default.
    pub fn new(id: ConnectionId, number: u32, from: ElementId, to: ElementId, kind: ConnectionKind) -> Self {
        Self {
            id,
            number,
            from,
            to,
            direction: Direction::Directed,
            kind,
            bend: Self::DEFAULT_BEND,
            basis: Basis::Stated,
            rationale: String::new(),
            confidence: String::new(),
            status: Status::None,
            horizon: Horizon::Both,
            references: Vec::new(),
            extra: Extra::default(),
        }
    }

    /// The causal claim, if it is one.
    pub const fn influence(&self) -> Option<Influence> {
        match self.kind {
            ConnectionKind::Influence(influence) => Some(influence),
            ConnectionKind::Relation(_) => None,
        }
    }

    /// The relation, if it is one.
    pub const fn relation(&self) -> Option<&Relation> {
        match &self.kind {
            ConnectionKind::Influence(_) => None,
            ConnectionKind::Relation(relation) => Some(relation),
        }
    }

    /// The ordered pairs on which it makes a causal claim: none for a relation or an undirected connection, both for a mutual one.
    pub fn causal_pairs(&self) -> impl Iterator<Item = (ElementId, ElementId)> + use<> {
        let causal = matches!(self.kind, ConnectionKind::Influence(_));
        let forward = (causal && self.direction != Direction::Undirected).then_some((self.from, self.to));
        let back = (causal && self.direction == Direction::Mutual && self.from != self.to).then_some((self.to, self.from));
        forward.into_iter().chain(back)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opposite_claims_contest_a_pair() {
        use Polarity::{Minus, Plus, Unknown};
        assert_eq!(PairSign::of([Plus, Plus]), Some(PairSign::Agreed(Plus)));
        assert_eq!(PairSign::of([Plus, Minus]), Some(PairSign::Contested));
        assert_eq!(PairSign::of([Plus, Unknown]), Some(PairSign::Agreed(Unknown)));
        assert_eq!(PairSign::of([Unknown, Minus, Plus]), Some(PairSign::Contested));
        assert_eq!(PairSign::of([]), None);
    }
}

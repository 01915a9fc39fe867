//! What a line says, before anybody has looked at the map.

use crate::map::{Direction, ElementKind, Polarity};

/// A part as it was named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// As typed, without spaces around it and without its quotation marks.
    pub text: String,
    /// It stood between quotation marks: it is the whole label, and no code.
    pub exact: bool,
    /// The kind of element that it is if it is new.
    pub kind: Option<ElementKind>,
    /// Where it begins, in characters of the line from 0.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
}

/// Which way an arrow points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toward {
    /// `->`: what comes before it leads to what comes after.
    Right,
    /// `<-`: what comes after it leads to what comes before.
    Left,
    /// `<->`: each leads to the other.
    Both,
}

impl Toward {
    /// The direction of the connection.
    pub const fn direction(self) -> Direction {
        match self {
            Self::Both => Direction::Mutual,
            Self::Left | Self::Right => Direction::Directed,
        }
    }
}

/// What is said of a connection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Its sign.
    pub polarity: Option<Polarity>,
    /// It takes a while.
    pub delay: bool,
    /// 1 to 3.
    pub strength: Option<u8>,
    /// It is a relation, with this verb.
    pub verb: Option<String>,
}

/// An arrow and what is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Which way.
    pub toward: Toward,
    /// What is said.
    pub said: Said,
}

/// What a line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Statement {
    /// There is such an element.
    Element(Name),
    /// Elements with arrows between them.
    Chain(Name, Vec<(Link, Name)>),
    /// A connection, by its code, is like this.
    Claim(Name, Said),
    /// An element has this label.
    Label(Name, String),
    /// Somebody said this about a part.
    Quote {
        /// The part.
        part: Name,
        /// The words, as they stand.
        words: String,
        /// Who.
        who: String,
    },
}

//! The closed words of format 1, for reading and writing alike. They are frozen: renaming a variant of the model changes no file.

use crate::map::{Basis, Consent, Direction, ElementKind, Horizon, LoopType, Polarity, Sector, SourceKind, Stance, Status};

/// A closed set of words.
pub(in crate::format) trait Vocabulary: Copy + PartialEq + 'static {
    /// What the words say of a record, for sentences.
    const WHAT: &'static str;
    /// What an unknown word is taken for until a newer version reads the file.
    const FALLBACK: Self;
    /// Every word.
    const WORDS: &'static [(&'static str, Self)];

    /// The word for a value.
    fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, value)| *value == self).map_or("", |(word, _)| word)
    }

    /// The value of a word.
    fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(known, _)| *known == word).map(|&(_, value)| value)
    }
}

macro_rules! vocabulary {
    ($($type:ident $what:literal, unknown is $fallback:ident: $($word:ident)*;)*) => {
        $(impl Vocabulary for $type {
            const WHAT: &'static str = $what;
            const FALLBACK: Self = Self::$fallback;
            const WORDS: &'static [(&'static str, Self)] = &[$((stringify!($word), Self::$word)),*];
        })*
    };
}

vocabulary! {
    ElementKind "kind", unknown is Factor: Factor Actor Outcome Intervention;
    Status "status", unknown is None: None Draft Validated Disputed;
    Horizon "horizon", unknown is Both: Both AsIs ToBe;
    Sector "sector", unknown is Public: Public Private Social;
    Direction "direction", unknown is Undirected: Directed Mutual Undirected;
    Polarity "polarity", unknown is Unknown: Plus Minus Unknown;
    Basis "basis", unknown is Stated: Stated Inferred;
    Consent "consent", unknown is NotRecorded: NotRecorded Internal Workshop Public Withdrawn;
    Stance "stance", unknown is Qualifies: Supports Contradicts Qualifies;
    SourceKind "kind", unknown is Other: Interviews Report Workshop Other;
    LoopType "type", unknown is Undetermined: Reinforcing Balancing Undetermined;
    ConnectionWord "kind", unknown is Relation: Influence Relation;
}

/// Whether a connection is a causal claim, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ConnectionWord {
    /// A causal claim.
    Influence,
    /// A relation.
    Relation,
}

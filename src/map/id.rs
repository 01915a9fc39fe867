//! Identities: random 64-bit values written as Crockford base32 text, so that copies drawn on at two tables merge
//! without clashes.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// 13 digits of 5 bits hold 64 bits.
const DIGITS: usize = 13;

/// An identity of one kind of record. The kind is in the type, so an element's identity cannot name a quote.
pub struct Id<K>(u64, PhantomData<fn() -> K>);

impl<K> Id<K> {
    /// An identity with this value; for files and tests. New ones come from [`IdSource`].
    pub const fn from_value(value: u64) -> Self {
        Self(value, PhantomData)
    }

    /// The 64-bit value.
    pub const fn value(self) -> u64 {
        self.0
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Id<K> {}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}
impl<K> Hash for Id<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<K> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = [b'0'; DIGITS];
        for (place, letter) in text.iter_mut().rev().enumerate() {
            let digit = ((self.0 >> (5 * place)) & 31) as usize;
            *letter = ALPHABET.get(digit).copied().unwrap_or(b'0');
        }
        f.write_str(std::str::from_utf8(&text).unwrap_or_default())
    }
}

/// The text is not 1 to 13 Crockford base32 digits of a 64-bit value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseIdError(pub String);

impl fmt::Display for ParseIdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\u{201c}{}\u{201d} is not an identity (13 digits of 0-9 and A-Z without I, L, O, U)", self.0)
    }
}
impl std::error::Error for ParseIdError {}

impl<K> FromStr for Id<K> {
    type Err = ParseIdError;

    fn from_str(text: &str) -> Result<Self, ParseIdError> {
        let wrong = || ParseIdError(text.chars().take(40).collect());
        if text.is_empty() || text.len() > DIGITS {
            return Err(wrong());
        }
        let mut value: u64 = 0;
        for letter in text.bytes() {
            let digit = digit(letter).ok_or_else(wrong)?;
            if value >> 59 != 0 {
                return Err(wrong());
            }
            value = value << 5 | digit;
        }
        Ok(Self::from_value(value))
    }
}

/// What each byte says as a digit; 255 for one that is none. Crockford's reading: case-blind, I and L are 1, O is 0.
#[expect(clippy::indexing_slicing, reason = "worked out by the compiler, which would say so")]
const DIGIT_OF: [u8; 256] = {
    let mut digits = [u8::MAX; 256];
    let mut digit = 0;
    while digit < ALPHABET.len() {
        let letter = ALPHABET[digit];
        digits[letter as usize] = digit as u8;
        digits[letter.to_ascii_lowercase() as usize] = digit as u8;
        digit += 1;
    }
    (digits[b'I' as usize], digits[b'i' as usize]) = (1, 1);
    (digits[b'L' as usize], digits[b'l' as usize]) = (1, 1);
    (digits[b'O' as usize], digits[b'o' as usize]) = (0, 0);
    digits
};

fn digit(letter: u8) -> Option<u64> {
    DIGIT_OF.get(usize::from(letter)).filter(|&&digit| digit != u8::MAX).map(|&digit| u64::from(digit))
}

/// Where new identities come from: the system's randomness, or a seed for repeatable output.
#[derive(Clone, Debug)]
pub struct IdSource(fastrand::Rng);

impl IdSource {
    /// Identities nobody can foresee.
    pub fn random() -> Self {
        Self(fastrand::Rng::new())
    }

    /// The same identities every time.
    pub fn seeded(seed: u64) -> Self {
        Self(fastrand::Rng::with_seed(seed))
    }

    /// A new identity.
    #[expect(clippy::should_implement_trait, reason = "what comes next depends on the kind asked for")]
    pub fn next<K>(&mut self) -> Id<K> {
        Id::from_value(self.0.u64(1..))
    }
}

macro_rules! id_kinds {
    ($($(#[$doc:meta])* $alias:ident = $kind:ident;)*) => {
        /// One empty type for each kind of identity.
        pub mod kind {
            $($(#[$doc])* #[derive(Clone, Debug, PartialEq)] pub enum $kind {})*
        }
        $($(#[$doc])* pub type $alias = Id<kind::$kind>;)*
    };
}

id_kinds! {
    /// Names an element.
    ElementId = Element;
    /// Names a connection.
    ConnectionId = Connection;
    /// Names a quote.
    QuoteId = Quote;
    /// Names a source.
    SourceId = Source;
    /// Names a voice.
    VoiceId = Voice;
    /// Names a case.
    CaseId = Case;
    /// Names a set of groups.
    GroupingId = Grouping;
    /// Names a group.
    GroupId = Group;
    /// Names a loop that somebody named.
    NamedLoopId = NamedLoop;
    /// Names a saved view.
    ViewId = View;
    /// Names a workshop.
    WorkshopId = Workshop;
    /// Names a recipe of handouts.
    PackId = Pack;
    /// Names a note.
    NoteId = Note;
    /// Names a picture behind the map.
    BackdropId = Backdrop;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_value_are_one() {
        for value in [0, 1, 31, 32, u64::MAX, 0x0123_4567_89AB_CDEF] {
            let id = ElementId::from_value(value);
            assert_eq!(id.to_string().parse::<ElementId>(), Ok(id));
        }
        assert_eq!("oil".parse::<ElementId>().unwrap().value(), 32 + 1, "O reads as 0, I and L as 1");
        assert!("".parse::<ElementId>().is_err());
        assert!("ZZZZZZZZZZZZZ".parse::<ElementId>().is_err(), "more than 64 bits");
        assert!("U".parse::<ElementId>().is_err());
    }

    #[test]
    fn a_seed_repeats() {
        let (mut a, mut b) = (IdSource::seeded(7), IdSource::seeded(7));
        assert_eq!(a.next::<kind::Element>(), b.next());
    }
}

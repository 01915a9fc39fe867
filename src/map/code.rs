//! Codes for paper and people: N12, L47, Q31. A number is never reused in a map, and never padded.

use std::fmt;
use std::str::FromStr;

/// What a code's letter stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CodeKind {
    /// N, an element.
    Element,
    /// L, a connection.
    Connection,
    /// Q, a quote.
    Quote,
}

impl CodeKind {
    /// The letter on paper.
    pub const fn letter(self) -> char {
        match self {
            Self::Element => 'N',
            Self::Connection => 'L',
            Self::Quote => 'Q',
        }
    }
}

/// A code as printed on every handout, so that a note on paper finds its part again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code {
    /// Element, connection or quote.
    pub kind: CodeKind,
    /// From 1 up.
    pub number: u32,
}

impl Code {
    /// N and this number.
    pub const fn element(number: u32) -> Self {
        Self { kind: CodeKind::Element, number }
    }
    /// L and this number.
    pub const fn connection(number: u32) -> Self {
        Self { kind: CodeKind::Connection, number }
    }
    /// Q and this number.
    pub const fn quote(number: u32) -> Self {
        Self { kind: CodeKind::Quote, number }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.kind.letter(), self.number)
    }
}

/// The text is not a letter N, L or Q and a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseCodeError;

impl FromStr for Code {
    type Err = ParseCodeError;

    /// Case-blind, and forgiving of zeros people put before a number (N07 is N7).
    fn from_str(text: &str) -> Result<Self, ParseCodeError> {
        let text = text.trim();
        let mut letters = text.chars();
        let kind = match letters.next().map(|c| c.to_ascii_uppercase()) {
            Some('N') => CodeKind::Element,
            Some('L') => CodeKind::Connection,
            Some('Q') => CodeKind::Quote,
            _ => return Err(ParseCodeError),
        };
        let digits = letters.as_str();
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(ParseCodeError);
        }
        let number = digits.parse().map_err(|_| ParseCodeError)?;
        Ok(Self { kind, number })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_read_back() {
        assert_eq!("N12".parse(), Ok(Code::element(12)));
        assert_eq!("l047".parse(), Ok(Code::connection(47)));
        assert_eq!(Code::quote(31).to_string(), "Q31");
        assert!("N".parse::<Code>().is_err());
        assert!("N+1".parse::<Code>().is_err());
        assert!("R4".parse::<Code>().is_err());
    }
}

//! What every file of quotes is read into: words with what is said of them, and the names of the parts and codes they belong to. Names are
//! as the file has them; which parts they mean is asked of a map later.

use std::collections::{BTreeMap, HashMap};

use sha2::{Digest, Sha256};

use crate::map::{Id, QuoteId};

/// What kind of part a name may be of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartKind {
    /// An element, by label or code; a connection or loop where no element has that name.
    Element,
    /// A connection, as `A -> B` or by code.
    Connection,
    /// A loop, by name or code.
    Loop,
}

/// The name of one part, or of several with `;` between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartName {
    /// What it is the name of.
    pub kind: PartKind,
    /// As it stands in the file.
    pub text: String,
}

/// Somebody's words as a file has them. Empty where the file says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetQuote {
    /// What was said, every character.
    pub text: String,
    /// Who, as printed.
    pub attribution: String,
    /// The name of the voice, or a role that may tell it.
    pub voice: String,
    /// The title of the source.
    pub source: String,
    /// Where in the source.
    pub locator: String,
    /// The word for what was agreed.
    pub consent: String,
    /// When it was agreed.
    pub consent_date: String,
    /// On what basis.
    pub consent_basis: String,
    /// A code for the person.
    pub participant: String,
    /// The word for what it does to the claim.
    pub stance: String,
    /// The word for whether readers should be warned.
    pub sensitive: String,
    /// Names of parts.
    pub parts: Vec<PartName>,
    /// Names of codes.
    pub codes: Vec<String>,
    /// The words for what it does to single codes, where it does not do the same to all.
    pub code_stances: BTreeMap<String, String>,
    /// The file holds only the beginning of what was said.
    pub cut_short: bool,
}

/// A code of an analysis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetCode {
    /// Its name.
    pub name: String,
    /// What it stands for.
    pub description: String,
    /// Passages may be given it; else it only holds others together.
    pub codable: bool,
}

/// Everything that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuoteSheet {
    /// The quotes, in the order of the file.
    pub quotes: Vec<SheetQuote>,
    /// The codes, in the order of the file.
    pub codes: Vec<SheetCode>,
    /// Titles of the sources that the file tells of.
    pub sources: Vec<String>,
    /// The file itself says whose voice each quote is, so that none is proposed from the attribution.
    pub says_voices: bool,
    /// Everything guessed or not carried over, a sentence each.
    pub report: Vec<String>,
}

impl QuoteSheet {
    /// How often a code was given to a quote.
    pub fn codings(&self) -> usize {
        self.quotes.iter().map(|quote| quote.codes.len()).sum()
    }

    /// The identity of each quote, made of its words, who said them and where: the same file read again gives the same, and so does the same
    /// material out of another program. Equal quotes are told apart by their order. Participant codes have no part in it.
    pub fn identities(&self) -> Vec<QuoteId> {
        let mut seen: HashMap<[&str; 4], u32> = HashMap::new();
        let mut all = Vec::with_capacity(self.quotes.len());
        for quote in &self.quotes {
            let key = [quote.text.as_str(), quote.attribution.as_str(), quote.source.as_str(), quote.locator.as_str()];
            let nth = seen.entry(key).or_default();
            *nth += 1;
            let [text, attribution, source, locator] = key;
            all.push(derived(&["quote", text, attribution, source, locator, &nth.to_string()]));
        }
        all
    }
}

/// An identity made of what a record is known by, so that bringing it in again finds it, whatever it is called by then.
pub(super) fn derived<K>(known_by: &[&str]) -> Id<K> {
    let mut hash = Sha256::new();
    for part in known_by {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    let digest = hash.finalize();
    let first = digest.first_chunk::<8>().copied().unwrap_or_default();
    Id::from_value(u64::from_le_bytes(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identities_follow_the_words_and_tell_equal_quotes_apart() {
        let quote =
            |text: &str, participant: &str| SheetQuote { text: text.into(), participant: participant.into(), ..SheetQuote::default() };
        let sheet = |quotes: &[SheetQuote]| QuoteSheet { quotes: quotes.to_vec(), ..QuoteSheet::default() };
        let first = sheet(&[quote("a", "P1"), quote("b", ""), quote("a", "")]).identities();
        assert!(first[0] != first[2] && first[0] != first[1]);
        let again = sheet(&[quote("new", ""), quote("b", "P9"), quote("a", ""), quote("a", "")]).identities();
        assert_eq!([again[2], again[1], again[3]], [first[0], first[1], first[2]]);
        assert_ne!(derived::<u8>(&["ab", "c"]), derived::<u8>(&["a", "bc"]));
    }
}

//! The note on a passage as our own projects write it, and as it is read again: which of its codes the words speak against, and where they
//! were said. What others write into notes is no part of a quote.

use std::collections::BTreeMap;

use crate::map::Stance;

/// Before the place, which comes last.
const PLACE: &str = "Place: ";
const BETWEEN: &str = "; ";
/// How a stance stands behind the name of its code. Most words support: that is not said.
const SAYS: [(Stance, &str); 2] = [(Stance::Contradicts, ": says otherwise"), (Stance::Qualifies, ": says yes, but")];

/// What a note says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Note {
    /// The stance on codes that the words do not simply support, by the name of the code, in words.
    pub stances: BTreeMap<String, String>,
    /// Where it was said.
    pub place: String,
    /// There is more, of somebody's own.
    pub more: bool,
}

/// The note on a passage; empty where there is nothing to say.
pub(super) fn written<'a>(stances: impl Iterator<Item = (&'a str, Stance)>, place: &str) -> String {
    let stances = stances.filter_map(|(code, stance)| {
        let says = SAYS.into_iter().find_map(|(of, says)| (of == stance).then_some(says))?;
        Some(format!("{code}{says}"))
    });
    let place = Some(place.trim()).filter(|place| !place.is_empty()).map(|place| format!("{PLACE}{place}"));
    stances.chain(place).collect::<Vec<_>>().join(BETWEEN)
}

/// What a note on a passage with these codes says.
pub(super) fn read(note: &str, codes: &[&str]) -> Note {
    let mut told = Note::default();
    let mut rest = note.trim();
    let ways = || codes.iter().flat_map(|code| SAYS.iter().map(move |(stance, says)| (*code, stance, says)));
    while let Some((code, stance, after)) =
        ways().find_map(|(code, stance, says)| Some((code, stance, rest.strip_prefix(code)?.strip_prefix(says)?)))
    {
        told.stances.insert(code.to_owned(), stance.name().to_owned());
        rest = after.strip_prefix(BETWEEN).unwrap_or(after);
    }
    match rest.strip_prefix(PLACE) {
        Some(place) => place.trim().clone_into(&mut told.place),
        None => told.more = !rest.is_empty(),
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_whatever_the_codes_are_called() {
        let codes = ["Trust", "Trust; and: care", "Lack of Trust"];
        let stances = [(codes[0], Stance::Supports), (codes[1], Stance::Contradicts), (codes[2], Stance::Qualifies)];
        let note = read(&written(stances.into_iter(), "p. 3; line 4"), &codes);
        assert_eq!((note.place.as_str(), note.more, note.stances.len()), ("p. 3; line 4", false, 2));
        assert_eq!(note.stances["Trust; and: care"], Stance::Contradicts.name());
        assert_eq!(read("", &codes), Note::default());
        assert!(read("Ask her again about Trust: says otherwise", &codes).more);
    }
}

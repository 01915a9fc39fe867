//! What was replaced in the quotes of a map: told by laying what is shown beside what was said.

use crate::map::{Quote, QuoteId, SystemMap};

/// Words of a quote, and those shown in their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// The quote.
    pub quote: QuoteId,
    /// What was said.
    pub was: String,
    /// What is shown.
    pub now: String,
}

/// Every replacement, in the order of the quotes' numbers. Where what is shown cannot be laid beside what was said, piece by piece, the
/// whole of both stands in one.
pub fn replacements(map: &SystemMap) -> Vec<Replaced> {
    map.quotes().iter().flat_map(of_quote).collect()
}

fn of_quote(quote: &Quote) -> Vec<Replaced> {
    let Some(shown) = quote.shown.as_deref().filter(|shown| *shown != quote.original) else { return Vec::new() };
    let pairs = pairs(&quote.original, shown).unwrap_or_else(|| vec![(quote.original.clone(), shown.to_owned())]);
    let changed = pairs.into_iter().filter(|(was, now)| was != now);
    changed.map(|(was, now)| Replaced { quote: quote.id, was, now }).collect()
}

/// A piece of what is shown.
#[derive(Clone, Copy, Debug)]
enum Piece<'a> {
    /// As it was said.
    Said(&'a str),
    /// Put in, with its brackets.
    PutIn(&'a str),
}

fn pieces(shown: &str) -> Vec<Piece<'_>> {
    let mut all = Vec::new();
    let mut rest = shown;
    while let Some((open, close)) = rest.find('[').and_then(|open| Some((open, open + rest.get(open..)?.find(']')? + 1))) {
        all.extend(rest.get(..open).filter(|said| !said.is_empty()).map(Piece::Said));
        all.extend(rest.get(open..close).map(Piece::PutIn));
        rest = rest.get(close..).unwrap_or_default();
    }
    if !rest.is_empty() {
        all.push(Piece::Said(rest));
    }
    all
}

/// What stood where something was put in; none when what is left does not follow what was said.
fn pairs(original: &str, shown: &str) -> Option<Vec<(String, String)>> {
    let pieces = pieces(shown);
    let mut found = Vec::new();
    let mut rest = original;
    let mut put_in: Option<String> = None;
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::PutIn(words) => put_in = Some(put_in.take().unwrap_or_default() + words),
            Piece::Said(said) => {
                let last = at + 1 == pieces.len();
                let start = match (&put_in, last) {
                    (None, _) => rest.starts_with(said).then_some(0),
                    (Some(_), true) => rest.len().checked_sub(said.len()).filter(|&start| rest.get(start..) == Some(said)),
                    (Some(_), false) => rest.find(said),
                }?;
                if let Some(now) = put_in.take() {
                    found.push((rest.get(..start)?.to_owned(), now));
                }
                rest = rest.get(start + said.len()..)?;
            }
        }
    }
    match put_in {
        Some(now) => found.push((rest.to_owned(), now)),
        None if rest.is_empty() => {}
        None => return None,
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(original: &str, shown: &str) -> Vec<(String, String)> {
        let mut quote = Quote::new(QuoteId::from_value(1), 1, original);
        quote.shown = Some(shown.to_owned());
        of_quote(&quote).into_iter().map(|replaced| (replaced.was, replaced.now)).collect()
    }

    fn pair(was: &str, now: &str) -> (String, String) {
        (was.to_owned(), now.to_owned())
    }

    #[test]
    fn what_was_put_in_is_laid_beside_what_was_said() {
        let said = "Jo took me to the Beth Centre and Jo stayed";
        assert_eq!(
            told(said, "[name] took me to the [service] and [name] stayed"),
            [pair("Jo", "[name]"), pair("Beth Centre", "[service]"), pair("Jo", "[name]")]
        );
        assert_eq!(told(said, "Jo took me to the [\u{2026}]"), [pair("Beth Centre and Jo stayed", "[\u{2026}]")]);
    }

    #[test]
    fn brackets_that_were_there_before_replace_nothing() {
        assert_eq!(told("[Practitioners] helped Jo", "[Practitioners] helped [name]"), [pair("Jo", "[name]")]);
        assert_eq!(told("same", "same"), []);
    }

    #[test]
    fn what_cannot_be_laid_side_by_side_is_told_whole() {
        assert_eq!(told("Jo helped", "She was a help"), [pair("Jo helped", "She was a help")]);
        assert_eq!(told("Jo helped me", "[name] assisted me"), [pair("Jo helped me", "[name] assisted me")]);
    }
}

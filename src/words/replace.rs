//! Finding words in labels whatever their letters, and putting others in their place exactly as typed.

use std::ops::Range;

use super::fold::fold;

/// Where a text holds what is looked for: accents, case and the shape of quote marks do not count. Byte ranges, from left to right, none
/// overlapping another. With `whole`, only where it stands as words of its own.
pub fn occurrences(text: &str, wanted: &str, whole: bool) -> Vec<Range<usize>> {
    let wanted = fold(wanted);
    if wanted.trim().is_empty() {
        return Vec::new();
    }
    // Letter by letter with the marks that belong to it, so that every place in the folded text has one in the text.
    let mut folded = String::with_capacity(text.len());
    let mut places: Vec<(usize, usize)> = Vec::new();
    for (at, letter) in text.char_indices() {
        let before = folded.len();
        folded.push_str(&fold(letter.encode_utf8(&mut [0; 4])));
        places.extend((before..folded.len()).map(|_| (at, at + letter.len_utf8())));
    }
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = folded.get(from..).and_then(|rest| rest.find(&wanted)).map(|at| at + from) {
        let end = at + wanted.len();
        from = end;
        let (Some(&(start, _)), Some(&(_, stop))) = (places.get(at), places.get(end - 1)) else { break };
        // Marks that follow belong to the last letter.
        let stop = text.get(stop..).map_or(stop, |rest| {
            stop + rest.chars().take_while(|c| fold(c.encode_utf8(&mut [0; 4])).is_empty()).map(char::len_utf8).sum::<usize>()
        });
        let lone = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        let is_whole = lone(text.get(..start).and_then(|t| t.chars().next_back())) && lone(text.get(stop..).and_then(|t| t.chars().next()));
        if !whole || is_whole {
            found.push(start..stop);
        }
    }
    found
}

/// The text with every occurrence replaced, exactly as typed; `None` where there is none.
///
/// ```
/// use causeway::words::replaced;
/// assert_eq!(replaced("École primaire", "ecole", "School", false).as_deref(), Some("School primaire"));
/// assert_eq!(replaced("Schooling", "school", "x", true), None);
/// ```
pub fn replaced(text: &str, wanted: &str, with: &str, whole: bool) -> Option<String> {
    let found = occurrences(text, wanted, whole);
    if found.is_empty() {
        return None;
    }
    let mut new = String::with_capacity(text.len());
    let mut from = 0;
    for range in found {
        new.push_str(text.get(from..range.start)?);
        new.push_str(with);
        from = range.end;
    }
    new.push_str(text.get(from..)?);
    Some(new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_do_not_count_in_finding_but_do_in_replacing() {
        assert_eq!(replaced("Trust and mistrust", "TRUST", "Faith", false).as_deref(), Some("Faith and misFaith"));
        assert_eq!(replaced("Trust and mistrust", "TRUST", "Faith", true).as_deref(), Some("Faith and mistrust"));
        assert_eq!(replaced("cafe\u{301} bar", "CAFÉ", "tea", false).as_deref(), Some("tea bar"));
        assert_eq!(replaced("people\u{2019}s lives", "people's", "our", false).as_deref(), Some("our lives"));
        assert_eq!(replaced("ﬁnance", "fin", "x", false).as_deref(), Some("xance"));
        assert_eq!(replaced("aaa", "aa", "b", false).as_deref(), Some("ba"));
        assert_eq!(replaced("Trust", " ", "_", false), None);
    }
}

//! A line of quick entry, read. Says where and what when it cannot be; never guesses.

use std::ops::Range;

use super::fault::Fault;
use super::scan::{Line, closing};
use super::statement::{Link, Name, Said, Statement};
use crate::map::{Code, CodeKind, ElementKind, Polarity};

/// What a line says; `None` for a blank one.
///
/// # Errors
/// Where in the line something is missing or not understood.
///
/// ```
/// use causeway::entry::{Statement, parse};
/// assert!(matches!(parse("trust -> engagement +"), Ok(Some(Statement::Chain(..)))));
/// assert_eq!(parse("trust ->").unwrap_err().column(), 9);
/// ```
pub fn parse(line: &str) -> Result<Option<Statement>, Fault> {
    let line = Line(line.chars().collect());
    let start = behind_bullet(&line, line.skip(0));
    if start >= line.len() {
        return Ok(None);
    }
    if let Some(quote) = quote(&line, start) {
        return quote.map(Some);
    }
    if let Some(label) = label(&line, start) {
        return label.map(Some);
    }
    if let Some(claim) = claim(&line, start) {
        return claim.map(Some);
    }
    chain(&line, start).map(Some)
}

/// The place behind a bullet or a number with a full stop, as pasted lists have them.
fn behind_bullet(line: &Line, start: usize) -> usize {
    let space = |place: usize| line.at(place).is_some_and(char::is_whitespace);
    if line.at(start).is_some_and(|c| matches!(c, '-' | '*' | '\u{2022}' | '\u{2013}' | '\u{b7}')) && space(start + 1) {
        return line.skip(start + 1);
    }
    let digits = (start..line.len()).take_while(|&place| line.at(place).is_some_and(|c| c.is_ascii_digit())).count();
    let stop = start + digits;
    if digits > 0 && line.at(stop).is_some_and(|c| matches!(c, '.' | ')')) && space(stop + 1) { line.skip(stop + 1) } else { start }
}

/// `quote 12 "…" accessing support`.
fn quote(line: &Line, start: usize) -> Option<Result<Statement, Fault>> {
    let words = line.words(start..line.len());
    let (first, place) = words.first()?;
    if !first.eq_ignore_ascii_case("quote") || words.len() < 2 {
        return None;
    }
    Some(quote_behind(line, line.skip(place.end)))
}

fn quote_behind(line: &Line, from: usize) -> Result<Statement, Fault> {
    let (part, after) = if let Some(quoted) = line.quoted(from) {
        exact_name(line, from, quoted, None)?
    } else {
        let end = (from..line.len()).find(|&place| line.at(place).is_some_and(|c| closing(c).is_some())).unwrap_or(line.len());
        (plain_name(line, from..end, None), end)
    };
    if part.text.is_empty() {
        return Err(Fault::new(from, from, "name the part that it is about, such as 12 or L4"));
    }
    let open = line.skip(after);
    let Some(close) = line.at(open).and_then(closing) else {
        return Err(Fault::new(open, open, "put what was said between quotation marks"));
    };
    // The last mark closes: what was said may hold marks of its own.
    let Some(end) = (open + 1..line.len()).rev().find(|&place| line.at(place) == Some(close)) else {
        return Err(Fault::new(open, line.len(), "close the quotation mark"));
    };
    let words = line.text(open + 1..end);
    if words.trim().is_empty() {
        return Err(Fault::new(open, end + 1, "write what was said between the quotation marks"));
    }
    Ok(Statement::Quote { part, words, who: line.trimmed(end + 1..line.len()).0 })
}

/// `N12 label New name`.
fn label(line: &Line, start: usize) -> Option<Result<Statement, Fault>> {
    let (name, after) = if let Some(quoted) = line.quoted(start) {
        exact_name(line, start, quoted, None).ok()?
    } else {
        let (first, place) = line.words(start..line.len()).into_iter().next()?;
        let is_element = is_number(&first) || first.parse::<Code>().is_ok_and(|code| code.kind == CodeKind::Element);
        is_element.then(|| (plain_name(line, place.clone(), None), place.end))?
    };
    let (word, place) = line.words(after..line.len()).into_iter().next().filter(|(word, _)| word.eq_ignore_ascii_case("label"))?;
    let (text, _) = line.trimmed(place.end..line.len());
    if text.is_empty() {
        return Some(Err(Fault::new(line.len(), line.len(), format!("write the new name behind {word}"))));
    }
    Some(Ok(Statement::Label(name, text)))
}

/// `L4 -`.
fn claim(line: &Line, start: usize) -> Option<Result<Statement, Fault>> {
    let words = line.words(start..line.len());
    let (first, place) = words.first()?;
    first.parse::<Code>().ok().filter(|code| code.kind == CodeKind::Connection)?;
    let name = plain_name(line, place.clone(), None);
    let rest: Vec<_> = words.get(1..).unwrap_or_default().to_vec();
    if line.next_arrow(start).is_some() {
        return Some(Err(Fault::new(place.start, place.end, format!("{first} is a connection; arrows go from element to element"))));
    }
    if rest.is_empty() {
        return Some(Err(Fault::new(line.len(), line.len(), format!("say what {first} becomes: + - ? delay strong medium weak"))));
    }
    let mut said = Said::default();
    if let Some(odd) = rest.iter().find(|(word, _)| !modify(&mut said, word)) {
        return Some(Err(not_understood(&odd.0, &odd.1)));
    }
    Some(Ok(Statement::Claim(name, said)))
}

fn not_understood(word: &str, at: &Range<usize>) -> Fault {
    let what = format!(
        "\u{201c}{word}\u{201d} is not understood behind a sign; + - ? delay strong medium weak are. A name that holds a sign goes between \
         quotation marks"
    );
    Fault::new(at.start, at.end, what)
}

/// `A -> B + -> C -`, or an element alone.
fn chain(line: &Line, start: usize) -> Result<Statement, Fault> {
    let (first, _, mut at) = step(line, start, true)?;
    let mut steps = Vec::new();
    while let Some((toward, end)) = line.arrow(at) {
        let (name, said, next) = step(line, line.skip(end), false)?;
        steps.push((Link { toward, said }, name));
        at = next;
    }
    Ok(if steps.is_empty() { Statement::Element(first) } else { Statement::Chain(first, steps) })
}

/// A name up to the next arrow, and what is said of the arrow before it.
fn step(line: &Line, from: usize, is_first: bool) -> Result<(Name, Said, usize), Fault> {
    let (kind, start) = kind(line, from);
    if let Some(quoted) = line.quoted(start) {
        let (name, after) = exact_name(line, start, quoted, kind)?;
        let end = line.next_arrow(after).map_or(line.len(), |(place, ..)| place);
        let (verb, end_of_words) = verb(line, after, end);
        let mut said = Said { verb, ..Said::default() };
        if let Some((word, at)) = line.words(after..end_of_words).iter().find(|(word, _)| is_first || !modify(&mut said, word)) {
            return Err(not_understood(word, at));
        }
        return Ok((name, said, end));
    }
    let end = line.next_arrow(start).map_or(line.len(), |(place, ..)| place);
    let (verb, end_of_name) = if is_first { (None, end) } else { verb(line, start, end) };
    let alone = is_first && end == line.len();
    let (stretch, said) = if alone { (start..end, Said::default()) } else { without_said(line, start..end_of_name, is_first)? };
    let name = plain_name(line, stretch, kind);
    if name.text.is_empty() {
        let what = if is_first { "name an element before the arrow" } else { "name an element behind the arrow" };
        return Err(Fault::new(start, start, what));
    }
    Ok((name, Said { verb, ..said }, end))
}

/// A kind said before a name, `actor: Council`, and where the name begins.
fn kind(line: &Line, from: usize) -> (Option<ElementKind>, usize) {
    let found = ElementKind::ALL.into_iter().find_map(|kind| {
        let word = kind.spec().name;
        let end = from + word.chars().count();
        (line.text(from..end.min(line.len())).eq_ignore_ascii_case(word) && line.at(end) == Some(':')).then_some((kind, line.skip(end + 1)))
    });
    found.map_or((None, from), |(kind, start)| (Some(kind), start))
}

/// The verb of a relation behind a colon with spaces around it, and where what comes before it ends.
fn verb(line: &Line, from: usize, to: usize) -> (Option<String>, usize) {
    let words = line.words(from..to);
    let Some((_, colon)) = words.iter().find(|(word, _)| word == ":") else { return (None, to) };
    (Some(line.trimmed(colon.end..to).0), colon.start)
}

/// A name and, at its end or before it, what is said of the arrow that leads to it.
fn without_said(line: &Line, stretch: Range<usize>, is_first: bool) -> Result<(Range<usize>, Said), Fault> {
    let mut words = line.words(stretch.clone());
    let mut said = Said::default();
    let sign = words.iter().rposition(|(word, _)| is_sign(word));
    let (Some(sign), false) = (sign, words.len() == 1) else { return Ok((stretch, said)) };
    if is_first {
        let at = words.get(sign).map_or(stretch.clone(), |(_, at)| at.clone());
        return Err(Fault::new(
            at.start,
            at.end,
            "the sign comes behind the second element; a name that holds one goes between quotation marks",
        ));
    }
    if sign == 0 {
        // `-> + B`
        let (word, at) = words.remove(0);
        modify(&mut said, &word);
        return Ok((at.end..stretch.end, said));
    }
    let tail = words.split_off(sign);
    if let Some((word, at)) = tail.iter().find(|(word, _)| !modify(&mut said, word)) {
        return Err(not_understood(word, at));
    }
    if let Some((_, at)) = words.iter().find(|(word, _)| is_sign(word)) {
        return Err(Fault::new(at.start, at.end, "there are two signs; leave one out, or put the name between quotation marks"));
    }
    let end = words.last().map_or(stretch.start, |(_, at)| at.end);
    Ok((stretch.start..end, said))
}

fn is_sign(word: &str) -> bool {
    polarity(word.trim_end_matches(',')).is_some()
}

fn polarity(word: &str) -> Option<Polarity> {
    match word {
        "+" | "\u{ff0b}" => Some(Polarity::Plus),
        "-" | "\u{2212}" | "\u{2013}" | "\u{2014}" => Some(Polarity::Minus),
        "?" => Some(Polarity::Unknown),
        _ => None,
    }
}

/// Takes in what a word says of a connection. `false` if it says nothing.
fn modify(said: &mut Said, word: &str) -> bool {
    let word = word.trim_matches(',').to_lowercase();
    match word.as_str() {
        "" => {}
        "delay" | "delayed" | "||" | "//" | "\u{2016}" => said.delay = true,
        "weak" => said.strength = Some(1),
        "medium" => said.strength = Some(2),
        "strong" => said.strength = Some(3),
        other => match polarity(other) {
            Some(polarity) if said.polarity.is_none() => said.polarity = Some(polarity),
            _ => return false,
        },
    }
    true
}

fn plain_name(line: &Line, stretch: Range<usize>, kind: Option<ElementKind>) -> Name {
    let (text, at) = line.trimmed(stretch);
    Name { text, exact: false, kind, from: at.start, to: at.end }
}

fn exact_name(
    line: &Line,
    from: usize,
    quoted: Result<(Range<usize>, usize), ()>,
    kind: Option<ElementKind>,
) -> Result<(Name, usize), Fault> {
    let (inside, after) = quoted.map_err(|()| Fault::new(from, line.len(), "close the quotation mark"))?;
    let (text, _) = line.trimmed(inside);
    if text.is_empty() {
        return Err(Fault::new(from, after, "write a name between the quotation marks"));
    }
    Ok((Name { text, exact: true, kind, from, to: after }, after))
}

/// Whether a name is the number of an element.
pub(super) fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

//! The words of the DOT language: identifiers in their four forms, edge operators, marks. Comments and lines of the preprocessor are gone.

use crate::format::FormatError;

/// A word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// An identifier, its quotation marks taken off; whether it was written bare, so that it may be a keyword.
    Name(String, bool),
    /// `->`, or `--` when not directed.
    Edge(bool),
    /// One of `{ } [ ] = ; , : +`.
    Mark(char),
}

/// All words of a text. An error when a quotation mark or a tag does not close.
pub(super) fn words(text: &str) -> Result<Vec<Word>, FormatError> {
    let mut words = Vec::new();
    let mut rest = text.trim_start_matches('\u{feff}');
    let mut line_start = true;
    loop {
        let trimmed = rest.trim_start();
        line_start |= rest.get(..rest.len() - trimmed.len()).is_some_and(|gap| gap.contains('\n'));
        rest = trimmed;
        let Some(first) = rest.chars().next() else { return Ok(words) };
        if rest.starts_with("//") || (first == '#' && line_start) {
            rest = rest.split_once('\n').map_or("", |(_, rest)| rest);
            line_start = true;
            continue;
        }
        line_start = false;
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, rest)| rest);
            continue;
        }
        let (word, after) = word(rest, first)?;
        words.extend(word);
        rest = after;
    }
}

fn word(rest: &str, first: char) -> Result<(Option<Word>, &str), FormatError> {
    if let Some(after) = rest.strip_prefix("->") {
        return Ok((Some(Word::Edge(true)), after));
    }
    if let Some(after) = rest.strip_prefix("--") {
        return Ok((Some(Word::Edge(false)), after));
    }
    let after = rest.get(first.len_utf8()..).unwrap_or_default();
    match first {
        '"' => quoted(after),
        '<' => html(after),
        '{' | '}' | '[' | ']' | '=' | ';' | ',' | ':' | '+' => Ok((Some(Word::Mark(first)), after)),
        _ => {
            let part = |c: char| c.is_alphanumeric() || c == '_' || c == '.' || (!c.is_ascii() && !c.is_whitespace());
            let body = rest.strip_prefix('-').unwrap_or(rest);
            let length = body.find(|c: char| !part(c)).unwrap_or(body.len()) + (rest.len() - body.len());
            let (name, after) = rest.split_at(length.max(first.len_utf8()));
            // What is no part of the language is passed over.
            let known = name.chars().any(part);
            Ok((known.then(|| Word::Name(name.to_owned(), true)), after))
        }
    }
}

fn quoted(text: &str) -> Result<(Option<Word>, &str), FormatError> {
    let (mut out, mut escaped) = (String::new(), false);
    for (at, letter) in text.char_indices() {
        match (escaped, letter) {
            (false, '"') => return Ok((Some(Word::Name(out, false)), text.get(at + 1..).unwrap_or_default())),
            (false, '\\') => {
                escaped = true;
                continue;
            }
            (true, '"') => out.push('"'),
            // A backslash at the end of a line joins it with the next.
            (true, '\n' | '\r') => {
                escaped = letter == '\r';
                continue;
            }
            (true, other) => out.extend(['\\', other]),
            (false, other) => out.push(other),
        }
        escaped = false;
    }
    Err(broken("a quotation mark is not closed"))
}

/// A label in tags: its words without them.
fn html(text: &str) -> Result<(Option<Word>, &str), FormatError> {
    let mut depth = 1_usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '<' => depth += 1,
            '>' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let words = crate::format::found::plain(text.get(..at).unwrap_or_default());
            return Ok((Some(Word::Name(words, false)), text.get(at + 1..).unwrap_or_default()));
        }
    }
    Err(broken("a tag is not closed"))
}

pub(super) fn broken(why: &str) -> FormatError {
    FormatError::new(format!("the DOT in the file cannot be read ({why})"), "look whether Graphviz draws it")
}

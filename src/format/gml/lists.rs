//! The lists that GML is made of: a name, and a number, a text or another list. Any depth up to a limit, any line ends.

use crate::format::FormatError;

/// The deepest nesting.
const DEEPEST: usize = 100;

/// A value.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Text(String),
    List(List),
}

/// Names and values, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct List(pub Vec<(String, Value)>);

impl List {
    /// The lists of this name.
    pub fn lists<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.0.iter().filter_map(move |(key, value)| match value {
            Value::List(list) if key == name => Some(list),
            _ => None,
        })
    }

    /// The text of this name; empty without one.
    pub fn text(&self, name: &str) -> &str {
        self.0
            .iter()
            .find_map(|(key, value)| match value {
                Value::Text(text) if key == name => Some(text.as_str()),
                _ => None,
            })
            .unwrap_or_default()
    }

    /// Texts with their names.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().filter_map(|(key, value)| match value {
            Value::Text(text) => Some((key.as_str(), text.as_str())),
            Value::List(_) => None,
        })
    }
}

/// Reads a file. An error when brackets or quotation marks do not close.
pub(super) fn read(text: &str) -> Result<List, FormatError> {
    let mut open = vec![(String::new(), List::default())];
    let mut key: Option<String> = None;
    for word in (Words { rest: text }) {
        match (word, key.take()) {
            (Word::Open, name) => {
                if open.len() > DEEPEST {
                    return Err(broken(&format!("it is nested more than {DEEPEST} deep")));
                }
                open.push((name.unwrap_or_default(), List::default()));
            }
            (Word::Close, _) => {
                let Some((name, list)) = open.pop().filter(|_| !open.is_empty()) else { return Err(broken("a bracket closes nothing")) };
                if let Some((_, above)) = open.last_mut() {
                    above.0.push((name, Value::List(list)));
                }
            }
            (Word::Bare(name), None) => key = Some(name.to_lowercase()),
            (Word::Bare(value) | Word::Quoted(value), Some(name)) => put(&mut open, name, value.to_owned()),
            (Word::Quoted(_), None) => return Err(broken("a text stands where a name should")),
            (Word::Unclosed, _) => return Err(broken("a quotation mark is not closed")),
        }
    }
    if open.len() > 1 {
        return Err(broken("it ends in the middle"));
    }
    Ok(open.pop().map(|(_, list)| list).unwrap_or_default())
}

fn put(open: &mut [(String, List)], name: String, value: String) {
    if let Some((_, list)) = open.last_mut() {
        list.0.push((name, Value::Text(value)));
    }
}

fn broken(why: &str) -> FormatError {
    FormatError::new(format!("the GML in the file cannot be read ({why})"), "export it again from the program that it comes from")
}

enum Word<'a> {
    Open,
    Close,
    Bare(&'a str),
    Quoted(&'a str),
    Unclosed,
}

struct Words<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        loop {
            self.rest = self.rest.trim_start();
            if !self.rest.starts_with('#') {
                break;
            }
            self.rest = self.rest.split_once('\n').map_or("", |(_, rest)| rest);
        }
        let first = self.rest.chars().next()?;
        let after = self.rest.get(first.len_utf8()..).unwrap_or_default();
        match first {
            '[' | ']' => {
                self.rest = after;
                Some(if first == '[' { Word::Open } else { Word::Close })
            }
            '"' => {
                let closed = after.split_once('"');
                self.rest = closed.map_or("", |(_, rest)| rest);
                Some(closed.map_or(Word::Unclosed, |(text, _)| Word::Quoted(text)))
            }
            _ => {
                let end = self.rest.find(|c: char| c.is_whitespace() || ['[', ']', '"'].contains(&c)).unwrap_or(self.rest.len());
                let (word, rest) = self.rest.split_at(end);
                self.rest = rest;
                Some(Word::Bare(word))
            }
        }
    }
}

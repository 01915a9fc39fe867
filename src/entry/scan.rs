//! Pieces of a line: characters by their place, arrows, words, what stands between quotation marks.

use std::ops::Range;

use super::statement::Toward;

/// A line as characters: columns are counted in them.
pub(super) struct Line(pub Vec<char>);

/// Which mark closes what this one opens.
pub(super) const fn closing(mark: char) -> Option<char> {
    match mark {
        '"' => Some('"'),
        '\u{201c}' | '\u{201e}' => Some('\u{201d}'),
        '\u{ab}' => Some('\u{bb}'),
        _ => None,
    }
}

const fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '=' | '\u{2013}' | '\u{2014}' | '\u{2212}')
}

impl Line {
    pub fn at(&self, place: usize) -> Option<char> {
        self.0.get(place).copied()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The text of a stretch without spaces around it, and where that lies.
    pub fn trimmed(&self, stretch: Range<usize>) -> (String, Range<usize>) {
        let is_space = |place: usize| self.at(place).is_some_and(char::is_whitespace);
        let (mut from, mut to) = (stretch.start, stretch.end.min(self.len()));
        while from < to && is_space(from) {
            from += 1;
        }
        while to > from && is_space(to - 1) {
            to -= 1;
        }
        (self.text(from..to), from..to)
    }

    pub fn text(&self, stretch: Range<usize>) -> String {
        self.0.get(stretch).unwrap_or_default().iter().collect()
    }

    /// The first place from here on that is no space.
    pub fn skip(&self, from: usize) -> usize {
        (from..self.len()).find(|&place| self.at(place).is_some_and(|c| !c.is_whitespace())).unwrap_or(self.len())
    }

    /// The arrow that begins here, and where it ends.
    pub fn arrow(&self, from: usize) -> Option<(Toward, usize)> {
        let whole = match self.at(from)? {
            '\u{2192}' | '\u{21d2}' => Some(Toward::Right),
            '\u{2190}' | '\u{21d0}' => Some(Toward::Left),
            '\u{2194}' | '\u{21d4}' => Some(Toward::Both),
            _ => None,
        };
        if let Some(toward) = whole {
            return Some((toward, from + 1));
        }
        let back = self.at(from) == Some('<');
        let start = from + usize::from(back);
        let mut end = start;
        while self.at(end).is_some_and(is_dash) {
            end += 1;
        }
        let forth = self.at(end) == Some('>');
        match (end > start, back, forth) {
            (true, true, true) => Some((Toward::Both, end + 1)),
            (true, true, false) => Some((Toward::Left, end)),
            (true, false, true) => Some((Toward::Right, end + 1)),
            _ => None,
        }
    }

    /// The first arrow from here on: where it begins, which way, where it ends.
    pub fn next_arrow(&self, from: usize) -> Option<(usize, Toward, usize)> {
        (from..self.len()).find_map(|place| self.arrow(place).map(|(toward, end)| (place, toward, end)))
    }

    /// What stands between quotation marks here, and the place behind the closing one; `Err` where it is never closed.
    pub fn quoted(&self, from: usize) -> Option<Result<(Range<usize>, usize), ()>> {
        let close = closing(self.at(from)?)?;
        let end = (from + 1..self.len()).find(|&place| self.at(place) == Some(close));
        Some(end.map(|end| (from + 1..end, end + 1)).ok_or(()))
    }

    /// The words of a stretch, each with its place.
    pub fn words(&self, stretch: Range<usize>) -> Vec<(String, Range<usize>)> {
        let mut words = Vec::new();
        let mut start = None;
        for place in stretch.start..=stretch.end.min(self.len()) {
            let inside = place < stretch.end && self.at(place).is_some_and(|c| !c.is_whitespace());
            match (inside, start) {
                (true, None) => start = Some(place),
                (false, Some(from)) => {
                    words.push((self.text(from..place), from..place));
                    start = None;
                }
                _ => {}
            }
        }
        words
    }
}

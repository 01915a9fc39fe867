//! What stands in a cell: text that no spreadsheet takes for a formula, and words for polarity, delay, direction and kind.

use crate::map::{Direction, Polarity};

/// What makes a spreadsheet take a cell for a formula (OWASP ASVS 1.2.10).
const TRIGGERS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

fn starts_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(TRIGGERS)
}

/// A text as it is written: with a `'` in front where a spreadsheet would calculate.
pub(in crate::format) fn guarded(text: &str) -> String {
    if starts_formula(text) { format!("'{text}") } else { text.to_owned() }
}

/// The text of a cell, trimmed, without the guard.
pub(in crate::format) fn unguarded(cell: &str) -> &str {
    let cell = cell.trim();
    if starts_formula(cell) { cell.strip_prefix('\'').unwrap_or(cell) } else { cell }
}

/// A cell that says a polarity: how sure the reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::format) enum Sign {
    /// One of the words for it.
    Said(Polarity),
    /// A number, of which the sign was taken.
    Weighed(Polarity),
    /// Nothing stands there.
    Blank,
    /// No word for a polarity.
    Odd,
}

/// Reads `+ - ?`, `1 -1 0`, s and o (same, opposite), and the words.
pub(in crate::format) fn sign(cell: &str) -> Sign {
    match unguarded(cell).to_lowercase().as_str() {
        "" => Sign::Blank,
        "+" | "1" | "+1" | "1.0" | "s" | "p" | "pos" | "positive" | "plus" | "same" => Sign::Said(Polarity::Plus),
        "-" | "\u{2212}" | "\u{2013}" | "-1" | "\u{2212}1" | "-1.0" | "o" | "neg" | "negative" | "minus" | "opposite" | "inverse" => {
            Sign::Said(Polarity::Minus)
        }
        "?" | "0" | "0.0" | "u" | "unknown" | "+/-" | "+-" | "-+" => Sign::Said(Polarity::Unknown),
        other => match other.parse::<f64>() {
            Ok(weight) if weight > 0.0 => Sign::Weighed(Polarity::Plus),
            Ok(weight) if weight < 0.0 => Sign::Weighed(Polarity::Minus),
            _ => Sign::Odd,
        },
    }
}

/// Whether a cell says that there is a delay; `None` when it says neither.
pub(in crate::format) fn delay(cell: &str) -> Option<bool> {
    match unguarded(cell).to_lowercase().as_str() {
        "" | "0" | "0.0" | "no" | "n" | "false" | "none" | "-" => Some(false),
        "1" | "1.0" | "yes" | "y" | "true" | "x" | "delay" | "delayed" | "||" | "\u{2016}" => Some(true),
        _ => None,
    }
}

/// Which way a connection runs.
pub(in crate::format) fn direction(cell: &str) -> Option<Direction> {
    match unguarded(cell).to_lowercase().as_str() {
        "" | "directed" | "->" | "forward" => Some(Direction::Directed),
        "mutual" | "both" | "<->" | "bidirectional" => Some(Direction::Mutual),
        "undirected" | "--" | "none" => Some(Direction::Undirected),
        _ => None,
    }
}

/// The word that [`direction`] reads.
pub(in crate::format) fn direction_word(direction: Direction) -> &'static str {
    match direction {
        Direction::Directed => "directed",
        Direction::Mutual => "mutual",
        Direction::Undirected => "undirected",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guarded_text_reads_back_and_never_calculates() {
        for text in ["plain", "=cmd|' /C calc'!A0", "+1", "-", "@x", "'=x", "''=x", "'quoted'", "\u{2212}"] {
            let cell = guarded(text);
            assert!(!cell.starts_with(TRIGGERS), "{cell}");
            assert_eq!(unguarded(&cell), text);
        }
        assert!(guarded("\tx").starts_with('\''));
    }

    #[test]
    fn polarities_are_read_as_people_write_them() {
        for plus in ["+", "1", " S ", "Positive", "'+"] {
            assert_eq!(sign(plus), Sign::Said(Polarity::Plus), "{plus}");
        }
        for minus in ["-", "-1", "\u{2212}", "o", "'-"] {
            assert_eq!(sign(minus), Sign::Said(Polarity::Minus), "{minus}");
        }
        assert_eq!(
            [sign("0"), sign(""), sign("-0.7"), sign("maybe")],
            [Sign::Said(Polarity::Unknown), Sign::Blank, Sign::Weighed(Polarity::Minus), Sign::Odd]
        );
    }
}

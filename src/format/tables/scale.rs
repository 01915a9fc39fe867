//! A scale of influence spread over columns, from −VH to +VH, of which each row marks one, as experts fill it in for fuzzy cognitive maps.

use super::field::key;
use super::sheet::cell;
use crate::format::found::Sign;
use crate::format::quotes::TableRow;
use crate::map::Polarity;

/// The columns of the scale.
#[derive(Clone, Debug)]
pub(super) struct Scale(Vec<(usize, Sign, Option<u8>)>);

impl Scale {
    /// The scale among these columns, if there is one.
    pub fn of(header: &[String]) -> Option<Self> {
        let steps: Vec<_> = header.iter().enumerate().filter_map(|(at, name)| step(name).map(|(sign, level)| (at, sign, level))).collect();
        (steps.len() > 3).then_some(Self(steps))
    }

    /// Whether a column is one of its steps.
    pub fn has(&self, at: usize) -> bool {
        self.0.iter().any(|(step, ..)| *step == at)
    }

    /// The sign and strength that a row marks.
    pub fn read(&self, row: &TableRow) -> (Sign, Option<u8>) {
        let marked = self.0.iter().find(|(at, ..)| !matches!(cell(row, Some(*at)), "" | "0" | "0.0"));
        marked.map_or((Sign::Blank, None), |(_, sign, level)| (sign.clone(), *level))
    }
}

fn step(name: &str) -> Option<(Sign, Option<u8>)> {
    let name = name.trim().replace('\u{2212}', "-");
    let sign = match name.chars().next() {
        Some('-') => Sign::Said(Polarity::Minus),
        Some('+') => Sign::Said(Polarity::Plus),
        _ => return key(&name).eq("na").then_some((Sign::Blank, None)),
    };
    let level = match key(&name).trim_start_matches('+').trim() {
        "vl" | "l" => 1,
        "m" => 2,
        "h" | "vh" => 3,
        _ => return None,
    };
    Some((sign, Some(level)))
}

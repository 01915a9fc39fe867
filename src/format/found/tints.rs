//! Colours as meaning: where a file has a few colours of elements, each is a group; where it has many, they are a scale and are left out.

use std::collections::{BTreeMap, BTreeSet};

use super::{FoundConnection, FoundElement, Log, Sign};

/// The most colours that are groups.
const MOST: usize = 10;
const SET: &str = "Colours";

/// Makes groups of the colours of elements.
pub(super) fn into_groups(elements: &mut [FoundElement], log: &mut Log) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for element in elements.iter() {
        let colour = element.colour.trim().to_lowercase();
        if !colour.is_empty() {
            *counts.entry(colour).or_default() += 1;
        }
    }
    if counts.len() < 2 {
        return;
    }
    if counts.len() > MOST {
        return log.left_out(&format!("{} colours of elements, too many to be groups", counts.len()), "");
    }
    for element in elements {
        let colour = element.colour.trim().to_lowercase();
        if !colour.is_empty() {
            element.groups.push((SET.to_owned(), titled(&colour)));
        }
    }
    log.guessed(
        &format!("colours of elements, taken for the groups \u{201c}{SET}\u{201d}"),
        &counts.into_keys().collect::<Vec<_>>().join(", "),
    );
}

/// The most colours of connections that may stand for polarities.
const MOST_SIGNS: usize = 3;

/// Where no connection says anything of its polarity but they have two or three colours, these are names to be read.
pub(super) fn into_names(connections: &mut [FoundConnection]) {
    let colours: BTreeSet<String> = connections.iter().map(|each| each.colour.trim().to_lowercase()).collect();
    let silent = connections.iter().all(|each| each.sign == Sign::Blank && each.verb.is_none());
    if !silent || !(2..=MOST_SIGNS).contains(&colours.len()) {
        return;
    }
    for each in connections.iter_mut().filter(|each| !each.colour.trim().is_empty()) {
        each.sign = Sign::Named(titled(&each.colour.trim().to_lowercase()));
    }
}

/// A colour with the word for it.
fn titled(colour: &str) -> String {
    match name_of(colour) {
        Some(name) if name != colour => format!("{name} ({colour})"),
        _ => colour.to_owned(),
    }
}

/// Where the colours of the circle end, red at 0, in sixths of it.
const ROUND: [(f64, &str); 8] =
    [(0.3, "red"), (0.75, "orange"), (1.2, "yellow"), (2.7, "green"), (3.2, "turquoise"), (4.25, "blue"), (5.2, "violet"), (5.7, "pink")];

/// The word for a colour: its own, or the one nearest to its red, green and blue.
pub(super) fn name_of(colour: &str) -> Option<&str> {
    let Some(hex) = colour.strip_prefix('#') else { return Some(colour) };
    let part = |at: usize| hex.get(at..at + 2).and_then(|two| u8::from_str_radix(two, 16).ok()).map(f64::from);
    let (red, green, blue) = (part(0)?, part(2)?, part(4)?);
    let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
    if most - least < 32.0 {
        return Some(if most > 220.0 {
            "white"
        } else if most < 60.0 {
            "black"
        } else {
            "grey"
        });
    }
    let turn = if most <= red {
        ((green - blue) / (most - least)).rem_euclid(6.0)
    } else if most <= green {
        (blue - red) / (most - least) + 2.0
    } else {
        (red - green) / (most - least) + 4.0
    };
    Some(ROUND.iter().find(|(end, _)| turn < *end).map_or("red", |&(_, name)| name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_colours_are_groups_and_many_are_not() {
        let mut some: Vec<FoundElement> =
            ["#FF0000", "#00ff00", "", "#ff0000"].map(|colour| FoundElement { colour: colour.into(), ..FoundElement::default() }).to_vec();
        let mut log = Log::default();
        into_groups(&mut some, &mut log);
        assert_eq!(some[0].groups, some[3].groups);
        assert_eq!((some[0].groups[0].1.as_str(), some[2].groups.len()), ("red (#ff0000)", 0));
        let mut many: Vec<FoundElement> =
            (0..40).map(|at| FoundElement { colour: format!("#0000{at:02x}"), ..FoundElement::default() }).collect();
        into_groups(&mut many, &mut log);
        assert!(many[0].groups.is_empty());
        assert_eq!(name_of("#A97FFF"), Some("violet"));
    }

    #[test]
    fn colours_of_connections_are_names_only_where_nothing_else_is_said() {
        let of = |colour: &str| FoundConnection { colour: colour.into(), ..FoundConnection::default() };
        let mut two = [of("#FF0000"), of("green"), of("#ff0000")];
        into_names(&mut two);
        assert_eq!(two.map(|each| each.sign), ["red (#ff0000)", "green", "red (#ff0000)"].map(|name| Sign::Named(name.into())));
        let mut said = [of("red"), FoundConnection { sign: Sign::of("+"), ..of("green") }];
        into_names(&mut said);
        assert_eq!(said[0].sign, Sign::Blank);
    }
}

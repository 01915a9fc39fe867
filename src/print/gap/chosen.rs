//! Of which elements something is left out.

use std::collections::BTreeSet;

use crate::map::{Code, CodeKind, Element, ElementId, ElementKind, SystemMap};
use crate::print::{PrintError, PrintOptions, Setting, Values};
use crate::words::levers::is_lever;
use crate::words::listed;

/// Which elements.
pub(super) const WHICH: Setting = Setting {
    name: "which",
    title: "Of which elements",
    help: "Whose labels or connections are left out.",
    values: Values::Choice(&[
        ("every-third", "Every third"),
        ("levers", "Leverage points"),
        ("outcomes", "Outcomes"),
        ("codes", "Those with the codes below"),
    ]),
};

/// Their codes, where they are chosen one by one.
pub(super) const CODES: Setting = Setting {
    name: "codes",
    title: "Codes",
    help: "Codes of elements, such as N3 N12; chooses those and no others.",
    values: Values::Text,
};

/// The elements of which something is left out, and what to know of codes that are on no element here. `connected`: only those with connections.
pub(super) fn chosen(
    map: &SystemMap,
    members: &BTreeSet<ElementId>,
    connected: bool,
    options: &PrintOptions,
) -> Result<(BTreeSet<ElementId>, Vec<String>), PrintError> {
    let here: Vec<&Element> = map.elements().filter(|element| members.contains(&element.id)).collect();
    let has_lines = |element: &Element| {
        let other = |c: &&crate::map::Connection| members.contains(&c.from) && members.contains(&c.to);
        map.connections_of(element.id).iter().any(other)
    };
    let possible: Vec<&Element> = here.iter().copied().filter(|element| !connected || has_lines(element)).collect();
    let codes = CODES.of(options);
    let mut warnings = Vec::new();
    let found: BTreeSet<ElementId> = match WHICH.of(options).as_str() {
        _ if !codes.trim().is_empty() => {
            let (found, unknown) = by_code(&here, &codes);
            if !unknown.is_empty() {
                let (are, have) = if unknown.len() == 1 { ("is", "code") } else { ("are", "codes") };
                warnings.push(format!("{} {are} no {have} of an element on this sheet; nothing is left out for that.", listed(&unknown)));
            }
            found
        }
        "levers" => possible.iter().filter(|element| is_lever(element)).map(|element| element.id).collect(),
        "outcomes" => possible.iter().filter(|element| element.kind == ElementKind::Outcome).map(|element| element.id).collect(),
        "codes" => BTreeSet::new(),
        _ => every_third(&possible),
    };
    if found.is_empty() {
        let wanting = match WHICH.of(options).as_str() {
            _ if !codes.trim().is_empty() => "none of the codes is on this part of the map; say codes that are, such as N3",
            "levers" => "there is no leverage point on this part of the map; choose other elements",
            "outcomes" => "there is no outcome on this part of the map; choose other elements",
            "codes" => "no codes were given; say whose, such as N3 N12",
            _ => "nothing on this part of the map has a connection; leave out labels, or connect some elements first",
        };
        return Err(PrintError::Nothing { wanting: wanting.to_owned() });
    }
    Ok((found, warnings))
}

/// The third of each three by number; of fewer the last.
fn every_third(elements: &[&Element]) -> BTreeSet<ElementId> {
    let thirds: BTreeSet<ElementId> = elements.iter().skip(2).step_by(3).map(|element| element.id).collect();
    if thirds.is_empty() { elements.last().map(|element| element.id).into_iter().collect() } else { thirds }
}

/// The elements with these codes, and the codes that none has.
fn by_code(here: &[&Element], codes: &str) -> (BTreeSet<ElementId>, Vec<String>) {
    let (mut found, mut unknown) = (BTreeSet::new(), Vec::new());
    for text in codes.split(|c: char| c.is_whitespace() || c == ',' || c == ';').filter(|text| !text.is_empty()) {
        let code: Option<Code> = text.parse().ok();
        let element = code.filter(|code| code.kind == CodeKind::Element).and_then(|code| here.iter().find(|e| e.number == code.number));
        match element {
            Some(element) => drop(found.insert(element.id)),
            None => unknown.push(text.to_owned()),
        }
    }
    (found, unknown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Numbers, Point, Record};

    fn map(count: u32) -> SystemMap {
        let element = |n: u32| Element::new(ElementId::from_value(u64::from(n)), n, ElementKind::Factor, "Thing", Point::ZERO);
        SystemMap::from_records((1..=count).map(|n| Record::from(element(n))), Numbers::default()).0
    }

    fn numbers(map: &SystemMap, own: &[(&str, &str)]) -> Result<(Vec<u64>, Vec<String>), PrintError> {
        let own = own.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let all = map.elements().map(|element| element.id).collect();
        let (found, warnings) = chosen(map, &all, false, &PrintOptions { own, ..PrintOptions::default() })?;
        Ok((found.into_iter().map(ElementId::value).collect(), warnings))
    }

    #[test]
    fn every_third_is_chosen_and_of_few_the_last() {
        assert_eq!(numbers(&map(8), &[]), Ok((vec![3, 6], vec![])));
        assert_eq!(numbers(&map(2), &[]), Ok((vec![2], vec![])));
    }

    #[test]
    fn codes_choose_and_unknown_ones_are_told() {
        let (found, warnings) = numbers(&map(5), &[("codes", "n2, N5;N9 what")]).unwrap();
        assert_eq!(found, [2, 5]);
        assert!(warnings[0].starts_with("N9 and what are no codes"), "{warnings:?}");
        assert!(numbers(&map(5), &[("codes", "N9")]).unwrap_err().to_string().contains("none of the codes"));
        assert!(numbers(&map(5), &[("which", "outcomes")]).unwrap_err().to_string().contains("no outcome"));
    }
}

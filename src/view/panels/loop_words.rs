//! What the panels say of loops: second lines, flips, missing steps, and how far the search went.

use super::names;
use crate::analysis::{FeedbackLoop, LoopRow, said_otherwise};
use crate::map::{CitedPart, ElementId, LoopType, NamedLoop, PairSign, Polarity};
use crate::session::{IndependentSet, LoopShow, Session};

/// "5 steps · 1 delay · 2 steps quoted".
pub fn second_line(session: &Session, found: &FeedbackLoop, named: bool) -> String {
    let mut words = names::count(found.elements.len(), "step", "steps");
    if found.delays > 0 {
        words = format!("{words} · {}", names::count(found.delays, "delay", "delays"));
    }
    if found.kind == LoopType::Undetermined {
        let rest = match found.unknowns {
            1 => either(found).to_owned(),
            unknown => format!("{unknown} signs not known"),
        };
        return format!("{words} · {rest}");
    }
    let evidence = &session.derived.evidence;
    let quoted = found.steps.iter().filter(|step| step.iter().any(|&c| evidence.on(CitedPart::Connection(c)).total > 0)).count();
    match quoted {
        0 if named => format!("{words} · no step quoted"),
        0 => words,
        n => format!("{words} · {} quoted", names::count(n, "step", "steps")),
    }
}

/// "was R4, is now B4".
pub fn flip(named: &NamedLoop, row: &LoopRow) -> String {
    format!("was {}{}, is now {}", named.last_type.letter(), named.number, row.code)
}

/// What a name, or what was last seen, says other than the signs do: "called “vicious”, its signs give balancing".
pub fn contradiction(named: &NamedLoop, row: &LoopRow) -> Option<String> {
    if row.flipped {
        return Some(flip(named, row));
    }
    let (word, _) = said_otherwise(&named.name, row.kind)?;
    Some(format!("called \u{201c}{word}\u{201d}, its signs give {}", row.kind.name().to_lowercase()))
}

/// Which steps of an undetermined loop are not known or contested, and what follows from the one: "Depends on Trust → Wellbeing: R if +, B if −."
pub fn depends(session: &Session, found: &FeedbackLoop) -> Option<String> {
    let map = session.map();
    let pairs = found.elements.iter().zip(found.elements.iter().cycle().skip(1));
    let unknown = pairs.filter(|&(&from, &to)| map.pair_sign(from, to).is_some_and(|sign| sign.polarity() == Polarity::Unknown));
    let told = |(&from, &to): (&ElementId, &ElementId)| {
        let contested = if map.pair_sign(from, to) == Some(PairSign::Contested) { " (contested)" } else { "" };
        format!("{} → {}{contested}", names::element(session, from), names::element(session, to))
    };
    let unknown: Vec<String> = unknown.map(told).collect();
    match unknown.as_slice() {
        [] => None,
        [one] => Some(format!("Depends on {one}: {}.", either(found))),
        several => Some(format!("Depends on {}.", several.join("; "))),
    }
}

/// What a loop with one unknown step is.
const fn either(found: &FeedbackLoop) -> &'static str {
    if found.negatives.is_multiple_of(2) { "R if +, B if \u{2212}" } else { "B if +, R if \u{2212}" }
}

/// What has to be said of the loops listed where they are not all: how many of how many, and what set they are.
pub fn shown(session: &Session) -> Option<String> {
    let (hand, lists, sets) = (&session.panels.loop_hand, &session.panels.lists.loops, &session.derived.sets);
    let all = session.derived.book.rows.len();
    let narrowed = (lists.kept < all).then(|| format!("{} of {}.", lists.kept, names::count(all, "loop", "loops")));
    match hand.show {
        LoopShow::Every => narrowed,
        _ if sets.is_looking() => Some("Looking for these loops\u{2026}".to_owned()),
        LoopShow::Families => {
            let families = lists.lines.iter().filter(|line| !line.is_variant).count();
            let told = format!("{} in {}.", names::count(lists.kept, "loop", "loops"), names::count(families, "family", "families"));
            Some(format!("{told} A variant goes another way between two elements of the first and otherwise runs along it."))
        }
        LoopShow::Independent => sets.independent().map(|set| {
            let beyond = set.keys.iter().filter(|&&key| session.derived.book.row(key).is_none()).count();
            let mut told = rank(set);
            if beyond > 0 {
                told = format!("{told} {beyond} of them are longer than loops are listed.");
            }
            if lists.kept + beyond < set.keys.len() {
                told = format!("{told} {} of them are like what is asked for.", lists.kept);
            }
            told
        }),
    }
}

/// "40 loops of 2 to 8 steps, from which every other loop is put together; …".
fn rank(set: &IndependentSet) -> String {
    let lengths = set.lengths.map_or(String::new(), |(short, long)| format!(" of {short} to {long} steps"));
    let proof = if set.is_proven { "none is a sum of others" } else { "not all of them were found" };
    format!(
        "{}{lengths}, from which every other loop is put together; {proof}. Rank {} over GF(2): steps \u{2212} elements + 1 wherever all \
         reach one another.",
        names::count(set.keys.len(), "loop", "loops"),
        set.rank,
    )
}

/// Which step of a broken loop is missing.
pub fn missing(session: &Session, named: &NamedLoop) -> String {
    let map = session.map();
    let pairs = named.cycle.iter().zip(named.cycle.iter().cycle().skip(1));
    for (&from, &to) in pairs {
        if map.element(from).is_none() || map.element(to).is_none() {
            return "An element of it is no longer on the map.".to_owned();
        }
        if map.pair_sign(from, to).is_none() {
            return format!("Missing: {} → {}", names::element(session, from), names::element(session, to));
        }
    }
    "A step of it is missing.".to_owned()
}

/// How many loops there are and how far the search went, in a sentence.
pub fn found(session: &Session) -> String {
    let Some(loops) = session.derived.loops.as_deref() else { return "Looking for loops…".to_owned() };
    let among = format!("among the {} shown", names::count(loops.graph().len(), "factor", "factors"));
    let far = loops.max_length.map_or(String::new(), |length| format!(" up to {length} steps"));
    match (loops.truncated, loops.complete_to) {
        (true, Some(complete)) => format!(
            "{} listed {among}: all up to {}, and some of the next. Longer ones are not listed; there are too many to find or to read.",
            names::count(loops.len(), "loop", "loops"),
            names::count(complete, "step", "steps"),
        ),
        (true, None) => format!("The first {} listed {among}. There are more.", names::count(loops.len(), "loop", "loops")),
        _ if loops.len() == 1 => format!("The one loop{far} {among}."),
        _ => format!("All {} loops{far} {among}.", loops.len()),
    }
}

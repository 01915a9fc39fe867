//! What the panels say of loops: second lines, flips, missing steps, and how far the search went.

use super::names;
use crate::analysis::{FeedbackLoop, LoopRow};
use crate::map::{CitedPart, LoopType, NamedLoop};
use crate::session::Session;

/// "5 steps · 1 delay · 2 steps quoted".
pub fn second_line(session: &Session, found: &FeedbackLoop, named: bool) -> String {
    let mut words = names::count(found.elements.len(), "step", "steps");
    if found.delays > 0 {
        words = format!("{words} · {}", names::count(found.delays, "delay", "delays"));
    }
    if found.kind == LoopType::Undetermined {
        let rest = match (found.unknowns, found.negatives % 2) {
            (1, 0) => "R if +, B if −".to_owned(),
            (1, _) => "B if +, R if −".to_owned(),
            (unknown, _) => format!("{unknown} signs not known"),
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

//! How each archetype is told from loops that share parts. Each function adds the loops that fit and whether the delay of its story is there.

use super::Found;
use super::ground::{Ground, Ring};

/// Each pair of a list once.
fn pairs<'r, 'a>(rings: &'r [Ring<'a>]) -> impl Iterator<Item = (&'r Ring<'a>, &'r Ring<'a>)> {
    rings.iter().enumerate().flat_map(|(at, a)| rings.iter().skip(at + 1).map(move |b| (a, b)))
}

/// The one element that two loops share.
fn joint(a: &Ring<'_>, b: &Ring<'_>) -> Option<u32> {
    match a.shared(b).as_slice() {
        &[node] => Some(node),
        _ => None,
    }
}

/// R and B that share an element, B with one of its own: all that grows may lie on the way to the limit, as trust and engagement do. With a
/// delay in what only B has.
pub(super) fn limits_to_growth(ground: &Ground<'_>, found: &mut Vec<Found>) {
    for limit in &ground.balancing {
        for growth in &ground.reinforcing {
            let shared = growth.shared(limit).len();
            if shared > 0 && shared < limit.nodes.len() {
                found.push((vec![growth.at, limit.at], limit.is_delayed_beside(growth)));
            }
        }
    }
}

/// B and R that share one stretch; the way back that only R has is delayed.
pub(super) fn fixes_that_fail(ground: &Ground<'_>, found: &mut Vec<Found>) {
    for fix in &ground.balancing {
        for failing in &ground.reinforcing {
            if failing.is_delayed_beside(fix) && fix.stretch(failing).is_some() {
                found.push((vec![fix.at, failing.at], true));
            }
        }
    }
}

/// Two B that share one element S, and an R that leaves S as the quick one does and comes back as the lasting one does.
pub(super) fn shifting_the_burden(ground: &Ground<'_>, found: &mut Vec<Found>) {
    for (a, b) in pairs(&ground.balancing) {
        let Some(problem) = joint(a, b) else { continue };
        for (quick, lasting) in [(a, b), (b, a)] {
            let weakens =
                |r: &&Ring<'_>| r.has(problem) && r.next(problem) == quick.next(problem) && r.before(problem) == lasting.before(problem);
            if let Some(side) = ground.reinforcing.iter().find(weakens) {
                found.push((vec![quick.at, lasting.at, side.at], lasting.is_delayed_beside(quick)));
            }
        }
    }
}

/// The product of the signs with which two loops leave their joint element.
fn outs(a: &Ring<'_>, b: &Ring<'_>, joint: u32) -> i8 {
    a.out(joint) * b.out(joint)
}

/// Two B that share one element, which leave it alike and arrive with opposite signs.
pub(super) fn drifting_goals(ground: &Ground<'_>, found: &mut Vec<Found>) {
    for (a, b) in pairs(&ground.balancing) {
        let Some(gap) = joint(a, b) else { continue };
        if outs(a, b, gap) > 0 && a.into(gap) * b.into(gap) < 0 {
            let (goal, action) = if a.into(gap) > 0 { (a, b) } else { (b, a) };
            found.push((vec![goal.at, action.at], action.is_delayed_beside(goal)));
        }
    }
}

/// Two B that share one element, which leave it with opposite signs and arrive with opposite signs.
pub(super) fn escalation(ground: &Ground<'_>, found: &mut Vec<Found>) {
    for (a, b) in pairs(&ground.balancing) {
        let Some(between) = joint(a, b) else { continue };
        if outs(a, b, between) < 0 && a.into(between) * b.into(between) < 0 {
            found.push((vec![a.at, b.at], false));
        }
    }
}

/// Two R that share one element, which leave it with opposite signs.
pub(super) fn success_to_the_successful(ground: &Ground<'_>, found: &mut Vec<Found>) {
    for (a, b) in pairs(&ground.reinforcing) {
        if joint(a, b).is_some_and(|shared| outs(a, b, shared) < 0) {
            found.push((vec![a.at, b.at], false));
        }
    }
}

/// Two R that share nothing, each with a B of which it shares a step; the two B share a step that neither R has.
pub(super) fn tragedy_of_the_commons(ground: &Ground<'_>, found: &mut Vec<Found>) {
    for (a, b) in pairs(&ground.balancing).filter(|(a, b)| a.shares_step(b)) {
        let gains = |own: &Ring<'_>, other: &Ring<'_>| -> Vec<&Ring<'_>> {
            ground.reinforcing.iter().filter(|r| r.shares_step(own) && r.is_apart(other)).collect()
        };
        let (of_a, of_b) = (gains(a, b), gains(b, a));
        let pair = of_a.iter().find_map(|&one| of_b.iter().find(|two| one.is_apart(two)).map(|&two| (one, two)));
        if let Some((one, two)) = pair {
            let delayed = a.is_delayed_beside(one) && b.is_delayed_beside(two);
            found.push((vec![one.at, two.at, a.at, b.at], delayed));
        }
    }
}

/// R, B and B in a chain: each meets the next, the first and the last share nothing; the last is delayed.
pub(super) fn growth_and_underinvestment(ground: &Ground<'_>, found: &mut Vec<Found>) {
    for limit in &ground.balancing {
        for investing in ground.balancing.iter().filter(|b| b.at != limit.at && joint(limit, b).is_some() && b.is_delayed_beside(limit)) {
            let grows = |r: &&Ring<'_>| joint(r, limit).is_some() && r.is_apart(investing);
            if let Some(growth) = ground.reinforcing.iter().find(grows) {
                found.push((vec![growth.at, limit.at, investing.at], true));
            }
        }
    }
}

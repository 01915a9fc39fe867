//! Feedback loops and paths as stories: one sentence a step, and what comes of it.

use super::connection::{contested, pair_is_delayed, step};
use super::label::{inside, sentence};
use super::name::counted;
use crate::analysis::FeedbackLoop;
use crate::map::{ElementId, Influence, LoopType, PairSign, Polarity, SystemMap};

/// The steps of a loop, a sentence each, told from a rise of its first element. Each sentence takes up where the one before ended: after "the less
/// time" comes "The less time, …". After a step that nobody knows the sign of, the story starts again from a rise.
pub fn loop_steps(map: &SystemMap, feedback: &FeedbackLoop) -> Vec<String> {
    steps(map, feedback.elements.iter().copied().zip(feedback.elements.iter().copied().cycle().skip(1)))
}

/// The steps of a path, told like those of a loop.
pub fn path_steps(map: &SystemMap, way: &[ElementId]) -> Vec<String> {
    steps(map, way.iter().copied().zip(way.iter().copied().skip(1)))
}

fn steps(map: &SystemMap, pairs: impl Iterator<Item = (ElementId, ElementId)>) -> Vec<String> {
    let mut up = true;
    let mut told = Vec::new();
    for (from, to) in pairs {
        let sign = map.pair_sign(from, to).unwrap_or(PairSign::Agreed(Polarity::Unknown));
        let (Some(cause), Some(effect)) = (map.element(from), map.element(to)) else { continue };
        let (cause, effect) = (inside(cause), inside(effect));
        let delay = pair_is_delayed(map, from, to);
        told.push(match sign {
            PairSign::Agreed(polarity) => sentence(&step(&cause, &effect, up, Influence { polarity, delay, strength: None })),
            PairSign::Contested => contested(&cause, &effect, delay),
        });
        up = match sign.polarity() {
            Polarity::Plus => up,
            Polarity::Minus => !up,
            Polarity::Unknown => true,
        };
    }
    told
}

/// What comes of a path: "So more alpha leads to less gamma, in 3 steps and after 1 delay."
pub fn path_ending(map: &SystemMap, way: &[ElementId]) -> String {
    let (Some(first), Some(last)) = (way.first().and_then(|&id| map.element(id)), way.last().and_then(|&id| map.element(id))) else {
        return String::new();
    };
    let (first, last) = (inside(first), inside(last));
    let pairs = || way.iter().copied().zip(way.iter().copied().skip(1));
    let signs: Vec<Polarity> = pairs().map(|(a, b)| map.pair_sign(a, b).map_or(Polarity::Unknown, PairSign::polarity)).collect();
    let waits = pairs().filter(|&(from, to)| pair_is_delayed(map, from, to)).count();
    let waits = if waits > 0 { format!(" and after {}", counted(waits, "delay")) } else { String::new() };
    let far = format!("in {}{waits}", counted(signs.len(), "step"));
    let minus = signs.iter().filter(|sign| **sign == Polarity::Minus).count();
    match signs.iter().filter(|sign| **sign == Polarity::Unknown).count() {
        0 => format!("So more {first} leads to {} {last}, {far}.", if minus % 2 == 0 { "more" } else { "less" }),
        1 => format!("So which way {last} moves depends on the one step that is not known or contested, {far}."),
        several => format!("So which way {last} moves depends on {several} steps that are not known or contested, {far}."),
    }
}

/// What a change does that has come round: feeds itself, is held back, or it depends.
pub fn loop_ending(feedback: &FeedbackLoop) -> String {
    let ending = match (feedback.kind, feedback.unknowns) {
        (LoopType::Reinforcing, _) => "So a change feeds itself: the loop is reinforcing.",
        (LoopType::Balancing, _) if feedback.delays > 0 => {
            "So a change is held back: the loop is balancing. With a delay on the way, it may swing to and fro."
        }
        (LoopType::Balancing, _) => "So a change is held back: the loop is balancing.",
        (LoopType::Undetermined, 1) if feedback.negatives.is_multiple_of(2) => {
            "So it depends on one step: the loop is reinforcing if that step is +, balancing if it is \u{2212}."
        }
        (LoopType::Undetermined, 1) => "So it depends on one step: the loop is balancing if that step is +, reinforcing if it is \u{2212}.",
        (LoopType::Undetermined, _) => "So it depends: several steps are not known, or people see them differently.",
    };
    ending.to_owned()
}

/// What kind of loop it is, in plain words: "A balancing loop: it holds itself back".
pub const fn loop_kind(kind: LoopType) -> &'static str {
    match kind {
        LoopType::Reinforcing => "A reinforcing loop: it feeds itself",
        LoopType::Balancing => "A balancing loop: it holds itself back",
        LoopType::Undetermined => "An undetermined loop: it may feed itself or hold itself back",
    }
}

/// A question to discuss at a loop for which nobody wrote one.
pub const fn loop_question(kind: LoopType) -> &'static str {
    match kind {
        LoopType::Reinforcing => "When have you seen this loop turn for the better, and what set it off?",
        LoopType::Balancing => "What does this loop hold in check, and when is that a good thing?",
        LoopType::Undetermined => "What does it depend on which way this loop turns?",
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::{CausalGraph, LoopLimits, find_loops};
    use crate::words::sample;
    use Polarity::{Minus, Plus, Unknown};

    fn ring(signs: &[Polarity]) -> (SystemMap, FeedbackLoop) {
        let map = sample::ring(signs);
        let found = find_loops(&Arc::new(CausalGraph::of(&map)), LoopLimits::default(), None).get(0).unwrap();
        (map, found)
    }

    #[test]
    fn a_story_follows_the_signs_round() {
        let (map, found) = ring(&[Minus, Plus, Minus]);
        let expected =
            ["The more alpha, the less beta, after a while.", "The less beta, the less gamma.", "The less gamma, the more alpha."];
        assert_eq!(loop_steps(&map, &found), expected);
        assert!(loop_ending(&found).contains("reinforcing"));
    }

    #[test]
    fn a_path_is_told_to_its_end() {
        let (map, found) = ring(&[Minus, Plus, Minus]);
        let way = &found.elements[..];
        assert_eq!(path_steps(&map, way), ["The more alpha, the less beta, after a while.", "The less beta, the less gamma."]);
        assert_eq!(path_ending(&map, way), "So more alpha leads to less gamma, in 2 steps and after 1 delay.");
        let (map, found) = ring(&[Minus, Unknown, Plus]);
        assert!(path_ending(&map, &found.elements).contains("depends on the one step"));
        assert_eq!(path_ending(&map, &[]), "");
    }

    #[test]
    fn one_unknown_step_decides() {
        let (map, found) = ring(&[Minus, Unknown, Plus]);
        assert!(loop_steps(&map, &found)[1].starts_with("Beta may raise or lower gamma"));
        assert!(loop_steps(&map, &found)[2].starts_with("The more gamma"));
        assert!(loop_ending(&found).contains("balancing if that step is +"));
        assert!(loop_ending(&ring(&[Unknown, Unknown]).1).starts_with("So it depends: several"));
        assert!(loop_ending(&ring(&[Minus, Plus]).1).contains("to and fro"));
    }
}

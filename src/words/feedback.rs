//! Feedback loops as stories: one sentence a step, and what comes of it.

use super::connection::step;
use super::label::{inside, sentence};
use crate::analysis::FeedbackLoop;
use crate::map::{Influence, LoopType, PairSign, Polarity, SystemMap};

/// The steps of a loop, a sentence each, told from a rise of its first element. Each sentence takes up where the one before ended: after "the less
/// time" comes "The less time, …". After a step that nobody knows the sign of, the story starts again from a rise.
pub fn loop_steps(map: &SystemMap, feedback: &FeedbackLoop) -> Vec<String> {
    let mut up = true;
    let mut told = Vec::with_capacity(feedback.elements.len());
    let nexts = feedback.elements.iter().cycle().skip(1);
    for ((&from, &to), claims) in feedback.elements.iter().zip(nexts).zip(&feedback.steps) {
        let polarity = map.pair_sign(from, to).map_or(Polarity::Unknown, PairSign::polarity);
        let delay = claims.iter().filter_map(|&id| map.connection(id)?.influence()).any(|i| i.delay);
        let (Some(from), Some(to)) = (map.element(from), map.element(to)) else { continue };
        told.push(sentence(&step(&inside(from), &inside(to), up, Influence { polarity, delay, strength: None })));
        up = match polarity {
            Polarity::Plus => up,
            Polarity::Minus => !up,
            Polarity::Unknown => true,
        };
    }
    told
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
    fn one_unknown_step_decides() {
        let (map, found) = ring(&[Minus, Unknown, Plus]);
        assert!(loop_steps(&map, &found)[1].starts_with("Beta may raise or lower gamma"));
        assert!(loop_steps(&map, &found)[2].starts_with("The more gamma"));
        assert!(loop_ending(&found).contains("balancing if that step is +"));
        assert!(loop_ending(&ring(&[Unknown, Unknown]).1).starts_with("So it depends: several"));
        assert!(loop_ending(&ring(&[Minus, Plus]).1).contains("to and fro"));
    }
}

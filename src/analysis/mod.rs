//! Questions a map can answer, as pure functions: loops, components, centrality, evidence. Nothing here writes or draws.

mod causal;
mod components;
mod loops;
mod per_node;

pub use causal::{CausalGraph, Step};
pub use components::Components;
pub use loops::{FeedbackLoop, LoopLimits, Loops, find as find_loops, loop_along};

#[cfg(test)]
mod sample;

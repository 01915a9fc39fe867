//! Questions a map can answer, as pure functions: loops, components, centrality, evidence. Nothing here writes or draws.

mod causal;
mod centrality;
mod components;
mod coverage;
mod evidence;
mod kept;
mod loops;
mod pace;
mod participants;
mod per_node;
mod registry;
mod report;
mod reports;
mod trophic;

pub use causal::{CausalGraph, Step};
pub use centrality::{Centrality, centralities};
pub use components::Components;
pub use coverage::{Balance, Bundle, Coverage, PathTold, Tellers, Told, Who, bundles, paths_to_outcomes, told_between, told_loops};
pub use evidence::{Evidence, EvidenceCounts, Heard, Uses};
pub use kept::{kept_by, with_neighbours};
pub use loops::{FeedbackLoop, LoopBook, LoopLimits, LoopRow, Loops, find as find_loops, loop_along};
pub use pace::{Pace, Stopped};
pub use participants::{Participant, participants};
pub use registry::{ANALYSES, Analysis, analysis};
pub use report::{Cell, Column, Options, Report, Row};
pub use trophic::{TrophicLevels, trophic_levels};

#[cfg(test)]
mod sample;

//! The map as it is typed: lines such as `trust -> engagement +`, what they ask of the map, and where what is new goes. Pure: nothing here
//! changes a map; a [`Plan`] holds the edit that would.
//!
//! ## The lines
//! | typed | what it does |
//! |---|---|
//! | `Trust` | adds an element, a factor unless it says `actor:`, `outcome:` or `intervention:` before its name |
//! | `12 -> 7 -` | N12 influences N7, more leads to less; `=>` and `→` are the same arrow, `<-` runs the other way, `<->` both ways |
//! | `trust -> engagement + delay` | by label, or words of it that only one label has; behind the sign `delay`, `strong`, `medium`, `weak` |
//! | `A -> B + -> C -` | a chain; an element that is not there is added |
//! | `Council -> Shelter : funds` | a relation with its verb; what is new is an actor |
//! | `L4 -` | gives a connection another sign |
//! | `N12 label New name` | another label |
//! | `quote 12 "…" accessing support` | a quote on an element (or L4), and who said it |
//!
//! No sign is `?`: nobody said. A name between quotation marks is taken as it stands. A bullet or a number with a full stop before a line of a
//! pasted list is left out.

mod complete;
mod fault;
mod names;
mod parse;
mod places;
mod plan;
mod planner;
mod scan;
mod statement;
mod told;

#[cfg(test)]
mod tests;

pub use complete::{Completion, completions};
pub use fault::{Candidate, Fault};
pub use parse::parse;
pub use plan::{Ghost, Plan, Progress, Stage};
pub use statement::{Link, Name, Said, Statement, Toward};
pub use told::{Deed, DeedKind, Outcome};

//! What may leave: a map cut down to an audience. Every export and every print starts from a [`Released`] map, which only [`release`]
//! can make, so that a quote without consent cannot leave by mistake: the types do not allow it. Before it leaves it can be looked through
//! for what could tell who somebody is ([`check`]).

mod audience;
pub mod check;
mod cut;

pub use audience::{Audience, Withheld};
pub use cut::{LeftOut, Released, release, release_with_photos};

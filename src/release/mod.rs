//! What may leave: a map cut down to an audience. Every export and every print starts from a [`Released`] map, which only [`release`]
//! can make, so that a quote without consent cannot leave by mistake: the types do not allow it.

mod audience;
mod cut;

pub use audience::{Audience, Withheld};
pub use cut::{LeftOut, Released, release};

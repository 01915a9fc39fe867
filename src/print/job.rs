//! What a kind of handout is given to work with.

use crate::analysis::Pace;
use crate::release::Released;
use crate::text::Typesetter;

use super::PrintOptions;

/// One handout to make.
#[expect(missing_debug_implementations, reason = "a typesetter has none")]
pub struct Job<'a> {
    /// Of this map, for the audience it was released to.
    pub released: &'a Released,
    /// As was chosen.
    pub options: &'a PrintOptions,
    /// Sets its text.
    pub types: &'a mut Typesetter,
    /// Told after each page or card.
    pub pace: &'a Pace,
}

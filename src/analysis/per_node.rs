//! A column of values, one for each node of a compact graph. Reading outside it gives the default, writing outside it does
//! nothing: algorithms stay free of panics without a check at every step.

/// One value per node.
#[derive(Clone, Debug, Default)]
pub(super) struct PerNode<T>(Vec<T>);

impl<T: Copy + Default> PerNode<T> {
    /// `count` times this value.
    pub(super) fn filled(count: usize, value: T) -> Self {
        Self(vec![value; count])
    }

    /// The value of a node.
    #[inline]
    pub(super) fn at(&self, node: u32) -> T {
        self.0.get(node as usize).copied().unwrap_or_default()
    }

    /// Sets the value of a node.
    #[inline]
    pub(super) fn set(&mut self, node: u32, value: T) {
        if let Some(slot) = self.0.get_mut(node as usize) {
            *slot = value;
        }
    }

    /// Sets the value of every node.
    pub(super) fn fill(&mut self, value: T) {
        self.0.fill(value);
    }

    /// The value of a node, to change.
    #[inline]
    pub(super) fn slot(&mut self, node: u32) -> Option<&mut T> {
        self.0.get_mut(node as usize)
    }

    /// All values in the order of nodes.
    pub(super) fn as_slice(&self) -> &[T] {
        &self.0
    }
}

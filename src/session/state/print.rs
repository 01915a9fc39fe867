//! The print dialog.

/// The print dialog.
#[derive(Clone, Debug, Default)]
pub struct PrintState {
    /// The page shown, from 0.
    pub page: usize,
}

//! The print dialog.

/// The print dialog.
#[derive(Clone, Debug)]
pub struct PrintState {
    /// The kind of handout, by its name in `print::KINDS`.
    pub kind: &'static str,
    /// The page shown, from 0.
    pub page: usize,
}

impl Default for PrintState {
    fn default() -> Self {
        Self { kind: "map", page: 0 }
    }
}
